"""The shape of a flow."""

from bot.source.cards import CARD_KEYS
from bot.source.cards import REQUIRED as CARD_REQUIRED
from bot.source.endings import OUTCOME_KEYS, STEP_KEYS
from bot.source.flows import (
    ALWAYS_KEYS,
    FLOW_KEYS,
    OVER,
    PROMISE_KEYS,
    PROMISES_KEYS,
    PROPERTY_KEYS,
)
from bot.source.shapes import (
    Condition,
    Either,
    Facts,
    Kind,
    Listed,
    Named,
    Open,
    Part,
    Value,
    Words,
    closed,
    part,
)
from bot.source.states import BRANCH_KEYS, CHOICE_KEYS, FORK_KEYS, QUESTION_KEYS, SUMMARY_KEYS
from bot.source.vocabulary import URGENCIES

ID = Value(Kind.ID)
STATE = Value(Kind.ID, names="state", more=True)
STEP = Value(Kind.ID, names="step", more=True)
FLAG = Value(Kind.FLAG)
SAID = Words(alike=False)
URGENCY = Value(known=URGENCIES)
CONTACT_TABLE = Value(Kind.FACT_ID, names="table of contacts")
STEPS = Listed(STEP)
WORDS = Listed(Value())
TO = part(STATE, "hvor det fører hen: en tilstand eller et udfald")
WHEN = Condition()

CHOICE = Named(
    "choice",
    closed(
        "choice",
        CHOICE_KEYS,
        {
            "words": part(WORDS, "ord, der peger på svaret, når nogen skriver dem"),
            "set": part(Facts(), "det, svaret fastslår"),
            "to": TO,
        },
        texts=CHOICE_KEYS[0],
        texts_required=True,
    ),
)
CHOICES = Open(ID, CHOICE)
ALWAYS = closed(
    "always",
    ALWAYS_KEYS,
    {"words": part(WORDS, "ord, der virker som knappen"), "to": TO},
    required=("to",),
    texts=ALWAYS_KEYS[0],
    texts_required=True,
)
QUESTION = closed(
    "question",
    QUESTION_KEYS,
    {
        "when": part(WHEN, "spørges kun, hvor det her passer"),
        "ask": part(SAID, "spørgsmålet"),
        "help": part(SAID, "linjen under spørgsmålet"),
        "why": part(SAID, "hvorfor der bliver spurgt"),
        "short": part(SAID, "spørgsmålet i et par ord, til oversigten"),
        "many": part(FLAG, "true: en tjekliste, hvor man vælger alt, der passer"),
        "choose": part(Value(known=("municipality", "area")), "et sted i stedet for svar"),
        "to": TO,
        "choices": part(CHOICES, "svarene"),
    },
    required=("ask",),
)
SUMMARY = closed(
    "summary",
    SUMMARY_KEYS,
    {
        "summary": part(SAID, "overskriften over svarene"),
        "go": part(SAID, "knappen, der fører videre"),
        "to": TO,
    },
    required=SUMMARY_KEYS,
)
BRANCH = closed(
    "branch",
    BRANCH_KEYS,
    {
        "when": part(WHEN, "grenen tages kun, hvor det her passer; den sidste har ingen"),
        "set": part(Facts(), "det, grenen fastslår"),
        "to": TO,
    },
    required=("to",),
)
FORK = closed(
    "fork",
    FORK_KEYS,
    {FORK_KEYS[0]: part(Listed(BRANCH, always=True), "den første gren, der passer, tages")},
    required=FORK_KEYS,
)
OUTCOME = closed(
    "outcome",
    OUTCOME_KEYS,
    {
        "urgency": part(URGENCY, "hvor meget det haster"),
        "title": part(SAID, "overskriften"),
        "closed": part(STEPS, "siges først, hvor ingen af de nævnte har åbent"),
        "steps": part(STEPS, "det, man gør, i rækkefølge"),
        "then": part(CHOICES, "svar, der fører videre: så er det ingen slutning"),
        "call_with": part(STEPS, "hvordan man kan begynde samtalen"),
        "avoid": part(STEPS, "det, man lader være med"),
        "afterwards": part(STEPS, "det, der sker bagefter"),
        "remind": part(CONTACT_TABLE, "tabellen, hvis åbning man kan blive mindet om"),
    },
    required=("urgency", "title", "steps"),
)
STEP_SHAPE = closed(
    "step",
    STEP_KEYS,
    {
        "when": part(WHEN, "trinnet står kun, hvor det her passer"),
        "urgency": part(URGENCY, "når trinnet haster mere eller mindre end udfaldet"),
        "optional": part(FLAG, "true: udelades, hvor det ikke bringer nogen ny kontakt"),
        "says": part(Value(Kind.FACT_ID, names="table of text"), "en tabel med kommunens egne ord"),
        "contacts": part(
            Listed(Value(Kind.ID, names="contact", more=True)),
            "faste kontakter, som ingen plan flytter",
        ),
        "route": part(CONTACT_TABLE, "en tabel, hvor planen bestemmer kontakterne"),
        "law": part(Value(Kind.ID, names="law"), "reglen bag trinnet"),
    },
    texts="",
)
CARD = closed(
    "card",
    CARD_KEYS,
    {
        "for": part(SAID, "hvem kortet er til"),
        "title": part(SAID, "overskriften; den må nævne emnet, for kortet hænger fremme"),
        "link": part(Value(Kind.ID, names="link"), "det link, kortets QR-kode åbner"),
        "set": part(Facts(), "det, der gælder for dem, kortet er til"),
        "to": part(STATE, "den slutning, kortet viser"),
    },
    required=CARD_REQUIRED,
)
_CLAIM = Open(Value(names="claim"), Listed(Value(Kind.WORD)))
PROPERTY = closed(
    "property",
    PROPERTY_KEYS,
    {
        "when": part(Condition(), "sætningen gælder kun, hvor det her passer"),
        **{over: part(_CLAIM, "det, der altid skal passe") for over in OVER},
    },
)
PROMISE = closed(
    "promise",
    PROMISE_KEYS,
    {PROMISE_KEYS[0]: part(Value(Kind.COUNT), "timer: så længe må nogen højst vente på åbent")},
    required=PROMISE_KEYS,
)
PROMISES = closed(
    "promises",
    PROMISES_KEYS,
    {PROMISES_KEYS[0]: part(PROMISE, "det, der kan vente til næste åbning")},
)

_PARTS: dict[str, Part] = {
    "flow": part(ID, "samtalens id"),
    "languages": part(Listed(Value()), "sprogene; det første er kilden"),
    "review_by": part(Value(Kind.DATE), "dagen, hvor samtalen skal ses efter igen"),
    "initial": part(STATE, "tilstanden, samtalen begynder i"),
    "title": part(SAID, "samtalens navn; neutralt, for det kan stå på en låst skærm"),
    "greeting": part(SAID, "de første linjer"),
    "alarm": part(SAID, "linjen om akut fare"),
    "always": part(Open(ID, ALWAYS), "knapper, der står på alle skærme"),
    "links": part(Open(ID, Facts()), "det, et link eller en QR-kode svarer på forhånd"),
    "states": part(Open(ID, Either((FORK, SUMMARY, QUESTION))), "tilstandene"),
    "closing": part(STEPS, "trin nederst på alle udfald"),
    "outcomes": part(Open(ID, OUTCOME), "udfaldene"),
    "steps": part(Open(ID, STEP_SHAPE), "trinene, skrevet én gang og brugt ved navn"),
    "children": part(Listed(STATE), "tilstande og udfald, som børn læser: de skal være nemmere"),
    "cards": part(Open(ID, CARD), "handlekort til væggen, ét for hver målgruppe"),
    "properties": part(Open(ID, PROPERTY), "sikkerhedssætninger, som bevises over alle veje"),
    "promises": part(PROMISES, "hvor længe nogen højst må vente, til der er åbent"),
    "renamed": part(Open(ID, ID), "gammelt id: nyt id, så samtaler i gang kan følge med"),
}
FLOW = closed(
    "flow",
    FLOW_KEYS,
    _PARTS,
    required=("flow", "initial", "alarm", "states", "outcomes", "steps"),
)

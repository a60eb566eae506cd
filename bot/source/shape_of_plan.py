"""The shape of a plan: the national one and a municipality's own."""

from bot.plan.model import SELF_CHECK
from bot.source.contacts import CONTACT_KEYS, NONE, OLD, ROW_KEYS
from bot.source.declared import DECLARED_KEYS
from bot.source.hours import CLOSED, EXCEPTION_KEYS, HOURS_KEYS, UNCONFIRMED
from bot.source.plans import (
    CONFLICT_KEYS,
    FORBIDDEN_KEYS,
    LOCAL_KEYS,
    NATIONAL_KEYS,
    OFFER_KEYS,
    ROUTE_KEYS,
)
from bot.source.shapes import (
    Condition,
    Either,
    Kind,
    Listed,
    Named,
    Open,
    Part,
    Shape,
    Value,
    Words,
    closed,
    part,
    table,
)

ID = Value(Kind.ID)
WORD = Value()
DATE = Value(Kind.DATE)
ADDRESS = Value(Kind.ADDRESS)
CONTACT = Value(Kind.ID, names="contact", more=True)
TEXT = Words()
FACT_VALUE = Value(Kind.FACT_ID, names="value of table fact")

SPANS = Listed(Value(known=(CLOSED,), more=True))
_DAYS_AND_SPANS = Open(Value(known=HOURS_KEYS, more=True), SPANS)
_WEEK = Either((Value(known=(CLOSED,), more=True), _DAYS_AND_SPANS))

HOURS = Named(
    "hours",
    Either(
        (
            Value(known=("always", "office_days", "unknown"), more=True),
            closed(
                "outside", ("outside",), {"outside": part(CONTACT, "når den anden ikke er åben")}
            ),
            Open(
                Value(known=HOURS_KEYS, more=True),
                Listed(Value(known=(CLOSED, UNCONFIRMED), more=True)),
            ),
            Listed(Either((WORD, _DAYS_AND_SPANS)), always=True),
        )
    ),
)
EXCEPTION = closed(
    "exception",
    EXCEPTION_KEYS,
    {
        "from": part(DATE, "første dag"),
        "until": part(DATE, "sidste dag"),
        "hours": part(_WEEK, "tiderne i perioden, eller lukket"),
    },
    required=EXCEPTION_KEYS,
)

_PHONE = table(Value(Kind.PHONE, known=(NONE,)), ROW_KEYS)
_WRITTEN = table(WORD, ROW_KEYS)
_SAID = Named("said", table(TEXT, ROW_KEYS, text=True))

_ORIGIN: dict[str, Part] = {
    "source": part(ADDRESS, "siden, hvor det er læst", "source: https://www.eksempel.dk/side"),
    "source_date": part(
        Value(Kind.PARTIAL_DATE, known=("undated",)),
        "sidens dato, så langt den står der: 2018, 2018-04, 2018-04-17, eller undated",
        "source_date: undated",
    ),
    "checked": part(
        DATE,
        "dagen, hvor enheden selv bekræftede det; null, når ingen har. henvend confirm skriver den",
        "checked: null",
    ),
    "checked_by": part(WORD, "rollen, der bekræftede, aldrig et navn", "checked_by: konsulent"),
}

CONTACT_PARTS: dict[str, Part] = {
    "title": part(TEXT, "enhedens eller rollens navn, aldrig et menneskes", "title: Rådgivningen"),
    "organisation": part(
        TEXT, "hvem den hører til, hvis det ikke er jer", "organisation: Nabokommunen"
    ),
    "phone": part(
        _PHONE, "otte cifre i par, i anførselstegn; kræver hours", 'phone: "20 30 40 50"'
    ),
    "mail": part(_WRITTEN, "mailadresse", "mail: enhed@eksempel.dk"),
    "secure_mail": part(_WRITTEN, "sikker mail", "secure_mail: sikker@eksempel.dk"),
    "form": part(
        _SAID, "blanket: en tekst eller en adresse", "form: https://www.eksempel.dk/blanket"
    ),
    "chat": part(_SAID, "chat: en tekst eller en adresse", "chat: https://www.eksempel.dk/chat"),
    "visit": part(
        _SAID,
        "hvor man kan møde op",
        "visit: {da: Rådhuset i åbningstiden, en: The town hall in office hours}",
    ),
    "via": part(CONTACT, "nås gennem en anden kontakt", "via: {other}"),
    "ask_for": part(
        TEXT, "hvad man spørger efter hos den anden", "ask_for: {da: vagten, en: the duty officer}"
    ),
    "either": part(
        Listed(CONTACT), "en gruppe: en af de nævnte er nok", "either: [{post}, {other}]"
    ),
    "hours": part(
        HOURS, "åbningstider, office_days eller unknown", "hours: mandag-fredag 09:00-15:00"
    ),
    "exceptions": part(
        Listed(EXCEPTION),
        "andre tider i en periode",
        "exceptions:\n"
        "  - {from: 2026-07-13, until: 2026-07-31, hours: {mandag-fredag: 10:00-11:00}}",
    ),
    "inhouse": part(
        Value(Kind.FLAG), "på ens egen arbejdsplads: har intet nummer", "inhouse: true"
    ),
    "locked": part(Value(Kind.FLAG), "kan nævnes, men ikke ændres af en plan"),
    "when": part(Condition(), "hvem kontakten er til", "when: {{fact}: {value}}"),
    "mark": part(Value(known=(OLD,)), "old: kilden er gammel, og det bliver vist", "mark: old"),
    **_ORIGIN,
    "checked_content": part(
        WORD,
        "aftrykket af de numre og tider, der blev bekræftet; skrives af henvend confirm",
        "checked_content: 0123456789abcdef",
    ),
    "missing": part(
        _SAID,
        "hvad der bliver sagt, når ingen vej er oplyst",
        "missing: {da: Ring til hovednummeret., en: Call the main number.}",
    ),
    "note": part(
        _SAID,
        "en bemærkning under nummeret",
        "note: {da: Spørg efter visitator., en: Ask for intake.}",
    ),
}
CONTACT_SHAPE = Named("contact", closed("contact", CONTACT_KEYS, CONTACT_PARTS))

ROUTE = Listed(
    closed(
        "route",
        ROUTE_KEYS,
        {
            "when": part(Condition(opens=True), "rækken gælder kun, hvor alt det her passer"),
            "locked": part(Value(Kind.FLAG), "står før rækkerne i alle planer"),
            "contacts": part(Listed(CONTACT), "kontakterne i rækkefølge"),
        },
        required=("contacts",),
    )
)
OFFER = closed(
    "offer",
    OFFER_KEYS,
    {
        "title": part(TEXT, "tilbuddets navn"),
        "for": part(TEXT, "hvem det er til"),
        "entry": part(CONTACT, "kontakten, der er vejen ind"),
        "source": part(ADDRESS, "siden, hvor det er læst"),
        "source_date": part(Value(Kind.PARTIAL_DATE, known=("undated",)), "sidens dato"),
    },
    required=("title", "entry"),
)
CONFLICT = closed(
    "conflict",
    CONFLICT_KEYS,
    {
        "about": part(WORD, "hvad kilderne er uenige om, fx en kontakt og .hours"),
        "decision": part(WORD, "hvad I har besluttet"),
        "reason": part(WORD, "hvorfor"),
    },
    required=CONFLICT_KEYS,
)
FORBIDDEN_SHAPE = closed(
    "never_show",
    FORBIDDEN_KEYS,
    {
        "number": part(Value(Kind.PHONE), "et nummer, der ikke må vises"),
        "mail": part(WORD, "en mailadresse, der ikke må vises"),
        "text": part(WORD, "en tekst, der ikke må vises"),
        "reason": part(WORD, "hvorfor"),
        "withdrawn": part(DATE, "dagen, hvor det blev taget ud; henvend withdraw skriver den"),
    },
    required=("reason",),
)
DECLARED = closed(
    "answer",
    DECLARED_KEYS,
    {
        "answer": part(ID, "jeres eget svar, et id fra samtalen"),
        "source": part(ADDRESS, "hvor I skriver det"),
        "note": part(TEXT, "en bemærkning"),
    },
    required=("answer",),
)

_DAYS = Listed(Value(Kind.DAY))


def _named_table(of: str, value: Shape) -> Open:
    return Open(Value(Kind.FACT_ID, names=f"table of {of}"), value)


PARTS: dict[str, Part] = {
    "plan": part(ID, "den nationale plan: gulvet under alle kommuner"),
    "municipality": part(Value(Kind.CODE), "kommunens kode på fire cifre, i anførselstegn"),
    "name": part(WORD, "kommunens navn; skal passe til koden"),
    "adopted": part(DATE, "dagen, hvor planen blev vedtaget, eller unknown", "adopted: 2024-06-24"),
    "review_by": part(DATE, "dagen, hvor planen skal ses efter igen", "review_by: 2028-06-24"),
    "approved": part(DATE, "dagen, hvor kommunen godkendte planen. henvend approve skriver den"),
    "approved_by": part(WORD, "rollen, der godkendte, aldrig et navn"),
    "approved_content": part(
        WORD, "aftrykket af det, der blev godkendt. henvend approve skriver det"
    ),
    **_ORIGIN,
    "office_days": part(_WEEK, "tiden, hvor et kontor uden oplyste tider kan søges"),
    "doubtful_days": part(_DAYS, "dage, hvor mange kontorer har lukket"),
    "closing_days": part(
        _DAYS,
        "jeres egne lukkedage: hvert år (12-23) eller en bestemt dag",
        "closing_days: [12-23, 2026-05-15]",
    ),
    "open_days": part(_DAYS, "usikre dage, hvor I har åbent", "open_days: [12-31]"),
    "areas": part(
        Open(ID, TEXT),
        "områder, når nummeret afhænger af, hvor personen bor",
        "areas:\n  nord: Nord\n  syd: Syd",
    ),
    "contacts": part(
        Open(Value(Kind.ID, names="post", more=True), CONTACT_SHAPE),
        "kontakterne, hver under sit id",
    ),
    "routes": part(
        _named_table("contacts", ROUTE),
        "rækkefølgen, hvor den er en anden end den nationale",
        "routes:\n  {table}:\n    - contacts: [{post}]",
    ),
    "floor": part(_named_table("contacts", Listed(CONTACT)), "står efter hvert svar i tabellen"),
    "facts": part(
        _named_table("fact", table(FACT_VALUE, ROW_KEYS)), "oplysninger, som en tabel giver"
    ),
    "says": part(
        _named_table("text", _SAID),
        "det, kommunen selv lover, og kun det",
        "says:\n  {says}:\n"
        "    - da: Vi ringer tilbage samme dag.\n      en: We call back the same day.",
    ),
    "offers": part(
        Open(ID, OFFER),
        "tilbud, I har, og vejen ind",
        "offers:\n  mentorer:\n    title: {da: Mentorer, en: Mentors}\n    entry: {post}",
    ),
    "conflicts": part(
        Listed(CONFLICT, always=True),
        "det, kilderne er uenige om, og hvad I har besluttet",
        "conflicts:\n  - about: {post}.hours\n"
        "    decision: den korteste tid\n    reason: to sider siger hver sit",
    ),
    "never_show": part(
        Listed(FORBIDDEN_SHAPE, always=True),
        "numre, mailadresser og tekster, der aldrig må vises",
        'never_show:\n  - number: "20 30 40 59"\n    reason: nedlagt',
    ),
    SELF_CHECK: part(Open(ID, DECLARED), "jeres egne svar på spørgsmålene om planen"),
}

NATIONAL = closed(
    "plan",
    NATIONAL_KEYS,
    {key: PARTS[key] for key in NATIONAL_KEYS},
    required=("plan", "contacts", "routes", "office_days"),
)
LOCAL = closed(
    "plan",
    LOCAL_KEYS,
    {key: PARTS[key] for key in LOCAL_KEYS},
    required=("municipality", "contacts"),
)

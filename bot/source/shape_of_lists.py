"""The shapes of the lists: vocabulary, laws and places, and of scenario files."""

from bot.scenario.model import CHANGE, NO_ANSWER, WRITE
from bot.source.places import OTHER_KEYS, PLACE_KEYS, PLACES_KEYS
from bot.source.scenarios import EXPECT_KEYS, SCENARIO_KEYS
from bot.source.shapes import (
    LAST,
    Either,
    Kind,
    Listed,
    Open,
    Value,
    Words,
    closed,
    part,
)
from bot.source.vocabulary import (
    FACT_KEYS,
    GIVES,
    LAW_KEYS,
    NEVER_SAID_KEYS,
    TABLE_KEYS,
    URGENCIES,
    VOCABULARY_KEYS,
)

ID = Value(Kind.ID)
FACT_ID = Value(Kind.FACT_ID)
FLAG = Value(Kind.FLAG)
WORD = Value()
SAID = Words(alike=False)
CONTACT = Value(Kind.ID, names="contact", more=True)
ADDRESS = Value(Kind.ADDRESS)
CODE = Value(Kind.CODE)
SOURCE_DATE = Value(Kind.PARTIAL_DATE, known=("undated",))

FACT = closed(
    "fact",
    FACT_KEYS,
    {
        "plans": part(FLAG, "true: planer må bruge den i deres tabeller"),
        "many": part(FLAG, "true: kan have flere værdier på én gang"),
        "table": part(FLAG, "true: svares aldrig, en tabel giver den"),
        "values": part(Open(FACT_ID, SAID), "de værdier, den kan have"),
    },
    required=("values",),
    texts=FACT_KEYS[0],
    texts_required=True,
)
TABLE = closed(
    "table",
    TABLE_KEYS,
    {TABLE_KEYS[0]: part(Value(known=GIVES), "hvad rækkerne giver")},
    required=TABLE_KEYS,
    texts=LAST,
)
NEVER_SAID = closed(
    "never_said",
    NEVER_SAID_KEYS,
    {
        "words": part(Listed(WORD), "ordet og dets former"),
        "rather": part(WORD, "det, man siger i stedet; uden det udelades ordet"),
    },
    required=NEVER_SAID_KEYS[:1],
)
VOCABULARY = closed(
    "vocabulary",
    VOCABULARY_KEYS,
    {
        "vocabulary": part(ID, "ordlistens id"),
        "languages": part(Listed(WORD), "sprogene; det første er kilden"),
        "facts": part(Open(FACT_ID, FACT), "oplysningerne og deres værdier"),
        "urgencies": part(Open(Value(known=URGENCIES), SAID), "hvor meget noget kan haste"),
        "tables": part(Open(FACT_ID, TABLE), "tabellerne, som planer kan udfylde"),
        "never_said": part(
            Open(WORD, Listed(NEVER_SAID)), "ord, som ingen tekst bruger om mennesker, pr. sprog"
        ),
        "subject": part(
            Open(WORD, Listed(WORD)), "dele af ord, som en låst skærm ikke må vise, pr. sprog"
        ),
    },
    required=("vocabulary", "facts", "urgencies", "tables"),
)

LAW = closed(
    "law",
    LAW_KEYS,
    {
        "title": part(SAID, "reglens navn"),
        "da": part(WORD, "reglen på dansk, i egne ord"),
        "en": part(WORD, "reglen på engelsk, i egne ord"),
        "source": part(ADDRESS, "hvor den er læst"),
        "source_date": part(SOURCE_DATE, "kildens dato"),
        "checked": part(Value(Kind.DATE), "dagen, hvor et menneske læste selve loven; ellers null"),
    },
    required=("title", "source"),
)
LAWS = closed("laws", ("laws",), {"laws": part(Open(ID, LAW), "reglerne")}, required=("laws",))

_SPELLINGS = part(Listed(WORD), "stavemåder, som folk bruger")
PLACE = closed(
    "place",
    PLACE_KEYS,
    dict(
        zip(
            PLACE_KEYS,
            (
                part(WORD, "kommunens navn"),
                part(WORD, "regionen"),
                part(WORD, "politikredsen"),
                _SPELLINGS,
            ),
            strict=True,
        )
    ),
    required=(PLACE_KEYS[0], PLACE_KEYS[2]),
)
OTHER = closed(
    "other",
    OTHER_KEYS,
    {
        "name": part(WORD, "navnet, som ikke er en kommune"),
        "spellings": _SPELLINGS,
        "ask": part(Listed(CODE), "kommunerne, det kan være, ved kode"),
        "abroad": part(FLAG, "true: uden for Danmark"),
        "note": part(Words(), "en bemærkning om navnet"),
    },
    required=("name",),
)
PLACES = closed(
    "places",
    PLACES_KEYS,
    {
        "places": part(Open(CODE, PLACE), "kommunerne ved kode"),
        "not_municipalities": part(Listed(OTHER), "kendte navne, der ikke er en kommune"),
    },
    required=("places",),
)

_ACT = Either(
    (
        Value(Kind.ID, names="control"),
        Open(Value(names="question", known=(WRITE, CHANGE, NO_ANSWER)), Listed(WORD)),
    )
)
EXPECT = closed(
    "expect",
    EXPECT_KEYS,
    {
        "outcome": part(Value(Kind.ID, names="outcome"), "udfaldet"),
        "state": part(Value(Kind.ID, names="waiting"), "tilstanden, der ventes i"),
        "urgency": part(Value(known=URGENCIES), "hvor meget det haster"),
        "contacts": part(Listed(CONTACT), "kontakterne i rækkefølge; andre må stå imellem"),
        "states": part(Open(CONTACT, WORD), "hvordan hver kontakt står, fx open 22:00"),
        "must": part(Listed(WORD), "det, der skal være der"),
        "must_not": part(Listed(WORD), "det, der ikke må være der"),
        "questions_at_most": part(Value(Kind.COUNT), "højst så mange spørgsmål"),
    },
)
SCENARIO = closed(
    "scenario",
    SCENARIO_KEYS,
    {
        "name": part(WORD, "hvad scenariet handler om"),
        "flow": part(Value(Kind.ID, names="flow"), "samtalen; ellers den første"),
        "municipality": part(WORD, "kommunen; unknown og abroad går også an"),
        "at": part(WORD, "dansk tid: 2026-09-15 10:20"),
        "link": part(ID, "linket, personen kom fra"),
        "lang": part(WORD, "sproget"),
        "situation": part(Words(), "hvad den, der øver sig, møder; uden svar"),
        "recorded": part(FLAG, "true: kun optaget; ingen har sagt, hvad der skal ventes"),
        "answers": part(Listed(_ACT, always=True), "svarene i rækkefølge"),
        "expect": part(EXPECT, "det, der skal komme ud af det"),
    },
    required=("name", "at", "answers", "expect"),
)
SCENARIOS = closed(
    "scenarios",
    ("scenarios",),
    {"scenarios": part(Listed(SCENARIO, always=True), "scenarierne")},
    required=("scenarios",),
)

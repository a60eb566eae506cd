"""Reading `flows/vocabulary.yaml` and `flows/laws.yaml`."""

from collections.abc import Iterator

from bot.conditions import FactId, TableId, Value
from bot.flow.model import FactRule, Law, LawId, TableRule, Urgency, Vocabulary
from bot.language import DA, Lang
from bot.problems import Location
from bot.source.reader import FACT_ID, Reader
from bot.source.yaml import Mapping, Node

URGENCIES = ("now", "today", "can_wait", "calm")
GIVES = ("contacts", "fact", "text")
LAW_KEYS = ("title", "da", "en", "source", "source_date", "checked")
VOCABULARY_KEYS = (
    "vocabulary",
    "languages",
    "facts",
    "urgencies",
    "tables",
    "never_said",
    "subject",
)
NEVER_SAID_KEYS = ("words", "rather")
FACT_KEYS = ("plans", "many", "table", "values")
TABLE_KEYS = ("gives",)


def read_languages(reader: Reader, node: Mapping) -> tuple[Lang, ...]:
    """Return the languages of the content; the first is the source."""
    said = tuple(Lang(each) for each in reader.strings(node.get("languages"), "languages"))
    return said or (DA,)


def read_vocabulary(reader: Reader, root: Mapping) -> Vocabulary:
    """Return the closed lists that flows and plans share."""
    reader.only(root, "vocabulary", VOCABULARY_KEYS)
    reader.required(root, "vocabulary", ("vocabulary", "facts", "urgencies", "tables"))
    return Vocabulary(
        languages=reader.languages,
        facts={
            FactId(key.text): _fact(reader, FactId(reader.name(key, FACT_ID)), value, key.where)
            for key, value in reader.entries(root.get("facts"), "facts")
        },
        tables={
            TableId(key.text): _table(reader, TableId(reader.name(key, FACT_ID)), value, key.where)
            for key, value in reader.entries(root.get("tables"), "tables")
        },
        urgencies={
            Urgency(key.text): reader.text(value, f"urgency of {key.text}", alike=False)
            for key, value in reader.entries(root.get("urgencies"), "urgencies")
        },
        never_said=dict(_never_said(reader, root.get("never_said"))),
        subject=dict(_subject(reader, root.get("subject"))),
    )


def _never_said(reader: Reader, node: Node | None) -> Iterator[tuple[Lang, dict[str, str]]]:
    found = None if node is None else reader.mapping(node, "never_said")
    if found is not None:
        reader.only(found, "never_said", reader.languages)
        for lang in reader.languages:
            yield lang, dict(_words(reader, found.get(lang)))


def _subject(reader: Reader, node: Node | None) -> Iterator[tuple[Lang, tuple[str, ...]]]:
    found = None if node is None else reader.mapping(node, "subject")
    if found is not None:
        reader.only(found, "subject", reader.languages)
        for lang in reader.languages:
            words = reader.strings(found.get(lang), "subject")
            yield lang, tuple(word.casefold() for word in words)


def _words(reader: Reader, node: Node | None) -> Iterator[tuple[str, str]]:
    """Yield each word of *node* in small letters, with what to say rather."""
    for item in reader.items(node):
        found = reader.mapping(item, "never_said")
        if found is not None:
            reader.only(found, "never_said", NEVER_SAID_KEYS)
            reader.required(found, "never_said", NEVER_SAID_KEYS[:1])
            rather = found.get("rather")
            said = "" if rather is None else reader.string(rather, "rather")
            words = reader.strings(found.get("words"), "words")
            yield from ((word.casefold(), said) for word in words)


def _fact(reader: Reader, fact: FactId, node: Node, where: Location) -> FactRule:
    found = reader.mapping(node, fact) or Mapping((), node.where)
    languages = reader.languages
    reader.only(found, f"fact {fact}", (*languages, *FACT_KEYS))
    return FactRule(
        id=fact,
        label=reader.text_of(found, f"fact {fact}"),
        values={
            Value(reader.name(key, FACT_ID)): reader.text(value, f"value of {fact}", alike=False)
            for key, value in reader.entries(found.get("values"), "values")
        },
        plans=reader.flag(found.get("plans"), "plans"),
        many=reader.flag(found.get("many"), "many"),
        table=reader.flag(found.get("table"), "table"),
        where=where,
    )


def _table(reader: Reader, table: TableId, node: Node, where: Location) -> TableRule:
    found = reader.mapping(node, table) or Mapping((), node.where)
    reader.only(found, f"table {table}", (*TABLE_KEYS, *reader.languages))
    gives = reader.string(found.get("gives"), "gives")
    if gives not in GIVES:
        reader.unknown("kind of table", gives, found.where, GIVES)
    label = reader.text_of(found, f"table {table}") if reader.has_text(found) else {DA: table}
    return TableRule(table, gives, label, where)


def read_laws(reader: Reader, root: Mapping) -> dict[LawId, Law]:
    """Return the rules of law that steps refer to."""
    reader.only(root, "laws", ("laws",))
    laws = {}
    for key, value in reader.entries(root.get("laws"), "laws"):
        found = reader.mapping(value, key.text)
        if found is not None:
            laws[LawId(reader.name(key))] = _law(reader, LawId(key.text), found, key.where)
    return laws


def _law(reader: Reader, law: LawId, node: Mapping, where: Location) -> Law:
    reader.only(node, f"law {law}", LAW_KEYS)
    reader.required(node, f"law {law}", ("title", "source"))
    return Law(
        id=law,
        title=reader.text(node.get("title"), f"law title of {law}", alike=False),
        text=reader.text_of(node, f"law {law}"),
        source=reader.string(node.get("source"), "source"),
        source_date=reader.source_date(node.get("source_date")),
        checked=reader.day(node.get("checked"), "checked"),
        where=where,
        lines=node.lines(),
    )

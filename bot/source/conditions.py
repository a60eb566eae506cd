"""Reading a `when:`: the closed language of conditions."""

from collections.abc import Container
from collections.abc import Mapping as MappingType
from dataclasses import dataclass

from bot.conditions import (
    ABROAD,
    ALWAYS,
    AREA,
    KNOWN,
    MUNICIPALITY,
    NO_AREA,
    UNKNOWN,
    All,
    AnyOf,
    AtLeast,
    Condition,
    ContactId,
    FactId,
    Is,
    IsOpen,
    Not,
    Only,
    Value,
)
from bot.problems import nearest
from bot.source.reader import Reader
from bot.source.yaml import Mapping, Node, Scalar

OPEN = "open"
ANY = "any"
COMPARISON_KEYS = ("not", "only", "at_least", "of")


@dataclass(frozen=True, slots=True)
class Words:
    """The facts and values that a condition may name; *contacts* only where `open:` may stand."""

    facts: MappingType[FactId, tuple[Value, ...]]
    hidden: MappingType[FactId, str]
    contacts: frozenset[str] | None = None


def built_in(areas: tuple[str, ...] | None = None) -> dict[FactId, tuple[Value, ...]]:
    """Return the built-in facts; *areas* are those of a plan, None where none can be named."""
    named = tuple(Value(area) for area in areas or ())
    return {MUNICIPALITY: (KNOWN, UNKNOWN, ABROAD), AREA: (*named, UNKNOWN, NO_AREA)}


def read_when(reader: Reader, node: Node | None, words: Words) -> Condition:
    """Return the condition of *node*; always where there is none."""
    if node is None:
        return ALWAYS
    found = reader.mapping(node, "when")
    if found is None:
        return ALWAYS
    held = tuple(_entry(reader, key, value, words) for key, value in found.entries)
    return held[0] if len(held) == 1 else All(held)


def _entry(reader: Reader, key: Scalar, value: Node, words: Words) -> Condition:
    if key.text == ANY:
        return AnyOf(tuple(read_when(reader, item, words) for item in reader.items(value)))
    if key.text == OPEN:
        return _open(reader, key, value, words)
    fact = FactId(key.text)
    if fact not in words.facts:
        _unknown_fact(reader, key, words)
        return ALWAYS
    return _about(reader, fact, value, words)


def _unknown_fact(reader: Reader, key: Scalar, words: Words) -> None:
    reason = words.hidden.get(FactId(key.text))
    if reason is not None:
        reader.problem(reason, key.where, fact=key.text)
    else:
        reader.unknown("fact", key.text, key.where, (*words.facts, ANY))


def _open(reader: Reader, key: Scalar, value: Node, words: Words) -> Condition:
    if words.contacts is None:
        reader.problem("F209", key.where)
        return ALWAYS
    contact = reader.string(value, OPEN)
    if contact not in words.contacts:
        reader.unknown("contact", contact, value.where, words.contacts)
    return IsOpen(ContactId(contact))


def _about(reader: Reader, fact: FactId, value: Node, words: Words) -> Condition:
    if not isinstance(value, Mapping):
        return Is(fact, _values(reader, fact, value, words))
    reader.only(value, "when", COMPARISON_KEYS)
    inner = value.get("not")
    if inner is not None:
        return Not(Is(fact, _values(reader, fact, inner, words)))
    only = value.get("only")
    if only is not None:
        return Only(fact, _values(reader, fact, only, words))
    return AtLeast(
        fact,
        _values(reader, fact, value.get("of"), words),
        read_count(reader, value, "at_least") or 1,
    )


def read_count(reader: Reader, node: Mapping, key: str) -> int | None:
    """Return the whole number above nothing at *key* of *node*; None, and a problem, for others."""
    said = reader.string(node.get(key), key)
    if not said.isdecimal() or not said.isascii() or int(said) < 1:
        reader.problem("F210", node.where, value=said)
        return None
    return int(said)


def _negated(said: str, known: Container[str]) -> str:
    """Return how "not adult" is written, or "" where that is not what was *said*."""
    word, _, value = said.partition(" ")
    return f"{{not: {value}}}" if word in ("not", "ikke") and value in known else ""


def _values(reader: Reader, fact: FactId, node: Node | None, words: Words) -> frozenset[Value]:
    known = words.facts[fact]
    for item in reader.items(node):
        said = reader.string(item, fact)
        if said not in known:
            near = _negated(said, known) or nearest(said, known)
            reader.problem("F201", item.where, what=f"value of {fact}", name=said, near=near)
    return frozenset(Value(said) for said in reader.strings(node, fact))

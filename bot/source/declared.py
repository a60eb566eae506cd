"""Reading what a municipality itself answers about its plan.

An answer is the municipality's own word and nothing else: it is not computed from the
plan, and nothing that is computed replaces it.
"""

from collections.abc import Iterator

from bot.plan.model import SELF_CHECK, Declared
from bot.problems import Severity
from bot.source.reader import Reader
from bot.source.yaml import Mapping, Node

DECLARED_KEYS = ("answer", "source", "note")


def read_declared(reader: Reader, root: Mapping) -> tuple[Declared, ...]:
    """Return the municipality's own answers in *root*, in the order of the file."""
    return tuple(_entries(reader, root.get(SELF_CHECK)))


def _entries(reader: Reader, node: Node | None) -> Iterator[Declared]:
    for key, value in reader.entries(node, SELF_CHECK):
        found = reader.mapping(value, key.text)
        if found is None:
            continue
        reader.only(found, f"choice {key.text}", DECLARED_KEYS)
        reader.required(found, f"choice {key.text}", ("answer",))
        note = found.get("note")
        yield Declared(
            question=reader.name(key),
            answer=reader.string(found.get("answer"), "answer"),
            source=_source(reader, found.get("source")),
            note=None if note is None else reader.text(note, f"note of {key.text}"),
            where=key.where,
            lines=found.lines(),
        )


def _source(reader: Reader, node: Node | None) -> str:
    said = reader.string(node, "source")
    if node is not None and not said.startswith("https://"):
        trap = "plain" if said.startswith("http://") else ""
        reader.problem("P219", node.where, Severity.WARNING, value=said, trap=trap)
    return said

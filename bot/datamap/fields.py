"""What the types and tables can hold, read from themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from bot.channels.telegram.door import Arrival
from bot.channels.telegram.message import Part
from bot.channels.web.form import Sent
from bot.datamap.entries import MAP
from bot.datamap.model import Entry
from bot.dialogue.events import Write
from bot.dialogue.session import Session
from bot.reminding import Kept
from bot.service import Outgoing
from bot.stores.schema import POSTGRES, SQLITE, columns
from bot.stores.sealing import Keys

KEPT = (Session, Outgoing, Part, Kept, Keys)
"""What is packed into a sealed column or a file; a type inside one of them is found by itself."""

PASSING = (Arrival, Sent, Write)
"""What a channel reads from outside, and forgets with the turn."""

EVENTS = "bot.dialogue.events"
"""The events of an arrival are choices and stamps; the one with a text in it is `Write`."""


def held() -> frozenset[str]:
    """Return every column and every field that can hold something: "person.key"."""
    tables = {f"{table}.{name}" for steps in (SQLITE, POSTGRES) for table, name in columns(steps)}
    types = {each for root in (*KEPT, *PASSING) for each in _with_parts(root)}
    return frozenset(tables | {f"{t.__name__}.{f.name}" for t in types for f in fields(t)})


def unlisted(entries: tuple[Entry, ...] = MAP) -> tuple[str, ...]:
    """Return what can be held and stands in no entry; in a release this is empty."""
    return tuple(sorted(held() - {each for entry in entries for each in entry.fields}))


def unknown(entries: tuple[Entry, ...] = MAP) -> tuple[str, ...]:
    """Return what entries list and no type or table has any more."""
    return tuple(sorted({each for entry in entries for each in entry.fields} - held()))


def twice(entries: tuple[Entry, ...] = MAP) -> tuple[str, ...]:
    """Return what stands in more than one entry."""
    counted: Mapping[str, int] = _counted(each for entry in entries for each in entry.fields)
    return tuple(sorted(name for name, times in counted.items() if times > 1))


def _counted(names: Iterator[str]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for name in names:
        counted[name] = counted.get(name, 0) + 1
    return counted


def _with_parts(root: type[Any]) -> Iterator[type[Any]]:
    """Yield the dataclass *root* and every dataclass that a field of it can hold."""
    waiting, met = [root], set()
    while waiting:
        here = waiting.pop()
        if here in met or not is_dataclass(here):
            continue
        met.add(here)
        yield here
        for hint in get_type_hints(here).values():
            waiting += [each for each in _types_in(hint) if each.__module__ != EVENTS]


def _types_in(hint: Any) -> Iterator[type[Any]]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for inner in get_args(hint):
        yield from _types_in(inner)

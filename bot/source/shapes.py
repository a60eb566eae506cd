"""The shape of content: which keys stand where, in which order, and what each may hold.

The readers decide what content means; a shape only tells how it is laid out, for the
canonical writer, the schema of an editor and the file that `henvend new` begins. The keys
of a shape are the readers' own lists, so that the two cannot drift apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Union


class Kind(Enum):
    """What a single value is."""

    WORD = "word"
    ID = "id"
    FACT_ID = "fact_id"
    FLAG = "flag"
    COUNT = "count"
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    DAY = "day"
    PHONE = "phone"
    CODE = "code"
    ADDRESS = "address"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Value:
    """A single value: of a *kind*, perhaps from a closed list, perhaps a name from the library.

    *names* says of what it is a name, such as ``contact``; with *more* it may also be
    another one, such as a contact that the file itself brings.
    """

    kind: Kind = Kind.WORD
    known: tuple[str, ...] = ()
    names: str = ""
    more: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A text for people: one for every language, or a single one where *alike*."""

    alike: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """A list; a single item may stand without one, unless *always*."""

    item: "Shape"
    always: bool = False


@dataclass(frozen=True, slots=True)
class Either:
    """One of several shapes."""

    shapes: tuple["Shape", ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A mapping with free keys: ids, or the names of something; *names* as in `Value`."""

    key: Value
    value: "Shape"


@dataclass(frozen=True, slots=True)
class Part:
    """What may stand under one key: its shape, what it is for, in Danish, and an example."""

    shape: "Shape"
    about: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Closed:
    """A mapping whose keys are a fixed list, in the order in which they are written.

    *texts* says whether the languages stand among the keys, and before which key.
    """

    what: str
    parts: Mapping[str, Part]
    required: tuple[str, ...] = ()
    texts: str | None = None
    texts_required: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """A `when`; *opens* tells whether `open:` may stand in it."""

    opens: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What a `set` or a link establishes: facts and their values."""


@dataclass(frozen=True, slots=True)
class Named:
    """A shape that is used in several places, by name."""

    name: str
    shape: "Shape" = field(repr=False)


Shape = Union[Value, Words, Listed, Either, Open, Closed, Condition, Facts, Named]  # noqa: UP007

LAST = ""
"""As `Closed.texts`: the languages stand after every other key."""


class Drifted(Exception):
    """A shape and a reader disagree on the keys: describe the new key in the shape."""


def closed(
    what: str,
    keys: tuple[str, ...],
    parts: Mapping[str, Part],
    *,
    required: tuple[str, ...] = (),
    texts: str | None = None,
    texts_required: bool = False,
) -> Closed:
    """Return the mapping with the reader's *keys*, in their order; raise `Drifted`."""
    if set(keys) != set(parts):
        raise Drifted(f"{what}: {sorted(set(keys) ^ set(parts))}")
    ordered = {key: parts[key] for key in keys}
    return Closed(what, ordered, required, texts, texts_required)


def part(shape: Shape, about: str = "", example: str = "") -> Part:
    """Return what may stand under a key."""
    return Part(shape, about, example)


def about(shape: Closed, key: str, text: str, example: str = "") -> Closed:
    """Return *shape* with another word about *key*."""
    known = shape.parts[key]
    return replace(shape, parts={**shape.parts, key: replace(known, about=text, example=example)})


def table(of: Shape, row_keys: tuple[str, ...], *, text: bool = False) -> Shape:
    """Return *of*, or a list of rows that give it where their condition holds."""
    row = closed(
        "row",
        row_keys,
        {
            "when": part(Condition(), "rækken gælder kun, hvor alt det her passer"),
            "locked": part(Value(Kind.FLAG), "står før rækkerne i alle planer"),
            "is": part(of, "det, rækken giver"),
        },
        texts=LAST if text else None,
    )
    return Either((of, Listed(row, always=True)))

"""What is wrong in content, where, and how to mend it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import NewType

Code = NewType("Code", str)
"""A problem code such as ``F201``; never used again for another problem."""


class Severity(IntEnum):
    """How much a problem weighs: only an error keeps content from being used."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a content file; *line* and *column* count from 1, *length* is in characters."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1


def whole(path: str) -> Location:
    """Return the location of a file as such: no stretch of any line is meant."""
    return Location(path, 1, 1, 0)


NOWHERE = Location("", 0, 0)
"""The location of a value that no file holds, such as a plan made from the list of places."""

Lines = Mapping[str, Location]
"""Where the parts of a thing stand: "id", a field by its key, an item of a list as "key.0"."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: *values* fill message and hint of the catalogue's entry for *code*."""

    code: Code
    severity: Severity
    where: Location
    values: tuple[tuple[str, str], ...] = ()

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Return the key that sorts problems as a reader meets them."""
        return (self.where.path, self.where.line, self.where.column, self.code)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name nearest to *name*, or "" where none is near."""
    from rapidfuzz import fuzz, process  # only needed where something is wrong

    hit = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=60)
    return hit[0] if hit else ""

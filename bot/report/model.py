"""The report as values: for each question the declared answer and, apart from it, the evidence.

The two are fields of their own and have nothing in common: evidence is no answer, so it
has no yes and no no, only what was found, and what was not. Each piece carries a value
for programs (*raw*) and words for people, so that text, page and JSON tell the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.language import Lang
from bot.plan.model import Place

Raw = str | int | float | bool | date | None | tuple["Raw", ...] | Mapping[str, "Raw"]
"""What a program reads: ids, numbers and dates, never wording."""


NOTHING = "–"
"""The words of a cell in which there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: *href* where it names a page, *lang* where it is in another language.

    *share* (0 to 1) may be drawn as a bar; the words say the same.
    """

    raw: Raw
    text: str
    href: str = ""
    lang: Lang | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """The heading of a column, and its key for programs."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; the first cell of a row says what the row is about."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that the file shows, in a sentence; *key* and *raw* are for programs."""

    key: str
    raw: Raw
    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not there, such as a date; *name* says whose, where it is somebody's.

    *kind* and *subject*, the id behind the name, are for programs.
    """

    kind: str
    text: str
    subject: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One kind of evidence: what the file shows, a table where it has rows, and what it lacks."""

    kind: str
    title: str
    says: tuple[Said, ...] = ()
    table: Table | None = None
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the municipality itself answers, in its own words and with its own source."""

    id: str
    label: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. *declared* None: the municipality has not said; evidence never fills it in."""

    id: str
    short: str
    ask: str
    help: str
    declared: Answer | None
    evidence: tuple[Evidence, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Return everything that the file lacks for this question."""
        return tuple(gap for each in self.evidence for gap in each.gaps)


@dataclass(frozen=True, slots=True)
class Report:
    """The plan of *place* as it stands at *at*; *own* is False where the place has no file."""

    place: Place
    at: datetime
    lang: Lang
    title: str
    own: bool
    approved: date | None
    questions: tuple[Asked, ...]

    @property
    def declared(self) -> int:
        """Return how many questions the municipality itself has answered."""
        return sum(each.declared is not None for each in self.questions)

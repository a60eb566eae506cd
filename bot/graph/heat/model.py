"""A heat map before it has a shape: rows of stretches of time, each with who answers then."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.language import Lang


class Level(StrEnum):
    """Who answers, the nearest first; the last three are what nobody may rely on.

    LIKELY and UNKNOWN are hours that no source states: inside ordinary office days with a
    number, and all others. NOBODY is a route on which everybody is closed, CLOSED a single
    contact that is.
    """

    LOCAL = "local"
    DUTY = "duty"
    NATIONAL = "national"
    ACUTE = "acute"
    LIKELY = "likely"
    UNKNOWN = "unknown"
    NOBODY = "nobody"
    CLOSED = "closed"


CERTAIN = (Level.LOCAL, Level.DUTY, Level.NATIONAL, Level.ACUTE)
"""The levels at which somebody answers by stated hours."""


class Sort(StrEnum):
    """What a row stands for."""

    ROUTE = "route"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Bar:
    """From *start* until before *end* (UTC) it stands as *level* says."""

    start: datetime
    end: datetime
    level: Level


@dataclass(frozen=True, slots=True)
class Row:
    """A route in some cases (*note* says which), or a contact; its bars follow on each other."""

    sort: Sort
    id: str
    title: str
    note: str
    bars: tuple[Bar, ...]


class Special(StrEnum):
    """Why a day is not like others of its weekday."""

    HOLIDAY = "holiday"
    CLOSING = "closing"
    DOUBTFUL = "doubtful"
    FORWARD = "forward"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Day:
    """A Danish date from its first instant until the next day's (UTC), and what is special."""

    date: date
    start: datetime
    end: datetime
    special: tuple[Special, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """A heat map of *place*, in *lang*; *acute* are the numbers for danger, as they are said."""

    place: str
    own: bool
    lang: Lang
    acute: str
    days: tuple[Day, ...]
    rows: tuple[Row, ...]

    @property
    def routes(self) -> tuple[Row, ...]:
        """Return the rows that are routes."""
        return tuple(row for row in self.rows if row.sort == Sort.ROUTE)


def seconds(row: Row, *levels: Level) -> float:
    """Return for how many seconds *row* stands at one of *levels*."""
    return sum((b.end - b.start).total_seconds() for b in row.bars if b.level in levels)


def share(row: Row, *levels: Level) -> float:
    """Return for which part of its time, from 0 to 1, *row* stands at one of *levels*."""
    whole = sum((bar.end - bar.start).total_seconds() for bar in row.bars)
    return seconds(row, *levels) / whole if whole else 0.0

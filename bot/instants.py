"""Danish wall-clock times as instants: what a person writes about a moment, read exactly.

Twice a year the wall clock and time part. A time that the spring change skips is
refused with the time that would do; of a time that the autumn change repeats the first
is meant, and an offset chooses.
"""

import re
from datetime import UTC, datetime

from bot.clock import COPENHAGEN, check_aware, local

_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:T|\s+)(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(Z|[+-]\d{2}(?::?\d{2})?)?",
    re.IGNORECASE,
)


class NotAnInstant(ValueError):
    """The text names no moment: write it as 2026-09-15 10:20, where needed with +02:00."""


class Skipped(ValueError):
    """The wall clock never shows *wall*: the spring change leads to *instead*."""

    def __init__(self, wall: datetime, instead: datetime) -> None:
        """Say that *wall* is skipped and *instead* follows."""
        super().__init__(f"{wall:%Y-%m-%d %H:%M} is skipped by the clock change: {instead:%H:%M}")
        self.wall = wall
        self.instead = instead


def instant(text: str) -> datetime:
    """Return the instant (UTC) of "2026-09-15 10:20"; without an offset it is Danish time.

    Raise `NotAnInstant` or `Skipped`.
    """
    found = _ISO.fullmatch(text.strip())
    if found is None:
        raise NotAnInstant(text)
    day, hour, minute, second, offset = found.groups()
    written = f"{day}T{int(hour):02d}:{minute}:{second or '00'}"
    try:
        wall = datetime.fromisoformat(written)
        if offset is None:
            return on_the_wall(wall)
        return datetime.fromisoformat(written + offset.upper()).astimezone(UTC)
    except OverflowError as error:
        raise NotAnInstant(text) from error
    except Skipped:
        raise
    except ValueError as error:
        raise NotAnInstant(text) from error


def on_the_wall(wall: datetime) -> datetime:
    """Return the instant (UTC) at which Danish clocks first show *wall*; raise `Skipped`."""
    there = wall.replace(tzinfo=COPENHAGEN, fold=0)
    shown = local(there.astimezone(UTC)).replace(tzinfo=None)
    if shown != wall:
        raise Skipped(wall, shown)
    return there.astimezone(UTC)


def written(at: datetime) -> str:
    """Return *at* as `instant` reads it back: Danish time, with an offset where it comes twice."""
    there = local(check_aware(at))
    plain = there.strftime("%Y-%m-%d %H:%M" if there.second == 0 else "%Y-%m-%d %H:%M:%S")
    if on_the_wall(there.replace(tzinfo=None, microsecond=0)) == at.replace(microsecond=0):
        return plain
    return f"{plain}{there:%z}"


def iso(at: datetime) -> str:
    """Return *at* in Danish local time with its offset, as other programs read it."""
    return local(at).isoformat(timespec="seconds")

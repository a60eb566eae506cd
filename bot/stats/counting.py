"""Counts conversations in memory, where no count stands beside the person it comes from.

Each conversation counts once, in the week of its last press: with every turn it leaves the
cells it was in and enters new ones. What was counted is handed over from time to time, many
people's at once; a crash loses the counts of a minute and nothing else.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Protocol

from bot.dialogue.fold import is_interrupt
from bot.dialogue.session import IDLE, Session
from bot.flow.model import Outcome, PlaceQuestion
from bot.library import Library
from bot.stats.model import Cell, Kind, Tally, closed, hour_of, week_of

Counted = Callable[[Library, Session | None, Session | None], None]
"""Is told of each turn that stands: the content, and the session before and after it."""


def uncounted(library: Library, before: Session | None, after: Session | None) -> None:
    """Count nothing."""


class Counts(Protocol):
    """Keeps the counts; each method is one transaction. Each may raise `StoreFailed`."""

    async def add(self, changes: Sequence[Tally]) -> None:
        """Add *changes* to the counts of conversations."""
        ...

    async def every(self) -> Sequence[Tally]:
        """Return the counts of all weeks that are kept."""
        ...

    async def close_week(self, week: str, kept: Sequence[Tally]) -> None:
        """Keep only *kept* of the counts of *week*."""
        ...


ENDED, LEFT = "ended", "left"
"""How a value of `Kind.END` begins: with an outcome's urgency behind it, or a flow and a state."""


class Counting:
    """What changed since it was last handed over."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._changes: Counter[Cell] = Counter()

    def turn(self, library: Library, before: Session | None, after: Session | None) -> None:
        """Count a turn that led from *before* to *after*; who is deleted stays counted."""
        if after is None:
            return
        if before is not None and after.seen - before.seen <= IDLE:
            self._changes.subtract(cells(library, before))
        self._changes.update(cells(library, after))

    def handed_over(self, now: datetime) -> list[Tally]:
        """Return what changed in weeks that are not closed at *now*, and begin anew."""
        changes, self._changes = self._changes, Counter()
        return [
            Tally(cell, number)
            for cell, number in changes.items()
            if number and not closed(cell.week, now)
        ]

    def taken_back(self, changes: Sequence[Tally]) -> None:
        """Keep *changes* for the next time: the store did not take them."""
        self._changes.update({each.cell: each.number for each in changes})


def cells(library: Library, session: Session) -> Iterator[Cell]:
    """Yield the cell of each kind in which *session* counts."""
    week = week_of(session.seen)
    yield Cell(week, Kind.MUNICIPALITY, _municipality(library, session))
    yield Cell(week, Kind.END, _end(library, session))
    yield Cell(week, Kind.HOUR, hour_of(session.seen))


def _municipality(library: Library, session: Session) -> str:
    """Return the code that was answered, "unknown", "abroad", or "" where none was asked yet."""
    flow = library.flows.get(session.flow)
    if flow is None:
        return ""
    named = (
        answer.choices[0]
        for answer in reversed(session.path)
        if isinstance(flow.states.get(answer.state), PlaceQuestion)
        and not is_interrupt(flow, answer)
    )
    return next(named, "")


def _end(library: Library, session: Session) -> str:
    flow = library.flows.get(session.flow)
    state = flow.states.get(session.state) if flow is not None else None
    if isinstance(state, Outcome):
        return f"{ENDED}/{state.urgency}"
    return f"{LEFT}/{session.flow}/{session.state}"

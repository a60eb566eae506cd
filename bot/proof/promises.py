"""What each urgency promises, and what it means that a promise is broken.

*now*: at every instant somebody on the ending answers. *today*: at every instant somebody
answers before midnight, or the ending says that nobody does and names the next opening.
*can wait*: the next opening is named, and no wait is longer than the flow declares.
*calm* promises nobody. "Answers" means open by stated hours, never that somebody picks
up; nobody is added to close a gap.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.clock import local
from bot.dialogue.fold import Path
from bot.flow.model import CAN_WAIT, NOW, TODAY, StateId, Urgency
from bot.plan.model import MunicipalityCode
from bot.proof.cast import Answered
from bot.proof.intervals import midnight
from bot.proof.spans import Spans, joined, without


class Broken(StrEnum):
    """How a promise is broken."""

    NOBODY_ANSWERS = "nobody_answers"
    NOT_SAID = "not_said"
    NO_OPENING = "no_opening"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Breach:
    """A broken promise: the first stretch of it, and how many more there are.

    *path* leads there in the first of *municipalities*; without any, where the place is not
    known or lies abroad. From *start* (UTC), the first instant, it lasts for *lasting*;
    *times* counts all stretches, *endings* the distinct endings that break it.
    """

    broken: Broken
    urgency: Urgency
    outcome: StateId
    path: Path
    municipalities: tuple[MunicipalityCode, ...]
    start: datetime
    lasting: timedelta
    times: int
    endings: int = 1


@dataclass(frozen=True, slots=True)
class Wait:
    """The longest wait that one urgency comes to under one plan.

    *opens* (UTC) is None where nobody opens again before the proof ends. No
    *municipalities*: the place is not known or lies abroad.
    """

    urgency: Urgency
    outcome: StateId
    path: Path
    municipalities: tuple[MunicipalityCode, ...]
    start: datetime
    opens: datetime | None
    lasting: timedelta


@dataclass(frozen=True, slots=True)
class MinutesVerdict:
    """What came of every minute from *start* until before *until* (UTC).

    *breaches* and *waits* are sorted, the soonest and the longest first. *undeclared* are
    the outcomes that can wait though their flow declares no longest wait. *proven* counts
    the cases (ending and plan), *contacts* those with a calendar of their own.
    """

    start: datetime
    until: datetime
    breaches: tuple[Breach, ...]
    waits: tuple[Wait, ...]
    undeclared: tuple[StateId, ...]
    proven: int
    contacts: int

    @property
    def holds(self) -> bool:
        """Tell whether every promise is kept."""
        return not (self.breaches or self.undeclared)


@dataclass(frozen=True, slots=True)
class Judged:
    """One urgency held against the times of one ending.

    *unserved* is when nobody answers before midnight; *longest* the longest wait.
    """

    broken: tuple[tuple[Broken, Spans], ...]
    unserved: Spans
    longest: tuple[datetime, datetime] | None


def judged(
    urgency: Urgency,
    answered: Answered,
    start: datetime,
    until: datetime,
    end: datetime,
    longest_wait: timedelta | None,
) -> Judged:
    """Hold *urgency* against *answered* from *start* until before *until*.

    *answered* goes on to *end*, so that a wait that begins before *until* has its true end.
    """
    closed = tuple(gap for gap in without(((start, end),), answered.open) if gap[0] < until)
    unserved = clipped(joined(_until_midnight(closed)), until)
    found: dict[Broken, Spans] = {}
    if urgency == NOW:
        found[Broken.NOBODY_ANSWERS] = clipped(closed, until)
    if urgency == TODAY:
        found[Broken.NO_OPENING] = without(unserved, answered.naming)
    if urgency == CAN_WAIT:
        found[Broken.NO_OPENING] = without(clipped(closed, until), answered.naming)
        if longest_wait is not None:
            found[Broken.TOO_LONG] = tuple(each for each in closed if _lasts(each) > longest_wait)
    return Judged(
        broken=tuple((kind, spans) for kind, spans in found.items() if spans),
        unserved=unserved if urgency == TODAY else (),
        longest=max(closed, key=_lasts, default=None) if urgency in (TODAY, CAN_WAIT) else None,
    )


def clipped(spans: Spans, until: datetime) -> Spans:
    """Return what of *spans* lies before *until*."""
    return tuple((start, min(end, until)) for start, end in spans if start < until)


def _until_midnight(closed: Spans) -> Iterator[tuple[datetime, datetime]]:
    """Yield the part of each gap after which nobody opens on the same Danish day."""
    for start, opens in closed:
        day_of_opening = midnight(local(opens).date())
        if start < day_of_opening:
            yield start, day_of_opening


def _lasts(gap: tuple[datetime, datetime]) -> timedelta:
    return gap[1] - gap[0]

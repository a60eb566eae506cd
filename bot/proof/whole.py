"""The whole proof of one flow, put together: what `henvend prove` tells."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol, TypeVar

from bot.flow.model import Flow
from bot.library import Library
from bot.proof.endings import endings_of
from bot.proof.kinds import Kind, kinds
from bot.proof.minutes import prove_minutes
from bot.proof.paths import PathsVerdict, prove_paths
from bot.proof.promises import MinutesVerdict
from bot.proof.sentences import Verdict, judged
from bot.proof.walks import Walks, places_to_walk

MONTHS = 13
"""How far the proof of the minutes goes: every holiday, closing day and clock change once."""

PARTS = 3
"""How often `prove` tells that a part is done."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Period:
    """The days from *start* until before *until*, both Danish dates."""

    start: date
    until: date


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of one flow: its paths, its safety sentences, and every minute of its endings.

    *endings* counts what plans and steps can tell apart; *kinds* the plans that were looked
    at, each standing for all that are equal to it.
    """

    flow: Flow
    paths: PathsVerdict
    sentences: Verdict
    minutes: MinutesVerdict
    endings: int
    kinds: int

    @property
    def holds(self) -> bool:
        """Tell whether nothing is broken."""
        unbroken = not (self.paths.faults or self.sentences.breaches or self.sentences.empty)
        return unbroken and self.minutes.holds


def thirteen_months(start: date) -> Period:
    """Return the days from *start* to the same day `MONTHS` months later, or the month's last."""
    years, month = divmod(start.month - 1 + MONTHS, 12)
    year = start.year + years
    last = monthrange(year, month + 1)[1]
    return Period(start, date(year, month + 1, min(start.day, last)))


class Beside(Protocol):
    """Begins work, and returns what waits for its result."""

    def __call__(self, work: Callable[[], T], /) -> Callable[[], T]:
        """Begin *work*, or leave it until its result is asked for."""


def later(work: Callable[[], T]) -> Callable[[], T]:
    """Leave *work* until its result is asked for."""
    return work


def prove(
    library: Library,
    flow: Flow,
    period: Period,
    *,
    shared: bool = True,
    beside: Beside = later,
    done: Callable[[], None] = lambda: None,
) -> Proof:
    """Return the proof of *flow* under all plans of *library*, on every minute of *period*.

    Plans that are equal in what is read are looked at once, unless *shared* is False. The
    minutes may be proven *beside* the sentences. *done* is called `PARTS` times, after each part.
    """
    walks, every = (
        Walks(library, flow, places_to_walk(library)),
        kinds(library, flow, shared=shared),
    )
    paths = prove_paths(library, walks)
    done()
    minutes = beside(partial(_minutes, library, walks, every, period, shared=shared))
    sentences = judged(library, walks, every)
    done()
    count, held = minutes()
    done()
    return Proof(flow, paths, sentences, held, count, len(every))


def prove_all(
    library: Library,
    flows: Sequence[Flow],
    period: Period,
    *,
    beside: Beside = later,
    done: Callable[[], None] = lambda: None,
) -> tuple[Proof, ...]:
    """Return the proofs of *flows*; all but the largest are proven beside it."""
    largest = max(flows, key=lambda each: len(each.states))
    begun = {
        each.id: beside(partial(prove, library, each, period)) for each in flows if each != largest
    }
    found = {largest.id: prove(library, largest, period, beside=beside, done=done)}
    for other, proof in begun.items():
        found[other] = proof()
        done()
    return tuple(found[each.id] for each in flows)


def _minutes(
    library: Library, walks: Walks, every: tuple[Kind, ...], period: Period, *, shared: bool
) -> tuple[int, MinutesVerdict]:
    """Return how many endings there are, and what came of their minutes."""
    endings, (start, until) = endings_of(walks, every), (period.start, period.until)
    return len(endings), prove_minutes(library, walks.flow, endings, start, until, shared=shared)

"""The places of a walk: where it can stop, by which ways, and what each answer does there."""

from dataclasses import dataclass, field

from bot.conditions import Facts
from bot.dialogue.fold import Path
from bot.dialogue.walk import Walked
from bot.flow.model import StateId
from bot.plan.model import AreaId
from bot.proof.alive import Control
from bot.proof.bits import Bits

Key = tuple[StateId, frozenset[StateId], Bits, Control, tuple[AreaId, ...]]
"""The state and all that decides where one can go from it: which of the questions ahead that
remember it were answered, what holds, what is known by value, and the areas still asked for."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One way to be somewhere: the state, a shortest path to it, its facts, the questions asked."""

    state: StateId
    path: Path
    facts: Facts
    questions: int


@dataclass(frozen=True, slots=True)
class Stuck:
    """A place that an answer does not lead on from, and what the walk said."""

    state: StateId
    path: Path
    said: str


@dataclass(slots=True, eq=False)
class Place:
    """Somewhere that a walk can stop, with the traits of every way that reaches it.

    Each way knows the one that it goes on from, and what it adds to the path.
    """

    key: Key
    walked: Walked
    alive: Bits
    ways: "dict[Bits, Came | None]" = field(default_factory=dict)
    onward: "tuple[Onward, ...] | None" = None

    @property
    def state(self) -> StateId:
        """Return the state in which the walk waits."""
        return self.walked.state


Came = tuple[Place, Bits, Path, int]
"""Where a way goes on from, what it adds to the path, and how many answers it has in all."""


@dataclass(frozen=True, slots=True, eq=False)
class Onward:
    """What one answer does: where it leads, what it adds to the path, and the traits it changes.

    *asks* is set where it answers a question, *pressed* where it presses an interrupt.
    """

    place: Place
    suffix: Path
    keep: Bits
    put: Bits
    asks: bool
    pressed: bool


def path_to(place: Place, traits: Bits) -> Path:
    """Return a shortest path to *place* with *traits*."""
    suffixes: list[Path] = []
    came = place.ways[traits]
    while came is not None:
        before, traits, suffix, _ = came
        suffixes.append(suffix)
        place, came = before, before.ways[traits]
    return tuple(answer for suffix in (_beginning(place), *reversed(suffixes)) for answer in suffix)


def _beginning(start: Place) -> Path:
    return start.walked.path


def carry(
    place: Place,
    fresh: set[Bits],
    onward: Onward,
    following: dict[Place, set[Bits]],
    answers: int,
) -> None:
    """Bring *fresh* combinations of traits from *place* to where *onward* leads."""
    ways, keep, put = onward.place.ways, onward.keep, onward.put
    for traits in fresh:
        there = traits & keep | put
        if there not in ways:
            ways[there] = (place, traits, onward.suffix, answers)
            following.setdefault(onward.place, set()).add(there)

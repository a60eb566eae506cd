"""The endings that a plan can tell apart: what every walk comes down to.

Paths and minutes are proven apart, because no condition of a flow looks at the clock.
Of the facts of a path a plan sees only what its tables and contacts ask; two paths that
agree in that show the same, so one of them, a shortest, stands for both.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.conditions import AREA, MUNICIPALITY, Facts
from bot.dialogue.fold import Path
from bot.dialogue.session import Answer
from bot.flow.model import Flow, Outcome, StateId
from bot.library import Library
from bot.proof.asked import asked
from bot.proof.bits import Bits
from bot.proof.kinds import Kind, fits, kinds
from bot.proof.places import Place, path_to
from bot.proof.walks import Walks, places_to_walk

__all__ = ["Case", "Ending", "cases", "endings", "fits"]

_PLACE = (MUNICIPALITY, AREA)


@dataclass(frozen=True, slots=True)
class Ending:
    """An outcome with the facts that some plan or step can tell apart, and a shortest way there.

    *path* names a municipality that stands for every plan that `fits` *facts*; it is to
    be played with `Walk.rebuild`. Facts that nothing reads are left out of *facts*.
    """

    outcome: StateId
    facts: Facts
    path: Path


@dataclass(frozen=True, slots=True)
class Case:
    """A shortest way to be shown *outcome* with *traits*: from *place*, or by *pressed* there.

    *answers* counts the answers on it.
    """

    outcome: Outcome
    place: Place
    way: Bits
    pressed: tuple[Answer, ...]
    traits: Bits
    answers: int

    @property
    def path(self) -> Path:
        """Return the way as a path."""
        return (*path_to(self.place, self.way), *self.pressed)


def endings(library: Library, flow: Flow) -> tuple[Ending, ...]:
    """Return every outcome of *flow* that somebody can reach, once for all facts it can tell."""
    return endings_of(Walks(library, flow, places_to_walk(library)), kinds(library, flow))


def endings_of(walks: Walks, every: tuple[Kind, ...]) -> tuple[Ending, ...]:
    """Return the endings of *walks* that plans of *every* kind can tell apart."""
    found: list[Ending] = []
    flow = walks.flow
    for outcome in outcomes(flow):
        atoms = frozenset(a for kind in every for a in asked(flow, outcome, kind.plan))
        read = {atom.fact for atom in atoms}.union(_PLACE)
        mask = walks.numbering.every(atoms) | walks.of_place
        for case in cases(walks, outcome, mask):
            path = case.path
            facts = walks.walk.facts(path)
            kept = {fact: facts[fact] for fact in facts if fact in read}
            found.append(Ending(outcome.id, kept, path))
    return tuple(found)


def outcomes(flow: Flow) -> Iterator[Outcome]:
    """Yield the outcomes of *flow*."""
    return (each for each in flow.states.values() if isinstance(each, Outcome))


def cases(walks: Walks, outcome: Outcome, mask: Bits) -> tuple[Case, ...]:
    """Return a shortest way to *outcome* for each combination of the traits in *mask*.

    Where an interrupt shows it, and answers end there too, there is one of each.
    """
    found: dict[tuple[Bits, bool], tuple[int, Place, Bits, tuple[Answer, ...]]] = {}
    for place, pressed in _places_of(walks, outcome):
        for way, came in place.ways.items():
            answers = len(pressed) + (0 if came is None else came[3])
            key = (way & mask, bool(pressed))
            known = found.get(key)
            if known is None or answers < known[0]:
                found[key] = (answers, place, way, pressed)
    return tuple(
        Case(outcome, place, way, pressed, traits, answers)
        for (traits, _), (answers, place, way, pressed) in found.items()
    )


def _places_of(walks: Walks, outcome: Outcome) -> Iterator[tuple[Place, tuple[Answer, ...]]]:
    """Yield where *outcome* stands, and where an interrupt that leads nowhere else shows it."""
    pressed = [each for each in walks.flow.always if each.to == outcome.id and not outcome.then]
    for place in walks.places:
        if place.state == outcome.id:
            yield place, ()
        else:
            for each in pressed:
                yield place, (Answer(place.state, (each.id,)),)

"""The endings that a plan can tell apart: what every walk comes down to.

Paths and minutes are proven apart, because no condition of a flow looks at the clock.
Of the facts of a path a plan sees only what its tables and contacts ask; two paths that
agree in that show the same, so one of them, the shortest, stands for both.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.conditions import AREA, KNOWN, MUNICIPALITY, FactId, Facts, holds
from bot.dialogue.fold import Path
from bot.dialogue.session import Answer
from bot.flow.model import Flow, Outcome, StateId
from bot.library import Library
from bot.plan.model import Plan
from bot.proof.alive import Atom, atoms_of, atoms_of_plans
from bot.proof.walks import Walks, places_to_walk

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


def endings(library: Library, flow: Flow) -> tuple[Ending, ...]:
    """Return every outcome of *flow* that somebody can reach, once for all facts it can tell."""
    asked = {each.id: _asked(library, flow, each) for each in _outcomes(flow)}
    found: dict[object, Ending] = {}
    for ending in _reached(library, flow):
        atoms = asked[ending.outcome]
        told = frozenset(atom for atom in atoms if holds(atom, ending.facts))
        key = (ending.outcome, told, *(ending.facts.get(fact) for fact in _PLACE))
        known = found.get(key)
        if known is None or len(ending.path) < len(known.path):
            read = {atom.fact for atom in atoms}.union(_PLACE)
            found[key] = Ending(ending.outcome, _only(ending.facts, read), ending.path)
    return tuple(found.values())


def fits(plan: Plan, facts: Facts) -> bool:
    """Tell whether somebody who is asked for the place can have *facts* under *plan*."""
    if MUNICIPALITY not in facts:
        return plan.place is None
    if (plan.place is not None) != (facts[MUNICIPALITY] == (KNOWN,)):
        return False
    area = facts.get(AREA, ("unknown" if plan.areas else "none",))[0]
    return area in plan.areas or area == "unknown" if plan.areas else area in ("none", "unknown")


def _reached(library: Library, flow: Flow) -> Iterator[Ending]:
    """Yield every outcome at the end of a path, and those that an interrupt leads to from it."""
    interrupts = [each for each in flow.always if isinstance(flow.states[each.to], Outcome)]
    for visit in Walks(library, flow, places_to_walk(library)).visits():
        if isinstance(flow.states[visit.state], Outcome):
            yield Ending(visit.state, visit.facts, visit.path)
        for each in interrupts:
            yield Ending(each.to, visit.facts, (*visit.path, Answer(visit.state, (each.id,))))


def _outcomes(flow: Flow) -> Iterator[Outcome]:
    return (each for each in flow.states.values() if isinstance(each, Outcome))


def _asked(library: Library, flow: Flow, outcome: Outcome) -> frozenset[Atom]:
    """Return what decides whom and what *outcome* shows, under any plan."""
    named = (
        *outcome.closed, *outcome.steps, *outcome.call_with, *outcome.avoid,
        *outcome.afterwards, *flow.closing,
    )  # fmt: skip
    own = (atom for step in named for atom in atoms_of(flow.steps[step].when))
    return frozenset((*own, *atoms_of_plans(library)))


def _only(facts: Facts, read: Iterable[FactId]) -> Facts:
    return {fact: facts[fact] for fact in facts if fact in read}

"""Every path of a flow, walked through the real walk.

Two places are the same where the state, the answered questions and everything that a
condition can still tell (`alive.py`) are the same. The million ways to tick a list of
twenty thus fold into a few hundred results, and each of them is walked by one real
answer. A check list is answered once, so what a bag holds does not change behind it. What is visited here is what runs: the same
`Walk`, the same rulebook.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.check.alive import Aliveness, Atom, atoms_of
from bot.conditions import AtLeast, Facts, holds
from bot.dialogue.session import Answer
from bot.dialogue.walk import PLACE_ABROAD, PLACE_UNKNOWN, Path, Walk, Walked
from bot.flow.model import (
    AreaQuestion,
    ChoiceId,
    Flow,
    Fork,
    Outcome,
    PlaceQuestion,
    Question,
    StateId,
    Waiting,
)
from bot.library import Library
from bot.plan.model import MunicipalityCode, Plan

Told = tuple[object, ...]
"""What conditions can tell of the facts of a place."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A place that waits or ends, with one path to it and the number of questions asked on it."""

    walked: Walked
    questions: int

    @property
    def state(self) -> StateId:
        """Return the state of the place."""
        return self.walked.state


class Walks:
    """All the places of one flow for one kind of plan."""

    def __init__(self, library: Library, flow: Flow, places: tuple[ChoiceId, ...]) -> None:
        """Walk *flow*; *places* are the answers that a place question is given."""
        self._walk = Walk(library, flow)
        self._flow = flow
        self._places = places
        self._alive = Aliveness(library, flow)
        facts = library.vocabulary.facts
        self._many = frozenset(fact for fact, rule in facts.items() if rule.many)
        self._ticks: dict[tuple[StateId, frozenset[Atom]], tuple[tuple[ChoiceId, ...], ...]] = {}

    def visits(self) -> Iterator[Visit]:
        """Yield every reachable place once, breadth first, each with a shortest path."""
        begun = self._walk.begin()
        waiting = [Visit(begun, 0)]
        seen = {self._key(begun)}
        while waiting:
            following: list[Visit] = []
            for visit in waiting:
                yield visit
                for onward in self._onward(visit):
                    key = self._key(onward.walked)
                    if key not in seen:
                        seen.add(key)
                        following.append(onward)
            waiting = following

    def _onward(self, visit: Visit) -> Iterator[Visit]:
        state = self._flow.states[visit.state]
        asks = isinstance(state, Question | PlaceQuestion | AreaQuestion)
        for choices in self._answers(visit):
            there = self._walk.answer(visit.walked, choices)
            yield Visit(there, visit.questions + asks)
        yield from self._interrupted(visit)

    def _interrupted(self, visit: Visit) -> Iterator[Visit]:
        """Yield where the interrupts lead that are not left by their way back."""
        state = self._flow.states[visit.state]
        for interrupt in self._flow.always:
            target = self._flow.states[interrupt.to]
            if isinstance(target, Outcome) and target.then and target.id != state.id:
                pressed = self._walk.interrupt(visit.walked, interrupt.id)
                path = (*pressed.path, Answer(state.id, (interrupt.id,)))
                yield Visit(replace(pressed, path=path), visit.questions)

    def _answers(self, visit: Visit) -> Iterator[tuple[ChoiceId, ...]]:
        state = self._flow.states[visit.state]
        if isinstance(state, Question) and state.many:
            yield from self._tick_sets(state, visit)
        elif isinstance(state, PlaceQuestion):
            yield from ((place,) for place in self._places)
        else:
            yield from ((each,) for each in self._walk.offered(state, visit.walked.path))

    def _tick_sets(self, state: Question, visit: Visit) -> tuple[tuple[ChoiceId, ...], ...]:
        """Return one set of ticks for each place that the list can lead to from *visit*.

        Visits for which the forks behind the list decide alike share the sets.
        """
        facts = visit.walked.facts
        decided = frozenset(atom for atom in self._behind(state) if holds(atom, facts))
        found = self._ticks.get((state.id, decided))
        if found is None:
            leads: dict[object, tuple[ChoiceId, ...]] = {}
            for ticked in self._distinct_ticks(state):
                there = self._walk.answer(visit.walked, ticked)
                leads.setdefault(self._key(there), ticked)
            found = self._ticks[(state.id, decided)] = tuple(leads.values())
        return found

    def _distinct_ticks(self, state: Question) -> tuple[tuple[ChoiceId, ...], ...]:
        """Return one set of ticks for each result that any condition can tell from the others."""
        atoms = self._alive.at(state.id, {}).atoms
        largest = max((each.count for each in atoms if isinstance(each, AtLeast)), default=1)
        found: dict[Told, tuple[ChoiceId, ...]] = {(): ()}
        for choice in state.choices:
            for ticked in list(found.values()):
                more = (*ticked, choice.id)
                found.setdefault(counted(facts_of(self._walk, state.id, more), largest), more)
        told = {self._told(facts_of(self._walk, state.id, t), atoms): t for t in found.values()}
        return tuple(told.values())

    def _behind(self, state: Question) -> frozenset[Atom]:
        """Return what the forks right behind the list ask of facts that the list does not set."""
        own = {fact for choice in state.choices for fact, _ in choice.set}
        atoms: set[Atom] = set()
        waiting = [state.to]
        while waiting:
            fork = self._flow.states.get(waiting.pop() or state.id)
            if isinstance(fork, Fork):
                atoms.update(a for branch in fork.branches for a in atoms_of(branch.when))
                waiting.extend(branch.to for branch in fork.branches)
        return frozenset(atom for atom in atoms if atom.fact not in own)

    def _key(self, walked: Walked) -> tuple[StateId, frozenset[StateId], Told]:
        answered = frozenset(answer.state for answer in self._walk.asked(walked.path))
        alive = self._alive.at(walked.state, walked.facts)
        return walked.state, answered, self._told(walked.facts, alive.atoms)

    def _told(self, facts: Facts, atoms: frozenset[Atom]) -> Told:
        """Return what *atoms* can tell of *facts*: the values they name, and which of them hold."""
        named = {atom.fact for atom in atoms}
        plain = tuple(
            (f, v) for f, v in sorted(facts.items()) if f in named and f not in self._many
        )
        bags = frozenset(a for a in atoms if a.fact in self._many and holds(a, facts))
        return (plain, bags) if plain or bags else ()


def facts_of(walk: Walk, state: StateId, ticked: tuple[ChoiceId, ...]) -> Facts:
    """Return the facts that *ticked* items of the list *state* establish."""
    return walk.facts((Answer(state, ticked),))


def counted(facts: Facts, largest: int) -> Told:
    """Return *facts* without order, each value counted up to *largest*."""
    return tuple(
        (fact, tuple(sorted((value, min(values.count(value), largest)) for value in set(values))))
        for fact, values in sorted(facts.items())
    )


def places_to_walk(library: Library) -> tuple[ChoiceId, ...]:
    """Return one municipality with areas, one without, and the two answers that name none.

    A walk reads nothing else of a plan than whether it has areas, and which.
    """
    kinds: dict[bool, MunicipalityCode] = {}
    for code, plan in library.plans.items():
        kinds.setdefault(bool(plan.areas), code)
    return (*(ChoiceId(code) for code in kinds.values()), PLACE_UNKNOWN, PLACE_ABROAD)


def endings(library: Library, flow: Flow) -> Iterator[tuple[Outcome, Visit]]:
    """Yield every reachable outcome with the facts and one path that lead to it."""
    for visit in Walks(library, flow, places_to_walk(library)).visits():
        state = flow.states[visit.state]
        if isinstance(state, Outcome):
            yield state, visit


def stands_for(library: Library, flow: Flow, visit: Visit) -> Iterator[Plan]:
    """Yield the plans for which *visit* was walked: those that a walk cannot tell apart from its own."""
    own = Walk(library, flow).plan(visit.walked.path)
    if own.place is None:
        yield own
        return
    for plan in library.plans.values():
        if tuple(plan.areas) == tuple(own.areas):
            yield plan


def waiting_states(flow: Flow) -> tuple[Waiting | Outcome, ...]:
    """Return the states in which a walk can stop."""
    return tuple(state for state in flow.states.values() if not isinstance(state, Fork))


def path_of(visit: Visit) -> Path:
    """Return the answers that lead to *visit*."""
    return visit.walked.path

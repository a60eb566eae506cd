"""Every path of a flow, walked through the real walk.

Two places decide alike where the state, the answered questions and everything that a
guard can still ask (`alive.py`) are the same. Each such place is walked once, by real
answers through the same `Walk` and the same rulebook that serve people. What no guard
asks any more, but an ending shows, travels along as *traits*: a place holds every
combination that can reach it, each with a path of its own that can be played. So the
million ways to tick a list of twenty cost a few thousand real answers, and still no
combination that an ending can tell from another is left out.

A check list is answered once, so what a bag holds does not change behind it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bot.conditions import AtLeast, FactId, Facts, Value, holds
from bot.dialogue.fold import PLACE_ABROAD, PLACE_UNKNOWN, Path
from bot.dialogue.session import Answer
from bot.dialogue.walk import Walk, Walked
from bot.flow.model import (
    AreaQuestion,
    ChoiceId,
    Flow,
    Fork,
    Outcome,
    PlaceQuestion,
    Question,
    StateId,
)
from bot.library import Library
from bot.plan.model import MunicipalityCode
from bot.proof.alive import Aliveness, Atom, atoms_of

Traits = tuple[object, ...]
"""What conditions can tell of some facts."""

Key = tuple[StateId, frozenset[StateId], Traits]


@dataclass(frozen=True, slots=True)
class Visit:
    """One way to be somewhere: the state, a path to it, its facts, the questions asked."""

    state: StateId
    path: Path
    facts: Facts
    questions: int


@dataclass(slots=True)
class _Place:
    """Somewhere that a walk can stop, with every combination of traits that reaches it."""

    walked: Walked
    questions: int
    ways: dict[Traits, tuple[Path, Facts]] = field(default_factory=dict)
    onward: list[tuple[Path, Key]] | None = None


class Walks:
    """All the places of one flow."""

    def __init__(self, library: Library, flow: Flow, places: tuple[ChoiceId, ...]) -> None:
        """Walk *flow*; *places* are the answers that a place question is given."""
        self._walk = Walk(library, flow)
        self._flow = flow
        self._answers_to_place = places
        self._alive = Aliveness(library, flow)
        facts = library.vocabulary.facts
        self._many = frozenset(fact for fact, rule in facts.items() if rule.many)
        self._places: dict[Key, _Place] = {}
        self._ticks: dict[tuple[StateId, frozenset[Atom]], tuple[tuple[ChoiceId, ...], ...]] = {}
        self._bags: dict[tuple[int, FactId, tuple[Value, ...]], frozenset[Atom]] = {}

    def visits(self) -> Iterator[Visit]:
        """Yield every reachable place with every combination of traits, breadth first."""
        if not self._places:
            self._explore()
        for place in self._places.values():
            for path, facts in place.ways.values():
                yield Visit(place.walked.state, path, facts, place.questions)

    @property
    def real_answers(self) -> int:
        """Return how many places were walked by real answers."""
        return len(self._places)

    def _explore(self) -> None:
        begun = self._walk.begin()
        start = self._arrive(begun, 0)
        waiting = [(start, begun.path, begun.facts)]
        self._places[start].ways[self._shown(begun.state, begun.facts)] = (begun.path, begun.facts)
        while waiting:
            following: list[tuple[Key, Path, Facts]] = []
            for key, path, facts in waiting:
                for suffix, target in self._onward(key):
                    carried = self._carry(target, (*path, *suffix), facts, suffix)
                    if carried is not None:
                        following.append((target, *carried))
            waiting = following

    def _carry(
        self, target: Key, path: Path, facts: Facts, suffix: Path
    ) -> tuple[Path, Facts] | None:
        """Bring one combination of traits to *target*; None where it has been there."""
        place = self._places[target]
        further = self._walk.facts_after(facts, suffix)
        traits = self._shown(place.walked.state, further)
        if traits in place.ways:
            return None
        place.ways[traits] = (path, further)
        return path, further

    def _arrive(self, walked: Walked, questions: int) -> Key:
        answered = frozenset(answer.state for answer in self._walk.asked(walked.path))
        guards = self._alive.at(walked.state, walked.facts).guards
        key = (walked.state, answered, self._told(walked.facts, guards))
        found = self._places.get(key)
        if found is None:
            self._places[key] = _Place(walked, questions)
        else:
            found.questions = max(found.questions, questions)
        return key

    def _onward(self, key: Key) -> list[tuple[Path, Key]]:
        """Return where one can go from a place: what it adds to the path, and the place reached."""
        place = self._places[key]
        if place.onward is None:
            length = len(place.walked.path)
            place.onward = [
                (there.path[length:], self._arrive(there, place.questions + asks))
                for there, asks in self._real_answers(place.walked)
            ]
        return place.onward

    def _real_answers(self, here: Walked) -> Iterator[tuple[Walked, bool]]:
        state = self._flow.states[here.state]
        asks = isinstance(state, Question | PlaceQuestion | AreaQuestion)
        for choices in self._answers(here):
            yield self._walk.answer(here, choices), asks
        for interrupt in self._flow.always:
            target = self._flow.states[interrupt.to]
            if isinstance(target, Outcome) and target.then and target.id != state.id:
                pressed = self._walk.interrupt(here, interrupt.id)
                path = (*pressed.path, Answer(state.id, (interrupt.id,)))
                yield replace(pressed, path=path), False

    def _answers(self, here: Walked) -> Iterator[tuple[ChoiceId, ...]]:
        state = self._flow.states[here.state]
        if isinstance(state, Question) and state.many:
            yield from self._tick_sets(state, here)
        elif isinstance(state, PlaceQuestion):
            yield from ((place,) for place in self._answers_to_place)
        else:
            yield from ((each,) for each in self._walk.offered(state, here.path))

    # --- check lists ----------------------------------------------------------------

    def _tick_sets(self, state: Question, here: Walked) -> tuple[tuple[ChoiceId, ...], ...]:
        """Return one set of ticks for each place and traits that the list can lead to.

        Places for which the forks behind the list decide alike share the sets.
        """
        decided = frozenset(atom for atom in self._behind(state) if holds(atom, here.facts))
        found = self._ticks.get((state.id, decided))
        if found is None:
            leads: dict[object, tuple[ChoiceId, ...]] = {}
            for ticked in self._distinct_ticks(state):
                there = self._walk.answer(here, ticked)
                guards = self._alive.at(there.state, there.facts).guards
                told = self._told(there.facts, guards), self._shown(there.state, there.facts)
                leads.setdefault((there.state, told), ticked)
            found = self._ticks[(state.id, decided)] = tuple(leads.values())
        return found

    def _distinct_ticks(self, state: Question) -> tuple[tuple[ChoiceId, ...], ...]:
        """Return one set of ticks for each result that any condition can tell from the others."""
        alive = self._alive.at(state.id, {})
        atoms = alive.guards | alive.shown
        largest = max((each.count for each in atoms if isinstance(each, AtLeast)), default=1)
        found: dict[Traits, tuple[ChoiceId, ...]] = {(): ()}
        for choice in state.choices:
            for ticked in list(found.values()):
                more = (*ticked, choice.id)
                facts = self._walk.facts((Answer(state.id, more),))
                found.setdefault(counted(facts, largest), more)
        return tuple(found.values())

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

    # --- what conditions can tell ---------------------------------------------------

    def _shown(self, state: StateId, facts: Facts) -> Traits:
        return self._told(facts, self._alive.at(state, facts).shown)

    def _told(self, facts: Facts, atoms: frozenset[Atom]) -> Traits:
        """Return what *atoms* can tell of *facts*: plain values, and which of a bag hold."""
        named = {atom.fact for atom in atoms}
        plain = tuple((f, v) for f, v in sorted(facts.items()) if f in named - self._many)
        bags = tuple(self._bag(f, facts[f], atoms) for f in self._many if f in facts and f in named)
        return (plain, bags)

    def _bag(
        self, fact: FactId, values: tuple[Value, ...], atoms: frozenset[Atom]
    ) -> frozenset[Atom]:
        place = (id(atoms), fact, values)
        found = self._bags.get(place)
        if found is None:
            facts = {fact: values}
            found = frozenset(a for a in atoms if a.fact == fact and holds(a, facts))
            self._bags[place] = found
        return found


def counted(facts: Facts, largest: int) -> Traits:
    """Return *facts* without order, each value counted up to *largest*."""
    return tuple(
        (fact, tuple(sorted((value, min(values.count(value), largest)) for value in set(values))))
        for fact, values in sorted(facts.items())
    )


def places_to_walk(library: Library) -> tuple[ChoiceId, ...]:
    """Return one municipality with areas, one without, and the two answers that name none.

    A walk reads nothing else of a plan than whether it has areas, and which.
    """
    kinds: dict[tuple[str, ...], MunicipalityCode] = {}
    for code, plan in library.plans.items():
        kinds.setdefault(tuple(plan.areas), code)
    return (*(ChoiceId(code) for code in kinds.values()), PLACE_UNKNOWN, PLACE_ABROAD)

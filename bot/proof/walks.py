"""Every path of a flow, walked through the real walk.

Two places decide alike where the state and everything that decides from there on
(`alive.py`) are the same. Each such place is walked once, by real answers through the
same `Walk` and the same rulebook that serve people. What decides no more, but an ending
shows, and which questions were answered, travels along as the *traits* of a way, a number
(`bits.py`): a place holds every combination that can reach it, each with the way it came,
so that it can be played. The million ways to tick a list of twenty cost a few thousand
real answers, and still no combination that an ending can tell from another is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from bot.conditions import (
    ABROAD,
    AREA,
    KNOWN,
    MUNICIPALITY,
    UNKNOWN,
    AtLeast,
    Atom,
    FactId,
    Facts,
    Is,
    Value,
    atoms_of,
    holds,
)
from bot.dialogue.fold import PLACE_ABROAD, PLACE_UNKNOWN, Path
from bot.dialogue.session import Answer
from bot.dialogue.walk import Walk, Walked
from bot.flow.machine import TAKE, NotAccepted
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
from bot.proof.alive import Alive, Aliveness
from bot.proof.bits import Bits, Numbering
from bot.proof.places import Key, Onward, Place, Stuck, Visit, carry, path_to

Traits = tuple[object, ...]
"""What conditions can tell of some facts."""

_Asking = Question | PlaceQuestion | AreaQuestion


class Walks:
    """All the places of one flow."""

    def __init__(
        self,
        library: Library,
        flow: Flow,
        places: tuple[ChoiceId, ...],
        at_endings: Iterable[Atom] | None = None,
    ) -> None:
        """Walk *flow*; *places* are the answers that a place question is given.

        Ways are told apart by what endings ask: *at_endings*, or all that any plan may say.
        """
        self.walk = Walk(library, flow)
        self.flow = flow
        self.numbering = Numbering()
        self.stuck: list[Stuck] = []
        self._answers_to_place = places
        self._alive = Aliveness(library, flow, at_endings)
        self.numbering.every(self._alive.every)
        self.of_place = self.numbering.every(_atoms_of_place(library, places))
        self._answered = {
            each.id: self.numbering.answered(each.id)
            for each in flow.states.values()
            if isinstance(each, _Asking)
        }
        self._asked: Bits = sum(self._answered.values())
        self._places: dict[Key, Place] = {}
        self._masks: dict[Alive, tuple[Bits, Bits]] = {}
        self._ticks: dict[tuple[StateId, frozenset[Atom]], tuple[tuple[ChoiceId, ...], ...]] = {}

    @property
    def places(self) -> tuple[Place, ...]:
        """Return every reachable place, in the order of the number of answers to it."""
        if not self._places:
            self._explore()
        return tuple(self._places.values())

    def visits(self) -> Iterator[Visit]:
        """Yield every reachable place with every combination of traits."""
        for place in self.places:
            for traits in place.ways:
                path = path_to(place, traits)
                yield Visit(place.state, path, self.walk.facts(path), self.questions(traits))

    @property
    def combinations(self) -> int:
        """Return how many places there are, each counted once for each combination of traits."""
        return sum(len(place.ways) for place in self.places)

    @property
    def longest(self) -> int:
        """Return the largest number of questions that are answered on any path."""
        return max(self.questions(way) for place in self.places for way in place.ways)

    def questions(self, way: Bits) -> int:
        """Return how many different questions are answered on *way*."""
        return (way & self._asked).bit_count()

    def asks_again(self, place: Place, way: Bits) -> bool:
        """Tell whether the walk waits in *place* for an answer that *way* has given."""
        return bool(way & self._answered.get(place.state, 0))

    def answered(self, path: Path) -> Bits:
        """Return the questions that *path* answers."""
        found = 0
        for answer in self.walk.asked(path):
            found |= self._answered[answer.state]
        return found

    def _explore(self) -> None:
        begun = self.walk.begin()
        start = self._arrive(begun)
        traits = self.numbering.holding(begun.facts) & start.alive | self.answered(begun.path)
        start.ways[traits] = None
        waiting, answers = {start: {traits}}, 0
        while waiting:
            answers += 1
            following: dict[Place, set[Bits]] = {}
            for place, fresh in waiting.items():
                for onward in self._onward(place):
                    carry(place, fresh, onward, following, answers)
            waiting = following

    def _arrive(self, walked: Walked) -> Place:
        alive = self._alive.at(walked.state, walked.facts)
        guards, kept = self._masked(alive)
        told = self.numbering.holding(walked.facts) & guards
        asked = (answer.state for answer in self.walk.asked(walked.path))
        remembered = alive.remembering.intersection(asked)
        areas = tuple(self.walk.plan(walked.path).areas) if alive.areas else ()
        decided = (*self._alive.control(walked.facts), *self._alive.sums(walked.facts))
        key = (walked.state, remembered, told, decided, areas)
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = Place(key, walked, kept)
        return found

    def _masked(self, alive: Alive) -> tuple[Bits, Bits]:
        found = self._masks.get(alive)
        if found is None:
            every = self.numbering.every
            kept = every(alive.shown) | self.of_place | self._asked
            found = self._masks[alive] = every(alive.guards), kept
        return found

    def _onward(self, place: Place) -> tuple[Onward, ...]:
        """Return what each answer in *place* does, given once for all of its ways."""
        if place.onward is None:
            place.onward = tuple(self._steps_on(place))
        return place.onward

    def _steps_on(self, place: Place) -> Iterator[Onward]:
        here, length = place.walked, len(place.walked.path)
        state = self.flow.states[here.state]
        asks = isinstance(state, _Asking)
        for choices in self._answers(here):
            try:
                there = self.walk.answer(here, choices)
            except NotAccepted as error:
                path = (*here.path, Answer(here.state, choices))
                self.stuck.append(Stuck(here.state, path, str(error)))
                continue
            yield self._step(there, there.path[length:], asks=asks, pressed=False)
        for interrupt in self.flow.always:
            target = self.flow.states[interrupt.to]
            if isinstance(target, Outcome) and target.then and target.id != state.id:
                pressed = self.walk.interrupt(here, interrupt.id)
                suffix = (Answer(state.id, (interrupt.id,)),)
                there = replace(pressed, path=(*pressed.path, *suffix))
                yield self._step(there, suffix, asks=False, pressed=True)

    def _step(self, there: Walked, suffix: Path, *, asks: bool, pressed: bool) -> Onward:
        place = self._arrive(there)
        touched = self._touched(suffix)
        cleared = 0
        for fact in touched:
            cleared |= self.numbering.of(fact)
        put = self.numbering.holding(there.facts, touched) & place.alive | self.answered(suffix)
        return Onward(place, suffix, place.alive & ~cleared, put, asks, pressed)

    def _touched(self, suffix: Path) -> frozenset[FactId]:
        return frozenset(self.walk.facts_after({}, suffix))

    def _answers(self, here: Walked) -> Iterator[tuple[ChoiceId, ...]]:
        state = self.flow.states[here.state]
        if isinstance(state, Question) and state.many:
            yield from self._tick_sets(state, here)
        elif isinstance(state, PlaceQuestion):
            yield from ((place,) for place in self._answers_to_place)
        else:
            yield from ((each,) for each in self.walk.offered(state, here.path))

    # --- check lists ----------------------------------------------------------------

    def _tick_sets(self, state: Question, here: Walked) -> tuple[tuple[ChoiceId, ...], ...]:
        """Return one set of ticks for each place and traits that the list can lead to.

        Places for which the forks behind the list decide alike share the sets.
        """
        behind = self._behind(state)
        decided = frozenset(atom for atom in behind if holds(atom, here.facts))
        found = self._ticks.get((state.id, decided))
        if found is None:
            leads: dict[object, tuple[ChoiceId, ...]] = {}
            for ticked in self._distinct_ticks(state):
                leads.setdefault(self._led(here, ticked), ticked)
            found = self._ticks[(state.id, decided)] = tuple(leads.values())
        return found

    def _led(self, here: Walked, ticked: tuple[ChoiceId, ...]) -> object:
        """Return where the forks behind the list lead, and what is alive there.

        What passes by itself after them hangs on facts that they do not ask.
        """
        try:
            there = self.walk.answer(here, ticked)
        except NotAccepted as error:
            return str(error)
        _, *behind = there.edges[len(here.edges) :]
        forks = tuple(takewhile(lambda edge: edge.trigger == TAKE, behind))
        state = forks[-1].target if forks else there.state
        begun = len(here.path)
        facts = self.walk.facts_after(here.facts, there.path[begun : begun + 1 + len(forks)])
        guards, kept = self._masked(self._alive.at(state, facts))
        return state, self.numbering.holding(facts) & (guards | kept)

    def _distinct_ticks(self, state: Question) -> tuple[tuple[ChoiceId, ...], ...]:
        """Return one set of ticks for each result that any condition can tell from the others."""
        alive = self._alive.at(state.id, {})
        atoms = alive.guards | alive.shown
        largest = max((each.count for each in atoms if isinstance(each, AtLeast)), default=1)
        found: dict[Traits, tuple[Facts, tuple[ChoiceId, ...]]] = {(): ({}, ())}
        for choice in state.choices:
            for facts, ticked in list(found.values()):
                more = self.walk.facts_after(facts, (Answer(state.id, (choice.id,)),))
                found.setdefault(counted(more, largest), (more, (*ticked, choice.id)))
        told: dict[object, tuple[ChoiceId, ...]] = {}
        mask = self.numbering.every(atoms)
        for facts, ticked in found.values():
            told.setdefault((self.numbering.holding(facts) & mask, self._alive.sums(facts)), ticked)
        return tuple(told.values())

    def _behind(self, state: Question) -> frozenset[Atom]:
        """Return what the forks right behind the list ask of facts that the list does not set."""
        own = {fact for choice in state.choices for fact, _ in choice.set}
        atoms: set[Atom] = set()
        waiting = [state.to]
        while waiting:
            fork = self.flow.states.get(waiting.pop() or state.id)
            if isinstance(fork, Fork):
                atoms.update(a for branch in fork.branches for a in atoms_of(branch.when))
                waiting.extend(branch.to for branch in fork.branches)
        return frozenset(atom for atom in atoms if atom.fact not in own)


def _atoms_of_place(library: Library, places: tuple[ChoiceId, ...]) -> Iterator[Atom]:
    """Yield what tells one kind of place from another: only plans that fit are shown there."""
    yield from (Is(MUNICIPALITY, frozenset({each})) for each in (KNOWN, UNKNOWN, ABROAD))
    areas = {Value(a) for each in places for a in library.plan(MunicipalityCode(each)).areas}
    yield from (Is(AREA, frozenset({each})) for each in sorted(areas | {UNKNOWN}))


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

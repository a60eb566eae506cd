"""Which conditions can still matter from a state on.

A walk over every path would drown in combinations that nobody can ever tell apart: once
the level is decided, it is of no account which of two serious signs was ticked. From
each state the flow is followed forward, interrupts included, and the atoms of the
conditions met on the way are collected, with the tables and contacts that an outcome
can show. What an outcome's `then` sets is known to the forks behind it, so a way that
it rules out is not followed. Which questions have been answered matters only where one
ahead remembers it (`remembering`), and the areas of a plan only where one is still asked for.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from bot.conditions import (
    ABROAD,
    AREA,
    KNOWN,
    MUNICIPALITY,
    UNKNOWN,
    Atom,
    Condition,
    FactId,
    Facts,
    Is,
    Value,
    atoms_of,
)
from bot.flow.model import (
    AreaQuestion,
    Flow,
    Fork,
    Outcome,
    PlaceQuestion,
    Question,
    State,
    StateId,
    Summary,
)
from bot.flow.reading import exits, named_steps, set_by_then, settings_in
from bot.library import Library
from bot.plan.model import Contact, Plan, Row

Control = tuple[tuple[FactId, tuple[Value, ...]], ...]


@dataclass(frozen=True, slots=True)
class Alive:
    """What can still be asked from a state on.

    *guards* decide where a walk goes, *shown* what its endings show. Of the questions ahead
    those in *remembering* go by whether they were answered; *areas* tells whether an area is
    asked for there.
    """

    guards: frozenset[Atom]
    shown: frozenset[Atom]
    remembering: frozenset[StateId]
    areas: bool


class Aliveness:
    """Follows one flow forward, and remembers what it found."""

    def __init__(
        self, library: Library, flow: Flow, at_endings: Iterable[Atom] | None = None
    ) -> None:
        """Follow *flow*; endings ask *at_endings*, or what any plan of *library* may say."""
        self._flow = flow
        self._controls = frozenset(set_by_then(flow))
        areas = {Value(area) for plan in library.plans.values() for area in plan.areas}
        self._any_area = Is(AREA, frozenset({*areas, UNKNOWN}))
        self._remembering = frozenset(remembering(flow))
        self._sums = frozenset(_sums(library, flow))
        every = atoms_of_plans(library) if at_endings is None else at_endings
        self._at_endings = tuple(dict.fromkeys((*every, *_atoms_of_sentences(flow))))
        self._found: dict[tuple[StateId, Control], Alive] = {}
        self._in_state: dict[StateId, tuple[frozenset[Atom], frozenset[Atom]]] = {}

    @property
    def every(self) -> Iterator[Atom]:
        """Yield what flow and plans ask, in an order that is the same in every run."""
        for state in self._flow.states.values():
            yield from (atom for each in self._guards(state) for atom in atoms_of(each))
        for step in self._flow.steps.values():
            yield from atoms_of(step.when)
        yield from self._at_endings

    def at(self, state: StateId, facts: Facts) -> Alive:
        """Return what can still matter in *state*, where *facts* hold."""
        place = (state, self.control(facts))
        found = self._found.get(place)
        if found is None:
            found = self._found[place] = self._follow(place)
        return found

    def control(self, facts: Facts) -> Control:
        """Return those of *facts* that the `then` of an outcome can set: they rule out ways."""
        return tuple((f, facts[f]) for f in sorted(self._controls.intersection(facts)))

    def sums(self, facts: Facts) -> Control:
        """Return those of *facts* to which more than one state adds: what they come to."""
        known = sorted(self._sums.intersection(facts))
        return tuple((fact, tuple(sorted(facts[fact]))) for fact in known)

    def _follow(self, start: tuple[StateId, Control]) -> Alive:
        guards: set[Atom] = set()
        shown: set[Atom] = set()
        seen, waiting = {start}, [start]
        while waiting:
            place = waiting.pop()
            state = self._flow.states[place[0]]
            asked, told = self._asked_in(state)
            guards |= asked
            shown |= told
            for onward in self._targets(place):
                if onward not in seen:
                    seen.add(onward)
                    waiting.append(onward)
        ahead = {place[0] for place in seen}
        areas = any(isinstance(self._flow.states[each], AreaQuestion) for each in ahead)
        return Alive(frozenset(guards), frozenset(shown), self._remembering & ahead, areas)

    def _asked_in(self, state: State) -> tuple[frozenset[Atom], frozenset[Atom]]:
        """Return what decides where *state* leads, and what it shows."""
        found = self._in_state.get(state.id)
        if found is None:
            shown: set[Atom] = set()
            if isinstance(state, Outcome):
                shown.update(self._at_endings)
                named = (self._flow.steps[each] for each in named_steps(self._flow, state))
                shown.update(a for step in named for a in atoms_of(step.when))
            guards = frozenset(a for each in self._guards(state) for a in atoms_of(each))
            found = self._in_state[state.id] = guards, frozenset(shown)
        return found

    def _guards(self, state: State) -> Iterator[Condition]:
        """Yield what decides where *state* leads; a question asks whether its answer is known."""
        match state:
            case Fork():
                yield from (branch.when for branch in state.branches)
            case Question():
                yield state.when
                if not state.many:
                    for choice in state.choices:
                        yield from (Is(f, frozenset({v})) for f, vs in choice.set for v in vs)
            case PlaceQuestion():
                yield from (state.when, Is(MUNICIPALITY, frozenset({KNOWN, UNKNOWN, ABROAD})))
            case AreaQuestion():
                yield from (state.when, self._any_area)
            case Outcome() | Summary():
                return
            case _:
                assert_never(state)

    def _targets(self, place: tuple[StateId, Control]) -> Iterator[tuple[StateId, Control]]:
        state, control = self._flow.states[place[0]], place[1]
        for to, setting in exits(state, dict(control)):
            yield to, self.control({**dict(control), **dict(setting)})
        if not isinstance(state, Fork):
            for interrupt in self._flow.always:
                yield interrupt.to, control


def _sums(library: Library, flow: Flow) -> Iterator[FactId]:
    rules = library.vocabulary.facts
    adding = {fact for fact, rule in rules.items() if rule.many}
    setting = ({f for each in settings_in(s) for f, _ in each} for s in flow.states.values())
    counts = Counter(fact for facts in setting for fact in facts)
    return (fact for fact in sorted(adding) if counts[fact] > 1)


def remembering(flow: Flow) -> Iterator[StateId]:
    """Yield the questions for which a walk looks at whether they have been answered.

    A check list is asked once, whatever was ticked. Any other question passes itself over by
    its facts; only where all facts of a choice can come from elsewhere too does it matter
    whether the answer stands on the path already.
    """
    sets = {state.id: tuple(settings_in(state)) for state in flow.states.values()}
    for state in flow.states.values():
        if isinstance(state, Question):
            others = (each for at, given in sets.items() if at != state.id for each in given)
            elsewhere = {fact for setting in others for fact, _ in setting}
            given = ({fact for fact, _ in setting} for setting in sets[state.id] if setting)
            if state.many or any(facts <= elsewhere for facts in given):
                yield state.id


def _atoms_of_sentences(flow: Flow) -> Iterator[Atom]:
    for sentence in flow.sentences:
        yield from atoms_of(sentence.when)


def atoms_of_plans(library: Library) -> Iterator[Atom]:
    """Yield what the tables and contacts of all plans ask."""
    for plan in (library.nowhere, *library.plans.values()):
        for row in _rows(plan):
            yield from atoms_of(row.when)
        for contact in plan.contacts.values():
            yield from atoms_of(contact.when)


def _rows(plan: Plan) -> Iterator[Row[object]]:
    tables: list[tuple[Row[object], ...]] = [
        *plan.routes.values(), *plan.says.values(), *plan.facts.values(),
    ]  # fmt: skip
    for contact in plan.contacts.values():
        tables.extend(_tables_of(contact))
    for table in tables:
        yield from table


def _tables_of(contact: Contact) -> Iterator[tuple[Row[object], ...]]:
    yield from (contact.phone, contact.mail, contact.secure_mail, contact.form)
    yield from (contact.chat, contact.visit, contact.missing, contact.note)

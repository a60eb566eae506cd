"""Which parts of conditions can still be asked from a place of a walk on.

Two places with the same state and the same answers to what can still be asked go on alike,
so a walk needs to go on from one of them only. Flows are followed forward, interrupts
included. What an outcome's `then` sets decides which forks can lead where afterwards, so
these few facts are carried along; without them nearly everything could always be asked.
"""

from collections.abc import Iterable, Iterator, Mapping

from bot.conditions import (
    Atom,
    FactId,
    Facts,
    Is,
    Value,
    atoms_of,
)
from bot.flow.machine import waits
from bot.flow.model import (
    AreaQuestion,
    Choice,
    Flow,
    Fork,
    Outcome,
    PlaceQuestion,
    Question,
    State,
    StateId,
    Summary,
)
from bot.flow.reading import exits, set_by_then

Atoms = frozenset[Atom]
_Carried = tuple[tuple[FactId, tuple[Value, ...]], ...]
_Place = tuple[StateId, _Carried]


class Live:
    """Follows one flow forward, and remembers what it found."""

    def __init__(self, flow: Flow, at_endings: Mapping[StateId, Atoms]) -> None:
        """Follow *flow*; *at_endings* is what is read where a state is an outcome."""
        self._flow = flow
        self._carries = frozenset(set_by_then(flow))
        self._read = {
            state.id: frozenset(_read(state)) | at_endings.get(state.id, frozenset())
            for state in flow.states.values()
        }
        self._onward: dict[_Place, tuple[_Place, ...]] = {}
        self._found: dict[_Place, tuple[Atom, ...]] = {}

    def at(self, state: StateId, facts: Facts) -> tuple[Atom, ...]:
        """Return what can still be asked in *state*, where *facts* hold, always in one order."""
        place = (state, self._carried(facts))
        if place not in self._found:
            self._found[place] = tuple(sorted(self._ahead(place), key=repr))
        return self._found[place]

    def _carried(self, facts: Facts) -> _Carried:
        return tuple((fact, facts[fact]) for fact in sorted(self._carries) if fact in facts)

    def _ahead(self, start: _Place) -> Atoms:
        atoms: set[Atom] = set()
        seen, waiting = {start}, [start]
        while waiting:
            place = waiting.pop()
            atoms |= self._read[place[0]]
            if place not in self._onward:
                self._onward[place] = tuple(dict.fromkeys(self._exits(place)))
            for onward in self._onward[place]:
                if onward not in seen:
                    seen.add(onward)
                    waiting.append(onward)
        return frozenset(atoms)

    def _exits(self, place: _Place) -> Iterator[_Place]:
        state, known = self._flow.states[place[0]], dict(place[1])
        for to, setting in exits(state, known):
            yield to, self._carried({**known, **dict(setting)})
        if waits(state):
            yield from ((interrupt.to, place[1]) for interrupt in self._flow.always)


def _read(state: State) -> Iterator[Atom]:
    match state:
        case Fork():
            for branch in state.branches:
                yield from atoms_of(branch.when)
        case Question():
            yield from atoms_of(state.when)
            if not state.many:  # a question passes itself over where its answer is known
                yield from _settled(state.choices)
        case PlaceQuestion() | AreaQuestion():
            yield from atoms_of(state.when)
        case Summary() | Outcome():
            return


def _settled(choices: Iterable[Choice]) -> Iterator[Atom]:
    return (
        Is(fact, frozenset({value}))
        for choice in choices
        for fact, values in choice.set
        for value in values
    )

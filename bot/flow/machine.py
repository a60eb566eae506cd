"""A flow as a rulebook: one `transitions` machine, shared by every session.

Why a machine, and why only one. What `check` proves, what `graph` draws and what a
person walks must be the same thing, so all three read this machine. It holds no
session: `fire` makes a cursor with a ``state``, lets the machine move it, and throws
it away. Nothing in content becomes a callback: guards are closures over conditions,
never strings, because `transitions` imports and calls a dotted string. Automatic
transitions are off, or any state could be reached by its name.

Triggers: the id of a choice; `PASS` for a question that is not asked; `GIVEN` for a
place, an area or a finished check list; `TAKE` for a fork, whose guards stand in file
order; the id of an interrupt from everywhere; `RESUME` back to where it was pressed.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NewType, assert_never

from transitions import EventData, Machine, MachineError

from bot.conditions import ALWAYS, Condition, FactId, Facts, Not, Value, facts_read, holds
from bot.flow.model import (
    AreaQuestion,
    Digest,
    Flow,
    Fork,
    Outcome,
    PlaceQuestion,
    Question,
    State,
    StateId,
    Summary,
)

logging.getLogger("transitions").setLevel(logging.WARNING)  # it logs every state at INFO

Trigger = NewType("Trigger", str)

PASS, GIVEN, TAKE, RESUME = (
    Trigger("-pass"),
    Trigger("-given"),
    Trigger("-take"),
    Trigger("-resume"),
)
"""Ids of content never begin with a hyphen, so these cannot collide with a choice."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One arrow of the rulebook."""

    source: StateId
    trigger: Trigger
    target: StateId
    guard: Condition = ALWAYS


class NotAccepted(Exception):
    """The state has no transition for the trigger: choose one that `edges` lists."""


MOST_SETTLED = 20_000
"""Answers of one machine that are remembered."""

_Case = tuple[StateId, Trigger, tuple[tuple[Value, ...] | None, ...], StateId | None]
"""All that decides a move: from where, by what, what the guards read, where a resume returns to."""


class _Cursor:
    """Where one walk stands while the machine moves it."""

    __slots__ = ("state",)

    def __init__(self, state: StateId) -> None:
        self.state: str = state


class Rulebook:
    """A compiled flow."""

    def __init__(self, flow: Flow) -> None:
        """Compile *flow*; its names must have been resolved."""
        self.edges: tuple[Edge, ...] = tuple(_edges(flow))
        self._reads = _reads(self.edges)
        self._settled: dict[_Case, StateId] = {}
        self._machine = Machine(
            model=None,
            states=list(flow.states),
            initial=flow.initial,
            auto_transitions=False,
            send_event=True,
        )
        for edge in self.edges:
            self._machine.add_transition(
                edge.trigger, edge.source, edge.target, conditions=_guards(edge)
            )
        for state in flow.states:
            for target in flow.states:
                if _can_resume(flow, state, target):
                    self._machine.add_transition(
                        RESUME, state, target, conditions=[_returns_to(target)]
                    )

    def fire(
        self,
        state: StateId,
        trigger: Trigger,
        facts: Facts,
        return_to: StateId | None = None,
    ) -> StateId:
        """Return the state that *trigger* leads to from *state*; raise `NotAccepted` if none.

        Where the facts that its guards read are the same, the machine gives the same answer
        each time; it is asked once.
        """
        read = tuple(facts.get(fact) for fact in self._reads.get((state, trigger), ()))
        case = (state, trigger, read, return_to)
        target = self._settled.get(case)
        if target is None:
            target = self._asked(state, trigger, facts, return_to)
            if len(self._settled) >= MOST_SETTLED:
                self._settled.clear()
            self._settled[case] = target
        return target

    def _asked(
        self, state: StateId, trigger: Trigger, facts: Facts, return_to: StateId | None
    ) -> StateId:
        event = self._machine.events.get(trigger)
        if event is None:
            raise NotAccepted(f"{trigger} is no trigger of this flow")
        cursor = _Cursor(state)
        try:
            moved = event.trigger(cursor, facts=facts, return_to=return_to)
        except MachineError as error:
            raise NotAccepted(f"{trigger} leads nowhere from {state}") from error
        if not moved:
            raise NotAccepted(f"no guard holds for {trigger} in {state}")
        return StateId(cursor.state)


_compiled: dict[Digest, Rulebook] = {}


def rulebook(flow: Flow) -> Rulebook:
    """Return the compiled *flow*, made once per digest."""
    found = _compiled.get(flow.digest)
    if found is None:
        found = _compiled.setdefault(flow.digest, Rulebook(flow))
    return found


def edges(flow: Flow) -> tuple[Edge, ...]:
    """Return every arrow of *flow* as the machine has it, interrupts included, resumes not."""
    return rulebook(flow).edges


def waits(state: State) -> bool:
    """Tell whether a walk stops in *state*: everywhere but in a fork."""
    return not isinstance(state, Fork)


def _reads(edges: Iterable[Edge]) -> Mapping[tuple[StateId, Trigger], tuple[FactId, ...]]:
    """Return which facts the guards look at, for each state and trigger."""
    found: dict[tuple[StateId, Trigger], frozenset[FactId]] = {}
    for edge in edges:
        place = (edge.source, edge.trigger)
        found[place] = found.get(place, frozenset()) | facts_read(edge.guard)
    return {place: tuple(sorted(facts)) for place, facts in found.items()}


def _edges(flow: Flow) -> Iterator[Edge]:
    for state in flow.states.values():
        yield from _own_edges(state)
        if waits(state):
            for interrupt in flow.always:
                yield Edge(state.id, Trigger(interrupt.id), interrupt.to)


def _own_edges(state: State) -> Iterator[Edge]:
    match state:
        case Question():
            yield from _answered(state)
        case PlaceQuestion() | AreaQuestion():
            yield from _passing(state.id, state.when, state.to)
            yield Edge(state.id, GIVEN, state.to)
        case Summary():
            yield Edge(state.id, GIVEN, state.to)
        case Fork():
            yield from (Edge(state.id, TAKE, each.to, each.when) for each in state.branches)
        case Outcome():
            yield from (Edge(state.id, Trigger(each.id), each.to) for each in state.then)
        case _:
            assert_never(state)


def _answered(question: Question) -> Iterator[Edge]:
    if question.to is not None:
        yield from _passing(question.id, question.when, question.to)
    if question.many and question.to is not None:
        yield Edge(question.id, GIVEN, question.to)
        return
    for choice in question.choices:
        yield Edge(question.id, Trigger(choice.id), choice.to)


def _passing(state: StateId, when: Condition, to: StateId) -> Iterator[Edge]:
    if when != ALWAYS:
        yield Edge(state, PASS, to, Not(when))


def _guards(edge: Edge) -> list[str | Callable[..., bool | None]]:
    if edge.guard == ALWAYS:
        return []

    def guard(event: EventData) -> bool:
        return holds(edge.guard, event.kwargs["facts"])

    return [guard]


def _can_resume(flow: Flow, state: StateId, target: StateId) -> bool:
    interrupted_by = {interrupt.to for interrupt in flow.always}
    return state in interrupted_by and waits(flow.states[target])


def _returns_to(target: StateId) -> Callable[[EventData], bool]:
    def guard(event: EventData) -> bool:
        return bool(event.kwargs["return_to"] == target)

    return guard

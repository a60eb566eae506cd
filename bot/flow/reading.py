"""What is read off a flow: where a state leads, what is set on the way, what an outcome names."""

from collections.abc import Iterator
from typing import assert_never

from bot.conditions import FactId, Facts, facts_read, holds
from bot.flow.model import (
    AreaQuestion,
    Flow,
    Fork,
    Outcome,
    PlaceQuestion,
    Question,
    Settings,
    State,
    StateId,
    StepId,
    Summary,
)


def exits(state: State, known: Facts) -> Iterator[tuple[StateId, Settings]]:
    """Yield where *state* can lead with what it sets then, where only *known* is settled."""
    match state:
        case Question():
            yield from ((choice.to, choice.set) for choice in state.choices)
            if state.to is not None:
                yield state.to, ()
        case PlaceQuestion() | AreaQuestion() | Summary():
            yield state.to, ()
        case Outcome():
            yield from ((choice.to, choice.set) for choice in state.then)
        case Fork():
            yield from _branches(state, known)
        case _:
            assert_never(state)


def _branches(fork: Fork, known: Facts) -> Iterator[tuple[StateId, Settings]]:
    for branch in fork.branches:
        settled = facts_read(branch.when) <= set(known)
        if not settled or holds(branch.when, known):
            yield branch.to, branch.set
            if settled:
                return


def settings_in(state: State) -> Iterator[Settings]:
    """Yield what each answer, or each branch, of *state* sets."""
    match state:
        case Question(choices=choices) | Outcome(then=choices):
            yield from (choice.set for choice in choices)
        case Fork(branches=branches):
            yield from (branch.set for branch in branches)
        case PlaceQuestion() | AreaQuestion() | Summary():
            return
        case _:
            assert_never(state)


def settings_of(flow: Flow) -> Iterator[Settings]:
    """Yield everything that *flow* sets, in any state and by any link."""
    for state in flow.states.values():
        yield from settings_in(state)
    yield from (link.set for link in flow.links.values())


def set_by_then(flow: Flow) -> Iterator[FactId]:
    """Yield the facts that what leads on from an outcome sets."""
    for state in flow.states.values():
        if isinstance(state, Outcome):
            yield from (fact for setting in settings_in(state) for fact, _ in setting)


def acute_state(flow: Flow) -> StateId:
    """Return the state that the interrupt for danger leads to."""
    return next(each.to for each in flow.always if each.id == flow.acute)


def named_steps(flow: Flow, outcome: Outcome) -> tuple[StepId, ...]:
    """Return the ids of every step that *outcome* may show, those at its foot included."""
    return (
        *outcome.closed, *outcome.steps, *outcome.call_with, *outcome.avoid,
        *outcome.afterwards, *flow.closing,
    )  # fmt: skip

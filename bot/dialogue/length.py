"""How many questions may still come, so that "at most" can only fall."""

from collections.abc import Iterator

from bot.conditions import Condition, FactId, Facts, Value, facts_read, holds
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

Place = tuple[Digest, StateId, frozenset[StateId], tuple[tuple[FactId, tuple[Value, ...]], ...]]

_MOST_KEPT = 20_000
_kept: dict[Place, int] = {}
_guards: dict[Digest, frozenset[FactId]] = {}


def questions_left(flow: Flow, state: StateId, facts: Facts, answered: frozenset[StateId]) -> int:
    """Return the largest number of questions from *state* on, itself counted, to an ending."""
    guards = _guards.get(flow.digest)
    if guards is None:
        guards = _guards[flow.digest] = frozenset(_read_by_questions(flow))
    settled = tuple((fact, facts[fact]) for fact in sorted(guards) if fact in facts)
    place = (flow.digest, state, answered, settled)
    found = _kept.get(place)
    if found is None:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        found = _kept[place] = _Longest(flow, facts, answered).count_from(state)
    return found


def _read_by_questions(flow: Flow) -> Iterator[FactId]:
    for state in flow.states.values():
        if isinstance(state, Question | PlaceQuestion | AreaQuestion):
            yield from facts_read(state.when)


class _Longest:
    def __init__(self, flow: Flow, facts: Facts, answered: frozenset[StateId]) -> None:
        self._flow = flow
        self._facts = facts
        self._answered = answered
        self._found: dict[StateId, int] = {}

    def count_from(self, state: StateId) -> int:
        if state not in self._found:
            self._found[state] = 0  # a way back to here asks nothing new
            self._found[state] = self._count(self._flow.states[state])
        return self._found[state]

    def _count(self, state: State) -> int:
        onward = max((self.count_from(target) for target in self._targets(state)), default=0)
        is_question = isinstance(state, Question | PlaceQuestion | AreaQuestion)
        asks = is_question and state.id not in self._answered and not self._skipped(state)
        return onward + asks

    def _skipped(self, state: State) -> bool:
        match state:
            case Question(when=when) | PlaceQuestion(when=when) | AreaQuestion(when=when):
                return self._settled(when) and not holds(when, self._facts)
            case _:
                return False

    def _settled(self, when: Condition) -> bool:
        return all(fact in self._facts for fact in facts_read(when))

    def _targets(self, state: State) -> list[StateId]:
        match state:
            case Question():
                onward = [choice.to for choice in state.choices]
                return onward + ([state.to] if state.to is not None else [])
            case PlaceQuestion() | AreaQuestion() | Summary():
                return [state.to]
            case Fork():
                return [branch.to for branch in state.branches]
            case Outcome():
                return [choice.to for choice in state.then]

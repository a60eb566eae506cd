"""How answers become facts: the fold of every `set` along a path.

A plain fact takes the later value; a fact that holds many adds up. Facts are never
stored, so going back can leave none behind.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.conditions import ABROAD, AREA, KNOWN, MUNICIPALITY, UNKNOWN, FactId, Facts, Value
from bot.dialogue.session import Answer
from bot.flow.model import (
    AreaQuestion,
    Choice,
    ChoiceId,
    Digest,
    Flow,
    Fork,
    Outcome,
    PlaceQuestion,
    Question,
    Settings,
    StateId,
    Vocabulary,
)

PLACE_UNKNOWN = AREA_UNKNOWN = ChoiceId("unknown")
PLACE_ABROAD = ChoiceId("abroad")

Path = tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """Folds the answers to one flow."""

    vocabulary: Vocabulary
    flow: Flow

    def after(self, facts: Facts, answers: Path) -> Facts:
        """Return what is known where *answers* follow on *facts*."""
        known = dict(facts)
        for answer in answers:
            for setting in established(self.flow, answer):
                self._add(known, setting)
        return known

    def plus(self, facts: Facts, setting: Settings) -> Facts:
        """Return *facts* with what *setting* establishes."""
        known = dict(facts)
        self._add(known, setting)
        return known

    def _add(self, known: dict[FactId, tuple[Value, ...]], setting: Settings) -> None:
        for fact, values in setting:
            rule = self.vocabulary.facts.get(fact)
            adds = rule is not None and rule.many
            known[fact] = (*known.get(fact, ()), *values) if adds else values


_MOST_KEPT = 20_000
_kept: dict[tuple[Digest, StateId, tuple[ChoiceId, ...]], tuple[Settings, ...]] = {}


def established(flow: Flow, answer: Answer) -> tuple[Settings, ...]:
    """Return what *answer* to a question of *flow* establishes, in order."""
    place = (flow.digest, answer.state, answer.choices)
    found = _kept.get(place)
    if found is None:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        found = _kept[place] = tuple(_settings(flow, answer))
    return found


def _settings(flow: Flow, answer: Answer) -> Iterator[Settings]:
    state = flow.states.get(answer.state)
    match state:
        case Question():
            yield from _chosen(state.choices, answer)
        case Outcome():
            yield from _chosen(state.then, answer)
        case Fork():
            yield state.branches[int(answer.choices[0])].set
        case PlaceQuestion() if not is_interrupt(flow, answer):
            yield ((MUNICIPALITY, (_place_value(answer.choices[0]),)),)
        case AreaQuestion() if not is_interrupt(flow, answer):
            yield ((AREA, (Value(answer.choices[0]),)),)
        case _:
            return


def is_interrupt(flow: Flow, answer: Answer) -> bool:
    """Tell whether *answer* is an interrupt of *flow* that was pressed in its state."""
    return len(answer.choices) == 1 and any(each.id == answer.choices[0] for each in flow.always)


def _chosen(choices: tuple[Choice, ...], answer: Answer) -> Iterator[Settings]:
    return (choice.set for choice in choices if choice.id in answer.choices)


def _place_value(choice: ChoiceId) -> Value:
    if choice == PLACE_ABROAD:
        return ABROAD
    return UNKNOWN if choice == PLACE_UNKNOWN else KNOWN

"""The longest that the answers of a whole conversation can be in words."""

from typing import assert_never

from bot.dialogue.replies import Answered
from bot.flow.model import AreaQuestion, Asking, Flow, PlaceQuestion, Question
from bot.language import Lang, in_language
from bot.onscreen.filling import longest
from bot.plan.model import Plan
from bot.words import words


def questions(flow: Flow) -> tuple[Asking, ...]:
    """Return the questions of *flow*."""
    asking = Question | PlaceQuestion | AreaQuestion
    return tuple(each for each in flow.states.values() if isinstance(each, asking))


def longest_answers(flow: Flow, plan: Plan, lang: Lang) -> tuple[Answered, ...]:
    """Return the longest answer to each question of *flow*, as if all were asked on one path."""
    return tuple(
        Answered(each.id, in_language(each.prompt.short, lang), _answer(each, plan, lang))
        for each in questions(flow)
    )


def _answer(state: Asking, plan: Plan, lang: Lang) -> str:
    w = words(lang)
    match state:
        case Question():
            labels = [in_language(each.label, lang) for each in state.choices]
            return longest((", ".join(labels) if state.many else longest(labels), w.none_of_these))
        case PlaceQuestion():
            place = plan.place.name if plan.place else ""
            return longest((place, w.unknown_place, w.abroad))
        case AreaQuestion():
            areas = (in_language(each, lang) for each in plan.areas.values())
            return longest((*areas, w.unknown_area))
        case _:
            assert_never(state)

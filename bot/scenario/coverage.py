"""What a set of played scenarios has touched, and what none of them has."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.clock import local
from bot.dialogue.replies import ShowOutcome
from bot.flow.model import Flow, Outcome, Question
from bot.library import Library
from bot.plan.holidays import is_public_holiday
from bot.scenario.compare import all_cards
from bot.scenario.play import Played

PARTS_OF_DAY = (("night", 0, 8), ("day", 8, 16), ("evening", 16, 22), ("night", 22, 24))
DAYS = ("weekday", "weekend", "holiday")


@dataclass(frozen=True, slots=True)
class Coverage:
    """One kind of thing: how much of it there is, and what no scenario touches."""

    kind: str
    every: frozenset[str]
    touched: frozenset[str]

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what no scenario touches, sorted."""
        return tuple(sorted(self.every - self.touched))


def coverage(library: Library, played: Iterable[Played]) -> tuple[Coverage, ...]:
    """Return what *played* touches of the states, choices, outcomes, contacts and times."""
    walks = tuple(played)
    flows = tuple(library.flows.values())
    return (
        _of("states", _states(flows), (state for walk in walks for state in walk.states)),
        _of("choices", _choices(flows), (each for walk in walks for each in _chosen(walk))),
        _of("outcomes", _outcomes(flows), (o.state for walk in walks for o in walk.outcomes)),
        _of("contacts", _contacts(library), (each for walk in walks for each in _shown(walk))),
        _of("times", _times(), (time_of_week(walk.at) for walk in walks)),
    )


def _of(kind: str, every: Iterable[str], touched: Iterable[str]) -> Coverage:
    known = frozenset(every)
    return Coverage(kind, known, known & frozenset(touched))


def _states(flows: tuple[Flow, ...]) -> Iterator[str]:
    return (state for flow in flows for state in flow.states)


def _outcomes(flows: tuple[Flow, ...]) -> Iterator[str]:
    return (s.id for flow in flows for s in flow.states.values() if isinstance(s, Outcome))


def _choices(flows: tuple[Flow, ...]) -> Iterator[str]:
    for flow in flows:
        for state in flow.states.values():
            offered = state.choices if isinstance(state, Question) else ()
            onward = state.then if isinstance(state, Outcome) else ()
            yield from (f"{state.id}={choice.id}" for choice in (*offered, *onward))


def _chosen(played: Played) -> Iterator[str]:
    answers = played.session.path if played.session is not None else ()
    yield from (f"{answer.state}={choice}" for answer in answers for choice in answer.choices)
    yield from (f"{state}={choice}" for state, choice in played.chosen)


def _contacts(library: Library) -> Iterator[str]:
    for plan in (library.nowhere, *library.plans.values()):
        yield from plan.contacts


def _shown(played: Played) -> Iterator[str]:
    shown: tuple[ShowOutcome, ...] = played.outcomes
    return (card.id for screen in shown for card in all_cards(screen))


def _times() -> Iterator[str]:
    return (f"{day} {part}" for day in DAYS for part in ("day", "evening", "night"))


def time_of_week(at: datetime) -> str:
    """Return the part of the week of *at*: "weekday evening", "holiday day"."""
    there = local(at)
    weekend = "weekend" if there.weekday() >= 5 else "weekday"
    day = "holiday" if is_public_holiday(there.date()) else weekend
    part = next(name for name, first, last in PARTS_OF_DAY if first <= there.hour < last)
    return f"{day} {part}"

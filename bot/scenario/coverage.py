"""What a set of played scenarios has touched, and what none of them has."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import local
from bot.dialogue.replies import ShowOutcome
from bot.dialogue.walk import Walk
from bot.flow.model import Flow, Outcome, Question
from bot.library import Library
from bot.plan.holidays import is_public_holiday
from bot.plan.hours import instant, is_doubtful
from bot.plan.model import Days
from bot.scenario.compare import all_cards
from bot.scenario.play import Played
from bot.scenario.rows import every_row, rows_held

PARTS_OF_DAY = (("night", 0, 8), ("day", 8, 16), ("evening", 16, 22), ("night", 22, 24))
DAYS = ("weekday", "weekend", "holiday")


CLOSING, DOUBTFUL, FORWARD, BACK = "closing_day", "doubtful_day", "clocks_forward", "clocks_back"
NIGHT_ENDS = 8


@dataclass(frozen=True, slots=True)
class Coverage:
    """One kind of thing: how much of it there is, and what no scenario touches.

    *recorded* is what only recorded scenarios touch: nobody has said what is expected there.
    *beyond* is there and does not count: no conversation can touch it.
    """

    kind: str
    every: frozenset[str]
    touched: frozenset[str]
    recorded: frozenset[str] = frozenset()
    beyond: frozenset[str] = frozenset()

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what no scenario with an expectation touches, sorted."""
        return tuple(sorted(self.every - self.touched))


def coverage(
    library: Library,
    played: Iterable[Played],
    recorded: Iterable[Played] = (),
    beyond: frozenset[str] = frozenset(),
) -> tuple[Coverage, ...]:
    """Return what *played* touches of states, choices, outcomes, contacts, rows and times.

    What a person has set is in *played*, what is only *recorded* counts apart. What is
    *beyond* every conversation, a row that no step asks for, does not count.
    """
    touched = [touches(each) for each in played]
    only = [touches(each) for each in recorded]
    return tuple(
        _of(kind, every, beyond, _all(touched, kind), _all(only, kind))
        for kind, every in everything(library).items()
    )


def everything(library: Library) -> Mapping[str, frozenset[str]]:
    """Return all that scenarios can touch, by kind."""
    flows = tuple(library.flows.values())
    return {
        "states": frozenset(_states(flows)),
        "choices": frozenset(_choices(flows)),
        "outcomes": frozenset(_outcomes(flows)),
        "contacts": frozenset(_contacts(library)),
        "rows": frozenset(row.name for row in every_row(library)),
        "times": frozenset(_times(library)),
    }


def touches(played: Played) -> Mapping[str, frozenset[str]]:
    """Return what *played* touches, by kind."""
    return {
        "states": frozenset(played.states),
        "choices": frozenset(_chosen(played)),
        "outcomes": frozenset(each.state for each in played.outcomes),
        "contacts": frozenset(_shown(played)),
        "rows": frozenset(row.name for row in rows_held(played)),
        "times": frozenset(times_of(played.at, _days(played))),
    }


def _all(touched: Iterable[Mapping[str, frozenset[str]]], kind: str) -> frozenset[str]:
    return frozenset(name for each in touched for name in each[kind])


def _of(
    kind: str,
    there: frozenset[str],
    beyond: frozenset[str],
    touched: frozenset[str],
    only: frozenset[str],
) -> Coverage:
    every = there - beyond
    return Coverage(kind, every, every & touched, (every & only) - touched, there & beyond)


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


def _times(library: Library) -> Iterator[str]:
    yield from (f"{day} {part}" for day in DAYS for part in ("day", "evening", "night"))
    plans = (library.nowhere, *library.plans.values())
    if any(plan.days.doubtful for plan in plans):
        yield DOUBTFUL
    if any(plan.days.closing for plan in plans):
        yield CLOSING
    yield from (FORWARD, BACK)


def times_of(at: datetime, days: Days | None) -> Iterator[str]:
    """Yield the parts of the week and of the year of *at*, under a plan with its own *days*."""
    yield time_of_week(at)
    there = local(at)
    length = instant(there.date() + timedelta(days=1), 0) - instant(there.date(), 0)
    if there.hour < NIGHT_ENDS and length != timedelta(days=1):
        yield FORWARD if length < timedelta(days=1) else BACK
    if days is not None:
        if any(rule.covers(there.date()) for rule in days.closing):
            yield CLOSING
        elif is_doubtful(days, there.date()):
            yield DOUBTFUL


def _days(played: Played) -> Days | None:
    if played.session is None:
        return None
    return Walk(played.library, played.flow).plan(played.session.path).days


def time_of_week(at: datetime) -> str:
    """Return the part of the week of *at*: "weekday evening", "holiday day"."""
    there = local(at)
    weekend = "weekend" if there.weekday() >= 5 else "weekday"
    day = "holiday" if is_public_holiday(there.date()) else weekend
    part = next(name for name, first, last in PARTS_OF_DAY if first <= there.hour < last)
    return f"{day} {part}"

"""Scenarios for what no scenario touches yet: candidates, whose expectation is only recorded.

The way to something is looked for among the endings of the proof, each under the plans in
which it can matter; what comes of it is played. A person has to say whether it is right.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import islice

from bot.clock import COPENHAGEN, local
from bot.conditions import AREA, Facts, holds
from bot.dialogue.replies import ShowOutcome
from bot.flow.model import AreaQuestion, Flow, Fork, Outcome, PlaceQuestion, Summary
from bot.flow.reading import named_steps
from bot.library import Library
from bot.plan.holidays import is_public_holiday
from bot.plan.model import Plan, Table
from bot.plan.routing import desk
from bot.plan.table import first_row
from bot.proof.endings import Ending, endings, fits
from bot.scenario.coverage import Coverage, times_of, touches
from bot.scenario.model import Act, Expectation, Given, Pressed, Scenario
from bot.scenario.play import Played, play
from bot.scenario.record import came_out
from bot.scenario.rows import Tabled, rows_of

TRIES = 60
"""So many conversations are played at most to find one that touches what is missing."""

ALIKE = 6
"""So many of them lead to the same outcome under the same plan: others get their turn too."""

YEAR = 400 * 24
"""Hours that are looked through for a time that is missing."""


@dataclass(frozen=True, slots=True)
class Found:
    """Scenarios for what is missing, and what no conversation was found for."""

    scenarios: tuple[Scenario, ...]
    left: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """An ending of *flow* under *plan*, whose tables have the *rows* of these names."""

    flow: Flow
    ending: Ending
    plan: Plan
    rows: frozenset[str]


def candidates(library: Library, covered: Iterable[Coverage], now: datetime) -> Found:
    """Return recorded scenarios that touch what is missing in *covered*, from *now* (aware) on.

    What one candidate touches beside its own aim needs no other.
    """
    open_ = [(each.kind, name) for each in covered for name in each.missing]
    ways = tuple(sorted(_ways(library), key=_length)) if open_ else ()
    found: list[Scenario] = []
    left: list[tuple[str, str]] = []
    seen: set[tuple[str, str]] = set()
    for kind, name in open_:
        if (kind, name) in seen:
            continue
        played = _first(library, kind, name, ways, _office_hour(now))
        if played is None:
            left.append((kind, name))
            continue
        scenario, walk = played
        seen.update((each, one) for each, names in touches(walk).items() for one in names)
        found.append(replace(scenario, name=f"{kind}: {name}"))
    return Found(tuple(found), tuple(left))


def _office_hour(now: datetime) -> datetime:
    """Return ten o'clock on the first ordinary weekday after *now*."""
    day = local(now).date() + timedelta(days=1)
    while day.weekday() > 4 or is_public_holiday(day):
        day += timedelta(days=1)
    return datetime.combine(day, time(10), COPENHAGEN)


def _ways(library: Library) -> Iterator[Way]:
    own = [plan for plan in library.plans.values() if plan.own]
    bare = [plan for plan in library.plans.values() if not plan.own][:1]
    plans = [
        (plan, frozenset(row.name for row in rows_of(plan)))
        for plan in (*bare, *own, library.nowhere)
    ]
    for flow in library.flows.values():
        for ending in endings(library, flow):
            for plan, rows in plans:
                if fits(plan, ending.facts):
                    yield Way(flow, ending, plan, rows)


def _length(way: Way) -> int:
    return len(way.ending.path)


def _first(
    library: Library, kind: str, name: str, ways: tuple[Way, ...], at: datetime
) -> tuple[Scenario, Played] | None:
    tried = islice(_tries(kind, name, ways, at), TRIES)
    for way, moment in tried:
        scenario = _scenario(way, moment)
        played = play(library, scenario)
        fine = played.stuck is None and isinstance(played.screen, ShowOutcome)
        if fine and name in touches(played)[kind]:
            expect = came_out(played.screen, played.session)
            return replace(scenario, expect=expect), played
    return None


def _tries(
    kind: str, name: str, ways: tuple[Way, ...], at: datetime
) -> Iterator[tuple[Way, datetime]]:
    """Yield the conversations that may touch *name*, the likeliest and the shortest first."""
    if kind == "times":
        hours = (at.replace(minute=0) + timedelta(hours=number) for number in range(YEAR))
        some = [way for way in ways if way.plan.days.closing][:1] + list(ways[:1])
        yield from ((way, hour) for way in some for hour in hours if _is_time(way, name, hour))
        return
    tried: Counter[object] = Counter()
    for way in ways:
        alike = (way.ending.outcome, way.plan.where, way.ending.facts.get(AREA))
        if tried[alike] < ALIKE and _may_touch(way, kind, name, at):
            tried[alike] += 1
            yield way, at


def _is_time(way: Way, name: str, at: datetime) -> bool:
    return name in times_of(at, way.plan.days)


def _may_touch(way: Way, kind: str, name: str, at: datetime) -> bool:
    path = way.ending.path
    match kind:
        case "rows":
            return name in way.rows and _holds(way, name, at)
        case "contacts":
            return name in way.plan.contacts
        case "choices":
            return any(name == f"{a.state}={choice}" for a in path for choice in a.choices)
        case _:
            return name == way.ending.outcome or any(answer.state == name for answer in path)


def _holds(way: Way, name: str, at: datetime) -> bool:
    """Tell whether the row *name* is one that the ending of *way* rests on."""
    at_desk = desk(way.plan)
    facts = at_desk.facts(way.ending.facts)
    for table, rows in _used(way, facts):
        held = first_row(rows, facts, lambda each: at_desk.answering.is_open(each, facts, at))
        if held is not None and Tabled(table, held.where).name == name:
            return True
    return False


def _used(way: Way, facts: Facts) -> Iterator[tuple[str, Table[object]]]:
    """Yield the tables that the outcome of *way* looks at, with their rows."""
    outcome, plan = way.flow.states[way.ending.outcome], way.plan
    assert isinstance(outcome, Outcome)
    for step in (way.flow.steps[each] for each in named_steps(way.flow, outcome)):
        if not holds(step.when, facts):
            continue
        if step.route is not None:
            yield step.route, plan.routes.get(step.route, ())
        if step.says is not None:
            yield step.says, plan.says.get(step.says, ())
    yield from plan.facts.items()


def _scenario(way: Way, at: datetime) -> Scenario:
    place = way.plan.place
    return Scenario(
        name="",
        at=at,
        acts=tuple(acts_of(way)),
        expect=Expectation(),
        flow=way.flow.id,
        municipality=place.name if place is not None else "",
        recorded=True,
    )


def acts_of(way: Way) -> Iterator[Act]:
    """Yield what is answered on *way*; the question of place answers itself with the plan's."""
    interrupts = {each.id for each in way.flow.always}
    for answer in way.ending.path:
        state = way.flow.states[answer.state]
        nowhere = isinstance(state, AreaQuestion) and not way.plan.areas
        if nowhere or isinstance(state, Fork | Summary):
            continue
        if answer.choices[:1] and answer.choices[0] in interrupts:
            yield Pressed(answer.choices[0])
        elif not isinstance(state, PlaceQuestion) or way.plan.place is None:
            yield Given(answer.state, tuple(answer.choices))

"""What scenarios touch: rows of tables and parts of the week and the year."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.check.unasked import unasked
from bot.clock import COPENHAGEN
from bot.flow.model import StateId
from bot.plan.model import DayRule, Days
from bot.scenario.coverage import coverage, times_of
from bot.scenario.model import Expectation, Given, Scenario
from bot.scenario.play import Played, play
from bot.scenario.rows import every_row, rows_held
from tests.shipped import library
from tests.test_scenario import all_shipped


def walked(municipality: str, at: str = "2026-09-15 10:20") -> Played:
    answers = {"fare": "nej", "rolle": "medarbejder", "alder": "under-18", "leder": "nej"}
    order = ("fare", "rolle", "alder", "tegn", "leder")
    acts = tuple(Given(StateId(each), (answers.get(each, "trusler"),)) for each in order)
    moment = datetime.fromisoformat(at).replace(tzinfo=COPENHAGEN)
    return play(library(), Scenario("x", moment, acts, Expectation(), municipality=municipality))


@pytest.mark.parametrize(
    ("at", "parts"),
    [
        ("2026-09-15 10:20", {"weekday day"}),
        ("2026-09-19 23:00", {"weekend night"}),
        ("2026-12-25 17:00", {"holiday evening"}),
        ("2027-03-28 01:00", {"holiday night", "clocks_forward"}),
        ("2026-10-25 03:30", {"weekend night", "clocks_back"}),
        ("2026-12-24 10:00", {"weekday day", "closing_day"}),
        ("2026-12-31 10:00", {"weekday day", "doubtful_day"}),
    ],
)
def test_a_moment_has_its_parts_of_the_week_and_of_the_year(at: str, parts: set[str]) -> None:
    days = Days(closing=(DayRule(12, 24),), doubtful=(DayRule(12, 24), DayRule(12, 31)))
    moment = datetime.fromisoformat(at).replace(tzinfo=COPENHAGEN)

    assert set(times_of(moment, days)) == parts


def test_the_rows_that_held_are_those_of_the_plan_and_of_the_one_below_it() -> None:
    held = {row.name for row in rows_held(walked("Silkeborg"))}
    names = {row.name for row in every_row(library())}

    assert held <= names
    assert any(name.startswith("concern (") for name in held)
    assert any(name.startswith("duty (danmark.yaml:") for name in held)


def test_another_row_holds_in_another_municipality() -> None:
    rows = [
        {row.name for row in rows_held(walked(name)) if row.table == "concern"}
        for name in ("Samsø", "Herning")
    ]

    assert all(len(each) == 1 for each in rows)


def test_what_only_a_recorded_scenario_touches_is_still_missing() -> None:
    played = walked("Silkeborg")
    states = next(each for each in coverage(library(), (), (played,)) if each.kind == "states")

    assert states.touched == frozenset()
    assert set(states.missing) == states.every
    assert states.recorded == set(played.states)


def test_the_shipped_scenarios_touch_everything_that_a_step_asks_for() -> None:
    played = [play(library(), each) for each in all_shipped()]
    covered = coverage(library(), played, beyond=unasked(library()))

    assert {each.kind: each.missing for each in covered if each.missing} == {}


def test_a_row_that_no_step_asks_for_is_told_apart_and_can_be_touched_by_none() -> None:
    """Where somebody lives abroad no step shows the table of notification; its row is a floor."""
    (row,) = unasked(library())
    assert row.startswith("notification (danmark.yaml:")

    plan = library().nowhere
    hotline = next(each for each in plan.routes["notification"] if "hotline" in each.value)
    assert row.endswith(f":{hotline.where.line})")


def test_a_row_is_asked_for_as_soon_as_one_step_may_ask() -> None:
    flow = library().flows["bekymring"]
    step = replace(flow.steps["underretning-udland"], route="notification")
    asks = replace(flow, steps={**flow.steps, step.id: step})

    assert unasked(replace(library(), flows={flow.id: asks})) < unasked(
        replace(library(), flows={flow.id: flow})
    )

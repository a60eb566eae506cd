"""What a heat map reads from a plan: every stretch is what the plan itself answers."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest

from bot.conditions import AREA, ContactId, Facts, Value
from bot.graph.heat.model import Bar, Heat, Level, Row, Sort, Special, seconds, share
from bot.graph.heat.reading import heat
from bot.language import DA
from bot.plan.model import Unstated
from bot.plan.routing import desk
from bot.plan.status import Closed, Likely, Open, Unknown
from tests.graph.heat.maps import AUTUMN, CHRISTMAS, ORDINARY, plan, week, year
from tests.shipped import library

PLACES = ("København", "Silkeborg", "Samsø", "Vejle", "Aarhus")
KINDS = {
    Open: {Level.LOCAL, Level.DUTY, Level.NATIONAL, Level.ACUTE},
    Likely: {Level.LIKELY},
    Unknown: {Level.UNKNOWN},
    Closed: {Level.CLOSED},
}


def row_of(found: Heat, id_: str) -> Row:
    return next(row for row in found.rows if row.id == id_)


def at(row: Row, moment: object) -> Bar:
    return next(bar for bar in row.bars if bar.start <= moment < bar.end)  # type: ignore[operator]


@pytest.mark.parametrize("name", PLACES)
def test_each_contact_stands_as_the_plan_says_at_any_moment_of_the_year(name: str) -> None:
    found, answering = year(name), desk(plan(name)).answering
    start, seconds_ = found.days[0].start, 396 * 86400
    random = Random(name)
    moments = [start + timedelta(seconds=random.randrange(seconds_)) for _ in range(150)]
    areas: list[Facts] = [{AREA: (Value(area),)} for area in plan(name).areas]
    cases = [desk(plan(name)).facts(each) for each in areas or [{}]]

    for row in (each for each in found.rows if each.sort == Sort.CONTACT):
        for moment in moments:
            each = [answering.status(ContactId(row.id), case, moment) for case in cases]
            fits = set().union(*(KINDS[type(status)] for status in each))
            assert at(row, moment).level in fits, (row.id, moment, each)


@pytest.mark.parametrize("name", PLACES)
def test_the_bars_of_a_row_follow_on_each_other_and_fill_the_span(name: str) -> None:
    found = year(name)

    for row in found.rows:
        assert row.bars[0].start == found.days[0].start
        assert row.bars[-1].end == found.days[-1].end
        for one, other in pairwise(row.bars):
            assert one.end == other.start and one.level != other.level


@pytest.mark.parametrize("name", PLACES)
def test_a_route_is_empty_exactly_where_all_of_it_is_closed(name: str) -> None:
    """Asked anew of the plan at random moments, for the routes that lead everybody to the same."""
    found, at_desk, random = year(name), desk(plan(name)), Random(7)
    facts = at_desk.facts({})
    whole = [row for row in found.routes if not row.note]

    for row in whole:
        for _ in range(40):
            moment = found.days[0].start + timedelta(seconds=random.randrange(396 * 86400))
            reached = at_desk.route(row.id, facts, moment).reaches
            certain = any(isinstance(each.status, Open) for each in reached)
            level = at(row, moment).level
            assert certain == (level in KINDS[Open]), (row.id, moment)
            if level == Level.NOBODY:
                assert not any(isinstance(each.status, Unknown | Likely) for each in reached)


def test_special_days_are_known() -> None:
    special = {day.date.isoformat(): day.special for day in year("Silkeborg").days if day.special}

    assert special["2026-12-25"] == (Special.HOLIDAY,)
    assert special["2026-12-24"] == (Special.DOUBTFUL,)
    assert special["2026-10-25"] == (Special.BACK,)
    assert Special.FORWARD in special["2027-03-28"]


def test_the_autumn_night_has_twenty_five_hours() -> None:
    day = week("Silkeborg", AUTUMN).days[-1]

    assert day.end - day.start == timedelta(hours=25)
    assert sum(
        (b.end - b.start).total_seconds() for b in week("Silkeborg", AUTUMN).rows[0].bars
    ) == (169 * 3600)


def test_nobody_is_added_to_close_the_gap_of_the_night() -> None:
    concern = week("Silkeborg").routes[0]

    assert {bar.level for bar in concern.bars} == {Level.NATIONAL, Level.NOBODY}
    assert round(share(concern, Level.NATIONAL), 3) == round(14 / 24, 3)


def test_unstated_hours_are_no_gap_and_no_answer() -> None:
    christmas = row_of(week("Silkeborg", CHRISTMAS), "hotline")

    assert seconds(christmas, Level.UNKNOWN) == 3 * 14 * 3600


def test_hours_that_are_taken_away_are_seen() -> None:
    """Planted: a team that had stated hours has none any more."""
    was = plan("København")
    team = next(c for c in was.contacts.values() if c.id == "team-forebyggelse")
    now = replace(was, contacts={**was.contacts, team.id: replace(team, hours=Unstated())})

    before, after = (row_of(heat(library(), each, ORDINARY, 7, DA), team.id) for each in (was, now))

    assert share(before, Level.LOCAL) > 0
    assert {bar.level for bar in after.bars} == {Level.UNKNOWN}


def test_cases_with_the_same_answers_share_a_row_and_others_are_named() -> None:
    acute = [row for row in week("København").routes if row.id == "acute_help"]
    honour = [row for row in week("København").routes if row.id == "honour"]

    assert len(acute) == 2 and any("18 år eller ældre" in row.note for row in acute)
    assert [row.note for row in honour] == [""]

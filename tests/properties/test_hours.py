"""Hours that nobody thought of: half-open, over midnight, at both clock changes, and agreed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import COPENHAGEN
from bot.plan.hours import Timetable, agreed, instant, next_agreed_opening
from bot.plan.model import DayRule, Days, Week, Window
from bot.plan.status import Closed, Open, Unknown

TICK = timedelta(microseconds=1)
MINUTE = timedelta(minutes=1)
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
HOLIDAYS = (None, (), (Window(540, 900),))

windows = st.tuples(st.integers(0, 1439), st.integers(1, 1440)).map(
    lambda pair: Window(pair[0], pair[0] + pair[1])
)
weeks = st.builds(
    Week,
    st.lists(st.lists(windows, max_size=2).map(tuple), min_size=7, max_size=7).map(tuple),
    holidays=st.sampled_from(HOLIDAYS),
)
rules = st.lists(st.builds(DayRule, st.sampled_from([9, 12]), st.integers(1, 30)), max_size=4).map(
    tuple
)
calendars = st.builds(Days, closing=rules, doubtful=rules, open=rules)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
instants = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(
    lambda naive: naive.replace(tzinfo=UTC)
)


@given(weeks, calendars, days)
def test_a_certain_stretch_is_open_from_its_start_up_to_its_end(week, calendar, day):
    table = Timetable(week, calendar)
    for stretch in table.beginning_on(day):
        if stretch.certain:
            assert isinstance(table.status(stretch.start), Open)
            assert isinstance(table.status(stretch.end - TICK), Open)
            assert table.status(stretch.start).until is None or (
                table.status(stretch.start).until >= stretch.end
            )
        else:
            assert not isinstance(table.status(stretch.start), Closed)


@given(weeks, calendars, instants)
def test_open_unknown_and_closed_are_told_apart_by_the_stretches(week, calendar, at):
    table = Timetable(week, calendar)
    here = [each for each in table.stretches(at - MINUTE, at + MINUTE)
            if each.start <= at < each.end]  # fmt: skip
    found = table.status(at)

    assert isinstance(found, Open) == any(each.certain for each in here)
    assert isinstance(found, Closed) == (here == [])


@given(weeks, calendars, instants)
def test_the_next_opening_is_the_first_certain_start_and_no_earlier_one_is_open(week, calendar, at):
    table = Timetable(week, calendar)
    certain = [each for each in table.stretches(at, at + timedelta(days=40)) if each.certain]
    later = sorted(each.start for each in certain if each.start > at)
    found = table.next_opening(at)

    if later:
        assert found is not None and found.at == later[0]
        assert found.day == later[0].astimezone(COPENHAGEN).date()
        assert isinstance(table.status(found.at), Open)
    else:
        assert found is None or found.at > at + timedelta(days=39)
    if isinstance(status := table.status(at), Closed | Unknown):
        assert status.opens == found


@given(weeks, calendars, instants)
def test_open_lasts_exactly_until_it_is_said_to(week, calendar, at):
    table = Timetable(week, calendar)
    found = table.status(at)
    if not isinstance(found, Open) or found.until is None:
        return

    assert found.until > at
    assert isinstance(table.status(found.until - TICK), Open)
    assert not isinstance(table.status(found.until), Open)
    edges = [edge for each in table.stretches(at, found.until) for edge in (each.start, each.end)]
    assert all(isinstance(table.status(e), Open) for e in edges if at <= e < found.until)


@pytest.mark.threat("F13")
@given(windows.filter(lambda window: window.end > 1440), days)
def test_a_window_over_midnight_is_one_stretch_where_both_days_allow_it(window, day):
    table = Timetable(Week(((window,),) * 7, holidays=(window,)), Days())
    for stretch in table.beginning_on(day):
        if stretch.certain:
            midnight = instant(day + timedelta(days=1), 0)
            assert stretch.start < midnight < stretch.end
            assert isinstance(table.status(midnight), Open)
            assert isinstance(table.status(midnight - TICK), Open)
    shut = Days(closing=(DayRule((day + timedelta(days=1)).month, (day + timedelta(days=1)).day),))
    assert Timetable(Week(((window,),) * 7), shut).beginning_on(day) == ()


def wall(at: datetime, day: date) -> int:
    """Return the minutes that a clock on the wall shows at *at*, since the midnight of *day*."""
    naive = at.astimezone(COPENHAGEN).replace(tzinfo=None)
    return int((naive - datetime(day.year, day.month, day.day)) / MINUTE)


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
@given(st.integers(0, 300), st.booleans())
def test_a_minute_near_a_clock_change_is_found_by_looking_at_a_clock(day, minute, begins):
    """The clock is read at every minute: the last reading begins, the first one ends."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=COPENHAGEN).astimezone(UTC)
    ticks = [midnight + each * MINUTE for each in range(8 * 60)]
    shown = [each for each in ticks if wall(each, day) == minute]
    after = [each for each in ticks if wall(each, day) > minute]
    expected = (shown[-1] if begins else shown[0]) if shown else after[0]

    assert instant(day, minute, begins=begins) == expected


@pytest.mark.threat("F7")
@pytest.mark.parametrize("day", [SPRING, AUTUMN])
@given(windows, st.integers(0, 8 * 60))
def test_near_a_clock_change_open_holds_in_every_reading(day, window, minutes):
    """Where the clock shows a time twice, open is claimed only where neither reading is outside."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=COPENHAGEN).astimezone(UTC)
    at = midnight + minutes * MINUTE
    week = Week(((window,),) * 7, holidays=(window,))
    found = Timetable(week, Days()).status(at)
    shown = (wall(at, day), wall(at, day) + 1440)

    if isinstance(found, Open):
        assert any(window.start <= each < window.end for each in shown)


@pytest.mark.threat("F5")
@given(weeks, weeks, instants)
def test_sources_that_disagree_are_open_where_each_is_and_only_there(one, other, at):
    pair = (Timetable(one, Days()), Timetable(other, Days()))
    alone = [each.status(at) for each in pair]
    found = agreed(pair, at)

    assert isinstance(found, Open) == all(isinstance(each, Open) for each in alone)
    if isinstance(found, Open):
        ends = [each.until for each in alone if each.until is not None]
        assert found.until == min(ends, default=None)
    else:
        assert isinstance(found, Closed) == any(isinstance(each, Closed) for each in alone)
        assert found.opens == next_agreed_opening(pair, at)


@given(weeks, weeks, instants)
def test_the_next_agreed_opening_is_the_first_instant_at_which_all_are_open(one, other, at):
    pair = (Timetable(one, Days()), Timetable(other, Days()))
    if isinstance(agreed(pair, at), Open):
        return
    ahead = at + timedelta(days=20)
    starts = {each.start for table in pair for each in table.stretches(at, ahead) if each.certain}
    together = [start for start in sorted(starts) if start > at
                and all(isinstance(table.status(start), Open) for table in pair)]  # fmt: skip
    found = next_agreed_opening(pair, at)

    if together:
        assert found is not None and found.at == together[0]
    else:
        assert found is None or found.at > ahead - timedelta(days=1)

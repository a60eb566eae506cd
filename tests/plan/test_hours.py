"""Hours: exact to the second, cautious wherever a source or the clock leaves a doubt."""

from datetime import UTC, date, datetime, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import COPENHAGEN
from bot.plan.holidays import NotAPlainWeek, is_public_holiday, week_of
from bot.plan.hours import Timetable, agreed, instant
from bot.plan.model import DayRule, Days, Exceptional, Week, Window
from bot.plan.status import Closed, Open, Unknown
from tests.conftest import danish_time

NINE_TO_THREE = Window(9 * 60, 15 * 60)
WEEKDAYS = ((NINE_TO_THREE,),) * 5 + ((), ())
EVENING = Window(16 * 60, 31 * 60)  # 16:00-07:00
EVERY_NIGHT = ((EVENING,),) * 7


ORDINARY = Days()


def status(week: Week, at: str, days: Days = ORDINARY, fold: int = 0) -> object:
    return Timetable(week, days).status(danish_time(at, fold))


@pytest.mark.threat("F18")
def test_a_window_is_half_open_to_the_second() -> None:
    week = Week(WEEKDAYS)

    assert isinstance(status(week, "2026-09-15 08:59:59.999"), Closed)
    assert isinstance(status(week, "2026-09-15 09:00:00"), Open)
    assert isinstance(status(week, "2026-09-15 14:59:59.999"), Open)
    assert isinstance(status(week, "2026-09-15 15:00:00"), Closed)


def test_an_open_contact_says_until_when() -> None:
    assert status(Week(WEEKDAYS), "2026-09-15 10:00") == Open(danish_time("2026-09-15 15:00"))


def test_a_closed_contact_names_its_next_opening_over_a_weekend() -> None:
    found = status(Week(WEEKDAYS), "2026-09-18 16:00")

    assert isinstance(found, Closed) and found.opens is not None
    assert found.opens.at == danish_time("2026-09-21 09:00")
    assert found.opens.day == date(2026, 9, 21)


def test_windows_that_touch_are_one_opening() -> None:
    week = Week(((Window(0, 720), Window(720, 1440)),) * 7)

    christmas_day = danish_time("2026-12-25 00:00")
    assert status(week, "2026-09-15 11:00") == Open(christmas_day)


def test_a_public_holiday_is_closed_unless_the_source_says_otherwise() -> None:
    maundy_thursday = "2027-03-25 10:00"

    assert isinstance(status(Week(WEEKDAYS), maundy_thursday), Closed)
    assert isinstance(status(Week(WEEKDAYS, holidays=(NINE_TO_THREE,)), maundy_thursday), Open)
    assert isinstance(status(Week(WEEKDAYS, holidays=None), maundy_thursday), Unknown)


@pytest.mark.threat("F11")
def test_an_unknown_holiday_names_the_next_certain_opening() -> None:
    found = status(Week(((Window(480, 1320),),) * 7, holidays=None), "2027-03-25 10:00")

    assert isinstance(found, Unknown) and found.opens is not None
    assert found.opens.at == danish_time("2027-03-27 08:00")


@pytest.mark.threat("F11")
def test_the_day_of_prayer_is_an_ordinary_friday() -> None:
    assert isinstance(status(Week(WEEKDAYS), "2027-04-23 10:00"), Open)


@pytest.mark.threat("F11")
def test_nobody_counts_as_open_on_a_doubtful_day_unless_the_plan_says_so() -> None:
    doubtful = (DayRule(12, 24),)

    assert isinstance(status(Week(WEEKDAYS), "2026-12-24 10:00", Days(doubtful=doubtful)), Unknown)
    cleared = Days(doubtful=doubtful, open=(DayRule(12, 24, 2026),))
    assert isinstance(status(Week(WEEKDAYS), "2026-12-24 10:00", cleared), Open)


@pytest.mark.threat("F12")
def test_a_closing_day_decides_over_everything() -> None:
    week = Week(WEEKDAYS, holidays=(NINE_TO_THREE,))
    closing = Days(closing=(DayRule(3, 25, 2027),))

    assert isinstance(status(week, "2027-03-25 10:00", closing), Closed)


@pytest.mark.threat("F12")
def test_an_exception_replaces_the_week_while_it_lasts() -> None:
    short = Exceptional(date(2026, 7, 13), date(2026, 7, 31), ((Window(600, 660),),) * 7)
    week = Week(WEEKDAYS, (short,))

    assert isinstance(status(week, "2026-07-13 09:30"), Closed)
    assert isinstance(status(week, "2026-07-31 10:30"), Open)
    assert isinstance(status(week, "2026-08-03 09:30"), Open)


@pytest.mark.threat("F13")
def test_a_window_over_midnight_is_open_on_both_sides_of_it() -> None:
    week = Week(EVERY_NIGHT)

    assert status(week, "2026-09-15 23:00") == Open(danish_time("2026-09-16 07:00"))
    assert isinstance(status(week, "2026-09-16 03:00"), Open)
    assert isinstance(status(week, "2026-09-16 08:00"), Closed)


def test_a_window_over_midnight_counts_only_where_both_its_days_allow_it() -> None:
    week = Week(EVERY_NIGHT)  # closed on public holidays: 25 and 26 March 2027

    assert isinstance(status(week, "2027-03-24 17:00"), Closed)
    assert isinstance(status(week, "2027-03-25 03:00"), Closed)
    assert isinstance(status(week, "2027-03-27 03:00"), Closed)
    assert isinstance(status(week, "2027-03-27 17:00"), Closed)  # Easter Sunday follows
    assert isinstance(status(week, "2027-03-30 03:00"), Closed)  # began on Easter Monday
    assert isinstance(status(week, "2027-03-30 17:00"), Open)


def test_a_window_into_an_unknown_holiday_claims_nothing() -> None:
    week = Week(EVERY_NIGHT, holidays=None)

    assert isinstance(status(week, "2027-03-24 17:00"), Unknown)
    assert isinstance(status(week, "2027-03-25 03:00"), Unknown)


@pytest.mark.threat("F6")
def test_the_skipped_hour_means_the_instant_of_the_change() -> None:
    assert instant(date(2026, 3, 29), 150) == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert instant(date(2026, 3, 29), 120) == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert instant(date(2026, 3, 29), 180) == datetime(2026, 3, 29, 1, tzinfo=UTC)


@pytest.mark.threat("F7")
def test_the_doubled_hour_is_open_only_in_both_its_readings() -> None:
    night = Week(((Window(0, 150),),) * 7)  # 00:00-02:30

    assert isinstance(status(night, "2026-10-25 02:15", fold=0), Open)
    assert isinstance(status(night, "2026-10-25 02:15", fold=1), Closed)
    morning = Week(((Window(150, 600),),) * 7)  # 02:30-10:00
    assert isinstance(status(morning, "2026-10-25 02:45", fold=0), Closed)
    assert isinstance(status(morning, "2026-10-25 02:45", fold=1), Open)


@pytest.mark.threat("F8", "F13")
def test_a_night_over_the_clock_change_ends_at_the_right_instant() -> None:
    found = status(Week(EVERY_NIGHT), "2026-10-24 23:00")

    assert found == Open(datetime(2026, 10, 25, 6, tzinfo=UTC))


@pytest.mark.threat("F5")
def test_where_sources_disagree_only_what_all_say_is_open() -> None:
    wide = Timetable(Week(((Window(480, 1320),),) * 7), Days())
    narrow = Timetable(Week(((Window(540, 1260),),) * 7), Days())

    assert agreed((wide, narrow), danish_time("2026-09-15 10:00")) == Open(
        danish_time("2026-09-15 21:00")
    )
    found = agreed((wide, narrow), danish_time("2026-09-15 08:30"))
    assert isinstance(found, Closed) and found.opens is not None
    assert found.opens.at == danish_time("2026-09-15 09:00")


def test_an_openstreetmap_string_gives_a_plain_week() -> None:
    week = week_of("Mo-We 09:00-12:00,13:00-15:00; Th 13:00-18:00; Fr 22:00-04:00")

    assert week[0] == (Window(540, 720), Window(780, 900))
    assert week[3] == (Window(780, 1080),)
    assert week[4] == (Window(1320, 1680),)
    assert week[6] == ()


@pytest.mark.parametrize("text", ["Jan-Mar Mo-Fr 08:00-16:00", "week 1-10 Mo 08:00-10:00"])
def test_seasons_are_refused(text: str) -> None:
    with pytest.raises(NotAPlainWeek):
        week_of(text)


@pytest.mark.threat("F10")
def test_public_holidays_equal_an_independent_table_until_2050() -> None:
    danish = holidays.country_holidays("DK", years=range(2024, 2051))
    day = date(2024, 1, 1)
    while day < date(2051, 1, 1):
        assert is_public_holiday(day) == (day in danish), day
        day += timedelta(days=1)


windows = st.tuples(st.integers(0, 1439), st.integers(1, 1440)).map(
    lambda pair: Window(pair[0], min(pair[0] + pair[1], 2 * 1440))
)
weeks = st.lists(st.lists(windows, max_size=2).map(tuple), min_size=7, max_size=7).map(tuple)
instants = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)).map(
    lambda naive: naive.replace(tzinfo=UTC)
)
_DANISH = holidays.country_holidays("DK", years=range(2025, 2029))


def oracle_is_open(week: Week, at: datetime) -> bool:
    """Say slowly and independently whether *at* lies in a window that both of its days allow."""
    here = at.astimezone(COPENHAGEN)
    for back in (0, 1, 2):
        begins = here.date() - timedelta(days=back)
        for window in week.days[begins.weekday()]:
            crosses = window.end > 1440
            days = [begins, begins + timedelta(days=1)] if crosses else [begins]
            if any(day in _DANISH for day in days):
                continue
            wall = (here.date() - begins).days * 1440 * 60 + (
                here.hour * 3600 + here.minute * 60 + here.second
            )
            if window.start * 60 <= wall < window.end * 60:
                return True
    return False


def near_a_clock_change(at: datetime) -> bool:
    return any(
        at.astimezone(COPENHAGEN).utcoffset() != (at + hours).astimezone(COPENHAGEN).utcoffset()
        for hours in (timedelta(hours=-3), timedelta(hours=3))
    )


@pytest.mark.threat("F9", "F13")
@given(weeks, instants)
def test_open_equals_a_slow_oracle(days: tuple[tuple[Window, ...], ...], at: datetime) -> None:
    week = Week(days)
    if near_a_clock_change(at):
        return

    assert isinstance(Timetable(week, Days()).status(at), Open) == oracle_is_open(week, at)


@given(weeks, instants)
def test_the_answer_changes_exactly_where_it_is_said_to_change(
    days: tuple[tuple[Window, ...], ...], at: datetime
) -> None:
    table = Timetable(Week(days), Days())
    found = table.status(at)
    second = timedelta(seconds=1)

    if isinstance(found, Open) and found.until is not None:
        assert isinstance(table.status(found.until - second), Open)
        assert not isinstance(table.status(found.until), Open)
    if isinstance(found, Closed) and found.opens is not None and found.opens.at is not None:
        assert isinstance(table.status(found.opens.at), Open)
        assert not isinstance(table.status(found.opens.at - second), Open)

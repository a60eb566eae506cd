"""Laying out hours, case by case: the horizon, joined stretches, doubts, and both clock changes."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.clock import local
from bot.plan.hours import (
    HORIZON,
    Allows,
    Stretch,
    Timetable,
    agreed,
    instant,
    is_doubtful,
    next_agreed_opening,
    timetables,
)
from bot.plan.model import DayRule, Days, Disputed, Exceptional, Week
from bot.plan.status import Closed, Open, Opening, Unknown
from tests.plan.invented import NINE_TO_THREE, utc, week, windows

NEVER = Week(((),) * 7)
SUMMER = (date(2026, 7, 13), date(2026, 7, 31))
TUESDAY = date(2026, 9, 15)


def table(of: Week, **days: tuple[DayRule, ...]) -> Timetable:
    return Timetable(of, Days(**days))


def once(day: date, *hours: str) -> Week:
    """Return a week that is open on one day only."""
    return Week(((),) * 7, (Exceptional(day, day, (windows(*hours),) * 7),), holidays=())


def test_an_opening_is_looked_for_over_thirteen_months():
    at = utc("2026-09-15 10:00")
    last = (at + HORIZON).date()

    assert timedelta(days=400) == HORIZON
    assert table(once(last, "09:00-10:00")).next_opening(at) == Opening(last, utc(f"{last} 09:00"))
    assert table(once(last + timedelta(days=1), "09:00-10:00")).next_opening(at) is None
    assert table(NEVER).status(at) == Closed(None)


def test_an_opening_at_the_end_of_the_horizon_is_beyond_it():
    last = date(2026, 1, 13) + HORIZON
    found = table(once(last, "09:00-10:00"))

    assert found.next_opening(utc("2026-01-13 09:00")) is None
    assert found.next_opening(utc("2026-01-13 09:01")) == Opening(last, utc(f"{last} 09:00"))


def test_an_opening_that_has_begun_is_not_the_next():
    at = utc("2026-09-15 09:00")

    assert table(NINE_TO_THREE).next_opening(at).at == utc("2026-09-16 09:00")
    before = at - timedelta(microseconds=1)
    assert table(NINE_TO_THREE).next_opening(before) == Opening(TUESDAY, at)


def test_hours_without_an_end_say_no_time():
    always = week("00:00-24:00", holidays=windows("00:00-24:00"))

    assert table(always).status(utc("2026-09-15 10:00")) == Open(None)


def test_an_end_at_the_horizon_is_not_told_and_one_before_it_is():
    always = week("00:00-24:00", holidays=windows("00:00-24:00"))
    at = utc("2026-09-15 00:00")
    shut = DayRule(10, 19, 2027)  # the day before the horizon, reached at 23:00 for the summer time

    assert table(always, closing=(shut,)).status(at) == Open(utc("2027-10-19 00:00"))
    later = DayRule(10, 20, 2027)
    assert table(always, closing=(later,)).status(at) == Open(None)


def test_stretches_that_overlap_or_touch_end_together():
    long_and_short = week("09:00-15:00", "10:00-11:00", "15:00-16:00", "17:00-18:00")

    assert table(long_and_short).status(utc("2026-09-15 10:30")) == Open(utc("2026-09-15 16:00"))


def test_a_day_lists_its_stretches_in_order_and_keeps_them():
    found = table(week("13:00-15:00", "09:00-12:00"))

    assert found.beginning_on(TUESDAY) == (
        Stretch(utc("2026-09-15 09:00"), utc("2026-09-15 12:00"), certain=True),
        Stretch(utc("2026-09-15 13:00"), utc("2026-09-15 15:00"), certain=True),
    )
    assert found.beginning_on(TUESDAY) is found.beginning_on(TUESDAY)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-09-15 09:00", "2026-09-15 15:00", 1),
        ("2026-09-15 15:00", "2026-09-16 09:00", 0),
        ("2026-09-15 14:59", "2026-09-16 09:01", 2),
        ("2026-09-15 08:00", "2026-09-15 09:00", 0),
        ("2026-09-15 10:00", "2026-09-15 11:00", 1),
        ("2026-09-14 00:00", "2026-09-21 00:00", 5),
    ],
)
def test_the_stretches_between_two_instants_are_those_that_touch_the_time(start, end, expected):
    found = list(table(NINE_TO_THREE).stretches(utc(start), utc(end)))

    assert len(found) == expected
    assert found == sorted(found, key=lambda each: each.start)


def test_a_stretch_that_began_the_evening_before_is_among_them():
    night = table(week("22:00-30:00"))

    found = list(night.stretches(utc("2026-09-16 01:00"), utc("2026-09-16 02:00")))
    assert found == [Stretch(utc("2026-09-15 22:00"), utc("2026-09-16 06:00"), certain=True)]
    assert night.status(utc("2026-09-16 05:59:59")) == Open(utc("2026-09-16 06:00"))
    assert isinstance(night.status(utc("2026-09-16 06:00")), Closed)


def test_a_window_that_ends_at_midnight_asks_nothing_of_the_next_day():
    evening = week("20:00-24:00")
    shut = (DayRule(9, 16, 2026),)

    assert table(evening, closing=shut).status(utc("2026-09-15 21:00")) == Open(
        utc("2026-09-16 00:00")
    )


def test_the_last_answer_is_not_given_for_another_instant():
    found = table(NINE_TO_THREE)

    assert isinstance(found.status(utc("2026-09-15 10:00")), Open)
    assert isinstance(found.status(utc("2026-09-15 16:00")), Closed)
    assert isinstance(found.status(utc("2026-09-15 10:00")), Open)


@pytest.mark.parametrize("day", ["2026-07-13", "2026-07-20", "2026-07-31"])
def test_an_exception_counts_on_its_first_and_last_day(day):
    found = table(Week(NINE_TO_THREE.days, (Exceptional(*SUMMER, (windows("17:00-18:00"),) * 7),)))

    assert isinstance(found.status(utc(f"{day} 10:00")), Closed)
    assert isinstance(found.status(utc(f"{day} 17:30")), Open)


def test_of_two_exceptions_the_later_written_counts():
    both = (
        Exceptional(*SUMMER, (windows("10:00-11:00"),) * 7),
        Exceptional(*SUMMER, (windows("12:00-13:00"),) * 7),
    )
    found = table(Week(NINE_TO_THREE.days, both))

    assert isinstance(found.status(utc("2026-07-14 10:30")), Closed)
    assert isinstance(found.status(utc("2026-07-14 12:30")), Open)


@pytest.mark.parametrize(
    ("hours", "days", "expected"),
    [
        (week("22:00-30:00"), {}, Open),
        (week("22:00-30:00"), {"closing": (DayRule(9, 16, 2026),)}, Closed),
        (week("22:00-30:00"), {"closing": (DayRule(9, 15, 2026),)}, Closed),
        (week("22:00-30:00"), {"doubtful": (DayRule(9, 16),)}, Unknown),
        (week("22:00-30:00"), {"doubtful": (DayRule(9, 15),)}, Unknown),
    ],
)
def test_both_days_of_a_night_decide(hours, days, expected):
    assert isinstance(table(hours, **days).status(utc("2026-09-15 23:00")), expected)


@pytest.mark.parametrize(
    ("holidays", "expected"),
    [((), Closed), (windows("22:00-30:00"), Unknown), (None, Unknown)],
)
def test_a_night_into_a_holiday_is_open_for_sure_on_no_word(holidays, expected):
    night = week("22:00-30:00", holidays=holidays)

    assert isinstance(table(night).status(utc("2027-03-24 23:00")), expected)


@pytest.mark.parametrize(
    ("exception", "expected"),
    [((), Closed), (windows("10:00-11:00"), Unknown), (windows("22:00-30:00"), Unknown)],
)
@pytest.mark.parametrize("last", [date(2026, 9, 16), date(2026, 9, 20)])
def test_a_night_into_an_exception_is_open_for_sure_on_no_word(exception, expected, last):
    first = date(2026, 9, 16)
    hours = Week((windows("22:00-30:00"),) * 7, (Exceptional(first, last, (exception,) * 7),))

    assert isinstance(table(hours).status(utc("2026-09-15 23:00")), expected)
    before = Exceptional(date(2026, 9, 10), date(2026, 9, 15), ((),) * 7)
    ended = Week((windows("22:00-30:00"),) * 7, (before,))
    assert isinstance(table(ended).status(utc("2026-09-16 23:00")), Open)


def test_a_night_into_the_last_day_of_an_exception_is_not_claimed():
    rest = Exceptional(date(2026, 9, 14), date(2026, 9, 16), (windows("22:00-30:00"),) * 7)
    hours = Week((windows("22:00-30:00"),) * 7, (rest,))

    assert isinstance(table(hours).status(utc("2026-09-15 23:00")), Unknown)


def test_a_doubtful_day_is_cleared_by_the_plan_only_for_itself():
    days = Days(doubtful=(DayRule(12, 24), DayRule(12, 31)), open=(DayRule(12, 24, 2026),))

    assert not is_doubtful(days, date(2026, 12, 24))
    assert is_doubtful(days, date(2026, 12, 31))
    assert is_doubtful(days, date(2027, 12, 24))
    assert not is_doubtful(days, date(2026, 12, 23))


def test_a_day_that_says_no_wins_over_one_that_is_unsure():
    assert Allows.NO < Allows.UNSURE < Allows.YES
    assert list(map(int, Allows)) == [0, 1, 2]
    days = {"closing": (DayRule(12, 24),), "doubtful": (DayRule(12, 24),)}
    assert isinstance(table(week("09:00-15:00"), **days).status(utc("2026-12-24 10:00")), Closed)


@pytest.mark.parametrize(
    ("day", "minute", "begins", "expected"),
    [
        (TUESDAY, 0, True, "2026-09-14 22:00"),
        (TUESDAY, 1439, False, "2026-09-15 21:59"),
        (TUESDAY, 1440, False, "2026-09-15 22:00"),
        (TUESDAY, 1500, False, "2026-09-15 23:00"),
        (TUESDAY, 2880, False, "2026-09-16 22:00"),
        (date(2026, 3, 29), 119, True, "2026-03-29 00:59"),
        (date(2026, 3, 29), 121, True, "2026-03-29 01:00"),
        (date(2026, 3, 29), 179, False, "2026-03-29 01:00"),
        (date(2026, 3, 29), 181, False, "2026-03-29 01:01"),
        (date(2026, 3, 28), 1440 + 150, False, "2026-03-29 01:00"),
        (date(2026, 10, 25), 119, True, "2026-10-24 23:59"),
        (date(2026, 10, 25), 120, True, "2026-10-25 01:00"),
        (date(2026, 10, 25), 120, False, "2026-10-25 00:00"),
        (date(2026, 10, 25), 150, True, "2026-10-25 01:30"),
        (date(2026, 10, 25), 150, False, "2026-10-25 00:30"),
        (date(2026, 10, 25), 180, True, "2026-10-25 02:00"),
    ],
)
def test_a_local_minute_is_one_instant(day, minute, begins, expected):
    expected_instant = datetime.fromisoformat(expected).replace(tzinfo=UTC)
    found = instant(day, minute, begins=begins)

    assert found == expected_instant
    assert found.tzinfo is UTC


def test_every_local_minute_that_comes_once_is_the_instant_that_shows_it():
    """Every day of eighteen years, against the time zone's own data."""
    days = (date(2022, 1, 1) + timedelta(days=number) for number in range(18 * 365))
    skips = 0
    for day in days:
        for minute in (0, 61, 119, 120, 150, 179, 180, 479, 1439, 1440, 1500, 1621, 2879):
            found = instant(day, minute)
            shown = local(found).replace(tzinfo=None)
            wall = datetime.combine(day, time()) + timedelta(minutes=minute)
            skipped = wall.hour == 2 and shown == wall.replace(hour=3, minute=0)
            assert shown == wall or skipped
            assert found <= instant(day, minute, begins=True)
            skips += skipped

    assert skips == 18 * 3


def test_plans_that_state_the_same_hours_share_their_timetable():
    mine, same = (pair(WIDE, week(hours)) for hours in ("09:00-21:00", "09:00-21:00"))

    assert [one is other for one, other in zip(mine, same, strict=True)] == [True, True]
    assert timetables(WIDE, Days())[0] is not timetables(NARROW, Days())[0]
    closed = Days(closing=(DayRule(month=12, day=24),))
    eve = date(2026, 12, 24)
    assert [len(timetables(WIDE, days)[0].beginning_on(eve)) for days in (closed, Days())] == [0, 1]


def test_a_minute_ends_at_its_first_reading_where_nothing_else_is_said():
    assert instant(date(2026, 10, 25), 150) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_window_inside_the_skipped_hour_is_no_stretch_at_all():
    assert table(week("02:10-02:50")).beginning_on(date(2026, 3, 29)) == ()
    assert len(table(week("02:10-02:50")).beginning_on(date(2026, 3, 30))) == 1


def test_a_window_inside_the_doubled_hour_is_never_certain():
    assert table(week("02:10-02:50")).beginning_on(date(2026, 10, 25)) == ()


WIDE, NARROW = week("08:00-22:00"), week("09:00-21:00")
MORNING, EVENING = week("08:00-12:00"), week("13:00-20:00")
TEN_TO_TWO_ON_THE_20TH = once(date(2026, 9, 20), "10:00-14:00")


def pair(*weeks: Week) -> tuple[Timetable, ...]:
    return timetables(Disputed(weeks), Days())


def test_hours_have_a_timetable_for_each_reading():
    assert len(timetables(WIDE, Days())) == 1
    assert len(pair(WIDE, NARROW)) == 2
    at = utc("2026-09-15 08:30")
    assert [isinstance(each.status(at), Open) for each in pair(WIDE, NARROW)] == [True, False]


@pytest.mark.parametrize(
    ("weeks", "at", "expected"),
    [
        ((WIDE,), "2026-09-15 08:00", Open(utc("2026-09-15 22:00"))),
        ((WIDE, NARROW), "2026-09-15 09:00", Open(utc("2026-09-15 21:00"))),
        ((WIDE, NARROW), "2026-09-15 08:00",
         Closed(Opening(TUESDAY, utc("2026-09-15 09:00")))),
        ((WIDE, NARROW), "2026-09-15 21:00",
         Closed(Opening(date(2026, 9, 16), utc("2026-09-16 09:00")))),
        ((MORNING, EVENING), "2026-09-15 10:00", Closed(None)),
        ((WIDE, NEVER), "2026-09-15 10:00", Closed(None)),
        ((WIDE, TEN_TO_TWO_ON_THE_20TH), "2026-09-15 10:00",
         Closed(Opening(date(2026, 9, 20), utc("2026-09-20 10:00")))),
        ((MORNING, TEN_TO_TWO_ON_THE_20TH), "2026-09-20 11:00", Open(utc("2026-09-20 12:00"))),
    ],
)  # fmt: skip
def test_sources_that_disagree_are_open_only_together(weeks, at, expected):
    assert agreed(pair(*weeks), utc(at)) == expected


ROUND_THE_CLOCK = week("00:00-24:00", holidays=windows("00:00-24:00"))


def test_sources_without_an_end_are_open_until_the_other_ends():
    assert agreed(pair(ROUND_THE_CLOCK, NARROW), utc("2026-09-15 10:00")) == Open(
        utc("2026-09-15 21:00")
    )
    assert agreed(pair(ROUND_THE_CLOCK, ROUND_THE_CLOCK), utc("2026-09-15 10:00")) == Open(None)


def test_one_source_that_says_no_more_than_maybe_is_unknown_and_one_that_says_no_is_closed():
    maybe = week("08:00-22:00", holidays=None)
    holiday = utc("2027-03-25 10:00")
    on_holiday = week("08:00-22:00", holidays=windows("08:00-22:00"))
    after_easter = Opening(date(2027, 3, 27), utc("2027-03-27 08:00"))

    assert agreed(pair(maybe, on_holiday), holiday) == Unknown(after_easter)
    assert isinstance(agreed(pair(maybe, WIDE), holiday), Closed)


@pytest.mark.parametrize(
    ("weeks", "at", "expected"),
    [
        ((WIDE, NARROW), "2026-09-15 07:00", "2026-09-15 09:00"),
        ((NARROW, WIDE), "2026-09-15 07:00", "2026-09-15 09:00"),
        ((WIDE, NARROW), "2026-09-15 08:30", "2026-09-15 09:00"),
        ((MORNING, EVENING), "2026-09-15 07:00", None),
        ((NEVER, NEVER), "2026-09-15 07:00", None),
        ((WIDE, NEVER), "2026-09-15 10:00", None),
        ((NEVER, WIDE), "2026-09-15 10:00", None),
    ],
)
def test_the_next_agreed_opening_is_when_the_last_of_them_opens(weeks, at, expected):
    found = next_agreed_opening(pair(*weeks), utc(at))

    assert (None if found is None else found.at) == (None if expected is None else utc(expected))
    assert found is None or found.day == TUESDAY


def test_where_all_are_open_there_is_no_next_agreed_opening_to_name():
    assert next_agreed_opening(pair(WIDE, NARROW), utc("2026-09-15 10:00")) is None

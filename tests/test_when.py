"""Moments as people write them after --at."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.when import Unclear, when
from bot.clock import COPENHAGEN, local
from bot.instants import NotAnInstant, Skipped, instant, iso, written
from bot.language import DA, EN
from tests.conftest import danish_time

TUESDAY = datetime(2026, 9, 15, 10, 20, tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("lør 22:30", "2026-09-19T22:30:00+02:00"),
        ("LØR 22.30", "2026-09-19T22:30:00+02:00"),
        ("lørdag kl. 22.30", "2026-09-19T22:30:00+02:00"),
        ("loer 22:30", "2026-09-19T22:30:00+02:00"),
        ("på lørdag 22:30", "2026-09-19T22:30:00+02:00"),
        ("sat 22:30", "2026-09-19T22:30:00+02:00"),
        ("on Saturday at 22:30", "2026-09-19T22:30:00+02:00"),
        ("man 8", "2026-09-21T08:00:00+02:00"),
        ("tir 10:20", "2026-09-15T10:20:00+02:00"),
        ("tir 10:19", "2026-09-22T10:19:00+02:00"),
        ("tirsdag 23:00", "2026-09-15T23:00:00+02:00"),
        ("i morgen 8:00", "2026-09-16T08:00:00+02:00"),
        ("tomorrow 8:00", "2026-09-16T08:00:00+02:00"),
        ("i overmorgen 8", "2026-09-17T08:00:00+02:00"),
        ("i dag 06:00", "2026-09-15T06:00:00+02:00"),
        ("22:30", "2026-09-15T22:30:00+02:00"),
        ("kl. 9.15", "2026-09-15T09:15:00+02:00"),
        ("nu", "2026-09-15T10:20:00+02:00"),
        ("2026-12-24 10:00", "2026-12-24T10:00:00+01:00"),
        ("2026-12-24T10:00", "2026-12-24T10:00:00+01:00"),
        ("2026-09-15T10:20:30", "2026-09-15T10:20:30+02:00"),
        ("2026-09-15T08:20Z", "2026-09-15T10:20:00+02:00"),
        ("2026-09-15 10:20 +02:00", "2026-09-15T10:20:00+02:00"),
    ],
)
def test_a_moment_is_understood_as_people_write_it(text: str, meant: str) -> None:
    assert iso(when(text, TUESDAY)) == meant


@pytest.mark.parametrize(
    "text",
    ["", "lør", "lør 25:00", "lør 22:60", "i går 8:00", "2026-02-30 10:00", "2026-09-15", "24:00",
     "2026-09-15T10", "næste uge", "10:20:30:40", "٣:٠٠x", "0000-01-01 10:00"],
)  # fmt: skip
def test_what_is_no_moment_is_refused_with_examples(text: str) -> None:
    with pytest.raises(Unclear) as refused:
        when(text, TUESDAY)

    assert "lør 22:30" in refused.value.message[DA]
    assert "sat 22:30" in refused.value.message[EN]


def test_of_an_hour_that_comes_twice_the_first_is_meant_and_an_offset_chooses() -> None:
    assert iso(when("2026-10-25 02:30", TUESDAY)) == "2026-10-25T02:30:00+02:00"
    assert iso(when("2026-10-25 02:30+01:00", TUESDAY)) == "2026-10-25T02:30:00+01:00"


def test_a_time_that_the_spring_change_skips_is_refused_with_the_time_that_follows() -> None:
    with pytest.raises(Unclear) as refused:
        when("2027-03-28 02:30", TUESDAY)

    assert "2027-03-28 03:30" in refused.value.message[DA]
    with pytest.raises(Skipped):
        instant("2027-03-28 02:30")


def test_a_weekday_may_lead_to_a_skipped_hour_too() -> None:
    with pytest.raises(Unclear, match="put forward"):
        when("søn 02:15", datetime(2027, 3, 26, 12, tzinfo=UTC))


def test_words_are_no_instant_in_a_file() -> None:
    with pytest.raises(NotAnInstant):
        instant("lør 22:30")


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC)))
def test_a_written_moment_reads_back_as_the_same_second(moment: datetime) -> None:
    to_the_second = moment.replace(microsecond=0)

    assert instant(written(moment)) == to_the_second
    assert datetime.fromisoformat(iso(moment)) == to_the_second
    assert local(instant(iso(moment))) == to_the_second


@pytest.mark.parametrize(
    ("text", "wall"),
    [
        ("24. december 10:00", "2026-12-24 10:00"),
        ("24 dec kl. 10", "2026-12-24 10:00"),
        ("24/12 10:00", "2026-12-24 10:00"),
        ("25. marts 10:00", "2027-03-25 10:00"),
        ("25 March 2027 at 10:00", "2027-03-25 10:00"),
        ("1. maj 2025 9.30", "2025-05-01 09:30"),
    ],
)
def test_a_date_as_people_write_it(text: str, wall: str) -> None:
    now = danish_time("2026-11-23 12:00")

    assert when(text, now) == danish_time(wall)


@pytest.mark.parametrize("text", ["31. februar 10:00", "24/13 10:00", "24. hygge 10:00"])
def test_a_date_that_does_not_exist_is_no_moment(text: str) -> None:
    with pytest.raises(Unclear):
        when(text, danish_time("2026-11-23 12:00"))

"""A clock that jumps, differs from another one or does not know Danish time is not believed."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from bot.clock import COPENHAGEN, WatchedClock, danish_time, knows_denmark
from bot.library import timed, timelessly
from tests.channels.our_side import TUESDAY, HandClock, library

MINUTE = timedelta(minutes=1)


class Machine:
    """A machine whose clock and steady count a test moves."""

    def __init__(self, zone=COPENHAGEN) -> None:
        self.wall = HandClock()
        self.counted = timedelta(hours=7)
        self.clock = WatchedClock(self.wall, lambda: self.counted, zone)

    def passes(self, time: timedelta) -> None:
        self.wall.at += time
        self.counted += time

    def is_set(self, by: timedelta) -> None:
        self.wall.at += by


def test_time_that_passes_is_believed() -> None:
    machine = Machine()
    for _ in range(1000):
        machine.passes(timedelta(hours=1))
        assert not machine.clock.doubted


@pytest.mark.threat("F14")
@pytest.mark.parametrize("by", [timedelta(hours=1), timedelta(days=-1), 6 * MINUTE])
def test_a_clock_that_jumps_is_doubted_until_it_is_set_back(by: timedelta) -> None:
    machine = Machine()
    machine.is_set(by)
    assert machine.clock.doubted

    machine.passes(timedelta(hours=3))
    assert machine.clock.doubted

    machine.is_set(-by)
    assert not machine.clock.doubted


def test_a_jump_that_another_clock_confirms_is_believed() -> None:
    """The machine's clock was wrong when we started, and somebody has set it right."""
    machine = Machine()
    machine.is_set(timedelta(hours=1))
    assert machine.clock.doubted

    machine.clock.compare(machine.wall.at)
    assert not machine.clock.doubted


@pytest.mark.threat("F14")
def test_another_clock_that_differs_is_believed_more_and_must_agree_three_times() -> None:
    machine = Machine()
    machine.clock.compare(machine.wall.at + 6 * MINUTE)
    seen = [machine.clock.doubted]
    for _ in range(3):
        machine.clock.compare(machine.wall.at + MINUTE)
        seen.append(machine.clock.doubted)

    assert seen == [True, True, True, False]


def test_between_two_and_five_minutes_nothing_changes() -> None:
    machine = Machine()
    machine.clock.compare(machine.wall.at + 4 * MINUTE)
    assert not machine.clock.doubted

    machine.clock.compare(machine.wall.at + 6 * MINUTE)
    for _ in range(9):
        machine.clock.compare(machine.wall.at + 4 * MINUTE)
    assert machine.clock.doubted


@pytest.mark.threat("F16")
def test_danish_time_that_is_not_known_is_never_believed() -> None:
    machine = Machine(timezone(timedelta(hours=1)))
    machine.clock.compare(machine.wall.at)

    assert machine.clock.doubted


@pytest.mark.threat("F16")
def test_the_known_clock_changes_are_looked_at() -> None:
    assert knows_denmark(COPENHAGEN)
    assert not knows_denmark(timezone(timedelta(hours=1)))
    assert not knows_denmark(ZoneInfo("Europe/London"))
    assert not knows_denmark(ZoneInfo("Atlantic/Reykjavik"))


@pytest.mark.threat("F16")
def test_missing_or_old_data_give_way_to_those_installed() -> None:
    def missing():
        raise ZoneInfoNotFoundError("no data")

    def old():
        return timezone(timedelta(hours=1))

    def right():
        return ZoneInfo("Europe/Copenhagen")

    assert knows_denmark(danish_time(missing, old, right))
    nothing = danish_time(missing, old)
    assert not knows_denmark(nothing)
    assert TUESDAY.astimezone(nothing).utcoffset() == timedelta(hours=1)


def test_the_data_that_come_with_us_are_right_by_themselves() -> None:
    from bot.clock import _bundled

    assert knows_denmark(_bundled())


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (datetime(2026, 3, 29, 0, 59, 59, 999000, UTC), "01:59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "03:00"),
        (datetime(2026, 10, 25, 0, 59, 59, 999000, UTC), "02:59"),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), "02:00"),
    ],
)
def test_both_clock_changes_are_no_jump(at: datetime, shown: str) -> None:
    machine = Machine()
    machine.passes(at - machine.wall.at)

    assert not machine.clock.doubted
    assert f"{at.astimezone(COPENHAGEN):%H:%M}" == shown


def test_content_tells_no_time_for_as_long_as_the_clock_is_doubted() -> None:
    machine = Machine()
    newest = timed(library, machine.clock)
    assert newest() is library()

    machine.is_set(timedelta(hours=1))
    assert newest() == timelessly(library())

    machine.is_set(timedelta(hours=-1))
    assert newest() is library()

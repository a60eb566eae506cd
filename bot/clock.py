"""Where time comes from: the only module that may ask what time it is."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from importlib.resources import files
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

SWITCHES = (
    (datetime(1980, 4, 6, 0, 59, tzinfo=UTC), 1, 2),
    (datetime(1996, 10, 27, 0, 59, tzinfo=UTC), 2, 1),
    (datetime(2025, 3, 30, 0, 59, tzinfo=UTC), 1, 2),
    (datetime(2025, 10, 26, 0, 59, tzinfo=UTC), 2, 1),
)
"""Clock changes that Denmark has had: the minute before, and the hours ahead of UTC by then
and a minute later. What is to come stands in the data alone, which the EU may change."""


def knows_denmark(zone: tzinfo) -> bool:
    """Tell whether *zone* has Denmark's known clock changes (fault catalogue F16)."""
    minute = timedelta(minutes=1)
    return all(
        at.astimezone(zone).utcoffset() == timedelta(hours=before)
        and (at + minute).astimezone(zone).utcoffset() == timedelta(hours=after)
        for at, before, after in SWITCHES
    )


def danish_time(*sources: Callable[[], tzinfo]) -> tzinfo:
    """Return the first of *sources* that is there and right; else an hour ahead of UTC."""
    for source in sources:
        try:
            zone = source()
        except (ZoneInfoNotFoundError, OSError, ValueError, ImportError):
            continue
        if knows_denmark(zone):
            return zone
    return timezone(timedelta(hours=1), "CET")


def _bundled() -> tzinfo:
    with files("tzdata.zoneinfo.Europe").joinpath("Copenhagen").open("rb") as data:
        return ZoneInfo.from_file(data, "Europe/Copenhagen")


COPENHAGEN = danish_time(lambda: ZoneInfo("Europe/Copenhagen"), _bundled)
"""Hours are stated in Danish local time: the system's data where right, else those installed."""

APART = timedelta(minutes=5)
"""Two clocks that differ by more are not both right (fault catalogue F14)."""

TOGETHER = timedelta(minutes=2)
"""Two clocks that differ by less agree again."""

AGREEMENTS = 3
"""How often another clock must agree after it has not."""


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC)


def steadily() -> timedelta:
    """Return the time since some moment, which no setting of the clock changes."""
    counted = getattr(time, "CLOCK_BOOTTIME", None)  # counts on while the machine sleeps (Linux)
    seconds = time.monotonic() if counted is None else time.clock_gettime(counted)
    return timedelta(seconds=seconds)


class WatchedClock:
    """A clock that tells whether it can be believed.

    It is doubted where it has moved against the machine's steady count, where another clock
    is more than five minutes apart, and where Danish time is not known. It is believed again
    when it is back in step and another clock that differed has agreed three times in a row.
    """

    def __init__(
        self,
        base: Clock,
        steady: Callable[[], timedelta] = steadily,
        zone: tzinfo = COPENHAGEN,
    ) -> None:
        """Believe *base* as it stands; *steady* counts on whatever happens to it."""
        self._base = base
        self._steady = steady
        self._zone_known = knows_denmark(zone)
        self._in_step = base.now() - steady()
        self._jumped = False
        self._agreements = AGREEMENTS

    def now(self) -> datetime:
        """Return the present instant as the clock shows it, aware, in UTC."""
        return self._base.now()

    @property
    def doubted(self) -> bool:
        """Tell whether the time is unknown right now."""
        moved = abs(self._base.now() - self._steady() - self._in_step)
        self._jumped = moved > (TOGETHER if self._jumped else APART)
        return self._jumped or self._agreements < AGREEMENTS or not self._zone_known

    def compare(self, other: datetime) -> None:
        """Hold the clock against *other*, the present instant as somebody else tells it."""
        apart = abs(self.now() - check_aware(other))
        if apart > APART:
            self._agreements = 0
        elif apart < TOGETHER:
            self._agreements = min(self._agreements + 1, AGREEMENTS)
            if self._agreements == AGREEMENTS:
                self._in_step = self._base.now() - self._steady()


class ShiftedClock:
    """A clock that runs on from a chosen instant, for trying out "as on Saturday 22:30"."""

    def __init__(self, start: datetime, base: Clock | None = None) -> None:
        """Begin at *start* (aware) and run as fast as *base* does."""
        self._base = base or SystemClock()
        self._shift: timedelta = check_aware(start) - self._base.now()

    def now(self) -> datetime:
        """Return the shifted instant, aware, in UTC."""
        return (self._base.now() + self._shift).astimezone(UTC)


def check_aware(instant: datetime) -> datetime:
    """Return *instant*; raise ValueError where it names no time zone."""
    if instant.tzinfo is None:
        raise ValueError(f"{instant.isoformat()} has no time zone: add one, such as +02:00")
    return instant


def local(instant: datetime) -> datetime:
    """Return *instant* as Danish local time."""
    return check_aware(instant).astimezone(COPENHAGEN)

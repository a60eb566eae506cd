"""Where time comes from: the only module that may ask what time it is."""

from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
"""Hours are stated in Danish local time."""


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

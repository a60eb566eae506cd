"""Every minute of a stretch of time, with what a Danish wall clock shows at it."""

from bisect import bisect_left
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

import holidays

DAY = 1440
DENMARK = ZoneInfo("Europe/Copenhagen")
BEFORE = 2
AHEAD = 400


class Minutes:
    """The *days* days from *first*, two days before them, and *ahead* after them.

    A minute is its number; number 0 is Danish midnight two days before *first*.
    """

    def __init__(self, first: date, days: int = 365, ahead: int = AHEAD) -> None:
        self.first = first
        midnight = datetime.combine(first - timedelta(days=BEFORE), datetime.min.time(), DENMARK)
        self.start = midnight.astimezone(UTC)
        self.days = [
            first + timedelta(days=number) for number in range(-BEFORE, days + ahead + BEFORE)
        ]
        hours = range((len(self.days) + 1) * 24)
        self.wall = [
            shown + minute
            for hour in hours
            for shown in [self._shown(hour)]
            for minute in range(60)
        ]
        self._highest = list(accumulate(self.wall, max))
        self.asked = range(self.at(first, 0), self.at(first, 0) + days * DAY)
        years = {day.year for day in self.days}
        self.public = frozenset(holidays.country_holidays("DK", years=years))

    def _shown(self, hour: int) -> int:
        """Return what a wall clock shows at the beginning of *hour*, as minutes since year 1."""
        local = (self.start + timedelta(hours=hour)).astimezone(DENMARK)
        return local.toordinal() * DAY + local.hour * 60 + local.minute

    def __len__(self) -> int:
        """Return how many minutes there are."""
        return len(self.wall)

    def at(self, day: date, minute: int) -> int:
        """Return the first minute at which the clock shows *minute* of *day*, or a later one."""
        return bisect_left(self._highest, day.toordinal() * DAY + minute)

    def again(self, day: date, minute: int) -> int:
        """Return the same, or where the clock shows it twice, the second of the two minutes."""
        first = self.at(day, minute)
        later = first + 60
        return later if later < len(self) and self.wall[first] == self.wall[later] else first

    def day(self, number: int) -> date:
        """Return the Danish date of minute *number*."""
        return date.fromordinal(self.wall[number] // DAY)

    def instant(self, number: int) -> datetime:
        """Return the moment at which minute *number* begins, in UTC."""
        return self.start + timedelta(minutes=number)

    def number(self, instant: datetime) -> int:
        """Return which minute *instant* lies in."""
        return (instant - self.start) // timedelta(minutes=1)

"""When somebody answers, exactly: stated hours as stretches of time, half-open to the second.

Why not ask the opening-hours library for "is it open". It reads OpenStreetMap strings
and knows the holidays (`holidays.py`), but beside a holiday it cuts a window over
midnight and opens again after it. A wrong "open" can cost a life, so windows are laid
out day by day here: weekday, then exception, then public holiday, then closing day; the
later decides. A window over midnight counts only where both of its days allow it. Where
the source does not say, the stretch is there but not certain, and nothing is claimed.

Local times become instants with care. A time that the spring change skips means the
instant of the change. A time that the autumn change repeats begins at its second
reading and ends at its first, so that "open" holds in both readings.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum
from functools import lru_cache

from bot.clock import COPENHAGEN, local
from bot.plan.holidays import MINUTES, is_public_holiday
from bot.plan.model import Days, Disputed, Week, Window
from bot.plan.status import Closed, Open, Opening, Unknown

HORIZON = timedelta(days=400)
"""How far ahead an opening is looked for: the 13 months of the proof."""

MOST_TIMETABLES = 512
"""How many timetables are kept laid out: all that 98 plans state, and as many again."""

_DAY = timedelta(days=1)


class Allows(IntEnum):
    """What a day says about a window that was stated for it."""

    NO = 0
    UNSURE = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """From *start* to *end* (UTC, half-open); *certain* where the hours are stated for sure."""

    start: datetime
    end: datetime
    certain: bool


class Timetable:
    """The stated hours of one week rule, laid out over the calendar of one plan."""

    def __init__(self, week: Week, days: Days) -> None:
        """Lay out *week* over *days*; stretches are computed when they are asked for."""
        self._week = week
        self._days = days
        self._stretches: dict[date, tuple[Stretch, ...]] = {}
        self._last: tuple[datetime | None, Open | Closed | Unknown] = (None, Closed())

    def beginning_on(self, day: date) -> tuple[Stretch, ...]:
        """Return the stretches that begin on *day* (Danish date), in order."""
        found = self._stretches.get(day)
        if found is None:
            found = tuple(sorted(self._lay_out(day), key=lambda stretch: stretch.start))
            self._stretches[day] = found
        return found

    def status(self, at: datetime) -> Open | Closed | Unknown:
        """Return how it stands at *at* (aware)."""
        asked, found = self._last
        if at != asked:
            found = self._status(at.astimezone(UTC))
            self._last = (at, found)
        return found

    def _status(self, now: datetime) -> Open | Closed | Unknown:
        today = local(now).date()
        unsure = False
        for day in (today - _DAY, today):
            for stretch in self.beginning_on(day):
                if stretch.start <= now < stretch.end:
                    if stretch.certain:
                        return Open(self._end_of_run(now, today))
                    unsure = True
        opening = self._next_opening(now, today)
        return Unknown(opening) if unsure else Closed(opening)

    def next_opening(self, at: datetime) -> Opening | None:
        """Return the first certain opening after *at* within `HORIZON`, or None."""
        now = at.astimezone(UTC)
        return self._next_opening(now, local(now).date())

    def _next_opening(self, now: datetime, today: date) -> Opening | None:
        for stretch in self._certain_from(now, today):
            if stretch.start > now:
                return Opening(local(stretch.start).date(), stretch.start)
        return None

    def stretches(self, start: datetime, end: datetime) -> Iterator[Stretch]:
        """Yield every stretch that touches the time from *start* to *end* (aware), in order."""
        first, last = start.astimezone(UTC), end.astimezone(UTC)
        day, latest = local(first).date() - _DAY, local(last).date()
        while day <= latest:
            for stretch in self.beginning_on(day):
                if stretch.start < last and stretch.end > first:
                    yield stretch
            day += _DAY

    def _certain_from(self, now: datetime, today: date) -> Iterator[Stretch]:
        """Yield the certain stretches that end after *now*, which lies on *today*, in order."""
        until = now + HORIZON
        day, latest = today - _DAY, today + HORIZON + _DAY
        while day <= latest:
            for stretch in self.beginning_on(day):
                if stretch.certain and stretch.end > now and stretch.start < until:
                    yield stretch
            day += _DAY

    def _end_of_run(self, now: datetime, today: date) -> datetime | None:
        """Return when the certain stretches that join each other end; None beyond the horizon."""
        end = now
        for stretch in self._certain_from(now, today):
            if stretch.start > end:
                return end
            end = max(end, stretch.end)
        return None if end >= now + HORIZON else end

    def _lay_out(self, day: date) -> Iterator[Stretch]:
        for window in _windows(self._week, self._days, day):
            allowed = _allows(self._week, self._days, day)
            if window.end > MINUTES:
                allowed = min(allowed, _allows_tail(self._week, self._days, day + _DAY))
            start, end = instant(day, window.start, begins=True), instant(day, window.end)
            if allowed != Allows.NO and start < end:
                yield Stretch(start, end, allowed == Allows.YES)


def agreed(readings: tuple[Timetable, ...], at: datetime) -> Open | Closed | Unknown:
    """Return how it stands at *at* where sources disagree: open only where all of them agree."""
    if len(readings) == 1:
        return readings[0].status(at)
    found = [reading.status(at) for reading in readings]
    ends = [each.until for each in found if isinstance(each, Open)]
    if len(ends) == len(found):
        return Open(min((end for end in ends if end is not None), default=None))
    opening = next_agreed_opening(readings, at)
    return Closed(opening) if any(isinstance(each, Closed) for each in found) else Unknown(opening)


def next_agreed_opening(readings: tuple[Timetable, ...], at: datetime) -> Opening | None:
    """Return the first instant after *at* at which every reading is certainly open, or None."""
    moment, horizon = at.astimezone(UTC), at.astimezone(UTC) + HORIZON
    while moment < horizon:
        nexts = [
            None if isinstance(reading.status(moment), Open) else reading.next_opening(moment)
            for reading in readings
        ]
        starts = [each.at for each in nexts if each is not None and each.at is not None]
        if not starts:
            shut = any(
                each is None and not isinstance(reading.status(moment), Open)
                for each, reading in zip(nexts, readings, strict=True)
            )
            return None if shut or moment <= at else Opening(local(moment).date(), moment)
        moment = max(starts)
    return None


def timetables(hours: Week | Disputed, days: Days) -> tuple[Timetable, ...]:
    """Return the timetable of each reading of *hours*."""
    readings = (hours,) if isinstance(hours, Week) else hours.readings
    return tuple(timetable(week, days) for week in readings)


@lru_cache(maxsize=MOST_TIMETABLES)
def timetable(week: Week, days: Days) -> Timetable:
    """Return the timetable of *week* over *days*, laid out once for all plans that state it."""
    return Timetable(week, days)


def instant(day: date, minute: int, *, begins: bool = False) -> datetime:
    """Return the instant (UTC) of *minute* after the midnight that begins *day*, local time."""
    day, minute = day + timedelta(days=minute // MINUTES), minute % MINUTES
    offset = _offset_all_day(day)
    if offset is not None:
        return datetime.combine(day, time(minute // 60, minute % 60), UTC) - offset
    return _instant(datetime.combine(day, time(minute // 60, minute % 60)), begins=begins)


@lru_cache(maxsize=4096)
def _offset_all_day(day: date) -> timedelta | None:
    """Return how far local time is ahead of UTC on *day*; None where the clock changes."""
    begins, ends = (datetime.combine(each, time(), COPENHAGEN) for each in (day, day + _DAY))
    return begins.utcoffset() if begins.utcoffset() == ends.utcoffset() else None


def _instant(wall: datetime, *, begins: bool) -> datetime:
    early = wall.replace(tzinfo=COPENHAGEN, fold=0).astimezone(UTC)
    late = wall.replace(tzinfo=COPENHAGEN, fold=1).astimezone(UTC)
    if early == late:
        return early
    if early < late:  # the hour comes twice
        return late if begins else early
    return _change_between(late, early)


def _change_between(before: datetime, after: datetime) -> datetime:
    """Return the instant of the clock change between two instants, to the minute."""
    offset = local(before).utcoffset()
    while after - before > timedelta(minutes=1):
        middle = before + (after - before) // 2
        middle = middle.replace(second=0, microsecond=0)
        if local(middle).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after


def _windows(week: Week, days: Days, day: date) -> tuple[Window, ...]:
    if any(rule.covers(day) for rule in days.closing):
        return ()
    stated = _weekday_windows(week, day)
    if is_public_holiday(day):
        return stated if week.holidays is None else week.holidays
    return stated


def _weekday_windows(week: Week, day: date) -> tuple[Window, ...]:
    for exception in reversed(week.exceptions):
        if exception.first <= day <= exception.last:
            return exception.days[day.weekday()]
    return week.days[day.weekday()]


def _allows(week: Week, days: Days, day: date) -> Allows:
    if any(rule.covers(day) for rule in days.closing):
        return Allows.NO
    if is_public_holiday(day):
        return Allows.UNSURE if week.holidays is None else Allows.YES
    if is_doubtful(days, day):
        return Allows.UNSURE
    return Allows.YES


def _allows_tail(week: Week, days: Days, day: date) -> Allows:
    """Return what *day* says about a window that began the evening before."""
    if any(rule.covers(day) for rule in days.closing):
        return Allows.NO
    if is_public_holiday(day) and week.holidays is not None:
        return Allows.NO if week.holidays == () else Allows.UNSURE
    if any(each.first <= day <= each.last for each in week.exceptions):
        return Allows.NO if _weekday_windows(week, day) == () else Allows.UNSURE
    return _allows(week, days, day)


def is_doubtful(days: Days, day: date) -> bool:
    """Tell whether many offices are shut on *day* and this plan has not said that it is open."""
    return any(rule.covers(day) for rule in days.doubtful) and not any(
        rule.covers(day) for rule in days.open
    )

"""Opening hours, minute by minute: surely open, perhaps, or closed."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from tests.oracle.minutes import DAY, Minutes
from tests.oracle.raw import Raw, Written

CLOSED, PERHAPS, OPEN = 0, 1, 2
WEEK = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "loerdag", "soendag")
Window = tuple[int, int]


class Calendar:
    """Which days are closed or in doubt for one plan."""

    def __init__(self, minutes: Minutes, plan: Written) -> None:
        self.minutes = minutes
        self.closing = plan.days("closing_days")
        self.doubtful = plan.days("doubtful_days")
        self.cleared = plan.days("open_days")

    def shut(self, day: date) -> bool:
        """Return whether *day* is a closing day."""
        return named(day, self.closing)

    def in_doubt(self, day: date) -> bool:
        """Return whether nobody knows if offices are open on *day*."""
        return named(day, self.doubtful) and not named(day, self.cleared)

    def laid_out(self, hours: Any, exceptions: Sequence[Raw] = ()) -> bytearray:
        """Return *hours* for every minute; of a list, what all of its readings agree on."""
        if isinstance(hours, list):
            return agreed([self.laid_out(each, exceptions) for each in hours])
        week = Week(hours, exceptions)
        line = bytearray(len(self.minutes))
        for day in self.minutes.days:
            claim, windows = self.stands(week, day)
            for begins, ends in windows:
                self._draw(line, week, day, (begins, ends), claim)
        return line

    def stands(self, week: "Week", day: date) -> tuple[int, Sequence[Window]]:
        """Return what *day* claims inside its windows, and the windows."""
        windows: Sequence[Window] = week.ordinary(day)
        claim = OPEN
        if day in self.minutes.public:
            windows = week.on_holidays(day)
            claim = PERHAPS if week.unconfirmed else OPEN
        if self.in_doubt(day):
            claim = PERHAPS
        return (CLOSED, ()) if self.shut(day) else (claim, windows)

    def _draw(self, line: bytearray, week: "Week", day: date, window: Window, claim: int) -> None:
        begins, ends = window
        until = day
        if ends <= begins:
            until = day + timedelta(days=1)
            claim = min(claim, self.second_day(week, until))
        first, last = self.minutes.again(day, begins), self.minutes.at(until, ends)
        for minute in range(first, last):
            line[minute] = max(line[minute], claim)

    def second_day(self, week: "Week", day: date) -> int:
        """Return what *day* lets stand of a window that began the day before."""
        special = day in self.minutes.public or week.excepted(day) is not None
        claim, windows = self.stands(week, day)
        if self.shut(day) or (special and not windows and not week.unconfirmed):
            return CLOSED
        return PERHAPS if special or claim == PERHAPS else OPEN


class Week:
    """Written hours: windows for each weekday, for holidays, and in excepted periods."""

    def __init__(self, hours: Any, exceptions: Sequence[Raw]) -> None:
        self.days, self.holidays, self.unconfirmed = parsed(hours)
        self.exceptions = [
            (date.fromisoformat(each["from"]), date.fromisoformat(each["until"]),
             parsed(each["hours"])[0])
            for each in exceptions
        ]  # fmt: skip

    def excepted(self, day: date) -> list[Window] | None:
        """Return the windows of the last exception that covers *day*, None where there is none."""
        found = None
        for first, last, days in self.exceptions:
            if first <= day <= last:
                found = days[day.weekday()]
        return found

    def ordinary(self, day: date) -> list[Window]:
        """Return the windows of *day* were it no holiday."""
        excepted = self.excepted(day)
        return self.days[day.weekday()] if excepted is None else excepted

    def on_holidays(self, day: date) -> list[Window]:
        """Return the windows of *day*, a public holiday."""
        return self.ordinary(day) if self.unconfirmed else self.holidays


def agreed(readings: Sequence[bytearray]) -> bytearray:
    """Return what *readings* agree on: the least that any of them claims."""
    return bytearray(map(min, zip(*readings, strict=True)))


def parsed(hours: Any) -> tuple[list[list[Window]], list[Window], bool]:
    """Return the windows of each weekday and of holidays, and whether those are unconfirmed."""
    week: list[list[Window]] = [[] for _ in WEEK]
    on_holidays: list[Window] = []
    unconfirmed = False
    for days, times in entries(hours):
        if days == "helligdage":
            unconfirmed = times == "unconfirmed"
            on_holidays = [] if unconfirmed else windows(times)
        else:
            for index in weekdays(days):
                week[index] = windows(times)
    return week, on_holidays, unconfirmed


def entries(hours: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(hours, dict):
        yield from hours.items()
    elif " " in hours:
        days, times = hours.split(" ", 1)
        yield days, [time.strip() for time in times.split(",")]
    else:
        yield "alle-dage", hours


def weekdays(days: str) -> range:
    if days == "alle-dage":
        return range(7)
    first, _, last = days.partition("-")
    return range(WEEK.index(first), WEEK.index(last or first) + 1)


def windows(times: Any) -> list[Window]:
    if times in ("lukket", "closed"):
        return []
    return [window(each) for each in (times if isinstance(times, list) else [times])]


def window(text: str) -> Window:
    begins, ends = (
        int(hour) * 60 + int(minute)
        for hour, minute in (each.split(":") for each in text.split("-"))
    )
    return begins % DAY, ends


def named(day: date, rules: Sequence[str]) -> bool:
    return any(rule in (f"{day:%m-%d}", day.isoformat()) for rule in rules)

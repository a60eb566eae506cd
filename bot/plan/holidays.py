"""Danish public holidays, from the opening-hours library's own calendar.

Source of the rule: the ten public days of lov om helligdage; since 2024 Store bededag
is an ordinary Friday. 1 May, 5 June, 24 and 31 December are no public holidays: each
office says its own.
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]  # not in its stubs

from bot.plan.model import WeekHours, Window

_PUBLIC = OpeningHours("PH", country="DK")
_MONDAY = datetime(2026, 6, 15)  # a week without any holiday
_WEEK = timedelta(days=7)
MINUTES = 1440


@lru_cache(maxsize=4096)
def is_public_holiday(day: date) -> bool:
    """Tell whether *day* is a public holiday in Denmark."""
    return bool(_PUBLIC.is_open(datetime.combine(day, time(12))))


class NotAPlainWeek(ValueError):
    """The expression is not the same in every week: write seasons under `exceptions`."""


def week_of(expression: str) -> WeekHours:
    """Return the week that an OpenStreetMap `opening_hours` *expression* states.

    Raise ValueError where it cannot be read, `NotAPlainWeek` where weeks differ.
    https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
    """
    try:
        hours = OpeningHours(expression)
    except ParserError as error:
        raise ValueError(str(error)) from error
    first = _windows(hours, _MONDAY)
    for number in range(-26, 27):
        if _windows(hours, _MONDAY + number * _WEEK) != first:
            raise NotAPlainWeek(expression)
    return first


def _windows(hours: OpeningHours, monday: datetime) -> WeekHours:
    days: list[list[Window]] = [[] for _ in range(7)]
    for start, end, state, _ in hours.intervals(monday - _WEEK, monday + 2 * _WEEK):
        if str(state) != "open":
            continue
        for day, window in _split(start - monday, end - monday):
            days[day].append(window)
    return tuple(tuple(windows) for windows in days)


def _split(start: timedelta, end: timedelta) -> list[tuple[int, Window]]:
    """Cut a stretch longer than a day at midnight; keep what begins in days 0 to 6."""
    first, last = int(start.total_seconds()) // 60, int(end.total_seconds()) // 60
    pieces = []
    while last - first > MINUTES:
        cut = (first // MINUTES + 1) * MINUTES
        pieces.append((first, cut))
        first = cut
    pieces.append((first, last))
    return [
        (begin // MINUTES, Window(begin % MINUTES, begin % MINUTES + finish - begin))
        for begin, finish in pieces
        if 0 <= begin < 7 * MINUTES
    ]

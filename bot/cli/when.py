"""Reading the moment of ``--at``: "lør 22:30", "i morgen 8:00", "2026-09-15T10:20+02:00"."""

import re
from datetime import UTC, datetime, timedelta

from bot.clock import local
from bot.instants import NotAnInstant, Skipped, instant, on_the_wall
from bot.language import DA, EN, Text
from bot.words import words

_DAY_NAMES = (
    ("mandag", "man", "ma", "monday", "mon"),
    ("tirsdag", "tirs", "tir", "ti", "tuesday", "tues", "tue"),
    ("onsdag", "ons", "on", "wednesday", "wed"),
    ("torsdag", "tors", "tor", "to", "thursday", "thurs", "thur", "thu"),
    ("fredag", "fre", "fr", "friday", "fri"),
    ("lørdag", "lør", "lø", "loerdag", "loer", "lordag", "lor", "saturday", "sat"),
    ("søndag", "søn", "sø", "soendag", "soen", "sondag", "son", "sunday", "sun"),
)
WEEKDAYS = {name: number for number, names in enumerate(_DAY_NAMES) for name in names}
"""The number of a weekday, from 0 for Monday, by each name that people type for it."""

_AHEAD = {
    "i dag": 0, "idag": 0, "today": 0,
    "i morgen": 1, "imorgen": 1, "tomorrow": 1,
    "i overmorgen": 2, "overmorgen": 2, "the day after tomorrow": 2,
}  # fmt: skip
_NOW = {"nu", "now"}
_SPOKEN = re.compile(
    r"(?:(?:på|on)\s+)?(?P<day>(?!(?:kl|at)\b)[^\W\d]+(?:\s+[^\W\d]+)*?)?\.?,?\s*(?:(?:kl\.?|at)\s*)?"
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?"
)

_DATED = re.compile(
    r"(?P<day>\d{1,2})(?:/(?P<number>\d{1,2})|\.?\s*(?P<name>[^\W\d]{3,})\.?)"
    r"(?:[\s/]+(?P<year>\d{4}))?,?\s+(?:(?:kl\.?|at)\s*)?"
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?"
)
_MONTHS = {
    name[:length]: number
    for lang in (DA, EN)
    for number, name in enumerate((each.lower() for each in words(lang).months), 1)
    for length in (3, len(name))
}


class Unclear(ValueError):
    """The text names no moment; *message* says what is wrong and what would do."""

    def __init__(self, message: Text) -> None:
        """Carry *message* in each language."""
        super().__init__(message[EN])
        self.message = message


def when(text: str, now: datetime) -> datetime:
    """Return the instant (UTC) that *text* means as said at *now* (aware); raise `Unclear`.

    A weekday, or a date without a year, means the next such day whose time is not over; a
    time alone means today.
    """
    try:
        said = " ".join(text.casefold().split())
        return _spoken(said, now) or _dated(said, now) or instant(text)
    except Skipped as error:
        raise Unclear(_skipped(error)) from error
    except NotAnInstant as error:
        raise Unclear(_examples(text)) from error


def _spoken(text: str, now: datetime) -> datetime | None:
    """Return what *text* means in words, or None where it is not put in words."""
    if text in _NOW:
        return now.astimezone(UTC)
    found = _SPOKEN.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if hour > 23 or minute > 59:
        return None
    midnight = local(now).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    at_time = midnight + timedelta(hours=hour, minutes=minute)
    day = found["day"]
    if day is None:
        return on_the_wall(at_time)
    if day in _AHEAD:
        return on_the_wall(at_time + timedelta(days=_AHEAD[day]))
    if day in WEEKDAYS:
        return _next_weekday(WEEKDAYS[day], at_time, now)
    return None


def _dated(text: str, now: datetime) -> datetime | None:
    """Return what a date such as "24. december 10:00" or "24/12 10:00" means, or None."""
    found = _DATED.fullmatch(text)
    if found is None:
        return None
    month = int(found["number"]) if found["number"] else _MONTHS.get(found["name"], 0)
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    today = local(now).replace(second=0, microsecond=0, tzinfo=None)
    years = [int(found["year"])] if found["year"] else [today.year, today.year + 1]
    for year in years:
        try:
            wall = datetime(year, month, int(found["day"]), hour, minute)
        except ValueError:
            continue
        if wall >= today or found["year"]:
            return on_the_wall(wall)
    return None


def _next_weekday(weekday: int, at_time: datetime, now: datetime) -> datetime:
    ahead = timedelta(days=(weekday - at_time.weekday()) % 7)
    if at_time + ahead < local(now).replace(second=0, microsecond=0, tzinfo=None):
        ahead += timedelta(days=7)
    return on_the_wall(at_time + ahead)


def _skipped(error: Skipped) -> Text:
    wall, instead = error.wall, error.instead
    return {
        DA: (
            f"klokken {wall:%H:%M} findes ikke den {wall:%Y-%m-%d}: uret bliver stillet frem."
            f" Skriv {instead:%Y-%m-%d %H:%M}"
        ),
        EN: (
            f"there is no {wall:%H:%M} on {wall:%Y-%m-%d}: the clock is put forward."
            f" Write {instead:%Y-%m-%d %H:%M}"
        ),
    }


def _examples(text: str) -> Text:
    return {
        DA: (
            f"»{text}« er ikke et tidspunkt. Skriv for eksempel "
            '"lør 22:30", "i morgen 8:00", "2026-09-15 10:20" eller "2026-09-15T10:20+02:00"'
        ),
        EN: (
            f'"{text}" is not a moment. Write for example '
            '"sat 22:30", "tomorrow 8:00", "2026-09-15 10:20" or "2026-09-15T10:20+02:00"'
        ),
    }

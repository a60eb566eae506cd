"""A day in pieces in which nobody of a plan opens or closes: exact, to the second."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise

from bot.plan.holidays import MINUTES
from bot.plan.hours import instant
from bot.plan.model import Contact, Disputed, Plan, Week, Window


def pieces(plan: Plan, day: date) -> Iterator[tuple[datetime, datetime]]:
    """Yield *day* (Danish date) in pieces (UTC), cut wherever the hours of *plan* can change."""
    start, end = instant(day, 0), instant(day, MINUTES)
    moments = {start, end}
    for minute in {0, MINUTES, *_changes(plan)}:
        moments |= {instant(day, minute, begins=begins) for begins in (True, False)}
    yield from pairwise(sorted(each for each in moments if start <= each <= end))


def weeks_of(contact: Contact) -> tuple[Week, ...]:
    """Return the week rules that *contact* states: none, one, or those that disagree."""
    match contact.hours:
        case Week() as week:
            return (week,)
        case Disputed(readings):
            return readings
        case _:
            return ()


def _changes(plan: Plan) -> Iterator[int]:
    windows = [window for day in plan.office_hours for window in day]
    for contact in plan.contacts.values():
        windows.extend(window for week in weeks_of(contact) for window in _windows(week))
    for window in windows:
        yield from (window.start % MINUTES, window.end % MINUTES)


def _windows(hours: Week) -> Iterator[Window]:
    for week in (hours.days, *(each.days for each in hours.exceptions)):
        yield from (window for day in week for window in day)
    yield from hours.holidays or ()

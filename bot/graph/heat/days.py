"""Days as a heat map counts them: what is special about each, and which rules it goes by."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.clock import local
from bot.graph.heat.model import Day, Special
from bot.plan.holidays import is_public_holiday
from bot.plan.hours import instant, is_doubtful
from bot.plan.model import Plan
from bot.plan.pieces import weeks_of

_DAY = timedelta(days=1)


def days(plan: Plan, first: date, count: int) -> tuple[Day, ...]:
    """Return *count* Danish dates from *first* on, with what is special about each."""
    return tuple(_day(plan, first + number * _DAY) for number in range(count))


def rules_around(plan: Plan, day: Day) -> object:
    """Return what decides who answers on *day*: two days with the same rules are alike.

    A window over midnight leans on its neighbours, so those of the days around are in it.
    """
    around = (day.date - _DAY, day.date, day.date + _DAY)
    return day.special, tuple(_rules(plan, each) for each in around)


def _rules(plan: Plan, day: date) -> object:
    exceptions = tuple(
        (contact.id, number)
        for contact in plan.contacts.values()
        for week in weeks_of(contact)
        for number, each in enumerate(week.exceptions)
        if each.first <= day <= each.last
    )
    return day.weekday(), tuple(_of_plan(plan, day)), exceptions


def _day(plan: Plan, day: date) -> Day:
    start, end = instant(day, 0), instant(day + _DAY, 0)
    return Day(day, start, end, tuple(_special(plan, day, end - start)))


def _special(plan: Plan, day: date, length: timedelta) -> Iterator[Special]:
    yield from _of_plan(plan, day)
    if length < _DAY:
        yield Special.FORWARD
    if length > _DAY:
        yield Special.BACK


def _of_plan(plan: Plan, day: date) -> Iterator[Special]:
    if is_public_holiday(day):
        yield Special.HOLIDAY
    if any(rule.covers(day) for rule in plan.days.closing):
        yield Special.CLOSING
    elif is_doubtful(plan.days, day):
        yield Special.DOUBTFUL


def clock(at: datetime, *, ends: bool = False) -> str:
    """Return the Danish time of *at* as "8" or "8.30"; a midnight that *ends* something is 24."""
    there = local(at)
    if ends and (there.hour, there.minute) == (0, 0):
        return "24"
    return f"{there.hour}.{there.minute:02d}" if there.minute else f"{there.hour}"

"""What is counted: three ways to divide the conversations of a week, never two at once."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from bot.clock import COPENHAGEN, local
from bot.dialogue.session import LONGEST

CLOSED_AFTER = LONGEST
"""A week's counts move until the last conversation that it saw is over."""

KEPT = timedelta(days=5 * 366)
"""Closed weeks are kept for five years (data map)."""


class Kind(StrEnum):
    """By what the conversations of a week are divided; each conversation counts once in each."""

    MUNICIPALITY = "municipality"
    END = "end"
    HOUR = "hour"


class Hour(StrEnum):
    """When the last press came, in Danish time: weekdays from 8, 16 and 22 o'clock, weekends."""

    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"
    WEEKEND = "weekend"


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of one kind in one week; *week* is as in "2026-W47" (ISO 8601)."""

    week: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many conversations a cell holds, or by how many that changes."""

    cell: Cell
    number: int


def week_of(instant: datetime) -> str:
    """Return the Danish week of *instant*."""
    year, week, _ = local(instant).isocalendar()
    return f"{year}-W{week:02}"


def hour_of(instant: datetime) -> Hour:
    """Return the class of hours in which *instant* lies; holidays count as their weekday."""
    here = local(instant)
    if here.weekday() >= 5:
        return Hour.WEEKEND
    if 8 <= here.hour < 16:
        return Hour.DAY
    return Hour.EVENING if 16 <= here.hour < 22 else Hour.NIGHT


def first_day(week: str) -> date:
    """Return the Monday of *week*; raise ValueError where it is none."""
    year, _, number = week.partition("-W")
    return date.fromisocalendar(int(year), int(number), 1)


def closed(week: str, now: datetime) -> bool:
    """Tell whether no count of *week* can change any more at *now*."""
    after = datetime.combine(first_day(week) + timedelta(days=7), datetime.min.time(), COPENHAGEN)
    return now >= after.astimezone(UTC) + CLOSED_AFTER


def oldest(now: datetime) -> str:
    """Return the first week that is still kept at *now*."""
    return week_of(now - KEPT)

"""Any value of the content as one line, close to how it is written in the files."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date

from bot.conditions import ALWAYS, All, AnyOf, AtLeast, Condition, Is, IsOpen, Not, Only
from bot.plan.model import (
    AroundTheClock,
    DayRule,
    Disputed,
    Exceptional,
    Hours,
    OfficeDays,
    Outside,
    Row,
    Unstated,
    Week,
    WeekHours,
    Window,
)

_DAYS = ("ma", "ti", "on", "to", "fr", "lø", "sø")


def noted(value: object) -> str:
    """Return *value* as one line of text; two values are equal where their lines are."""
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case None:
            return "–"
        case date():
            return value.isoformat()
        case AroundTheClock() | Unstated() | OfficeDays() | Outside() | Week() | Disputed():
            return hours(value)
        case All() | AnyOf() | Not() | Is() | AtLeast() | Only() | IsOpen():
            return condition(value)
        case _:
            return _small(value)


def _small(value: object) -> str:
    match value:
        case Row():
            head = "" if value.when == ALWAYS else f"when {condition(value.when)}: "
            return head + noted(value.value) + (" (locked)" if value.locked else "")
        case Window(start, end):
            return f"{_clock(start)}-{_clock(end)}"
        case DayRule(month, day, year):
            return f"{month:02d}-{day:02d}" if year is None else f"{year}-{month:02d}-{day:02d}"
        case _:
            return _gathered(value)


def _gathered(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {noted(each)}" for key, each in value.items())
    if isinstance(value, tuple):
        return ", ".join(noted(each) for each in value) or "–"
    if isinstance(value, frozenset):
        return " | ".join(sorted(noted(each) for each in value))
    if is_dataclass(value) and not isinstance(value, type):
        said = ((each.name, getattr(value, each.name)) for each in fields(value) if each.compare)
        return "; ".join(f"{name}: {noted(each)}" for name, each in said if each not in (None, ()))
    return str(value)


def condition(value: Condition) -> str:
    """Return a condition as a formula: ``age=under_18 & not leader=told``."""
    match value:
        case Is(fact, values):
            return f"{fact}={noted(values)}"
        case AtLeast(fact, values, count):
            return f"{fact}≥{count}×{noted(values)}"
        case Only(fact, values):
            return f"{fact}=only {noted(values)}"
        case IsOpen(contact):
            return f"open {contact}"
        case Not(inner):
            return f"not ({condition(inner)})"
        case All(conditions):
            return " & ".join(condition(each) for each in conditions) or "always"
        case AnyOf(conditions):
            return "(" + " or ".join(condition(each) for each in conditions) + ")"


def hours(value: Hours) -> str:
    """Return hours as the files write them; weekdays that are alike stand together."""
    match value:
        case AroundTheClock():
            return "always"
        case Unstated():
            return "unknown"
        case OfficeDays():
            return "office_days"
        case Outside(contact):
            return f"outside {contact}"
        case Disputed(readings):
            return " / ".join(hours(each) for each in readings)
        case Week(days, exceptions, holidays):
            stated = "unconfirmed" if holidays is None else noted(holidays)
            also = () if holidays == () else (f"helligdage {stated}",)
            return "; ".join((week(days), *(_exception(each) for each in exceptions), *also))


def week(days: WeekHours) -> str:
    """Return a week's windows, days that are alike together: ``ma-fr 08:00-16:00``."""
    runs: list[tuple[int, int]] = []
    for day in range(7):
        if runs and days[runs[-1][1]] == days[day]:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    said = (
        f"{_DAYS[first]}{'' if first == last else '-' + _DAYS[last]} {noted(days[first])}"
        for first, last in runs
        if days[first]
    )
    return ", ".join(said) or "–"


def _exception(value: Exceptional) -> str:
    return f"{value.first.isoformat()}..{value.last.isoformat()} {week(value.days)}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"

"""The longest that can be said of when somebody answers and when that was shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import product
from typing import assert_never

from bot.clock import COPENHAGEN
from bot.dialogue.stated_hours import stated_in_words
from bot.language import Lang
from bot.limits import units
from bot.onscreen.filling import longest
from bot.plan.model import (
    AroundTheClock,
    Contact,
    Disputed,
    OfficeDays,
    Outside,
    Plan,
    Unstated,
    Week,
)
from bot.words import day_in_words, full_moment_in_words, shown_in_words, words


@dataclass(frozen=True, slots=True)
class Clock:
    """Whether the time is known: how *hours* are told then, and *shown_at*, None without a time."""

    hours: Callable[[Contact, Plan, Lang], str]
    shown_at: Callable[[Lang], datetime | None]


@cache
def longest_moment(lang: Lang) -> datetime:
    """Return an instant whose weekday, date and time are the longest to say in *lang*."""
    days = [
        datetime(2026, m, d, 22, 59, tzinfo=COPENHAGEN)
        for m, d in product(range(1, 13), range(22, 29))
    ]
    return max(days, key=lambda each: units(full_moment_in_words(each, lang)))


def _standing(contact: Contact, _plan: Plan, lang: Lang) -> str:
    """Return the longest that can be said of how *contact* stands now."""
    w = words(lang)
    if contact.inhouse or contact.either:
        return ""
    match contact.hours:
        case AroundTheClock():
            return w.open_always
        case Unstated():
            return w.unknown_hours
        case OfficeDays() | None | Week() | Disputed() | Outside():
            return longest((_timed(lang), w.closed, w.likely, w.unknown_hours))
        case _:
            assert_never(contact.hours)


def _stated(contact: Contact, plan: Plan, lang: Lang) -> str:
    return "" if contact.either else stated_in_words(contact, plan, lang)


def _either(contact: Contact, plan: Plan, lang: Lang) -> str:
    return longest((_standing(contact, plan, lang), _stated(contact, plan, lang)))


def _longest_shown_at(lang: Lang) -> datetime | None:
    return max((longest_moment(lang), None), key=lambda at: units(shown_in_words(at, lang)))


KNOWN = Clock(_standing, longest_moment)
UNKNOWN = Clock(_stated, lambda lang: None)
EITHER = Clock(_either, _longest_shown_at)
"""A bound for both: each part as it is longest."""


@cache
def _timed(lang: Lang) -> str:
    """Return the longest that names a day or a time."""
    w, at = words(lang), longest_moment(lang)
    moment = full_moment_in_words(at, lang)
    said = (w.open_until, w.closed_opens, w.unknown_today)
    day = w.opens_day.format(day=day_in_words(at.date(), lang))
    return longest((*(each.format(time=moment) + "." for each in said), day))


@cache
def longest_closed(lang: Lang) -> str:
    """Return the longest that is said of somebody who is closed."""
    w, at = words(lang), longest_moment(lang)
    opens = w.closed_opens.format(time=full_moment_in_words(at, lang)) + "."
    return longest((opens, w.opens_day.format(day=day_in_words(at.date(), lang)), w.closed))

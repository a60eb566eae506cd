"""Stated hours in words, as a rule that holds every week and not as how it stands now."""

from datetime import date, datetime, time, timedelta
from itertools import groupby

from bot.clock import COPENHAGEN
from bot.dialogue.text import fill
from bot.language import DA, Lang
from bot.plan.model import (
    AroundTheClock,
    Contact,
    Disputed,
    OfficeDays,
    Outside,
    Plan,
    Unstated,
    Week,
    WeekHours,
    Window,
)
from bot.words import time_of_day, words


def week_in_words(week: Week, lang: Lang) -> str:
    """Return *week* as "mandag–onsdag 8.00–15.00, torsdag 8.00–17.00", and its public holidays."""
    said = [_days_in_words(week.days, lang)]
    if week.holidays is None:
        said.append(_by(lang, "helligdage ikke oplyst", "public holidays not stated"))
    elif week.holidays:
        named = _windows(week.holidays, lang)
        said.append(_by(lang, f"helligdage {named}", f"public holidays {named}"))
    if week.exceptions:
        count = len(week.exceptions)
        said.append(_by(lang, f"{count} undtagelser", f"{count} exceptions"))
    return "; ".join(said)


def stated_in_words(contact: Contact, plan: Plan, lang: Lang) -> str:
    """Return the rule by which *contact* answers, as a sentence; "" for somebody at one's own work.

    Where *contact* is reached through another and states no hours, the other's rule is told.
    """
    if contact.inhouse:
        return ""
    through = plan.contacts.get(contact.via) if contact.via is not None else None
    match contact.hours if contact.hours is not None or through is None else through.hours:
        case Week() as week:
            return _first_letter_large(week_in_words(week, lang)) + "."
        case AroundTheClock():
            return words(lang).open_always + "."
        case Outside(other):
            title = fill(plan.contacts[other].title, plan, {}, lang)
            return _by(lang, f"Når {title} har lukket.", f"When {title} is closed.")
        case Disputed(readings):
            every = _by(lang, " eller ", " or ").join(
                week_in_words(each, lang) for each in readings
            )
            return _by(lang, f"Kilderne er uenige: {every}.", f"The sources disagree: {every}.")
        case OfficeDays() | Unstated() | None:
            return words(lang).unknown_hours


def _first_letter_large(text: str) -> str:
    return text[:1].upper() + text[1:]


def _days_in_words(days: WeekHours, lang: Lang) -> str:
    """Return the days with their windows, equal days in a row as one."""
    names = words(lang).weekdays
    said = []
    for windows, run in groupby(range(7), key=lambda day: days[day]):
        numbers = list(run)
        first, last = names[numbers[0]], names[numbers[-1]]
        if windows:
            span = first if len(numbers) == 1 else f"{first}–{last}"
            said.append(f"{span} {_windows(windows, lang)}")
    return ", ".join(said) or _by(lang, "lukket", "closed")


def _windows(windows: tuple[Window, ...], lang: Lang) -> str:
    spans = (f"{_clock(each.start, lang)}–{_clock(each.end, lang)}" for each in windows)
    return _by(lang, " og ", " and ").join(spans)


def _clock(minute: int, lang: Lang) -> str:
    midnight = datetime.combine(date(2026, 6, 15), time(), COPENHAGEN)
    return time_of_day(midnight + timedelta(minutes=minute % 1440), lang)


def _by(lang: Lang, da: str, en: str) -> str:
    return da if lang == DA else en

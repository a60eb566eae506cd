"""Days and times as people say them, in Danish local time."""

from datetime import date, datetime

from bot.clock import local
from bot.language import DA, Lang
from bot.words.choice import words


def time_of_day(instant: datetime, lang: Lang) -> str:
    """Return the Danish local time of *instant*: "9.00", or "9:00" in English."""
    there = local(instant)
    return f"{there.hour}{words(lang).clock}{there.minute:02d}"


def day_in_words(day: date, lang: Lang) -> str:
    """Return *day* as "mandag 21. september" or "Monday 21 September"."""
    w = words(lang)
    stop = "." if lang == DA else ""
    return f"{w.weekdays[day.weekday()]} {day.day}{stop} {w.months[day.month - 1]}"


def date_in_words(day: date, lang: Lang) -> str:
    """Return *day* with its year, as "1. august 2026" or "1 August 2026"."""
    stop = "." if lang == DA else ""
    return f"{day.day}{stop} {words(lang).months[day.month - 1]} {day.year}"


def full_moment_in_words(instant: datetime, lang: Lang) -> str:
    """Return *instant* with its weekday and date, whatever day it is."""
    w, there = words(lang), local(instant)
    return w.day_at.format(
        weekday=w.weekdays[there.weekday()],
        day=there.day,
        month=w.months[there.month - 1],
        clock=time_of_day(instant, lang),
    )


def shown_in_words(at: datetime | None, lang: Lang) -> str:
    """Return when a screen was made, since "open now" ages; None where the time is not known."""
    w = words(lang)
    return w.time_unknown if at is None else w.shown_at.format(time=full_moment_in_words(at, lang))


def moment_in_words(instant: datetime, now: datetime, lang: Lang) -> str:
    """Return when *instant* is, as seen at *now*: with its weekday and date unless it is today."""
    if local(instant).date() == local(now).date():
        return words(lang).today_at.format(clock=time_of_day(instant, lang))
    return full_moment_in_words(instant, lang)

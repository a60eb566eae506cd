"""What stated hours say about one instant: the day that rules, the rule, and its hours."""

from datetime import date, datetime, timedelta

from bot.clock import local
from bot.explain.hours_phrases import HoursPhrases, hours_phrases
from bot.language import Lang
from bot.plan.holidays import MINUTES, is_public_holiday
from bot.plan.hours import Timetable, is_doubtful
from bot.plan.model import Days, Exceptional, Week, Window
from bot.words import date_in_words, day_in_words, time_of_day, words

_DAY = timedelta(days=1)


def week_in_words(week: Week, days: Days, at: datetime, lang: Lang) -> str:
    """Return the rule of *week* that decides at *at*, as a clause: "torsdag har kl. 13-18"."""
    today = local(at).date()
    running = _running(week, days, at)
    if running is not None and running < today:
        windows = in_words(_stated(week, running), lang)
        return hours_phrases(lang).until_day.format(day=_weekday(running, lang), windows=windows)
    rule, outside = _rule(week, days, today, lang, inside=running is not None)
    clock = time_of_day(at, lang)
    apart = running is None and outside
    return hours_phrases(lang).now_is.format(why=rule, clock=clock) if apart else rule


def in_words(windows: tuple[Window, ...], lang: Lang) -> str:
    """Return *windows* as "kl. 8-12 og kl. 13-18"."""
    p = hours_phrases(lang)
    said = (p.window.format(start=_time(w.start, p), end=_time(w.end, p)) for w in windows)
    return p.and_.join(said)


def _time(minute: int, p: HoursPhrases) -> str:
    hour, rest = divmod(minute if minute <= MINUTES else minute - MINUTES, 60)
    return p.clock.format(hour=hour, minute=rest) if rest else str(hour)


def _running(week: Week, days: Days, at: datetime) -> date | None:
    """Return the day whose window covers *at*, certain or not, or None."""
    table, today = Timetable(week, days), local(at).date()
    for day in (today, today - _DAY):
        if any(each.start <= at < each.end for each in table.beginning_on(day)):
            return day
    return None


def _rule(week: Week, days: Days, day: date, lang: Lang, *, inside: bool) -> tuple[str, bool]:
    """Return what rules *day*, and whether it has hours outside which it is closed."""
    p, date = hours_phrases(lang), day_in_words(day, lang)
    if any(rule.covers(day) for rule in days.closing):
        return p.closing_day.format(date=date), False
    if is_public_holiday(day):
        return _holiday(week, day, lang, inside=inside)
    if inside and is_doubtful(days, day):
        return p.doubtful.format(date=date), False
    exception, windows = _exception(week, day), _stated(week, day)
    name = _weekday(day, lang)
    plain = p.day_has.format(day=name, windows=in_words(windows, lang))
    said = plain if windows else p.day_shut.format(day=name)
    if exception is None:
        return said, bool(windows)
    first, last = date_in_words(exception.first, lang), date_in_words(exception.last, lang)
    return p.exception.format(first=first, last=last, day=said), bool(windows)


def _holiday(week: Week, day: date, lang: Lang, *, inside: bool) -> tuple[str, bool]:
    p, date = hours_phrases(lang), day_in_words(day, lang)
    if week.holidays is None:
        windows, name = _stated(week, day), _weekday(day, lang)
        if inside:
            return p.holiday_unsure.format(date=date), False
        if windows:
            return p.day_has.format(day=name, windows=in_words(windows, lang)), True
        return p.day_shut.format(day=name), False
    if not week.holidays:
        return p.holiday_shut.format(date=date), False
    return p.holiday.format(date=date, windows=in_words(week.holidays, lang)), True


def _exception(week: Week, day: date) -> Exceptional | None:
    found = (each for each in reversed(week.exceptions) if each.first <= day <= each.last)
    return next(found, None)


def _stated(week: Week, day: date) -> tuple[Window, ...]:
    exception = _exception(week, day)
    if is_public_holiday(day) and week.holidays is not None:
        return week.holidays
    return (exception.days if exception is not None else week.days)[day.weekday()]


def _weekday(day: date, lang: Lang) -> str:
    return words(lang).weekdays[day.weekday()]

"""When contacts stand otherwise, in words: what is alike in several kinds of time is told once."""

from collections.abc import Iterable
from datetime import timedelta

from bot.diff.model import Shift, Spell, TimeClass
from bot.diff.phrases import phrases
from bot.language import Lang
from bot.proof.told import duration_in_words
from bot.words import full_moment_in_words, words

_WORKING_DAYS = (0, 1, 2, 3, 4)
_A_HABIT = 8
"""How often at least, before the days of the week are told: fewer times are single days."""

_OF_WORKING_DAYS = (TimeClass.DAY, TimeClass.EVENING, TimeClass.NIGHT)


def together(shifts: Iterable[Shift]) -> list[list[Shift]]:
    """Return *shifts* in groups: one contact in the same places, from one standing to another."""
    groups: dict[object, list[Shift]] = {}
    for each in shifts:
        groups.setdefault((each.codes, each.contact, each.title, each.was, each.now), []).append(
            each
        )
    return list(groups.values())


def when(spell: Spell, lang: Lang) -> str:
    """Return on which days *spell* is so, at which hours where they are the same, and how often."""
    p = phrases(lang)
    said = _days(spell, lang)
    if spell.clock is not None:
        first, last = (_clock(minute, lang) for minute in spell.clock)
        said = p.clock.format(days=said, first=first, last=last)
    lasting = duration_in_words(timedelta(seconds=spell.seconds), lang)
    form = p.shift_once if spell.stretches == 1 else p.shift_sum
    first_time = full_moment_in_words(spell.first[0], lang)
    return form.format(when=said, count=spell.stretches, lasting=lasting, first=first_time)


def _days(spell: Spell, lang: Lang) -> str:
    """Return the days of *spell*: its kind of time, or the weekdays where not all are meant."""
    some = spell.stretches >= _A_HABIT and spell.weekdays not in ((), _WORKING_DAYS)
    if spell.kind not in _OF_WORKING_DAYS or not some:
        return phrases(lang).classes[spell.kind]
    runs: list[list[int]] = []
    for day in spell.weekdays:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    names = words(lang).weekdays
    return ", ".join(
        names[run[0]] if len(run) == 1 else f"{names[run[0]]}–{names[run[-1]]}" for run in runs
    )


def _clock(minute: int, lang: Lang) -> str:
    return f"{minute // 60}{words(lang).clock}{minute % 60:02d}"

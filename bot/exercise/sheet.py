"""The sheet for those who take part: situations and when they happen, and no answer to any."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from bot.clock import local
from bot.exercise.chosen import Situation
from bot.exercise.page import page
from bot.exercise.words import ExerciseWords, exercise_words
from bot.language import Lang, in_language
from bot.plan.holidays import is_public_holiday
from bot.plan.model import Place
from bot.words import day_in_words, time_of_day, words

LINE = "_" * 40


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a sheet, in one language: *alarm* is for what happens in earnest."""

    place: Place
    lang: Lang
    alarm: str
    command: str
    situations: tuple[tuple[str, str, str], ...]
    """Of each situation the heading, the time and what is met."""

    @property
    def words(self) -> ExerciseWords:
        """Return the words of exercises in the sheet's language."""
        return exercise_words(self.lang)

    @property
    def title(self) -> str:
        """Return what the sheet is, and for whom."""
        return self.words.heading.format(place=self.place.name)

    @property
    def how(self) -> tuple[str, ...]:
        """Return how to take part."""
        return tuple(each.format(command=self.command) for each in self.words.how)

    @property
    def for_real(self) -> str:
        """Return what to do when something real happens."""
        return self.words.for_real.format(alarm=self.alarm)


def sheet(
    place: Place, situations: tuple[Situation, ...], lang: Lang, command: str, first: int = 1
) -> Sheet:
    """Return the sheet with *situations*, numbered from *first* on; *command* plays them."""
    w = exercise_words(lang)
    told = tuple(
        (w.situation.format(number=number), moment(each, lang), met(each, lang))
        for number, each in enumerate(situations, first)
    )
    alarm = in_language(situations[0].flow.alarm, lang) if situations else ""
    return Sheet(place, lang, alarm, command, told)


def moment(situation: Situation, lang: Lang) -> str:
    """Return when *situation* happens: "Det er lørdag kl. 22.30."; with its date on a holiday."""
    there = local(situation.scenario.at)
    is_holiday = is_public_holiday(there.date())
    weekday = words(lang).weekdays[there.weekday()]
    return exercise_words(lang).moment.format(
        day=day_in_words(there.date(), lang) if is_holiday else weekday,
        clock=time_of_day(situation.scenario.at, lang),
    )


def met(situation: Situation, lang: Lang) -> str:
    """Return what is met in *situation*, and where the person lives."""
    if situation.place is None:
        return situation.text(lang)
    lives = exercise_words(lang).lives_in.format(place=situation.place.name)
    return f"{situation.text(lang)} {lives}"


# --- as text ------------------------------------------------------------------------


def as_text(sheet: Sheet) -> str:
    """Return *sheet* as plain text."""
    return "".join(f"{line}\n" for line in _text(sheet))


def _text(sheet: Sheet) -> Iterator[str]:
    w = sheet.words
    yield from (w.mark, "", sheet.title, "", f"{w.how_heading}:")
    yield from (f"{number}. {each}" for number, each in enumerate(sheet.how, 1))
    yield from ("", sheet.for_real)
    for heading, when, told in sheet.situations:
        yield from ("", f"--- {heading} ---", when, told, "")
        yield from (f"{each}: {LINE}" for each in (w.first, w.then, w.note))
    yield from ("", w.mark)


def as_markdown(sheet: Sheet) -> str:
    """Return *sheet* as Markdown."""
    return "".join(f"{line}\n" for line in _markdown(sheet))


def _markdown(sheet: Sheet) -> Iterator[str]:
    w = sheet.words
    yield from (f"**{w.mark}**", "", f"# {sheet.title}", "", f"## {w.how_heading}", "")
    yield from (f"{number}. {each}" for number, each in enumerate(sheet.how, 1))
    yield from ("", f"**{sheet.for_real}**")
    for heading, when, told in sheet.situations:
        yield from ("", f"## {heading}", "", f"**{when}**", "", told, "")
        yield from (f"- {each}:" for each in (w.first, w.then, w.note))
    yield from ("", f"**{w.mark}**")


# --- as a page ----------------------------------------------------------------------


def as_html(sheet: Sheet) -> str:
    """Return *sheet* as a page to print."""
    return page(sheet.lang, sheet.words.mark, sheet.title, _page(sheet))


def _page(sheet: Sheet) -> Iterator[str]:
    w = sheet.words
    yield f'<section aria-labelledby="how">\n<h2 id="how">{escape(w.how_heading)}</h2>'
    yield "<ol>" + "".join(f"<li>{_with_command(each, sheet)}</li>" for each in sheet.how) + "</ol>"
    yield f'<p class="for-real">{escape(sheet.for_real)}</p>\n</section>'
    for number, (heading, when, told) in enumerate(sheet.situations, 1):
        yield f'<section class="situation" aria-labelledby="s{number}">'
        yield f'<h2 id="s{number}">{escape(heading)}</h2>'
        yield f'<p class="when">{escape(when)}</p>\n<p class="told">{escape(told)}</p>'
        for each in (w.first, w.then, w.note):
            yield f'<p class="line"><span>{escape(each)}:</span> <i></i></p>'
        yield "</section>"


def _with_command(said: str, sheet: Sheet) -> str:
    command = escape(sheet.command)
    return escape(said).replace(command, f"<code>{command}</code>")

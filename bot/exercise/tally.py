"""What the results of many exercises tell about a plan, and never about one colleague."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from statistics import median

from bot.exercise.page import page
from bot.exercise.results import Result
from bot.exercise.words import ExerciseWords, exercise_words
from bot.flow.model import AreaQuestion, PlaceQuestion, Question, StateId
from bot.language import Lang, in_language
from bot.library import Library
from bot.plan.model import MunicipalityCode, Place
from bot.words import date_in_words

LEAST = 5
"""Below so many conversations nothing but their number is shown."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The results of one municipality together; *where* is None where there are too few."""

    place: Place
    count: int
    contacts: int | None = None
    outcomes: int | None = None
    seconds: int | None = None
    first: date | None = None
    last: date | None = None
    where: tuple[tuple[StateId | None, int], ...] | None = None
    unreadable: int = 0


def tally(place: Place, results: Iterable[Result | None]) -> Tally:
    """Return what *results* tell about *place*; None stands for a line that cannot be read."""
    every = tuple(results)
    ours = [each for each in every if each is not None and _is_of(each, place.code)]
    unreadable = sum(each is None for each in every)
    if len(ours) < LEAST:
        return Tally(place, len(ours), unreadable=unreadable)
    wrong = Counter(each.question for each in ours if not each.right)
    days = [each.day for each in ours]
    return Tally(
        place,
        len(ours),
        contacts=sum(each.contacts for each in ours),
        outcomes=sum(each.outcome for each in ours),
        seconds=round(median(each.seconds for each in ours)),
        first=min(days),
        last=max(days),
        where=tuple(sorted(wrong.items(), key=lambda each: (-each[1], each[0] or "~"))),
        unreadable=unreadable,
    )


def _is_of(result: Result, code: MunicipalityCode) -> bool:
    return result.municipality == code


def question_in_words(library: Library, question: StateId | None, lang: Lang) -> str:
    """Return *question* as people were asked it."""
    for flow in library.flows.values():
        state = None if question is None else flow.states.get(question)
        if isinstance(state, Question | PlaceQuestion | AreaQuestion):
            return in_language(state.prompt.ask, lang)
    return exercise_words(lang).no_question


# --- as it is read ------------------------------------------------------------------


def as_text(tally: Tally, library: Library, lang: Lang) -> str:
    """Return *tally* as lines of text."""
    w = exercise_words(lang)
    lines = [f"{w.mark}: {w.report_heading.format(place=tally.place.name)}", ""]
    lines.extend(_sentences(tally, w, lang))
    if tally.where is not None:
        lines.extend(("", f"{w.where}:"))
        rows = tuple(_rows(tally, library, lang))
        lines.extend(f"  {count:>3}  {question}" for question, count in rows)
        lines.extend([] if rows else [f"  {w.no_wrong}"])
    return "\n".join((*lines, "", w.by_nobody)) + "\n"


def as_json(tally: Tally, library: Library, lang: Lang) -> str:
    """Return *tally* as a JSON object."""
    known = None if tally.where is None else tuple(_rows(tally, library, lang))
    ids = [] if tally.where is None else [question for question, _ in tally.where]
    found = {
        "municipality": tally.place.code,
        "name": tally.place.name,
        "runs": tally.count,
        "enough": tally.where is not None,
        "least": LEAST,
        "right_contacts": tally.contacts,
        "right_outcome": tally.outcomes,
        "median_seconds": tally.seconds,
        "first": tally.first.isoformat() if tally.first else None,
        "last": tally.last.isoformat() if tally.last else None,
        "went_wrong": None
        if known is None
        else [
            {"question": id_, "asked": asked, "count": count}
            for id_, (asked, count) in zip(ids, known, strict=True)
        ],
        "unreadable": tally.unreadable,
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def as_html(tally: Tally, library: Library, lang: Lang) -> str:
    """Return *tally* as a page that needs nothing else."""
    w = exercise_words(lang)
    title = w.report_heading.format(place=tally.place.name)
    return page(lang, w.mark, title, _body(tally, library, lang))


def _body(tally: Tally, library: Library, lang: Lang) -> Iterator[str]:
    w = exercise_words(lang)
    for sentence in _sentences(tally, w, lang):
        yield f"<p>{escape(sentence)}</p>"
    if tally.where is not None:
        yield f'<section aria-labelledby="where">\n<h2 id="where">{escape(w.where)}</h2>'
        rows = tuple(_rows(tally, library, lang))
        if rows:
            items = "".join(f"<li>{escape(asked)} <b>{count}</b></li>" for asked, count in rows)
            yield f"<ul>{items}</ul>"
        else:
            yield f"<p>{escape(w.no_wrong)}</p>"
        yield "</section>"
    yield f'<p class="soft">{escape(w.by_nobody)}</p>'


def _sentences(tally: Tally, w: ExerciseWords, lang: Lang) -> Iterator[str]:
    if not tally.count:
        yield w.none_yet
    elif tally.where is None:
        yield w.too_few.format(count=tally.count, least=LEAST)
    else:
        count = tally.count
        yield w.runs.format(count=count)
        if tally.first is not None and tally.last is not None:
            first, last = date_in_words(tally.first, lang), date_in_words(tally.last, lang)
            yield w.from_to.format(first=first, last=last)
        yield w.contacts_right.format(right=tally.contacts, count=count)
        yield w.outcomes_right.format(right=tally.outcomes, count=count)
        yield w.median.format(seconds=tally.seconds)
    if tally.unreadable:
        yield w.unreadable.format(count=tally.unreadable)


def _rows(tally: Tally, library: Library, lang: Lang) -> Iterator[tuple[str, int]]:
    for question, count in tally.where or ():
        yield question_in_words(library, question, lang), count

"""A heat map as text for a terminal and for screen readers, and as data for programs."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from bot.clock import local
from bot.graph.heat.model import Day, Heat, Level, Row, Sort
from bot.graph.heat.phrases import heat_phrases
from bot.graph.heat.said import about, heading, level_in_words, levels_in, shares, special_days
from bot.words import words

_WORST = tuple(Level)
RULER = "0     6     12    18    24"


def week_text(heat: Heat) -> str:
    """Return *heat* with a letter for each hour of a day; days that are alike share a line.

    An hour in which it changes stands as the worse of what it holds: nothing is claimed
    that does not last the hour.
    """
    return "\n".join((*_head(heat, year=False), *_hours(heat))) + "\n"


def year_text(heat: Heat) -> str:
    """Return how much of the span each row of *heat* stands at each level."""
    return "\n".join((*_head(heat, year=True), *_shares(heat))) + "\n"


def _head(heat: Heat, *, year: bool) -> Iterator[str]:
    p = heat_phrases(heat.lang)
    yield heading(heat)
    yield about(heat, year=year)
    yield ""
    for level in levels_in(heat):
        yield f"  {p.letters[level]}  {level_in_words(level, heat)}"
    yield from ("", *special_days(heat))


def _sections(heat: Heat) -> Iterator[tuple[str, tuple[Row, ...]]]:
    p = heat_phrases(heat.lang)
    for sort, name in ((Sort.ROUTE, p.routes), (Sort.CONTACT, p.contacts)):
        yield name, tuple(row for row in heat.rows if row.sort == sort)


def _titled(row: Row) -> str:
    return f"{row.title} ({row.note})" if row.note else row.title


def _hours(heat: Heat) -> Iterator[str]:
    for name, rows in _sections(heat):
        yield from ("", name.upper())
        for row in rows:
            yield from ("", _titled(row), f"{'':10}{RULER}")
            for letters, days in groupby(heat.days, key=lambda day: _letters(heat, row, day)):
                yield f"{_days(heat, tuple(days)):<10}{letters}"


def _letters(heat: Heat, row: Row, day: Day) -> str:
    p, hour, letters = heat_phrases(heat.lang), timedelta(hours=1), ""
    at = day.start
    while at < day.end:
        within = [bar.level for bar in row.bars if bar.start < at + hour and bar.end > at]
        letters += p.letters[max(within, key=_WORST.index)]
        at += hour
    return letters


def _days(heat: Heat, days: tuple[Day, ...]) -> str:
    names = [words(heat.lang).weekdays[day.date.weekday()][:3] for day in days]
    return names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}"


def _shares(heat: Heat) -> Iterator[str]:
    for name, rows in _sections(heat):
        yield from ("", name.upper())
        yield from (f"  {_titled(row)}: {shares(row, heat)}" for row in rows)


def as_data(heat: Heat) -> dict[str, object]:
    """Return *heat* as JSON can hold it: every stretch exactly, in Danish time with its offset."""
    return {
        "place": heat.place,
        "own_plan": heat.own,
        "days": [
            {"date": day.date.isoformat(), "special": [each.value for each in day.special]}
            for day in heat.days
        ],
        "rows": [
            {
                "kind": row.sort.value,
                "id": row.id,
                "title": row.title,
                "cases": row.note,
                "stretches": [
                    {
                        "from": local(bar.start).isoformat(),
                        "until": local(bar.end).isoformat(),
                        "level": bar.level.value,
                    }
                    for bar in row.bars
                ],
            }
            for row in heat.rows
        ],
    }

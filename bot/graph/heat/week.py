"""A week as a picture: a row for each route and contact, the hours of seven days across."""

from collections.abc import Iterator
from datetime import datetime

from bot.graph.heat.days import clock
from bot.graph.heat.labels import LEADING, WIDE, label, written
from bot.graph.heat.look import (
    ABOUT,
    HEADING,
    MARGIN,
    SMALL,
    legend,
    letter,
    lines,
    opened,
    rect,
    text,
)
from bot.graph.heat.model import Bar, Day, Heat, Level, Row, Sort
from bot.graph.heat.phrases import heat_phrases
from bot.graph.heat.said import about, heading, special_in_words
from bot.graph.letters import width
from bot.graph.style import LIGHT
from bot.words import words

HOUR = 8
"""Pixels to the hour."""
LEFT = MARGIN + WIDE + 20
ROOM = WIDE + 20 + 7 * 24 * HOUR
HIGH, APART = 26, 6
_LONG = 24 * 3600


def week_svg(heat: Heat) -> str:
    """Return *heat* of seven days as an SVG document."""
    p = heat_phrases(heat.lang)
    top, y = lines(heading(heat), MARGIN - 10, ROOM, HEADING, look='font-weight="bold"')
    said, y = lines(about(heat, year=False), y + 4, ROOM, ABOUT)
    keys, y = legend(heat, y + 16, ROOM)
    how, y = lines(f"{p.how_week} {p.stated}", y - 6, ROOM, SMALL, look=f'fill="{LIGHT["muted"]}"')
    head = y + 24
    rows, foot = _rows(heat, head + 66)
    grid = [*_grid(heat, head, foot)]
    described = f"{about(heat, year=False)} {p.table.format(name=heat.place)}"
    document = (
        *opened(heat, ROOM + 2 * MARGIN, int(foot) + MARGIN, heading(heat), described),
        *top, *said, *keys, *how, *grid, *rows, "</svg>",
    )  # fmt: skip
    return "\n".join(document) + "\n"


def _x(heat: Heat, at: datetime) -> float:
    """Return where *at* stands; a day with a clock change is as wide as the others."""
    for number, day in enumerate(heat.days):
        if at < day.end:
            part = (at - day.start) / (day.end - day.start)
            return LEFT + (number + part) * 24 * HOUR
    return LEFT + len(heat.days) * 24 * HOUR


def _grid(heat: Heat, head: float, foot: float) -> Iterator[str]:
    for number, day in enumerate(heat.days):
        x = LEFT + number * 24 * HOUR
        if day.special:
            yield (
                f'<rect x="{x}" y="{head}" width="{24 * HOUR}" height="{foot - head:g}"'
                f' fill="{LIGHT["note"]}"/>'
            )
        yield from _day_head(heat, day, x, head)
        yield _line(x, head, foot, LIGHT["line"], 1.5)
        for hour in (6, 12, 18):
            yield _line(x + hour * HOUR, head + 62, foot, "#DDDDDD", 1)
            look = f'text-anchor="middle" fill="{LIGHT["muted"]}"'
            yield text(str(hour), x + hour * HOUR, head + 56, look=look)
    yield _line(LEFT + 7 * 24 * HOUR, head, foot, LIGHT["line"], 1.5)


def _day_head(heat: Heat, day: Day, x: float, head: float) -> Iterator[str]:
    w = words(heat.lang)
    stop = "." if heat.lang == "da" else ""
    weekday = w.weekdays[day.date.weekday()]
    name = f"{weekday[:1].upper()}{weekday[1:]} {day.date.day}{stop} {w.months[day.date.month - 1]}"
    yield text(name, x + 6, head + 16, look='font-weight="bold"')
    if day.special:
        yield text(special_in_words(day, heat), x + 6, head + 35)


def _line(x: float, top: float, foot: float, colour: str, wide: float) -> str:
    return f'<path d="M{x:g} {top:g}V{foot:g}" stroke="{colour}" stroke-width="{wide:g}"/>'


def _rows(heat: Heat, y: float) -> tuple[list[str], float]:
    p = heat_phrases(heat.lang)
    drawn: list[str] = []
    for sort, name in ((Sort.ROUTE, p.routes), (Sort.CONTACT, p.contacts)):
        y += 10
        drawn.append(text(name, MARGIN, y + 10, ABOUT, look='font-weight="bold"'))
        y += 22
        for row in (each for each in heat.rows if each.sort == sort):
            said = label(row.title, row.note)
            high = max(HIGH, len(said) * LEADING + 2)
            drawn.append("<g>" + f"<title>{_escaped(row)}</title>")
            drawn.extend(written(said, MARGIN, y))
            drawn.extend(_bars(heat, row, y + (high - HIGH) / 2))
            drawn.append("</g>")
            y += high + APART
    return drawn, y


def _escaped(row: Row) -> str:
    said = f"{row.title}: {row.note}" if row.note else row.title
    return said.replace("&", "&amp;").replace("<", "&lt;")


def _bars(heat: Heat, row: Row, y: float) -> Iterator[str]:
    for bar in row.bars:
        x, end = _x(heat, bar.start), _x(heat, bar.end)
        yield rect(bar.level, x, y, end - x, HIGH)
    for bar in row.bars:
        for piece in _by_day(heat, bar):
            yield from _said(heat, piece, y + HIGH - 8)


def _by_day(heat: Heat, bar: Bar) -> Iterator[Bar]:
    """Yield *bar*, or its part of each day where it is longer than a day."""
    if (bar.end - bar.start).total_seconds() < _LONG:
        yield bar
        return
    for day in heat.days:
        start, end = max(bar.start, day.start), min(bar.end, day.end)
        if start < end:
            yield Bar(start, end, bar.level)


def _said(heat: Heat, bar: Bar, foot: float) -> Iterator[str]:
    """Yield the letter of *bar* and its hours, as far as there is room."""
    if bar.level == Level.CLOSED:
        return
    p = heat_phrases(heat.lang)
    x, end = _x(heat, bar.start), _x(heat, bar.end)
    whole = any((bar.start, bar.end) == (day.start, day.end) for day in heat.days)
    hours = p.all_day if whole else f"{clock(bar.start)}–{clock(bar.end, ends=True)}"
    for said in (f"{p.letters[bar.level]} {hours}", p.letters[bar.level]):
        if width(said, SMALL, bold=True) + 3 <= end - x:
            yield from letter(said, bar.level, (x + end) / 2, foot)
            return

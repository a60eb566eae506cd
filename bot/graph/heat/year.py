"""Thirteen months as a picture: a row for each route and contact, days across and hours down."""

from collections.abc import Iterator
from datetime import timedelta
from html import escape
from itertools import groupby

from bot.graph.heat.labels import LEADING, WIDE, label, written
from bot.graph.heat.look import ABOUT, HEADING, MARGIN, SMALL, legend, lines, opened, rect, text
from bot.graph.heat.model import Bar, Day, Heat, Level, Row, Sort, Special
from bot.graph.heat.phrases import heat_phrases
from bot.graph.heat.said import about, heading, shares, special_days
from bot.graph.style import LIGHT
from bot.words import words

DAY, HIGH, APART = 3, 48, 12
"""Pixels across for a day, down for its 24 hours, and between rows."""
LEFT = MARGIN + WIDE + 20
SIGNS = {
    Special.HOLIDAY: "▼",
    Special.CLOSING: "●",
    Special.DOUBTFUL: "○",
    Special.FORWARD: "»",
    Special.BACK: "«",
}
Piece = tuple[float, float, Level]
"""A part of a day: from and to, of 1, and how it stands."""


def year_svg(heat: Heat) -> str:
    """Return *heat* of many days as an SVG document."""
    p, muted = heat_phrases(heat.lang), f'fill="{LIGHT["muted"]}"'
    room = WIDE + 20 + DAY * len(heat.days)
    top, y = lines(heading(heat), MARGIN - 10, room, HEADING, look='font-weight="bold"')
    said, y = lines(about(heat, year=True), y + 4, room, ABOUT)
    keys, y = legend(heat, y + 16, room)
    how, y = lines(f"{p.how_year} {p.stated}", y - 6, room, SMALL, look=muted)
    head = y + 20
    rows, foot = _rows(heat, head + 52)
    listed, end = _listed(heat, foot + 8, room)
    described = f"{about(heat, year=True)} {p.table.format(name=heat.place)}"
    document = (
        *opened(heat, room + 2 * MARGIN, int(end) + MARGIN, heading(heat), described),
        *top, *said, *keys, *how, *_months(heat, head, foot), *rows, *listed, "</svg>",
    )  # fmt: skip
    return "\n".join(document) + "\n"


def _months(heat: Heat, head: float, foot: float) -> Iterator[str]:
    """Yield the months, and a tick with a sign at each special day."""
    names = words(heat.lang).months
    last = len(heat.days)
    for number, day in enumerate(heat.days):
        x = LEFT + DAY * number
        if day.date.day == 1 or number == 0:
            yield _tick(x, head, foot, LIGHT["line"], 1)
        if day.date.day == 1 and last - number >= 12:
            year = f" {day.date.year}" if day.date.month == 1 else ""
            yield text(f"{names[day.date.month - 1][:3]}{year}", x + 4, head + 14)
        yield from (_sign(SIGNS[each], x, head) for each in day.special)
    yield _tick(LEFT + DAY * last, head, foot, LIGHT["line"], 1)


def _sign(sign: str, x: float, head: float) -> str:
    return text(sign, x + DAY / 2, head + 40, look='text-anchor="middle"')


def _tick(x: float, top: float, foot: float, colour: str, wide: float) -> str:
    return f'<path d="M{x:g} {top:g}V{foot:g}" stroke="{colour}" stroke-width="{wide:g}"/>'


def _rows(heat: Heat, y: float) -> tuple[list[str], float]:
    p = heat_phrases(heat.lang)
    drawn: list[str] = []
    for sort, name in ((Sort.ROUTE, p.routes), (Sort.CONTACT, p.contacts)):
        drawn.append(text(name, MARGIN, y + 16, ABOUT, look='font-weight="bold"'))
        y += 28
        for row in (each for each in heat.rows if each.sort == sort):
            note = f"{row.note}: {shares(row, heat)}" if row.note else shares(row, heat)
            said = label(row.title, note)
            high = max(HIGH, len(said) * LEADING + 2)
            drawn.append(f"<g><title>{escape(f'{row.title}: {note}')}</title>")
            drawn.extend(written(said, MARGIN, y))
            drawn.extend(_bars(heat, row, y))
            drawn.append("</g>")
            y += high + APART
    return drawn, y


def _bars(heat: Heat, row: Row, y: float) -> Iterator[str]:
    """Yield the days of *row*; days in a row that are alike are drawn as one."""
    pieces = _pieces(heat.days, row.bars)
    x = LEFT
    for same, run in groupby(pieces):
        wide = DAY * len(list(run))
        for start, end, level in same:
            if level != Level.CLOSED:
                yield rect(level, x, y + start * HIGH, wide, (end - start) * HIGH)
        x += wide
    frame = f'x="{LEFT}" y="{y:g}" width="{DAY * len(heat.days)}" height="{HIGH}"'
    yield f'<rect {frame} fill="none" stroke="{LIGHT["line"]}"/>'


def _pieces(days: tuple[Day, ...], bars: tuple[Bar, ...]) -> Iterator[tuple[Piece, ...]]:
    at = 0
    for day in days:
        while bars[at].end <= day.start:
            at += 1
        found: list[Piece] = []
        number = at
        while number < len(bars) and bars[number].start < day.end:
            bar, whole = bars[number], day.end - day.start
            start, end = max(bar.start, day.start), min(bar.end, day.end)
            found.append(
                (_part(start - day.start, whole), _part(end - day.start, whole), bar.level)
            )
            number += 1
        yield tuple(found)


def _part(since: timedelta, whole: timedelta) -> float:
    return round(since / whole, 5)


def _listed(heat: Heat, y: float, room: int) -> tuple[list[str], float]:
    """Return the special days as text, each kind with the sign that stands above the rows."""
    drawn: list[str] = []
    kinds = [kind for kind in Special if any(kind in day.special for day in heat.days)]
    for kind, said in zip(kinds, special_days(heat), strict=True):
        part, y = lines(f"{SIGNS[kind]} {said}.", y, room, SMALL)
        drawn.extend(part)
    return drawn, y

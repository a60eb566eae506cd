"""What is told of a closed week, as an SVG of bars that a screen reader can read out."""

from collections.abc import Iterator
from html import escape

from bot.graph.style import style_sheet
from bot.language import Lang
from bot.library import Library
from bot.stats.model import Kind
from bot.stats.phrases import phrases
from bot.stats.table import rows
from bot.stats.weeks import Week
from bot.stats.withholding import K

WIDTH, MARGIN, LINE = 760, 24, 26
NAMES, BARS = 300, 340
"""Pixels: the page, its edge, a row, the column of names, the longest bar."""


def svg(week: str, told: Week, library: Library, lang: Lang) -> str:
    """Return the picture of *told* of *week*."""
    p = phrases(lang)
    total = p.conversations.format(number=told[Kind.HOUR].total)
    drawn = list(_lines(told, library, lang))
    height = MARGIN * 2 + LINE * (len(drawn) + 2)
    heading = f"{p.heading.format(week=week)}: {total}"
    told_whole = "; ".join(f"{name} {number}" for name, number, _ in drawn if number)
    shapes = [_text("title", MARGIN, MARGIN + 12, 20, heading)]
    for place, (name, number, most) in enumerate(drawn, 1):
        shapes += _row(name, number, most, MARGIN + LINE * (place + 1))
    shapes.append(_text("small", MARGIN, height - MARGIN // 2, 12, p.rule.format(few=K)))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
            f' width="{WIDTH}" height="{height}" lang="{lang}" role="img"'
            ' aria-labelledby="title desc">',
            f'<title id="title">{escape(heading)}</title>',
            f'<desc id="desc">{escape(told_whole)}</desc>',
            f"<style>\n{style_sheet()}</style>",
            f'<rect class="bg" width="{WIDTH}" height="{height}"/>',
            *shapes,
            "</svg>\n",
        ]
    )


def _lines(told: Week, library: Library, lang: Lang) -> Iterator[tuple[str, int, int]]:
    """Yield name, number and the largest number of the table; headings have no number."""
    for kind in Kind:
        of_kind = rows(kind, told[kind], library, lang)
        yield phrases(lang).kinds[kind], 0, 0
        for name, number in of_kind:
            yield name, number, max(each for _, each in of_kind)


def _row(name: str, number: int, most: int, y: int) -> list[str]:
    if not number:
        return [_text("heading", MARGIN, y, 15, name)]
    wide = max(2, round(BARS * number / most))
    at = MARGIN + NAMES
    return [
        _text("about", MARGIN + 12, y, 14, _short(name)),
        f'<rect class="bar" x="{at}" y="{y - 13}" width="{wide}" height="16"/>',
        _text("about", at + wide + 6, y, 14, str(number)),
    ]


def _text(style: str, x: int, y: int, size: int, text: str) -> str:
    return f'<text class="{style}" x="{x}" y="{y}" font-size="{size}">{escape(text)}</text>'


def _short(name: str, most: int = 40) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"

"""The look of a heat map: colours that rise in lightness, patterns where nothing is claimed.

The colours of the levels rise in lightness, so that a print without colour still tells
them apart; letters, hatching and a black bar with a sign say the same once more.
"""

from collections.abc import Iterator, Mapping
from html import escape

from bot.graph.heat.model import Heat, Level
from bot.graph.heat.phrases import heat_phrases
from bot.graph.heat.said import level_in_words, levels_in
from bot.graph.letters import width, wrap
from bot.graph.style import FONT, LIGHT

MARGIN, SMALL, ABOUT, HEADING = 40, 14, 16, 24

FILLS: Mapping[Level, str] = {
    Level.LOCAL: "#08306B",
    Level.DUTY: "#2171B5",
    Level.NATIONAL: "#9ECAE1",
    Level.ACUTE: "#FFF0B3",
    Level.LIKELY: "url(#likely)",
    Level.UNKNOWN: "url(#unknown)",
    Level.NOBODY: "#000000",
    Level.CLOSED: "none",
}
INKS: Mapping[Level, str] = {
    Level.LOCAL: "#FFFFFF",
    Level.DUTY: "#FFFFFF",
    Level.NOBODY: "#FFFFFF",
}
"""The colour of letters on a level; the ink of the sheet on the others."""

BACKED = (Level.LIKELY, Level.UNKNOWN)
"""The levels whose pattern would run through a letter: a plain patch lies under it."""

_PATTERN = (
    '<pattern id="{id}" width="8" height="8" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><rect width="8" height="8" fill="{ground}"/>'
    '<rect width="{wide}" height="8" fill="{line}"/></pattern>'
)


def opened(heat: Heat, wide: int, high: int, title: str, about: str) -> Iterator[str]:
    """Yield the beginning of the document, with its name, description, style and patterns."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}"'
        f' height="{high}" lang="{heat.lang}" role="img" aria-labelledby="title desc">'
    )
    yield f'<title id="title">{escape(title)}</title>'
    yield f'<desc id="desc">{escape(about)}</desc>'
    yield f"<style>svg{{max-width:100%;height:auto}}text{{font-family:{FONT}}}</style>"
    yield "<defs>"
    yield _PATTERN.format(id="unknown", ground="#F6B352", line="#E08A00", wide=4)
    yield _PATTERN.format(id="likely", ground="#FFFFFF", line="#E08A00", wide=2)
    yield "</defs>"
    yield f'<rect width="{wide}" height="{high}" fill="{LIGHT["bg"]}"/>'


def text(said: str, x: float, y: float, size: int = SMALL, *, look: str = "") -> str:
    """Return *said* with its foot at *y*; *look* are further attributes."""
    fill = "" if "fill=" in look else f' fill="{LIGHT["ink"]}"'
    return f'<text x="{x:g}" y="{y:g}" font-size="{size}"{fill} {look}>{escape(said)}</text>'


def lines(said: str, y: float, room: int, size: int, *, look: str = "") -> tuple[list[str], float]:
    """Return *said* wrapped to *room* from *y* on, and where the next thing can begin."""
    written = []
    for line in wrap(said, room, size, bold="bold" in look):
        y += size * 1.35
        written.append(text(line, MARGIN, y, size, look=look))
    return written, y


def rect(level: Level, x: float, y: float, wide: float, high: float) -> str:
    """Return a bar of *level*; a closed contact is a thin line through the middle."""
    if level == Level.CLOSED:
        y, high = y + high / 2 - 0.5, 1
        return f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="1" fill="{LIGHT["faint"]}"/>'
    size = f'x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}"'
    return f'<rect {size} fill="{FILLS[level]}" stroke="#1A1A1A" stroke-opacity="0.35"/>'


def letter(said: str, level: Level, middle: float, foot: float) -> Iterator[str]:
    """Yield *said* in the middle of a bar of *level*."""
    if level in BACKED:
        wide = width(said, SMALL, bold=True) + 6
        yield (
            f'<rect x="{middle - wide / 2:g}" y="{foot - 14:g}" width="{wide:g}" height="18"'
            ' rx="3" fill="#FFFFFF"/>'
        )
    look = f'text-anchor="middle" font-weight="bold" fill="{INKS.get(level, LIGHT["ink"])}"'
    yield text(said, middle, foot, look=look)


def legend(heat: Heat, y: float, room: int) -> tuple[list[str], float]:
    """Return what each level looks like, from *y* on, and where the next thing can begin."""
    written: list[str] = []
    x = MARGIN
    for level in levels_in(heat):
        said = level_in_words(level, heat)
        wide = 34 + 8 + int(width(said, SMALL)) + 26
        if x > MARGIN and x + wide > MARGIN + room:
            x, y = MARGIN, y + 30
        written.append(rect(level, x, y, 34, 22))
        if level != Level.CLOSED:
            written.extend(letter(heat_phrases(heat.lang).letters[level], level, x + 17, y + 16))
        written.append(text(said, x + 42, y + 16))
        x += wide
    return written, y + 36

"""The sheet: heading and legend on top, what every screen offers in the corner, the flow below."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.graph.boxes import LEADING
from bot.graph.diagram import Diagram, Kind, Mark, Standing
from bot.graph.layout import Area, Layout, laid_out
from bot.graph.letters import width, wrap
from bot.graph.phrases import phrases

MARGIN, APART = 40, 28
CORNER = 268
LEAST_WIDTH = 960
HEADING, ABOUT, SMALL = 26, 16, 14
SWATCH = 34
INSIDE = 14
"""The space between a corner box and its words."""


@dataclass(frozen=True, slots=True)
class Print:
    """A line of text on the sheet outside the boxes; *style* names its look."""

    text: str
    x: int
    y: int
    size: int
    style: str

    @property
    def area(self) -> Area:
        """Return the room that the line takes."""
        wide = width(self.text, self.size, bold=self.style in ("heading", "corner-label"))
        return Area(self.x, self.y - self.size, int(wide) + 1, self.size + 4)


@dataclass(frozen=True, slots=True)
class Swatch:
    """A small box of *kind*, or a line of a mark, in the legend."""

    kind: Kind | Mark
    area: Area


@dataclass(frozen=True, slots=True)
class Corner:
    """An interrupt as a box in the corner, with its lines of text."""

    standing: Standing
    area: Area
    prints: tuple[Print, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything in its place; the flow itself begins at *left* and *top*."""

    width: int
    height: int
    prints: tuple[Print, ...]
    swatches: tuple[Swatch, ...]
    corners: tuple[Corner, ...]
    layout: Layout
    left: int
    top: int


def page_of(diagram: Diagram) -> Page:
    """Return the sheet of *diagram*."""
    layout = laid_out(diagram)
    wide = max(LEAST_WIDTH, layout.width + 2 * MARGIN)
    corners = _corners(diagram, wide - MARGIN - CORNER)
    room = wide - 2 * MARGIN - (CORNER + APART if corners else 0)
    prints, y = _heading(diagram, room)
    swatches, named, y = _legend(diagram, room, y)
    lowest = max([y, *(each.area.y + each.area.height for each in corners)])
    top = lowest + APART
    return Page(
        width=wide,
        height=top + layout.height + MARGIN,
        prints=(*prints, *named),
        swatches=swatches,
        corners=corners,
        layout=layout,
        left=(wide - layout.width) // 2,
        top=top,
    )


def _heading(diagram: Diagram, room: int) -> tuple[tuple[Print, ...], int]:
    prints: list[Print] = []
    y = MARGIN
    for text in wrap(diagram.heading, room, HEADING, bold=True):
        y += int(HEADING * LEADING)
        prints.append(Print(text, MARGIN, y - 8, HEADING, "heading"))
    y += 4
    for text in wrap(diagram.about, room, ABOUT):
        y += int(ABOUT * LEADING) + 2
        prints.append(Print(text, MARGIN, y - 4, ABOUT, "about"))
    return tuple(prints), y + 14


def _legend(
    diagram: Diagram, room: int, y: int
) -> tuple[tuple[Swatch, ...], tuple[Print, ...], int]:
    swatches: list[Swatch] = []
    prints: list[Print] = []
    x = MARGIN
    for kind, said in _explained(diagram):
        wide = SWATCH + 8 + int(width(said, SMALL)) + 24
        if x > MARGIN and x + wide > MARGIN + room:
            x, y = MARGIN, y + 30
        swatches.append(Swatch(kind, Area(x, y, SWATCH, 22)))
        prints.append(Print(said, x + SWATCH + 8, y + 16, SMALL, "small"))
        x += wide
    y += 30
    for text in _remarks(diagram):
        for line in wrap(text, room, SMALL):
            prints.append(Print(line, MARGIN, y + 16, SMALL, "small"))
            y += 20
    return tuple(swatches), tuple(prints), y


def _explained(diagram: Diagram) -> Iterator[tuple[Kind | Mark, str]]:
    p = phrases(diagram.lang)
    yield from ((kind, p.kinds[kind]) for kind in Kind if kind in diagram.kinds)
    yield from ((mark, p.marks[mark]) for mark in p.marks if mark in diagram.marks)


def _remarks(diagram: Diagram) -> list[str]:
    p = phrases(diagram.lang)
    sometimes = any(not each.always for node in diagram.nodes for each in node.contacts)
    return [p.tried] * diagram.numbered + [p.sometimes] * sometimes


def _corners(diagram: Diagram, x: int) -> tuple[Corner, ...]:
    found: list[Corner] = []
    y = MARGIN
    for standing in sorted(diagram.always, key=lambda each: not each.acute):
        corner = _corner(diagram, standing, x, y)
        found.append(corner)
        y = corner.area.y + corner.area.height + 12
    return tuple(found)


def _corner(diagram: Diagram, standing: Standing, x: int, y: int) -> Corner:
    p = phrases(diagram.lang)
    said = (
        (p.from_all, SMALL, "corner-small"),
        (standing.label, 18, "corner-label"),
        (p.leads_to.format(title=standing.title), SMALL, "corner-small"),
        *(((standing.note, SMALL, "corner-small"),) if standing.note else ()),
    )
    prints: list[Print] = []
    down = y + INSIDE - 4
    for text, size, style in said:
        bold = style == "corner-label"
        for line in wrap(text, CORNER - 2 * INSIDE, size, bold=bold):
            down += int(size * LEADING)
            prints.append(Print(line, x + INSIDE, down - 3, size, style))
    return Corner(standing, Area(x, y, CORNER, down + INSIDE - 4 - y), tuple(prints))

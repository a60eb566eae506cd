"""Where everything stands: boxes in rows, words on their arrows, lines that avoid both.

A layered layout after Sugiyama, with two things of our own. The words of an arrow are a
station of the layout, so room is kept for them as for a box; and lines run straight down
or on a track between two rows, so that none can run through a box or through words. No
library at hand does either.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.graph.boxes import Face
from bot.graph.columns import columns
from bot.graph.diagram import Arrow, Diagram, Kind, Node
from bot.graph.order import ordered
from bot.graph.rows import Rows, rows_of
from bot.graph.tracks import depth_of, levels_of
from bot.graph.wires import End, wires_below

TRACK, CALM, HEAD = 14, 16, 10
"""The height of a track, the space around tracks, and the length of an arrowhead."""

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle: its upper left corner and its size."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        """Return where the middle is, from the left."""
        return self.x + self.width // 2


@dataclass(frozen=True, slots=True)
class Box:
    """A box in its place."""

    node: Node
    face: Face
    area: Area


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an arrow in their place."""

    arrow: Arrow
    face: Face
    area: Area


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from point to point for *arrows*, with a head at its end where it reaches a box."""

    points: tuple[Point, ...]
    arrows: tuple[Arrow, ...]
    head: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole picture without heading and legend."""

    boxes: tuple[Box, ...]
    words: tuple[Words, ...]
    strokes: tuple[Stroke, ...]
    width: int
    height: int


def laid_out(diagram: Diagram) -> Layout:
    """Return *diagram* with everything in its place."""
    return _Placer(diagram).layout()


class _Placer:
    def __init__(self, diagram: Diagram) -> None:
        self._diagram = diagram
        self._nodes = diagram.by_id
        self._rows: Rows = rows_of(diagram)
        self._order = ordered(self._rows.rows, self._rows.links())
        self._x = columns(diagram, self._rows, self._order)
        self._wires = [
            wires_below(self._rows, self._order, self._x, row)
            for row in range(len(self._rows.rows))
        ]
        self._levels = [levels_of([wire.net for wire in wires]) for wires in self._wires]
        self._top, self._bottom = self._heights()

    def layout(self) -> Layout:
        """Return everything in its place."""
        boxes: list[Box] = []
        words: list[Words] = []
        for station in self._rows.stations:
            if station.face is not None:
                area = self._area(station.number)
                if station.state is not None:
                    boxes.append(Box(self._nodes[station.state], station.face, area))
                elif station.arrow is not None:
                    arrow = self._diagram.arrows[station.arrow]
                    words.append(Words(arrow, station.face, area))
        strokes = (*self._through(), *self._between())
        areas = [*(box.area for box in boxes), *(each.area for each in words)]
        ends = [x for stroke in strokes for x, _ in stroke.points]
        width = max([*ends, *(area.x + area.width for area in areas)])
        return Layout(tuple(boxes), tuple(words), strokes, width, self._bottom[-1])

    def _area(self, number: int) -> Area:
        station = self._rows.stations[number]
        top = self._top[station.row]
        if station.state is None and station.row % 2 == 0:
            top = self._bottom[station.row] - station.height
        return Area(self._x[number] - station.width // 2, top, station.width, station.height)

    def _heights(self) -> tuple[list[int], list[int]]:
        """Return where each row begins and where it ends, from the top."""
        tops, bottoms, y = [], [], 0
        for row, members in enumerate(self._rows.rows):
            tops.append(y)
            y += max((self._rows.stations[each].height for each in members), default=0)
            bottoms.append(y)
            depth = depth_of([wire.net for wire in self._wires[row]], self._levels[row])
            tracks = CALM + depth * TRACK if depth else 0
            heads = any(wire.into for wire in self._wires[row])
            y += max(tracks + CALM // 2, CALM) + (HEAD if heads else 0)
        return tops, bottoms

    def _through(self) -> Iterator[Stroke]:
        """Yield the lines within rows: past the words above and below them, and along bends."""
        for station in self._rows.stations:
            if station.arrow is None:
                continue
            arrow = self._diagram.arrows[station.arrow]
            x, area = self._x[station.number], self._area(station.number)
            top, bottom = self._top[station.row], self._bottom[station.row]
            if station.face is None:
                area = Area(x, bottom, 0, 0)
            for begin, end in ((top, area.y), (area.y + area.height, bottom)):
                if end > begin:
                    yield Stroke(((x, begin), (x, end)), (arrow,))

    def _between(self) -> Iterator[Stroke]:
        """Yield the lines between rows, each from where it begins to where it ends."""
        for row, wires in enumerate(self._wires):
            for wire, level in zip(wires, self._levels[row], strict=True):
                track = self._bottom[row] + CALM + level * TRACK
                trunk = self._point(row, wire.trunk)
                for end in wire.ends:
                    at = self._point(row, end)
                    first, last = (at, trunk) if wire.into else (trunk, at)
                    yield Stroke(_cornered(first, last, track), end.arrows, wire.into)

    def _point(self, row: int, end: End) -> Point:
        return end.x, self._end_above(row, end.x) if end.up else self._top[row + 1]

    def _end_above(self, row: int, x: int) -> int:
        """Return how far up a line at *x* goes: to the foot of what stands there in *row*."""
        for number in self._rows.rows[row]:
            station = self._rows.stations[number]
            if station.state is not None:
                area = self._area(number)
                if area.x <= x <= area.x + area.width:
                    slanted = self._nodes[station.state].kind == Kind.BRANCH
                    return area.y + area.height - (abs(x - area.middle) if slanted else 0)
        return self._bottom[row]


def _cornered(first: Point, last: Point, track: int) -> tuple[Point, ...]:
    if first[0] == last[0]:
        return first, last
    return first, (first[0], track), (last[0], track), last


def overlaps(areas: Iterable[Area]) -> list[tuple[Area, Area]]:
    """Return which of *areas* lie on each other."""
    found: list[tuple[Area, Area]] = []
    seen: list[Area] = []
    for area in areas:
        found += [(each, area) for each in seen if _lie_together(each, area)]
        seen.append(area)
    return found


def _lie_together(one: Area, other: Area) -> bool:
    apart = one.x + one.width <= other.x or other.x + other.width <= one.x
    over = one.y + one.height <= other.y or other.y + other.height <= one.y
    return not apart and not over

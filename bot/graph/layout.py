"""Where everything stands: boxes in rows, words on their arrows, lines that avoid both.

A layered layout after Sugiyama, with two things of our own. The words of an arrow are a
station of the layout, so room is kept for them as for a box; and lines run straight down
or on a track between two rows, so that none can run through a box or through words. No
library at hand does either.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.graph.boxes import Face
from bot.graph.columns import columns, port_of
from bot.graph.diagram import Arrow, Diagram, Node
from bot.graph.order import ordered
from bot.graph.rows import Route, Rows, rows_of
from bot.graph.tracks import Net, depth_of, levels_of

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


@dataclass(frozen=True, slots=True)
class _Wire:
    """A net between two rows: which routes use it, and whether a box lies at one of its ends."""

    net: Net
    routes: tuple[Route, ...]
    ends: Mapping[int, tuple[Route, ...]]
    head_down: bool = False
    head_up: bool = False


class _Placer:
    def __init__(self, diagram: Diagram) -> None:
        self._diagram = diagram
        self._nodes = diagram.by_id
        self._rows: Rows = rows_of(diagram)
        self._order = ordered(self._rows.rows, self._rows.links())
        self._x = columns(diagram, self._rows, self._order)
        self._wires = [list(self._wires_below(row)) for row in range(len(self._rows.rows))]
        self._levels = [levels_of([wire.net for wire in wires]) for wires in self._wires]
        self._top, self._bottom = self._heights()

    def layout(self) -> Layout:
        """Return everything in its place."""
        boxes, words = [], []
        for station in self._rows.stations:
            if station.face is not None:
                area = self._area(station.number)
                if station.state is not None:
                    boxes.append(Box(self._nodes[station.state], station.face, area))
                elif station.arrow is not None:
                    arrow = self._diagram.arrows[station.arrow]
                    words.append(Words(arrow, station.face, area))
        strokes = (*self._through(), *self._between())
        width = max(each.area.x + each.area.width for each in (*boxes, *words))
        reach = max((x for stroke in strokes for x, _ in stroke.points), default=0)
        return Layout(
            tuple(boxes), tuple(words), tuple(strokes), max(width, reach), self._bottom[-1]
        )

    def _area(self, number: int) -> Area:
        station = self._rows.stations[number]
        top = self._top[station.row]
        if station.state is None and station.row % 2 == 0:
            top = self._bottom[station.row] - station.height
        return Area(self._x[number] - station.width // 2, top, station.width, station.height)

    def _heights(self) -> tuple[list[int], list[int]]:
        tops, bottoms, y = [], [], 0
        for row, members in enumerate(self._rows.rows):
            tops.append(y)
            y += max((self._rows.stations[each].height for each in members), default=0)
            bottoms.append(y)
            depth = depth_of([wire.net for wire in self._wires[row]], self._levels[row])
            tracks = CALM + depth * TRACK if depth else 0
            heads = any(wire.head_down or wire.head_up for wire in self._wires[row])
            y += max(tracks + CALM // 2, CALM) + (HEAD if heads else 0)
        return tops, bottoms

    def _wires_below(self, row: int) -> Iterator[_Wire]:
        """Yield the nets between *row* and the next."""
        leaving: dict[int, list[Route]] = {}
        arriving: dict[int, list[Route]] = {}
        for route in self._rows.routes:
            yield from self._single(route, row)
            stations = self._rows.stations
            if not route.back and stations[route.upper].row == row:
                leaving.setdefault(route.upper, []).append(route)
            if route.back and stations[route.lower].row == row:
                leaving.setdefault(route.lower, []).append(route)
            if not route.back and stations[route.lower].row == row + 1:
                arriving.setdefault(route.lower, []).append(route)
        yield from (self._fan_out(box, routes) for box, routes in leaving.items())
        yield from (self._fan_in(box, routes) for box, routes in arriving.items())

    def _single(self, route: Route, row: int) -> Iterator[_Wire]:
        """Yield the net of *route* between two of its own stations, or up into its target."""
        stations = self._rows.stations
        for one, other in zip(route.stations, route.stations[1:], strict=False):
            if stations[one].row == row:
                yield self._wire((self._x[one],), (self._x[other],), (route,))
        if route.back and stations[route.upper].row == row:
            first = route.stations[0]
            port = self._x[route.upper] + port_of(self._rows, self._order, route)
            yield _Wire(
                Net((port,), (self._x[first],)),
                (route,),
                {port: (route,), self._x[first]: (route,)},
                head_up=True,
            )

    def _wire(
        self, ups: tuple[int, ...], downs: tuple[int, ...], routes: tuple[Route, ...]
    ) -> _Wire:
        return _Wire(Net(ups, downs), routes, {x: routes for x in (*ups, *downs)})

    def _fan_out(self, box: int, routes: list[Route]) -> _Wire:
        middle = self._x[box]
        ends: dict[int, tuple[Route, ...]] = {middle: tuple(routes)}
        ups, downs = [middle], []
        for route in routes:
            station = route.stations[-1] if route.back else route.stations[0]
            x = self._x[station]
            (ups if route.back else downs).append(x)
            if x != middle:
                ends[x] = (route,)
        return _Wire(Net(tuple(ups), tuple(downs)), tuple(routes), ends)

    def _fan_in(self, box: int, routes: list[Route]) -> _Wire:
        middle = self._x[box]
        ends: dict[int, tuple[Route, ...]] = {}
        ups = []
        for route in routes:
            x = self._x[route.stations[-1]]
            ups.append(x)
            ends[x] = (route,)
        ends[middle] = tuple(routes)
        return _Wire(Net(tuple(ups), (middle,)), tuple(routes), ends, head_down=True)

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
        for row, wires in enumerate(self._wires):
            for wire, level in zip(wires, self._levels[row], strict=True):
                yield from self._drawn(row, wire, self._bottom[row] + CALM + level * TRACK)

    def _drawn(self, row: int, wire: _Wire, track: int) -> Iterator[Stroke]:
        """Yield the lines of *wire*: one for each of its ends but the one they share."""
        net = wire.net
        up = {x: self._end_above(row, x) for x in net.ups}
        low = self._top[row + 1] if row + 1 < len(self._top) else track
        shared_up = len(net.ups) == 1 or not wire.head_down
        shared = (net.ups[0], up[net.ups[0]]) if shared_up else (net.downs[0], low)
        others = [(x, low) for x in net.downs] if shared_up else [(x, up[x]) for x in net.ups]
        others += [(x, up[x]) for x in net.ups[1:]] if shared_up else []
        for end in others:
            arrows = tuple(route.arrow for route in wire.ends.get(end[0], wire.routes))
            first, last = (shared, end) if shared_up and not wire.head_up else (end, shared)
            points = _cornered(first, last, track)
            yield Stroke(points, arrows, wire.head_down or wire.head_up)

    def _end_above(self, row: int, x: int) -> int:
        """Return how far up a line at *x* goes: to the foot of what stands there in *row*."""
        for number in self._rows.rows[row]:
            station = self._rows.stations[number]
            if station.state is not None:
                area = self._area(number)
                if area.x <= x <= area.x + area.width:
                    return area.y + area.height
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

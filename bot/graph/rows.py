"""Which row each box stands in, and the stations of each arrow on its way through the rows.

Boxes stand in even rows. The words of an arrow have a station of their own in the odd row
below its source, so that they can neither meet other words nor a box; a longer arrow has
a bend in every further row. An arrow that leads back up has its words beside its source
and runs up from there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from bot.flow.model import StateId
from bot.graph.boxes import Face, face_of, label_of
from bot.graph.diagram import Arrow, Diagram
from bot.graph.simplex import Tie, numbered

NEAR, UP = 20, 1
"""How strongly arrows are kept short, and how strongly boxes are drawn upwards."""


@dataclass(frozen=True, slots=True)
class Station:
    """A box (*state* is set), the words of an arrow, or a bend (no face), in one row."""

    number: int
    row: int
    face: Face | None
    state: StateId | None = None
    arrow: int | None = None

    @property
    def width(self) -> int:
        """Return the room that the station takes in its row."""
        return self.face.width if self.face is not None else 0

    @property
    def height(self) -> int:
        """Return the height of the station."""
        return self.face.height if self.face is not None else 0


@dataclass(frozen=True, slots=True)
class Route:
    """The stations of an arrow between its two boxes, from the upper row to the lower one."""

    arrow: Arrow
    stations: tuple[int, ...]
    upper: int
    lower: int
    back: bool


@dataclass(slots=True)
class Rows:
    """All stations, the rows they stand in from left to right, and the routes of the arrows."""

    stations: list[Station] = field(default_factory=list)
    rows: list[list[int]] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)

    def add(
        self,
        row: int,
        face: Face | None,
        state: StateId | None = None,
        arrow: int | None = None,
    ) -> int:
        """Add a station at the right end of *row* and return its number."""
        while len(self.rows) <= row:
            self.rows.append([])
        number = len(self.stations)
        self.stations.append(Station(number, row, face, state, arrow))
        self.rows[row].append(number)
        return number

    def links(self) -> list[tuple[int, int]]:
        """Return which stations of neighbouring rows hang together, the upper one first."""
        found: list[tuple[int, int]] = []
        for route in self.routes:
            last = () if route.back else (route.lower,)
            chain = (route.upper, *route.stations, *last)
            found.extend(pairwise(chain))
        return found


def rows_of(diagram: Diagram) -> Rows:
    """Return the boxes and the arrows of *diagram* as stations in rows."""
    level = levels(diagram)
    rows = Rows()
    boxes = {
        node.id: rows.add(2 * level[node.id], face_of(node, diagram), node.id)
        for node in diagram.nodes
    }
    for number, arrow in enumerate(diagram.arrows):
        if arrow.source != arrow.target:
            rows.routes.append(_route(rows, diagram, boxes, number))
    return rows


def levels(diagram: Diagram) -> Mapping[StateId, int]:
    """Return the level of each box, the start on level 0, arrows leading down wherever they can."""
    index = {node.id: number for number, node in enumerate(diagram.nodes)}
    top = len(index)
    ties = [Tie(top, number, 0, UP) for number in index.values()]
    backwards = going_back(diagram)
    for arrow in diagram.arrows:
        source, target = index[arrow.source], index[arrow.target]
        if source != target:
            ends = (target, source) if arrow in backwards else (source, target)
            ties.append(Tie(*ends, length=1, weight=NEAR))
    found = numbered(top + 1, ties)
    lowest = min((found[number] for number in index.values()), default=0)
    return {state: found[number] - lowest for state, number in index.items()}


def going_back(diagram: Diagram) -> frozenset[Arrow]:
    """Return the arrows that close a circle, as one meets them from the start on."""
    out: dict[StateId, list[Arrow]] = {}
    for arrow in diagram.arrows:
        out.setdefault(arrow.source, []).append(arrow)
    backwards: set[Arrow] = set()
    done: set[StateId] = set()
    for start in (diagram.initial, *(node.id for node in diagram.nodes)):
        if start not in done:
            _follow(start, out, done, backwards)
    return frozenset(backwards)


def _follow(
    start: StateId,
    out: Mapping[StateId, list[Arrow]],
    done: set[StateId],
    backwards: set[Arrow],
) -> None:
    open_, waiting = {start}, [(start, iter(out.get(start, [])))]
    while waiting:
        state, arrows = waiting[-1]
        arrow = next(arrows, None)
        if arrow is None:
            waiting.pop()
            open_.discard(state)
            done.add(state)
        elif arrow.target in open_:
            backwards.add(arrow)
        elif arrow.target not in done:
            open_.add(arrow.target)
            waiting.append((arrow.target, iter(out.get(arrow.target, []))))


def _route(rows: Rows, diagram: Diagram, boxes: Mapping[StateId, int], number: int) -> Route:
    arrow = diagram.arrows[number]
    source, target = boxes[arrow.source], boxes[arrow.target]
    begin, end = rows.stations[source].row, rows.stations[target].row
    label = label_of(arrow, diagram)
    face = label if label.lines else None
    if end > begin:
        stations = [rows.add(begin + 1, face, arrow=number)]
        stations += [rows.add(row, None, arrow=number) for row in range(begin + 2, end)]
        return Route(arrow, tuple(stations), source, target, back=False)
    stations = [rows.add(row, None, arrow=number) for row in range(end + 1, begin)]
    stations.append(rows.add(begin, face, arrow=number))
    return Route(arrow, tuple(stations), target, source, back=True)

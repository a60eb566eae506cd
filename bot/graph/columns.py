"""How far to the right each station stands: lines straight where they can be, nothing too near."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bot.flow.model import StateId
from bot.graph.diagram import Arrow, Diagram, Kind
from bot.graph.rows import Route, Rows, Station, going_back
from bot.graph.simplex import Tie, numbered

GAP, GAP_WORDS, GAP_LINES = 30, 22, 24
"""The least space between two boxes, beside words, and between two lines."""

_SHARED, _ALONE, _BETWEEN = 10, 80, 80
"""How straight a line is kept: at a box with several lines, at one with a single line, between."""

SPINE, COMPACT = 320, 1
"""How straight the main line is kept, and how strongly a row is kept together."""


def columns(diagram: Diagram, rows: Rows, order: Sequence[Sequence[int]]) -> list[int]:
    """Return the middle of each station in pixels, the left end of the picture being 0."""
    stations = rows.stations
    ties = [
        Tie(left, right, _apart(stations[left], stations[right]), 0)
        for row in order
        for left, right in pairwise(row)
    ]
    ties += [Tie(row[0], row[-1], 0, COMPACT) for row in order if len(row) > 1]
    count = len(stations)
    for one, other, shift, weight in _alignments(diagram, rows, order):
        ties += [
            Tie(count, one, max(shift, 0), weight),
            Tie(count, other, max(-shift, 0), weight),
        ]
        count += 1
    ties += [Tie(count, number, 0, 0) for number in range(count)]
    found = numbered(count + 1, ties)[: len(stations)]
    left = min(x - station.width // 2 for x, station in zip(found, stations, strict=True))
    return [x - left for x in found]


def side_of(rows: Rows, order: Sequence[Sequence[int]], route: Route) -> int:
    """Return on which side of its target an arrow from below arrives: -1 left, 1 right."""
    first = route.stations[0]
    place = {number: at for at, number in enumerate(order[rows.stations[first].row])}
    others = [
        place[each.stations[0]]
        for each in rows.routes
        if each.upper == route.upper and not each.back and each.stations[0] in place
    ]
    left = sum(at < place[first] for at in others)
    return 1 if 2 * left > len(others) else -1


def port_of(rows: Rows, order: Sequence[Sequence[int]], route: Route) -> int:
    """Return how far off the middle of its target an arrow from below arrives."""
    face = rows.stations[route.upper].face
    return side_of(rows, order, route) * (face.port if face is not None else 0)


def _alignments(
    diagram: Diagram, rows: Rows, order: Sequence[Sequence[int]]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield which station should stand how far to the right of which other, and how strongly."""
    spine = main_line(diagram)
    outs = Counter(r.lower if r.back else r.upper for r in rows.routes)
    ins = Counter(route.lower for route in rows.routes if not route.back)
    for route in rows.routes:
        on_spine = (route.arrow.source, route.arrow.target) in spine
        first, last = route.stations[0], route.stations[-1]
        if route.back:
            yield first, route.upper, port_of(rows, order, route), _BETWEEN
            yield route.lower, last, 0, _SHARED
        else:
            out = _ALONE if outs[route.upper] == 1 else _SHARED
            in_ = _ALONE if ins[route.lower] == 1 else _SHARED
            yield first, route.upper, 0, SPINE if on_spine else out
            yield last, route.lower, 0, SPINE if on_spine else in_
        for one, other in pairwise(route.stations):
            yield one, other, 0, SPINE if on_spine else _BETWEEN


def main_line(diagram: Diagram) -> frozenset[tuple[StateId, StateId]]:
    """Return the arrows of the main way: where most answers lead, or most of the picture lies."""
    backwards = going_back(diagram)
    out: dict[StateId, list[Arrow]] = {}
    for arrow in diagram.arrows:
        if arrow not in backwards and arrow.source != arrow.target:
            out.setdefault(arrow.source, []).append(arrow)
    behind = {node.id: len(_behind(node.id, out)) for node in diagram.nodes}
    line: list[tuple[StateId, StateId]] = []
    state = diagram.initial
    while state in out:
        parting = diagram.by_id[state].kind == Kind.BRANCH
        best = max(
            out[state], key=lambda each: (0 if parting else len(each.words), behind[each.target])
        )
        if behind[best.target] > 1:  # an ending is one of several, and none of them is the main one
            line.append((state, best.target))
        state = best.target
    return frozenset(line)


def _behind(start: StateId, out: Mapping[StateId, list[Arrow]]) -> set[StateId]:
    seen, waiting = {start}, [start]
    while waiting:
        for arrow in out.get(waiting.pop(), []):
            if arrow.target not in seen:
                seen.add(arrow.target)
                waiting.append(arrow.target)
    return seen


def _apart(left: Station, right: Station) -> int:
    boxes = left.state is not None and right.state is not None
    bends = left.face is None and right.face is None
    gap = GAP if boxes else GAP_LINES if bends else GAP_WORDS
    return (left.width + 1) // 2 + (right.width + 1) // 2 + gap

"""How far to the right each station stands: lines straight where they can be, nothing too near."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bot.flow.model import StateId
from bot.graph.diagram import Diagram
from bot.graph.rows import Route, Rows, Station
from bot.graph.simplex import Tie, numbered

GAP, GAP_WORDS, GAP_LINES = 30, 22, 24
"""The least space between two boxes, beside words, and between two lines."""

_SHARED, _ALONE, _BETWEEN = 10, 80, 80
"""How straight a line is kept: at a box with several lines, at one with a single line, between."""

SPINE, COMPACT = 4, 1
"""How much more the main line is kept straight, and how strongly a row is kept together."""


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
    return side_of(rows, order, route) * (rows.stations[route.upper].width * 3 // 8)


def _alignments(
    diagram: Diagram, rows: Rows, order: Sequence[Sequence[int]]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield which station should stand how far to the right of which other, and how strongly."""
    spine = main_line(diagram)
    outs = Counter(r.lower if r.back else r.upper for r in rows.routes)
    ins = Counter(route.lower for route in rows.routes if not route.back)
    for route in rows.routes:
        more = SPINE if (route.arrow.source, route.arrow.target) in spine else 1
        first, last = route.stations[0], route.stations[-1]
        if route.back:
            yield first, route.upper, port_of(rows, order, route), _BETWEEN
            yield route.lower, last, 0, _SHARED
        else:
            yield first, route.upper, 0, more * (_ALONE if outs[route.upper] == 1 else _SHARED)
            yield last, route.lower, 0, more * (_ALONE if ins[route.lower] == 1 else _SHARED)
        for one, other in pairwise(route.stations):
            yield one, other, 0, more * _BETWEEN


def main_line(diagram: Diagram) -> frozenset[tuple[StateId, StateId]]:
    """Return the arrows of the way on which most of the picture hangs."""
    leads: dict[StateId, list[StateId]] = {}
    for arrow in diagram.arrows:
        leads.setdefault(arrow.source, []).append(arrow.target)
    behind = {node.id: len(_behind(node.id, leads)) for node in diagram.nodes}
    line: list[tuple[StateId, StateId]] = []
    state, seen = diagram.initial, {diagram.initial}
    while onward := [each for each in leads.get(state, []) if each not in seen]:
        following = max(onward, key=lambda each: behind[each])
        line.append((state, following))
        seen.add(following)
        state = following
    return frozenset(line)


def _behind(start: StateId, leads: Mapping[StateId, list[StateId]]) -> set[StateId]:
    seen, waiting = {start}, [start]
    while waiting:
        for each in leads.get(waiting.pop(), []):
            if each not in seen:
                seen.add(each)
                waiting.append(each)
    return seen


def _apart(left: Station, right: Station) -> int:
    boxes = left.state is not None and right.state is not None
    bends = left.face is None and right.face is None
    gap = GAP if boxes else GAP_LINES if bends else GAP_WORDS
    return (left.width + 1) // 2 + (right.width + 1) // 2 + gap

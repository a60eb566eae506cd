"""How far to the right each station stands: lines straight where they can be, nothing too near."""

from collections.abc import Mapping, Sequence

from bot.flow.model import StateId
from bot.graph.diagram import Diagram
from bot.graph.rows import Rows, Station
from bot.graph.simplex import Tie, numbered

GAP, GAP_WORDS, GAP_LINES = 30, 22, 24
"""The least space between two boxes, beside words, and between two lines."""

_AT_BOX, _BETWEEN = 2, 8
SPINE = 4
"""How much more the main line is kept straight than the others."""


def columns(diagram: Diagram, rows: Rows, order: Sequence[Sequence[int]]) -> list[int]:
    """Return the middle of each station in pixels, the left end of the picture being 0."""
    stations = rows.stations
    spine = main_line(diagram)
    ties = [
        Tie(left, right, _apart(stations[left], stations[right]), 0)
        for row in order
        for left, right in zip(row, row[1:], strict=False)
    ]
    count = len(stations)
    for route in rows.routes:
        on_spine = (route.arrow.source, route.arrow.target) in spine
        last = (route.lower,) if not route.back or route.stations else ()
        chain = (route.upper, *route.stations, *last)
        for one, other in zip(chain, chain[1:], strict=False):
            weight = _pull(stations[one], stations[other]) * (SPINE if on_spine else 1)
            ties += [Tie(count, one, 0, weight), Tie(count, other, 0, weight)]
            count += 1
    ties += [Tie(count, number, 0, 0) for number in range(count)]
    found = numbered(count + 1, ties)[: len(stations)]
    left = min(x - station.width // 2 for x, station in zip(found, stations, strict=True))
    return [x - left for x in found]


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


def _pull(one: Station, other: Station) -> int:
    """Return how straight the line between two stations is kept: most where no box is near."""
    return _AT_BOX if one.state is not None or other.state is not None else _BETWEEN

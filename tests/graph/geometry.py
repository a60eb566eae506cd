"""What lies where in a layout, told by the tests' own reckoning."""

from itertools import combinations, pairwise

from bot.graph.diagram import Kind
from bot.graph.layout import Area, Layout, Stroke


def areas(layout: Layout) -> list[Area]:
    return [*(box.area for box in layout.boxes), *(words.area for words in layout.words)]


def on_each_other(found: list[Area]) -> list[tuple[Area, Area]]:
    return [(one, other) for one, other in combinations(found, 2) if _together(one, other)]


def _together(one: Area, other: Area) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def lines(layout: Layout) -> list[tuple[Area, Stroke]]:
    """Return every straight piece of every stroke as a rectangle without width or height."""
    return [
        (Area(min(x, u), min(y, v), abs(u - x), abs(v - y)), stroke)
        for stroke in layout.strokes
        for (x, y), (u, v) in pairwise(stroke.points)
    ]


def lines_through_boxes(layout: Layout) -> list[tuple[Area, Area]]:
    """Return the pieces that run through the inside of a box or of words."""
    insides = [_inside(box.area, box.node.kind) for box in layout.boxes]
    insides += [_inside(words.area, None) for words in layout.words]
    return [
        (line, area)
        for line, _ in lines(layout)
        for area in insides
        if line.x < area.x + area.width
        and area.x < line.x + line.width + 1
        and line.y < area.y + area.height
        and area.y < line.y + line.height + 1
    ]


def _inside(area: Area, kind: Kind | None) -> Area:
    """Return *area* a little smaller; of a diamond the square that fits into it."""
    if kind == Kind.BRANCH:
        quarter = area.height // 4
        return Area(area.middle - quarter, area.y + quarter, 2 * quarter, 2 * quarter)
    return Area(area.x + 1, area.y + 1, area.width - 2, area.height - 2)


def lines_on_lines(layout: Layout) -> list[tuple[Area, Area]]:
    """Return the pieces that lie on each other though they share neither source nor target."""
    found = []
    for (one, first), (other, second) in combinations(lines(layout), 2):
        upright = one.x == other.x and one.width == other.width == 0
        level = one.y == other.y and one.height == other.height == 0
        along = min(one.y + one.height, other.y + other.height) > max(one.y, other.y)
        across = min(one.x + one.width, other.x + other.width) > max(one.x, other.x)
        if ((upright and along) or (level and across)) and not _kin(first, second):
            found.append((one, other))
    return found


def _kin(one: Stroke, other: Stroke) -> bool:
    return any(
        a.source == b.source or a.target == b.target for a in one.arrows for b in other.arrows
    )

"""The order within each row, with as few crossings as can be found.

Rows are sorted by the middle of their neighbours, downwards and upwards in turn, and
neighbours in a row change places where that helps. Several beginnings are tried, all of
them fixed: the same diagram always comes out alike.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise

Row = list[int]
Neighbours = dict[int, list[int]]

SWEEPS = 24
"""How often the rows are gone through from each beginning."""


def ordered(rows: Sequence[Sequence[int]], links: Iterable[tuple[int, int]]) -> list[Row]:
    """Return *rows* in an order with few crossings of *links* (upper, lower)."""
    above: Neighbours = {item: [] for row in rows for item in row}
    below: Neighbours = {item: [] for row in rows for item in row}
    for upper, lower in links:
        below[upper].append(lower)
        above[lower].append(upper)
    best: list[Row] = [list(row) for row in rows]
    least = crossings(best, below)
    for begun in _beginnings(rows, below):
        found = _improved(begun, above, below)
        count = crossings(found, below)
        if count < least:
            best, least = found, count
    return best


def crossings(rows: Sequence[Row], below: Neighbours) -> int:
    """Return how often links between neighbouring rows cross."""
    total = 0
    for upper, lower in pairwise(rows):
        place = {item: number for number, item in enumerate(lower)}
        seen: list[int] = []
        for item in upper:
            ends = sorted(place[each] for each in below[item] if each in place)
            total += sum(len(seen) - bisect_left(seen, end + 1) for end in ends)
            for end in ends:
                insort(seen, end)
    return total


def _beginnings(rows: Sequence[Sequence[int]], below: Neighbours) -> Iterable[list[Row]]:
    yield [list(row) for row in rows]
    yield _as_met(rows, below, backwards=False)
    yield _as_met(rows, below, backwards=True)


def _as_met(rows: Sequence[Sequence[int]], below: Neighbours, *, backwards: bool) -> list[Row]:
    """Return each row in the order in which one meets its items, going down as far as one can."""
    met: dict[int, None] = {}
    for top in (item for row in rows for item in row):
        waiting = [top]
        while waiting:
            item = waiting.pop()
            if item not in met:
                met[item] = None
                onward = below[item] if backwards else reversed(below[item])
                waiting.extend(onward)
    number = {item: place for place, item in enumerate(met)}
    return [sorted(row, key=lambda item: number[item]) for row in rows]


def _improved(rows: list[Row], above: Neighbours, below: Neighbours) -> list[Row]:
    best, least = [list(row) for row in rows], crossings(rows, below)
    for sweep in range(SWEEPS):
        downwards = sweep % 2 == 0
        neighbours = above if downwards else below
        numbers = range(1, len(rows)) if downwards else range(len(rows) - 2, -1, -1)
        for number in numbers:
            fixed = rows[number - 1] if downwards else rows[number + 1]
            rows[number] = _by_middle(rows[number], fixed, neighbours)
        _exchange(rows, above, below)
        count = crossings(rows, below)
        if count < least:
            best, least = [list(row) for row in rows], count
    return best


def _by_middle(row: Row, fixed: Row, neighbours: Neighbours) -> Row:
    """Return *row* sorted by the mean place of its neighbours; who has none stays in place."""
    place = {item: number for number, item in enumerate(fixed)}
    ends = {item: [place[each] for each in neighbours[item] if each in place] for item in row}
    free = sorted(
        (item for item in row if ends[item]), key=lambda item: sum(ends[item]) / len(ends[item])
    )
    waiting = iter(free)
    return [next(waiting) if ends[item] else item for item in row]


def _exchange(rows: list[Row], above: Neighbours, below: Neighbours) -> None:
    better = True
    while better:
        better = False
        for number, row in enumerate(rows):
            over = _places(rows, number - 1)
            under = _places(rows, number + 1)
            for left in range(len(row) - 1):
                one, other = row[left], row[left + 1]
                gain = _crossed(one, other, above, over) + _crossed(one, other, below, under)
                loss = _crossed(other, one, above, over) + _crossed(other, one, below, under)
                if loss < gain:
                    row[left], row[left + 1] = other, one
                    better = True


def _places(rows: list[Row], number: int) -> dict[int, int]:
    inside = 0 <= number < len(rows)
    return {item: place for place, item in enumerate(rows[number])} if inside else {}


def _crossed(left: int, right: int, neighbours: Neighbours, place: dict[int, int]) -> int:
    """Return how many links of *left* and *right* cross where they stand in this order."""
    ends = [place[each] for each in neighbours[right] if each in place]
    return sum(place[each] > end for each in neighbours[left] if each in place for end in ends)

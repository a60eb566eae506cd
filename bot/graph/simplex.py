"""Whole numbers for things in a row, as near to each other as their distances allow.

The network simplex of Gansner, Koutsofios, North and Vo, "A Technique for Drawing Directed
Graphs" (1993), which Graphviz lives on. It gives each item a number such that every tie
keeps its least length and the sum of weight times length is the smallest there is. The
same sum puts states into rows and, with the ties laid sideways, rows into columns with
lines as straight as can be. Nothing is left to chance: the same ties give the same numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_PIVOTS = 20_000
"""Far more than a drawing needs; a bound against running for ever."""


@dataclass(frozen=True, slots=True)
class Tie:
    """*head* stands at least *length* behind *tail*, and as near to it as *weight* can pull."""

    tail: int
    head: int
    length: int
    weight: int = 1


def numbered(count: int, ties: Sequence[Tie]) -> list[int]:
    """Return the best numbers of the items 0 to *count* - 1, the smallest being 0.

    The ties must hang together and run in no circle.
    """
    if not ties:
        return [0] * count
    tree = _Tree(count, ties)
    tree.improve()
    lowest = min(tree.number)
    return [number - lowest for number in tree.number]


class _Tree:
    """A spanning tree of tight ties; each pivot swaps one of them for a better one."""

    def __init__(self, count: int, ties: Sequence[Tie]) -> None:
        self.ties = ties
        self.number = _first_numbers(count, ties)
        self._at: list[list[int]] = [[] for _ in range(count)]
        self._pull = [0] * count
        for index, tie in enumerate(ties):
            self._at[tie.tail].append(index)
            self._at[tie.head].append(index)
            self._pull[tie.head] += tie.weight
            self._pull[tie.tail] -= tie.weight
        self._in_tree = [False] * len(ties)
        self._cut = [0] * len(ties)
        self._parent = [-1] * count
        self._low = [0] * count
        self._last = [0] * count
        self._span()
        self._measure()

    def improve(self) -> None:
        """Pivot until no tie of the tree costs more than it must."""
        start = 0
        for _ in range(MOST_PIVOTS):
            leaving = self._leaving(start)
            if leaving is None:
                return
            start = leaving + 1
            self._swap(leaving, self._entering(leaving))

    def _slack(self, index: int) -> int:
        tie = self.ties[index]
        return self.number[tie.head] - self.number[tie.tail] - tie.length

    def _span(self) -> None:
        """Grow a tree of tight ties over everything, moving what is in it where none is tight."""
        reached = self._grow([0], {0})
        while len(reached) < len(self.number):
            index, step = self._nearest(reached)
            for item in reached:
                self.number[item] += step
            tie = self.ties[index]
            outside = tie.head if tie.tail in reached else tie.tail
            self._in_tree[index] = True
            reached.add(outside)
            self._grow([outside], reached)

    def _grow(self, waiting: list[int], reached: set[int]) -> set[int]:
        while waiting:
            item = waiting.pop()
            for index in self._at[item]:
                tie = self.ties[index]
                other = tie.head if tie.tail == item else tie.tail
                if other not in reached and self._slack(index) == 0:
                    self._in_tree[index] = True
                    reached.add(other)
                    waiting.append(other)
        return reached

    def _nearest(self, reached: set[int]) -> tuple[int, int]:
        """Return the tie out of *reached* that is nearest to tight, and how far to move."""
        best, step = -1, 0
        for index, tie in enumerate(self.ties):
            if (tie.tail in reached) != (tie.head in reached):
                slack = self._slack(index)
                if best < 0 or slack < abs(step):
                    best, step = index, slack if tie.tail in reached else -slack
        return best, step

    def _measure(self) -> None:
        """Find what each tie of the tree would cost if it were longer.

        What lies inside the part below a tie cancels out, so that only the pulls add up.
        """
        order = self._walk()
        pull = self._pull.copy()
        for item in reversed(order):
            above = self._above(item)
            if above is not None:
                pull[above] += pull[item]
                index = self._parent[item]
                self._cut[index] = pull[item] * (1 if self.ties[index].head == item else -1)

    def _walk(self) -> list[int]:
        """Return the items from the root down, each with its parent tie and the range below it."""
        order: list[int] = []
        waiting: list[tuple[int, int]] = [(0, -1)]
        while waiting:
            item, parent = waiting.pop()
            self._parent[item] = parent
            self._low[item] = len(order)
            order.append(item)
            for index in self._at[item]:
                if self._in_tree[index] and index != parent:
                    tie = self.ties[index]
                    waiting.append((tie.head if tie.tail == item else tie.tail, index))
        for item in order:
            self._last[item] = self._low[item]
        for item in reversed(order):
            above = self._above(item)
            if above is not None:
                self._last[above] = max(self._last[above], self._last[item])
        return order

    def _above(self, item: int) -> int | None:
        index = self._parent[item]
        if index < 0:
            return None
        tie = self.ties[index]
        return tie.tail if tie.head == item else tie.head

    def _leaving(self, start: int) -> int | None:
        count = len(self.ties)
        for step in range(count):
            index = (start + step) % count
            if self._in_tree[index] and self._cut[index] < 0:
                return index
        return None

    def _below(self, item: int, top: int) -> bool:
        return self._low[top] <= self._low[item] <= self._last[top]

    def _entering(self, leaving: int) -> int:
        """Return the tightest tie that crosses the cut of *leaving* the other way."""
        tie = self.ties[leaving]
        tail_below = self._parent[tie.tail] == leaving
        top = tie.tail if tail_below else tie.head
        best, least = -1, 0
        for index, other in enumerate(self.ties):
            source = self._below(other.tail, top)
            target = self._below(other.head, top)
            if source == target or source == tail_below:
                continue
            slack = self._slack(index)
            if best < 0 or slack < least:
                best, least = index, slack
        return best

    def _swap(self, leaving: int, entering: int) -> None:
        tie = self.ties[leaving]
        tail_below = self._parent[tie.tail] == leaving
        top = tie.tail if tail_below else tie.head
        step = self._slack(entering)
        for item in range(len(self.number)):
            if self._below(item, top):
                self.number[item] += -step if tail_below else step
        self._in_tree[leaving], self._in_tree[entering] = False, True
        self._measure()


def _first_numbers(count: int, ties: Sequence[Tie]) -> list[int]:
    """Return numbers that keep every tie's length, each as small as it can be."""
    following: list[list[Tie]] = [[] for _ in range(count)]
    before = [0] * count
    for tie in ties:
        following[tie.tail].append(tie)
        before[tie.head] += 1
    number = [0] * count
    ready = [item for item in range(count) if before[item] == 0]
    done = 0
    while ready:
        item = ready.pop()
        done += 1
        for tie in following[item]:
            number[tie.head] = max(number[tie.head], number[item] + tie.length)
            before[tie.head] -= 1
            if before[tie.head] == 0:
                ready.append(tie.head)
    if done < count:
        raise ValueError("the ties run in a circle")
    return number

"""The lines between two neighbouring rows: straight down, or sideways on a track of their own.

Arrows out of one box share a track, and so do arrows into one box; nothing else does. The
tracks are put in an order in which lines cross seldom and never lie on each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

NEVER = 1000
"""The weight of two lines on top of each other, beside 1 for a crossing."""

MARGIN = 10
"""Tracks that come nearer to each other than this are not on one level."""


@dataclass(frozen=True, slots=True)
class Net:
    """Lines that meet on one track: from *ups* in the row above to *downs* in the row below."""

    ups: tuple[int, ...]
    downs: tuple[int, ...]

    @property
    def left(self) -> int:
        """Return the left end of the track."""
        return min(self.ups + self.downs)

    @property
    def right(self) -> int:
        """Return the right end of the track."""
        return max(self.ups + self.downs)

    @property
    def straight(self) -> bool:
        """Tell whether the net needs no track."""
        return self.left == self.right


def levels_of(nets: Sequence[Net]) -> list[int]:
    """Return for each net the level of its track, 0 being the highest; straight ones take none."""
    order = _sorted([number for number, net in enumerate(nets) if not net.straight], nets)
    level = [0] * len(nets)
    for place, number in enumerate(order):
        over = [each for each in order[:place] if _meet(nets[each], nets[number])]
        level[number] = 1 + max((level[each] for each in over), default=-1)
    return level


def depth_of(nets: Sequence[Net], levels: Sequence[int]) -> int:
    """Return how many levels there are."""
    return max((1 + levels[n] for n, net in enumerate(nets) if not net.straight), default=0)


def _sorted(order: list[int], nets: Sequence[Net]) -> list[int]:
    """Return *order* with the dearest neighbours exchanged as long as that helps."""
    found: list[int] = []
    for number in order:
        costs = [
            sum(_cost(nets[each], nets[number]) for each in found[:place])
            + sum(_cost(nets[number], nets[each]) for each in found[place:])
            for place in range(len(found) + 1)
        ]
        found.insert(costs.index(min(costs)), number)
    better = True
    while better:
        better = False
        for place in range(len(found) - 1):
            one, other = nets[found[place]], nets[found[place + 1]]
            if _cost(other, one) < _cost(one, other):
                found[place], found[place + 1] = found[place + 1], found[place]
                better = True
    return found


def _cost(upper: Net, lower: Net) -> int:
    """Return what it costs that *upper* runs above *lower*."""
    crossed = sum(lower.left - MARGIN < x < lower.right + MARGIN for x in upper.downs)
    crossed += sum(upper.left - MARGIN < x < upper.right + MARGIN for x in lower.ups)
    laid = sum(abs(x - y) < MARGIN for x in upper.downs for y in lower.ups)
    return crossed + NEVER * laid


def _meet(upper: Net, lower: Net) -> bool:
    near = upper.left - MARGIN < lower.right and lower.left - MARGIN < upper.right
    return near or _cost(upper, lower) != _cost(lower, upper)

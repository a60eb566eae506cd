"""Which lines run between two neighbouring rows, and where each of them begins and ends.

A wire has one trunk and one or more ends. Out of a box the trunk is the box; into a box it
is the box again, and the trunk carries the arrowhead. In between a wire has one end only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.graph.columns import port_of
from bot.graph.diagram import Arrow
from bot.graph.rows import Route, Rows
from bot.graph.tracks import Net


@dataclass(frozen=True, slots=True)
class End:
    """Where a wire meets the row above (*up*) or below, and the arrows that pass there."""

    x: int
    up: bool
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class Wire:
    """Lines from one trunk; *into* where the trunk is the box that the arrows point at."""

    trunk: End
    ends: tuple[End, ...]
    into: bool = False

    @property
    def net(self) -> Net:
        """Return the wire as a net that may need a track."""
        every = (self.trunk, *self.ends)
        ups = tuple(end.x for end in every if end.up)
        return Net(ups, tuple(end.x for end in every if not end.up))


def wires_below(
    rows: Rows, order: Sequence[Sequence[int]], x: Sequence[int], row: int
) -> tuple[Wire, ...]:
    """Return the wires between *row* and the next."""
    return tuple(_Wiring(rows, order, x, row).wires())


@dataclass(frozen=True, slots=True)
class _Wiring:
    rows: Rows
    order: Sequence[Sequence[int]]
    x: Sequence[int]
    row: int

    def wires(self) -> Iterator[Wire]:
        """Yield every wire of the row."""
        leaving: dict[int, list[Route]] = {}
        arriving: dict[int, list[Route]] = {}
        for route in self.rows.routes:
            yield from self._between(route)
            source = route.lower if route.back else route.upper
            if self._row(source) == self.row:
                leaving.setdefault(source, []).append(route)
            if not route.back and self._row(route.lower) == self.row + 1:
                arriving.setdefault(route.lower, []).append(route)
        yield from (self._fan_out(box, routes) for box, routes in leaving.items())
        yield from (self._fan_in(box, routes) for box, routes in arriving.items())

    def _row(self, station: int) -> int:
        return self.rows.stations[station].row

    def _between(self, route: Route) -> Iterator[Wire]:
        """Yield the wires between the stations of *route*, and the one up into its target."""
        arrows = (route.arrow,)
        for one, other in pairwise(route.stations):
            if self._row(one) == self.row:
                yield Wire(End(self.x[one], True, arrows), (End(self.x[other], False, arrows),))
        if route.back and self._row(route.upper) == self.row:
            port = self.x[route.upper] + port_of(self.rows, self.order, route)
            below = End(self.x[route.stations[0]], False, arrows)
            yield Wire(End(port, True, arrows), (below,), into=True)

    def _fan_out(self, box: int, routes: list[Route]) -> Wire:
        ends = tuple(
            End(self.x[route.stations[-1 if route.back else 0]], route.back, (route.arrow,))
            for route in routes
        )
        return Wire(End(self.x[box], True, tuple(each.arrow for each in routes)), ends)

    def _fan_in(self, box: int, routes: list[Route]) -> Wire:
        ends = tuple(End(self.x[each.stations[-1]], True, (each.arrow,)) for each in routes)
        trunk = End(self.x[box], False, tuple(each.arrow for each in routes))
        return Wire(trunk, ends, into=True)

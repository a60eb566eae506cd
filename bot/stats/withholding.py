"""Which counts of a week may be told, so that nobody's presence can be proven.

A cell with fewer than `K` conversations is withheld, none among them. As long as anything is
withheld, so is the next cell in an order that everybody may know and that no count decides,
and further ones until the withheld hold `2 * K` together. That sum is told, as the rest.

Why that is enough. Take any withheld cell with a true count below `K`. Put 0 there, and what it
held into the cell that was withheld last for the others' sake. Everything told stays the same:
what is withheld, in which order, the rest, the total. So whoever reads the table, and knows this
rule, the total of every other table and all other weeks, cannot tell that anybody stood in that
cell. A week with fewer than `2 * K` conversations tells nothing at all. `tests/stats/` tries it
on every small table there is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from bot.stats.model import Hour

K = 10
"""Fewer conversations than this are told of no cell."""

LAST = frozenset({Hour.DAY})
"""Withheld for the others' sake only where nothing else is left: it would be missed most."""

REST = "*"
"""The value under which the sum of what is withheld is kept."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one kind in one week: some cells, and how many the others hold together."""

    shown: tuple[tuple[str, int], ...]
    rest: int

    @property
    def total(self) -> int:
        """Return the conversations of the week."""
        return sum(number for _, number in self.shown) + self.rest


def told(week: str, numbers: Mapping[str, int], known: Iterable[str]) -> Told | None:
    """Return what may be told of *numbers* in *week*, None where nothing may.

    *known* are all values that there could be: those with no conversation are withheld too,
    so that being absent looks like being few.
    """
    counts = {value: 0 for value in known} | {v: max(n, 0) for v, n in numbers.items()}
    if sum(counts.values()) < 2 * K:
        return None
    order = _order(week, counts)
    withheld = {value for value in order if counts[value] < K}
    if withheld:
        withheld |= set(_beside(order, counts, withheld))
    shown = ((value, counts[value]) for value in sorted(set(order) - withheld))
    return Told(tuple(shown), sum(counts[value] for value in withheld))


def _order(week: str, values: Iterable[str]) -> list[str]:
    """Return *values* in an order that changes from week to week, and with no count."""

    def place(value: str) -> tuple[bool, bytes]:
        return value in LAST, sha256(f"{week} {value}".encode()).digest()

    return sorted(values, key=place)


def _beside(order: list[str], counts: Mapping[str, int], few: set[str]) -> Iterable[str]:
    """Yield one more cell to withhold, and on until they hold enough together with *few*."""
    together = sum(counts[value] for value in few)
    for value in order:
        if value not in few:
            yield value
            together += counts[value]
            if together >= 2 * K:
                return

"""The counts of the store in memory."""

from collections.abc import Sequence
from datetime import datetime

from bot.stats.model import Cell, Tally, oldest


class MemoryCounts:
    """Keeps counts in a dictionary. Nothing here awaits, so each method is one transaction."""

    def __init__(self) -> None:
        """Begin with none."""
        self._numbers: dict[Cell, int] = {}

    async def add(self, changes: Sequence[Tally]) -> None:
        """Add *changes* to the counts of conversations."""
        for each in changes:
            self._numbers[each.cell] = self._numbers.get(each.cell, 0) + each.number

    async def every(self) -> Sequence[Tally]:
        """Return the counts of all weeks that are kept."""
        return [Tally(cell, number) for cell, number in self._numbers.items()]

    async def close_week(self, week: str, kept: Sequence[Tally]) -> None:
        """Keep only *kept* of the counts of *week*."""
        others = {cell: number for cell, number in self._numbers.items() if cell.week != week}
        self._numbers = others | {each.cell: each.number for each in kept}

    def sweep(self, now: datetime) -> None:
        """Delete the weeks that have outlived their time."""
        first = oldest(now)
        self._numbers = {cell: n for cell, n in self._numbers.items() if cell.week >= first}

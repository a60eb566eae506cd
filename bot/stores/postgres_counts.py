"""The counts of the store that several processes share."""

from collections.abc import Sequence
from typing import cast

from bot.stats.model import Tally
from bot.stores import postgres_sql as sql
from bot.stores.postgres_commit import Asking
from bot.stores.postgres_reminders import Transaction
from bot.stores.rows import TallyRow, tallies, tally_row


class PostgresCounts:
    """Keeps counts in the database; the rows are locked in one order only."""

    def __init__(self, transaction: Transaction) -> None:
        """Do everything with *transaction*."""
        self._transaction = transaction

    async def add(self, changes: Sequence[Tally]) -> None:
        """Add *changes* to the counts of conversations."""
        if changes:
            await self._transaction(lambda ask: ask(sql.COUNT, *_columns(changes)))

    async def every(self) -> Sequence[Tally]:
        """Return the counts of all weeks that are kept."""
        rows = await self._transaction(lambda ask: ask(sql.COUNTED))
        return tallies(cast("list[TallyRow]", rows))

    async def close_week(self, week: str, kept: Sequence[Tally]) -> None:
        """Keep only *kept* of the counts of *week*."""

        async def run(ask: Asking) -> None:
            await ask(sql.FORGET_WEEK, week)
            await ask(sql.COUNT, *_columns(kept))

        await self._transaction(run)


def _columns(changes: Sequence[Tally]) -> tuple[list[object], ...]:
    rows = [tally_row(each) for each in changes]
    return tuple([row[n] for row in rows] for n in range(4))

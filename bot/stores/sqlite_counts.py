"""The counts of the embedded store, on the thread and in the file of the sessions."""

from collections.abc import Sequence

from bot.stats.model import Tally
from bot.stores import sqlite_sql as sql
from bot.stores.rows import tallies, tally_row
from bot.stores.sqlite_connection import Asking, Connection


class SqliteCounts:
    """Keeps counts in the file."""

    def __init__(self, db: Connection, read: Asking, write: Asking) -> None:
        """Look into *db* with *read*, and change it with *write*."""
        self._db = db
        self._read = read
        self._write = write

    async def add(self, changes: Sequence[Tally]) -> None:
        """Add *changes* to the counts of conversations."""
        rows = [tally_row(each) for each in changes]
        await self._write(lambda: self._db.executemany(sql.COUNT, rows))

    async def every(self) -> Sequence[Tally]:
        """Return the counts of all weeks that are kept."""
        return tallies(await self._read(lambda: self._db.execute(sql.COUNTED).fetchall()))

    async def close_week(self, week: str, kept: Sequence[Tally]) -> None:
        """Keep only *kept* of the counts of *week*."""
        rows = [tally_row(each) for each in kept]

        def run() -> None:
            self._db.execute(sql.FORGET_WEEK, (week,))
            self._db.executemany(sql.COUNT, rows)

        await self._write(run)

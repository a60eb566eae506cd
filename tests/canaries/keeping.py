"""Where conversations are kept while canaries are planted, and all the files of it."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from bot.dialogue.packed import Packing
from bot.service import Store
from bot.settings import Database, PostgresDatabase, SqliteFile
from bot.stores.choice import opened
from bot.stores.rows import Rows
from bot.stores.sealing import Sealer
from tests.channels.our_side import KEYS, library


@dataclass(frozen=True)
class Kept:
    """Where conversations are kept: the database, and the folder of all its files."""

    database: Database
    files: Path

    def open(self) -> AbstractAsyncContextManager[Store]:
        """Open the store."""
        return opened(self.database, Rows(Sealer(KEYS.sealing), Packing(library)))

    def write_out(self) -> None:
        """Have a server write into its files what it holds in memory."""
        if isinstance(self.database, PostgresDatabase):
            with psycopg.connect(self.database.url, autocommit=True) as connection:
                connection.execute("CHECKPOINT")


def in_sqlite(folder: Path) -> Kept:
    return Kept(SqliteFile(folder / "store" / "henvend.sqlite"), folder)


def in_postgres(address: str) -> Kept:
    """Return the database at *address*, with the folder in which its server keeps everything."""
    with psycopg.connect(address, autocommit=True) as connection:
        row = connection.execute("SHOW data_directory").fetchone()
    assert row is not None
    return Kept(PostgresDatabase(address), Path(row[0]))

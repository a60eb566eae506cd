"""The store that the settings name, opened for as long as it is needed."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import assert_never

from bot.service import Store
from bot.settings import DATABASE, Database, InMemory, PostgresDatabase, SqliteFile, WrongSetting
from bot.stores.memory import MemoryStore
from bot.stores.sealing import Sealer
from bot.stores.sqlite import SqliteStore


@asynccontextmanager
async def opened(database: Database, sealer: Sealer) -> AsyncIterator[Store]:
    """Give the store in *database*; raise `WrongSetting` where it cannot be one."""
    match database:
        case InMemory():
            yield MemoryStore()
        case SqliteFile(path):
            store = SqliteStore(path, sealer)
            try:
                yield store
            finally:
                store.close()
        case PostgresDatabase(url):
            async with _postgres(url, sealer) as shared:
                yield shared
        case _:
            assert_never(database)


def _postgres(url: str, sealer: Sealer) -> AbstractAsyncContextManager[Store]:
    try:
        from bot.stores.postgres import BadAddress, postgres  # the driver is an extra
    except ImportError as error:
        what, repair = (
            "names PostgreSQL, whose driver is missing",
            "pip install 'henvend[postgres]'",
        )
        raise WrongSetting(DATABASE, what, repair) from error
    try:
        return postgres(url, sealer)
    except BadAddress as error:
        repair = "write postgresql://user:password@host:5432/name"
        raise WrongSetting(DATABASE, "is no address of a PostgreSQL database", repair) from error

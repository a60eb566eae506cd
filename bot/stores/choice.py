"""The store that the settings name, opened for as long as it is needed."""

import logging
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from bot.reminding import StoreWithReminders
from bot.settings import DATABASE, Database, InMemory, PostgresDatabase, SqliteFile, WrongSetting
from bot.stores.disk import NETWORK, PASSING, kind_of, mounts
from bot.stores.memory import MemoryStore
from bot.stores.rows import Box, Rows
from bot.stores.sqlite import SqliteStore, boxes_in

if TYPE_CHECKING:
    from bot.stores.postgres import PostgresStore

log = logging.getLogger("henvend.store")


@asynccontextmanager
async def opened(
    database: Database, rows: Rows, mounted: str | None = None
) -> AsyncIterator[StoreWithReminders]:
    """Give the store in *database*; raise `WrongSetting` where it cannot be one.

    *mounted* tells the file systems, as /proc/self/mountinfo does; without it, that is read.
    """
    match database:
        case InMemory():
            yield MemoryStore()
        case SqliteFile(path):
            _on_a_local_disk(path, mounts() if mounted is None else mounted)
            store = SqliteStore(path, rows)
            try:
                yield store
            finally:
                store.close()
        case PostgresDatabase(url):
            async with _postgres(url, rows) as shared:
                yield shared
        case _:
            assert_never(database)


async def boxes(database: Database, rows: Rows, now: datetime) -> list[Box] | None:
    """Return the sealed conversations that are alive at *now*, None where only the service can.

    Nothing is changed, and the service may run. Raise `WrongSetting` or `StoreFailed`.
    """
    match database:
        case InMemory():
            return None
        case SqliteFile(path):
            return boxes_in(path, now)
        case PostgresDatabase(url):
            async with _postgres(url, rows) as shared:
                return await shared.boxes(now)
        case _:
            assert_never(database)


def _on_a_local_disk(path: Path, mounted: str) -> None:
    kind = kind_of(path, mounted)
    if kind in NETWORK:
        repair = "put the file on a local disk, or name a PostgreSQL database"
        raise WrongSetting(DATABASE, f"is a file on a network ({kind})", repair)
    if kind in PASSING:
        log.warning("the store lies on %s: it goes with the container or the power", kind)


def _postgres(url: str, rows: Rows) -> AbstractAsyncContextManager["PostgresStore"]:
    try:
        from bot.stores.postgres import BadAddress, postgres  # the driver is an extra
    except ImportError as error:
        what, repair = (
            "names PostgreSQL, whose driver is missing",
            "pip install 'henvend[postgres]'",
        )
        raise WrongSetting(DATABASE, what, repair) from error
    try:
        return postgres(url, rows)
    except BadAddress as error:
        repair = "write postgresql://user:password@host:5432/name"
        raise WrongSetting(DATABASE, "is no address of a PostgreSQL database", repair) from error

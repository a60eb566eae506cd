"""Which store the settings name, and what is said where it cannot be had."""

import sys

import pytest

from bot.settings import InMemory, PostgresDatabase, SqliteFile, WrongSetting
from bot.stores.choice import boxes, opened
from bot.stores.memory import MemoryStore
from bot.stores.postgres import PostgresStore
from bot.stores.rows import Rows
from bot.stores.sealing import Sealer
from bot.stores.sqlite import SqliteStore
from tests.stores.content import PACKING
from tests.stores.test_contract import BENT, HOUR, NOON, SESSION, work

ROWS = Rows(Sealer(b"k" * 32), PACKING)


async def test_each_setting_opens_its_store(tmp_path, postgres_tables):
    databases = (
        InMemory(),
        SqliteFile(tmp_path / "new" / "a.sqlite"),
        PostgresDatabase(postgres_tables),
    )
    made = []
    for database in databases:
        async with opened(database, ROWS) as store:
            assert list(await store.waiting(1)) == []
            made.append(type(store))

    assert made == [MemoryStore, SqliteStore, PostgresStore]


async def test_conversations_are_counted_beside_whoever_has_the_store_open(
    tmp_path, postgres_tables
):
    """Those that are over are left out, and nothing is changed."""
    for database in (SqliteFile(tmp_path / "a.sqlite"), PostgresDatabase(postgres_tables)):
        assert await boxes(database, ROWS, NOON) == []
        async with opened(database, ROWS) as store:
            await store.commit(work())
            await store.commit(work(person=BENT, at=NOON - 25 * HOUR))
            found = await boxes(database, ROWS, NOON)
            kept = await store.people()

        assert ROWS.sessions(found) == ([SESSION], 0)
        assert Rows(Sealer(b"x" * 32), PACKING).sessions(found) == ([], 1)
        assert len(kept) == 2


async def test_what_is_in_the_memory_of_another_process_is_not_known():
    assert await boxes(InMemory(), ROWS, NOON) is None


async def test_a_missing_driver_is_told_with_its_repair(monkeypatch):
    monkeypatch.setitem(sys.modules, "bot.stores.postgres", None)
    with pytest.raises(WrongSetting, match=r"pip install 'henvend\[postgres\]'"):
        async with opened(PostgresDatabase("postgresql://a@b/c"), ROWS):
            pass


@pytest.mark.parametrize(
    "url", ["postgresql://a:CANARY@b/c?nothing=1", "postgresql://CANARY%zz@b/c"]
)
async def test_an_address_that_is_none_is_told_without_what_stands_in_it(url):
    with pytest.raises(WrongSetting, match="DATABASE_URL is no address") as told:
        async with opened(PostgresDatabase(url), ROWS):
            pass
    assert "CANARY" not in str(told.value)

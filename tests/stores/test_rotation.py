"""New keys while conversations run."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.cli.main import main
from bot.service import Outgoing, Work
from bot.stores.rotation import Names, rotate
from bot.stores.rows import Rows
from bot.stores.sealing import KeysUnreadable, keys_in, sealer_of
from bot.stores.sqlite import SqliteStore
from tests.stores.committer import START
from tests.stores.content import PACKING

NOON = datetime(2026, 9, 15, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "keys" / "henvend.key"
    keys_in(path)
    return path


@pytest.fixture
def restarted(tmp_path, file):
    """Open the store as the service does when it starts."""
    stores = []

    async def start():
        keys, names = keys_in(file), Names(keys_in(file))
        stores.append(SqliteStore(tmp_path / "a.sqlite", Rows(sealer_of(keys), PACKING)))
        await names.learn(stores[-1])
        return stores[-1], names

    yield start
    for each in stores:
        each.close()


def work(who, at=NOON, expected=0, session=START):
    return Work(who, None, session, expected, (Outgoing("4711", "hej"),), at)


async def test_a_conversation_that_runs_is_found_and_opened_after_a_rotation(restarted, file):
    store, names = await restarted()
    anna = names.person("telegram", 4711)
    await store.commit(work(anna))
    rotate(file, NOON)
    store, names = await restarted()

    assert names.person("telegram", 4711) == anna
    assert (await store.load(anna)).session == START
    assert [each.outgoing.address for each in await store.waiting(5)] == ["4711"]
    await store.commit(work(anna, expected=1, session=replace(START, turn=1)))
    store, names = await restarted()
    assert (await store.load(names.person("telegram", 4711))).session.turn == 1


async def test_somebody_new_gets_the_newest_key_and_so_does_who_comes_back(restarted, file):
    store, names = await restarted()
    before = names.person("telegram", 4711)
    await store.commit(work(before))
    rotate(file, NOON)
    store, names = await restarted()
    assert names.person("telegram", 4712) != Names(keys_in(file).older[0]).person("telegram", 4712)

    await store.sweep(NOON + 24 * HOUR)
    await names.learn(store)
    assert names.person("telegram", 4711) != before


def test_an_old_key_leaves_the_file_after_eight_days(file):
    first = keys_in(file)
    assert rotate(file, NOON) == 1
    assert rotate(file, NOON + 191 * HOUR) == 2
    assert first.person in [each.person for each in keys_in(file).older]
    assert rotate(file, NOON + 192 * HOUR) == 2

    kept = keys_in(file)
    assert first.person not in [each.person for each in kept.older]
    assert len({kept.person, *(each.person for each in kept.older)}) == 3
    assert file.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in file.parent.iterdir()] == [file.name]
    assert "older" not in repr(kept)


def test_a_file_that_holds_no_keys_is_left_alone(file):
    file.write_text(json.dumps({"person": "x"}))
    with pytest.raises(KeysUnreadable):
        rotate(file, NOON)

    assert file.read_text() == json.dumps({"person": "x"})


def test_the_command_says_what_it_did(file, monkeypatch, capsys):
    monkeypatch.setenv("HENVEND_KEY_FILE", str(file))
    before, out = file.read_bytes(), io.StringIO()

    assert main(["rotate-keys", "--lang", "en"], out) == 0
    assert "1 older" in out.getvalue() and "Restart now" in out.getvalue()
    assert file.read_bytes() != before
    file.write_text("{}")
    assert main(["rotate-keys"], io.StringIO()) == 1
    assert "holds no keys" in capsys.readouterr().err

"""The SQLite store where the world is unkind: killed, locked, damaged, full, read by a thief."""

import asyncio
import logging
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.dialogue.session import Answer
from bot.flow.model import ChoiceId, StateId
from bot.service import AlreadySeen, EventId, Outgoing, Overtaken, StoreFailed, Work
from bot.stores.rows import Rows
from bot.stores.schema import SQLITE
from bot.stores.sealing import Sealer, new_keys
from bot.stores.sqlite import PATIENCE, SqliteStore, migrate
from tests.stores.committer import KEY, PEOPLE, START, person
from tests.stores.content import PACKING

NOON = datetime(2026, 9, 15, 12, 0, tzinfo=UTC)
ANNA = person(1)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store" / "henvend.sqlite"


@pytest.fixture
def opened(path):
    """Open stores on the same file; all of them are closed at the end."""
    stores = []

    def open_one(patience: float = 5.0, key: bytes = KEY) -> SqliteStore:
        stores.append(SqliteStore(path, Rows(Sealer(key), PACKING), patience))
        return stores[-1]

    yield open_one
    for store in stores:
        store.close()


def work(expected=0, event=None, outgoing=(), session=START, who=ANNA):
    return Work(who, event, session, expected, tuple(outgoing), NOON)


async def test_a_restart_keeps_everything(opened):
    first = opened()
    await first.commit(work(event=EventId("tg:1:1"), outgoing=[Outgoing("4711", "hej")]))
    second = opened()

    assert (await second.load(ANNA)).session == START
    assert [w.outgoing.payload for w in await second.waiting(5)] == ["hej"]
    with pytest.raises(AlreadySeen):
        await second.commit(work(event=EventId("tg:1:1"), expected=1))


def killed_while_committing(folder: Path, life: str, lines: int) -> list[str]:
    """Run a committer, kill it without warning after *lines* commits, and return what it said."""
    command = [sys.executable, "-m", "tests.stores.committer", str(folder), life]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        said = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        said += process.stdout.readlines()
    return [line.decode() for line in said if line]


@pytest.mark.threat("G9")
def test_a_commit_is_on_the_disk_before_it_is_said_to_stand(opened):
    """What is only in the system's memory goes with the power (sqlite.org/pragma, synchronous)."""
    db = opened()._db
    full = 2

    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert db.execute("PRAGMA synchronous").fetchone() == (full,)


def traced(folder: Path, commits: int) -> list[str]:
    """Return what a committer of one person asked of the system until it had said *commits*."""
    trace = folder / "trace"
    watch = ("strace", "-f", "-y", "-e", "trace=pwrite64,fsync,fdatasync,write", "-o", str(trace))
    command = [*watch, sys.executable, "-m", "tests.stores.committer", str(folder), "x", "1"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, cwd=ROOT, start_new_session=True
    ) as process:
        said = [process.stdout.readline() for _ in range(commits)]
        os.killpg(process.pid, signal.SIGKILL)
    if not said[-1]:
        pytest.skip("the system does not let a process be watched")
    return trace.read_text("utf-8", "replace").splitlines()


@pytest.mark.threat("G9")
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace watches: apt-get install strace")
def test_the_system_has_written_a_commit_through_before_it_is_said_to_stand(tmp_path):
    """Between the log's last write and the word there is an fdatasync of it that has returned."""
    through, stands = False, []
    for call in traced(tmp_path, 50):
        if "pwrite64(" in call and "-wal>" in call:
            through = False
        elif "sync" in call and call.endswith(" = 0"):
            through = True
        elif " write(1<" in call:
            stands.append(through)

    assert len(stands) >= 50
    assert all(stands)


@pytest.mark.threat("G4", "G9")
async def test_kill_9_loses_nothing_that_was_said_to_stand(tmp_path):
    """Five lives on one file; after each death every commit that was reported is there."""
    said = [
        line
        for life, lines in enumerate((1, 40, 90, 170, 330))
        for line in killed_while_committing(tmp_path, f"life{life}", lines)
    ]
    store = SqliteStore(tmp_path / "henvend.sqlite", Rows(Sealer(KEY), PACKING))

    assert len(said) >= 631
    versions = [0] * PEOPLE
    for number, version, event in (line.split() for line in said):
        versions[int(number)] = max(versions[int(number)], int(version))
        with pytest.raises(AlreadySeen):
            await store.commit(work(event=EventId(event), who=person(int(number))))
    for number, version in enumerate(versions):
        stored = await store.load(person(number))
        assert stored.version - version in (0, 1)  # the last may stand without having been said
        assert stored.session.turn == stored.version
    waiting = await store.waiting(100_000)
    screens = {(w.outgoing.address, w.outgoing.payload) for w in waiting}
    stands = [(await store.load(person(number))).version for number in range(PEOPLE)]
    assert len(screens) == len(waiting) == sum(stands)  # each turn has its one screen
    store.close()


@pytest.mark.threat("G4")
async def test_one_refused_work_does_not_spoil_the_others(opened):
    """All of them stand in one transaction."""
    store = opened()
    works = [
        work(who=person(1), event=EventId("a")),
        work(who=person(2), event=EventId("a")),
        work(who=person(3), event=EventId("b"), expected=9, outgoing=[Outgoing("1", "no")]),
        work(who=person(4), event=EventId("c"), outgoing=[Outgoing("1", "yes")]),
    ]

    results = await asyncio.gather(*map(store.commit, works), return_exceptions=True)
    assert [type(each) for each in results] == [type(None), AlreadySeen, Overtaken, type(None)]
    assert await store.load(person(2)) is None
    assert await store.load(person(3)) is None
    assert [w.outgoing.payload for w in await store.waiting(5)] == ["yes"]
    await store.commit(work(who=person(3), event=EventId("b")))  # it was not taken as seen


@pytest.mark.threat("G7")
async def test_a_locked_file_fails_in_time_and_leaves_no_half_state(opened, path):
    store = opened(patience=0.3)
    await store.commit(work())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    async with asyncio.timeout(PATIENCE):  # far above the 0.3 s, for a machine that is busy
        with pytest.raises(StoreFailed):
            await store.commit(work(event=EventId("tg:1:1"), expected=1))
    other.execute("ROLLBACK")
    other.close()
    await store.commit(work(event=EventId("tg:1:1"), expected=1))
    assert (await store.load(ANNA)).version == 2


async def test_a_lock_that_goes_in_time_is_waited_for(opened, path):
    store = opened(patience=5.0)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    commit = asyncio.create_task(store.commit(work()))
    await asyncio.sleep(0.05)
    assert not commit.done()

    other.execute("ROLLBACK")
    other.close()
    await commit


def test_a_file_locked_at_the_start_is_not_taken_for_damaged(opened, path):
    path.parent.mkdir()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreFailed):
        opened(patience=0.2)

    other.close()
    assert [each.name for each in path.parent.iterdir() if "damaged" in each.name] == []


@pytest.mark.threat("G8")
@pytest.mark.parametrize("damage", ["text", "middle", "emptied header"])
async def test_a_damaged_file_is_set_aside_and_a_fresh_one_begun(opened, path, damage, caplog):
    store = opened()
    for number in range(1, 60):
        await store.commit(work(who=person(number)))
    store.close()
    content = path.read_bytes()
    spoilt = {
        "text": b"this is no database\n" * 50,
        "middle": content[:4096] + b"\xa5" * 20_000 + content[24_096:],
        "emptied header": bytes(100) + content[100:],
    }[damage]
    path.write_bytes(spoilt)

    with caplog.at_level(logging.ERROR):
        fresh = opened()

    assert "set aside as henvend.sqlite.damaged" in caplog.text
    assert path.with_name("henvend.sqlite.damaged").read_bytes() == spoilt
    assert await fresh.load(person(1)) is None
    await fresh.commit(work())
    now = datetime.fromtimestamp(path.with_name("henvend.sqlite.damaged").stat().st_mtime, UTC)
    await fresh.sweep(now + timedelta(hours=71))
    assert path.with_name("henvend.sqlite.damaged").exists()
    await fresh.sweep(now + timedelta(hours=73))
    assert not path.with_name("henvend.sqlite.damaged").exists()


@pytest.mark.threat("G8")
async def test_a_log_cut_short_costs_only_what_was_cut(opened, path, tmp_path):
    store = opened()
    for number in range(1, 40):
        await store.commit(work(who=person(number)))
    wal = path.with_name(path.name + "-wal").read_bytes()
    copy = tmp_path / "copy" / "henvend.sqlite"
    copy.parent.mkdir()
    copy.write_bytes(path.read_bytes())
    copy.with_name(copy.name + "-wal").write_bytes(wal[: len(wal) * 2 // 3 + 17])

    cut = SqliteStore(copy, Rows(Sealer(KEY), PACKING))
    kept = [number for number in range(1, 40) if await cut.load(person(number)) is not None]
    cut.close()
    assert kept == list(range(1, len(kept) + 1))
    assert 0 < len(kept) < 39


FILL_THE_DISK = """
import asyncio, resource, signal, sys
from pathlib import Path
from bot.service import Outgoing, StoreFailed, Work
from bot.stores.rows import Rows
from bot.stores.sealing import Sealer
from bot.stores.sqlite import SqliteStore
from tests.stores.content import PACKING
from tests.stores.committer import AT, KEY, START, person

async def main():
    store = SqliteStore(Path(sys.argv[1]), Rows(Sealer(KEY), PACKING))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
    stood = 0
    try:
        for number in range(10_000):
            big = (Outgoing("1", "%d " % number * 900),)
            await store.commit(Work(person(number), None, START, 0, big, AT))
            stood += 1
    except StoreFailed:
        pass
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    rows = len(await store.waiting(20_000))
    there = [n for n in range(stood + 2) if await store.load(person(n))]
    assert there == list(range(stood)) and rows == stood, (stood, rows, len(there))
    await store.commit(Work(person(stood), None, START, 0, big, AT))
    store.close()
    print("stood", stood)

asyncio.run(main())
"""


@pytest.mark.threat("G6")
def test_a_full_disk_refuses_and_damages_nothing(path):
    """The limit on the size of a file stands in for the disk; when it goes, work goes on."""
    run = subprocess.run(
        [sys.executable, "-c", FILL_THE_DISK, str(path)],
        capture_output=True,
        cwd=ROOT,
        text=True,
        timeout=120,
    )

    assert run.stdout.startswith("stood "), run.stderr
    assert 0 < int(run.stdout.split()[1]) < 10_000
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


@pytest.mark.threat("I6")
async def test_who_takes_the_file_reads_nothing(opened, path):
    """Canaries stand in every field; the keys are not beside the file."""
    canary = replace(
        START,
        state=StateId("canary-state"),
        path=(Answer(StateId("canary-state"), (ChoiceId("canary-choice"),)),),
        link="canary-link",
    )
    store = opened(key=new_keys().sealing)
    payload = Outgoing("99887766554433", "canary-payload Silkeborg")
    await store.commit(work(session=canary, outgoing=[payload]))
    await store.commit(work(session=canary, expected=1, outgoing=[payload]))

    taken = b"".join(each.read_bytes() for each in path.parent.iterdir())
    assert len(taken) > 4096
    for secret in (b"canary", b"Silkeborg", b"99887766554433", b"bekymring"):
        assert secret not in taken
    assert {each.stat().st_mode & 0o777 for each in path.parent.iterdir()} == {0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.threat("I6")
async def test_what_is_deleted_does_not_stay_in_the_files(opened, path):
    """The sealed box itself is gone too, from the file and from the log beside it."""
    store = opened()
    await store.commit(work())
    other = sqlite3.connect(path)
    box = other.execute("SELECT session FROM person").fetchone()[0]
    other.close()
    await store.commit(work(session=None, expected=1))
    await store.sweep(NOON)

    assert box[20:60] not in b"".join(each.read_bytes() for each in path.parent.iterdir())


async def test_other_keys_cost_a_restart_and_no_error(opened, caplog):
    await opened().commit(work(outgoing=[Outgoing("4711", "hej")]))
    store = opened(key=b"x" * 32)
    with caplog.at_level(logging.ERROR):
        assert await store.load(ANNA) is None
        assert list(await store.waiting(5)) == []

    assert caplog.text.count("do not open") == 1
    assert caplog.text.count("does not open") == 1
    await store.commit(work())
    assert (await store.load(ANNA)).version == 1


async def test_a_call_that_has_a_fault_of_its_own_does_not_end_the_store(opened):
    store = opened()
    with pytest.raises(OverflowError):
        await store.load(2**80)

    await store.commit(work())


@pytest.mark.threat("G14")
def test_a_new_step_is_taken_once_and_keeps_the_rows():
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db, SQLITE)
    db.execute("INSERT INTO event VALUES ('tg:1:1', 5)")
    newer = (*SQLITE, ("ALTER TABLE event ADD COLUMN bot TEXT",))
    migrate(db, newer)
    migrate(db, newer)

    assert db.execute("SELECT * FROM event").fetchall() == [("tg:1:1", 5, None)]
    assert db.execute("SELECT version FROM schema_version").fetchall() == [(len(newer),)]
    migrate(db, SQLITE)  # the older program comes back for a while
    assert db.execute("SELECT version FROM schema_version").fetchall() == [(len(newer),)]
    db.close()


@pytest.mark.threat("G14")
def test_a_step_that_fails_leaves_the_tables_as_they_were():
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db, SQLITE)
    with pytest.raises(sqlite3.Error):
        migrate(db, (*SQLITE, ("CREATE TABLE more (x)", "no sql")))
    db.execute("ROLLBACK")

    assert db.execute("SELECT name FROM sqlite_master WHERE name = 'more'").fetchall() == []
    assert db.execute("SELECT version FROM schema_version").fetchall() == [(len(SQLITE),)]
    db.close()

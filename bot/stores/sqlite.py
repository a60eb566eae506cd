"""The embedded store: one SQLite file, one thread, many works in one commit.

Why one thread. A durable commit waits for the disk, and the disk takes one wait at a
time. So everything that queues up meanwhile is done in the next transaction, and nobody
is answered before COMMIT has returned. A savepoint around each work keeps one that is
refused from spoiling the others.

A row that was just written is not read again: it is remembered, sealed as it stands, until
another program writes to the file.
"""

import logging
import os
import sqlite3
from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from bot.service import (
    PersonKey,
    Stored,
    StoreFailed,
    Waiting,
    Work,
)
from bot.stats.model import oldest
from bot.stores import sqlite_sql as sql
from bot.stores.batches import Batches, Call, Tried, tried
from bot.stores.lives import IDLE, LONGEST, OUTGOING, REMINDER, SEEN
from bot.stores.rows import Box, OutgoingRow, Rows, messages_text, seconds
from bot.stores.schema import SQLITE, Step
from bot.stores.sealing import SealBroken
from bot.stores.sqlite_connection import Then
from bot.stores.sqlite_counts import SqliteCounts
from bot.stores.sqlite_people import People
from bot.stores.sqlite_reminders import SqliteReminders

log = logging.getLogger("henvend.store")

PATIENCE = 5.0
"""Seconds that anybody waits for the store (fault catalogue G7)."""

BUSY = 0.8
"""The part of the patience that is spent on another process's lock."""

DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""What SQLite says of a file that is no database, or no longer one."""

T = TypeVar("T")


class SqliteStore:
    """Keeps everything in one file, as `Rows` make it."""

    def __init__(self, path: Path, rows: Rows, patience: float = PATIENCE) -> None:
        """Open or make the file *path*; a damaged one is set aside and a fresh one begun."""
        self._path = path
        self._rows = rows
        self._db = _open(path, patience * BUSY)
        self._people = People(self._db)
        self._batches = Batches(self._together, patience)
        self.counts = SqliteCounts(self._db, self._read, self._write)
        self.reminders = SqliteReminders(self._db, rows, self._read, self._write)

    def close(self) -> None:
        """Do what is queued, then close the file."""
        self._batches.close()
        self._db.close()

    async def load(self, person: PersonKey) -> Stored | None:
        """Return what is kept of *person*, or None; what does not open is dropped."""
        row = self._people.recent(person) or await self._read(lambda: self._people.row(person))
        if row is None:
            return None
        try:
            return self._rows.stored(person, *row)
        except SealBroken:
            log.error("a session does not open with these keys; it is dropped")
            await self._write(lambda: self._people.drop(person))
            return None

    async def commit(self, work: Work) -> None:
        """Do all of *work* or nothing; raise `AlreadySeen`, `Overtaken` or `StoreFailed`."""
        sealed = self._rows.sealed(work)
        await self._write(lambda: self._people.commit(sealed))

    async def waiting(self, people: int, passing: Collection[PersonKey] = ()) -> Sequence[Waiting]:
        """Return all that waits for the *people* who are first in line, *passing* others."""
        rows = await self._read(lambda: _in_front(self._db, people, frozenset(passing)))
        found, broken = self._rows.waiting(rows)
        if broken:
            log.error("%d outgoing messages do not open with these keys; dropped", len(broken))
            gone = [(number,) for number in broken]
            await self._write(lambda: self._db.executemany(sql.SENT, gone))
        return found

    async def sent(self, done: Sequence[Waiting], messages: tuple[int, ...]) -> None:
        """Take *done* out of the outbox; what the chats of *done* show now is *messages*."""
        rows = [(each.id,) for each in done]
        people, text = {each.person for each in done}, messages_text(messages)

        def run() -> Then:
            self._db.executemany(sql.SENT, rows)
            return self._people.shown(people, text)

        await self._write(run)

    async def people(self) -> Sequence[PersonKey]:
        """Return the names of all whose conversation or reminder is kept."""
        rows = await self._read(lambda: self._db.execute(sql.PEOPLE).fetchall())
        return [PersonKey(key) for (key,) in rows]

    async def sweep(self, now: datetime) -> None:
        """Delete everything that has outlived its time, also from the log beside the file."""

        def run() -> Then:
            swept = self._people.sweep(seconds(now - IDLE), seconds(now - LONGEST))
            self._db.execute(sql.OLD_EVENTS, (seconds(now - SEEN),))
            self._db.execute(sql.OLD_OUTGOING, (seconds(now - OUTGOING),))
            self._db.execute(sql.OLD_REMINDERS, (seconds(now - REMINDER),))
            self._db.execute(sql.OLD_WEEKS, (oldest(now),))
            return swept

        await self._write(run)
        await self._read(lambda: self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone())
        _drop_set_aside(self._path, now)

    async def _read(self, call: Callable[[], T]) -> T:
        try:
            return await self._batches.read(call)
        except sqlite3.Error as error:
            raise _failed(error) from error

    async def _write(self, call: Callable[[], T]) -> T:
        try:
            return await self._batches.write(call)
        except sqlite3.Error as error:
            raise _failed(error) from error

    def _together(self, calls: Sequence[Call]) -> list[Tried]:
        """Do *calls* in one transaction; remember what they changed once it stands."""
        results = _together(calls, self._db, self._people.begin)
        self._people.end()
        for value, _ in results:
            if isinstance(value, Then):
                value.do()
        return results


def boxes_in(path: Path, now: datetime) -> list[Box]:
    """Return the sealed conversations in the file *path* that are alive at *now*; change nothing.

    Another process may have it open. Raise `StoreFailed`.
    """
    if not path.exists():
        return []
    beside = path.with_name(path.name + "-wal").exists()
    how = "mode=ro" if beside else "immutable=1"  # else files would stay that are ours, not theirs
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as db:
            return db.execute(sql.ALIVE, (seconds(now - IDLE), seconds(now - LONGEST))).fetchall()
    except sqlite3.Error as error:
        raise _failed(error) from error


def _in_front(db: sqlite3.Connection, people: int, passing: frozenset[bytes]) -> list[OutgoingRow]:
    """Return the rows of the first *people* in line; the line is read no further than to them."""
    line = (person for (person,) in db.execute(sql.IN_LINE) if person not in passing)
    first: dict[bytes, None] = {}
    while len(first) < people and (person := next(line, None)) is not None:
        first[person] = None
    rows: list[OutgoingRow] = [
        row for each in first for row in db.execute(sql.WAITING, (each,)).fetchall()
    ]
    return sorted(rows, key=lambda row: (not row[2], row[0]))


def _together(
    calls: Sequence[Call], db: sqlite3.Connection, begun: Callable[[], None]
) -> list[Tried]:
    """Do *calls* in one transaction, *begun* first; if it does not commit, none has happened."""
    try:
        db.execute("BEGIN IMMEDIATE")
        begun()
        results = [_in_savepoint(call, db) for call in calls]
        db.execute("COMMIT")
    except sqlite3.Error as error:
        if db.in_transaction:
            db.execute("ROLLBACK")
        log.error("%d works were not taken: %s", len(calls), error.sqlite_errorname)
        return [(None, error)] * len(calls)
    return results


def _in_savepoint(call: Call, db: sqlite3.Connection) -> Tried:
    db.execute("SAVEPOINT work")
    result = tried(call)
    if result[1] is not None:
        db.execute("ROLLBACK TO work")  # raises where a full disk has ended the transaction
    db.execute("RELEASE work")
    return result


def _failed(error: sqlite3.Error) -> StoreFailed:
    return StoreFailed(f"the store did not take it: {error.sqlite_errorname}")


def _open(path: Path, busy: float) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    try:
        return _prepared(path, busy)
    except sqlite3.Error as error:
        if error.sqlite_errorcode & 0xFF not in DAMAGED:
            raise _failed(error) from error
    log.error("%s is damaged: set aside as %s, a fresh one begins", path.name, _aside(path).name)
    path.replace(_aside(path))
    for beside in ("-wal", "-shm"):
        path.with_name(path.name + beside).unlink(missing_ok=True)
    path.touch(mode=0o600)
    return _prepared(path, busy)


def _prepared(path: Path, busy: float) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=busy, isolation_level=None, check_same_thread=False)
    try:
        if db.execute("PRAGMA journal_mode = WAL").fetchone() != ("wal",):
            raise StoreFailed(f"{path.parent} allows no WAL: put the store on a local disk")
        db.execute("PRAGMA synchronous = FULL")  # NORMAL may lose the last commits with the power
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten too
        if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            damaged = sqlite3.DatabaseError("quick_check")
            damaged.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise damaged
        migrate(db, SQLITE)
    except BaseException:
        db.close()
        raise
    return db


def migrate(db: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """Take the steps that *db* has not taken yet; one from a newer program is left as it is."""
    db.execute("BEGIN IMMEDIATE")
    db.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)")
    row = db.execute("SELECT version FROM schema_version").fetchone()
    taken = row[0] if row else 0
    if row is None:
        db.execute("INSERT INTO schema_version VALUES (0)")
    for statement in (each for step in steps[taken:] for each in step):
        db.execute(statement)
    if taken < len(steps):
        db.execute("UPDATE schema_version SET version = ?", (len(steps),))
    db.execute("COMMIT")


def _aside(path: Path) -> Path:
    return path.with_name(path.name + ".damaged")


def _drop_set_aside(path: Path, now: datetime) -> None:
    """Delete a damaged file when nothing in it could be alive any more."""
    aside = _aside(path)
    if aside.exists() and now.timestamp() - os.stat(aside).st_mtime > LONGEST.total_seconds():
        aside.unlink()

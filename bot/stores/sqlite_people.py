"""One row for each person in the embedded store, and the work that changes it.

A row that was written or read a moment ago is not read again. It is remembered as it stands in
the file, sealed, until another program writes to the file; and a work counts only where the row
still is the very one that was read.
"""

from collections.abc import Collection

from bot.service import AlreadySeen, Overtaken
from bot.stores import sqlite_sql as sql
from bot.stores.recent import Recent, Row
from bot.stores.rows import Sealed
from bot.stores.sqlite_connection import Connection, Then


class People:
    """The rows of *db*. Everything but `recent` runs on the store's own thread."""

    def __init__(self, db: Connection) -> None:
        """Begin without remembering anybody."""
        self._db = db
        self._recent = Recent()
        self._changes, self._is_old = 0, False

    def recent(self, person: bytes) -> Row | None:
        """Return the row of *person* where it is remembered; on any thread."""
        return self._recent.of(person)

    def begin(self) -> None:
        """Look, within a transaction, whether another program has written since the last one."""
        (changes,) = self._db.execute(sql.CHANGES_BY_OTHERS).fetchone()
        self._is_old, self._changes = changes != self._changes, changes

    def end(self) -> None:
        """Forget what another program may have changed; its works were judged by it until now."""
        if self._is_old:
            self._recent.clear()

    def row(self, person: bytes) -> Row | None:
        """Return what stands of *person*."""
        row: Row | None = self._db.execute(sql.LOAD, (person,)).fetchone()
        if row is not None:
            self._recent.keep(person, row)
        return row

    def commit(self, work: Sealed) -> Then:
        """Do all of *work*; raise `AlreadySeen`, or `Overtaken` where the row is another."""
        if work.event is not None and not self._db.execute(sql.SEE, (work.event, work.at)).rowcount:
            raise AlreadySeen(work.event)
        messages = self._messages(work)
        self._change(work)
        out = [(work.person, acute, work.at, box) for acute, box in work.outgoing]
        self._db.executemany(sql.PUT, out)
        if work.box is None:
            return Then(lambda: self._recent.forget(work.person))
        row = (work.box, messages, work.expected + 1)
        return Then(lambda: self._recent.keep(work.person, row))

    def _messages(self, work: Sealed) -> str:
        """Return the messages in the row that *work* changes, where it is the one expected."""
        stands: Row | None = self._db.execute(sql.LOAD, (work.person,)).fetchone()
        box, messages, version = stands or (None, "[]", 0)
        known = self._recent.of(work.person)
        if version != work.expected or (known is not None and known[0] != box):
            self._recent.forget(work.person)
            raise Overtaken
        return messages

    def _change(self, work: Sealed) -> None:
        if work.box is None:
            self._db.execute(sql.FORGET, (work.person,))
            self._db.execute(sql.TAKE_BACK, (work.person,))
            self._db.execute(sql.FORGET_REMINDER, (work.person,))
        elif work.expected:
            self._db.execute(sql.GO_ON, (work.at, work.box, work.person))
        else:
            self._db.execute(sql.BEGIN, (work.person, work.at, work.box))

    def shown(self, people: Collection[bytes], messages: str) -> Then:
        """Note that the chats of *people* show *messages* now."""
        self._db.executemany(sql.SHOWN, [(messages, person) for person in people])

        def remember() -> None:
            for person in people:
                self._recent.shown(person, messages)

        return Then(remember)

    def drop(self, person: bytes) -> Then:
        """Delete the row of *person*."""
        self._db.execute(sql.FORGET, (person,))
        return Then(lambda: self._recent.forget(person))

    def sweep(self, seen: int, began: int) -> Then:
        """Delete rows last *seen* or *began* by then (seconds since 1970)."""
        self._db.execute(sql.OLD_PEOPLE, (seen, began))
        return Then(self._recent.clear)

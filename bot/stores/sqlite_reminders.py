"""The reminders of the embedded store, on the thread and in the file of the sessions."""

import logging
from collections.abc import Sequence
from datetime import datetime

from bot.reminding import Errand, Kept
from bot.service import AlreadySeen, Overtaken, PersonKey
from bot.stores import sqlite_sql as sql
from bot.stores.rows import ReminderRow, Rows, SealedErrand, messages_text, seconds
from bot.stores.sqlite_connection import Asking, Connection

log = logging.getLogger("henvend.store")


class SqliteReminders:
    """Keeps reminders in *db*; every call runs on the store's own thread."""

    def __init__(self, db: Connection, rows: Rows, read: Asking, write: Asking) -> None:
        """Have *read* and *write* do what the store has them do for itself."""
        self._db = db
        self._rows = rows
        self._read = read
        self._write = write

    async def find(self, person: PersonKey) -> Kept | None:
        """Return the reminder of *person*, or None; what does not open is dropped."""
        rows = await self._read(lambda: self._db.execute(sql.REMINDER, (person,)).fetchall())
        return next((kept for _, kept in await self._opened(rows)), None)

    async def due(self, now: datetime, most: int) -> Sequence[tuple[PersonKey, Kept]]:
        """Return the first *most* reminders that are due at *now* and not yet asked."""
        values = (seconds(now), most)
        rows = await self._read(lambda: self._db.execute(sql.DUE, values).fetchall())
        return await self._opened(rows)

    async def keep(self, errand: Errand) -> None:
        """Do all of *errand* or nothing; raise `AlreadySeen`, `Overtaken` or `StoreFailed`."""
        sealed = self._rows.errand(errand)
        await self._write(lambda: _keep(self._db, sealed))

    async def noted(self, person: PersonKey, messages: tuple[int, ...]) -> bool:
        """Note our *messages* beside the reminder; return whether it is there still."""
        values = (messages_text(messages), person)
        return bool(await self._write(lambda: self._db.execute(sql.NOTED, values).rowcount))

    async def forget(self, person: PersonKey) -> None:
        """Delete the reminder of *person*."""
        await self._write(lambda: self._db.execute(sql.FORGET_REMINDER, (person,)))

    async def _opened(self, rows: Sequence[ReminderRow]) -> list[tuple[PersonKey, Kept]]:
        found, broken = self._rows.reminders(rows)
        for person in broken:
            log.error("a reminder does not open with these keys; it is dropped")
            await self.forget(person)
        return found


def _keep(db: Connection, errand: SealedErrand) -> None:
    if errand.event is not None and not db.execute(sql.SEE, (errand.event, errand.at)).rowcount:
        raise AlreadySeen(errand.event)
    row = db.execute(sql.REMINDER_VERSION, (errand.person,)).fetchone()
    if (row[0] if row else 0) != errand.expected:
        raise Overtaken
    new = (errand.at, errand.due, errand.asked, errand.box)
    if errand.box is None:
        db.execute(sql.FORGET_REMINDER, (errand.person,))
    elif errand.expected:
        db.execute(sql.GO_ON_REMINDER, (*new, errand.person))
    else:
        db.execute(sql.BEGIN_REMINDER, (errand.person, *new))
    for acute, box in errand.outgoing:
        db.execute(sql.PUT, (errand.person, acute, errand.at, box))

"""The reminders of the store that several processes share."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar, cast

from bot.reminding import Errand, Kept
from bot.service import AlreadySeen, Overtaken, PersonKey
from bot.stores import postgres_sql as sql
from bot.stores.postgres_commit import Asking
from bot.stores.rows import ReminderRow, Rows, SealedErrand, messages_text, seconds

log = logging.getLogger("henvend.store")

T = TypeVar("T")


class Transaction(Protocol):
    """Does things in one transaction, the whole of it again where a fault has passed."""

    async def __call__(self, run: Callable[[Asking], Awaitable[T]]) -> T:
        """Return what *run* returns, once it stands."""
        ...


class PostgresReminders:
    """Keeps reminders in the database; a locked row lets one process alone change it."""

    def __init__(self, transaction: Transaction, rows: Rows) -> None:
        """Do everything with *transaction*."""
        self._transaction = transaction
        self._rows = rows

    async def find(self, person: PersonKey) -> Kept | None:
        """Return the reminder of *person*, or None; what does not open is dropped."""
        rows = await self._transaction(lambda ask: ask(sql.REMINDER, person))
        return next((kept for _, kept in await self._opened(rows)), None)

    async def due(self, now: datetime, most: int) -> Sequence[tuple[PersonKey, Kept]]:
        """Return the first *most* reminders that are due at *now* and not yet asked."""
        rows = await self._transaction(lambda ask: ask(sql.DUE, seconds(now), most))
        return await self._opened(rows)

    async def keep(self, errand: Errand) -> None:
        """Do all of *errand* or nothing; raise `AlreadySeen`, `Overtaken` or `StoreFailed`."""
        sealed = self._rows.errand(errand)
        await self._transaction(lambda ask: _keep(ask, sealed))

    async def noted(self, person: PersonKey, messages: tuple[int, ...]) -> bool:
        """Note our *messages* beside the reminder; return whether it is there still."""
        text = messages_text(messages)
        return bool(await self._transaction(lambda ask: ask(sql.NOTED, text, person)))

    async def forget(self, person: PersonKey) -> None:
        """Delete the reminder of *person*."""
        await self._transaction(lambda ask: ask(sql.FORGET_REMINDERS, [person]))

    async def _opened(self, rows: Sequence[tuple[object, ...]]) -> list[tuple[PersonKey, Kept]]:
        found, broken = self._rows.reminders(cast("Sequence[ReminderRow]", rows))
        if broken:
            log.error("%d reminders do not open with these keys; dropped", len(broken))
            await self._transaction(lambda ask: ask(sql.FORGET_REMINDERS, broken))
        return found


async def _keep(ask: Asking, errand: SealedErrand) -> None:
    """Do *errand*; one whose box stands already was done by a try whose answer was lost."""
    rows = cast("list[tuple[int, bytes]]", await ask(sql.LOCK_REMINDER, errand.person))
    version, box = rows[0] if rows else (0, None)
    if errand.box is not None and box == errand.box:
        return
    if errand.event is not None and not await ask(sql.SEE, [errand.event], [errand.at]):
        raise AlreadySeen(errand.event)
    if version != errand.expected or not await _changed(ask, errand):
        raise Overtaken
    for acute, outgoing in errand.outgoing:
        await ask(sql.PUT, [errand.person], [acute], [errand.at], [outgoing])


async def _changed(ask: Asking, errand: SealedErrand) -> bool:
    """Write the row; False where another process has begun one meanwhile."""
    if errand.box is None:
        await ask(sql.FORGET_REMINDERS, [errand.person])
        return True
    values = {
        "person": errand.person,
        "at": errand.at,
        "due": errand.due,
        "asked": errand.asked,
        "box": errand.box,
    }
    if errand.expected:
        await ask(sql.GO_ON_REMINDER, values)
        return True
    return bool(await ask(sql.BEGIN_REMINDER, values))

"""The store that several processes share: one PostgreSQL database.

A commit expects the version that it read, and locks the rows of its people; no stricter
isolation is needed, and none is asked for. What several people of one process do at the
same moment stands in one transaction. Where the database does not answer, or breaks off,
the whole transaction is tried again: the sealed box and the delivery's id tell whether
the first try stood. One process at a time sends: a lease says which, and when it lapses
another one goes on.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from secrets import SystemRandom, token_hex
from typing import TypeVar, cast

import psycopg
from psycopg.rows import TupleRow
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from bot.service import PersonKey, Stored, StoreFailed, Waiting, Work
from bot.stats.model import oldest
from bot.stores import postgres_sql as sql
from bot.stores.gathering import Gathering
from bot.stores.lives import IDLE, LONGEST, OUTGOING, REMINDER, SEEN
from bot.stores.postgres_commit import Asking, Refusal, commit_together
from bot.stores.postgres_counts import PostgresCounts
from bot.stores.postgres_reminders import PostgresReminders
from bot.stores.rows import Box, Rows, Sealed, messages_text, seconds
from bot.stores.schema import POSTGRES, Step
from bot.stores.sealing import SealBroken

log = logging.getLogger("henvend.store")

PATIENCE = 5.0
"""Seconds that anybody waits for the store (fault catalogue G7)."""

TRIES = 5
"""How often a transaction is tried (fault catalogue G13)."""

CONNECTIONS = 4
"""Commits, loads and the sender have one each; one is spare for the sweep."""

LEASE = 3.0
"""Seconds that a process may go on sending without asking again, and another one must wait."""

SETTINGS = (
    "SET statement_timeout = '4s'",
    "SET idle_in_transaction_session_timeout = '10s'",
    "SET synchronous_commit = on",
    "SET client_min_messages = warning",
)
"""Said on each new connection: nobody waits for ever, nobody is answered before the disk."""

PASSING = ("08", "25006", "40", "53300", "57P", "55P03")
"""Beginnings of SQLSTATEs after which the same transaction may succeed: no connection, a
standby, deadlock or serialization, too many connections, a server that stops or starts."""

T = TypeVar("T")
Connection = psycopg.AsyncConnection[TupleRow]


class BadAddress(ValueError):
    """PostgreSQL's library does not understand the address: see its chapter "Connection URIs"."""


def postgres(
    url: str, rows: Rows, patience: float = PATIENCE, steps: Sequence[Step] = POSTGRES
) -> AbstractAsyncContextManager["PostgresStore"]:
    """Give the store in the database at *url*, which need not answer yet; raise `BadAddress`.

    The tables are made, or brought forward by *steps*, with the first transaction.
    """
    try:
        psycopg.conninfo.conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        raise BadAddress from None  # its message would tell what stands in the address
    return _opened(url, rows, patience, steps)


@asynccontextmanager
async def _opened(
    url: str, rows: Rows, patience: float, steps: Sequence[Step]
) -> AsyncIterator["PostgresStore"]:
    pool = AsyncConnectionPool(
        url,
        min_size=1,
        max_size=CONNECTIONS,
        timeout=patience,
        open=False,
        configure=_configure,
        kwargs={"connect_timeout": 3, "keepalives_idle": 5, "application_name": "henvend"},
    )
    async with pool:
        store = PostgresStore(pool, rows, patience, steps)
        try:
            yield store
        finally:
            await store.close()


class PostgresStore:
    """Keeps everything in one database, as `Rows` make it."""

    def __init__(
        self,
        pool: AsyncConnectionPool[Connection],
        rows: Rows,
        patience: float,
        steps: Sequence[Step],
    ) -> None:
        """Use the connections of *pool*, which the caller opens and closes."""
        self._pool = pool
        self._rows = rows
        self._patience = patience
        self._steps = steps
        self._made = False
        self._me = token_hex(8)
        self._leads_until = 0.0
        self._commits = Gathering(self._commit_together, _apart, patience)
        self.counts = PostgresCounts(self._transaction)
        self.reminders = PostgresReminders(self._transaction, rows)
        self._loads = Gathering(self._load_together, lambda person: (), patience)

    async def close(self) -> None:
        """Finish what is under way, and let another process send at once."""
        await self._commits.close()
        await self._loads.close()
        if self._leads_until:
            try:
                await self._transaction(lambda ask: ask(sql.STEP_BACK, self._me))
            except StoreFailed:
                log.info("the lease was not given back; it lapses in %g s", LEASE)

    async def load(self, person: PersonKey) -> Stored | None:
        """Return what is kept of *person*, or None; what does not open is dropped."""
        return await self._loads.ask(person)

    async def commit(self, work: Work) -> None:
        """Do all of *work* or nothing; raise `AlreadySeen`, `Overtaken` or `StoreFailed`."""
        await self._commits.ask(self._rows.sealed(work))

    async def waiting(self, people: int, passing: Collection[PersonKey] = ()) -> Sequence[Waiting]:
        """Return all that waits for the *people* who are first in line, *passing* others.

        Nothing is returned while another process is the one that sends.
        """
        if not await self._leads():
            return []
        rows = await self._transaction(lambda ask: ask(sql.WAITING, list(passing), people))
        found, broken = self._rows.waiting(cast("list[tuple[int, bytes, bool, bytes]]", rows))
        if broken:
            log.error("%d outgoing messages do not open with these keys; dropped", len(broken))
            await self._transaction(lambda ask: ask(sql.SENT, broken))
        return found

    async def sent(self, done: Sequence[Waiting], messages: tuple[int, ...]) -> None:
        """Take *done* out of the outbox; what the chats of *done* show now is *messages*."""
        people = sorted({each.person for each in done})

        async def run(ask: Asking) -> None:
            await ask(sql.SHOWN, messages_text(messages), people)
            await ask(sql.SENT, [each.id for each in done])

        await self._transaction(run)

    async def people(self) -> Sequence[PersonKey]:
        """Return the names of all whose conversation or reminder is kept."""
        rows = await self._transaction(lambda ask: ask(sql.PEOPLE))
        return [PersonKey(row[0]) for row in cast("list[tuple[bytes]]", rows)]

    async def boxes(self, now: datetime) -> list[Box]:
        """Return the sealed conversations that are alive at *now*; change nothing."""
        oldest = seconds(now - IDLE), seconds(now - LONGEST)
        return cast("list[Box]", await self._transaction(lambda ask: ask(sql.ALIVE, *oldest)))

    async def sweep(self, now: datetime) -> None:
        """Delete everything that has outlived its time."""

        async def run(ask: Asking) -> None:
            await ask(sql.OLD_PEOPLE, seconds(now - IDLE), seconds(now - LONGEST))
            await ask(sql.OLD_EVENTS, seconds(now - SEEN))
            await ask(sql.OLD_DELIVERIES, seconds(now - SEEN))
            await ask(sql.OLD_OUTGOING, seconds(now - OUTGOING))
            await ask(sql.OLD_REMINDERS, seconds(now - REMINDER))
            await ask(sql.OLD_WEEKS, oldest(now))

        await self._transaction(run)

    async def _leads(self) -> bool:
        """Return whether this process is the one that sends; ask anew in the last third."""
        now = asyncio.get_running_loop().time()
        if now < self._leads_until - LEASE / 3:
            return True
        values = {"work": "send", "holder": self._me, "seconds": LEASE}
        leads = bool(await self._transaction(lambda ask: ask(sql.LEAD, values)))
        self._leads_until = now + LEASE if leads else 0.0
        return leads

    async def _commit_together(self, works: Sequence[Sealed]) -> Sequence[Refusal | None]:
        return await self._transaction(lambda ask: commit_together(ask, works))

    async def _load_together(self, people: Sequence[PersonKey]) -> Sequence[Stored | None]:
        rows = await self._transaction(lambda ask: ask(sql.LOAD, list(set(people))))
        found: dict[object, Stored] = {}
        broken = []
        for key, box, messages, version in cast("list[tuple[bytes, bytes, str, int]]", rows):
            try:
                found[key] = self._rows.stored(PersonKey(key), box, messages, version)
            except SealBroken:
                broken.append(key)
        if broken:
            log.error("%d sessions do not open with these keys; dropped", len(broken))
            await self._transaction(lambda ask: ask(sql.FORGET, broken))
        return [found.get(person) for person in people]

    async def _transaction(self, run: Callable[[Asking], Awaitable[T]]) -> T:
        """Do *run* in one transaction, which stands when this returns; raise `StoreFailed`.

        A passing fault has the whole of it tried again, so *run* must bear being repeated.
        """
        fault: BaseException | None = None
        try:
            async with asyncio.timeout(self._patience):
                for once_more in range(TRIES):
                    await asyncio.sleep(_pause(once_more))
                    try:
                        return await self._tried(run)
                    except psycopg.Error as error:
                        fault = error
                        if not _passes(error):
                            break
                        await self._pool.check()
        except TimeoutError as late:
            fault = fault or late
        log.error("the database did not take it: %s", _named(fault))
        raise StoreFailed(f"the store did not take it: {_named(fault)}") from fault

    async def _tried(self, run: Callable[[Asking], Awaitable[T]]) -> T:
        async with self._pool.connection() as connection:
            if not self._made:
                async with connection.transaction():
                    await _brought_forward(_asking(connection), self._steps)
                self._made = True
            async with connection.transaction():
                return await run(_asking(connection))


async def _configure(connection: Connection) -> None:
    await connection.set_autocommit(True)
    for each in SETTINGS:
        await connection.execute(each)


def _asking(connection: Connection) -> Asking:
    async def ask(query: str, *columns: object) -> list[tuple[object, ...]]:
        values = columns[0] if len(columns) == 1 and isinstance(columns[0], dict) else columns
        cursor = await connection.execute(query, values, binary=True)
        return await cursor.fetchall() if cursor.description else []

    return ask


async def _brought_forward(ask: Asking, steps: Sequence[Step]) -> None:
    """Take the steps that the tables have not taken yet; newer ones are left as they are."""
    await ask(sql.ONE_AT_A_TIME)
    await ask(sql.VERSION_TABLE)
    rows = cast("list[tuple[int]]", await ask(sql.VERSION))
    if not rows:
        await ask(sql.FIRST_VERSION)
    taken = rows[0][0] if rows else 0
    for statement in (each for step in steps[taken:] for each in step):
        await ask(statement)
    if taken < len(steps):
        await ask(sql.NEW_VERSION, len(steps))


def _apart(work: Sealed) -> tuple[object, ...]:
    """Two works of one person, or of one delivery, stand in transactions of their own."""
    return (work.person,) if work.event is None else (work.person, work.event)


def _passes(error: psycopg.Error) -> bool:
    """Return whether the same transaction may succeed another time."""
    if error.sqlstate is None:  # the connection broke off, or there was none
        return isinstance(error, psycopg.OperationalError | PoolTimeout)
    return error.sqlstate.startswith(PASSING)


def _pause(once_more: int) -> float:
    """Return the seconds before a try: none, then longer and longer, spread by chance."""
    return 0.0 if not once_more else 0.05 * 2**once_more * (0.5 + SystemRandom().random())


def _named(fault: BaseException | None) -> str:
    """Return what kind of fault it was, never its message: that may hold a name or an address."""
    return f"{type(fault).__name__} {getattr(fault, 'sqlstate', None) or ''}".rstrip()

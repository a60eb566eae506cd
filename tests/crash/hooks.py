"""Names the points that the service passes, by wrapping its outer edges before it starts.

A point is "before" or "after" one thing that can be interrupted: a statement of the store, a
call of Telegram, an update taken. At the statements a fault can be ordered too.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from functools import partial
from types import ModuleType
from typing import Any

import psycopg

from bot.app import standby
from bot.app import telegram as app
from bot.channels.telegram import adapter, intake, pace, polling, sender, webhook
from bot.channels.telegram.adapter import Telegram
from bot.stores import postgres, postgres_sql, sqlite
from tests.crash.board import Points

LOCKED, FULL, CORRUPT, BROKEN = "locked", "full", "corrupt", "input/output error"
LOST_BEFORE, LOST_DURING = "lost before commit", "lost during commit"
STATEMENT_FAULTS = (LOCKED, FULL, CORRUPT, BROKEN)
COMMIT_FAULTS = (LOST_BEFORE, LOST_DURING)
COMMIT = "commit"

SQLITE_ERRORS = {
    LOCKED: (sqlite3.OperationalError, "SQLITE_BUSY"),
    FULL: (sqlite3.OperationalError, "SQLITE_FULL"),
    CORRUPT: (sqlite3.DatabaseError, "SQLITE_CORRUPT"),
}
BROKEN_OFF = (sqlite3.OperationalError, "SQLITE_IOERR")
ENDS_TRANSACTION = (FULL, BROKEN, LOST_BEFORE)
"""After these SQLite may roll back by itself (sqlite.org, lang_transaction.html)."""

SQLSTATES = {LOCKED: "55P03", FULL: "53100", CORRUPT: "XX001", BROKEN: "58030"}

CALLS = ("send", "edit", "delete", "answer", "updates", "use_polling", "use_webhook")


def watch(points: Points) -> None:
    """Have *points* told of everything that this process will do."""
    _watch_sqlite(points)
    _watch_postgres(points)
    for name in CALLS:
        _watch_method(points, Telegram, name)
    _watch_method(points, intake.Intake, "take")
    _watch_method(points, webhook._Webhook, "answer")
    _watch_method(points, polling.Polling, "once")
    _watch_method(points, sender.Sender, "_serve")


def _watch_method(points: Points, owner: type, name: str) -> None:
    method: Callable[..., Any] = getattr(owner, name)
    said = f"{owner.__name__.strip('_')}.{name.strip('_')}"

    async def watched(*args: Any, **named: Any) -> Any:
        points.passing(f"before {said}")
        result = await method(*args, **named)
        points.passing(f"after {said}")
        return result

    setattr(owner, name, watched)


def _names(module: ModuleType) -> dict[str, str]:
    """Return the statements of *module* with what they are called there."""
    return {
        value: name.lower().replace("_", " ")
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str)
    }


def _watch_sqlite(points: Points) -> None:
    names = _names(sqlite)

    class Watched(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> Any:
            return self._watched(sql, super().execute, *values)

        def executemany(self, sql: str, *values: Any) -> Any:
            return self._watched(sql, super().executemany, *values)

        def _watched(self, sql: str, run: Callable[..., Any], *values: Any) -> Any:
            name = names.get(sql) or " ".join(sql.lower().split()[:2])
            fault = points.passing(f"before {name}")
            if fault not in (None, LOST_DURING):
                self._fail(fault)
            result = run(sql, *values)
            if fault == LOST_DURING:
                self._fail(fault)
            points.passing(f"after {name}")
            return result

        def _fail(self, fault: str | None) -> None:
            if fault in ENDS_TRANSACTION and self.in_transaction:
                super().execute("ROLLBACK")
            kind, name = SQLITE_ERRORS.get(fault or "", BROKEN_OFF)
            error = kind(f"planted: {fault}")
            error.sqlite_errorname, error.sqlite_errorcode = name, getattr(sqlite3, name)
            raise error

    sqlite3.connect = partial(sqlite3.connect, factory=Watched)


def _watch_postgres(points: Points) -> None:
    names = _names(postgres_sql)
    execute, command = psycopg.AsyncConnection.execute, psycopg.AsyncConnection._exec_command

    async def executed(self: Any, sql: Any, *values: Any, **named: Any) -> Any:
        name = names.get(sql) or " ".join(str(sql).lower().split()[:2])
        fault = points.passing(f"before {name}")
        if fault is not None:
            state = SQLSTATES[fault]
            said = f"DO $$ BEGIN RAISE 'planted' USING ERRCODE = '{state}'; END $$"
            await execute(self, said)
        result = await execute(self, sql, *values, **named)
        points.passing(f"after {name}")
        return result

    def commanded(self: Any, said: Any, *values: Any) -> Any:
        name = (said.decode() if isinstance(said, bytes) else str(said)).lower().split()[0]
        fault = points.passing(f"before {name}")
        if fault == LOST_BEFORE:
            _hang_up(self)
        result = yield from command(self, said, *values)
        if fault == LOST_DURING:
            _hang_up(self)
        points.passing(f"after {name}")
        return result

    psycopg.AsyncConnection.execute = executed
    psycopg.AsyncConnection._exec_command = commanded


def _hang_up(connection: Any) -> None:
    connection.pgconn.finish()
    raise psycopg.OperationalError("planted: the connection is lost")


def be_careless() -> None:
    """Acknowledge first and work later, as many bots do: the campaigns must find that out."""
    take = intake.Intake.take
    under_way = set()

    async def careless(self: intake.Intake, update: object, acknowledge: Any = None) -> Any:
        async def later() -> None:
            await asyncio.sleep(0.1)
            await take(self, update)

        under_way.add(asyncio.create_task(later()))
        return intake.Taken.DONE

    intake.Intake.take = careless


def quicken(patience: float, lease: float) -> None:
    """Let nothing wait for chance or for a chat's pace: a walk takes seconds, not minutes.

    A call of Telegram may take *patience* seconds, and another process takes over the sending
    after *lease* seconds. Nothing else differs from the service as it runs.
    """
    app.by_chance = _never
    app.channel = partial(app.channel, chance=_never, rate=10_000, acute_rate=10_000)
    app.AGAIN = standby.AGAIN = 0.5
    adapter.PATIENCE = patience
    postgres.LEASE = lease
    sender.IDLE = 0.2
    sender.Chats = partial(pace.Chats, per_second=10_000, burst=10_000)
    intake.SOON = 5.0


def _never() -> float:
    """Stand in for chance so that no retry waits."""
    return -1.0

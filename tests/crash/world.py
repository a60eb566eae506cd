"""One service, its store, its Telegram and one person: where a walk is walked and disturbed."""

import asyncio
import os
import signal
import socket
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.channels.our_side import SECRET
from tests.channels.walking import ACUTE
from tests.crash import life
from tests.crash.board import Board
from tests.crash.history import Did, Disturbed, Shown, Stands, Step
from tests.crash.lives import Life, Lives
from tests.crash.telegram import Witness
from tests.crash.walk import FORGET, Action, actions
from tests.telegram_emulator import Person
from tests.telegram_emulator.server import TOKEN

PATIENCE = 8.0
"""Seconds that a call of Telegram may take here; as the service runs it is ten."""

LEASE = 0.4
"""Seconds after which another process sends; as the service runs it is three."""

SETTLED = 240.0
"""Seconds after which a step is lost; it takes a fraction of one, also on a busy machine."""

LOOK = 0.01
QUIET = 0.25
WAITING = "SELECT count(*) FROM"


@dataclass(frozen=True)
class Setting:
    """How the service runs: *store* is "sqlite" or "postgres", *way* is "polling" or "webhook".

    *careless* is a service that acknowledges first and works later; *settled* are the seconds
    within which the chat must show what it shows undisturbed, else the step is lost.
    """

    store: str
    way: str
    careless: bool = False
    settled: float = SETTLED

    def __str__(self) -> str:
        return f"{self.store}, {self.way}"


@dataclass(frozen=True)
class Learnt:
    """An undisturbed step, the points of the service that it passes, and its calls of Telegram."""

    step: Step
    points: tuple[str, ...]
    calls: tuple[str, ...]


@dataclass(frozen=True)
class Course:
    """The whole walk undisturbed; *start* are the points that a life passes before it listens."""

    start: tuple[str, ...]
    steps: tuple[Learnt, ...]

    @property
    def walk(self) -> tuple[Step, ...]:
        return tuple(each.step for each in self.steps)


class Broken(Exception):
    """The walk cannot go on: the service has ended by itself, or a button is not there."""


class World:
    """What a walk needs. A walk has a chat and a store of its own."""

    def __init__(
        self,
        setting: Setting,
        telegram: Witness,
        lives: Lives,
        home: Path,
        address: str,
    ) -> None:
        self.setting = setting
        self.telegram = telegram
        self.home = home
        self._lives = lives
        self._address = address
        self._database = psycopg.connect(address, autocommit=True) if address else None
        self._number = 0
        self._schema = ""
        self._heard = 0
        self._life: Life | None = None
        self.board: Board
        self.person: Person

    async def begin(self, *, traced: bool = False) -> None:
        """Begin a walk: a new chat, a new store, nothing running."""
        await self.die()
        self._number += 1
        self.home = self.home.parent / f"walk-{self._number}"
        self.home.mkdir()
        self.telegram.forget()
        self.person = Person(self.telegram, 4_600_000_000 + self._number)
        self.board = Board(self.home / "board")
        if traced:
            self.board.trace.write_text("")
        if self._database is not None:
            self._fresh_schema(self._database)

    def _fresh_schema(self, database: psycopg.Connection) -> None:
        database.execute("SET client_min_messages = warning")
        if self._schema:
            database.execute(f"DROP SCHEMA {self._schema} CASCADE")
        self._schema = f"crash_{os.getpid()}_{self.telegram.port}_{self._number}"
        database.execute(f"CREATE SCHEMA {self._schema}")

    async def live(self) -> None:
        """Let the service begin a life."""
        self._heard = len(self.telegram.calls)
        self._life = await self._lives.one(self._environment())

    async def listening(self) -> None:
        """Wait until the life that has begun is there for the person."""
        wanted = "setWebhook" if self.setting.way == "webhook" else "getUpdates"

        def told() -> bool:
            return any(name == wanted for name, _ in self.telegram.calls[self._heard :])

        await self.telegram.until(told, SETTLED)

    @property
    def alive(self) -> bool:
        return self._life is not None and not self._life.over

    async def die(self) -> None:
        """End the life that runs, without warning; raise `Broken` where it ended otherwise."""
        if self._life is not None:
            code, self._life = await self._life.kill(), None
            if code != -signal.SIGKILL:
                raise Broken(f"the service ended by itself: {self.log}")

    async def close(self) -> None:
        """End the life that runs, and let go of the store."""
        await self.die()
        if self._database is not None:
            self._database.close()

    @property
    def log(self) -> str:
        return (self.home / "log.txt").read_text()[-4000:]

    def _environment(self) -> dict[str, str]:
        pushed = {
            "HENVEND_PUBLIC_URL": "https://henvend.example",
            "HENVEND_WEBHOOK_SECRET": SECRET,
        }
        database = f"{self._address}&options=-csearch_path%3D{self._schema}"
        port = self.telegram.port if self.setting.way == "webhook" else 0
        return {
            "HENVEND_HOME": str(self.home),
            "HENVEND_LISTEN": f"127.0.0.1:{port}",
            "HENVEND_TELEGRAM_TOKEN": TOKEN,
            "HENVEND_TELEGRAM_API": self.telegram.url,
            **(pushed if self.setting.way == "webhook" else {}),
            **({"DATABASE_URL": database} if self._address else {}),
            life.BOARD: str(self.board.path),
            life.PATIENCE: str(PATIENCE),
            life.LEASE: str(LEASE),
            life.CARELESS: "yes" if self.setting.careless else "",
        }

    async def does(self, action: Action) -> None:
        """Let the person do *action*; Telegram has taken it when this returns."""
        self.telegram.entries.append(Did())
        try:
            acts = self.person.writes if action.written else self.person.presses
            await acts(action.said)
        except AssertionError as missing:
            raise Broken(f"{str(missing)[:120]}; after {self._last_disturbances()}") from missing

    def _last_disturbances(self) -> str:
        found = [each.point for each in self.telegram.entries if isinstance(each, Disturbed)]
        return ", ".join(found[-3:])

    @property
    def stands(self) -> tuple[str, ...]:
        return self.telegram.stands(self.person.chat)

    def shows(self, step: Step) -> bool:
        """Tell whether the chat shows all that stands at the end of *step*, and nothing waits."""
        return not self.telegram.updates and not Counter(step.stands) - Counter(self.stands)

    async def settled(self, step: Step) -> None:
        """Wait until *step* is done and note what stands then; what does not come is judged."""
        try:
            async with asyncio.timeout(self.setting.settled):
                while not (self.shows(step) and self.emptied()):
                    await asyncio.sleep(LOOK)
        except TimeoutError:
            waits = f"{len(self.telegram.updates)} updates and {self.outbox()} messages wait"
            print(f"{self.setting}: {waits} {self._last_disturbances()}\n{self.log}", flush=True)
        self.telegram.entries.append(Stands(self.stands))

    def emptied(self) -> bool:
        """Tell whether nothing waits to be sent."""
        return self.outbox() == 0

    def outbox(self) -> int:
        """Return how many messages wait to be sent; -1 where the store does not tell."""
        try:
            if self._database is not None:
                return _count(self._database.execute(f"{WAITING} {self._schema}.outbox").fetchone())
            path = self.home / "conversations" / "henvend.sqlite"
            with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=1)) as file:
                return _count(file.execute(f"{WAITING} outbox").fetchone())
        except (sqlite3.Error, psycopg.Error):
            return -1

    def disturbed(self, point: str, *, given_up: bool = False, keeps: bool = False) -> None:
        """Note a disturbance."""
        self.telegram.entries.append(Disturbed(point, given_up, keeps))


def _count(row: tuple[int, ...] | None) -> int:
    return row[0] if row else -1


async def learnt(world: World) -> Course:
    """Walk undisturbed and return what each step showed and passed."""
    await world.begin(traced=True)
    await world.live()
    await world.listening()
    await asyncio.sleep(QUIET)
    start = world.board.passed()
    found = []
    for action in actions():
        world.telegram.entries.clear()
        world.telegram.calls.clear()
        world.board.passed()
        await world.does(action)
        await _quiet(world)
        found.append(_learnt(world, urgent=action.said == ACUTE, forgets=action.said == FORGET))
    await world.die()
    return Course(tuple(start), tuple(found))


async def _quiet(world: World) -> None:
    """Wait until something was shown, nothing waits, and nothing has happened for a while."""
    seen, since = -1, 0.0
    now = asyncio.get_running_loop().time
    async with asyncio.timeout(SETTLED):
        while True:
            count = len(world.telegram.calls)
            if count != seen or world.telegram.updates or not world.emptied():
                seen, since = count, now()
            shown = any(isinstance(each, Shown) for each in world.telegram.entries)
            if shown and now() - since > QUIET:
                return
            await asyncio.sleep(LOOK)


def _learnt(world: World, *, urgent: bool, forgets: bool) -> Learnt:
    shown = [each for each in world.telegram.entries if isinstance(each, Shown)]
    step = Step(
        shown=frozenset(each.screen for each in shown),
        sent=Counter(each.screen for each in shown if each.new),
        stands=world.stands,
        urgent=shown[-1].screen.partition("\n")[0] if urgent else "",
        forgets=forgets,
    )
    calls = tuple(name for name, _ in world.telegram.calls)
    return Learnt(step, tuple(world.board.passed()), calls)


@asynccontextmanager
async def world(
    setting: Setting, lives: Lives, home: Path, address: str = ""
) -> AsyncIterator[World]:
    """Give a world; *address* is that of a PostgreSQL server."""
    telegram = Witness(PATIENCE)
    with socket.create_server(("127.0.0.1", 0)) as free:
        telegram.port = free.getsockname()[1]
    async with telegram.serving():
        made = World(setting, telegram, lives, home / "none", address)
        try:
            yield made
        finally:
            await made.close()

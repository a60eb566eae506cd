"""One load: the real `henvend serve` in its own process, the crowd and Telegram in this one."""

import asyncio
import os
import signal
import socket
import sqlite3
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.channels.telegram.webhook import PATH
from bot.dialogue.packed import Packing
from bot.settings import read
from bot.stores.rows import Rows
from bot.stores.sealing import keys_in, person_key, sealer_of
from bot.stores.sqlite import SqliteStore
from tests.load.crowd import Crowd
from tests.load.telegram import Webhook
from tests.shipped import library
from tests.telegram_emulator.server import TOKEN

ROOT = Path(__file__).parents[2]
SECRET = "S3cret-" + "x" * 40


@dataclass(frozen=True)
class Load:
    """*people* press *presses* times a second, and an acute one every *every* seconds."""

    people: int = 10_000
    presses: float = 500
    every: float = 2.0
    seconds: float = 300
    drain: float = 600


@dataclass
class Seen:
    """What was seen; times in seconds, memory in MB."""

    crowd: Crowd
    answers: dict[int, int]
    taken: float = 0.0
    drained: float | None = None
    newest: int = 0
    memory: float = 0.0
    processor: float = 0.0
    rows: int = 0


async def played(load: Load, home: Path) -> Seen:
    """Play *load* and return what was seen."""
    crowd = Crowd(load.people)
    async with crowd.telegram.serving(), serving(crowd.telegram.url, home) as (process, port):
        webhook = Webhook("127.0.0.1", port, PATH, SECRET)
        delivering = asyncio.create_task(webhook.run())
        seen = Seen(crowd, webhook.answers)
        begun = time.monotonic()
        await pressing(load, crowd, webhook)
        seen.taken = sum(webhook.answers.values()) / (time.monotonic() - begun)
        seen.rows = _outbox(home)
        seen.drained = await _drained(load, crowd, webhook, home)
        seen.memory, seen.processor = _memory(process.pid), _processor(process.pid)
        delivering.cancel()
        with suppress(asyncio.CancelledError):
            await delivering
    seen.newest = await _newest(crowd, home)
    return seen


async def pressing(load: Load, crowd: Crowd, webhook: Webhook) -> None:
    """Press evenly; who is late catches up, so that the rate holds."""
    begun = time.monotonic()
    pressed = acute = 0
    while (now := time.monotonic() - begun) < load.seconds:
        while pressed < now * load.presses:
            crowd.press(webhook)
            pressed += 1
        while acute < now / load.every:
            crowd.press_acute(webhook)
            acute += 1
        await asyncio.sleep(0.005)


async def _drained(load: Load, crowd: Crowd, webhook: Webhook, home: Path) -> float | None:
    """Return the seconds until everything is taken and sent; None where it takes too long."""
    begun = time.monotonic()
    while time.monotonic() - begun < load.drain:
        busy = any(each.busy for each in crowd.everybody.values())
        if not webhook.queue and not busy and _outbox(home) == 0:
            return time.monotonic() - begun
        await asyncio.sleep(0.5)
    return None


def _database(home: Path) -> Path:
    return home / "conversations" / "henvend.sqlite"


def _outbox(home: Path) -> int:
    with sqlite3.connect(f"file:{_database(home)}?mode=ro", uri=True, timeout=5) as db:
        return int(db.execute("SELECT count(*) FROM outbox").fetchone()[0])


async def _newest(crowd: Crowd, home: Path) -> int:
    """Return how many chats show the screen at which their conversation stands."""
    keys = keys_in(home / "keys" / "henvend.key")
    store = SqliteStore(_database(home), Rows(sealer_of(keys), Packing(library)))
    person = partial(person_key, keys.person, "telegram")
    try:
        count = 0
        for chat in crowd.everybody:
            stored = await store.load(person(chat))
            stamps = _stamps(crowd, chat)
            count += stamps <= {stored.session.stamp} if stored else not stamps
        return count
    finally:
        store.close()


def _stamps(crowd: Crowd, chat: int) -> set[str]:
    """Return the stamps of the choices that *chat* can press."""
    data = [
        button["callback_data"]
        for message in crowd.telegram.chats[chat].visible()
        for row in message.content.get("reply_markup", {}).get("inline_keyboard", [])
        for button in row
    ]
    return {each[12:].split("|")[1] for each in data if each[12:14] in ("c|", "k|")}


@asynccontextmanager
async def serving(api: str, home: Path) -> AsyncIterator[tuple[asyncio.subprocess.Process, int]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {
        "PATH": os.environ["PATH"],
        "HENVEND_HOME": str(home),
        "HENVEND_LISTEN": f"127.0.0.1:{port}",
        "HENVEND_TELEGRAM_TOKEN": TOKEN,
        "HENVEND_TELEGRAM_API": api,
        "HENVEND_PUBLIC_URL": "https://henvend.example",
        "HENVEND_WEBHOOK_SECRET": SECRET,
    }
    read(environment)
    command = (sys.executable, "-m", "bot", "serve")
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        await asyncio.wait_for(process.stdout.readline(), 300)
        yield process, port
    finally:
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.wait(), 30)


def _memory(pid: int) -> float:
    """Return the most memory that *pid* has had, in MB; 0 where the system does not say."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def _processor(pid: int) -> float:
    """Return the seconds of processor that *pid* has used; 0 where the system does not say."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

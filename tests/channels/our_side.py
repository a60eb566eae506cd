"""Our side of the wire, as `app.py` puts it together, against an emulated Telegram."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

from starlette.applications import Starlette

from bot.channels.telegram.adapter import Telegram, bot_id, connected
from bot.channels.telegram.channel import Channel, channel
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.webhook import PATH, route
from bot.dialogue.step import begin
from bot.flow.model import FlowId
from bot.language import DA
from bot.library import Library
from bot.service import ChatService, Store
from bot.source.folder import load
from bot.stores.sealing import Keys, person_key
from tests.telegram_emulator.server import TOKEN, Emulator, served

ROOT = Path(__file__).parents[2]
FLOW = FlowId("bekymring")
KEYS = Keys(person=b"p" * 32, sealing=b"s" * 32, buttons=b"b" * 32)
SECRET = "S3cret-" + "x" * 40
ADDRESS = "https://henvend.example/0740"
TUESDAY = datetime(2026, 9, 15, 8, 20, tzinfo=UTC)  # 10:20 in Denmark


def at_once() -> float:
    """Stand in for chance so that a retry waits for nothing."""
    return -1.0


async def emptied(store: Store) -> None:
    """Wait until everything in the outbox is sent and ticked off."""
    for _ in range(1000):
        if not await store.waiting(1):
            return
        await asyncio.sleep(0.005)
    raise AssertionError("the outbox is not empty after five seconds")


class HandClock:
    """A clock that a test sets."""

    def __init__(self, now: datetime = TUESDAY) -> None:
        self.at = now

    def now(self) -> datetime:
        return self.at


@cache
def library() -> Library:
    """Return the shipped content."""
    loaded = load(ROOT)
    assert loaded.library is not None, loaded.problems
    return loaded.library


person = partial(person_key, KEYS.person, "telegram")


def wired(api: Telegram, store: Store, clock: HandClock) -> Channel:
    return channel(
        api,
        bot_id(TOKEN),
        ChatService(library, store, clock, FLOW),
        store,
        person=person,
        button_key=KEYS.buttons,
        without_store=lambda event: begin(library(), FLOW, event, clock.now(), DA),
        web_address=ADDRESS,
        chance=at_once,
        rate=1000,
        acute_rate=1000,
    )


@asynccontextmanager
async def polled(
    telegram: Emulator, store: Store, clock: HandClock | None = None
) -> AsyncIterator[Channel]:
    """Run our side with polling for as long as the block lasts."""
    async with connected(TOKEN, telegram.url) as api:
        await api.use_polling()
        ours = wired(api, store, clock or HandClock())
        poller = Polling(Waking(api), ours.intake, at_once)
        async with _running(ours, poller.run, ours.sender.run):
            yield ours


class Waking:
    """Polls as the adapter does, but for a second at a time, so that a test can end."""

    def __init__(self, api: Telegram) -> None:
        self._api = api

    async def updates(self, offset):
        return await self._api.updates(offset, wait=1)


@asynccontextmanager
async def pushed(
    telegram: Emulator, store: Store, clock: HandClock | None = None
) -> AsyncIterator[tuple[Channel, str]]:
    """Run our side with a webhook; give the channel and the webhook's address."""
    telegram.webhook_schemes = ("http://127.0.0.1",)
    async with connected(TOKEN, telegram.url) as api:
        ours = wired(api, store, clock or HandClock())
        async with served(Starlette(routes=[route(ours.intake, SECRET)])) as address:
            await api.use_webhook(address + PATH, SECRET)
            async with _running(ours, ours.sender.run):
                yield ours, address + PATH
            telegram.webhook_url = ""


@asynccontextmanager
async def _running(ours: Channel, *parts: Callable[[], object]) -> AsyncIterator[None]:
    tasks = [asyncio.ensure_future(part()) for part in parts]
    try:
        yield
    finally:
        failed = [task.exception() for task in tasks if task.done() and not task.cancelled()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await ours.intake.close()
    assert failed == []

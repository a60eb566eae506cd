"""`/slet` on Telegram: how long until it is confirmed, and until nothing of ours is in the chat.

Run: ``python -m benchmarks.bench_delete PEOPLE``. Everybody walks to an ending against the
emulated Telegram of the tests, over real HTTP, with the product's own rates and a durable
SQLite store, and deletes as soon as the ending stands there.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from starlette.applications import Starlette

from bot.channels.telegram.adapter import bot_id, connected
from bot.channels.telegram.channel import Channel, channel
from bot.channels.telegram.webhook import PATH, route
from bot.dialogue.packed import Packing
from bot.dialogue.step import begin
from bot.language import DA
from bot.service import ChatService, Store
from bot.stores.rows import Rows
from bot.stores.sealing import Sealer
from bot.stores.sqlite import SqliteStore
from bot.words import words
from tests.channels.our_side import FLOW, KEYS, SECRET, TUESDAY, HandClock, library, person
from tests.channels.walking import NOBODY_TOLD, makes, moves
from tests.telegram_emulator import Emulator, Person
from tests.telegram_emulator.server import TOKEN, served

PEOPLE = 10
PAUSE = 1.0
"""Seconds between two presses of one person; nobody reads faster."""

PATIENCE = 120.0
FAREWELL = words(DA).forgotten


def wired(api: object, store: Store) -> Channel:
    """Return our side at the rates of the product."""
    return channel(
        api,
        bot_id(TOKEN),
        ChatService(library, store, HandClock(), FLOW),
        store,
        person=person,
        button_key=KEYS.buttons,
        without_store=lambda event: begin(library(), FLOW, event, TUESDAY, DA),
    )


async def deleted(anna: Person, after: float = 0.0) -> tuple[float, float]:
    """Walk to the ending and delete; return the seconds to the word, and to an empty chat.

    Begin *after* so many seconds.
    """
    await asyncio.sleep(after)
    await anna.writes("/start")
    for move in moves():
        await makes(anna, move, PATIENCE)
        await asyncio.sleep(PAUSE)
    await anna.sees(NOBODY_TOLD, PATIENCE)
    began = time.perf_counter()
    await anna.writes("/slet")
    await anna.sees(FAREWELL, PATIENCE)
    told = time.perf_counter() - began
    await anna.telegram.until(lambda: len(anna.ours) == 1 and not anna.own[1:], PATIENCE)
    return told, time.perf_counter() - began


async def measured(people: int, folder: Path) -> list[tuple[float, float]]:
    """Return the seconds of each of *people*, with the store in *folder*."""
    store = SqliteStore(folder / "henvend.sqlite", Rows(Sealer(KEYS.sealing), Packing(library)))
    async with Emulator().serving() as telegram, connected(TOKEN, telegram.url) as api:
        ours = wired(api, store)
        telegram.webhook_schemes = ("http://127.0.0.1",)
        async with served(Starlette(routes=[route(ours.intake, SECRET)])) as address:
            await api.use_webhook(address + PATH, SECRET)
            sending = asyncio.create_task(ours.sender.run())
            crowd = [Person(telegram, 4_600_000_000 + number) for number in range(people)]
            spread = (PAUSE * number / people for number in range(people))
            took = await asyncio.gather(*map(deleted, crowd, spread))
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
            await ours.intake.close()
            assert await store.people() == []
            telegram.webhook_url = ""
    store.close()
    return took


def main() -> None:
    """Measure and print."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    with tempfile.TemporaryDirectory() as folder:
        took = asyncio.run(measured(people, Path(folder)))
    for name, each in zip(("confirmed", "chat empty"), zip(*took, strict=True), strict=True):
        ordered = sorted(each)
        half, most = ordered[len(ordered) // 2], ordered[-1]
        print(f"{name:12} {people:4} people   median {half:6.3f} s   longest {most:6.3f} s")


if __name__ == "__main__":
    main()

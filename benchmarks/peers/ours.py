"""Henvend on the dialogue: decode, step, commit, and the reply packed into the outbox.

Run: ``python -m benchmarks.peers.ours STORE PEOPLE AT_A_TIME``, where STORE is ``memory``,
``sqlite``, ``floor`` (the group commit of the same rows with nothing around it) or
``dictionary`` (which state follows which answer, and nothing else).
"""

import asyncio
import gc
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

from benchmarks.peers.dialogue import FLOW, NOW, content, walk
from benchmarks.peers.timing import begun, report, update
from bot.channels.telegram.channel import Channel, channel
from bot.channels.telegram.codec import Buttons
from bot.channels.telegram.intake import Taken
from bot.channels.telegram.message import Shown
from bot.channels.telegram.update import decoded
from bot.dialogue.events import Event, Interrupt, Start, Write
from bot.dialogue.packed import Packing
from bot.dialogue.step import Turn, begin
from bot.language import DA
from bot.library import Library
from bot.service import ChatService, EventId, Outgoing, PersonKey, Store, Work
from bot.stores.memory import MemoryStore
from bot.stores.rows import Rows
from bot.stores.sealing import Keys, person_key, sealer_of
from bot.stores.sqlite import SqliteStore

KEYS = Keys(person=b"p" * 32, sealing=b"s" * 32, buttons=b"b" * 32)
BOT = 100


class Running:
    """A clock that begins where the dialogue does, and runs on."""

    def __init__(self) -> None:
        """Begin now."""
        self._began = time.monotonic()

    def now(self):  # type: ignore[no-untyped-def]
        """Return the instant."""
        return NOW + timedelta(seconds=time.monotonic() - self._began)


class Nowhere:
    """An API that takes everything; nothing is sent in this measure."""

    async def send(self, chat: int, shown: Shown) -> int:
        """Take *shown*."""
        return 1

    async def edit(self, chat: int, message: int, shown: Shown) -> None:
        """Take *shown*."""

    async def delete(self, chat: int, messages: object) -> None:
        """Take it."""

    async def answer(self, press: str) -> None:
        """Take it."""

    async def leave(self, chat: int) -> None:
        """Take it."""


def updates(library: Library, people: int) -> list[list[bytes]]:
    """Return each person's updates, with the buttons that we would have made for them."""
    buttons, turns = Buttons(KEYS.buttons), list(walk(library))
    found, number = [], 0
    for person in range(1, people + 1):
        name, mine, before = person_key(KEYS.person, "telegram", person), [], None
        for event, turn in turns:
            number += 1
            mine.append(update(number, person, _begun(event, before, buttons, name)))
            before = turn
        found.append(mine)
    return found


def _begun(event: Event, before: Turn | None, buttons: Buttons, name: PersonKey) -> dict[str, str]:
    if isinstance(event, Start):
        return {"typed": "/start"}
    if isinstance(event, Write):
        return {"typed": event.text}
    assert before is not None and before.session is not None
    stamp = None if isinstance(event, Interrupt) else before.session.stamp
    return {"typed": None, "pressed": buttons.data(name, event, stamp)}


def wired(library: Library, store: Store) -> Channel:
    """Return the channel as the service has it, without a sender that runs."""
    return channel(
        Nowhere(),
        BOT,
        ChatService(lambda: library, store, Running(), FLOW),
        store,
        person=partial(person_key, KEYS.person, "telegram"),
        button_key=KEYS.buttons,
        without_store=lambda event: begin(library, FLOW, event, NOW, DA),
    )


async def measured(ours: Channel, each: list[list[bytes]], at_a_time: int) -> None:
    """Let every person hold the dialogue, *at_a_time* side by side, and report."""
    waits: list[float] = []
    waiting: Iterator[list[bytes]] = iter(each)

    async def people() -> None:
        for mine in waiting:
            for body in mine:
                began = time.perf_counter()
                taken = await ours.intake.take(decoded(body), lambda press: None)
                waits.append(time.perf_counter() - began)
                assert taken is Taken.DONE

    gc.freeze()  # as the service does when it is ready
    began = begun()
    await asyncio.gather(*(people() for _ in range(at_a_time)))
    assert ours.intake.counts["taken"] == len(waits) == sum(map(len, each))
    report(began, waits)


async def floor(store: Store, library: Library, people: int, at_a_time: int) -> None:
    """Commit the rows of the dialogue with nothing around them, and report."""
    turns, waits = [turn for _, turn in walk(library)], []
    waiting = iter([f"{person:016}".encode() for person in range(people)])

    async def commits() -> None:
        for name in waiting:
            for number, turn in enumerate(turns):
                out = (Outgoing("1", "x" * 400),)
                event = EventId(f"{name.decode()}:{number}")
                work = Work(PersonKey(name), event, turn.session, number, out, NOW)
                began = time.perf_counter()
                await store.commit(work)
                waits.append(time.perf_counter() - began)

    began = begun()
    await asyncio.gather(*(commits() for _ in range(at_a_time)))
    report(began, waits)


def looked_up(library: Library, people: int) -> None:
    """Follow the dialogue in a dictionary, and report."""
    turns = [turn.session for _, turn in walk(library)]
    onward = {(number, turn.state): number + 1 for number, turn in enumerate(turns) if turn}
    began, waits = begun(), list[float]()
    for _ in range(people):
        at = 0
        for turn in turns:
            assert turn is not None
            before = time.perf_counter()
            at = onward[(at, turn.state)]
            waits.append(time.perf_counter() - before)
    report(began, waits)


async def main(kind: str, people: int, at_a_time: int) -> None:
    """Run once with the store *kind*."""
    library = content()
    if kind == "dictionary":
        looked_up(library, people)
        return
    with tempfile.TemporaryDirectory() as folder:
        rows = Rows(sealer_of(KEYS), Packing(lambda: library))
        store: Store = (
            MemoryStore() if kind == "memory" else SqliteStore(Path(folder) / "store.sqlite", rows)
        )
        if kind == "floor":
            await floor(store, library, people, at_a_time)
        else:
            await measured(wired(library, store), updates(library, people), at_a_time)
        if isinstance(store, SqliteStore):
            store.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))

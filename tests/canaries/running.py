"""Sends canaries into every channel, wired as in the product, faults included; then searches."""

import asyncio
import io
import json
import logging
import re
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import (
    AsyncExitStack,
    asynccontextmanager,
    contextmanager,
    redirect_stderr,
    redirect_stdout,
)
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.routing import Mount

from bot.app.parts import listening_at, serving
from bot.channels.telegram.adapter import connected
from bot.channels.telegram.api import Api
from bot.channels.telegram.channel import Channel, channel
from bot.channels.telegram.webhook import PATH, SECRET_HEADER, route
from bot.channels.terminal import LineReader, Terminal
from bot.channels.terminal_lines import Writer
from bot.channels.web.adapter import application
from bot.channels.web.channel import NAME, Web
from bot.channels.web.door import Policy
from bot.channels.web.rates import Rate, Rates
from bot.conditions import ContactId
from bot.dialogue.events import Start
from bot.dialogue.reminder import Reminder
from bot.dialogue.step import begin
from bot.language import DA
from bot.operation.board import Board
from bot.plan.model import MunicipalityCode
from bot.reminding import Errand
from bot.service import ChatService, Store
from bot.stores.memory import MemoryStore
from bot.stores.sealing import person_key
from tests.canaries.faults import Faults, FaultyApi, FaultyService
from tests.canaries.keeping import Kept, in_sqlite
from tests.canaries.planting import Plant
from tests.canaries.scanning import files_in, found_in
from tests.channels.our_side import FLOW, KEYS, SECRET, TUESDAY, HandClock, at_once, library, person
from tests.telegram_emulator.server import TOKEN, Chat, Emulator

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
FREE = Rate(per_second=1e6, burst=1e6)
LISTENING = ("henvend", "asyncio", "starlette", "uvicorn", "telegram")
OF_THE_TERMINAL = 60
"""Lines that are typed into one conversation."""


@dataclass
class Marks:
    """What was done, and what was left behind: for each file the canaries that stand in it."""

    found: dict[str, set[str]] = field(default_factory=dict)
    taken: Counter[str] = field(default_factory=Counter)
    planted: int = 0
    faults: int = 0
    bytes_looked_at: int = 0
    began: float = field(default_factory=lambda: time.time() - 1)

    def look(self, folder: Path, plant: Plant) -> None:
        """Look at every file under *folder* that was written since we began."""
        for name, left in found_in(folder, plant.planted, self.began).items():
            self.found.setdefault(name, set()).update(left)
        written = files_in(folder, self.began)
        self.bytes_looked_at += sum(each.stat().st_size for each in written)


def run(
    folder: Path,
    plant: Plant,
    canaries: int,
    kept: Kept | None = None,
    also: Callable[[object], None] = lambda what: None,
) -> Marks:
    """Plant at least *canaries*, and return what is left of them in files.

    Looked at are those under *folder*, where log and answers go, and those of the database
    *kept*, by default SQLite there. *also* is called with each update, to leak on purpose.
    """
    marks, kept = Marks(), kept or in_sqlite(folder)
    printed = io.StringIO()
    with _logged(folder / "process.log"), redirect_stdout(printed), redirect_stderr(printed):
        while len(plant.planted) < canaries // 10:
            _terminal(plant, marks, printed)
        asyncio.run(_served(folder, plant, canaries, kept, marks, also))
    (folder / "process.out").write_text(printed.getvalue())
    marks.look(folder, plant)
    marks.planted = len(plant.planted)
    return marks


@contextmanager
def _logged(path: Path) -> Iterator[None]:
    """Write everything that is logged, down to DEBUG, with the text of every error, to *path*."""
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
    loggers = [logging.getLogger(name) for name in LISTENING]
    before = [each.level for each in loggers]
    for each in loggers:
        each.addHandler(handler)
        each.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        for each, level in zip(loggers, before, strict=True):
            each.removeHandler(handler)
            each.setLevel(level)
        handler.close()


def _terminal(plant: Plant, marks: Marks, out: io.StringIO) -> None:
    lines = [plant.sentence().replace("\n", " ") for _ in range(OF_THE_TERMINAL)]
    lines[20:20] = ["2", "4", plant.name()]
    service = ChatService(library, MemoryStore(), HandClock(), FLOW)
    writer = Writer(out, 80)
    reader = LineReader(io.StringIO("\n".join(lines) + "\n"), writer)
    Terminal(service, library().flows[FLOW], reader, writer).run(Start(plant.word()), DA)
    marks.taken["terminal"] += len(lines)


async def _served(
    folder: Path,
    plant: Plant,
    canaries: int,
    kept: Kept,
    marks: Marks,
    also: Callable[[object], None],
) -> None:
    faults, board = Faults(often=7), Board()
    async with AsyncExitStack() as closing:
        outside = await closing.enter_async_context(Emulator().serving())
        api = FaultyApi(await closing.enter_async_context(connected(TOKEN, outside.url)), faults)
        store = await closing.enter_async_context(kept.open())
        service = FaultyService(library, store, HandClock(), FLOW, board.metrics.turn)
        service.faults = faults
        board.watch_store(store)
        telegram = _telegram(api, service, store)
        sending = asyncio.create_task(telegram.sender.run())
        address = await closing.enter_async_context(_on_a_socket(telegram, service))
        answers = closing.enter_context((folder / "answers.txt").open("ab"))
        client = await closing.enter_async_context(
            httpx.AsyncClient(base_url=address, trust_env=False)
        )
        half = False
        while len(plant.planted) < canaries:
            await _a_conversation(client, plant, marks, answers, also, outside)
            await _is_reminded(_chat(plant, outside), store, telegram, marks)
            if not half and len(plant.planted) > canaries / 2:
                half = True
                _see(kept, marks, folder, plant)  # while the log beside the database is full
        await _emptied(store)
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        await telegram.intake.close()
        answers.write("\n".join(_shown(outside)).encode())
        answers.write(json.dumps(telegram.intake.counts).encode())
        answers.write(board.metrics.text())
        answers.flush()
        _see(kept, marks, folder, plant)
        await store.sweep(TUESDAY)
        _see(kept, marks, folder, plant)
    marks.faults = faults.happened


def _see(kept: Kept, marks: Marks, folder: Path, plant: Plant) -> None:
    kept.write_out()
    for each in {folder, kept.files}:
        marks.look(each, plant)


@asynccontextmanager
async def _on_a_socket(telegram: Channel, service: ChatService) -> AsyncIterator[str]:
    """Serve page and webhook as the product does, and give the address."""
    page = application(
        Web(service, library, HandClock(), FLOW, partial(person_key, KEYS.person, NAME)),
        Policy(),
        Rates(FREE, FREE, FREE),
    )
    app = Starlette(routes=[route(telegram.intake, SECRET), Mount("/", page)])
    ready = asyncio.Event()
    listening = listening_at("127.0.0.1", 0)
    task = asyncio.create_task(serving(app, listening, ready.set))
    await ready.wait()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _emptied(store: Store) -> None:
    """Wait until everything is sent that can be."""
    for _ in range(200):
        if not await store.waiting(1):
            return
        await asyncio.sleep(0.02)


def _shown(outside: Emulator) -> Iterator[str]:
    """Yield everything that people were shown in Telegram."""
    return (json.dumps(outside.content_of(call), ensure_ascii=False) for _, call in outside.calls)


def _telegram(api: Api, service: ChatService, store: Store) -> Channel:
    return channel(
        api,
        8123456,
        service,
        store,
        person=person,
        button_key=KEYS.buttons,
        without_store=lambda event: begin(library(), FLOW, event, TUESDAY, DA),
        chance=at_once,
        rate=1e6,
        acute_rate=1e6,
    )


def _chat(plant: Plant, outside: Emulator) -> int:
    """Return the number of a chat that nobody has had before."""
    chat = plant.chat()
    outside.chats[chat] = Chat(chat)
    return chat


async def _is_reminded(chat, store, telegram, marks) -> None:  # type: ignore[no-untyped-def]
    """Somebody has asked for a reminder, and its time has come; the row stays."""
    reminder = Reminder(MunicipalityCode("0740"), (ContactId("hotline"),), TUESDAY, DA)
    await store.reminders.keep(Errand(person(chat), None, reminder, str(chat), 0, (), TUESDAY))
    await telegram.reminders.look()
    marks.taken["reminder"] += 1


async def _a_conversation(client, plant, marks, answers, also, outside) -> None:  # type: ignore[no-untyped-def]
    """One person in Telegram and one on the page, who type all sorts of things."""
    chat = _chat(plant, outside)
    for turn in range(12):
        data = plant.word() if turn % 4 else "not a button of ours"
        update = plant.press(chat, 1000 + turn, data) if turn % 3 == 2 else plant.update(chat)
        also(update)
        headers = {SECRET_HEADER: SECRET, **_from(plant)}
        answer = await client.post(PATH, json=update, headers=headers)
        answers.write(answer.content.replace(_given_back(update), b""))
        marks.taken["telegram"] += answer.status_code == 200
    query = f"lang=da&{plant.word()}={plant.phone().replace(' ', '')}"
    shown = await client.get(f"/?{query}", headers=_from(plant))
    for turn in range(4):
        answers.write(shown.content)
        ticket = dict(HIDDEN.findall(shown.text))
        if "id" not in ticket:
            break
        fields = dict(plant.form(ticket))
        if turn == 2:
            fields["do"] = f"choose:{plant.word()}"
        headers = _from(plant) | {"user-agent": plant.name()}
        shown = await client.post("/", data=fields, headers=headers)
        marks.taken["web"] += shown.status_code == 200
    answers.write(shown.content)
    answers.write((await client.get(f"/{plant.word()}", headers=_from(plant))).content)


def _given_back(update: dict[str, Any]) -> bytes:
    """Return the number of a press, with which we acknowledge it; it is Telegram's own."""
    return str(update.get("callback_query", {}).get("id", "no press")).encode()


def _from(plant: Plant) -> dict[str, str]:
    """Return the header with which a web server in front of us tells whom it passes on."""
    return {"x-forwarded-for": plant.address()}

"""Sends canaries into every channel, wired as in the product, faults included; then searches."""

import asyncio
import io
import json
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

import httpx
from starlette.applications import Starlette
from starlette.routing import Mount

from bot.channels.telegram.api import Api, Refused, Unreachable
from bot.channels.telegram.channel import channel
from bot.channels.telegram.webhook import PATH, SECRET_HEADER, route
from bot.channels.terminal import LineReader, Terminal
from bot.channels.terminal_lines import Writer
from bot.channels.web.adapter import application
from bot.channels.web.channel import NAME, Web
from bot.channels.web.door import Policy
from bot.channels.web.rates import Rate, Rates
from bot.conditions import ContactId
from bot.dialogue.events import Start
from bot.dialogue.packed import Packing
from bot.dialogue.reminder import Reminder
from bot.dialogue.step import begin
from bot.language import DA
from bot.plan.model import MunicipalityCode
from bot.reminding import Errand
from bot.service import ChatService, Store, StoreFailed
from bot.stores.memory import MemoryStore
from bot.stores.rows import Rows
from bot.stores.sealing import Sealer, person_key
from bot.stores.sqlite import SqliteStore
from tests.canaries.planting import Plant
from tests.canaries.scanning import found_in
from tests.channels.our_side import FLOW, KEYS, SECRET, TUESDAY, HandClock, at_once, library, person

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

    def look(self, folder: Path, plant: Plant) -> None:
        for name, left in found_in(folder, plant.planted).items():
            self.found.setdefault(name, set()).update(left)
        self.bytes_looked_at += sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())


class Faults:
    """Lets every *often*-th call fail with a text that holds everything it was called with."""

    def __init__(self, often: int) -> None:
        self._calls, self._often = count(1), often
        self.happened = 0

    def maybe(self, *kinds: type[Exception], told: object) -> None:
        if next(self._calls) % self._often == 0:
            self.happened += 1
            raise kinds[self.happened % len(kinds)](f"met a fault with {told!r}")


class FaultyService(ChatService):
    """Fails before or after the turn was taken, with the event in the text of the error."""

    faults: Faults

    async def handle(self, person, event, **more):  # type: ignore[no-untyped-def]
        self.faults.maybe(RuntimeError, StoreFailed, ValueError, told=(person, event))
        turn = await super().handle(person, event, **more)
        self.faults.maybe(RuntimeError, OSError, told=(event, turn))
        return turn


class Listener(Api):
    """Stands in for Telegram: keeps what people would be shown, and fails now and then."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.shown: list[str] = []
        self._ids = count(1000)

    async def send(self, chat: int, shown: object) -> int:
        self.faults.maybe(Refused, RuntimeError, told=(chat, shown))
        self.shown.append(repr(shown))
        return next(self._ids)

    async def edit(self, chat: int, message: int, shown: object) -> None:
        self.faults.maybe(Refused, RuntimeError, told=(chat, shown))
        self.shown.append(repr(shown))

    async def delete(self, chat, messages) -> None:
        self.faults.maybe(Refused, Unreachable, told=(chat, messages))

    async def answer(self, press: str) -> None:
        self.faults.maybe(Unreachable, told=press)

    async def leave(self, chat: int) -> None:
        self.faults.maybe(Unreachable, told=chat)


def run(
    folder: Path, plant: Plant, canaries: int, also: Callable[[object], None] = lambda what: None
) -> Marks:
    """Plant at least *canaries* and return what is left of them under *folder*.

    *also* is called with each update, to leak on purpose.
    """
    marks = Marks()
    printed = io.StringIO()
    with _logged(folder / "process.log"), redirect_stdout(printed), redirect_stderr(printed):
        while len(plant.planted) < canaries // 10:
            _terminal(plant, marks, printed)
        asyncio.run(_served(folder, plant, canaries, marks, also))
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
    marks: Marks,
    also: Callable[[object], None],
) -> None:
    faults = Faults(often=7)
    store = SqliteStore(
        folder / "store" / "henvend.sqlite", Rows(Sealer(KEYS.sealing), Packing(library))
    )
    service = FaultyService(library, store, HandClock(), FLOW)
    service.faults = faults
    api = Listener(faults)
    telegram = _telegram(api, service, store)
    page = application(
        Web(service, library, HandClock(), FLOW, partial(person_key, KEYS.person, NAME)),
        Policy(),
        Rates(FREE, FREE, FREE),
    )
    app = Starlette(routes=[route(telegram.intake, SECRET), Mount("/", page)])
    sending = asyncio.create_task(telegram.sender.run())
    answers = (folder / "answers.txt").open("ab")
    transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=("127.0.0.1", 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://henvend.example") as client:
        half = False
        while len(plant.planted) < canaries:
            transport.client = (plant.address(), 1)
            await _a_conversation(client, plant, marks, answers, also, telegram)
            await _is_reminded(plant.chat(), store, telegram, marks)
            if not half and len(plant.planted) > canaries / 2:
                half = True
                marks.look(folder, plant)  # while the log beside the database is full
    await asyncio.sleep(0.2)
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    await telegram.intake.close()
    answers.write("\n".join(api.shown).encode())
    answers.write(json.dumps(telegram.intake.counts).encode())
    answers.close()
    marks.look(folder, plant)
    await store.sweep(TUESDAY)
    store.close()
    marks.faults = faults.happened


def _telegram(api: Api, service: ChatService, store: Store):  # type: ignore[no-untyped-def]
    return channel(
        api,
        8123,
        service,
        store,
        person=person,
        button_key=KEYS.buttons,
        without_store=lambda event: begin(library(), FLOW, event, TUESDAY, DA),
        chance=at_once,
        rate=1e6,
        acute_rate=1e6,
    )


def _press_in(update) -> bytes:  # type: ignore[no-untyped-def]
    """Return the id of a press: it goes back to Telegram, and may be nowhere else."""
    return update.get("callback_query", {}).get("id", "no press").encode()


async def _is_reminded(chat, store, telegram, marks) -> None:  # type: ignore[no-untyped-def]
    """Somebody has asked for a reminder, and its time has come; the row stays."""
    reminder = Reminder(MunicipalityCode("0740"), (ContactId("hotline"),), TUESDAY, DA)
    await store.reminders.keep(Errand(person(chat), None, reminder, str(chat), 0, (), TUESDAY))
    await telegram.reminders.look()
    marks.taken["reminder"] += 1


async def _a_conversation(client, plant, marks, answers, also, telegram) -> None:  # type: ignore[no-untyped-def]
    """One person in Telegram and one on the page, who type all sorts of things."""
    chat = plant.chat()
    for turn in range(12):
        data = plant.word() if turn % 4 else "not a button of ours"
        update = plant.press(chat, 1000 + turn, data) if turn % 3 == 2 else plant.update(chat)
        also(update)
        headers = {SECRET_HEADER: SECRET}
        answer = await client.post(PATH, json=update, headers=headers)
        answers.write(answer.content.replace(_press_in(update), b"its own id"))
        marks.taken["telegram"] += answer.status_code == 200
    shown = await client.get(f"/?lang=da&{plant.word()}={plant.phone().replace(' ', '')}")
    for turn in range(4):
        answers.write(shown.content)
        ticket = dict(HIDDEN.findall(shown.text))
        if "id" not in ticket:
            break
        fields = dict(plant.form(ticket))
        if turn == 2:
            fields["do"] = f"choose:{plant.word()}"
        headers = {"x-forwarded-for": plant.address(), "user-agent": plant.name()}
        shown = await client.post("/", data=fields, headers=headers)
        marks.taken["web"] += shown.status_code == 200
    answers.write(shown.content)
    answers.write((await client.get(f"/{plant.word()}")).content)

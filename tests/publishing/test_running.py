"""The real service beside the real commands: each a process of its own, over one home."""

import asyncio
import os
import socket
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.dialogue.events import Choose, Done, Show, Start, Toggle
from bot.dialogue.replies import ShowOutcome
from bot.dialogue.walk import SUMMARY_SEEN
from bot.flow.model import ChoiceId
from bot.publishing.following import Following
from bot.publishing.shelf import MANIFEST, Shelf
from bot.service import ChatService, PersonKey
from bot.stores.memory import MemoryStore
from tests.command_line import run
from tests.publishing.club import (
    FLOW,
    FLOW_FILE,
    NEW_WORDS,
    NUMBER,
    HandClock,
    club,
    edited,
    published,
)
from tests.shipped import ROOT
from tests.telegram_emulator import Emulator, Person
from tests.telegram_emulator.server import TOKEN

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")

FIRST, NEW_FIRST = NEW_WORDS
SECOND, NEW_SECOND = "Hvem er du i klubben?", "Hvem er du her i klubben?"
WAIT = 60


class Machine:
    """A machine with a folder of content, the home of a service, and what an operator asks."""

    def __init__(self, root: Path, telegram: Emulator) -> None:
        self.content = club(root / "content")
        self.published = root / "home" / "published"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.operation = f"127.0.0.1:{free.getsockname()[1]}"
        self._environment = os.environ | {
            "HENVEND_HOME": str(root / "home"),
            "HENVEND_CONTENT": str(self.content),
            "HENVEND_LISTEN": "127.0.0.1:0",
            "HENVEND_OPERATION_LISTEN": self.operation,
            "HENVEND_TELEGRAM_TOKEN": TOKEN,
            "HENVEND_TELEGRAM_API": telegram.url,
        }

    async def begun(self, *words: str) -> asyncio.subprocess.Process:
        pipe = asyncio.subprocess.PIPE
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *words),
            cwd=ROOT,
            env=self._environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=pipe,
            stderr=pipe,
        )

    @asynccontextmanager
    async def serving(self, *words: str):
        process = await self.begun("serve", *words)
        try:
            yield process
        finally:
            process.terminate()
            _, log = await asyncio.wait_for(process.communicate(), WAIT)
            assert process.returncode == 0, log.decode()

    async def does(self, *words: str) -> str:
        process = await self.begun(*words)
        out, wrong = await asyncio.wait_for(process.communicate(), 4 * WAIT)
        assert process.returncode == 0, wrong.decode()
        return out.decode()

    async def until_content_is(self, part: str) -> str:
        """Wait until /readyz tells *part* of the content; ready it is all the time."""
        said = ""
        async with httpx.AsyncClient(trust_env=False) as client:
            for _ in range(WAIT * 5):
                answer = await client.get(f"http://{self.operation}/readyz")
                assert answer.status_code == 200
                said = answer.json()["parts"]["content"]
                if part in said:
                    return said
                await asyncio.sleep(0.2)
        raise AssertionError(said)

    async def version(self) -> int:
        """Return which version serves, as Prometheus is told."""
        async with httpx.AsyncClient(trust_env=False) as client:
            figures = (await client.get(f"http://{self.operation}/metrics")).text
        line = next(each for each in figures.splitlines() if each.startswith(FIGURE))
        return int(float(line.split()[1]))

    async def until_version(self, number: int) -> None:
        for _ in range(WAIT * 5):
            if await self.version() == number:
                return
            await asyncio.sleep(0.2)
        raise AssertionError(await self.version())


FIGURE = "henvend_content_version "


@pytest.mark.threat("E22")
async def test_who_is_in_a_conversation_goes_on_and_who_comes_gets_what_is_published(
    telegram: Emulator, tmp_path: Path
) -> None:
    machine = Machine(tmp_path, telegram)
    anna, bent, cilla = (Person(telegram, number) for number in (11, 12, 13))
    async with machine.serving():
        await anna.writes("/start")
        await anna.sees(FIRST, WAIT)
        edited(machine.content, FLOW_FILE, NEW_WORDS, (SECOND, NEW_SECOND))
        told = await machine.does("publish", "--by", "faglig leder", "--yes")
        await machine.until_version(2)
        await bent.writes("/start")
        await bent.sees(NEW_FIRST, WAIT)
        await anna.presses("Nej")
        await anna.sees(SECOND, WAIT)

    assert "Samtaler, der kører: 1. 1 går videre" in told
    async with machine.serving():
        await anna.writes("/hvor")
        await bent.presses("Nej")
        await bent.sees(NEW_SECOND, WAIT)
        await anna.presses("Medlem")
        await anna.sees("I hvilken kommune", WAIT)
        await machine.does("rollback", "--by", "vagthavende")
        await machine.until_version(3)
        await cilla.writes("/start")
        await cilla.sees(FIRST, WAIT)


@pytest.mark.threat("E20", "E21")
async def test_edits_and_torn_folders_do_nothing_but_what_health_says(
    telegram: Emulator, tmp_path: Path
) -> None:
    machine, anna = Machine(tmp_path, telegram), Person(telegram, 11)
    async with machine.serving():
        await anna.writes("/start")
        await anna.sees(FIRST, WAIT)
        (machine.content / FLOW_FILE).write_text("flow: [", "utf-8")
        torn = machine.published / "000002"
        torn.mkdir()
        (torn / MANIFEST).write_text("{", "utf-8")
        said = await machine.until_content_is("version 2")
        await anna.presses("Nej")
        await anna.sees(SECOND, WAIT)

    assert "the last good content serves" in said


async def test_live_the_folder_itself_serves(telegram: Emulator, tmp_path: Path) -> None:
    machine, anna = Machine(tmp_path, telegram), Person(telegram, 11)
    async with machine.serving("--live"):
        await anna.writes("/start")
        await anna.sees(FIRST, WAIT)
        edited(machine.content, FLOW_FILE, NEW_WORDS)
        for _ in range(20):
            await anna.writes("/slet")
            await anna.writes("/start")
            if NEW_FIRST in await anna.sees("Løber der vand", WAIT):
                break
            await asyncio.sleep(0.5)
        await anna.sees(NEW_FIRST, WAIT)

    assert not machine.published.exists()


@pytest.mark.threat("E22")
async def test_a_withdrawn_number_is_out_at_the_next_press(tmp_path: Path, monkeypatch) -> None:
    """In the middle of a conversation, at an ending that shows it."""
    monkeypatch.setenv("HENVEND_HOME", str(tmp_path / "home"))
    content, shelf = club(tmp_path / "content"), Shelf(tmp_path / "home" / "published")
    clock = HandClock()
    published(shelf, content, clock)
    books = Following(shelf, clock)
    books.look()
    service, anna = ChatService(books.current, MemoryStore(), clock, FLOW), PersonKey(b"a" * 16)
    turn = await service.handle(anna, Start(""))
    for answers in (("nej",), ("vicevaert",), ("0901",), ("nord",)):
        stamp = turn.session.stamp
        turn = await service.handle(anna, Choose(tuple(map(ChoiceId, answers)), stamp))
    for tick in ("skimmel", "gulv"):
        turn = await service.handle(anna, Toggle(ChoiceId(tick), True, turn.session.stamp))
    turn = await service.handle(anna, Done(turn.session.stamp))
    turn = await service.handle(anna, Choose((SUMMARY_SEEN,), turn.session.stamp))

    assert NUMBER in str(turn.replies[-1])
    words = ("aaby", "toemrer-nat", "--why", "nummeret er nedlagt", "--content", str(content))
    assert (await asyncio.to_thread(run, "withdraw", *words))[0] == 0
    clock.passes(seconds=1)
    books.look()
    again = await service.handle(anna, Show())
    assert isinstance(again.replies[-1], ShowOutcome)
    assert NUMBER not in str(again.replies[-1])
    assert again.session.state == turn.session.state

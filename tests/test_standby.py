"""From a cold start, whatever is broken: the acute card is answered, and then the rest."""

import asyncio
import shutil
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.app.standby import Content, Told, serve_or_stand_by
from bot.channels.acute_card import acute_card
from bot.channels.telegram.phrases import phrases
from bot.language import DA, EN
from bot.settings import read
from tests.channels.our_side import FLOW, HandClock, library
from tests.channels.walking import FIRST
from tests.patience import PATIENCE
from tests.served import ended, program
from tests.shipped import ROOT
from tests.telegram_emulator import Emulator, Person
from tests.telegram_emulator.server import TOKEN

CALL_112 = acute_card(DA).steps[0]


class Operator:
    """Who starts the service, and reads what it says."""

    def __init__(self) -> None:
        self.address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self.wrong: list[str] = []
        self.content: Content | None = Content(library(), FLOW, None)

    def look(self) -> Content | None:
        return self.content

    def told(self) -> Told:
        return Told(self.address.set_result, self.wrong.append)


@asynccontextmanager
async def started(telegram: Emulator, home: Path, operator: Operator):
    environment = {
        "HENVEND_HOME": str(home),
        "HENVEND_LISTEN": "127.0.0.1:0",
        "HENVEND_TELEGRAM_TOKEN": TOKEN,
        "HENVEND_TELEGRAM_API": telegram.url,
    }
    stop = asyncio.Event()
    serving = serve_or_stand_by(
        read(environment), operator.look, HandClock(), stop, operator.told()
    )
    task = asyncio.create_task(serving)
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait_for(task, PATIENCE)


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch) -> None:
    monkeypatch.setattr("bot.app.standby.AGAIN", 1.0)
    monkeypatch.setattr("bot.app.standby.LOOK", 0.05)


@pytest.mark.threat("E20")
async def test_with_broken_content_the_card_is_answered_until_it_is_mended(telegram, tmp_path):
    anna, bent, operator = Person(telegram), Person(telegram, 4711), Operator()
    good, operator.content = operator.content, None
    async with started(telegram, tmp_path, operator):
        await anna.writes("/akut")
        shown = await anna.sees(CALL_112, PATIENCE)
        await bent.writes("/start")
        await bent.sees(phrases(DA).failed, PATIENCE)

        assert acute_card(EN).steps[0] in shown
        assert phrases(DA).failed not in shown
        assert operator.wrong == ["the content has errors"]

        operator.content = good
        await asyncio.wait_for(operator.address, PATIENCE)
        await bent.writes("/start")
        await bent.sees(FIRST, PATIENCE)


def a_file_where_a_folder_should_be(home: Path) -> Path:
    path = home / "conversations"
    path.write_text("not a folder")
    return path


def keys_of_another_form(home: Path) -> Path:
    path = home / "keys" / "henvend.key"
    path.parent.mkdir()
    path.write_text("no keys")
    return path


@pytest.mark.threat("G6", "G8")
@pytest.mark.parametrize("broken", [a_file_where_a_folder_should_be, keys_of_another_form])
async def test_without_store_or_keys_the_card_is_answered(telegram, tmp_path, broken):
    """Both are opened again and again, and then everything goes on."""
    anna, operator = Person(telegram), Operator()
    path = broken(tmp_path)
    async with started(telegram, tmp_path, operator):
        await anna.writes("/akut")
        await anna.sees(CALL_112, PATIENCE)

        assert len(operator.wrong) == 1

        path.unlink()
        await asyncio.wait_for(operator.address, PATIENCE)
        await anna.writes("/start")
        await anna.sees(FIRST, PATIENCE)


async def test_a_second_word_within_a_minute_brings_no_second_card(telegram, tmp_path):
    """Everything is acknowledged all the same: what is refused holds back what comes next."""
    anna, operator = Person(telegram), Operator()
    operator.content = None
    async with started(telegram, tmp_path, operator):
        await anna.writes("/akut")
        await anna.sees(CALL_112, PATIENCE)
        last = 0
        for _ in range(20):
            last = await anna.writes("/akut")
        await anna.writes("/start")
        await telegram.until(lambda: telegram.confirmed >= last)

        assert len(telegram.called("sendMessage")) == 1


def copied(to: Path) -> Path:
    for folder in ("flows", "municipal_configs"):
        shutil.copytree(ROOT / folder, to / folder)
    return to


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
async def test_the_command_starts_with_broken_content_and_says_what_is_wrong(telegram, tmp_path):
    content = copied(tmp_path / "content")
    spoilt = content / "flows" / "laws.yaml"
    before = spoilt.read_text("utf-8")
    spoilt.write_text("laws: [\n", "utf-8")
    async with program(telegram, tmp_path / "home", HENVEND_CONTENT=str(content)) as process:
        anna = Person(telegram)
        await anna.writes("/akut")
        await anna.sees(CALL_112, PATIENCE)
        spoilt.write_text(before, "utf-8")
        line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
        await _acute_page(line.decode().split()[1])
        await anna.writes("/start")
        await anna.sees(FIRST, PATIENCE)
        _, log = await ended(process)

    assert process.returncode == 0, log
    assert "flows/laws.yaml" in log
    assert "det akutte kort" in log


async def _acute_page(address: str) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        assert CALL_112 in (await client.get(address + "akut")).text

"""The composition root: the whole bot runs from settings, is stopped, and goes on where it was."""

import asyncio
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.app.serve import serve
from bot.app.telegram import set_up_telegram
from bot.channels.telegram.webhook import PATH, SECRET_HEADER
from bot.language import DA
from bot.settings import Settings, WrongSetting, read
from bot.words import words
from tests.channels.our_side import FLOW, SECRET, HandClock, library
from tests.channels.walking import FIRST, NO, SECOND, to_the_ending
from tests.patience import PATIENCE
from tests.served import ended, program
from tests.shipped import ROOT
from tests.telegram_emulator import Emulator, Person
from tests.telegram_emulator.server import TOKEN


def settings(telegram: Emulator, home: Path, **more: str) -> Settings:
    return read(
        {
            "HENVEND_HOME": str(home),
            "HENVEND_LISTEN": "127.0.0.1:0",
            "HENVEND_TELEGRAM_TOKEN": TOKEN,
            "HENVEND_TELEGRAM_API": telegram.url,
            **more,
        }
    )


@asynccontextmanager
async def running(of: Settings) -> AsyncIterator[None]:
    stop = asyncio.Event()
    task = asyncio.create_task(serve(of, library(), FLOW, HandClock(), stop))
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait_for(task, PATIENCE)


@pytest.mark.threat("B16")
async def test_a_conversation_goes_on_after_a_restart(telegram, tmp_path) -> None:
    anna = Person(telegram)
    async with running(settings(telegram, tmp_path)):
        await anna.writes("/start")
        await anna.sees(FIRST)
    async with running(settings(telegram, tmp_path)):
        await anna.presses(NO)
        await anna.sees(SECOND)


@pytest.mark.threat("I6")
async def test_what_is_kept_can_be_read_by_nobody_else(telegram, tmp_path) -> None:
    anna = Person(telegram)
    async with running(settings(telegram, tmp_path)):
        await anna.writes("/start")
        await anna.sees(FIRST)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]

    assert kept
    assert all(path.stat().st_mode & 0o077 == 0 for path in kept if path.suffix == ".key")
    assert all(str(anna.id).encode() not in path.read_bytes() for path in kept)


async def test_with_a_public_address_the_webhook_is_served_and_told_to_telegram(
    telegram, tmp_path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    public = settings(
        telegram,
        tmp_path,
        HENVEND_PUBLIC_URL="https://henvend.example",
        HENVEND_WEBHOOK_SECRET=SECRET,
        HENVEND_LISTEN=f"127.0.0.1:{port}",
    )
    anna = Person(telegram)
    async with running(public), httpx.AsyncClient() as client:
        address = f"http://127.0.0.1:{port}{PATH}"
        started = {
            "update_id": 1,
            "message": {
                "message_id": 1,
                "date": 0,
                "text": "/start",
                "chat": {"id": anna.id, "type": "private"},
                "from": {"id": anna.id, "is_bot": False, "first_name": "A"},
            },
        }
        done = await _posted(client, address, started, SECRET)
        refused = await client.post(address, json=started, headers={SECRET_HEADER: "wrong"})
        await anna.sees(FIRST)

    assert done == 200
    assert refused.status_code == 401
    assert telegram.webhook_url == f"https://henvend.example{PATH}"


async def _posted(client: httpx.AsyncClient, address: str, update: object, secret: str) -> int:
    """Post *update* as soon as somebody listens."""
    for _ in range(200):
        try:
            return (
                await client.post(address, json=update, headers={SECRET_HEADER: secret})
            ).status_code
        except httpx.ConnectError:
            await asyncio.sleep(0.05)
    raise AssertionError("nobody listens after ten seconds")


async def test_set_up_describes_the_bot_in_both_languages(telegram, tmp_path) -> None:
    await set_up_telegram(settings(telegram, tmp_path))

    assert {language for _, language in telegram.described} >= {"", "en"}


async def test_telegram_cannot_be_set_up_without_a_token(tmp_path) -> None:
    without = read({"HENVEND_HOME": str(tmp_path)})

    with pytest.raises(WrongSetting, match="BotFather"):
        await set_up_telegram(without)


async def test_without_a_token_the_page_is_served_and_keys_are_made(tmp_path) -> None:
    home = read({"HENVEND_HOME": str(tmp_path), "HENVEND_LISTEN": "127.0.0.1:0"})
    stop, told = asyncio.Event(), asyncio.get_running_loop().create_future()
    task = asyncio.create_task(
        serve(home, library(), FLOW, HandClock(), stop, ready=told.set_result)
    )
    address = await asyncio.wait_for(told, PATIENCE)
    async with httpx.AsyncClient() as client:
        page = await client.get(address)
        elsewhere = await client.post(f"{address}{PATH}", json={})
    stop.set()
    await asyncio.wait_for(task, PATIENCE)

    assert page.status_code == 200
    assert "Er nogen i fare" in page.text
    assert elsewhere.status_code == 404
    assert home.key_file.stat().st_mode & 0o077 == 0
    assert home.key_file.parent != home.database.path.parent


@pytest.mark.threat("B19", "H7")
@pytest.mark.parametrize("fault", ["unreachable", "revoked"])
async def test_when_telegram_fails_the_page_goes_on(telegram, tmp_path, fault: str) -> None:
    of = settings(
        telegram,
        tmp_path,
        HENVEND_LISTEN="127.0.0.1:0",
        **(
            {"HENVEND_TELEGRAM_API": "http://127.0.0.1:9"}
            if fault == "unreachable"
            else {"HENVEND_TELEGRAM_TOKEN": "1:REVOKED"}
        ),
    )
    stop, told = asyncio.Event(), asyncio.get_running_loop().create_future()
    task = asyncio.create_task(serve(of, library(), FLOW, HandClock(), stop, ready=told.set_result))
    address = await asyncio.wait_for(told, PATIENCE)
    await asyncio.sleep(0.5)
    async with httpx.AsyncClient() as client:
        page = await client.get(address)
    stop.set()
    await asyncio.wait_for(task, PATIENCE)

    assert page.status_code == 200


async def test_a_taken_port_is_said_and_not_waited_for(tmp_path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        home = read({"HENVEND_HOME": str(tmp_path), "HENVEND_LISTEN": f"127.0.0.1:{port}"})
        with pytest.raises(OSError, match="in use"):
            await serve(home, library(), FLOW, HandClock(), asyncio.Event())


def _command(*argv: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *argv],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
async def test_the_command_serves_until_it_is_told_to_stop(telegram, tmp_path) -> None:
    async with program(telegram, tmp_path) as process:
        anna = Person(telegram)
        await anna.writes("/start")
        await anna.sees(FIRST, PATIENCE)
        out, log = await ended(process)

    assert process.returncode == 0, log
    assert "Ctrl-C" in out
    assert "Siden:    http://127.0.0.1:" in out
    assert str(tmp_path / "keys" / "henvend.key") in out
    assert str(anna.id) not in log
    assert TOKEN.partition(":")[2] not in log


def test_a_missing_token_is_exit_code_2_and_no_traceback(tmp_path) -> None:
    done = _command("telegram-setup", HENVEND_HOME=str(tmp_path))

    assert done.returncode == 2
    assert "HENVEND_TELEGRAM_TOKEN" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_telegram_that_cannot_be_reached_is_exit_code_1_without_the_token(tmp_path) -> None:
    done = _command(
        "telegram-setup",
        HENVEND_HOME=str(tmp_path),
        HENVEND_TELEGRAM_TOKEN=TOKEN,
        HENVEND_TELEGRAM_API="http://127.0.0.1:9",
    )

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert TOKEN.partition(":")[2] not in done.stderr


@pytest.mark.threat("F14")
async def test_a_clock_that_telegram_contradicts_is_told_and_not_believed(
    telegram, tmp_path
) -> None:
    """The hand clock stands in September; the emulated Telegram states the machine's time."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        operation = f"127.0.0.1:{free.getsockname()[1]}"
    of = settings(telegram, tmp_path, HENVEND_OPERATION_LISTEN=operation)
    anna = Person(telegram)
    async with running(of), httpx.AsyncClient(trust_env=False) as client:
        ending = await to_the_ending(anna)
        parts = (await client.get(f"http://{operation}/readyz")).json()["parts"]
        figures = (await client.get(f"http://{operation}/metrics")).text

    assert words(DA).time_unknown in ending
    assert "not known" in parts["time"]
    assert "henvend_time_known 0.0" in figures

"""When Telegram has not answered for a while the page says so, and no longer once it does."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.app.serve import serve
from bot.channels.telegram import watchdog
from bot.channels.telegram.watchdog import AWAY
from bot.channels.web.phrases import wording
from bot.language import DA, EN
from bot.settings import read
from tests.channels.our_side import FLOW, SECRET, HandClock, library
from tests.patience import PATIENCE
from tests.telegram_emulator import Emulator
from tests.telegram_emulator.server import TOKEN

WEBHOOK = {
    "HENVEND_PUBLIC_URL": "https://henvend.example",
    "HENVEND_WEBHOOK_SECRET": SECRET,
}
FIVE_MINUTES = 300
SAID = wording(DA).telegram_away


class Hand:
    """The seconds of the watchdog's clock, moved by hand."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def seconds(monkeypatch) -> Hand:
    """A clock that is moved by hand, and looks that come without waiting a minute."""
    hand = Hand()
    monkeypatch.setattr(watchdog, "_seconds", hand)
    monkeypatch.setattr(watchdog, "EVERY", 0.02)
    monkeypatch.setattr(watchdog, "SOONER", 0.02)
    return hand


class Visited:
    """What one running service shows: to people, and to an operator."""

    def __init__(self, client: httpx.AsyncClient, page: str, operation: str) -> None:
        self._client = client
        self._page = page
        self._operation = operation

    async def page(self, path: str = "/") -> str:
        return (await self._client.get(self._page + path)).text

    async def says_so(self) -> bool:
        return SAID in await self.page()

    async def part(self) -> str:
        answer = await self._client.get(f"{self._operation}/readyz")
        assert answer.status_code == 200
        return answer.json()["parts"].get("telegram", "")

    async def figure(self) -> str:
        text = (await self._client.get(f"{self._operation}/metrics")).text
        found = (each for each in text.splitlines() if each.startswith("henvend_telegram_away"))
        return next(found, "")

    async def alive(self) -> int:
        return (await self._client.get(f"{self._operation}/healthz")).status_code


def free_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"127.0.0.1:{free.getsockname()[1]}"


@asynccontextmanager
async def visited(home: Path, **environment: str) -> AsyncIterator[Visited]:
    """Run the whole service and give what it shows."""
    listen, operation = free_address(), free_address()
    where = {
        "HENVEND_HOME": str(home),
        "HENVEND_LISTEN": listen,
        "HENVEND_OPERATION_LISTEN": operation,
    }
    stop, told = asyncio.Event(), asyncio.get_running_loop().create_future()
    running = serve(
        read(where | environment), library(), FLOW, HandClock(), stop, ready=told.set_result
    )
    task = asyncio.create_task(running)
    await asyncio.wait_for(told, PATIENCE)
    async with httpx.AsyncClient(trust_env=False) as client:
        try:
            yield Visited(client, f"http://{listen}", f"http://{operation}")
        finally:
            stop.set()
            await asyncio.wait_for(task, PATIENCE)


def at(telegram: Emulator) -> dict[str, str]:
    return {"HENVEND_TELEGRAM_TOKEN": TOKEN, "HENVEND_TELEGRAM_API": telegram.url}


async def looked(telegram: Emulator, times: int = 2) -> None:
    """Wait until the service has looked *times* more."""
    before = len(telegram.called("getWebhookInfo"))
    await telegram.until(lambda: len(telegram.called("getWebhookInfo")) >= before + times)


async def until(shown: Visited, *, said: bool) -> None:
    async with asyncio.timeout(PATIENCE):
        while await shown.says_so() is not said:
            await asyncio.sleep(0.02)


@pytest.mark.threat("B19")
@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_the_page_tells_that_telegram_does_not_answer_until_it_does(
    telegram, tmp_path, seconds, way: str
) -> None:
    more = WEBHOOK if way == "webhook" else {}
    async with visited(tmp_path, **at(telegram), **more) as shown:
        await looked(telegram)
        assert not await shown.says_so()
        assert await shown.part() == "ok"

        telegram.silent = True
        await looked(telegram)
        seconds.at += AWAY - 1
        await looked(telegram)
        assert not await shown.says_so()

        seconds.at += 2
        assert await shown.says_so()
        assert "unreached" in await shown.part()
        assert "the page says so" in await shown.part()
        assert await shown.figure() == "henvend_telegram_away 1.0"
        assert await shown.alive() == 200

        telegram.silent = False
        await until(shown, said=False)
        assert await shown.part() == "ok"
        assert await shown.figure() == "henvend_telegram_away 0.0"


def test_people_are_told_within_five_minutes() -> None:
    """A look that begins right before the time is up may still wait for its answer."""
    assert AWAY + watchdog.EVERY < FIVE_MINUTES
    assert watchdog.EVERY < AWAY


@pytest.mark.threat("B19")
async def test_it_is_said_wherever_somebody_may_come_from_telegram_and_in_both_languages(
    telegram, tmp_path, seconds
) -> None:
    async with visited(tmp_path, **at(telegram), **WEBHOOK) as shown:
        await looked(telegram)
        telegram.silent = True
        await looked(telegram)
        seconds.at += AWAY + 1
        danish = ["/", "/silkeborg", "/0740-ansat", "/handlingsplan", "/tilgaengelighed"]
        said = {path: SAID in await shown.page(path) for path in danish}
        english = await shown.page("/?lang=en")
        acute = await shown.page("/akut")

    assert said == dict.fromkeys(danish, True)
    assert f'role="status" class="now">{wording(EN).telegram_away}<' in english
    assert "Telegram" not in acute


@pytest.mark.threat("B19")
async def test_every_worker_sees_for_itself_that_telegram_is_away(
    telegram, tmp_path, seconds, postgres_tables
) -> None:
    shared = {
        **at(telegram),
        **WEBHOOK,
        "DATABASE_URL": postgres_tables,
        "HENVEND_KEY_FILE": str(tmp_path / "keys"),
    }
    async with (
        visited(tmp_path / "one", **shared) as one,
        visited(tmp_path / "two", **shared) as two,
    ):
        await looked(telegram, 4)
        telegram.silent = True
        await looked(telegram, 4)
        before = [await one.says_so(), await two.says_so()]
        seconds.at += AWAY + 1
        for worker in (one, two):
            await until(worker, said=True)
        telegram.silent = False
        for worker in (one, two):
            await until(worker, said=False)

    assert before == [False, False]


@pytest.mark.threat("B19", "H7")
async def test_a_token_that_telegram_does_not_know_is_told_as_well(
    telegram, tmp_path, seconds
) -> None:
    revoked = {**at(telegram), "HENVEND_TELEGRAM_TOKEN": "1:REVOKED"}
    async with visited(tmp_path, **revoked) as shown:
        seconds.at += AWAY + 1
        assert await shown.says_so()


@pytest.mark.threat("B19")
async def test_without_a_token_nothing_is_said_of_telegram(tmp_path, seconds) -> None:
    async with visited(tmp_path) as shown:
        seconds.at += 10 * AWAY
        page = await shown.page()
        part, figure = await shown.part(), await shown.figure()

    assert "Telegram" not in page
    assert (part, figure) == ("", "")

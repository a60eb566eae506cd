"""Signs of life, over HTTP: as long as all is well, and not otherwise."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from bot.app.operation import operated
from bot.operation.heartbeat import beating
from bot.settings import WrongSetting, read
from tests.patience import PATIENCE
from tests.served import ended, program
from tests.telegram_emulator import Emulator

SECRET = "/ping/4f1c-canary"


class Watcher:
    """Whoever watches from outside: remembers what was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.status = "200 OK"
        self.address = ""

    @asynccontextmanager
    async def serving(self):
        server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}{SECRET}"
        async with server:
            yield self

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        self.asked.append(head.decode())
        writer.write(f"HTTP/1.1 {self.status}\r\nContent-Length: 0\r\n\r\n".encode())
        await writer.drain()
        writer.close()

    async def hears(self, more: int = 1) -> None:
        """Wait until *more* signs have come."""
        wanted = len(self.asked) + more
        async with asyncio.timeout(PATIENCE):
            while len(self.asked) < wanted:
                await asyncio.sleep(0.005)


@pytest.fixture
async def watcher():
    async with Watcher().serving() as watching:
        yield watching


@asynccontextmanager
async def signs(address: str, is_ready):
    task = asyncio.create_task(beating(address, is_ready, every=0.01))
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.mark.threat("I10")
async def test_signs_go_out_while_all_is_well_and_only_then(watcher):
    well = True

    async def is_ready() -> bool:
        asked.set()
        return well

    asked = asyncio.Event()
    async with signs(watcher.address, is_ready):
        await watcher.hears(3)
        well = False
        for _ in range(3):  # the sign under way may still arrive; then two looks without one
            asked.clear()
            await asyncio.wait_for(asked.wait(), PATIENCE)
        before = len(watcher.asked)
        for _ in range(3):
            asked.clear()
            await asyncio.wait_for(asked.wait(), PATIENCE)
        assert len(watcher.asked) == before
        well = True
        await watcher.hears()

    assert all(each.startswith(f"GET {SECRET} ") for each in watcher.asked)


@pytest.mark.threat("I10")
async def test_a_watcher_that_does_not_answer_ends_nothing_and_is_told_once(watcher, caplog):
    async def is_ready() -> bool:
        return True

    watcher.status = "500 Internal Server Error"
    async with signs(watcher.address, is_ready) as task:
        await watcher.hears(3)
        watcher.status = "200 OK"
        await watcher.hears(2)
        assert not task.done()

    assert [each for each in caplog.messages if "sign of life" in each] == [
        "the sign of life does not arrive: 500"
    ]
    ours = [each.getMessage() for each in caplog.records if each.name.startswith("henvend")]
    assert SECRET not in "".join(ours)


async def test_nobody_there_ends_nothing(caplog):
    async def is_ready() -> bool:
        return True

    async with signs("http://127.0.0.1:9/x", is_ready) as task:
        async with asyncio.timeout(PATIENCE):
            while "does not arrive: ConnectError" not in caplog.text:
                await asyncio.sleep(0.005)
        assert not task.done()


@pytest.mark.threat("I10")
async def test_the_program_gives_signs_of_life_without_telling_where_to(watcher, tmp_path):
    watcher.status = "500 Internal Server Error"
    async with Emulator().serving() as telegram:
        async with program(telegram, tmp_path, HENVEND_HEARTBEAT_URL=watcher.address) as process:
            said = await asyncio.wait_for(process.stderr.readuntil(b"sign of life"), PATIENCE)
            out, more = await ended(process)

    assert len(watcher.asked) == 1
    assert SECRET not in said.decode() + more + out


def test_where_nothing_is_set_nothing_goes_out(tmp_path):
    settings = read({"HENVEND_HOME": str(tmp_path)})

    assert settings.heartbeat is None
    assert operated(settings, None, None) == []


def test_the_address_is_a_secret_and_must_be_one(tmp_path):
    settings = read({"HENVEND_HOME": str(tmp_path), "HENVEND_HEARTBEAT_URL": "https://w.example/k"})

    assert "w.example" not in repr(settings)
    assert "https://w.example/k" in settings.secrets
    with pytest.raises(WrongSetting, match="HENVEND_HEARTBEAT_URL is no address"):
        read({"HENVEND_HEARTBEAT_URL": "w.example"})

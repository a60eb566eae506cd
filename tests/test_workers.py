"""The real program as several processes behind one address: killed, replaced, and nothing lost."""

import asyncio
import os
import re
import signal
import socket
import sys
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import httpx
import psycopg
import pytest

from bot.channels.telegram.webhook import PATH
from bot.cli.workers import Crew, NotReady, dismissed, started
from tests.channels.our_side import SECRET
from tests.channels.walking import NOBODY_TOLD, makes, moves
from tests.patience import PATIENCE
from tests.shipped import ROOT
from tests.telegram_emulator import Emulator, Person
from tests.telegram_emulator.server import TOKEN

PUBLIC = "https://henvend.example"


class Twice(Emulator):
    """A Telegram that delivers each update twice, at the same instant, over two connections."""

    address = ""

    async def _posted(self, client, update):
        real, self.webhook_url = self.webhook_url, self.address
        try:
            post = super()._posted
            codes = await asyncio.gather(post(client, update), post(client, update))
        finally:
            self.webhook_url = real
        return next((code for code in codes if code != 200), 200)


@pytest.fixture
async def telegram():
    async with Twice().serving() as running:
        yield running


class Service:
    """``henvend serve --workers 2``, and what it has said."""

    def __init__(self, process):
        self._process = process
        self.said = b""

    @property
    def workers(self) -> list[int]:
        """Return the ids of the processes that serve, the oldest first."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        return sorted(map(int, children.read_text().split()))

    def renew(self) -> None:
        self._process.send_signal(signal.SIGHUP)

    def kill(self) -> None:
        """Kill the crew alone, as a machine without memory does."""
        self._process.kill()

    async def rest(self) -> str:
        """Return what is still said, when all who could say something have ended."""
        rest = await asyncio.wait_for(self._process.stdout.read(), PATIENCE)
        await self._process.wait()
        return rest.decode()

    async def address(self) -> str:
        """Return where it answers, as soon as it does."""
        while True:
            line = await asyncio.wait_for(self._process.stdout.readline(), PATIENCE)
            assert line, self.said
            self.said += line
            if b"Ctrl-C" in line:
                return re.search(rb"https?://\S+:\d+", self.said)[0].decode()

    async def becomes(self, holds) -> list[int]:
        """Wait until *holds* of the workers' ids, and return them."""
        async with asyncio.timeout(PATIENCE):
            while not holds(found := self.workers):
                await asyncio.sleep(0.05)
        return found


@asynccontextmanager
async def serving(home, database, **more):
    environment = os.environ | {
        "HENVEND_HOME": str(home),
        "HENVEND_LISTEN": "127.0.0.1:0",
        "DATABASE_URL": database,
        "NO_PROXY": "127.0.0.1",
        **more,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "serve", "--workers", "2"),
        cwd=ROOT,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    service = Service(process)
    try:
        yield service
        if process.returncode is not None:  # the test has killed it
            return
        process.terminate()
        rest, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
        service.said += rest
        assert process.returncode == 0, service.said
    finally:
        if process.returncode is None:
            family = [*service.workers, process.pid]
            for each in family:
                with suppress(ProcessLookupError):
                    os.kill(each, signal.SIGKILL)
            await process.communicate()


@pytest.mark.threat("A6", "G16")
@pytest.mark.slow
async def test_two_processes_share_the_work_and_a_killed_one_loses_none_of_it(
    telegram, tmp_path, postgres_tables
):
    """Each update comes twice at once; both workers are killed, one after the other."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    telegram.address = f"http://127.0.0.1:{port}{PATH}"
    people = [Person(telegram, 4_600_000_000 + number) for number in range(3)]
    more = {
        "HENVEND_LISTEN": f"127.0.0.1:{port}",
        "HENVEND_PUBLIC_URL": PUBLIC,
        "HENVEND_WEBHOOK_SECRET": SECRET,
        "HENVEND_TELEGRAM_TOKEN": TOKEN,
        "HENVEND_TELEGRAM_API": telegram.url,
    }
    async with serving(tmp_path, postgres_tables, **more) as service:
        first = await service.becomes(lambda found: len(found) == 2)
        kills = list(first)
        for person in people:
            await person.writes("/start")
        for number, move in enumerate(moves()):
            await asyncio.gather(*(makes(person, move, PATIENCE) for person in people))
            if number in (2, 5):
                os.kill(kills.pop(0), signal.SIGKILL)
        endings = await asyncio.gather(*(person.sees(NOBODY_TOLD, PATIENCE) for person in people))
        last = await service.becomes(lambda found: len(found) == 2)

    assert not set(first) & set(last)
    for person, ending in zip(people, endings, strict=True):
        assert ending.count(NOBODY_TOLD) == 1
        cards = [each.content["phone_number"] for each in person.ours if each.kind != "text"]
        assert len(cards) - len(set(cards)) <= 1  # at most one message comes twice
    with psycopg.connect(postgres_tables) as db:
        turns = 1 + len(list(moves()))
        assert db.execute("SELECT version FROM person").fetchall() == [(turns,)] * len(people)
        assert db.execute("SELECT count(*) FROM delivery").fetchall() == [(turns * len(people),)]
        assert db.execute("SELECT count(*) FROM outbox").fetchall() == [(0,)]
    assert b"Traceback" not in service.said
    assert TOKEN.encode() not in service.said


async def slowly(address):
    """Return the status of a request whose head takes a second to arrive; 0 where it is refused."""
    host, _, port = address.partition("//")[2].partition(":")
    try:
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"GET / HTTP/1.1\r\nHost: henvend.example\r\n")
        await asyncio.sleep(1)
        writer.write(b"Accept: */*\r\n\r\n")
        answer = await reader.readline()
        writer.close()
    except OSError:
        return 0
    return int(answer.split()[1]) if answer else 0


@pytest.mark.threat("G19")
@pytest.mark.slow
async def test_while_every_worker_is_replaced_no_request_is_refused(tmp_path, postgres_tables):
    """At every moment some have connected and not yet asked, at either worker."""
    asked, stop = [], asyncio.Event()

    async def asking(address):
        while not stop.is_set():
            asked.append(await slowly(address))

    async with serving(tmp_path, postgres_tables) as service:
        address = await service.address()
        old = await service.becomes(lambda found: len(found) == 2)
        async with asyncio.TaskGroup() as group:
            for _ in range(8):
                group.create_task(asking(address))
            service.renew()
            await service.becomes(lambda found: len(found) == 2 and not set(old) & set(found))
            stop.set()

    assert len(asked) >= 8
    assert set(asked) == {200}


@pytest.mark.threat("G16")
@pytest.mark.slow
async def test_workers_end_when_their_crew_was_killed_and_leave_the_address_to_the_next(
    tmp_path, postgres_tables
):
    async with serving(tmp_path, postgres_tables) as service:
        address = await service.address()
        workers = await service.becomes(lambda found: len(found) == 2)
        service.kill()
        left = await service.rest()

    assert left.count("the process that started this worker is gone") == len(workers)
    port = address.rpartition(":")[2]
    async with serving(tmp_path, postgres_tables, HENVEND_LISTEN=f"127.0.0.1:{port}") as service:
        assert await service.address() == address


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgresql://a@b/c", "HENVEND_TELEGRAM_TOKEN": TOKEN}, "HENVEND_PUBLIC"),
    ],
)
async def test_what_several_workers_cannot_share_is_told_at_once(tmp_path, more, word):
    command = (sys.executable, "-m", "bot", "serve", "--workers", "2")
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=ROOT,
        env=os.environ | {"HENVEND_HOME": str(tmp_path)} | more,
        stderr=asyncio.subprocess.PIPE,
    )
    _, told = await asyncio.wait_for(process.communicate(), PATIENCE)

    assert process.returncode == 2
    assert word in told.decode()
    assert "Traceback" not in told.decode()


def program(text: str):
    """Return how a crew starts *text* as a worker."""
    with_tools = "import os, sys, time; from bot.operation.supervisor import *\n" + text

    async def start(alone):
        with socket.socket() as unused:
            command = [sys.executable, "-c", with_tools]
            return await started(command, os.environ, unused.fileno(), alone)

    return start


async def test_a_worker_that_does_not_begin_ends_the_whole_with_its_code():
    crew = Crew(program("sys.exit(7)"), 3, lambda: 0.0)
    with pytest.raises(NotReady) as told:
        await asyncio.wait_for(crew.run(asyncio.Event(), lambda: None), PATIENCE)

    assert told.value.code == 7


async def test_told_to_stop_while_a_worker_begins_leaves_none_behind(tmp_path):
    begun = tmp_path / "begun"
    stop = asyncio.Event()
    text = f"open({str(begun)!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    running = asyncio.create_task(Crew(program(text), 1, lambda: 0.0).run(stop, lambda: None))
    async with asyncio.timeout(PATIENCE):
        while not begun.exists() or not begun.read_text():
            await asyncio.sleep(0.01)
    stop.set()
    await asyncio.wait_for(running, PATIENCE)

    with pytest.raises(ProcessLookupError):
        os.kill(int(begun.read_text()), 0)


async def test_a_worker_with_the_acute_card_alone_is_enough_where_there_is_none_and_replaces_none():
    """Fault catalogue G: nobody is left without because the store is down at the start."""
    start = program("Supervisor().tell(ALONE); time.sleep(3)")
    first = await asyncio.wait_for(start(True), PATIENCE)
    await dismissed(first)

    with pytest.raises(NotReady):
        await asyncio.wait_for(start(False), PATIENCE)


async def test_with_the_database_down_several_workers_answer_with_the_acute_card(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    async with serving(tmp_path, f"postgresql://a@127.0.0.1:{port}/b") as service:
        address = await service.address()
        async with httpx.AsyncClient(trust_env=False) as browser:
            answer = await browser.get(address)

    assert "112" in answer.text

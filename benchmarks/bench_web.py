"""The web page under load: 200 people who press every two seconds, durable, beside a bare page.

Run: ``make bench``, or ``python benchmarks/bench_web.py SECONDS`` for a longer look. Each
server is a process of its own: `henvend serve` on its SQLite store, where an answer is sent
after its commit, and a Starlette application that returns one fixed page. Both meet the same
people at the same times in the same run, after each has answered once. What is measured is a
press, from the first byte sent to the last received. The first page is weighed with its
stylesheet and script, packed.
"""

import asyncio
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlencode
from urllib.request import urlopen

PEOPLE, PAUSE = 200, 2.0
SECONDS = 10.0
PRESSES: tuple[tuple[tuple[str, str], ...], ...] = (
    (("do", "choose:nej"),),
    (("do", "choose:medarbejder"),),
    (("do", "write"), ("text", "Silkeborg")),
    (("do", "choose:under-18"),),
    (("do", "ticks"), ("answer", "symboler"), ("answer", "isolation")),
    (("do", "choose:nej"),),
    (("do", "choose:go"),),
)
FIELDS = re.compile(rb'name="(id|stamp|lang|start)" value="([^"]*)"')
BARE = """
import sys, uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
async def page(request):
    await request.body()
    return HTMLResponse("<!doctype html><title>x</title>" + "<p>bare</p>" * 600)
app = Starlette(routes=[Route("/", page, methods=["GET", "POST"])])
uvicorn.run(app, port=int(sys.argv[1]), access_log=False, log_level="error", ws="none")
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and how long it took in seconds."""

    status: int
    body: bytes
    took: float


class Person:
    """Somebody with one connection, who keeps it open as a browser does."""

    def __init__(self, port: int, number: int) -> None:
        self._port = port
        self._address = f"10.0.{number // 250}.{number % 250 + 1}"

    async def open(self) -> None:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)

    async def ask(self, method: str, body: bytes = b"", path: str = "/", more: str = "") -> Answer:
        kind = "content-type: application/x-www-form-urlencoded\r\n" if body else ""
        head = (
            f"{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nx-forwarded-for: {self._address}\r\n"
            f"{kind}{more}content-length: {len(body)}\r\n\r\n"
        )
        began = time.perf_counter()
        self._writer.write(head.encode() + body)
        answered = await self._reader.readuntil(b"\r\n\r\n")
        length = int(re.search(rb"content-length: (\d+)", answered).group(1))
        content = await self._reader.readexactly(length)
        return Answer(int(answered.split(b" ", 2)[1]), content, time.perf_counter() - began)

    def close(self) -> None:
        self._writer.close()


async def pressing(port: int, number: int, until: float) -> list[float]:
    """Press every two seconds until *until*, conversation after conversation.

    The first conversation is left after some presses, not the same for all: else everybody
    would stand at the same question for the rest of the run.
    """
    person, took = Person(port, number), []
    presses = PRESSES[: 1 + number % len(PRESSES)]
    await asyncio.sleep(PAUSE * number / PEOPLE)
    while time.perf_counter() < until:
        await person.open()
        page = (await person.ask("GET")).body
        for press in presses:
            await asyncio.sleep(PAUSE)
            if time.perf_counter() >= until:
                break
            hidden = dict(FIELDS.findall(page))
            answer = await person.ask("POST", urlencode([*hidden.items(), *press]).encode())
            if answer.status != 200:
                raise RuntimeError(f"a press was answered with {answer.status}")
            took.append(answer.took)
            page = answer.body
        person.close()
        presses = PRESSES
    return took


async def pressed(ports: dict[str, int], seconds: float) -> dict[str, list[float]]:
    """Return what each press took, by server; all are pressed at the same time."""
    until = time.perf_counter() + seconds
    found = {}
    for name, port in ports.items():
        tasks = (pressing(port, number, until) for number in range(PEOPLE))
        found[name] = asyncio.gather(*tasks)
    return {name: [x for each in await task for x in each] for name, task in found.items()}


async def weight(port: int) -> tuple[int, int]:
    """Return the bytes of the first page as sent packed, with and without style and script."""
    person = Person(port, 0)
    await person.open()
    page = (await person.ask("GET")).body
    paths = ["/", *re.findall(r'(?:href|src)="(/-/[^"]+)"', page.decode())]
    packed = "accept-encoding: gzip\r\n"
    sizes = [len((await person.ask("GET", path=path, more=packed)).body) for path in paths]
    person.close()
    return sum(sizes), sizes[0]


@contextmanager
def running(*command: str, **environment: str) -> Iterator[int]:
    """Run a server on a free port of this machine until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    told = {**os.environ, **environment, "HENVEND_LISTEN": f"127.0.0.1:{port}"}
    argv = [sys.executable, *command, *([str(port)] if command[0] == "-c" else [])]
    process = subprocess.Popen(argv, env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError("the server has stopped")
        with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
            if answer.status == 200:
                return
        time.sleep(0.05)
    raise RuntimeError("nobody answers after thirty seconds")


def measured(seconds: float) -> tuple[dict[str, list[float]], tuple[int, int]]:
    """Return what presses took, one server after the other, and what the first page weighs."""
    with (
        tempfile.TemporaryDirectory() as home,
        running("-m", "bot", "serve", HENVEND_HOME=home, HENVEND_TELEGRAM_TOKEN="") as page,
        running("-c", BARE) as bare,
    ):
        took: dict[str, list[float]] = {}
        for name, port in (("the page", page), ("a bare page", bare)):
            took |= asyncio.run(pressed({name: port}, seconds))
        return took, asyncio.run(weight(page))


def main() -> None:
    """Measure and print."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    took, (whole, alone) = measured(seconds)
    print(f"{PEOPLE} people, a press every {PAUSE:.0f} s, {seconds:.0f} s each")
    for name, each in took.items():
        ordered = sorted(each)
        half, most = (ordered[int(len(ordered) * part)] * 1000 for part in (0.5, 0.99))
        print(f"{name:12} {len(each):6} presses   p50 {half:6.1f} ms   p99 {most:6.1f} ms")
    print(
        f"first page   {whole / 1000:.1f} kB packed with style and script, {alone / 1000:.1f} alone"
    )


if __name__ == "__main__":
    main()

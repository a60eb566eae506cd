"""From POST to 200: Telegram's updates over HTTP, beside a bare page that answers 200 at once.

Run: ``python -m benchmarks.bench_post``. Each server is a process of its own on one core, the
one that asks has another: 64 connections on this machine, each the next update as soon as the
last is answered. Henvend answers after the commit (SQLite, WAL, synchronous FULL). The rounds
alternate, three of each, and the best counts, because the machine is shared.
"""

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.peers.dialogue import content
from benchmarks.peers.ours import KEYS, updates, wired
from bot.channels.telegram.webhook import PATH, SECRET_HEADER, route
from bot.dialogue.packed import Packing
from bot.stores.memory import MemoryStore
from bot.stores.rows import Rows
from bot.stores.sealing import sealer_of
from bot.stores.sqlite import SqliteStore

ROOT = Path(__file__).resolve().parent.parent
SERVERS = ("bare", "memory", "sqlite")
ROUNDS, PEOPLE, CONNECTIONS = 3, 300, 64
SECRET = "a-secret-of-this-measure"


async def bare(request: Request) -> Response:
    """Read what is sent and answer."""
    await request.body()
    return Response(status_code=200)


def serve(kind: str, port: int) -> None:
    """Answer on *port* until killed."""
    if kind == "bare":
        app = Starlette(routes=[Route(PATH, bare, methods=["POST"])])
        uvicorn.run(app, port=port, access_log=False, log_level="error", ws="none")
        return
    library = content()
    with tempfile.TemporaryDirectory() as folder:
        rows = Rows(sealer_of(KEYS), Packing(lambda: library))
        store = MemoryStore() if kind == "memory" else SqliteStore(Path(folder) / "db", rows)
        app = Starlette(routes=[route(wired(library, store).intake, SECRET)])
        uvicorn.run(app, port=port, access_log=False, log_level="error", ws="none")


class Asker(asyncio.Protocol):
    """One connection that posts bodies, each as soon as the last is answered."""

    def __init__(self, bodies: Iterator[bytes], waits: list[float]) -> None:
        self._bodies, self._waits = bodies, waits
        self._got = b""
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._next()

    def _next(self) -> None:
        body = next(self._bodies, None)
        if body is None:
            self.done.set_result(None)
            self._transport.close()
            return
        self._began = time.perf_counter()
        self._transport.write(
            b"POST %s HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"
            b"%s: %s\r\ncontent-length: %d\r\n\r\n%s"
            % (PATH.encode(), SECRET_HEADER.encode(), SECRET.encode(), len(body), body)
        )

    def data_received(self, data: bytes) -> None:
        self._got += data
        head, found, rest = self._got.partition(b"\r\n\r\n")
        if not found:
            return
        at = head.lower().find(b"content-length: ")
        if len(rest) < int(head[at + 16 :].split(b"\r\n", 1)[0]):
            return
        if not head.startswith(b"HTTP/1.1 200"):
            self.done.set_exception(RuntimeError(head.decode()))
            return
        self._waits.append(time.perf_counter() - self._began)
        self._got = b""
        self._next()


async def asked(port: int, people: list[list[bytes]]) -> list[float]:
    """Return what each POST took, in seconds; a person's updates follow one another."""
    waits: list[float] = []
    shares = [iter([b for p in people[n::CONNECTIONS] for b in p]) for n in range(CONNECTIONS)]
    loop = asyncio.get_running_loop()
    made = [
        await loop.create_connection(lambda s=share: Asker(s, waits), "127.0.0.1", port)
        for share in shares
    ]
    await asyncio.gather(*(asker.done for _, asker in made))
    return waits


@contextmanager
def server(kind: str) -> Iterator[int]:
    """Start the server *kind* on the first core, and give its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    first = {0}
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.bench_post", kind, str(port)],
        cwd=ROOT,
        preexec_fn=lambda: os.sched_setaffinity(0, first),
    )
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield port
    finally:
        process.kill()
        process.wait()


def measured(kind: str, people: list[list[bytes]]) -> dict[str, float]:
    """Return POSTs a second, and how long they took (milliseconds)."""
    with server(kind) as port:
        began = time.perf_counter()
        waits = sorted(asyncio.run(asked(port, people)))
        took = time.perf_counter() - began
    assert len(waits) == sum(map(len, people))
    return {
        "rate": len(waits) / took,
        "p50": waits[len(waits) // 2] * 1e3,
        "p99": waits[len(waits) * 99 // 100] * 1e3,
    }


def main(people: int = PEOPLE, rounds: int = ROUNDS) -> None:
    """Measure each in turn, and print the best round of each."""
    ours, best = updates(content(), people), dict[str, dict[str, float]]()
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    for _ in range(rounds):
        for kind in SERVERS:
            found = measured(kind, ours)
            if found["rate"] > best.get(kind, {"rate": 0.0})["rate"]:
                best[kind] = found
    print(f"{'POST to 200, one core':<24}{'a second':>10}{'p50 ms':>9}{'p99 ms':>9}")
    for kind in SERVERS:
        each = best[kind]
        print(f"{kind:<24}{each['rate']:>10,.0f}{each['p50']:>9.1f}{each['p99']:>9.1f}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        serve(sys.argv[1], int(sys.argv[2]))
    else:
        main()

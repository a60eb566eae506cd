"""Raw bytes over loopback: to the page and to the webhook, whole, broken, and never ended."""

import contextlib
import logging
import socket
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from random import Random
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.routing import Mount

from bot.channels.telegram.intake import Taken
from bot.channels.telegram.webhook import PATH, SECRET_HEADER, route
from bot.channels.web.adapter import application
from bot.channels.web.rates import Rate, Rates
from tests.channels.our_side import SECRET
from tests.channels.web.site import POLICY, serving, web_of
from tests.fuzz import running, updates
from tests.fuzz.loading import Broken
from tests.fuzz.mutants import changed
from tests.fuzz.running import Tally

PATIENCE = 30.0
"""Seconds for an answer; the server gives up on a slow request after 10 by itself."""

EASY = Rates(*[Rate(10**6, 10**6)] * 3)
FORBIDDEN = (b" 500 ", b" 502 ", b"Traceback", b"site-packages")

PATHS = (
    "/",
    "/silkeborg",
    "/0740-ansat",
    "/akut",
    "/privatliv",
    "/nowhere/at/all",
    PATH,
    "/%00",
    "*",
)
METHODS = ("GET", "POST", "HEAD", "OPTIONS", "PUT", "TRACE", "get", "G\x00T")
TYPES = (
    "application/x-www-form-urlencoded",
    "application/json",
    "text/plain",
    "multipart/form-data",
)
FORMS = (
    "do=choose:nej",
    "do=write&text=Silkeborg",
    "do=acute",
    "lang=en&do=start",
    "=&&=",
    "do=%ff%fe",
)
HEADERS = (
    "Expect: 100-continue",
    "Transfer-Encoding: chunked",
    "Content-Encoding: gzip",
    "Cookie: a=b",
    "X-Forwarded-For: 1.2.3.4, \xff",
    "Connection: keep-alive, upgrade",
    "Upgrade: websocket",
    "Accept-Language: en;q=x",
    "Origin: null",
    "Range: bytes=0-",
    "X" * 9000 + ": y",
)


@contextmanager
def served() -> Iterator[tuple[str, int]]:
    """Serve the page and the webhook, and give host and port."""
    app = Starlette(
        routes=[route(_Taker(), SECRET), Mount("/", application(web_of(), POLICY, EASY))]
    )
    with serving(application=app) as address:
        logging.getLogger("uvicorn.error").setLevel(logging.ERROR)  # it tells of each broken one
        at = urlsplit(address)
        assert at.hostname and at.port
        yield at.hostname, at.port


class _Taker:
    """Takes what the webhook hands over, through the door."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    async def take(self, update: object, acknowledge: object = None) -> Taken:
        updates.DOOR.read(update)
        return Taken.DONE


def drawn(seed: int, number: int) -> bytes:
    """Return the bytes of request *number* under *seed*."""
    chance = Random(f"request {seed}/{number}")
    body = _body(chance, seed, number)
    lines = [
        f"{chance.choice(METHODS[:2] * 4 + METHODS)} {chance.choice(PATHS)} HTTP/1.1",
        "Host: 127.0.0.1",
        "Connection: close",
        f"Content-Type: {chance.choice(TYPES)}",
        f"Content-Length: {chance.choice((len(body),) * 6 + (0, len(body) + 9, 10**12, -1))}",
    ]
    if chance.random() < 0.4:
        lines.append(f"{SECRET_HEADER}: {SECRET}")
    lines += chance.sample(HEADERS, chance.choice((0, 0, 0, 1, 2)))
    raw = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
    return changed(chance, raw, [raw]) if chance.random() < 0.5 else raw


def recipe() -> bytes:
    """Return what makes an input of a number."""
    return b"".join(drawn(0, number) for number in range(100))


def _body(chance: Random, seed: int, number: int) -> bytes:
    if chance.random() < 0.5:
        return updates.drawn(seed, number)[:20_000]
    form = "&".join(chance.choice(FORMS) for _ in range(chance.choice((1, 1, 2, 5))))
    return (
        changed(chance, form.encode(), [form.encode()]) if chance.random() < 0.5 else form.encode()
    )


def take(at: tuple[str, int], raw: bytes) -> str:
    """Send *raw*, and say with what it was answered; raise `Broken` where that is no answer."""
    with socket.create_connection(at, timeout=PATIENCE) as line:
        with contextlib.suppress(OSError):  # the server hung up while we were still sending
            line.sendall(raw)
            line.shutdown(socket.SHUT_WR)
        answer = _all_of(line)
    head = answer[:2000]
    if any(each in head for each in FORBIDDEN):
        raise Broken(f"answered with {head[:60]!r}")
    if not answer:
        return "hung up"
    if not answer.startswith(b"HTTP/1.1 "):
        raise Broken(f"no answer of HTTP: {head[:60]!r}")
    return answer[9:12].decode("ascii")


def _all_of(line: socket.socket) -> bytes:
    pieces = []
    with contextlib.suppress(ConnectionError):
        while piece := line.recv(65536):
            pieces.append(piece)
    return b"".join(pieces)


def run(seed: int, numbers: Iterable[int]) -> Tally:
    """Return what the requests *numbers* under *seed* were answered with, all to one server."""
    with served() as at:
        tally = running.run(lambda s, n: take(at, drawn(s, n)), seed, numbers, longest=PATIENCE)
        alive(at)
    return tally


def alive(at: tuple[str, int]) -> None:
    """Raise `Broken` where the acute page is not answered after all that."""
    raw = b"GET /akut HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    if take(at, raw) != "200":
        raise Broken("the acute page is not answered any more")

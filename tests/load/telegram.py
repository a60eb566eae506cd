"""The emulated Telegram for load: it enforces the limits, and delivers on forty connections."""

import asyncio
import json
import math
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.telegram_emulator.rules import Params, Refusal
from tests.telegram_emulator.server import Emulator

OVERALL, CHAT = 30.0, 1.0
"""Messages a second in all and to one chat (telegram-and-faults, section 1)."""

OVERALL_BURST, CHAT_BURST = 30.0, 3.0
"""How many may come at once after a rest; Telegram does not say, this is on the strict side."""

CONNECTIONS = 40
"""Updates that Telegram delivers at a time (Bot API, setWebhook: max_connections)."""

LIMITED = ("sendMessage", "sendContact", "editMessageText")


@dataclass
class Bucket:
    rate: float
    burst: float
    left: float
    at: float = 0.0

    def lacks(self, now: float) -> float:
        """Return the seconds until there is one in it."""
        self.left = min(self.burst, self.left + (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (1 - self.left) / self.rate)


Seen = Callable[[int, Params], None]


class LimitedTelegram(Emulator):
    """Answers 429 to what is too much, and tells *seen* of every message that is shown."""

    def __init__(self, seen: Seen) -> None:
        super().__init__()
        self.refused: Counter[str] = Counter()
        self._seen = seen
        self._overall = Bucket(OVERALL, OVERALL_BURST, OVERALL_BURST)
        self._each: dict[int, Bucket] = {}

    def _refusal(self, method: str, params: Params) -> Refusal | None:
        self.calls.clear()
        refusal = super()._refusal(method, params)
        if refusal is not None or method not in LIMITED:
            return refusal
        chat, now = int(params["chat_id"]), time.monotonic()
        own = self._each.setdefault(chat, Bucket(CHAT, CHAT_BURST, CHAT_BURST, now))
        for name, bucket in (("in all", self._overall), ("one chat", own)):
            if (lacks := bucket.lacks(now)) > 0:
                self.refused[name] += 1
                wait = math.ceil(lacks)
                return Refusal(429, f"Too Many Requests: retry after {wait}", {"retry_after": wait})
        self._overall.left -= 1
        own.left -= 1
        self._seen(chat, params)
        return None


@dataclass
class Post:
    """An update on its way; *sent* is when a connection took it, *answer* what came back."""

    update: Params
    then: Callable[["Post"], None]
    asked: float = field(default_factory=time.monotonic)
    sent: float = 0.0
    answered: float = 0.0
    answer: int = 0


class Webhook:
    """Delivers updates in the order of asking; tries again, a second later, what is refused."""

    def __init__(self, host: str, port: int, path: str, secret: str) -> None:
        self._address = host, port
        self._head = (
            f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: "
        )
        self.queue: deque[Post] = deque()
        self._more = asyncio.Event()
        self.answers: Counter[int] = Counter()

    def push(self, post: Post) -> None:
        self.queue.append(post)
        self._more.set()

    async def run(self) -> None:
        await asyncio.gather(*(self._connection() for _ in range(CONNECTIONS)))

    async def _connection(self) -> None:
        while True:
            try:
                await self._deliver(*await asyncio.open_connection(*self._address))
            except (OSError, asyncio.IncompleteReadError):
                await asyncio.sleep(0.1)

    async def _deliver(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                while not self.queue:
                    self._more.clear()
                    await self._more.wait()
                post = self.queue.popleft()
                post.sent = post.sent or time.monotonic()
                body = json.dumps(post.update)
                try:
                    writer.write(f"{self._head}{len(body)}\r\n\r\n{body}".encode())
                    post.answer = await _answer(reader)
                except (OSError, asyncio.IncompleteReadError):
                    self.queue.appendleft(post)
                    raise
                self._answered(post)
        finally:
            writer.close()

    def _answered(self, post: Post) -> None:
        post.answered = time.monotonic()
        self.answers[post.answer] += 1
        if post.answer == 200:
            post.then(post)
        else:
            asyncio.get_running_loop().call_later(1, self.push, post)


async def _answer(reader: asyncio.StreamReader) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = head.partition("content-length:")[2].partition("\r\n")[0]
    await reader.readexactly(int(length or 0))
    return int(head.split(" ", 2)[1])

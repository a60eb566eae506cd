"""How fast we send: a share of Telegram's rate for each lane, and one for each chat.

Telegram allows about 30 messages a second in all and one a second to a chat, with short
bursts. A lane that is refused slows down and comes back by and by.
"""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Hashable
from enum import IntEnum
from typing import Protocol

SLOWEST = 1.0
"""Messages a second that a lane keeps however often it is refused."""

RECOVERY = 0.5
"""Messages a second that a slowed lane wins back each second."""

CHAT_RATE, CHAT_BURST = 1.0, 8
"""Messages a second to one chat, and how many may follow at once: an ending with its cards."""

MOST_CHATS = 20_000
"""Chats whose pace is remembered; of others it is long enough ago."""

SEVERAL, TOGETHER = 3, 1.0
"""Chats refused within so many seconds mean that all are, not one of them (H2)."""


class Haste(IntEnum):
    """Who goes before whom: danger, then the word that all is deleted, then everything else."""

    NONE = 0
    SOON = 1
    ACUTE = 2


class Wake(Protocol):
    """Says that something waits to be sent."""

    def __call__(self, haste: Haste) -> None:
        """Say so, and in what *haste* it is."""
        ...


class Pace:
    """Lets callers go, *per_second* of them, and up to *burst* at once after a rest."""

    def __init__(self, per_second: float, burst: int) -> None:
        """Begin rested."""
        self._full = self._rate = per_second
        self._burst = burst
        self._next = 0.0
        self._slowed = 0.0

    async def turn(self) -> None:
        """Return when it is the caller's turn."""
        wait = self.wait()
        self._take(_now())
        if wait > 0:
            await asyncio.sleep(wait)

    def wait(self) -> float:
        """Return the seconds until the next caller's turn."""
        now = _now()
        return max(0.0, self._after(now) - now)

    def spare(self) -> int:
        """Return how many callers could go at once."""
        now = _now()
        rate = self._per_second(now)
        rested = now - max(self._next, now - self._burst / rate)
        return int(rested * rate + 1e-6)

    def slow(self) -> None:
        """Go half as fast, and come back by and by."""
        now = _now()
        self._rate, self._slowed = max(SLOWEST, self._per_second(now) / 2), now

    def _take(self, now: float) -> None:
        self._next = self._after(now)

    def _after(self, now: float) -> float:
        rate = self._per_second(now)
        return max(self._next, now - self._burst / rate) + 1 / rate

    def _per_second(self, now: float) -> float:
        return min(self._full, self._rate + max(0.0, now - self._slowed) * RECOVERY)


class Chats:
    """The pace of each chat by itself."""

    def __init__(self, per_second: float = CHAT_RATE, burst: int = CHAT_BURST) -> None:
        """Begin with every chat rested."""
        self._per_second = per_second
        self._burst = burst
        self._free: OrderedDict[Hashable, float] = OrderedDict()

    def wait(self, chat: Hashable) -> float:
        """Return the seconds until *chat* may be sent a message; where none, count one."""
        now = _now()
        rested = max(self._free.pop(chat, 0.0), now - self._burst / self._per_second)
        after = rested + 1 / self._per_second
        self._free[chat] = rested if after > now else after
        if len(self._free) > MOST_CHATS:
            self._free.popitem(last=False)
        return max(0.0, after - now)

    def __len__(self) -> int:
        """Return how many chats are remembered."""
        return len(self._free)


class Refusals:
    """Tells a chat that has to wait from a bot that has to."""

    def __init__(self) -> None:
        """Begin without any."""
        self._last: deque[tuple[float, Hashable]] = deque(maxlen=SEVERAL * 4)

    def all_are(self, chat: Hashable) -> bool:
        """Count that *chat* was refused; tell whether several were just now."""
        now = _now()
        self._last.append((now, chat))
        return len({who for at, who in self._last if now - at < TOGETHER}) >= SEVERAL


def _now() -> float:
    return asyncio.get_running_loop().time()

"""Asking Telegram for updates: for trying out, and for small installations without a web address.

The offset says to Telegram what may be forgotten. It moves past an update only after the
service has committed what the update caused, so a crash loses nothing: it comes again.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from bot.channels.telegram.api import AnotherPoller, TokenRevoked, Unreachable
from bot.channels.telegram.intake import Taken

log = logging.getLogger("henvend.telegram")

LONGEST_PAUSE = 30.0
"""Seconds between two tries while Telegram cannot be reached."""

LONGEST_AGAIN = 1.0
"""Seconds between two tries while it is we who cannot take it: an acute one may stand behind."""

CONFLICTS = 5
"""Polls in a row that somebody else interrupts; our own last poll may do so after a restart."""


class Updates(Protocol):
    """Where updates are fetched."""

    async def updates(self, offset: int | None) -> Sequence[object]:
        """Return the updates from *offset* on; raise `Unreachable` or `AnotherPoller`."""
        ...


class Taker(Protocol):
    """Who takes updates."""

    async def take(self, update: object) -> Taken:
        """Take *update* and say whether it is done with."""
        ...


class Polling:
    """Fetches updates and hands them on, batch after batch."""

    def __init__(self, source: Updates, taker: Taker, chance: Callable[[], float]) -> None:
        """Fetch from *source* for *taker*; spread retries with *chance* (0 to 1)."""
        self._source = source
        self._taker = taker
        self._chance = chance
        self._offset: int | None = None
        self._failures = 0

    async def run(self) -> None:
        """Poll until cancelled; raise `AnotherPoller` or `TokenRevoked` where it is no use."""
        while True:
            longest = LONGEST_PAUSE
            try:
                again = await self.once()
                longest = LONGEST_AGAIN
            except AnotherPoller:
                again = True
                if self._failures >= CONFLICTS:
                    raise
            except TokenRevoked:
                raise
            except Unreachable as down:
                log.warning("Telegram cannot be reached: %s", down)
                again = True
            self._failures = self._failures + 1 if again else 0
            if again:
                await asyncio.sleep(min(longest, self._pause()))

    async def once(self) -> bool:
        """Take one batch; return whether something of it has to come again."""
        batch = await self._source.updates(self._offset)
        taken = await asyncio.gather(*(self._taker.take(update) for update in batch))
        for update, result in zip(batch, taken, strict=True):
            number = _number(update)
            if result is Taken.AGAIN and number is not None:
                self._offset = number
                return True
            if number is not None:
                self._offset = number + 1
        return False

    def _pause(self) -> float:
        return min(LONGEST_PAUSE, 2.0 ** min(self._failures, 10)) * (0.5 + self._chance() / 2)


def _number(update: object) -> int | None:
    found = update.get("update_id") if isinstance(update, dict) else None
    return found if isinstance(found, int) else None

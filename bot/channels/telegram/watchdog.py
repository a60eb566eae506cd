"""Looks every minute whether updates reach us: what Telegram says, and our own polls.

Whoever holds the token can move the webhook elsewhere, a certificate can run out, a poll can
fall silent. Each is an alarm in the log and in the figures; a webhook that was moved is
set again (fault catalogue A15, B17). When Telegram has answered nothing for a while, the
page is to say so (B19); each process looks for itself, so every worker's page knows.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.channels.telegram.api import TokenRevoked, Unreachable
from bot.clock import Clock

log = logging.getLogger("henvend.telegram")

EVERY = 60.0
"""Seconds between two looks, so that an alarm comes within two minutes."""

SOONER = 15.0
"""Seconds between two looks while Telegram is not reached, so that its return is seen soon."""

AWAY = 150.0
"""Seconds without an answer until people are told; one look that fails is not enough."""

RECENT = timedelta(minutes=2)
"""How old Telegram's last failure with us may be and still tell of today."""

MANY = 100
"""Updates that wait at Telegram; a service that keeps up leaves a handful."""

SILENT = 180.0
"""Seconds without a finished poll; one is held open for 50."""


class Alarm(StrEnum):
    """What keeps updates from reaching us."""

    MOVED = "moved"
    FAILING = "failing"
    PILING_UP = "piling up"
    SILENT = "silent"
    UNREACHED = "unreached"


@dataclass(frozen=True, slots=True)
class Hook:
    """What Telegram says: where updates go ("" where they wait), how many wait, what failed."""

    url: str
    pending: int
    failed_at: datetime | None = None
    failure: str = ""


class Source(Protocol):
    """Where updates are fetched, and what Telegram says of their way."""

    async def updates(self, offset: int | None) -> Sequence[object]:
        """Return the updates from *offset* on."""
        ...

    async def hook(self) -> Hook:
        """Return what Telegram says of the webhook."""
        ...


def alarms(hook: Hook, ours: str, now: datetime) -> frozenset[Alarm]:
    """Return what is wrong with *hook* at *now*, where updates should go to *ours*."""
    found = set()
    if hook.url != ours:
        found.add(Alarm.MOVED)
    if hook.failed_at is not None and abs(now - hook.failed_at) < RECENT:
        found.add(Alarm.FAILING)
    if hook.pending > MANY:
        found.add(Alarm.PILING_UP)
    return frozenset(found)


class Watchdog:
    """Watches the way of the updates; also the `Updates` that polling fetches from."""

    def __init__(
        self, source: Source, ours: str, again: Callable[[], Awaitable[None]], clock: Clock
    ) -> None:
        """Expect updates at *ours*, "" where we poll; *again* sets it so."""
        self._source = source
        self._ours = ours
        self._again = again
        self._clock = clock
        self._polled: float | None = None
        self._answered: float | None = None
        self.alarms: frozenset[Alarm] = frozenset()
        self.pending = 0

    async def updates(self, offset: int | None) -> Sequence[object]:
        """Return the updates from *offset* on, and remember that they were fetched."""
        self._polled = self._polled or _seconds()
        found = await self._source.updates(offset)
        self._polled = self._answered = _seconds()
        return found

    def is_away(self) -> bool:
        """Tell whether Telegram has answered nothing for so long that people should be told."""
        if self._answered is None:
            return False
        return _seconds() - self._answered > AWAY or Alarm.SILENT in self.alarms

    async def run(self) -> None:
        """Look every minute, sooner while Telegram is not reached, until cancelled."""
        self._answered = _seconds()
        while True:
            await asyncio.sleep(SOONER if Alarm.UNREACHED in self.alarms else EVERY)
            await self.look()

    async def look(self) -> None:
        """Look once, and set a webhook that was moved."""
        try:
            hook = await self._source.hook()
            self._answered = _seconds()
            self.pending = hook.pending
            found = alarms(hook, self._ours, self._clock.now())
            if Alarm.MOVED in found:
                await self._again()
            if Alarm.FAILING in found:
                log.error("Telegram does not get through to us: %s", hook.failure)
        except (Unreachable, TokenRevoked):
            found = frozenset({Alarm.UNREACHED})
        self._tell(found | self._silence())

    def _silence(self) -> frozenset[Alarm]:
        silent = self._polled is not None and _seconds() - self._polled > SILENT
        return frozenset({Alarm.SILENT} if silent else ())

    def _tell(self, found: frozenset[Alarm]) -> None:
        for alarm in sorted(found - self.alarms):
            log.error("alarm, updates may not reach us: %s", alarm.value)
        for alarm in sorted(self.alarms - found):
            log.info("over: %s", alarm.value)
        self.alarms = found


def _seconds() -> float:
    return asyncio.get_running_loop().time()

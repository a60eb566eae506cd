"""Empties the outbox: acute ones first, each chat by itself, nobody held up by anybody else.

A chat that Telegram asks to wait for waits alone; where it asks everybody, the ordinary lanes
slow down. Acute messages have lanes and a share of the rate that nothing else can use, so a
thousand others do not delay one of them. Whoever has waited longest is next, and is shown the
newest of what waits.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import assert_never

from bot.channels.telegram.api import Blocked, Busy, Refused, TokenRevoked, Unreachable
from bot.channels.telegram.delivery import Delivery
from bot.channels.telegram.message import empties_the_chat
from bot.channels.telegram.pace import Chats, Haste, Pace, Refusals
from bot.service import PersonKey, Store, StoreFailed, Waiting

log = logging.getLogger("henvend.telegram")

LANES, ACUTE_LANES = 16, 8
"""Chats served at a time, and as many again that only acute messages may use."""

SOON_LANES, KEPT = 4, 5
"""Of those lanes, how many the word that all is deleted may use; of acute turns, how many not."""

RATE, ACUTE_RATE = 20.0, 10.0
"""Messages a second: Telegram allows about 30 messages, of which acute ones keep ten (H2)."""

LONGEST_WAIT = 60.0
"""Seconds between two tries while Telegram cannot be reached."""

IDLE = 5.0
"""Seconds after which the outbox is looked at also when nobody has called."""

AGAIN = 0.5
"""Seconds after which the outbox is looked at again where the store did not let us."""


class _Rests(Busy):
    """We ourselves let this chat rest; Telegram has not refused anything."""


class Sender:
    """Sends what waits in the store."""

    def __init__(
        self,
        store: Store,
        delivery: Delivery,
        chance: Callable[[], float],
        *,
        rate: float = RATE,
        acute_rate: float = ACUTE_RATE,
        idle: float = IDLE,
    ) -> None:
        """Spread retries with *chance*, which returns numbers from 0 to 1.

        Look also when nobody has called, after *idle* seconds: somebody else may have put
        something into the store.
        """
        self._store = store
        self._delivery = delivery
        self._chance = chance
        self._idle = idle
        self._pace, self._acute_pace = Pace(rate, int(rate)), Pace(acute_rate, int(acute_rate))
        self._chats, self._refusals = Chats(), Refusals()
        self._called = asyncio.Event()
        self._busy: dict[PersonKey, Haste] = {}
        self._held: dict[PersonKey, float] = {}
        self._tries: dict[PersonKey, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopped_until = 0.0

    def wake(self, haste: Haste = Haste.ACUTE) -> None:
        """Say that there is something to send; with full lanes only what makes *haste* matters."""
        if self._room(haste):
            self._called.set()

    async def run(self) -> None:
        """Send until cancelled; what is under way then is finished."""
        try:
            while True:
                self._called.clear()
                wait = await self._look()
                with suppress(TimeoutError):
                    async with asyncio.timeout(wait):  # wait_for may swallow a cancellation
                        await self._called.wait()
        finally:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _look(self) -> float:
        """Begin what can be begun; return the seconds until it is worth looking again."""
        now = asyncio.get_running_loop().time()
        if now < self._stopped_until:
            return self._stopped_until - now
        self._held = {who: until for who, until in self._held.items() if until > now}
        free = LANES + ACUTE_LANES - len(self._busy)
        if not free:
            return IDLE
        try:
            rows = await self._store.waiting(free, {*self._held, *self._busy})
        except StoreFailed:
            return AGAIN
        if not rows and not self._held:
            self._tries.clear()
        for person, waiting in _by_person(rows).items():
            haste = _haste(waiting)
            if person not in self._held and person not in self._busy and self._room(haste):
                self._begin(person, waiting, haste)
        return min([self._idle, *(until - now for until in self._held.values())])

    def _room(self, haste: Haste) -> bool:
        match haste:
            case Haste.ACUTE:
                return len(self._busy) < LANES + ACUTE_LANES
            case Haste.SOON:
                return sum(each < Haste.ACUTE for each in self._busy.values()) < LANES + SOON_LANES
            case Haste.NONE:
                return sum(each < Haste.SOON for each in self._busy.values()) < LANES
            case _:
                assert_never(haste)

    def _begin(self, person: PersonKey, waiting: Sequence[Waiting], haste: Haste) -> None:
        self._busy[person] = haste
        task = asyncio.create_task(self._serve(person, waiting, haste))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, person: PersonKey, waiting: Sequence[Waiting], haste: Haste) -> None:
        try:
            if await self._delivery.deliver(waiting, partial(self._turn, person, haste)):
                self._tries.pop(person, None)
        except Blocked:
            await self._dropped(person, waiting, self._delivery.left)
        except Busy as busy:
            self._hold(person, busy.seconds)
            if not isinstance(busy, _Rests) and self._refusals.all_are(person):
                self._pace.slow()
        except (Unreachable, StoreFailed):
            self._hold(person, self._next_try(person))
        except TokenRevoked as revoked:
            log.error("sending stops: %s", revoked)
            self._stopped_until = asyncio.get_running_loop().time() + LONGEST_WAIT
        except Refused as refusal:
            log.error("even the plainest message was refused: %s", type(refusal).__name__)
            await self._dropped(person, waiting, self._delivery.drop)
        except Exception as fault:
            log.error("sending met a fault: %s", type(fault).__name__)
            self._hold(person, self._next_try(person))
        finally:
            del self._busy[person]
            self.wake()

    async def _turn(self, person: PersonKey, haste: Haste) -> None:
        """Return when a message to *person* may go; raise where that chat has to rest first."""
        if (rest := self._chats.wait(person)) > 0:
            raise _Rests(rest)
        await self._share(haste).turn()

    def _share(self, haste: Haste) -> Pace:
        """Return the share of the rate out of which somebody in *haste* goes first.

        The word that all is deleted borrows of the acute share, and always leaves some of it.
        """
        borrows = haste is Haste.ACUTE or (haste is Haste.SOON and self._acute_pace.spare() > KEPT)
        sooner = self._acute_pace.wait() <= self._pace.wait()
        return self._acute_pace if borrows and sooner else self._pace

    async def _dropped(
        self,
        person: PersonKey,
        waiting: Sequence[Waiting],
        drop: Callable[[Sequence[Waiting]], Awaitable[None]],
    ) -> None:
        try:
            await drop(waiting)
        except StoreFailed:
            self._hold(person, self._next_try(person))

    def _hold(self, person: PersonKey, seconds: float) -> None:
        self._held[person] = asyncio.get_running_loop().time() + seconds

    def _next_try(self, person: PersonKey) -> float:
        """Return 1, 2, 4 ... seconds, spread so that not everybody comes back at once."""
        tries = self._tries[person] = self._tries.get(person, -1) + 1
        return min(LONGEST_WAIT, 2.0 ** min(tries, 10)) * (0.5 + self._chance() / 2)


def _haste(waiting: Sequence[Waiting]) -> Haste:
    if any(row.outgoing.acute for row in waiting):
        return Haste.ACUTE
    deleted = any(empties_the_chat(row.outgoing.payload) for row in waiting)
    return Haste.SOON if deleted else Haste.NONE


def _by_person(rows: Sequence[Waiting]) -> dict[PersonKey, list[Waiting]]:
    """Return what waits for each person, oldest first; the persons in the order of *rows*."""
    found: dict[PersonKey, list[Waiting]] = {}
    for row in rows:
        found.setdefault(row.person, []).append(row)
    return {person: sorted(waiting, key=lambda row: row.id) for person, waiting in found.items()}

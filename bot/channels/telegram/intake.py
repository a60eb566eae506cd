"""One update, from its raw form to the committed turn; webhook and polling both end here.

The answer says what to tell Telegram: `DONE` means that everything is committed, or that
there is nothing to do, and the update may be forgotten; `AGAIN` means that nothing has
happened and it must come once more. The acute card is the exception: it needs no store,
so it goes out at once also where the store refuses, or takes long. Whoever asks for it passes
those who wait for a place: only so many others are worked on at a time.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from enum import Enum
from traceback import extract_tb
from typing import assert_never
from weakref import WeakValueDictionary

from bot.channels.telegram.api import Api
from bot.channels.telegram.card import card
from bot.channels.telegram.deliveries import Deliveries
from bot.channels.telegram.door import Arrival, Door, Dropped, Elsewhere, Stopped
from bot.channels.telegram.lately import Lately
from bot.channels.telegram.message import Message, Shown
from bot.channels.telegram.pace import Chats, Haste, Wake
from bot.channels.telegram.packing import Packer, is_acute
from bot.channels.telegram.phrases import phrases
from bot.channels.telegram.reminders import Reminders
from bot.dialogue.events import (
    LATE,
    Back,
    Event,
    Forget,
    Insight,
    Interrupt,
    Remembered,
    Remind,
    Resume,
    Show,
)
from bot.dialogue.session import Session
from bot.dialogue.step import Turn
from bot.language import DA
from bot.service import ChatService, Outgoing, PersonKey, StoreFailed

log = logging.getLogger("henvend.telegram")

TRIES = 3
"""How often an update that meets a fault of ours is taken before it is given up (G15)."""

AT_ONCE = 200
"""Best-effort calls under way at a time; beyond it a press is not acknowledged."""

ORDINARY = 48
"""Updates worked on at a time, beside acute ones: as many as may stand before an acute one.

They share a commit. A turn takes some 0.2 ms of a core and a commit some 5: together 15 ms.
"""

PERSON_RATE, PERSON_BURST = 3.0, 30
"""Updates a second of one person, and how many at once; what is more is dropped, never acute."""

SOON = 0.7
"""Seconds after which the acute card is sent from memory, whatever the store is doing."""


Acknowledge = Callable[[str], None]
"""Acknowledges a press, by its id."""


class Taken(Enum):
    """What to tell Telegram of an update."""

    DONE = "done"
    AGAIN = "again"


class Intake:
    """Takes updates for one bot."""

    def __init__(
        self,
        door: Door,
        service: ChatService,
        packer: Packer,
        api: Api,
        reminders: Reminders,
        *,
        wake: Wake,
        stray: Callable[[PersonKey, int], None],
        without_store: Callable[[Event], Turn],
    ) -> None:
        """Wake the sender with *wake*; take a turn of nobody's with *without_store*.

        *stray* is told of each message that goes out past the store.
        """
        self._door = door
        self._service = service
        self._packer = packer
        self._api = api
        self._reminders = reminders
        self._wake = wake
        self._stray = stray
        self._without_store = without_store
        self._lanes: WeakValueDictionary[PersonKey, asyncio.Lock] = WeakValueDictionary()
        self._places = asyncio.Semaphore(ORDINARY)
        self._soon: set[asyncio.Task[None]] = set()
        self._deliveries = Deliveries()
        self._lately, self._from_us = Lately(), Lately()
        self._floods = Chats(PERSON_RATE, PERSON_BURST)
        self.counts: Counter[str] = Counter()

    async def take(self, update: object, acknowledge: Acknowledge | None = None) -> Taken:
        """Take *update*; never raise.

        A press is acknowledged with *acknowledge*, which costs no call; else by a call.
        """
        read = self._door.read(update)
        match read:
            case Dropped(why):
                self.counts[f"dropped: {why}"] += 1
                return Taken.DONE
            case Elsewhere(chat):
                self.counts["left a group"] += 1
                self._later(self._api.leave(chat))
                return Taken.DONE
            case Arrival() if read.acute:
                return await self._acute(read, acknowledge)
            case Arrival() if self._is_flood(read):
                self.counts["dropped: too many"] += 1
                if read.remove:
                    self._later(self._api.delete(read.chat, read.remove))
                return Taken.DONE
            case Arrival() | Stopped():
                return await self._guarded(read, acknowledge)
            case _:
                assert_never(read)

    async def close(self) -> None:
        """Wait for what was begun and not awaited."""
        await asyncio.gather(*self._soon, return_exceptions=True)

    async def _acute(self, arrival: Arrival, acknowledge: Acknowledge | None) -> Taken:
        """Take an acute *arrival*; where that is not done soon, show the card from memory."""
        taking = asyncio.ensure_future(self._guarded(arrival, acknowledge))
        done, _ = await asyncio.wait({taking}, timeout=SOON)
        if not done:
            self.counts["acute from memory"] += 1
            await self._from_memory(arrival, Interrupt())
        return await taking

    async def _guarded(self, read: Arrival | Stopped, acknowledge: Acknowledge | None) -> Taken:
        try:
            # One after the other for each person, in the order of arrival: the lock is fair. A
            # place is taken after it, so that somebody who floods us holds one place and no more.
            async with self._lanes.setdefault(read.person, asyncio.Lock()), self._place(read):
                await (self._stop(read) if isinstance(read, Stopped) else self._turn(read))
        except StoreFailed:
            self.counts["store failed"] += 1
            self._deliveries.expect(read.delivery)
            if isinstance(read, Arrival) and isinstance(read.event, Interrupt):
                await self._from_memory(read, read.event)
            return Taken.AGAIN
        except Exception as fault:
            return await self._fault(read, fault)
        self.counts["taken"] += 1
        if isinstance(read, Arrival) and read.press is not None:
            self._acknowledge(read.press, acknowledge)
        return Taken.DONE

    def _is_flood(self, arrival: Arrival) -> bool:
        """Tell whether one person sends more than anybody reads; deleting is never too much.

        What comes again because the store did not take it has been counted already.
        """
        counted = isinstance(arrival.event, Forget) or self._deliveries.expected(arrival.delivery)
        return not counted and self._floods.wait(arrival.person) > 0

    def _place(self, read: Arrival | Stopped) -> AbstractAsyncContextManager[None]:
        acute = isinstance(read, Arrival) and read.acute
        return nullcontext() if acute else self._places

    def _acknowledge(self, press: str, acknowledge: Acknowledge | None) -> None:
        if acknowledge is not None:
            acknowledge(press)
        else:
            self._later(self._api.answer(press))

    async def _turn(self, arrival: Arrival) -> None:
        met = await self._met(arrival)
        if met is None:
            return
        event, ours = met
        urgent = False

        def encoded(turn: Turn) -> Sequence[Outgoing]:
            nonlocal urgent
            urgent = is_acute(turn) and not self._lately.on_screen(arrival.person)
            return self._packer.outgoing(turn, arrival, ours, acute=urgent)

        turn = await self._service.handle(
            arrival.person, event, delivery=arrival.delivery, encode=encoded
        )
        if turn is not None:
            self._lately.shown(arrival.person, acute=is_acute(turn))
        self._wake(_haste(event, acute=urgent))

    async def _met(self, arrival: Arrival) -> tuple[Event, tuple[int, ...]] | None:
        """Return the event that *arrival* means, and our messages where it removes them.

        None where it was all about a reminder, which is done with then.
        """
        event = arrival.event
        if isinstance(event, Remind | Remembered):
            instead = await self._reminders.take(arrival, event)
            return None if instead is None else (instead, ())
        ours: tuple[int, ...] = ()
        if isinstance(event, Insight | Forget):
            kept = await self._reminders.find(arrival.person)
            if isinstance(event, Insight):
                return Insight(kept.reminder if kept else None), ()
            ours = kept.messages if kept else ()
        if isinstance(event, Forget) or arrival.stamp is not None:
            stored = await self._service.stored(arrival.person)
            ours = (*(stored.messages if stored else ()), *ours)
            if stored and arrival.stamp not in (None, stored.session.stamp):
                event = _late(event, stored.session)
        return event, ours

    async def _stop(self, stopped: Stopped) -> None:
        await self._service.handle(stopped.person, Forget(), delivery=stopped.delivery)

    async def _from_memory(self, arrival: Arrival, event: Interrupt) -> None:
        """Answer the acute button without the store, once however often it is asked again."""
        if self._from_us.on_screen(arrival.person) or len(self._soon) >= AT_ONCE:
            return
        if self._deliveries.counted(arrival.delivery) > 1:
            return
        self._from_us.shown(arrival.person, acute=True)
        try:
            turn = self._without_store(event)
            shown = self._packer.shown(turn, arrival.person) if is_acute(turn) else []
        except Exception as fault:
            self._report("the acute screen could not be made", fault)
            shown = [card(acute=True)]
        for each in shown:
            self._later(self._sent(arrival, each))

    async def _sent(self, arrival: Arrival, shown: Shown) -> None:
        self._stray(arrival.person, await self._api.send(arrival.chat, shown))

    async def _fault(self, read: Arrival | Stopped, fault: Exception) -> Taken:
        self.counts["fault"] += 1
        self._report("an update met a fault", fault)
        if self._deliveries.counted(read.delivery) < TRIES:
            return Taken.AGAIN
        if isinstance(read, Arrival):
            self._later(self._sent(read, Message(phrases(DA).failed)))
        return Taken.DONE

    def _report(self, what: str, fault: Exception) -> None:
        """Log where a fault arose, and never its message: that may hold what somebody wrote."""
        frame = extract_tb(fault.__traceback__)[-1]
        log.error("%s: %s at %s:%s", what, type(fault).__name__, frame.name, frame.lineno)

    def _later(self, call: Coroutine[object, object, None]) -> None:
        """Do *call* beside everything else; whether it works decides nothing."""
        if len(self._soon) >= AT_ONCE:
            call.close()
            return
        task = asyncio.create_task(self._best_effort(call))
        self._soon.add(task)
        task.add_done_callback(self._soon.discard)

    async def _best_effort(self, call: Coroutine[object, object, None]) -> None:
        try:
            await call
        except Exception as fault:
            self.counts[f"not sent: {type(fault).__name__}"] += 1


def _haste(event: Event, *, acute: bool) -> Haste:
    if acute:
        return Haste.ACUTE
    return Haste.SOON if isinstance(event, Forget) else Haste.NONE


def _late(event: Event, session: Session) -> Event:
    """Return what *event* means whose screen is not the one of *session*.

    "Back" on any acute card leads back, while one is on screen: the card from memory knows no
    session. A second tap on "back" needs no word.
    """
    if isinstance(event, Back | Resume):
        return event if session.return_to is not None else Show()
    return LATE

"""Carries what is pressed under a reminder, and the time that comes, to the core and the store.

A reminder has a row of its own, beside the session: it lives longer, and what happens to it
leaves the conversation alone. As with a conversation, one transaction holds everything that
an event causes, and expects the version that it read: of several processes that see the same
reminder become due, one alone writes it down as asked, and that one's message goes out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Protocol

from bot.dialogue import reminding
from bot.dialogue.events import LATE, Event, Remembered, Remind, Said, Show, Stamp
from bot.dialogue.reminder import Reminder
from bot.dialogue.reminding import Reminded
from bot.dialogue.replies import ShowOutcome
from bot.dialogue.step import step
from bot.dialogue.walk import Walk
from bot.service import (
    TRIES,
    AlreadySeen,
    ChatService,
    EventId,
    Outgoing,
    Overtaken,
    PersonKey,
    Store,
    StoreFailed,
)

AT_ONCE = 100
"""Reminders that are read at a time when they become due."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store holds of one reminder.

    *address* is where to write, sealed in the store. *version* counts changes. *messages* are
    ids of our messages about it (integers), which the channel replaces and `/slet` removes.
    """

    reminder: Reminder
    address: str
    version: int
    messages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Errand:
    """Everything that one event changes about a reminder, for one transaction.

    *reminder* None deletes the row. *expected* is the version read, 0 for none. A reminder
    that has not been asked lives from *at* on; one that has goes on with the life it had.
    """

    person: PersonKey
    event: EventId | None
    reminder: Reminder | None
    address: str
    expected: int
    outgoing: tuple[Outgoing, ...]
    at: datetime


class Reminders(Protocol):
    """Keeps reminders; each method is one transaction. Each may raise `StoreFailed`."""

    async def find(self, person: PersonKey) -> Kept | None:
        """Return the reminder of *person*, or None."""
        ...

    async def due(self, now: datetime, most: int) -> Sequence[tuple[PersonKey, Kept]]:
        """Return the first *most* reminders that are due at *now* and not yet asked."""
        ...

    async def keep(self, errand: Errand) -> None:
        """Do all of *errand* or nothing; raise `AlreadySeen` or `Overtaken`."""
        ...

    async def noted(self, person: PersonKey, messages: tuple[int, ...]) -> bool:
        """Note our *messages* beside the reminder; return whether it is there still."""
        ...

    async def forget(self, person: PersonKey) -> None:
        """Delete the reminder of *person*."""
        ...


class StoreWithReminders(Store, Protocol):
    """A store that keeps reminders beside the conversations."""

    @property
    def reminders(self) -> Reminders:
        """Return the reminders."""
        ...


@dataclass(frozen=True, slots=True)
class Shown:
    """What a channel is to show: *mark* names the reminder on its buttons.

    *anew* where it comes as a new message, below what stands there; *aloud* where with a sound.
    """

    reminded: Reminded
    mark: str
    anew: bool = False
    aloud: bool = False


Encode = Callable[[Shown], Sequence[Outgoing]]
"""How a channel turns what is shown into outgoing messages."""


class Reminding:
    """One service's reminders."""

    def __init__(self, reminders: Reminders, service: ChatService) -> None:
        """Keep *reminders* of the conversations of *service*, by its clock and its content."""
        self._reminders = reminders
        self._service = service

    async def find(self, person: PersonKey) -> Kept | None:
        """Return what is kept of the reminder of *person*."""
        return await self._reminders.find(person)

    async def ask(
        self, person: PersonKey, asked: Remind, delivery: EventId, address: str, encode: Encode
    ) -> Event | None:
        """Keep the reminder that is *asked* for; else return the event to be handled instead.

        That is where the ending is not on screen any more, or opens at another time by now.
        Asked twice is asked once: where the same is kept already, that is said again.
        """
        new = await self._of_the_ending(person, asked.stamp)
        if new is None:
            return LATE
        if int(new.due.timestamp()) != asked.due:
            return Show()

        def changed(kept: Kept | None) -> Reminded:
            same = kept is not None and not kept.reminder.asked and kept.reminder == new
            return reminding.confirmed(kept.reminder if kept and same else new, self._service.now)

        await self._change(person, delivery, address, partial(_anew, encode), changed)
        return None

    async def answer(
        self,
        person: PersonKey,
        said: Remembered,
        delivery: EventId,
        address: str,
        encode: Encode,
    ) -> None:
        """Do what was *said* under a reminder; a button of before shows how it stands now."""

        def changed(kept: Kept | None) -> Reminded:
            service = self._service
            if kept is None:
                return reminding.gone(service.flow, said.said, said.lang)
            current = said.mark == mark(kept.version, kept.reminder)
            if not current and not kept.reminder.asked and said.said != Said.DROP:
                return reminding.confirmed(kept.reminder, service.now)
            meant = said.said if current or said.said == Said.DROP else Said.SHOW
            content, flow, now = service.content, service.flow, service.now
            return reminding.answered(content, flow, kept.reminder, meant, now)

        await self._change(person, delivery, address, encode, changed)

    async def look(self, encode: Callable[[PersonKey, str], Encode]) -> int:
        """Ask everybody whose time has come; return how many were asked by this process.

        *encode* is given the person and the address. While the time is not known, nobody is.
        """
        asked, now = 0, self._service.now
        if self._service.content.timeless:
            return 0
        more = True
        while more:
            found = await self._reminders.due(now, AT_ONCE)
            ends = [
                await self._asked(person, kept, encode(person, kept.address), now)
                for person, kept in found
            ]
            asked += sum(ends)
            more = any(ends) and len(found) == AT_ONCE
        return asked

    async def forget(self, person: PersonKey) -> None:
        """Delete the reminder of somebody who cannot be reached any more."""
        await self._reminders.forget(person)

    async def _asked(self, person: PersonKey, kept: Kept, encode: Encode, now: datetime) -> bool:
        reminded = reminding.asked(kept.reminder, now)
        try:
            await self._keep(
                person, None, kept.address, kept.version, reminded, partial(_aloud, encode)
            )
        except Overtaken:  # by another process, or by the person
            return False
        return True

    async def _of_the_ending(self, person: PersonKey, stamp: Stamp) -> Reminder | None:
        stored = await self._service.stored(person)
        if stored is None or stored.session.stamp != stamp:
            return None
        content, now = self._service.content, self._service.now
        turn = step(content, stored.session, Show(), now)
        screen = turn.replies[-1]
        if turn.session is None or not isinstance(screen, ShowOutcome) or screen.stamp != stamp:
            return None
        session = turn.session
        flow = content.version(session.flow, session.digest) or content.flows[session.flow]
        return reminding.made(screen, Walk(content, flow).municipality(session.path))

    async def _change(
        self,
        person: PersonKey,
        delivery: EventId,
        address: str,
        encode: Encode,
        changed: Callable[[Kept | None], Reminded],
    ) -> None:
        """Do what *changed* makes of the reminder, again where another process was faster."""
        for _ in range(TRIES):
            kept = await self._reminders.find(person)
            expected = 0 if kept is None else kept.version
            try:
                await self._keep(person, delivery, address, expected, changed(kept), encode)
            except AlreadySeen:
                return
            except Overtaken:
                continue
            return
        raise StoreFailed(f"overtaken {TRIES} times in a row: others change this reminder")

    async def _keep(
        self,
        person: PersonKey,
        delivery: EventId | None,
        address: str,
        expected: int,
        reminded: Reminded,
        encode: Encode,
    ) -> None:
        reminder = reminded.reminder
        named = "" if reminder is None else mark(expected + 1, reminder)
        await self._reminders.keep(
            Errand(
                person=person,
                event=delivery,
                reminder=reminder,
                address=address,
                expected=expected,
                outgoing=tuple(encode(Shown(reminded, named))),
                at=self._service.now,
            )
        )


def _anew(encode: Encode, shown: Shown) -> Sequence[Outgoing]:
    return encode(replace(shown, anew=True))


def _aloud(encode: Encode, shown: Shown) -> Sequence[Outgoing]:
    return encode(replace(shown, anew=True, aloud=True))


def mark(version: int, reminder: Reminder) -> str:
    """Return what binds a button to a reminder and its version: at most 24 ASCII characters."""
    return f"{version}.{int(reminder.due.timestamp()):x}"

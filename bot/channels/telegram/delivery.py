"""One part of a turn into one chat: what is edited, sent and removed, and what is remembered of it.

A chat shows one screen. The first part of a turn takes the place of the last one, in the
same message where that can be; everything else of ours is removed. Every step can be
done twice without harm, except sending, and each message that was sent is written down
before the next is begun: a crash repeats at most one.
"""

import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.channels.telegram.api import Api, Blocked, Busy, Missing, Refused, Unreachable
from bot.channels.telegram.message import Message, Part, Shown, after, from_json
from bot.channels.telegram.phrases import phrases
from bot.language import DA
from bot.reminding import StoreWithReminders
from bot.service import PersonKey, Waiting

log = logging.getLogger("henvend.telegram")

REMEMBERED = 1000
"""Chats whose last messages are remembered beside the store."""


Turn = Callable[[], Awaitable[None]]
"""Returns when a message may be sent."""


async def at_once() -> None:
    """Let every message go at once."""


Renew = Callable[[PersonKey, str, Sequence[Part]], Awaitable[bool]]
"""Works out anew what has waited, for a person at an address; tells whether that waits now."""


async def never(person: PersonKey, address: str, parts: Sequence[Part]) -> bool:
    """Send everything as it is."""
    return False


@dataclass(frozen=True, slots=True)
class _Shown:
    """The newest row that a chat shows, our messages in it, and whether the store knows."""

    row: int = 0
    messages: tuple[int, ...] = ()
    noted: bool = True


NOTHING = _Shown()


class Delivery:
    """Delivers waiting parts, one person's in order; different persons' may go side by side."""

    def __init__(self, store: StoreWithReminders, api: Api, renew: Renew = never) -> None:
        """Take what is shown from *store* and write there what was sent.

        What has waited too long is made anew with *renew*.
        """
        self._store = store
        self._renew = renew
        self._api = api
        self._last: OrderedDict[PersonKey, _Shown] = OrderedDict()
        self._strays: OrderedDict[PersonKey, tuple[int, ...]] = OrderedDict()

    def stray(self, person: PersonKey, message: int) -> None:
        """Remember a message that was sent past the store; the next screen removes it."""
        self._strays[person] = (*self._strays.get(person, ()), message)
        if len(self._strays) > REMEMBERED:
            self._strays.popitem(last=False)

    async def deliver(self, waiting: Sequence[Waiting], turn: Turn = at_once) -> bool:
        """Deliver the parts of one person that wait, oldest first; older screens are skipped.

        *turn* is awaited before each message; where it raises `Busy`, the rest waits on. Return
        False where nothing was delivered, because something newer waits in its place.
        """
        person = waiting[0].person
        current = [row for row in waiting if row.id > self._last.get(person, NOTHING).row]
        rows = [(row, part) for row in current if (part := _part(row)) is not None]
        newest = max((i for i, (_, part) in enumerate(rows) if part.first), default=0)
        needed = [each for i, each in enumerate(rows) if i >= newest or each[1].beside]
        skipped = tuple(part for _, part in rows[:newest] if not part.beside)
        if await self._is_overtaken([each for each in rows if not each[1].beside]):
            return False
        ids = {row.id for row, _ in needed}
        done = [row for row in waiting if row.id not in ids]
        for row, part in needed:
            await turn()
            await self._one(row, after(part, skipped if part.first else ()), done)
            done = []
        if done:
            ours = await self._ours(person)
            await self._store.sent(done, ours)
            self._remember(person, _Shown(self._last.get(person, NOTHING).row, ours))
        return True

    async def _is_overtaken(self, screen: Sequence[tuple[Waiting, Part]]) -> bool:
        """Tell whether *screen* had waited too long and something newer waits in its place."""
        if not screen:
            return False
        first, parts = screen[0][0], [part for _, part in screen]
        if not await self._renew(first.person, first.outgoing.address, parts):
            return False
        ours = await self._ours(first.person)
        await self._store.sent([row for row, _ in screen], ours)
        return True

    async def left(self, waiting: Sequence[Waiting]) -> None:
        """Give up what waits for somebody who has blocked us, and the reminder."""
        await self._store.reminders.forget(waiting[0].person)
        await self.drop(waiting)

    async def drop(self, waiting: Sequence[Waiting]) -> None:
        """Give up what waits for somebody who cannot be reached any more."""
        await self._store.sent(waiting, ())

    async def _one(self, row: Waiting, part: Part, done: Sequence[Waiting]) -> None:
        chat, before = int(row.outgoing.address), await self._ours(row.person)
        if part.beside:
            now = (*before, *await self._beside(chat, row.person, part, before))
        elif part.first:
            now = await self._first(chat, part, (*self._strays.pop(row.person, ()), *before))
        else:
            now = (*before, *await self._sent(chat, part.shown))
        self._remember(row.person, _Shown(row.id, now, noted=False))
        await self._store.sent([*done, row], now)
        self._remember(row.person, _Shown(row.id, now))

    async def _ours(self, person: PersonKey) -> tuple[int, ...]:
        """Return our messages in the chat.

        What the store could not note yet, we know best; then what the store knows, where
        another process may have sent meanwhile; then what we sent to somebody forgotten.
        """
        last = self._last.get(person, NOTHING)
        if not last.noted:
            return last.messages
        stored = await self._store.load(person)
        return (stored.messages if stored is not None else ()) or last.messages

    def _remember(self, person: PersonKey, shown: "_Shown") -> None:
        self._last[person] = shown
        self._last.move_to_end(person)
        if len(self._last) > REMEMBERED:
            self._last.popitem(last=False)

    async def _first(self, chat: int, part: Part, before: tuple[int, ...]) -> tuple[int, ...]:
        shown = await self._after_removing(chat, part)
        live = None if part.fresh else (part.pressed or (before[-1] if before else None))
        new = await self._edited(chat, live, shown) or await self._sent(chat, shown)
        ours = (*before, *part.forgotten, *([part.pressed] if part.pressed else []))
        old = tuple(dict.fromkeys(each for each in ours if each not in new))
        left = await self._removed(chat, old, blank=part.blank)
        return (*left, *new)

    async def _beside(
        self, chat: int, person: PersonKey, part: Part, screen: tuple[int, ...]
    ) -> tuple[int, ...]:
        """Show what *part* says of a reminder; return what belongs to the screen from now on.

        A reminder that was deleted meanwhile is not left standing in the chat.
        """
        kept = await self._store.reminders.find(person)
        before = kept.messages if kept is not None else ()
        last = part.pressed or (before[-1] if before else None)
        new = await self._edited(chat, None if part.fresh else last, part.shown)
        new = new or await self._sent(chat, part.shown)
        ours = (*before, *([part.pressed] if part.pressed else []))
        old = tuple(dict.fromkeys(each for each in ours if each not in new))
        left = await self._removed(chat, old, blank=False)
        if part.ended:
            return tuple(each for each in (*left, *new) if each not in screen)
        if not await self._store.reminders.noted(person, (*left, *new)):
            await self._removed(chat, new, blank=True)
        return ()

    async def _after_removing(self, chat: int, part: Part) -> Shown:
        """Remove the person's own messages, and return what can then truly be said."""
        if not part.remove:
            return part.shown
        try:
            await self._api.delete(chat, part.remove)
        except Missing:
            return part.shown
        except Refused:
            return part.otherwise or part.shown
        return part.shown

    async def _edited(self, chat: int, live: int | None, shown: Shown) -> tuple[int, ...]:
        """Return *live* where it shows *shown* now; nothing where it has to be sent."""
        if live is None or not isinstance(shown, Message):
            return ()
        try:
            await self._api.edit(chat, live, shown)
        except Refused:
            return ()
        return (live,)

    async def _sent(self, chat: int, shown: Shown) -> tuple[int, ...]:
        """Return the id of *shown*, sent; nothing where Telegram does not take it at all."""
        try:
            return (await self._api.send(chat, shown),)
        except Refused as refusal:
            log.error("a message was refused: %s", type(refusal.__cause__ or refusal).__name__)
        if not isinstance(shown, Message):
            return ()
        try:
            return (await self._api.send(chat, Message(shown.text)),)
        except Refused:
            return (await self._api.send(chat, Message(phrases(DA).failed)),)

    async def _removed(self, chat: int, old: tuple[int, ...], *, blank: bool) -> tuple[int, ...]:
        """Remove our *old* messages; return those to be tried again another time.

        With *blank* a message that Telegram keeps, because it is too old, is emptied.
        """
        if not old:
            return ()
        try:
            await self._api.delete(chat, old)
        except (Busy, Unreachable):
            return old
        except Refused:
            if blank:
                await self._blank(chat, old)
        except Blocked:
            pass
        return ()

    async def _blank(self, chat: int, old: tuple[int, ...]) -> None:
        for each in old:
            try:
                await self._api.edit(chat, each, Message(phrases(DA).blanked))
            except (Refused, Busy, Unreachable):
                continue


def _part(row: Waiting) -> Part | None:
    try:
        return from_json(row.outgoing.payload)
    except ValueError:
        log.error("an outgoing message could not be read; it is dropped")
        return None

"""One event, one transaction: load the session, step, and commit everything it caused together.

The order matters. The delivery is acknowledged only after `handle` returns, and
`handle` returns only after the session, the event's id and the outgoing messages stand
in the store together. A crash before that: the delivery comes again. A crash after it:
the outgoing messages wait in the store. A delivery that comes twice has one effect,
because its id is in the store.
"""

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter
from typing import NewType, Protocol
from weakref import WeakValueDictionary

from bot.clock import Clock
from bot.dialogue.alike import Alike
from bot.dialogue.events import Event, Show, Start
from bot.dialogue.session import IDLE, Session
from bot.dialogue.step import Turn, begin
from bot.ended import Ended, Watching, nobody
from bot.flow.model import Flow, FlowId
from bot.language import DA, Lang
from bot.library import Library
from bot.stats.counting import Counted, Counts, uncounted

log = logging.getLogger("henvend.service")

PersonKey = NewType("PersonKey", bytes)
"""A keyed hash of channel and chat id, 16 bytes (HMAC-SHA-256, cut): never the id itself."""

EventId = NewType("EventId", str)
"""Names one delivery, such as ``tg:8123:771``; kept for 48 hours."""

TRIES = 5
"""How often a turn is taken again when another process was faster."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the store holds of one person: the session, and what the channel keeps beside it.

    *messages* are ids of messages that we sent (integers), for editing and for ``/slet``.
    *version* counts commits; a commit must expect the version that it read.
    """

    session: Session
    messages: tuple[int, ...]
    version: int


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Something to send: *address* and *payload* are sealed in the store until they are sent."""

    address: str
    payload: str
    acute: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """An outgoing message as the store hands it to the sender."""

    id: int
    person: PersonKey
    outgoing: Outgoing


@dataclass(frozen=True, slots=True)
class Work:
    """Everything that one event changes, for one transaction.

    *session* None deletes the person's row and reminder and takes back what still waited for
    that person; *outgoing* is sent all the same. *expected* is the version read, 0 for none.
    """

    person: PersonKey
    event: EventId | None
    session: Session | None
    expected: int
    outgoing: tuple[Outgoing, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Opening:
    """How somebody begins who has no session: in *flow*, or where it is None in the one served.

    *start* is set where the first screen was shown without being kept: the event then
    answers that screen.
    """

    lang: Lang = DA
    flow: FlowId | None = None
    start: Start | None = None


PLAINLY = Opening()


class AlreadySeen(Exception):
    """The event's id stands in the store: the delivery is a repetition; acknowledge it."""


class Overtaken(Exception):
    """Another process has committed a newer version of this session: load it and step again."""


class StoreFailed(Exception):
    """The store did not take the work: answer 503, so that the delivery comes again."""


class Store(Protocol):
    """Keeps sessions, seen event ids and the outbox; each method is one transaction."""

    @property
    def counts(self) -> Counts:
        """Return the counts of conversations, kept beside them."""
        ...

    async def load(self, person: PersonKey) -> Stored | None:
        """Return what is kept of *person*, or None."""
        ...

    async def commit(self, work: Work) -> None:
        """Do all of *work* or nothing; raise `AlreadySeen`, `Overtaken` or `StoreFailed`."""
        ...

    async def waiting(self, people: int, passing: Collection[PersonKey] = ()) -> Sequence[Waiting]:
        """Return all that waits for the *people* who are first in line, *passing* others.

        First are those for whom something acute waits, then those who have waited longest;
        the messages come acute ones first, then the oldest.
        """
        ...

    async def sent(self, done: Sequence[Waiting], messages: tuple[int, ...]) -> None:
        """Take *done* out of the outbox; *messages* replace the ids kept beside the session."""
        ...

    async def people(self) -> Sequence[PersonKey]:
        """Return the names of all whose conversation or reminder is kept."""
        ...

    async def sweep(self, now: datetime) -> None:
        """Delete sessions idle for 24 hours or 72 hours old, and whatever else has had its time."""
        ...


Encode = Callable[[Turn], Sequence[Outgoing]]
"""How a channel turns a turn into outgoing messages."""


def nothing_to_send(turn: Turn) -> Sequence[Outgoing]:
    """Encode for a channel that shows the turn at once, such as the terminal."""
    return ()


class ChatService:
    """Carries events to the core and what they cause to the store."""

    def __init__(
        self,
        library: Callable[[], Library],
        store: Store,
        clock: Clock,
        flow: FlowId,
        watching: Watching = nobody,
        counted: Counted = uncounted,
    ) -> None:
        """Serve *flow* from the newest content that *library* returns."""
        self._watching = watching
        self._counted = counted
        self._library, self._alike = library, Alike()
        self._store = store
        self._clock, self._flow = clock, flow
        self._turns: WeakValueDictionary[PersonKey, asyncio.Lock] = WeakValueDictionary()

    async def handle(
        self,
        person: PersonKey,
        event: Event,
        *,
        delivery: EventId | None = None,
        encode: Encode = nothing_to_send,
        opening: Opening = PLAINLY,
    ) -> Turn | None:
        """Take the turn that *event* causes, commit it, and return it.

        Where there is no session, or its flow is gone, one is begun as *opening* says, in the
        same transaction. Return None for a delivery that was already seen. Raise `StoreFailed`
        where the store refuses: nothing has happened then.
        """
        began, ended = perf_counter(), Ended.FAULT
        try:
            turn = await self._in_order(person, event, delivery, encode, opening)
            ended = Ended.SEEN if turn is None else Ended.DONE
            return turn
        except StoreFailed:
            ended = Ended.REFUSED
            raise
        finally:
            self._watching(ended, perf_counter() - began)

    async def renew(self, person: PersonKey, encode: Encode) -> bool:
        """Commit what the screen of *person* shows by now, packed with *encode*.

        Nothing has been pressed: nobody is begun by it, and nothing lives longer. Return whether
        something newer waits now; False where nothing is kept. Raise `StoreFailed`.
        """
        async with self._turns.setdefault(person, asyncio.Lock()):
            now, stored = self._clock.now(), await self._store.load(person)
            if stored is None or now - stored.session.seen > IDLE:
                return False
            turn, seen = self._turn(stored.session, Show(), PLAINLY, now), stored.session.seen
            session = None if turn.session is None else turn.session.seen_at(seen)
            work = Work(person, None, session, stored.version, tuple(encode(turn)), seen)
            with suppress(Overtaken):  # then what overtook us waits, and is newer
                await self._store.commit(work)
            return True

    async def _in_order(
        self,
        person: PersonKey,
        event: Event,
        delivery: EventId | None,
        encode: Encode,
        opening: Opening,
    ) -> Turn | None:
        """Take one turn at a time of *person*; again where another process was faster."""
        lock = self._turns.setdefault(person, asyncio.Lock())
        async with lock:
            for _ in range(TRIES):
                try:
                    return await self._take_turn(person, event, delivery, encode, opening)
                except AlreadySeen:
                    return None
                except Overtaken:
                    continue
        raise StoreFailed(f"overtaken {TRIES} times in a row: other processes change this session")

    async def _take_turn(
        self,
        person: PersonKey,
        event: Event,
        delivery: EventId | None,
        encode: Encode,
        opening: Opening,
    ) -> Turn:
        now = self._clock.now()
        stored = await self._store.load(person)
        before = None if stored is None else stored.session
        turn = self._turn(before, event, opening, now)
        await self._store.commit(
            Work(
                person=person,
                event=delivery,
                session=turn.session,
                expected=0 if stored is None else stored.version,
                outgoing=tuple(encode(turn)),
                at=now,
            )
        )
        self._counted(self._library(), before, turn.session)
        return turn

    def _turn(self, session: Session | None, event: Event, opening: Opening, now: datetime) -> Turn:
        library = self._library()
        flow = self._flow if opening.flow is None else opening.flow
        if session is not None and session.flow not in library.flows:
            session = None
        elif session is None and opening.start is not None:
            session = begin(library, flow, opening.start, now, opening.lang).session
        if session is None:
            return self._alike.begin(library, flow, event, now, opening.lang)
        return self._alike.step(library, session, event, now)

    @property
    def now(self) -> datetime:
        """Return the present instant, UTC."""
        return self._clock.now()

    @property
    def content(self) -> Library:
        """Return the newest content."""
        return self._library()

    @property
    def flow(self) -> Flow:
        """Return the newest version of the flow that is served."""
        return self._library().flows[self._flow]

    async def stored(self, person: PersonKey) -> Stored | None:
        """Return what is kept of *person*, for a channel that re-shows a screen."""
        return await self._store.load(person)

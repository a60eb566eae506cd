"""A store in memory: for the terminal, for trying out, and for tests; a restart empties it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.service import (
    AlreadySeen,
    EventId,
    Outgoing,
    Overtaken,
    PersonKey,
    Stored,
    Waiting,
    Work,
)
from bot.stores.lives import IDLE, LONGEST, OUTGOING, SEEN
from bot.stores.memory_counts import MemoryCounts
from bot.stores.memory_reminders import MemoryReminders


@dataclass(frozen=True, slots=True)
class _Row:
    stored: Stored
    began: datetime
    seen: datetime


class MemoryStore:
    """Keeps everything in dictionaries. Nothing here awaits, so each method is one transaction."""

    def __init__(self) -> None:
        """Begin empty."""
        self._people: dict[PersonKey, _Row] = {}
        self._seen: dict[EventId, datetime] = {}
        self._outbox: dict[int, tuple[Waiting, datetime]] = {}
        self.counts = MemoryCounts()
        self._last = 0
        self.reminders = MemoryReminders(lambda: self._seen, self._put)

    async def load(self, person: PersonKey) -> Stored | None:
        """Return what is kept of *person*, or None."""
        row = self._people.get(person)
        return row.stored if row else None

    async def commit(self, work: Work) -> None:
        """Do all of *work* or nothing; raise `AlreadySeen` or `Overtaken`."""
        if work.event in self._seen:
            raise AlreadySeen(work.event)
        row = self._people.get(work.person)
        if (row.stored.version if row else 0) != work.expected:
            raise Overtaken
        if work.event is not None:
            self._seen[work.event] = work.at
        self._keep(work, row)
        for outgoing in work.outgoing:
            self._put(work.person, outgoing, work.at)

    def _keep(self, work: Work, row: _Row | None) -> None:
        if work.session is None:
            self._people.pop(work.person, None)
            self.reminders.drop(work.person)
            self._drop([w for w, _ in self._outbox.values() if w.person == work.person])
        elif row is None:
            self._people[work.person] = _Row(Stored(work.session, (), 1), work.at, work.at)
        else:
            stored = replace(row.stored, session=work.session, version=work.expected + 1)
            self._people[work.person] = _Row(stored, row.began, work.at)

    def _put(self, person: PersonKey, outgoing: Outgoing, at: datetime) -> None:
        self._last += 1
        self._outbox[self._last] = (Waiting(self._last, person, outgoing), at)

    async def waiting(self, people: int, passing: Collection[PersonKey] = ()) -> Sequence[Waiting]:
        """Return all that waits for the *people* who are first in line, *passing* others."""
        every = [each for each, _ in self._outbox.values() if each.person not in passing]
        every.sort(key=lambda each: (not each.outgoing.acute, each.id))
        first = list(dict.fromkeys(each.person for each in every))[:people]
        return [each for each in every if each.person in first]

    async def sent(self, done: Sequence[Waiting], messages: tuple[int, ...]) -> None:
        """Take *done* out of the outbox; what the chats of *done* show now is *messages*."""
        self._drop(done)
        for person in {each.person for each in done}:
            row = self._people.get(person)
            if row is not None:
                stored = replace(row.stored, messages=messages)
                self._people[person] = replace(row, stored=stored)

    def _drop(self, done: Sequence[Waiting]) -> None:
        for each in done:
            self._outbox.pop(each.id, None)

    async def people(self) -> Sequence[PersonKey]:
        """Return the names of all whose conversation or reminder is kept."""
        return tuple({*self._people, *self.reminders.people()})

    async def sweep(self, now: datetime) -> None:
        """Delete everything that has outlived its time."""
        self.reminders.sweep(now)
        self._people = {
            person: row
            for person, row in self._people.items()
            if now - row.seen < IDLE and now - row.began < LONGEST
        }
        self._seen = {event: at for event, at in self._seen.items() if now - at < SEEN}
        self.counts.sweep(now)
        self._outbox = {i: (w, at) for i, (w, at) in self._outbox.items() if now - at < OUTGOING}

"""The reminders of the store in memory."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.reminding import Errand, Kept
from bot.service import AlreadySeen, EventId, Outgoing, Overtaken, PersonKey
from bot.stores.lives import REMINDER


class MemoryReminders:
    """Keeps reminders in a dictionary. Nothing here awaits, so each method is one transaction."""

    def __init__(
        self,
        seen: Callable[[], dict[EventId, datetime]],
        put: Callable[[PersonKey, Outgoing, datetime], None],
    ) -> None:
        """Begin empty; *seen* gives the ids that the store has seen, *put* fills its outbox."""
        self._seen = seen
        self._put = put
        self._rows: dict[PersonKey, tuple[Kept, datetime]] = {}

    async def find(self, person: PersonKey) -> Kept | None:
        """Return the reminder of *person*, or None."""
        return self._rows[person][0] if person in self._rows else None

    async def due(self, now: datetime, most: int) -> Sequence[tuple[PersonKey, Kept]]:
        """Return the first *most* reminders that are due at *now* and not yet asked."""
        found = [
            (person, kept)
            for person, (kept, _) in self._rows.items()
            if not kept.reminder.asked and kept.reminder.due <= now
        ]
        return sorted(found, key=lambda each: each[1].reminder.due)[:most]

    async def keep(self, errand: Errand) -> None:
        """Do all of *errand* or nothing; raise `AlreadySeen` or `Overtaken`."""
        if errand.event in self._seen():
            raise AlreadySeen(errand.event)
        before = self._rows.get(errand.person)
        if (before[0].version if before else 0) != errand.expected:
            raise Overtaken
        if errand.event is not None:
            self._seen()[errand.event] = errand.at
        if errand.reminder is None:
            self._rows.pop(errand.person, None)
        else:
            messages, began = (before[0].messages, before[1]) if before else ((), errand.at)
            kept = Kept(errand.reminder, errand.address, errand.expected + 1, messages)
            self._rows[errand.person] = (kept, began if errand.reminder.asked else errand.at)
        for outgoing in errand.outgoing:
            self._put(errand.person, outgoing, errand.at)

    async def noted(self, person: PersonKey, messages: tuple[int, ...]) -> bool:
        """Note our *messages* beside the reminder; return whether it is there still."""
        if person not in self._rows:
            return False
        kept, began = self._rows[person]
        self._rows[person] = (replace(kept, messages=messages), began)
        return True

    async def forget(self, person: PersonKey) -> None:
        """Delete the reminder of *person*."""
        self.drop(person)

    def drop(self, person: PersonKey) -> None:
        """Delete the reminder of *person*, in a transaction of the store's own."""
        self._rows.pop(person, None)

    def people(self) -> Sequence[PersonKey]:
        """Return who has a reminder."""
        return tuple(self._rows)

    def sweep(self, now: datetime) -> None:
        """Delete the reminders that have outlived their time."""
        rows = self._rows.items()
        self._rows = {person: row for person, row in rows if now - row[1] < REMINDER}

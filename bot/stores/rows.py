"""What stands in the tables of an SQL store: sealed boxes on the way in, opened on the way out."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.conditions import ContactId
from bot.dialogue.packed import Packing
from bot.dialogue.reminder import Reminder
from bot.dialogue.session import Session
from bot.language import Lang
from bot.plan.model import MunicipalityCode
from bot.reminding import Errand, Kept
from bot.service import EventId, Outgoing, PersonKey, Stored, StoreFailed, Waiting, Work
from bot.stats.model import Cell, Tally
from bot.stores.sealing import SealBroken, Sealer

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_quoted = json.encoder.encode_basestring

SESSION, OUT, REMINDER = "session", "out", "reminder"
"""What a box is for; it opens for nothing else."""

Box = tuple[bytes, bytes]
"""A person, and the box with the conversation."""

OutgoingRow = tuple[int, bytes, bool, bytes]
"""Id, person, whether it is acute, and the box."""

ReminderRow = tuple[bytes, int, int, bool, bytes, str]
"""Person, version, due, whether asked, the box, and the ids of our messages."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A work as it goes into the tables; *at* in seconds. *box* None deletes the session.

    A box is sealed with a nonce of its own, so that no two works have the same: who finds
    it in the table knows that this work stands.
    """

    person: PersonKey
    event: EventId | None
    expected: int
    at: int
    box: bytes | None
    outgoing: tuple[tuple[bool, bytes], ...]


@dataclass(frozen=True, slots=True)
class SealedErrand:
    """An errand as it goes into the tables; times in seconds. *box* None deletes the reminder."""

    person: PersonKey
    event: EventId | None
    expected: int
    at: int
    due: int
    asked: bool
    box: bytes | None
    outgoing: tuple[tuple[bool, bytes], ...]


class Rows:
    """Packs, seals and opens rows."""

    def __init__(self, sealer: Sealer, packing: Packing) -> None:
        """Use *sealer* for every box, and *packing* for the sessions inside."""
        self._sealer = sealer
        self._packing = packing

    def sealed(self, work: Work) -> Sealed:
        """Return *work* as it goes into the tables; raise `StoreFailed` for other content's."""
        session = work.session
        return Sealed(
            person=work.person,
            event=work.event,
            expected=work.expected,
            at=seconds(work.at),
            box=None if session is None else self._packed(session, work.person),
            outgoing=self._out(work.person, work.outgoing),
        )

    def stored(self, person: PersonKey, box: bytes, messages: str, version: int) -> Stored:
        """Return what a row keeps of *person*; raise `SealBroken` where it does not open."""
        try:
            session = self._packing.unpack(self._sealer.open(box, person, SESSION))
            return Stored(session, tuple(json.loads(messages)), version)
        except ValueError as error:
            raise SealBroken("a box with something else in it") from error

    def sessions(self, boxes: Iterable[Box]) -> tuple[list[Session], int]:
        """Return the conversations in *boxes*, and how many do not open with these keys."""
        found, broken = [], 0
        for key, box in boxes:
            try:
                opened = self._sealer.open(bytes(box), PersonKey(bytes(key)), SESSION)
                found.append(self._packing.unpack(opened))
            except (SealBroken, ValueError):
                broken += 1
        return found, broken

    def waiting(self, rows: Iterable[OutgoingRow]) -> tuple[list[Waiting], list[int]]:
        """Return what waits in *rows*, and the ids of those that do not open."""
        found, broken = [], []
        for number, key, acute, box in rows:
            person = PersonKey(key)
            try:
                address, payload = json.loads(self._sealer.open(box, person, OUT))
            except (SealBroken, ValueError):
                broken.append(number)
            else:
                found.append(Waiting(number, person, Outgoing(address, payload, bool(acute))))
        return found, broken

    def errand(self, errand: Errand) -> SealedErrand:
        """Return *errand* as it goes into the tables."""
        reminder = errand.reminder
        return SealedErrand(
            person=errand.person,
            event=errand.event,
            expected=errand.expected,
            at=seconds(errand.at),
            due=0 if reminder is None else seconds(reminder.due),
            asked=reminder is not None and reminder.asked,
            box=None if reminder is None else self._reminder_box(errand, reminder),
            outgoing=self._out(errand.person, errand.outgoing),
        )

    def reminders(
        self, rows: Iterable[ReminderRow]
    ) -> tuple[list[tuple[PersonKey, Kept]], list[PersonKey]]:
        """Return the reminders in *rows*, and whose do not open."""
        found, broken = [], []
        for row in rows:
            try:
                found.append((PersonKey(row[0]), self._reminder(row)))
            except SealBroken:
                broken.append(PersonKey(row[0]))
        return found, broken

    def _reminder(self, row: ReminderRow) -> Kept:
        person, version, due, asked, box, messages = row
        try:
            plain = self._sealer.open(box, PersonKey(person), REMINDER)
            address, code, contacts, lang = json.loads(plain)
            reminder = Reminder(
                municipality=None if code is None else MunicipalityCode(str(code)),
                contacts=tuple(ContactId(str(each)) for each in contacts),
                due=datetime.fromtimestamp(due, UTC),
                lang=Lang(str(lang)),
                asked=bool(asked),
            )
            return Kept(reminder, str(address), version, tuple(json.loads(messages)))
        except (ValueError, TypeError) as error:
            raise SealBroken("a box with something else in it") from error

    def _reminder_box(self, errand: Errand, reminder: Reminder) -> bytes:
        content = [errand.address, reminder.municipality, reminder.contacts, reminder.lang]
        return self._seal(content, errand.person, REMINDER)

    def _out(
        self, person: PersonKey, outgoing: Iterable[Outgoing]
    ) -> tuple[tuple[bool, bytes], ...]:
        return tuple((each.acute, self._box_of(each, person)) for each in outgoing)

    def _box_of(self, outgoing: Outgoing, person: PersonKey) -> bytes:
        text = f"[{_quoted(outgoing.address)},{_quoted(outgoing.payload)}]"
        return self._sealer.seal(text.encode("utf-8", "replace"), person, OUT)

    def _packed(self, session: Session, person: PersonKey) -> bytes:
        try:
            packed = self._packing.pack(session)
        except KeyError as error:
            raise StoreFailed("the content changed under a turn: take it again") from error
        return self._sealer.seal(packed, person, SESSION)

    def _seal(self, content: object, person: PersonKey, purpose: str) -> bytes:
        plain = _json(content).encode("utf-8", "replace")
        return self._sealer.seal(plain, person, purpose)


TallyRow = tuple[str, str, str, int]
"""Week, kind, value and number."""


def tally_row(tally: Tally) -> TallyRow:
    """Return *tally* as it stands in its table."""
    return (tally.cell.week, tally.cell.kind, tally.cell.value, tally.number)


def tallies(rows: Iterable[TallyRow]) -> list[Tally]:
    """Return what stands in *rows*."""
    return [Tally(Cell(week, kind, value), number) for week, kind, value, number in rows]


def messages_text(messages: tuple[int, ...]) -> str:
    """Return the ids of *messages* as they stand beside a session."""
    return json.dumps(messages)


def seconds(instant: datetime) -> int:
    """Return *instant* as whole seconds since 1970, UTC."""
    return int(instant.timestamp())

"""How each contact of a plan stands at one instant.

The table is in `docs/` (semantics of hours): stated hours are open or closed, ordinary
office days are only likely, and everything else is unknown. "Open" means open by stated
hours, never that somebody picks up.
"""

from datetime import datetime
from typing import assert_never

from bot.clock import local
from bot.conditions import ContactId, Facts, holds
from bot.plan.hours import Timetable, agreed, timetable, timetables
from bot.plan.model import (
    AroundTheClock,
    Contact,
    Disputed,
    Hours,
    OfficeDays,
    Outside,
    Plan,
    Unstated,
    Week,
)
from bot.plan.status import Closed, Inhouse, Likely, Open, Opening, Status, Unknown
from bot.plan.table import first


class Answering:
    """Who answers in one plan; keeps the laid-out hours of its contacts."""

    def __init__(self, plan: Plan) -> None:
        """Answer for *plan*."""
        self._plan = plan
        self._office = timetable(Week(plan.office_hours), plan.days)
        self._laid_out: dict[int, tuple[Timetable, ...]] = {}

    def status(self, contact: ContactId, facts: Facts, at: datetime) -> Status:
        """Return how *contact* stands at *at* for somebody with *facts*."""
        return self._status(self._plan.contacts[contact], facts, at)

    def is_open(self, contact: ContactId, facts: Facts, at: datetime) -> bool:
        """Tell whether *contact* is certainly open at *at*."""
        return isinstance(self.status(contact, facts, at), Open)

    def office_is_open(self, at: datetime) -> bool:
        """Tell whether *at* lies inside ordinary office days."""
        return not isinstance(self._office.status(at), Closed)

    def next_office_day(self, at: datetime) -> Opening | None:
        """Return the next ordinary office day after *at*, named without a time."""
        opening = self._office.next_opening(at)
        return None if opening is None else Opening(opening.day)

    def changes(
        self, contact: ContactId, facts: Facts, start: datetime, end: datetime
    ) -> frozenset[datetime]:
        """Return every instant (UTC) between *start* and *end* at which its status can change.

        Between two of them it stands alike: open, likely, closed, hidden or unknown.
        """
        found = self._plan.contacts[contact]
        if found.either:
            serving = (each for each in found.either if self._serves(each, facts))
            others = [self.changes(each, facts, start, end) for each in serving]
            return frozenset().union(*others)
        via = frozenset[datetime]()
        if found.via is not None:
            via = self.changes(found.via, facts, start, end)
        return via | self._own_changes(found.hours, facts, start, end)

    def _own_changes(
        self, hours: Hours | None, facts: Facts, start: datetime, end: datetime
    ) -> frozenset[datetime]:
        match hours:
            case None | Unstated() | AroundTheClock():
                return frozenset()
            case Week() | Disputed():
                return _edges(self._timetables(hours), start, end)
            case OfficeDays():
                return _edges((self._office,), start, end)
            case Outside(other):
                office = _edges((self._office,), start, end)
                return office | self.changes(other, facts, start, end)
            case _:
                assert_never(hours)

    def _status(self, contact: Contact, facts: Facts, at: datetime) -> Status:
        if contact.inhouse:
            return Inhouse()
        if contact.either:
            serving = [each for each in contact.either if self._serves(each, facts)]
            return best([self.status(member, facts, at) for member in serving])
        own = self._own(contact, facts, at)
        if contact.via is not None:
            return own if isinstance(own, Closed) else self.status(contact.via, facts, at)
        return own

    def _serves(self, contact: ContactId, facts: Facts) -> bool:
        return holds(self._plan.contacts[contact].when, facts)

    def _own(self, contact: Contact, facts: Facts, at: datetime) -> Status:
        hours: Hours | None = contact.hours
        match hours:
            case None | Unstated():
                return Unknown()
            case AroundTheClock():
                return Open()
            case Week() | Disputed():
                return agreed(self._timetables(hours), at)
            case OfficeDays():
                return self._on_office_days(contact, facts, at)
            case Outside(other):
                return self._outside(other, facts, at)
            case _:
                assert_never(hours)

    def _until(self, opens: Opening | None, at: datetime) -> datetime | None:
        """Return until when "outside" holds: the other opens, or office hours begin."""
        office = self._office.next_opening(at)
        return _sooner(None if opens is None else opens.at, None if office is None else office.at)

    def _timetables(self, hours: Week | Disputed) -> tuple[Timetable, ...]:
        found = self._laid_out.get(id(hours))
        if found is None:
            found = self._laid_out.setdefault(id(hours), timetables(hours, self._plan.days))
        return found

    def _on_office_days(self, contact: Contact, facts: Facts, at: datetime) -> Status:
        match self._office.status(at):
            case Open():
                return Likely() if first(contact.phone, facts) else Unknown()
            case Closed():
                return Closed(self.next_office_day(at))
            case Unknown():
                return Unknown(self.next_office_day(at))

    def _outside(self, other: ContactId, facts: Facts, at: datetime) -> Status:
        match self.status(other, facts, at):
            case Open(until):
                return Closed(_reopening(until), hidden=True)
            case Closed(opens) if not self.office_is_open(at):
                return Open(self._until(opens, at))
            case _:
                return Unknown()


def _edges(readings: tuple[Timetable, ...], start: datetime, end: datetime) -> frozenset[datetime]:
    every = (each for reading in readings for each in reading.stretches(start, end))
    return frozenset(
        edge for each in every for edge in (each.start, each.end) if start < edge < end
    )


def _sooner(first: datetime | None, second: datetime | None) -> datetime | None:
    return min((each for each in (first, second) if each is not None), default=None)


def best(statuses: list[Status]) -> Status:
    """Return the best of *statuses*: open, likely, unknown, closed; of these the first to open."""
    return min(statuses, key=_rank, default=Unknown())


def _rank(status: Status) -> tuple[int, str]:
    match status:
        case Open(until):
            return (0, "" if until is None else "until")
        case Likely():
            return (1, "")
        case Inhouse():
            return (2, "")
        case Unknown():
            return (3, "")
        case Closed(opens):
            return (4, _when(opens))
        case _:
            assert_never(status)


def _when(opens: Opening | None) -> str:
    if opens is None:
        return "~"
    return opens.day.isoformat() if opens.at is None else local(opens.at).isoformat()


def _reopening(until: datetime | None) -> Opening | None:
    return None if until is None else Opening(local(until).date(), until)

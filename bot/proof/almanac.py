"""The standing of every contact over the whole of a proof, computed once for all that are alike.

Two contacts stand alike where all that their standing reads is equal: the hours, the
days of the plan, whether a way is registered, and the same of whom they go through,
stand in for, or consist of. Alike contacts share a number, whoever's plan they are in.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import assert_never

from bot.conditions import ContactId, Facts, holds
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
from bot.plan.table import first
from bot.proof.intervals import Standing, timeline
from bot.proof.kept import Kept
from bot.proof.spans import Spans


@dataclass(frozen=True, slots=True)
class Times:
    """When a contact is certainly open, when it is not on screen, when it names its opening."""

    open: Spans
    hidden: Spans
    naming: Spans


class Almanac:
    """The times of contacts from *start* until before *end*, looked up by number."""

    def __init__(self, start: datetime, end: datetime) -> None:
        """Begin with nothing computed; both are instants in UTC."""
        self.start, self.end = start, end
        self._numbers: dict[Hashable, int] = {}
        self._hours: dict[tuple[int, ContactId], Hashable] = {}
        self._examples: dict[int, tuple[Plan, ContactId, Facts]] = {}
        self._looked_up: set[int] = set()
        self._times = Kept[Times]()

    def number(self, plan: Plan, contact: ContactId, facts: Facts) -> int:
        """Return the number of *contact* for *facts* of one case; alike contacts share it."""
        number = self._numbered(self._read(plan, contact, facts))
        self._examples.setdefault(number, (plan, contact, facts))
        return number

    def times(self, number: int) -> Times:
        """Return the times of the contacts with *number*."""
        return self._times.of(number, partial(self._look_up, number))

    @property
    def computed(self) -> int:
        """Return how many distinct contacts were taken through the calendar."""
        return len(self._looked_up)

    def _look_up(self, number: int) -> Times:
        self._looked_up.add(number)
        line = timeline(*self._examples[number], self.start, self.end)
        return Times(line.spans(Standing.OPEN), line.spans(Standing.HIDDEN), line.naming())

    def _numbered(self, what: Hashable) -> int:
        return self._numbers.setdefault(what, len(self._numbers))

    def _read(self, plan: Plan, contact: ContactId, facts: Facts) -> Hashable:
        """Return all that the standing of *contact* reads."""
        found = plan.contacts[contact]
        if found.inhouse:
            return "inhouse"
        if found.either:
            members = (m for m in found.either if holds(plan.contacts[m].when, facts))
            return "either", tuple(self.number(plan, m, facts) for m in members)
        via = None if found.via is None else self.number(plan, found.via, facts)
        other = None
        if isinstance(found.hours, Outside):
            other = self.number(plan, found.hours.contact, facts)
        ways = bool(first(found.phone, facts)), _registered(found, facts)
        return "one", self._stated(plan, found), via, other, ways

    def _stated(self, plan: Plan, contact: Contact) -> Hashable:
        """Return the number of the contact's own hours, looked at once for each plan."""
        place = (id(plan), contact.id)
        found = self._hours.get(place)
        if found is None:
            found = self._hours[place] = self._numbered(_stated(plan, contact.hours))
        return found


def _stated(plan: Plan, hours: Hours | None) -> Hashable:
    match hours:
        case None | Unstated():
            return "unknown"
        case AroundTheClock():
            return "always"
        case Week() | Disputed():
            return hours, plan.days
        case OfficeDays():
            return "office", plan.office_hours, plan.days
        case Outside():
            return "outside", plan.office_hours, plan.days
        case _:
            assert_never(hours)


def _registered(contact: Contact, facts: Facts) -> bool:
    """Tell whether a way is registered: a card without one says nothing about its hours."""
    written = (contact.phone, contact.mail, contact.secure_mail)
    texts = (contact.form, contact.chat, contact.visit)
    return (
        contact.via is not None
        or any(first(table, facts) for table in written)
        or any(first(table, facts) is not None for table in texts)
    )

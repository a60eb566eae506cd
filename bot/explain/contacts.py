"""Why a contact is open, closed, probably open or not known to be, at one instant."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from bot.conditions import ContactId, Facts
from bot.explain.conditions import Named, small
from bot.explain.hours_phrases import HoursPhrases, hours_phrases
from bot.explain.week import week_in_words
from bot.language import Lang
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
from bot.plan.routing import desk
from bot.plan.status import Closed, Inhouse, Likely, Open, Status, Unknown
from bot.plan.table import first
from bot.words import time_of_day


@dataclass(frozen=True, slots=True)
class Doors:
    """The contacts of one plan at one instant, for somebody with these facts."""

    plan: Plan
    facts: Facts
    at: datetime
    lang: Lang
    named: Named = str

    def why(self, contact: ContactId) -> str:
        """Return in one sentence how *contact* stands, and why."""
        found = self.plan.contacts[contact]
        p = hours_phrases(self.lang)
        if found.inhouse:
            return p.inhouse
        if found.either:
            members = "; ".join(
                f"{self.named(each)}: {small(self.why(each).rstrip('.'))}" for each in found.either
            )
            return p.either.format(members=members)
        status = self.status(contact)
        if found.via is not None and self._through(found.via, status):
            sentence = self.why(found.via)
            return p.via.format(other=self.named(found.via), sentence=sentence)
        return self._sentence(status, self._reason(found, status))

    def status(self, contact: ContactId) -> Status:
        """Return how *contact* stands."""
        return desk(self.plan).answering.status(contact, self.facts, self.at)

    @property
    def _p(self) -> HoursPhrases:
        return hours_phrases(self.lang)

    def _through(self, via: ContactId, status: Status) -> bool:
        """Tell whether the contact stands as *via* does, and not as its own hours say."""
        return not isinstance(status, Closed) or isinstance(self.status(via), Closed)

    def _sentence(self, status: Status, why: str) -> str:
        p = self._p
        match status:
            case Open():
                return p.open_.format(why=why)
            case Closed():
                return p.closed.format(why=why)
            case Likely():
                return p.likely.format(why=why)
            case Unknown():
                return p.unknown.format(why=why)
            case Inhouse():
                return p.inhouse
            case _:
                assert_never(status)

    def _reason(self, contact: Contact, status: Status) -> str:
        p, hours = self._p, contact.hours
        match hours:
            case None:
                return p.no_hours
            case Unstated():
                return p.unstated
            case AroundTheClock():
                return p.always
            case Week() | Disputed():
                return self._stated(hours)
            case OfficeDays():
                return self._office(contact, status)
            case Outside(other):
                return self._outside(other, status)
            case _:
                assert_never(hours)

    def _stated(self, hours: Hours) -> str:
        match hours:
            case Week():
                return week_in_words(hours, self.plan.days, self.at, self.lang)
            case Disputed(readings):
                said = [
                    self._p.reading.format(
                        why=week_in_words(each, self.plan.days, self.at, self.lang)
                    )
                    for each in readings
                ]
                return self._p.disputed.format(readings="; ".join(said))
            case _:
                raise AssertionError(hours)

    def _office(self, contact: Contact, status: Status) -> str:
        p, clock = self._p, time_of_day(self.at, self.lang)
        week = week_in_words(Week(self.plan.office_hours), self.plan.days, self.at, self.lang)
        match status:
            case Likely():
                return p.office.format(clock=clock, why=week)
            case Closed():
                return p.office_shut.format(why=week)
            case Unknown(None) if not first(contact.phone, self.facts):
                return p.office_unlikely.format(clock=clock, why=week)
            case _:
                return p.office_doubtful.format(why=week)

    def _outside(self, other: ContactId, status: Status) -> str:
        p, named = self._p, self.named(other)
        match status:
            case Open():
                return p.outside_open.format(other=named)
            case Closed():
                return p.outside_hidden.format(other=named)
            case _:
                return p.outside_unknown.format(other=named)

"""What will be out of date, when, and to whom it belongs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from bot.check.material import own_contacts
from bot.language import DA, in_language, same
from bot.library import Library
from bot.plan.model import CONFIRMED_FOR, Contact, Plan

LAW_READ_FOR = timedelta(days=365)
"""How long the reading of a law counts: laws change with the year."""


class Kind(Enum):
    """What runs out."""

    CONTACT = "contact"
    PLAN = "plan"
    FLOW = "flow"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class Expiry:
    """One thing that counts up to and including *day*; *day* None: it has never been confirmed.

    *owner* is the unit or the place it belongs to, empty for what all municipalities share;
    *role* is who confirmed it last, where that is known.
    """

    day: date | None
    kind: Kind
    id: str
    title: str
    owner: str
    path: str
    role: str = ""


def expiring(library: Library, until: date) -> list[Expiry]:
    """Return what has run out or will by *until*, the soonest first."""
    found = [each for each in _everything(library) if each.day is not None and each.day <= until]
    return sorted(found, key=lambda each: (each.day or until, each.path, each.id))


def never_confirmed(library: Library) -> list[Expiry]:
    """Return what nobody has confirmed yet, in the order of the files."""
    found = [each for each in _everything(library) if each.day is None]
    return sorted(found, key=lambda each: (each.path, each.kind.value, each.id))


def _everything(library: Library) -> Iterator[Expiry]:
    for plan in (library.nowhere, *(each for each in library.plans.values() if each.own)):
        yield from _of_plan(plan)
    for flow in library.flows.values():
        if flow.review_by is not None:
            title = in_language(flow.title, DA)
            yield Expiry(flow.review_by, Kind.FLOW, flow.id, title, "", flow.where.path)
    for law in library.laws.values():
        day = None if law.checked is None else law.checked + LAW_READ_FOR
        yield Expiry(day, Kind.LAW, law.id, in_language(law.title, DA), "", law.where.path)


def _of_plan(plan: Plan) -> Iterator[Expiry]:
    place = plan.place.name if plan.place is not None else ""
    if plan.review_by is not None:
        name = plan.where.path.rpartition("/")[2].removesuffix(".yaml")
        yield Expiry(plan.review_by, Kind.PLAN, name, place or name, place, plan.where.path)
    for contact in own_contacts(plan):
        if _can_be_confirmed(contact):
            owner = in_language(contact.organisation or same(place), DA)
            day = None if contact.checked is None else contact.checked + CONFIRMED_FOR
            title = in_language(contact.title, DA)
            yield Expiry(
                day, Kind.CONTACT, contact.id, title, owner, plan.where.path, contact.checked_by
            )


def _can_be_confirmed(contact: Contact) -> bool:
    ways = (contact.phone, contact.mail, contact.secure_mail, contact.form, contact.chat)
    return not contact.either and bool(any(ways) or contact.visit or contact.via)

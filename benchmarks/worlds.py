"""Generated worlds of many plans, each with names and telephone numbers of its own.

The plans are the municipalities' shipped ones, over and over. In the world ``sharing`` they
keep their hours, so that many state the same, as real ones do; in ``own`` no two plans
have the same.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.conditions import ContactId
from bot.language import DA
from bot.library import Library
from bot.plan.model import Contact, MunicipalityCode, Place, Plan, Row, Week, Window

Numbered = Callable[[Plan, int], Plan]

SIZES = (98, 980, 9_800)
"""How many plans a world has where growth is measured."""

LOCAL = (ContactId("boerneteam"), ContactId("indgang"))
"""The contacts that every plan has, and in which the generated plans differ."""


def sharing(library: Library, count: int) -> Library:
    """Return *library* with *count* plans, whose hours are those of the shipped ones."""
    return _world(library, count, lambda plan, number: plan)


def own(library: Library, count: int) -> Library:
    """Return *library* with *count* plans, no two with the same hours."""
    return _world(library, count, _with_own_hours)


WORLDS = {"sharing": sharing, "own": own}


def _world(library: Library, count: int, change: Numbered) -> Library:
    shipped = [plan for plan in library.plans.values() if plan.own]
    plans = (change(shipped[each % len(shipped)], each) for each in range(count))
    return replace(library, plans=dict(_placed(plans)))


def _placed(plans: Iterator[Plan]) -> Iterator[tuple[MunicipalityCode, Plan]]:
    for number, plan in enumerate(plans):
        code = MunicipalityCode(f"{number:05d}")
        changed = {each: _named(plan.contacts[each], number) for each in LOCAL}
        contacts = {**plan.contacts, **changed}
        yield code, replace(plan, place=Place(code, f"Plan {number}", "", ""), contacts=contacts)


def _named(contact: Contact, number: int) -> Contact:
    """Return *contact* with a name and a telephone number that no other plan has."""
    own = _phone(number)
    rows = tuple(Row(row.when, own, row.where) for row in contact.phone)
    return replace(contact, phone=rows, organisation={DA: own})


def _phone(number: int) -> str:
    """Return a telephone number without the digits 0 and 1: no emergency number is in it."""
    return "2" + "".join(str(int(digit) + 2) for digit in f"{number:07o}")


def _with_own_hours(plan: Plan, number: int) -> Plan:
    hours = {each: _own_hours(number * len(LOCAL) + shift) for shift, each in enumerate(LOCAL)}
    changed = {each: replace(plan.contacts[each], hours=hours[each]) for each in LOCAL}
    return replace(plan, contacts={**plan.contacts, **changed})


def _own_hours(number: int) -> Week:
    later, earlier = divmod(number, 181)
    return Week(((Window(360 + earlier, 840 + later),),) * 5 + ((), ()))

"""The contacts of a plan: each can be reached, answers for itself, and has a source."""

from collections.abc import Iterator
from datetime import date

from bot.check.material import Material, error, listed, note, own_contacts, place, warning
from bot.conditions import AREA, NO_AREA, UNKNOWN, ContactId, Is, Value
from bot.language import DA, in_language
from bot.plan.model import Contact, Disputed, Outside, Plan, confirmed
from bot.plan.places import spelled
from bot.problems import Problem

LONGEST_LIFE = 4
"""Years after which a written procedure must be looked at again (barnets lov § 15)."""

RESERVED_AREAS = frozenset({str(UNKNOWN), str(NO_AREA)})


def plans(material: Material) -> Iterator[Problem]:
    """Yield what is wrong with each plan by itself, and with the list of places."""
    taken = RESERVED_AREAS | {str(each.id) for flow in material.flows for each in flow.always}
    for plan in material.plans:
        if material.sound(plan):
            yield from _circles(plan)
            for contact in own_contacts(plan):
                yield from _reaching(contact)
                yield from _disputed(plan, contact)
                yield from _by_area(plan, contact)
            yield from _unconfirmed(plan, material.today)
        for area in plan.areas:
            if str(area) in taken:
                yield error("P230", place(plan, f"areas.{area}"), area=area)
        yield from _sources(plan)
        yield from _dates(plan, material.today)
        yield from _not_come(plan, material.today)
    yield from _spellings(material)


# --- contacts -----------------------------------------------------------------------


def _circles(plan: Plan) -> Iterator[Problem]:
    seen: set[ContactId] = set()
    for contact in own_contacts(plan):
        circle = _circle_from(plan, contact.id)
        if circle and not seen & set(circle):
            seen.update(circle)
            way = " → ".join((*circle, contact.id))
            yield error("P211", contact.where, contact=contact.id, way=way)


def _circle_from(plan: Plan, start: ContactId) -> tuple[ContactId, ...]:
    """Return the shortest way from *start* back to it over contacts that lean on others."""
    ways: list[tuple[ContactId, ...]] = [(start,)]
    seen: set[ContactId] = set()
    for way in ways:
        for other in leans_on(plan.contacts[way[-1]]):
            if other == start:
                return way
            if other in plan.contacts and other not in seen:
                seen.add(other)
                ways.append((*way, other))
    return ()


def leans_on(contact: Contact) -> Iterator[ContactId]:
    """Yield the contacts whose standing decides how *contact* stands."""
    yield from contact.either
    if contact.via is not None:
        yield contact.via
    if isinstance(contact.hours, Outside):
        yield contact.hours.contact


def _reaching(contact: Contact) -> Iterator[Problem]:
    if contact.phone and contact.hours is None and not contact.either:
        yield error("P212", contact.where, contact=contact.id)
    ways = (contact.phone, contact.mail, contact.secure_mail)
    written = (contact.form, contact.chat, contact.visit)
    reached = any(ways) or any(written) or contact.via or contact.either or contact.inhouse
    if not reached and not contact.missing:
        yield error("P213", contact.where, contact=contact.id)


def _disputed(plan: Plan, contact: Contact) -> Iterator[Problem]:
    about = f"{contact.id}.hours"
    if isinstance(contact.hours, Disputed) and not any(
        conflict.about == about for conflict in plan.conflicts
    ):
        where = place(contact, "hours")
        if where.path == plan.where.path:
            yield error("P227", where, contact=contact.id, about=about)


def _by_area(plan: Plan, contact: Contact) -> Iterator[Problem]:
    """Yield the areas that were left out where each of the others has a number of its own."""
    conditions = [row.when for row in contact.phone]
    stated = [each for each in conditions if isinstance(each, Is) and each.fact == AREA]
    if not stated or len(stated) < len(conditions):
        return
    named = frozenset(value for each in stated for value in each.values)
    for area, label in plan.areas.items():
        if Value(area) not in named:
            where = contact.phone[-1].where
            yield warning("P238", where, contact=contact.id, area=in_language(label, DA))


# --- sources and dates --------------------------------------------------------------


def _sources(plan: Plan) -> Iterator[Problem]:
    contacts = [each for each in own_contacts(plan) if not each.inhouse]
    without = [each for each in contacts if not each.source]
    if not plan.source and contacts and len(without) == len(contacts):
        yield warning("P224", plan.where)
        return
    for contact in without:
        yield warning("P210", contact.where, contact=contact.id)


def _dates(plan: Plan, today: date) -> Iterator[Problem]:
    if plan.review_by is None:
        yield from _never_reviewed(plan, today)
        return
    where, day = place(plan, "review_by"), plan.review_by.isoformat()
    if plan.review_by < today:
        yield warning("P222", where, day=day)
    latest = _years_after(plan.adopted or today, LONGEST_LIFE)
    if plan.review_by > latest:
        trap = "adopted" if plan.adopted is not None else ""
        yield warning("P223", where, day=day, latest=latest.isoformat(), trap=trap)


def _never_reviewed(plan: Plan, today: date) -> Iterator[Problem]:
    """Yield a plan that is older than the law lets it be, where no day of review is stated."""
    if plan.adopted is not None and _years_after(plan.adopted, LONGEST_LIFE) < today:
        latest = _years_after(plan.adopted, LONGEST_LIFE).isoformat()
        yield warning("P222", place(plan, "adopted"), day=latest, trap="adopted")


def _not_come(plan: Plan, today: date) -> Iterator[Problem]:
    """Yield what is said to have happened on a day that has not come."""
    dated = {"adopted": plan.adopted, "approved": plan.approved, "checked": plan.checked}
    stated = [(name, day, place(plan, name)) for name, day in dated.items() if name in plan.lines]
    for contact in own_contacts(plan):
        where = contact.lines.get("checked")
        own = where is not None and where.path == plan.where.path
        if where is not None and own and contact.checked != plan.checked:
            stated.append(("checked", contact.checked, where))
    for name, day, where in dict.fromkeys(stated):
        if day is not None and day > today:
            yield warning("P237", where, name=name, day=day.isoformat())


def _years_after(day: date, years: int) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if is_leap_day and years % 4 else day.day)


def _unconfirmed(plan: Plan, today: date) -> Iterator[Problem]:
    """Yield one note for all contacts that nobody at the owner has confirmed lately."""
    shown = [each for each in own_contacts(plan) if not each.inhouse and not each.either]
    waiting = [each.id for each in shown if not confirmed(each, today)]
    if waiting:
        where = place(plan, "checked") if "checked" in plan.lines else place(plan, "contacts")
        counts = {"count": str(len(waiting)), "total": str(len(shown))}
        yield note("P225", where, contacts=listed(waiting), **counts)


# --- places -------------------------------------------------------------------------


def _spellings(material: Material) -> Iterator[Problem]:
    """Yield a spelling that stands for two municipalities: the later would win in silence."""
    first: dict[str, str] = {}
    for location in material.library.places.by_code.values():
        for spelling in dict.fromkeys(map(spelled, (location.name, *location.spellings))):
            other = first.setdefault(spelling, location.name)
            if other != location.name:
                yield error(
                    "P233", location.where, spelling=spelling, name=location.name, other=other
                )

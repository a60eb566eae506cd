"""Whom a plan names under each ending, in order, whatever the time of day.

Where the facts are not all known, several routes are possible. Those who stand in every
one of them are told from those who stand in some, and the order is one that fits them all
as well as can be.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, combinations

from bot.conditions import (
    AREA,
    UNKNOWN,
    Atom,
    ContactId,
    Facts,
    IsOpen,
    TableId,
    Value,
    atoms_of,
    holds,
    parts,
)
from bot.dialogue.text import fill
from bot.flow.model import Flow, Outcome, Step
from bot.graph.diagram import Named
from bot.graph.live import Atoms
from bot.language import Lang
from bot.plan.model import Contact, Outside, Plan
from bot.plan.routing import Desk, desk
from bot.plan.table import first_row

Order = tuple[ContactId, ...]
MOST_OPEN = 6
"""How many contacts' hours a table may look at before their combinations are left out."""


def naming_steps(flow: Flow, outcome: Outcome) -> tuple[Step, ...]:
    """Return the steps of *outcome* that can name a contact, in order."""
    steps = (flow.steps[each] for each in outcome.steps)
    return tuple(step for step in steps if step.contacts or step.route)


def read_at(flow: Flow, outcome: Outcome, plan: Plan) -> Atoms:
    """Return what decides whom *plan* names at *outcome*."""
    return frozenset(_read(flow, outcome, plan))


def named(
    flow: Flow, outcome: Outcome, plan: Plan, places: Iterable[Facts], lang: Lang
) -> tuple[Named, ...]:
    """Return the contacts of *outcome* over the facts of all *places* that lead to it."""
    at_desk = desk(plan)
    orders = {
        order: None
        for facts in places
        for order in _orders(flow, outcome, at_desk, at_desk.facts(facts))
    }
    alike: dict[str, list[Contact]] = {}
    for each in merged(orders):
        contact = plan.contacts[each]
        alike.setdefault(fill(contact.title, plan, {}, lang), []).append(contact)
    return tuple(_named(plan, title, same, orders) for title, same in alike.items())


def merged(orders: Iterable[Order]) -> Order:
    """Return all that *orders* name, once, in an order that fits them as well as can be."""
    found: list[ContactId] = []
    for order in sorted(orders, key=lambda each: -len(each)):
        place = 0
        for contact in order:
            if contact in found:
                place = max(place, found.index(contact) + 1)
            else:
                found.insert(place, contact)
                place += 1
    return tuple(found)


def routed(flow: Flow, outcome: Outcome) -> bool:
    """Tell whether *outcome* asks the plan for somebody."""
    return any(step.route is not None for step in naming_steps(flow, outcome))


def _read(flow: Flow, outcome: Outcome, plan: Plan) -> Iterator[Atom]:
    for table in plan.facts.values():
        for row in table:
            yield from atoms_of(row.when)
    for step in naming_steps(flow, outcome):
        yield from atoms_of(step.when)
        rows = plan.routes.get(step.route, ()) if step.route is not None else ()
        for routing in rows:
            yield from atoms_of(routing.when)
    for contact in plan.contacts.values():
        yield from atoms_of(contact.when)


def _orders(flow: Flow, outcome: Outcome, at_desk: Desk, facts: Facts) -> Iterator[Order]:
    steps = tuple(s for s in naming_steps(flow, outcome) if holds(s.when, facts))
    for certain in _in_areas(at_desk.plan, facts):
        for is_open in _openings(at_desk.plan, steps):
            yield from _orders_by_hours(at_desk, steps, certain, is_open)


def _in_areas(plan: Plan, facts: Facts) -> Iterator[Facts]:
    """Yield *facts* for each area where the area is not known."""
    if not plan.areas or facts.get(AREA) != (UNKNOWN,):
        yield facts
        return
    for area in plan.areas:
        yield {**facts, AREA: (Value(area),)}


def _openings(plan: Plan, steps: tuple[Step, ...]) -> Iterator[frozenset[ContactId]]:
    """Yield who may be open at once, as far as the tables of *steps* look at it."""
    asked = sorted(
        {
            part.contact
            for step in steps
            for row in plan.routes.get(step.route or TableId(""), ())
            for part in parts(row.when)
            if isinstance(part, IsOpen)
        }
    )[:MOST_OPEN]
    sizes = range(len(asked) + 1)
    yield from map(frozenset, chain.from_iterable(combinations(asked, size) for size in sizes))


def _orders_by_hours(
    at_desk: Desk, steps: tuple[Step, ...], facts: Facts, is_open: frozenset[ContactId]
) -> Iterator[Order]:
    """Yield whom *steps* name, with and without those who stand in for another's closed hours."""
    plan = at_desk.plan
    listed = tuple((*step.contacts, *_listed(plan, step.route, facts, is_open)) for step in steps)
    serving = tuple(each for every in listed for each in every if at_desk.serves(each, facts))
    standing_in = frozenset(
        each for each in serving if isinstance(plan.contacts[each].hours, Outside)
    )
    yield _shown(plan, serving, frozenset())
    if standing_in:
        yield _shown(plan, serving, standing_in)


def _shown(plan: Plan, serving: Order, hidden: frozenset[ContactId]) -> Order:
    """Return *serving* each once, as an ending shows them, less the *hidden* ones."""
    seen: set[ContactId] = set(hidden)
    order: list[ContactId] = []
    for contact in serving:
        if contact not in seen:
            order.append(contact)
            seen.update(_with_it(plan.contacts[contact]))
    return tuple(order)


def _listed(
    plan: Plan, table: TableId | None, facts: Facts, is_open: frozenset[ContactId]
) -> Order:
    if table is None:
        return ()
    row = first_row(plan.routes.get(table, ()), facts, lambda contact: contact in is_open)
    return (*(row.value if row else ()), *plan.floor.get(table, ()))


def _with_it(contact: Contact) -> Iterator[ContactId]:
    """Yield *contact* and those who are shown with it."""
    yield contact.id
    yield from contact.either
    if contact.via is not None:
        yield contact.via


def _named(plan: Plan, title: str, same: list[Contact], orders: Iterable[Order]) -> Named:
    """Return the contacts that have one *title* as one, as they read alike."""
    ids = {contact.id for contact in same}
    return Named(
        title=title,
        always=all(ids & set(order) for order in orders),
        stated=any(_stated(plan, contact) for contact in same),
        local=plan.own and any(_is_local(contact) for contact in same),
    )


def _is_local(contact: Contact) -> bool:
    return not contact.national and not contact.inhouse and not contact.locked


def _stated(plan: Plan, contact: Contact) -> bool:
    """Tell whether any way to *contact* is registered, in whatever case."""
    tables = (contact.phone, contact.mail, contact.secure_mail, contact.form, contact.chat)
    own = any(tables) or bool(contact.visit) or contact.inhouse or contact.via is not None
    return own or any(_stated(plan, plan.contacts[each]) for each in contact.either)

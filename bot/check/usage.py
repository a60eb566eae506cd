"""What nothing uses, and what is used but never given."""

from collections.abc import Iterator, Mapping

from bot.check.material import Material, error, listed, own_contacts, place, warning
from bot.check.tables import rows_of
from bot.conditions import (
    AREA,
    MUNICIPALITY,
    AtLeast,
    Condition,
    ContactId,
    FactId,
    Is,
    IsOpen,
    Only,
    TableId,
    Value,
    facts_read,
    parts,
)
from bot.flow.model import (
    AreaQuestion,
    Flow,
    Fork,
    Outcome,
    PlaceQuestion,
    Question,
    StepId,
)
from bot.flow.reading import settings_of
from bot.plan.model import Contact, Outside, Plan
from bot.problems import Location, Problem

URGENCY = FactId("urgency")


def usage(material: Material) -> Iterator[Problem]:
    """Yield what stands in vain: steps, contacts, laws, tables and facts."""
    if not material.all_sound:
        return
    for flow in material.flows:
        yield from _steps(flow)
        yield from _tables_without_rows(material, flow)
    for plan in material.plans:
        yield from _contacts(material, plan)
        yield from _areas(plan)
    yield from _laws(material)
    yield from _tables(material)
    yield from _facts(material)


# --- steps, laws, tables ------------------------------------------------------------


def _steps(flow: Flow) -> Iterator[Problem]:
    used: set[StepId] = set(flow.closing)
    for state in flow.states.values():
        if isinstance(state, Outcome):
            used.update(state.closed, state.steps, state.call_with, state.avoid, state.afterwards)
    for step in flow.steps.values():
        if step.id not in used:
            yield error("F309", step.where, step=step.id)


def _laws(material: Material) -> Iterator[Problem]:
    used = {step.law for flow in material.flows for step in flow.steps.values()}
    for law in material.library.laws.values():
        if law.id not in used:
            yield warning("F313", law.where, law=law.id)


def _tables_without_rows(material: Material, flow: Flow) -> Iterator[Problem]:
    """Yield the routes that the national plan does not give, and the texts that no plan says."""
    national, seen = material.library.nowhere, set()
    said = {table for plan in material.plans for table, rows in plan.says.items() if rows}
    for step in flow.steps.values():
        if step.route and not national.routes.get(step.route) and step.route not in seen:
            seen.add(step.route)
            yield error("F310", place(step, "route"), table=step.route)
        if step.says and step.says not in said and step.text is None:
            yield error("F311", place(step, "says"), step=step.id, table=step.says)


def _tables(material: Material) -> Iterator[Problem]:
    asked = _asked_tables(material)
    for table in material.library.vocabulary.tables.values():
        if table.gives != "fact" and table.id not in asked:
            yield warning("F312", table.where, table=table.id)


def _asked_tables(material: Material) -> set[TableId]:
    asked: set[TableId] = set()
    for flow in material.flows:
        for step in flow.steps.values():
            asked.update(table for table in (step.route, step.says) if table)
        for state in flow.states.values():
            if isinstance(state, Outcome) and state.remind:
                asked.add(state.remind)
    return asked


# --- contacts and areas -------------------------------------------------------------


def _contacts(material: Material, plan: Plan) -> Iterator[Problem]:
    named = _named(material, plan)
    for contact in own_contacts(plan):
        if contact.id not in named:
            yield error("P214", contact.where, contact=contact.id)


def _named(material: Material, plan: Plan) -> set[ContactId]:
    named = {
        each for flow in material.flows for step in flow.steps.values() for each in step.contacts
    }
    plans = (plan,) if plan.own else material.plans
    for each in plans:
        named.update(c for table in each.routes.values() for row in table for c in row.value)
        named.update(c for floor in each.floor.values() for c in floor)
        named.update(offer.entry for offer in each.offers)
        for contact in each.contacts.values():
            named.update(_leads_to(contact))
        for condition in _conditions_of_plan(each):
            named.update(p.contact for p in parts(condition) if isinstance(p, IsOpen))
    return named


def _leads_to(contact: Contact) -> Iterator[ContactId]:
    yield from contact.either
    if contact.via is not None:
        yield contact.via
    if isinstance(contact.hours, Outside):
        yield contact.hours.contact


def _areas(plan: Plan) -> Iterator[Problem]:
    if plan.areas and not any(AREA in facts_read(each) for each in _conditions_of_plan(plan)):
        yield warning("P232", place(plan, "areas"), areas=listed(plan.areas))


# --- facts --------------------------------------------------------------------------


def _facts(material: Material) -> Iterator[Problem]:
    given = _given(material)
    read = {fact for each, _ in _conditions(material) for fact in facts_read(each)}
    for rule in material.library.vocabulary.facts.values():
        if rule.id not in read:
            yield warning("F318", rule.where, fact=rule.id)
    for condition, where in _conditions(material):
        for part in parts(condition):
            yield from _never_given(part, where, given)


def _never_given(
    part: Condition, where: Location, given: Mapping[FactId, set[Value]]
) -> Iterator[Problem]:
    """Yield the values that a condition asks for and that nothing gives."""
    if not isinstance(part, Is | AtLeast | Only):
        return
    if part.fact in (MUNICIPALITY, AREA, URGENCY):
        return
    never = sorted(part.values - given.get(part.fact, set()))
    if never and where.path:
        yield error("F317", where, fact=part.fact, value=listed(never))


def _given(material: Material) -> dict[FactId, set[Value]]:
    given: dict[FactId, set[Value]] = {}
    for flow in material.flows:
        for setting in settings_of(flow):
            for fact, values in setting:
                given.setdefault(fact, set()).update(values)
    for plan in material.plans:
        for fact, table in plan.facts.items():
            given.setdefault(fact, set()).update(row.value for row in table)
    return given


def _conditions(material: Material) -> Iterator[tuple[Condition, Location]]:
    """Yield every condition of the content with its place, each once."""
    for flow in material.flows:
        for state in flow.states.values():
            match state:
                case Fork(branches=branches):
                    yield from ((branch.when, place(branch, "when")) for branch in branches)
                case Question() | PlaceQuestion() | AreaQuestion():
                    yield state.when, place(state, "when")
                case _:
                    continue
        yield from ((step.when, place(step, "when")) for step in flow.steps.values())
        yield from ((sentence.when, sentence.where) for sentence in flow.sentences)
    for plan in material.plans:
        for contact in own_contacts(plan):
            yield contact.when, place(contact, "when")
        for row in rows_of(plan):
            if row.where.path == plan.where.path:
                yield row.when, row.where


def _conditions_of_plan(plan: Plan) -> Iterator[Condition]:
    yield from (contact.when for contact in plan.contacts.values())
    yield from (row.when for row in rows_of(plan))

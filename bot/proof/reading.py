"""Which facts decide who stands on an outcome under one plan, and how they stand."""

from collections.abc import Iterator

from bot.conditions import (
    AREA,
    MUNICIPALITY,
    Condition,
    ContactId,
    FactId,
    facts_read,
)
from bot.flow.model import Flow, Outcome, Step, StepId
from bot.plan.model import Contact, Outside, Plan, Row
from bot.proof.intervals import rows_read_clock


class Reading:
    """What is read of the facts under one plan; each step is looked at once."""

    def __init__(self, flow: Flow, plan: Plan) -> None:
        """Read the steps of *flow* as *plan* fills them."""
        self._flow, self._plan = flow, plan
        self._of_step: dict[StepId, frozenset[FactId]] = {}

    def decides(self, outcome: Outcome) -> frozenset[FactId]:
        """Return the facts that tell two cases of *outcome* apart, as far as hours go."""
        read = {AREA, MUNICIPALITY}
        for each in outcome.closed:  # they say that nobody answers
            read |= facts_read(self._flow.steps[each].when)
        for step in deciding(self._flow, outcome):
            read |= self._read_by(step)
        waiting = list(read)
        while waiting:  # a table may ask what another table gives
            behind = _read_by(self._plan.facts.get(waiting.pop(), ())) - read
            read |= behind
            waiting.extend(behind)
        return frozenset(read)

    def _read_by(self, step: Step) -> frozenset[FactId]:
        found = self._of_step.get(step.id)
        if found is None:
            found = self._of_step[step.id] = facts_of_step(step, self._plan)
        return found


def deciding(flow: Flow, outcome: Outcome) -> tuple[Step, ...]:
    """Return the steps of *outcome* that can bring somebody."""
    steps = (flow.steps[each] for each in outcome.steps)
    return tuple(step for step in steps if step.contacts or step.route is not None)


def facts_of_step(step: Step, plan: Plan) -> frozenset[FactId]:
    """Return the facts, those of tables too, that decide whom *step* brings and how they stand."""
    read: set[FactId] = set()
    for condition in _conditions(step, plan):
        read |= facts_read(condition)
    return frozenset(read)


def readers_of_clock(flow: Flow, outcome: Outcome, plan: Plan) -> frozenset[ContactId]:
    """Return the contacts whose being open decides between rows that *outcome* looks at."""
    tables = (step.route for step in deciding(flow, outcome) if step.route is not None)
    return frozenset(each for table in tables for each in rows_read_clock(plan, table))


def _conditions(step: Step, plan: Plan) -> Iterator[Condition]:
    named: set[ContactId] = set(step.contacts)
    yield step.when
    if step.says is not None and step.text is None:
        yield from (row.when for row in plan.says.get(step.says, ()))
    if step.route is not None:
        named.update(plan.floor.get(step.route, ()), rows_read_clock(plan, step.route))
        for row in plan.routes.get(step.route, ()):
            yield row.when
            named.update(row.value)
    for contact in _with_others(plan, named):
        yield contact.when
        for table in _tables(contact):
            yield from (row.when for row in table)


def _with_others(plan: Plan, named: set[ContactId]) -> Iterator[Contact]:
    """Yield the contacts *named* and all whom their own standing leans on."""
    seen: set[ContactId] = set()
    waiting = [each for each in named if each in plan.contacts]
    while waiting:
        contact = plan.contacts[waiting.pop()]
        if contact.id in seen:
            continue
        seen.add(contact.id)
        yield contact
        waiting.extend(contact.either)
        waiting.extend(each for each in (contact.via,) if each is not None)
        if isinstance(contact.hours, Outside):
            waiting.append(contact.hours.contact)


def _tables(contact: Contact) -> tuple[tuple[Row[object], ...], ...]:
    written = (contact.phone, contact.mail, contact.secure_mail)
    return (*written, contact.form, contact.chat, contact.visit)


def _read_by(table: tuple[Row[object], ...]) -> frozenset[FactId]:
    return frozenset(fact for row in table for fact in facts_read(row.when))

"""What an ending names, whatever the clock says: steps, tables, and contacts in written order.

A route never depends on the time of day but for rows with ``open:`` and for contacts
that stand in for another; both are listed here, so "shown" means "may be shown", and
"not shown" is certain.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.conditions import ContactId, Facts, IsOpen, TableId, holds, parts
from bot.flow.model import Flow, Outcome, Step, StepId
from bot.plan.model import AroundTheClock, Plan
from bot.plan.routing import Desk, desk


@dataclass(frozen=True, slots=True)
class Shown:
    """The named parts of one ending for one plan."""

    steps: tuple[StepId, ...]
    main: tuple[StepId, ...]
    tables: frozenset[TableId]
    contacts: tuple[ContactId, ...]


def shown(flow: Flow, outcome: Outcome, plan: Plan, facts: Facts) -> Shown:
    """Return what *outcome* names under *plan* for *facts*."""
    at_desk = desk(plan)
    known = at_desk.facts(facts)
    main = tuple(_held(flow, outcome.steps, at_desk, known))
    others = (*outcome.call_with, *outcome.avoid, *outcome.afterwards, *flow.closing)
    every = (*main, *_held(flow, others, at_desk, known))
    contacts: dict[ContactId, None] = {}
    kept: list[StepId] = []
    for step in main:
        named = [each for each in _named(step, at_desk, known) if each not in contacts]
        if not step.optional or named:
            kept.append(step.id)
        contacts.update(dict.fromkeys(_with_members(plan, named)))
    return Shown(
        steps=tuple(step.id for step in every),
        main=tuple(kept),
        tables=frozenset(step.route for step in main if step.route is not None),
        contacts=tuple(contacts),
    )


def always_answers(plan: Plan, contact: ContactId) -> bool:
    """Tell whether *contact* is open day and night."""
    return isinstance(plan.contacts[contact].hours, AroundTheClock)


def reads_the_clock(plan: Plan) -> bool:
    """Tell whether a row of *plan* asks whether somebody is open."""
    return any(
        isinstance(part, IsOpen)
        for table in plan.routes.values()
        for row in table
        for part in parts(row.when)
    )


def _held(flow: Flow, ids: tuple[StepId, ...], at_desk: Desk, known: Facts) -> Iterator[Step]:
    for each in ids:
        step = flow.steps[each]
        silent = step.text is None and (step.says is None or at_desk.says(step.says, known) is None)
        if not silent and holds(step.when, known):
            yield step


def _named(step: Step, at_desk: Desk, known: Facts) -> Iterator[ContactId]:
    yield from (each for each in step.contacts if at_desk.serves(each, known))
    if step.route is not None:
        yield from at_desk.may_list(step.route, known)


def _with_members(plan: Plan, contacts: list[ContactId]) -> Iterator[ContactId]:
    for contact in contacts:
        yield contact
        yield from plan.contacts[contact].either

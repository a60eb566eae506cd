"""What an outcome asks of the facts: by its steps, and by what a plan shows in them.

An outcome that names one table of contacts cannot tell apart what only another table
asks. The tables that give a fact count always, for a step or a row may lean on them.
"""

from collections.abc import Iterator

from bot.conditions import Atom, Condition, ContactId, atoms_of
from bot.flow.model import Flow, Outcome, Step
from bot.flow.reading import named_steps
from bot.plan.model import Contact, Outside, Plan


def asked(flow: Flow, outcome: Outcome, plan: Plan) -> frozenset[Atom]:
    """Return the atoms that decide which steps and contacts *outcome* shows under *plan*."""
    steps = [flow.steps[each] for each in named_steps(flow, outcome)]
    conditions = [*(step.when for step in steps), *_of_facts(plan)]
    for step in steps:
        conditions.extend(of_step(plan, step))
    return frozenset(atom for each in conditions for atom in atoms_of(each))


def _of_facts(plan: Plan) -> Iterator[Condition]:
    return (row.when for table in plan.facts.values() for row in table)


def of_step(plan: Plan, step: Step) -> Iterator[Condition]:
    """Yield every condition that decides what *step* says and whom it names under *plan*."""
    contacts = dict.fromkeys(step.contacts)
    if step.says is not None:
        yield from (row.when for row in plan.says.get(step.says, ()))
    if step.route is not None:
        for row in plan.routes.get(step.route, ()):
            yield row.when
            contacts.update(dict.fromkeys(row.value))
        contacts.update(dict.fromkeys(plan.floor.get(step.route, ())))
    for contact in _with_those_behind(plan, tuple(contacts)):
        yield from _of_contact(contact)


def _with_those_behind(plan: Plan, named: tuple[ContactId, ...]) -> Iterator[Contact]:
    """Yield the contacts that are *named*, and those that decide how they can be reached."""
    seen, waiting = set(named), list(named)
    while waiting:
        contact = plan.contacts.get(waiting.pop())
        if contact is None:
            continue
        yield contact
        for other in _behind(contact):
            if other not in seen:
                seen.add(other)
                waiting.append(other)


def _behind(contact: Contact) -> Iterator[ContactId]:
    yield from contact.either
    if contact.via is not None:
        yield contact.via
    if isinstance(contact.hours, Outside):
        yield contact.hours.contact


def _of_contact(contact: Contact) -> Iterator[Condition]:
    yield contact.when
    ways = (contact.phone, contact.mail, contact.secure_mail)
    yield from (row.when for table in ways for row in table)
    texts = (contact.form, contact.chat, contact.visit)
    yield from (row.when for table in texts for row in table)

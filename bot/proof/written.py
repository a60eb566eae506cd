"""What is written of a contact, a step or an ending: every text that somebody can be shown."""

from collections.abc import Iterator

from bot.flow.model import Flow, Step
from bot.language import Text
from bot.plan.model import Contact, Plan
from bot.proof.shown import Shown


def of_ending(flow: Flow, named: Shown, plan: Plan) -> Iterator[str]:
    """Yield every text of the steps, tables and contacts that an ending names under *plan*."""
    for step in named.steps:
        yield from of_step(flow.steps[step])
    for said in named.says:
        yield from said.values()
    for contact in named.contacts:
        yield from of_contact(plan.contacts[contact])


def of_step(step: Step) -> Iterator[str]:
    """Yield the text of *step* itself, in all languages."""
    yield from (step.text or {}).values()


def of_contact(contact: Contact) -> Iterator[str]:
    """Yield every text and every way of *contact*, in all languages."""
    for table in (contact.phone, contact.mail, contact.secure_mail):
        yield from (row.value for row in table)
    texts: list[Text | None] = [contact.title, contact.organisation, contact.ask_for]
    for rows in (contact.form, contact.chat, contact.visit, contact.missing, contact.note):
        texts.extend(row.value for row in rows)
    for text in texts:
        if text is not None:
            yield from text.values()

"""What a safety sentence claims of an ending, held against what the ending shows."""

from collections.abc import Iterable, Iterator
from datetime import date

from bot.check.forbidden import Blocklist
from bot.check.material import Material
from bot.conditions import ContactId, TableId
from bot.flow.model import Flow, StepId
from bot.language import Text
from bot.library import Library
from bot.plan.model import Contact, Plan
from bot.proof.shown import Shown, always_answers


class Claims:
    """Holds claims against endings; keeps what it has looked up in the block list."""

    def __init__(self, library: Library, flow: Flow) -> None:
        """Judge endings of *flow*; *library* names what must not be shown."""
        self._flow = flow
        self._blocklist = Blocklist(Material(library, date.min, frozenset()))
        self._clean: dict[int, tuple[object, bool]] = {}

    def hold(self, claim: str, names: tuple[str, ...], named: Shown, plan: Plan) -> bool:
        """Tell whether *claim* is true of what an ending shows; one that is not known is not."""
        match claim:
            case "step":
                return any(StepId(name) in named.steps for name in names)
            case "contact":
                return any(ContactId(name) in named.contacts for name in names)
            case "no_contact":
                return not any(ContactId(name) in named.contacts for name in names)
            case "first_contact":
                first = named.contacts[:1]
                return first == (names[0],) and always_answers(plan, first[0])
            case "no_table":
                return not any(TableId(name) in named.tables for name in names)
            case "steps_at_most":
                return len(named.main) <= int(names[0])
            case "answers_now":
                return any(always_answers(plan, contact) for contact in named.contacts)
            case "unconfirmed_not_alone":
                return _in_company(plan, named)
            case "nothing_forbidden":
                return self._shows_nothing_forbidden(named, plan)
            case _:
                return False

    def _shows_nothing_forbidden(self, named: Shown, plan: Plan) -> bool:
        steps = (self._flow.steps[each] for each in named.steps)
        contacts = (plan.contacts[each] for each in named.contacts)
        return all(
            self._is_clean(step, step.text.values() if step.text else ()) for step in steps
        ) and all(self._is_clean(contact, _said(contact)) for contact in contacts)

    def _is_clean(self, thing: object, texts: Iterable[str]) -> bool:
        """Tell whether nothing forbidden stands in the *texts* of *thing*; looked up once."""
        found = self._clean.get(id(thing))
        if found is None or found[0] is not thing:
            clean = not any(self._blocklist.found(text) for text in texts)
            found = self._clean[id(thing)] = (thing, clean)
        return found[1]


def _in_company(plan: Plan, named: Shown) -> bool:
    """Tell whether somebody of the national route stands beside what nobody has confirmed."""
    contacts = [plan.contacts[each] for each in named.contacts]
    local = [each for each in contacts if not each.inhouse and not _is_national(each)]
    unconfirmed = any(each.checked is None for each in local)
    return not unconfirmed or any(_is_national(each) and each.phone for each in contacts)


def _is_national(contact: Contact) -> bool:
    return contact.national or contact.locked


def _said(contact: Contact) -> Iterator[str]:
    for table in (contact.phone, contact.mail, contact.secure_mail):
        yield from (row.value for row in table)
    texts: list[Text | None] = [contact.title, contact.organisation, contact.ask_for]
    for rows in (contact.form, contact.chat, contact.visit, contact.missing, contact.note):
        texts.extend(row.value for row in rows)
    for text in texts:
        if text is not None:
            yield from text.values()

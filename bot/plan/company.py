"""Whether what nobody has confirmed stands alone, or beside the national route."""

from collections.abc import Iterable

from bot.conditions import ContactId
from bot.plan.model import Contact, Plan


def stands_alone(plan: Plan, named: Iterable[ContactId]) -> bool:
    """Tell whether an unconfirmed contact is *named* without a national one that has a phone.

    Somebody inside the employee's own house needs no confirmation by a municipality.
    """
    contacts = tuple(plan.contacts[each] for each in named)
    local = (each for each in contacts if not each.inhouse and not _is_national(each))
    unconfirmed = any(each.checked is None for each in local)
    return unconfirmed and not any(_is_national(each) and each.phone for each in contacts)


def _is_national(contact: Contact) -> bool:
    return contact.national or contact.locked

"""Cards as other programs read them: one JSON object a contact."""

from collections.abc import Iterable, Iterator

from bot.conditions import Facts
from bot.dialogue.replies import ContactCard
from bot.instants import iso
from bot.library import Library
from bot.plan.status import Open
from bot.scenario.standing import name_of, turning

Json = dict[str, object]


def contacts_in_json(cards: Iterable[ContactCard]) -> list[Json]:
    """Return *cards* in order; a group stands before its members, which name it."""
    return [entry for card in cards for entry in _with_members(card)]


def _with_members(card: ContactCard) -> Iterator[Json]:
    members = {"members": [member.id for member in card.members]} if card.members else {}
    yield {**_contact(card), **members}
    for member in card.members:
        yield {**_contact(member), "group": card.id}


def _contact(card: ContactCard) -> Json:
    """Return one contact; what is not registered and not needed is left out."""
    optional = {
        "organisation": card.organisation,
        "mail": card.mail,
        "secure_mail": card.secure_mail,
        "form": card.form,
        "chat": card.chat,
        "visit": card.visit,
        "via": card.via,
        "ask_for": card.ask_for,
        "area": card.area,
        "area_name": card.area_name,
        "note": card.note,
        "missing": card.missing,
        "source": card.source,
        "source_date": card.source_date,
    }
    return {
        "id": card.id,
        "title": card.title,
        "phone": card.phone or card.via_phone or None,
        "status": name_of(card.status) or "unknown",
        **_turning(card),
        "confirmed": card.confirmed,
        "checked": card.checked.isoformat() if card.checked else None,
        "old": card.old,
        **{name: value for name, value in optional.items() if value},
    }


def _turning(card: ContactCard) -> Json:
    day, at = turning(card.status)
    if day is None:
        return {}
    name = "until" if isinstance(card.status, Open) else "opens"
    return {name: day.isoformat() if at is None else iso(at)}


def facts_in_json(content: Library, facts: Facts) -> Json:
    """Return *facts*: a list for a fact that holds several values, else its value."""
    rules = content.vocabulary.facts
    return {
        fact: list(values) if fact in rules and rules[fact].many else values[-1]
        for fact, values in facts.items()
        if values
    }

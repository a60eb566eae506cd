"""Numbers and addresses: written so that they work, and none that must not be shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.check.forbidden import Blocklist, digits_of
from bot.check.material import Material, error, own_contacts, place, warning
from bot.check.phones import SHORT, costs_extra, is_danish
from bot.language import DA, in_language
from bot.plan.model import Contact, Plan, Row
from bot.problems import Location, Problem

_PAIRS = re.compile(r"[2-9]\d(?: \d\d){3}")
_MAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[A-Za-z]{2,}", re.ASCII)
_SCHEME = re.compile(r"\b(?:https?|ftp|file|data|javascript|tg|mailto):\S*", re.IGNORECASE)


def numbers(material: Material) -> Iterator[Problem]:
    """Yield the numbers and addresses that are written wrongly or must not be shown."""
    blocklist = Blocklist(material)
    for plan in material.plans:
        yield from _sources(plan)
        for contact in own_contacts(plan):
            for row in _own(contact.phone, plan):
                yield from _phone(plan, row, blocklist)
            for row in (*_own(contact.mail, plan), *_own(contact.secure_mail, plan)):
                if not _MAIL.fullmatch(row.value):
                    yield error("P220", row.at, value=row.value)
    for law in material.library.laws.values():
        yield from _source(law.source, place(law, "source"))
    for text in material.library.written:
        for found in _SCHEME.finditer(text.text):
            if not found[0].lower().startswith("https://"):
                yield error("P218", text.where, value=found[0])
    yield from _shown_all_the_same(material, blocklist)
    yield from _twice(material)


def _own(table: tuple[Row[str], ...], plan: Plan) -> Iterator[Row[str]]:
    return (row for row in table if row.where.path == plan.where.path)


# --- phones and addresses -----------------------------------------------------------


def _phone(plan: Plan, row: Row[str], blocklist: Blocklist) -> Iterator[Problem]:
    digits = digits_of(row.value)
    if not row.value:  # a row may say that there is no number in its case
        return
    if row.value in SHORT:
        if plan.own:
            yield error("P217", row.at, value=row.value)
    elif not _PAIRS.fullmatch(row.value):
        yield error("P215", row.at, value=row.value, near=_in_pairs(digits))
    elif costs_extra(digits):
        yield error("P216", row.at, value=row.value)
    elif not is_danish(digits) and not blocklist.found(row.value):
        yield warning("P236", row.at, value=row.value)


def _in_pairs(digits: str) -> str:
    """Return the eight digits of a Danish number in pairs, or "" where they are no such number."""
    eight = digits.removeprefix("00").removeprefix("45") if len(digits) > 8 else digits
    pairs = " ".join(eight[start : start + 2] for start in range(0, len(eight), 2))
    return pairs if _PAIRS.fullmatch(pairs) else ""


def _sources(plan: Plan) -> Iterator[Problem]:
    if plan.source:
        yield from _source(plan.source, place(plan, "source"))
    for contact in own_contacts(plan):
        where = contact.lines.get("source")
        if where is not None and where.path == plan.where.path:
            yield from _source(contact.source, where)


def _source(source: str, where: Location) -> Iterator[Problem]:
    if source and not source.startswith("https://"):
        trap = "plain" if source.startswith("http://") else ""
        yield warning("P219", where, value=source, trap=trap)


# --- what must not be shown ---------------------------------------------------------


def _shown_all_the_same(material: Material, blocklist: Blocklist) -> Iterator[Problem]:
    for plan in material.plans:
        for contact in own_contacts(plan):
            tables = (contact.phone, contact.mail, contact.secure_mail)
            for row in (row for table in tables for row in _own(table, plan)):
                yield from _found(blocklist, row.value, row.at)
    for text in material.library.written:
        yield from _found(blocklist, text.text, text.where)


def _found(blocklist: Blocklist, text: str, where: Location) -> Iterator[Problem]:
    for each in blocklist.found(text):
        yield error("P221", where, value=each.number, reason=each.reason)


# --- one number, two entries --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Entry:
    """A number where it stands."""

    plan: Plan
    contact: Contact
    row: Row[str]


def _twice(material: Material) -> Iterator[Problem]:
    entries: dict[str, list[_Entry]] = {}
    for plan in material.plans:
        for contact in own_contacts(plan):
            for row in _own(contact.phone, plan):
                if row.value not in SHORT:
                    entries.setdefault(digits_of(row.value), []).append(_Entry(plan, contact, row))
    for found in entries.values():
        for number, later in enumerate(found):
            first = next((each for each in found[:number] if not _related(each, later)), None)
            if first is not None:
                yield _same_number(first, later)
                break


def _related(one: _Entry, other: _Entry) -> bool:
    """Tell whether two entries may share a number: the same unit, or one says whose it is.

    A municipality names the nation's number by its id and needs no entry of its own for it.
    """
    alike = one.contact.id == other.contact.id or one.contact.title == other.contact.title
    owners = (one.contact.organisation, other.contact.organisation)
    if one.plan.own and other.plan.own and one.plan is not other.plan:
        return any(owners) and (None in owners or owners[0] == owners[1])
    return alike or (owners[0] is not None and owners[0] == owners[1])


def _same_number(first: _Entry, later: _Entry) -> Problem:
    where = first.row.at
    elsewhere = where.path if where.path != later.row.at.path else ""
    return warning(
        "P226",
        later.row.at,
        value=later.row.value,
        contact=in_language(first.contact.title, DA),
        id=first.contact.id,
        trap="national" if later.plan.own and not first.plan.own else "",
        line=str(where.line),
        file=elsewhere,
    )

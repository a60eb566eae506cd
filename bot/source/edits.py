"""What coordinators record in a plan: a confirmation, an approval, a number that is dead.

Each returns the new content of the files it changes, in the canonical form, and writes
nothing: whoever calls looks first whether the whole content still holds.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from bot.conditions import ContactId
from bot.library import Library
from bot.plan.approval import imprint
from bot.plan.model import Contact, Plan, reach_imprint
from bot.source.contacts import NONE
from bot.source.folder import Files
from bot.source.writer import Document
from bot.words import words

CONTACTS = "contacts"


class NotInTheFile(Exception):
    """The plan's own file does not hold this: the national plan does, or nobody."""


def confirm(files: Files, plan: Plan, contact: ContactId, by: str, on: date) -> dict[str, bytes]:
    """Record that the owner of *contact* confirmed it on the day *on*, in the role *by*."""
    document = _document(files, plan.where.path)
    if document.get((CONTACTS, contact)) is None:
        raise NotInTheFile(contact)
    document.put((CONTACTS, contact, "checked"), on.isoformat())
    document.put((CONTACTS, contact, "checked_by"), by)
    imprint_of_reach = reach_imprint(plan.contacts[contact])
    document.put((CONTACTS, contact, "checked_content"), imprint_of_reach)
    return {plan.where.path: document.written()}


def approve(files: Files, plan: Plan, by: str, on: date) -> dict[str, bytes]:
    """Record that the municipality approved what *plan* tells people, on the day *on*."""
    document = _document(files, plan.where.path)
    document.put(("approved",), on.isoformat())
    document.put(("approved_by",), by)
    document.put(("approved_content",), imprint(plan))
    return {plan.where.path: document.written()}


def withdraw(
    files: Files, library: Library, plan: Plan, number: str, why: str, on: date
) -> dict[str, bytes]:
    """Take *number* out of every contact of every plan, and never show it again."""
    documents: dict[str, Document] = {}
    for path, contact in bearers(library, number):
        document = documents.setdefault(path, _document(files, path))
        _take_out(document, contact, number, library)
    document = documents.setdefault(plan.where.path, _document(files, plan.where.path))
    entry = {"number": number, "reason": why, "withdrawn": on.isoformat()}
    document.append(("never_show",), entry)  # type: ignore[arg-type]  # a dict of texts is Plain
    return {path: document.written() for path, document in documents.items()}


def numbers_of(plan: Plan, contact: Contact) -> tuple[str, ...]:
    """Return the phone numbers that the plan's own file gives *contact*, each once."""
    own = (row.value for row in contact.phone if row.where.path == plan.where.path and row.value)
    return tuple(dict.fromkeys(own))


def bearers(library: Library, number: str) -> Iterator[tuple[str, Contact]]:
    """Yield every contact that shows *number*, with the file in which it does."""
    plans = (library.nowhere, *(plan for plan in library.plans.values() if plan.own))
    for plan in plans:
        for contact in plan.contacts.values():
            if any(digits(each) == digits(number) for each in numbers_of(plan, contact)):
                yield plan.where.path, contact


def digits(number: str) -> str:
    """Return the digits of *number* alone."""
    return re.sub(r"\D", "", number)


def _document(files: Files, path: str) -> Document:
    content = files.get(path)
    if not isinstance(content, bytes):
        raise NotInTheFile(path)
    return Document(path, content)


def _take_out(document: Document, contact: Contact, number: str, library: Library) -> None:
    at = (CONTACTS, contact.id, "phone")
    rows = document.get(at)
    if isinstance(rows, list):
        left = [_empty_row(document, (*at, n), number) for n in range(len(rows))]
        if not any(left):
            document.put(at, NONE)
    else:
        document.put(at, NONE)
    if contact.checked is not None:  # what was confirmed is gone; the next number is not
        document.put((CONTACTS, contact.id, "checked"), "null")
        document.remove((CONTACTS, contact.id, "checked_by"))
        document.remove((CONTACTS, contact.id, "checked_content"))
    if not contact.missing:
        languages = library.vocabulary.languages
        said = {str(lang): words(lang).phone_unknown for lang in languages}
        document.put((CONTACTS, contact.id, "missing"), said)  # type: ignore[arg-type]


def _empty_row(document: Document, at: tuple[str | int, ...], number: str) -> bool:
    """Empty the row at *at* where it gives *number*; tell whether it gives another one.

    The row itself stays: without it the next row would answer for its case.
    """
    given = str(document.get((*at, "is")) or "")
    if digits(given) == digits(number):
        document.put((*at, "is"), "")
        return False
    return bool(given)


def changed(files: Files, new: Mapping[str, bytes]) -> dict[str, bytes | OSError]:
    """Return *files* as they would be with what is *new*."""
    return {**files, **new}

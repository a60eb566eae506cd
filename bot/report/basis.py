"""What all evidence is derived from: one plan at one instant, and its routes case by case."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product

from bot.clock import local
from bot.conditions import ContactId, FactId, TableId, Value
from bot.dialogue.text import fill
from bot.language import DA, Lang, Text, in_language
from bot.library import Library, acute_contacts
from bot.plan.model import Contact, Plan
from bot.plan.routing import desk

WHO, WHOM = FactId("reporter"), FactId("age")
"""The two facts by which routes are laid out: the one who asks, and the one it is about.

They are ids of the vocabulary. Where it has no such fact, a route has one case only.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A route that is asked for: which table, by whom, about whom."""

    table: TableId
    who: Value | None
    whom: Value | None


@dataclass(frozen=True, slots=True)
class Basis:
    """One plan at one instant, in one language, with whom each case leads to, in order."""

    library: Library
    plan: Plan
    at: datetime
    lang: Lang
    routes: Mapping[Case, tuple[ContactId, ...]]
    acute: frozenset[ContactId]

    @property
    def today(self) -> date:
        """Return the Danish date."""
        return local(self.at).date()

    def by(self, da: str, en: str) -> str:
        """Return the one of two texts that the report's language asks for."""
        return da if self.lang == DA else en

    def text(self, text: Text | None) -> str:
        """Return *text* with the plan's own names in it; "" where there is none."""
        return "" if text is None else fill(text, self.plan, {}, self.lang)

    def count(self, number: int, da: tuple[str, str], en: tuple[str, str]) -> str:
        """Return "1 kontakt" or "2 kontakter": the *number* with the word that goes with it."""
        one, several = da if self.lang == DA else en
        return f"{number} {one if number == 1 else several}"

    def title(self, contact: ContactId) -> str:
        """Return what *contact* is called, as a line begins."""
        found = self.plan.contacts.get(contact)
        said = contact if found is None else self.text(found.title)
        return said[:1].upper() + said[1:]

    def titles(self, contacts: Iterable[ContactId]) -> str:
        """Return the names of *contacts*, in order, as they stand in a sentence."""
        return ", ".join(self.title(each) for each in contacts)

    def tables(self) -> tuple[TableId, ...]:
        """Return the tables of contacts, in the order of the vocabulary."""
        return tuple(dict.fromkeys(case.table for case in self.routes))

    def table(self, table: TableId) -> str:
        """Return what *table* answers."""
        return in_language(self.library.vocabulary.tables[table].label, self.lang)

    def value(self, fact: FactId, value: Value | None) -> str:
        """Return *value* of *fact* in words."""
        rule = self.library.vocabulary.facts.get(fact)
        found = rule.values.get(value) if rule is not None and value is not None else None
        return "" if found is None else in_language(found, self.lang)

    def values(self, fact: FactId) -> tuple[Value | None, ...]:
        """Return the values of *fact*, or one None where the vocabulary has no such fact."""
        return values_of(self.library, fact)

    def contacts(self) -> tuple[Contact, ...]:
        """Return every contact that the plan can show, the municipality's own first."""
        found = sorted(set(self._shown()), key=tuple(self.plan.contacts).index)
        contacts = [self.plan.contacts[each] for each in found]
        return tuple(sorted(contacts, key=lambda contact: contact.national))

    def local(self) -> tuple[Contact, ...]:
        """Return the contacts that are the municipality's to fill: its own, and empty posts."""
        return tuple(each for each in self.contacts() if is_local(each))

    def _shown(self) -> Iterator[ContactId]:
        named = dict.fromkeys(each for route in self.routes.values() for each in route)
        own = (each.id for each in self.plan.contacts.values() if not each.national)
        for contact in (*named, *own, *self.acute):
            if contact in self.plan.contacts:
                yield contact
                yield from self.plan.contacts[contact].either


def is_local(contact: Contact) -> bool:
    """Tell whether *contact* is the municipality's to fill in, and not somebody else's line."""
    if contact.inhouse or contact.locked:
        return False
    return not contact.national or not has_own_way(contact)


def has_own_way(contact: Contact) -> bool:
    """Tell whether *contact* can be reached by itself, not only through another."""
    written = (contact.form, contact.chat, contact.visit)
    return any((contact.phone, contact.mail, contact.secure_mail, *written, contact.either))


def basis(library: Library, plan: Plan, at: datetime, lang: Lang) -> Basis:
    """Return what a report on *plan* is derived from."""
    return Basis(library, plan, at, lang, _routes(library, plan, at), acute_contacts(library))


def values_of(library: Library, fact: FactId) -> tuple[Value | None, ...]:
    """Return the values of *fact*, or one None where the vocabulary has no such fact."""
    rule = library.vocabulary.facts.get(fact)
    return (None,) if rule is None else tuple(rule.values)


def _routes(library: Library, plan: Plan, at: datetime) -> dict[Case, tuple[ContactId, ...]]:
    found = {}
    cases = product(values_of(library, WHO), values_of(library, WHOM))
    for who, whom in cases:
        answered = {fact: (value,) for fact, value in ((WHO, who), (WHOM, whom)) if value}
        facts = desk(plan).facts(answered)
        for rule in library.vocabulary.tables.values():
            if rule.gives == "contacts":
                found[Case(rule.id, who, whom)] = desk(plan).listed(rule.id, facts, at)
    return found

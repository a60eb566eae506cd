"""The longest that a contact's block in a Telegram message can be under one plan, at any hour."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from bot.channels.telegram.ending import contact as lines_of
from bot.conditions import ALWAYS, AREA, Condition, ContactId, facts_read
from bot.dialogue.cards import source_in_words
from bot.dialogue.replies import ContactCard
from bot.language import Lang, Text, in_language
from bot.limits import units
from bot.onscreen.filling import Areas, filled, longest
from bot.onscreen.hours import EITHER, Clock, longest_closed, longest_moment
from bot.plan.model import AroundTheClock, Contact, OfficeDays, Outside, Plan, Row
from bot.words import date_in_words, words

NUMBER = "10. "
"""The longest number before a name."""


Written = Callable[[ContactCard, Lang], Iterable[str]]
"""Writes one contact in lines."""


def in_a_chat(card: ContactCard, lang: Lang) -> Iterator[str]:
    """Yield *card* as it stands in an ending on Telegram."""
    return (line.text for line in lines_of(card, lang, NUMBER))


class Blocks:
    """The longest block of each contact of one plan in one language, each made once."""

    def __init__(
        self, plan: Plan, lang: Lang, written: Written = in_a_chat, clock: Clock = EITHER
    ) -> None:
        """Write the contacts of *plan* in *lang*, each as *written*, their hours by *clock*."""
        self._plan, self._lang, self._written, self._clock = plan, lang, written, clock
        self._sizes: dict[tuple[ContactId, Areas], int] = {}
        self._by_area: dict[ContactId, bool] = {}

    def size(self, contact: ContactId, *, each_area: bool) -> int:
        """Return the UTF-16 units of *contact*; with *each_area* once for each area of the plan."""
        areas = tuple(self._plan.areas)
        if each_area:
            return sum(self._of(contact, (area,)) for area in areas)
        return self._of(contact, (*areas, None))

    def _of(self, contact: ContactId, areas: Areas) -> int:
        """Return the units of *contact* with the longest of the names of *areas* in it."""
        key = (contact, areas)
        if key not in self._sizes:
            self._sizes[key] = 0  # a circle, which `check` refuses, ends here
            self._sizes[key] = self._size(self._plan.contacts[contact], areas)
        return self._sizes[key]

    def reads_area(self, contact: ContactId) -> bool:
        """Tell whether *contact* may stand otherwise in one area than in another."""
        if contact not in self._by_area:
            self._by_area[contact] = False  # likewise
            self._by_area[contact] = bool(self._plan.areas) and self._differs(contact)
        return self._by_area[contact]

    def _differs(self, contact: ContactId) -> bool:
        found = self._plan.contacts[contact]
        if isinstance(found.hours, Outside):
            if _stands_by_area(self._plan.contacts[found.hours.contact]):
                return True
        named = "{area}" in "".join(each for text in _texts(found) for each in text.values())
        reads = any(AREA in facts_read(when) for when in _conditions(found))
        behind = (*found.either, *((found.via,) if found.via is not None else ()))
        return named or reads or any(map(self.reads_area, behind))

    def _size(self, contact: Contact, areas: Areas) -> int:
        card = self._card(contact, areas)
        told = [replace(card, missing=self._no_number(contact))]
        if contact.missing and not _always_reachable(contact):
            told.append(_without_ways(card, longest_closed(self._lang)))
        block = max(
            sum(units(line) + 1 for line in self._written(each, self._lang)) for each in told
        )
        either = units(words(self._lang).either) + 1
        members = sum(self._of(each, areas) + either for each in contact.either)
        return block + 1 + members

    def _card(self, contact: Contact, areas: Areas) -> ContactCard:
        """Return *contact* with the longest that each of its parts can be."""
        plan, lang = self._plan, self._lang
        via = plan.contacts.get(contact.via) if contact.via is not None else None
        labels = [in_language(plan.areas[each], lang) for each in areas if each is not None]
        row = partial(self._row, areas=areas)
        text = partial(filled, plan=plan, lang=lang, areas=areas)
        return ContactCard(
            id=contact.id,
            title=text(contact.title),
            status=None,
            hours=self._clock.hours(contact, plan, lang),
            phone=longest(row.value for row in contact.phone),
            mail=longest(row.value for row in contact.mail),
            secure_mail=longest(row.value for row in contact.secure_mail),
            form=row(contact.form),
            chat=row(contact.chat),
            visit=row(contact.visit),
            organisation=text(contact.organisation),
            area_name=longest(labels) if self.reads_area(contact.id) else "",
            via=contact.via,
            via_phone=longest(row.value for row in via.phone) if via else "",
            ask_for=text(contact.ask_for or contact.title) if via else "",
            note=row(contact.note),
            missing=row(contact.missing),
            marks=_marks(contact, lang),
        )

    def _no_number(self, contact: Contact) -> str:
        """Return what is said where some case has no number, but another way."""
        gone = any(not row.value for row in contact.phone)
        return words(self._lang).phone_unknown if gone else ""

    def _row(self, table: tuple[Row[Text], ...], areas: Areas) -> str:
        return longest(filled(each.value, self._plan, self._lang, areas) for each in table)


def _always_reachable(contact: Contact) -> bool:
    """Tell whether some way to *contact* is there in every case."""
    ways = (contact.phone, contact.mail, contact.secure_mail)
    rows = [row.when for table in ways for row in table if row.value]
    written = [row.when for table in (contact.form, contact.chat, contact.visit) for row in table]
    others = contact.via is not None or contact.either or contact.inhouse
    return bool(others) or ALWAYS in (*rows, *written)


def _stands_by_area(contact: Contact) -> bool:
    """Tell whether *contact* may be open in one area while it is not in another."""
    read = facts_read(contact.when)
    if isinstance(contact.hours, OfficeDays):  # likely to be open only where there is a number
        read = read.union(*(facts_read(row.when) for row in contact.phone))
    return AREA in read or bool(contact.via or contact.either)


def _texts(contact: Contact) -> Iterator[Mapping[Lang, str]]:
    yield from (each for each in (contact.title, contact.organisation, contact.ask_for) if each)
    for table in (contact.form, contact.chat, contact.visit, contact.note, contact.missing):
        yield from (row.value for row in table)


def _conditions(contact: Contact) -> Iterator[Condition]:
    yield contact.when
    for table in (contact.phone, contact.mail, contact.secure_mail):
        yield from (row.when for row in table)
    for written in (contact.form, contact.chat, contact.visit, contact.note, contact.missing):
        yield from (row.when for row in written)


def _marks(contact: Contact, lang: Lang) -> str:
    """Return the longest that can be said of how sure the source of *contact* is."""
    w, day = words(lang), date_in_words(longest_moment(lang).date(), lang)
    always = isinstance(contact.hours, AroundTheClock) and contact.locked
    if contact.inhouse or contact.either or always:
        return ""
    kind = w.old_source if contact.old else w.new_source
    source = source_in_words(kind, contact.source, contact.source_date, lang)
    if contact.checked is None:
        return source if contact.national else f"{w.not_confirmed} {source}"
    sure = (each.format(date=day) for each in (w.confirmed, w.confirmed_by_owner))
    return longest((*sure, f"{w.not_confirmed_since.format(date=day)} {source}"))


def _without_ways(card: ContactCard, hours: str) -> ContactCard:
    """Return *card* as it stands where no way is registered: it says so, and no source."""
    return ContactCard(
        id=card.id,
        title=card.title,
        status=None,
        hours=hours if card.hours else "",
        organisation=card.organisation,
        area_name=card.area_name,
        note=card.note,
        missing=card.missing,
    )

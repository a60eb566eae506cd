"""The cards of a municipality: the endings that a flow names for the wall, at any hour.

Confirmed contacts and the national route stand as they are. Whatever nobody has confirmed
carries UDKAST and the day of printing, so that an old print cannot pass for a plan.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import count, groupby

from bot.clock import local
from bot.conditions import Facts
from bot.dialogue.cards import other_ways_in_words, source_in_words
from bot.dialogue.ending import on_paper
from bot.dialogue.replies import ContactCard, StepShown
from bot.dialogue.stated_hours import stated_in_words
from bot.dialogue.text import fill
from bot.flow.model import ActionCard, Flow, Outcome
from bot.flow.reading import acute_state
from bot.language import Lang, in_language
from bot.library import Library
from bot.paper.model import Card, Code, Entry, Move
from bot.paper.phrases import Phrases, phrases
from bot.plan.approval import approved_now
from bot.plan.model import (
    Contact,
    Plan,
)
from bot.words import Words, date_in_words, words

PRINT_HOLDS = timedelta(days=183)
"""A print is looked at again after half a year, sooner where the plan or the flow says so."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the conversation stands: the page's address and the bot's name, empty where none."""

    web: str = ""
    telegram: str = ""


def cards(
    library: Library, flow: Flow, plan: Plan, now: datetime, lang: Lang, at: Addresses
) -> tuple[Card, ...]:
    """Return the cards of *flow* under *plan*, printed at *now*, in the order of the flow."""
    return tuple(_Printer(library, flow, plan, now, lang).card(each, at) for each in flow.cards)


class _Printer:
    def __init__(self, library: Library, flow: Flow, plan: Plan, now: datetime, lang: Lang) -> None:
        self._library, self._flow, self._plan = library, flow, plan
        self._now, self._lang = now, lang
        self._today: date = local(now).date()
        self._words: Words = words(lang)
        self._phrases: Phrases = phrases(lang)
        self._count = count(1)

    def card(self, of: ActionCard, at: Addresses) -> Card:
        acute = self._said(self._acute(), of)
        ending = on_paper(*self._asked(self._outcome(of.to), of))
        self._count = count(1)
        moves = tuple(self._moves(each for each in ending.steps if each.contacts))
        made = Card(
            id=of.id,
            lang=self._lang,
            place=self._plan.place.name if self._plan.place else "",
            audience=in_language(of.audience, self._lang),
            title=in_language(of.title, self._lang),
            acute=acute,
            moves=moves,
            do=tuple(each.text for each in ending.steps if not (each.contacts or each.refers)),
            avoid=tuple(each.text for each in ending.avoid),
            standing=tuple(self._standing()),
            draft="",
            codes=tuple(self._codes(of, at)),
            printed=self._today,
            valid_to=self._valid_to(),
        )
        return replace(made, draft=self._draft() if any(x.draft for x in made.entries) else "")

    def _asked(
        self, outcome: Outcome, of: ActionCard
    ) -> tuple[Library, Flow, Outcome, Plan, Facts, datetime, Lang]:
        link = self._flow.links.get(of.link or "")
        facts = dict((*(link.set if link else ()), *of.set))
        return self._library, self._flow, outcome, self._plan, facts, self._now, self._lang

    def _outcome(self, name: str) -> Outcome:
        found = next(each for each in self._flow.states.values() if each.id == name)
        assert isinstance(found, Outcome)
        return found

    def _acute(self) -> Outcome:
        return self._outcome(acute_state(self._flow))

    def _said(self, outcome: Outcome, of: ActionCard) -> tuple[Move, ...]:
        steps = on_paper(*self._asked(outcome, of)).steps
        return tuple(self._moves(steps, numbered=False))

    def _moves(self, steps: Iterable[StepShown], *, numbered: bool = True) -> Iterator[Move]:
        for step in steps:
            law = self._words.law.format(title=step.law_title) if step.law_title else ""
            yield Move(step.text, law, tuple(self._entries(step.contacts, numbered=numbered)))

    # --- one contact ----------------------------------------------------------------

    def _entries(self, shown: Iterable[ContactCard], *, numbered: bool) -> Iterator[Entry]:
        """Yield an entry for each contact; one that each area has of its own is one of several."""
        for _, same in groupby(shown, key=lambda each: each.id):
            each = list(same)
            entry = self._entry(each[0]) if len(each) == 1 else self._in_areas(each)
            yield replace(_shared(entry), number=next(self._count) if numbered else None)

    def _in_areas(self, shown: list[ContactCard]) -> Entry:
        contact = self._plan.contacts[shown[0].id]
        name = fill(contact.title, self._plan, {}, self._lang)
        members = (replace(self._entry(each), name=each.area_name) for each in shown)
        return Entry(_first_letter_large(name), members=tuple(members))

    def _entry(self, shown: ContactCard) -> Entry:
        contact = self._plan.contacts[shown.id]
        return Entry(
            name=_first_letter_large(shown.unit),
            phone=shown.phone or shown.via_phone,
            area=shown.area_name,
            lines=tuple(_whole(line) for line in self._lines(shown, contact) if line),
            mark=self._mark(shown, contact),
            draft=self._draft() if self._unconfirmed(shown, contact) else "",
            members=tuple(self._entry(member) for member in shown.members),
        )

    def _lines(self, shown: ContactCard, contact: Contact) -> Iterator[str]:
        if shown.via is not None:
            yield self._phrases.ask_for.format(ask_for=shown.ask_for)
        yield self._hours(shown, contact)
        yield from other_ways_in_words(shown, self._words)
        yield shown.missing
        yield shown.note

    def _hours(self, shown: ContactCard, contact: Contact) -> str:
        """Return the rule by which *contact* answers; "" where there is nothing to call."""
        if shown.members or not (shown.phone or shown.via_phone):
            return ""
        return stated_in_words(contact, self._plan, self._lang)

    def _mark(self, shown: ContactCard, contact: Contact) -> str:
        """Return how sure the source is; that nobody ever confirmed it, UDKAST says already."""
        if not self._unconfirmed(shown, contact) or contact.checked is not None:
            return shown.marks
        w = self._words
        kind = w.old_source if contact.old else w.new_source
        return source_in_words(kind, contact.source, contact.source_date, self._lang)

    def _unconfirmed(self, shown: ContactCard, contact: Contact) -> bool:
        """Tell whether *shown* offers a way that neither its owner nor the nation stands for."""
        ways = (shown.phone, shown.via_phone, shown.mail, shown.secure_mail, shown.form)
        way = any((*ways, shown.chat, shown.visit))
        return way and not (contact.national or contact.inhouse or shown.confirmed)

    # --- where the plan stands ------------------------------------------------------

    def _standing(self) -> Iterator[str]:
        plan, w = self._plan, self._words
        if not plan.own:
            yield w.no_local_plan
        elif plan.approved is None or not approved_now(plan):
            yield w.plan_not_approved
        if plan.own and plan.source:
            kind = self._phrases.plan_source
            yield source_in_words(kind, plan.source, plan.source_date, self._lang)

        overdue = self._plan.review_by if plan.own else None
        if overdue is not None and overdue < self._today:
            yield self._phrases.overdue.format(date=date_in_words(overdue, self._lang))

    def _valid_to(self) -> date:
        """Return the day on which somebody must look again, never one that has passed."""
        stated = (self._plan.review_by, self._flow.review_by, self._today + PRINT_HOLDS)
        return min(each for each in stated if each is not None and each >= self._today)

    def _draft(self) -> str:
        return self._phrases.draft.format(date=date_in_words(self._today, self._lang))

    def _codes(self, of: ActionCard, at: Addresses) -> Iterator[Code]:
        said = self._phrases
        code = self._plan.place.code if self._plan.place else ""
        start = "-".join(part for part in (code, of.link) if part)
        is_front = self._flow.id == self._library.front
        if at.web:
            address = f"{at.web}/{start}" if is_front else f"{at.web}/{self._flow.id}/{start}"
            yield Code(said.go_on, address, said.picture.format(address=address))
        if at.telegram and is_front:  # the bot begins with the first flow alone
            address = f"https://t.me/{at.telegram}?start={start}"
            label = said.telegram if at.web else said.go_on
            yield Code(label, address, said.picture.format(address=address))


def _shared(entry: Entry) -> Entry:
    """Return *entry* with what all its members say said once, for all of them."""
    if not entry.members:
        return entry
    first, *others = entry.members
    lines = tuple(line for line in first.lines if all(line in each.lines for each in others))
    alike = all((each.mark, each.draft) == (first.mark, first.draft) for each in others)
    members = tuple(
        replace(
            each,
            lines=tuple(line for line in each.lines if line not in lines),
            mark="" if alike else each.mark,
            draft="" if alike else each.draft,
        )
        for each in entry.members
    )
    shared = replace(entry, lines=(*lines, *entry.lines), members=members)
    return replace(shared, mark=first.mark, draft=first.draft) if alike else shared


def _whole(line: str) -> str:
    """Return *line* with a full stop where it has no end, so that lines can be joined."""
    return line if line[-1] in ".!?" else f"{line}."


def _first_letter_large(text: str) -> str:
    return text[:1].upper() + text[1:]

"""The reminder: "write to me when they open", then "did you reach them?", then who is next.

It outlives the conversation that it came from, so it stands without one: everything said of
a contact is read from the newest content at that instant, without the case. A contact is
remembered only where that tells the same number as the ending did. What is said when the
time has come names nobody and nothing, since others may see it on a lock screen.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import assert_never

from bot.clock import COPENHAGEN
from bot.conditions import ContactId, Facts
from bot.dialogue.cards import Reading, card
from bot.dialogue.events import Said
from bot.dialogue.nextcontact import after, one_by_one
from bot.dialogue.reminder import LIFE, MOST, Reminder
from bot.dialogue.replies import ContactCard, ShowOutcome
from bot.dialogue.text import fill
from bot.flow.model import Flow, Outcome
from bot.language import Lang, in_language
from bot.library import Library
from bot.plan.model import MunicipalityCode, Plan
from bot.plan.routing import Desk, desk
from bot.plan.status import Closed, Inhouse, Open, Opening, Status
from bot.plan.table import first
from bot.words import Words, full_moment_in_words, moment_in_words, shown_in_words, words

MORNING = time(8)
"""When to remind on a day whose opening time is not stated, Danish time."""

LATE = timedelta(minutes=30)
"""A reminder that comes later than this says that it does."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be pressed under a reminder."""

    said: Said
    label: str


@dataclass(frozen=True, slots=True)
class ReminderScreen:
    """What stands under a reminder: *text*, a contact as it stands now, and a *question*.

    *ended* where nothing is kept any more, so that one can only begin again.
    """

    lang: Lang
    text: str
    contact: ContactCard | None = None
    question: str = ""
    offers: tuple[Offer, ...] = ()
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Reminded:
    """What is kept now, None for nothing, and what is shown."""

    reminder: Reminder | None
    screen: ReminderScreen


def whom(
    contacts: tuple[ContactCard, ...], opens: datetime | date, at_desk: Desk, now: datetime
) -> tuple[ContactId, ...]:
    """Return those of *contacts* to be reminded of: the one that *opens*, and the next ones.

    There are none where *opens* is further from *now* than a reminder lives.
    """
    if not now < due(opens) < now + LIFE:
        return ()
    facts = at_desk.facts({})
    told = [each for each in one_by_one(contacts) if _told_alike(each, at_desk, facts)]
    opening = (i for i, each in enumerate(told) if _moment(each.status) == opens)
    shut = (i for i, each in enumerate(told) if not isinstance(each.status, Open | Inhouse))
    begin = next(opening, next(shut, 0))
    return tuple(dict.fromkeys(each.id for each in told[begin:]))[:MOST]


def made(outcome: ShowOutcome, code: MunicipalityCode | None) -> Reminder | None:
    """Return the reminder of *outcome*, or None where there is nothing to be reminded of."""
    if outcome.opens is None or not outcome.remind:
        return None
    return Reminder(code, outcome.remind, due(outcome.opens), outcome.lang)


def due(opens: datetime | date) -> datetime:
    """Return when to remind of what *opens* at an instant, or on a day (UTC)."""
    if isinstance(opens, datetime):
        return opens
    return datetime.combine(opens, MORNING, COPENHAGEN).astimezone(UTC)


def confirmed(reminder: Reminder, now: datetime) -> Reminded:
    """Return *reminder* with the word that it is kept, until when, and how to delete it."""
    w = words(reminder.lang)
    said = w.reminder_set.format(time=moment_in_words(reminder.due, now, reminder.lang))
    screen = ReminderScreen(reminder.lang, said, offers=(_drop(w),))
    return Reminded(reminder, screen)


def asked(reminder: Reminder, now: datetime) -> Reminded:
    """Return *reminder* at its time: a neutral line, and whether they were reached."""
    w = words(reminder.lang)
    late = now - reminder.due > LATE
    screen = ReminderScreen(
        reminder.lang,
        "\n".join((w.reminder, *((w.reminder_late,) if late else ()))),
        question=w.reached,
        offers=(Offer(Said.SHOW, w.reminder_show), *_yes_or_no(w), _drop(w)),
    )
    return Reminded(replace(reminder, asked=True), screen)


def gone(flow: Flow, said: Said, lang: Lang) -> Reminded:
    """Return the answer to what was *said* under a reminder that is not kept any more."""
    if said in (Said.YES, Said.DROP):  # a second press, mostly
        return _ended(lang, words(lang).reminder_dropped)
    return _ended(lang, words(lang).reminder_gone.replace("{alarm}", _alarm(flow, lang)))


def answered(
    library: Library, flow: Flow, reminder: Reminder, said: Said, now: datetime
) -> Reminded:
    """Return what *said* makes of *reminder* at *now* (aware)."""
    answering = _Answering(library, flow, reminder, now)
    match said:
        case Said.SHOW:
            return answering.shown()
        case Said.YES | Said.DROP:
            return _ended(reminder.lang, words(reminder.lang).reminder_dropped)
        case Said.NO:
            return answering.next()
        case Said.AGAIN:
            return answering.again()
        case _:
            assert_never(said)


def in_words(library: Library, reminder: Reminder, lang: Lang) -> str:
    """Return what is kept of *reminder*, for whoever asks what is kept."""
    plan = library.plan(reminder.municipality)
    titles = [plan.contacts[each].title for each in reminder.contacts if each in plan.contacts]
    return words(lang).reminder_kept.format(
        time=full_moment_in_words(reminder.due, lang),
        place=plan.place.name if plan.place else words(lang).unknown_place,
        contacts=", ".join(in_language(each, lang) for each in titles),
    )


class _Answering:
    """One reminder at one instant."""

    def __init__(self, library: Library, flow: Flow, reminder: Reminder, now: datetime) -> None:
        self._library = library
        self._flow = flow
        self._reminder = reminder
        self._now = now
        self._lang = reminder.lang
        self._words = words(reminder.lang)

    def shown(self) -> Reminded:
        """Return the contact to call next; where the content has it no more, whoever is next."""
        cards = self._cards()
        first_one = self._reminder.contacts[:1]
        if cards and cards[0].id in first_one:
            return self._about(cards[0], cards)
        rest = cards or self._national()
        following = after(rest, "")
        if following is None:
            return self._nobody()
        return self._about(following, rest, self._words.reminder_changed)

    def next(self) -> Reminded:
        """Return the one to try after the first, which was not reached."""
        cards, failed = self._cards(), self._reminder.contacts[0]
        rest = tuple(each for each in cards if each.id != failed)
        following = after(cards, failed)
        return self._nobody() if following is None else self._about(following, rest)

    def again(self) -> Reminded:
        """Return the reminder for when the first contact opens; where it has, the contact."""
        cards = self._cards()
        opens = self._opens(cards[0]) if cards else None
        if opens is None:
            return self.shown()
        return confirmed(replace(self._reminder, due=opens, asked=False), self._now)

    def _about(
        self, contact: ContactCard, cards: tuple[ContactCard, ...], note: str = ""
    ) -> Reminded:
        """Show *contact*, and keep it with the others of *cards* behind it."""
        w, opens = self._words, self._opens(contact)
        others = (each.id for each in cards if each.id != contact.id)
        again = () if opens is None else (Offer(Said.AGAIN, w.remind),)
        shown_at = shown_in_words(None if self._library.timeless else self._now, self._lang)
        screen = ReminderScreen(
            self._lang,
            "\n".join((*((note,) if note else ()), f"{shown_at}.")),
            contact,
            w.reached,
            (*_yes_or_no(w), *again, _drop(w)),
        )
        kept = replace(self._reminder, contacts=(contact.id, *others)[:MOST], asked=True)
        return Reminded(kept, screen)

    def _nobody(self) -> Reminded:
        said = self._words.no_next_contact.replace("{alarm}", _alarm(self._flow, self._lang))
        return _ended(self._lang, said)

    def _cards(self) -> tuple[ContactCard, ...]:
        """Return the contacts that the newest content has, in order, as they stand now."""
        return self._read(self._library.plan(self._reminder.municipality), self._reminder.contacts)

    def _national(self) -> tuple[ContactCard, ...]:
        """Return the national route: who stands under every answer that reminds."""
        plan = self._library.nowhere
        endings = (each for each in self._flow.states.values() if isinstance(each, Outcome))
        floors = (plan.floor.get(each.remind, ()) for each in endings if each.remind is not None)
        return self._read(plan, next((floor for floor in floors if floor), ()))

    def _read(self, plan: Plan, contacts: tuple[ContactId, ...]) -> tuple[ContactCard, ...]:
        at_desk = desk(plan)
        facts = at_desk.facts({})
        reading = Reading(plan, facts, self._lang, self._now, timeless=self._library.timeless)
        reaches = (at_desk.by_itself(each, facts, self._now) for each in contacts)
        return tuple(_alone(card(each, reading), reading) for each in reaches if each is not None)

    def _opens(self, contact: ContactCard) -> datetime | None:
        """Return when *contact* opens, where it is closed and that is near enough to wait for."""
        moment = _moment(contact.status)
        opens = None if moment is None else due(moment)
        near = opens is not None and self._now < opens < self._now + LIFE
        return opens if near else None


def _alone(contact: ContactCard, reading: Reading) -> ContactCard:
    """Return *contact* under the name of its group too, where it has one."""
    groups = (each for each in reading.plan.contacts.values() if contact.id in each.either)
    group = next(groups, None)
    if group is None:
        return contact
    name = fill(group.title, reading.plan, reading.facts, reading.lang)
    return replace(contact, title=f"{name}, {contact.title}")


def _told_alike(contact: ContactCard, at_desk: Desk, facts: Facts) -> bool:
    """Tell whether *contact* can be called, on a number that does not hang on the case."""
    called = at_desk.plan.contacts[contact.id if contact.phone else contact.via or contact.id]
    number = contact.phone or contact.via_phone
    return bool(number) and first(called.phone, facts) == number


def _moment(status: Status | None) -> datetime | date | None:
    opens: Opening | None = status.opens if isinstance(status, Closed) else None
    return None if opens is None else opens.at or opens.day


def _ended(lang: Lang, said: str) -> Reminded:
    return Reminded(None, ReminderScreen(lang, said, ended=True))


def _yes_or_no(w: Words) -> tuple[Offer, Offer]:
    return Offer(Said.YES, w.reached_yes), Offer(Said.NO, w.reached_no)


def _drop(w: Words) -> Offer:
    return Offer(Said.DROP, w.reminder_drop)


def _alarm(flow: Flow, lang: Lang) -> str:
    return in_language(flow.alarm, lang)

"""An ending as text: whom to call with everything about them, then the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.channels.telegram.keyboard import ORDINARY_DIGITS
from bot.channels.telegram.layout import Block, Line
from bot.channels.telegram.phrases import phrases
from bot.conditions import ContactId
from bot.dialogue.cards import other_ways_in_words
from bot.dialogue.replies import ContactCard, ShowOutcome, StepShown
from bot.flow.model import NOW
from bot.language import Lang
from bot.words import Words, shown_in_words, words


def dialled(phone: str) -> str:
    """Return *phone* as a chat shows it: with the country code, short numbers as they are."""
    return f"+45 {phone}" if sum(each.isdigit() for each in phone) == ORDINARY_DIGITS else phone


def contacts(outcome: ShowOutcome) -> list[Block]:
    """Return the first half of *outcome*: what to do and whom to call, in order."""
    writer = _Writer(outcome)
    return [*writer.heading(), *writer.steps((*outcome.closed, *outcome.steps))]


def advice(outcome: ShowOutcome) -> list[Block]:
    """Return the second half: how to begin, what not to do, what happens, who has been told."""
    writer, w = _Writer(outcome), words(outcome.lang)
    return [
        *writer.listed(w.say_this, outcome.call_with),
        *writer.listed(w.do_not, outcome.avoid),
        *writer.listed(w.afterwards, outcome.afterwards),
        tuple(Line(step.text, strong=True) for step in outcome.closing),
    ]


@dataclass(frozen=True, slots=True)
class _Writer:
    outcome: ShowOutcome

    @property
    def lang(self) -> Lang:
        return self.outcome.lang

    @property
    def words(self) -> Words:
        return words(self.lang)

    def heading(self) -> list[Block]:
        """Return what stands above: nothing on the acute card, whose first line is a number."""
        outcome = self.outcome
        if outcome.urgency == NOW and outcome.then:
            return []
        here_is = "" if outcome.urgency == NOW else phrases(self.lang).here_is + " "
        first = Line(here_is + outcome.alarm, strong=outcome.urgency == NOW)
        return [(first, Line(outcome.title, strong=True)), (Line(self._about()),)]

    def _about(self) -> str:
        outcome, w = self.outcome, self.words
        place = w.for_place.format(place=outcome.place) + "." if outcome.place else ""
        return " ".join(part for part in (place, outcome.place_note, self._shown_at()) if part)

    def _shown_at(self) -> str:
        return shown_in_words(self.outcome.shown_at, self.lang) + "."

    def steps(self, steps: tuple[StepShown, ...]) -> Iterator[Block]:
        """Yield each contact as a block, the first one of a step under the step's words.

        Steps without contacts that follow each other make one block.
        """
        numbered = self._numbers()
        said: list[Line] = []
        for step in steps:
            if step.contacts and said:
                yield tuple(said)
                said = []
            said += [Line(step.text, strong=bool(step.contacts)), *self._law(step)]
            for card in step.contacts:
                number = f"{numbered[card.id]}. " if card.id in numbered else ""
                yield (*said, *contact(card, self.lang, number))
                said = []
            if not step.contacts:
                said += self._refers(step, numbered)
        yield tuple(said)

    def listed(self, title: str, steps: tuple[StepShown, ...]) -> Iterator[Block]:
        """Yield *steps* as a list under *title*, or nothing."""
        if steps:
            items = [line for step in steps for line in (Line(f"• {step.text}"), *self._law(step))]
            yield (Line(title, strong=True), *items)

    def _numbers(self) -> Mapping[ContactId, int]:
        """Return the number of each contact; on a screen that leads on there are none."""
        if self.outcome.then:
            return {}
        ids = dict.fromkeys(card.id for card in self.outcome.contacts)
        return {contact: number for number, contact in enumerate(ids, 1)}

    def _law(self, step: StepShown) -> list[Line]:
        return [Line(self.words.law.format(title=step.law_title))] if step.law_title else []

    def _refers(self, step: StepShown, numbered: Mapping[ContactId, int]) -> list[Line]:
        above = [str(numbered[each]) for each in step.refers if each in numbered]
        text = phrases(self.lang).see_above
        return [Line(text.format(numbers=", ".join(above)))] if above else []


def contact(card: ContactCard, lang: Lang, number: str = "") -> Iterator[Line]:
    """Yield everything about one contact, its name under *number* first."""
    w = words(lang)
    if card.area_name:
        yield Line(w.in_area.format(area=card.area_name))
    yield Line(number + _name(card), strong=True)
    for index, member in enumerate(card.members):
        either = f"{w.either} " if index else ""
        yield Line(either + _name(member), strong=True)
        yield from _about_contact(member, w)
    yield from _about_contact(card, w)


def _about_contact(card: ContactCard, w: Words) -> Iterator[Line]:
    if card.via is not None and card.via_phone:
        phone = dialled(card.via_phone)
        yield Line(w.via_ask.format(phone=phone, ask_for=card.ask_for))
    for said in (card.hours, *other_ways_in_words(card, w), card.missing, card.note, card.marks):
        if said:
            yield Line(said)


def _name(card: ContactCard) -> str:
    return f"{dialled(card.phone)}  {card.unit}" if card.phone else card.unit

"""An ending in the terminal: contacts numbered in the order in which to call them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.channels.terminal_lines import EMPTY, Line, Tone, hanging, wrapped
from bot.channels.terminal_words import terminal_words
from bot.conditions import ContactId
from bot.dialogue.cards import other_ways_in_words
from bot.dialogue.replies import ContactCard, ShowOutcome, StepShown
from bot.words import Words, shown_in_words, words

_MARK = "     "


def numbers(screen: ShowOutcome) -> Mapping[ContactId, int]:
    """Return the number of each contact on *screen*; none where numbers stand for answers."""
    if screen.then:
        return {}
    ids = dict.fromkeys(card.id for card in screen.contacts)
    return {contact: number for number, contact in enumerate(ids, 1)}


def lines_of_outcome(screen: ShowOutcome) -> Iterator[Line]:
    """Yield everything on the ending but its answers and controls."""
    writer = _Ending(screen)
    yield from writer.heading()
    yield from writer.steps((*screen.closed, *screen.steps))
    yield from writer.listed(writer.words.say_this, screen.call_with)
    yield from writer.listed(writer.words.do_not, screen.avoid)
    yield from writer.listed(writer.words.afterwards, screen.afterwards)
    yield from writer.no_reminder()
    yield EMPTY
    for step in screen.closing:
        yield from wrapped(step.text, Tone.STRONG)
    yield from wrapped(writer.shown_at(), Tone.MUTED)


def recap(screen: ShowOutcome) -> Iterator[Line]:
    """Yield the numbers once more, for a screen on which the first of them have scrolled away."""
    reached = [card for card in screen.contacts if _phones(card)]
    if reached:
        yield Line(f"{terminal_words(screen.lang).numbers_again}:", Tone.STRONG)
    either = words(screen.lang).either
    for card in reached:
        number = numbers(screen).get(card.id)
        mark = "  •  " if number is None else f"{number:>3}  "
        yield from hanging(mark, f"{f' {either} '.join(_phones(card))}  {card.title}", Tone.STRONG)


def _phones(card: ContactCard) -> list[str]:
    own = [card.phone or card.via_phone]
    return [phone for phone in own + [each.phone for each in card.members] if phone]


@dataclass(frozen=True, slots=True)
class _Ending:
    screen: ShowOutcome

    @property
    def words(self) -> Words:
        return words(self.screen.lang)

    def heading(self) -> Iterator[Line]:
        yield from wrapped(self.screen.alarm, Tone.ACUTE)
        yield from wrapped(self.screen.title, Tone.STRONG)
        place = self.screen.place
        of_place = self.words.for_place.format(place=place) + "." if place else ""
        about = " ".join(part for part in (of_place, self.screen.place_note) if part)
        yield from wrapped(about, Tone.MUTED)

    def steps(self, steps: tuple[StepShown, ...]) -> Iterator[Line]:
        numbered = numbers(self.screen)
        for step in steps:
            yield EMPTY
            yield from wrapped(step.text, Tone.STRONG if step.contacts else Tone.PLAIN)
            yield from self._law(step, indent=0)
            for card in step.contacts:
                yield from self._contact(card, numbered)
            yield from self._refers(step, numbered)

    def listed(self, title: str, steps: tuple[StepShown, ...]) -> Iterator[Line]:
        if not steps:
            return
        yield EMPTY
        yield from wrapped(f"{title}:", Tone.STRONG)
        for step in steps:
            yield from hanging("  - ", step.text)
            yield from self._law(step, indent=4)

    def no_reminder(self) -> Iterator[Line]:
        """Yield, where nobody is open, that a terminal cannot write to anybody on Monday."""
        if self.screen.remind and self.screen.closed:
            yield EMPTY
            yield from wrapped(terminal_words(self.screen.lang).no_reminder)

    def shown_at(self) -> str:
        return shown_in_words(self.screen.shown_at, self.screen.lang)

    def _law(self, step: StepShown, *, indent: int) -> Iterator[Line]:
        if step.law_title:
            yield from wrapped(
                self.words.law.format(title=step.law_title), Tone.MUTED, indent=indent
            )

    def _refers(self, step: StepShown, numbered: Mapping[ContactId, int]) -> Iterator[Line]:
        known = [str(numbered[each]) for each in step.refers if each in numbered]
        if known and not step.contacts:
            text = terminal_words(self.screen.lang).see_above.format(numbers=", ".join(known))
            yield from wrapped(text, indent=2)

    def _contact(self, card: ContactCard, numbered: Mapping[ContactId, int]) -> Iterator[Line]:
        if card.area_name:
            yield from wrapped(self.words.in_area.format(area=card.area_name), indent=2)
        number = numbered.get(card.id)
        mark = "  •  " if number is None else f"{number:>3}  "
        yield from hanging(mark, self._name(card), Tone.STRONG)
        for index, member in enumerate(card.members):
            either = f"{self.words.either} " if index else ""
            yield from hanging(_MARK, either + self._name(member), Tone.STRONG)
            yield from self._about(member)
        yield from self._about(card)

    def _name(self, card: ContactCard) -> str:
        return f"{card.phone}  {card.unit}" if card.phone and not card.via else card.unit

    def _about(self, card: ContactCard) -> Iterator[Line]:
        for sentence in self._sentences(card):
            yield from wrapped(sentence, indent=len(_MARK))
        yield from wrapped(card.marks, Tone.MUTED, indent=len(_MARK))

    def _sentences(self, card: ContactCard) -> Iterator[str]:
        w = self.words
        if card.via_phone:
            yield w.via_ask.format(phone=card.via_phone, ask_for=card.ask_for)
        if card.hours:
            yield card.hours
        yield from other_ways_in_words(card, w)
        yield from (text for text in (card.missing, card.note) if text)

"""The keys under a screen: really answers one a row, short commands two."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.channels.telegram.message import Button, Rows
from bot.channels.telegram.phrases import phrases
from bot.conditions import ContactId
from bot.dialogue.events import (
    Back,
    Browse,
    Change,
    Choose,
    Done,
    Event,
    Forget,
    HandOver,
    Interrupt,
    NoAnswer,
    OfReminder,
    Remind,
    Restart,
    Resume,
    Review,
    Speak,
    Stamp,
    Toggle,
    Why,
)
from bot.dialogue.reminding import due
from bot.dialogue.replies import (
    Ask,
    Controls,
    Farewell,
    Kind,
    Option,
    ShowOutcome,
    ShowSummary,
)
from bot.language import Lang
from bot.words import other, words

LONGEST_COMMAND = 12
"""Characters of a label that may share its row; Telegram cuts longer ones with "…"."""

TICK = "✓ "
GROUPS_A_ROW = 4
CHANGES_A_ROW = 4

Sign = Callable[[Event | OfReminder, Stamp | None], str]
"""Makes the callback data of an event, for the person whose screen it is."""

ORDINARY_DIGITS = 8
"""A Danish number that is no short number such as 112 or 116 111."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Makes the rows of one person's screen in one language."""

    sign: Sign
    lang: Lang

    def of_question(self, ask: Ask) -> Rows:
        """Return the answers, the groups of places, and the ways around."""
        return (
            *(self._answer(ask, option) for option in ask.options),
            *_in_rows([self._group(ask, group) for group in ask.groups], GROUPS_A_ROW),
            *(self._end_of_list(ask) if ask.kind == Kind.MANY else ()),
            *self._ways(ask.controls, ask.stamp, self._first_screen(ask)),
        )

    def of_summary(self, summary: ShowSummary) -> Rows:
        """Return the way on, a key to change each answer, and the ways around."""
        onward = self._key(summary.go.label, Choose((summary.go.id,), summary.stamp))
        label = phrases(self.lang).change_number
        changes = [
            self._key(label.format(number=number), Change(answer.question), summary.stamp)
            for number, answer in enumerate(summary.answers, 1)
        ]
        forget = self._key(words(self.lang).forget, Forget())
        return (
            (onward,),
            *_in_rows(changes, CHANGES_A_ROW),
            *self._ways(summary.controls, summary.stamp, (forget,)),
        )

    def of_outcome(self, outcome: ShowOutcome) -> Rows:
        """Return what leads on, a key for each number that did not work, and the ways around."""
        onward = [self._key(each.label, Choose((each.id,), outcome.stamp)) for each in outcome.then]
        failed = [] if outcome.then else self._failed_numbers(outcome)
        w = words(self.lang)
        notes = (self._key(w.hand_over, HandOver()),) if outcome.hand_over else ()
        others = (*self._remind(outcome), *notes, self._key(w.forget, Forget()))
        more = () if outcome.then else others
        return (
            *((key,) for key in (*onward, *failed)),
            *self._ways(outcome.controls, outcome.stamp, more),
        )

    def _remind(self, outcome: ShowOutcome) -> tuple[Button, ...]:
        if not outcome.remind or outcome.opens is None:
            return ()
        asked = Remind(outcome.stamp, int(due(outcome.opens).timestamp()))
        return (self._key(words(self.lang).remind, asked),)

    def of_farewell(self, farewell: Farewell) -> Rows:
        """Return the way to begin again, and the acute one, which stands everywhere."""
        acute = self._key(phrases(self.lang).acute, Interrupt(), acute=True)
        return ((self._key(farewell.begin, Restart()),), (acute,))

    def _key(
        self,
        label: str,
        event: Event | OfReminder,
        stamp: Stamp | None = None,
        *,
        acute: bool = False,
    ) -> Button:
        return Button(label, self.sign(event, stamp), acute)

    def _answer(self, ask: Ask, option: Option) -> tuple[Button]:
        if ask.kind != Kind.MANY:
            return (self._key(option.label, Choose((option.id,), ask.stamp)),)
        label = TICK + option.label if option.ticked else option.label
        return (self._key(label, Toggle(option.id, not option.ticked, ask.stamp)),)

    def _group(self, ask: Ask, group: Option) -> Button:
        return self._key(group.label, Browse(group.id, ask.stamp))

    def _end_of_list(self, ask: Ask) -> Rows:
        w, count = words(self.lang), len(ask.chosen)
        none = self._key(w.none_of_these, Choose((), ask.stamp))
        done = self._key(w.done_with.format(count=count), Done(ask.stamp))
        return ((none,), (done,)) if count else ((none,),)

    def _first_screen(self, ask: Ask) -> tuple[Button, ...]:
        if ask.at_most:
            return ()
        return (self._key(words(self.lang).other_language, Speak(other(self.lang))),)

    def _ways(self, controls: Controls, stamp: Stamp, more: Iterable[Button]) -> Rows:
        """Return the ways around: back and the acute one first, side by side."""
        w, p = words(self.lang), phrases(self.lang)
        interrupts = [
            self._key(each.label, Interrupt(), acute=True)  # told apart at the door
            if each.id == controls.acute
            else self._key(each.label, Interrupt(each.id))
            for each in controls.interrupts
        ]
        acute = [key for key in interrupts if key.acute]
        back = [
            *([self._key(p.back, Resume(), stamp)] if controls.resume else []),
            *([self._key(p.back, Back(), stamp)] if controls.back else []),
        ]
        rest = [
            *([self._key(w.review, Review())] if controls.review else []),
            *more,
            *([self._key(p.why, Why())] if controls.why else []),
            *(key for key in interrupts if not key.acute),
        ]
        return (*_packed([*back, *acute]), *_packed(rest))

    def _failed_numbers(self, outcome: ShowOutcome) -> list[Button]:
        label = phrases(self.lang).did_not_work
        return [
            self._key(label.format(phone=phone), NoAnswer(contact), outcome.stamp)
            for contact, phone, _ in numbers(outcome)
        ]


def numbers(outcome: ShowOutcome) -> list[tuple[ContactId, str, str]]:
    """Return the ordinary numbers of *outcome*, each once: whose it is, the number, the unit."""
    found: dict[str, tuple[ContactId, str, str]] = {}
    for contact in outcome.contacts:
        for card in contact.members or (contact,):
            if sum(each.isdigit() for each in card.phone) == ORDINARY_DIGITS:
                unit = card.title if card is contact else f"{contact.title}, {card.title}"
                found.setdefault(card.phone, (card.id, card.phone, unit))
    return list(found.values())


def _in_rows(keys: Sequence[Button], width: int) -> Rows:
    return tuple(tuple(keys[at : at + width]) for at in range(0, len(keys), width))


def _packed(keys: Iterable[Button]) -> Rows:
    """Return *keys* in order, two short ones a row, a long one alone."""
    rows: list[tuple[Button, ...]] = []
    for key in keys:
        short = len(key.label) <= LONGEST_COMMAND
        fits = bool(rows) and len(rows[-1]) == 1 and len(rows[-1][0].label) <= LONGEST_COMMAND
        if short and fits:
            rows[-1] = (*rows[-1], key)
        else:
            rows.append((key,))
    return tuple(rows)

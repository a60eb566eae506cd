"""A reply as it is shown in an exercise: marked, and without any way to reach anybody.

In an exercise nobody may be called. Every phone number, address and link gives way to
dots, in the fields of a contact as in the middle of a sentence. The short numbers of
emergency, which people must learn to name, keep their digits and are told not to be
called. Ids stay as they are, so that a marked reply still tells where it leads.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import assert_never

from bot.dialogue.replies import (
    Answered,
    Ask,
    ContactCard,
    Controls,
    Farewell,
    Notice,
    Option,
    Reply,
    Screen,
    ShowOutcome,
    ShowSummary,
    StepShown,
)
from bot.exercise.words import ExerciseWords, exercise_words
from bot.language import DA, Lang
from bot.library import Library
from bot.plan.model import Contact, Plan

SHORT = 3
"""Digits of a number that everybody knows by heart, and that an exercise may name."""

DOTS, SITE = "●● ●● ●● ●●", "●●●"

_LONG = re.compile(r"(?<!\d)(?:\+|00)?\d(?:[ \u00a0\u202f-]?\d){5,}")
"""Six digits or more in a row, however they are grouped: a number that somebody could call."""

_REACHED = re.compile(
    r"[^\s@<>()]+@[^\s@<>()]+\.\w+|\b(?:https?://|tel:|mailto:)[^\s<>()]+", re.IGNORECASE
)
"""Addresses and links."""

_SITE = re.compile(
    r"\b(?:[\w-]+\.)+(?:dk|com|org|net|eu|info|nu|io|me|gl|fo)\b(?:/[^\s<>()]*)?",
    re.IGNORECASE,
)
"""Names of sites."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that contacts have: *short* ones stay legible, all *others* are covered."""

    short: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


def numbers_of(library: Library) -> Numbers:
    """Return every number of every plan of *library*."""
    plans = (library.nowhere, *library.plans.values())
    found = {digits for plan in plans for digits in _phones(plan)}
    short = frozenset(each for each in found if len(each) <= SHORT)
    return Numbers(short, frozenset(found) - short)


def _phones(plan: Plan) -> Iterator[str]:
    contacts: Iterable[Contact] = plan.contacts.values()
    for contact in contacts:
        for row in contact.phone:
            digits = re.sub(r"\D", "", row.value)
            if digits:
                yield digits


def marked(replies: Iterable[Reply], numbers: Numbers) -> tuple[Reply, ...]:
    """Return all of *replies* as an exercise shows them; notices speak the screen's language."""
    found = tuple(replies)
    lang = next((each.lang for each in found if not isinstance(each, Notice)), DA)
    return tuple(mark(each, numbers, lang) for each in found)


def mark(reply: Reply, numbers: Numbers, lang: Lang = DA) -> Reply:
    """Return *reply* as an exercise shows it; *lang* is that of a notice, which names none."""
    if isinstance(reply, Notice):
        marking = Marking(numbers, exercise_words(lang))
        return Notice(reply.about, marking.headed(reply.text))
    return mark_screen(reply, numbers)


def mark_screen(screen: Screen, numbers: Numbers) -> Screen:
    """Return *screen* as an exercise shows it."""
    marking = Marking(numbers, exercise_words(screen.lang))
    match screen:
        case Ask():
            return marking.ask(screen)
        case ShowSummary():
            return marking.summary(screen)
        case ShowOutcome():
            return marking.outcome(screen)
        case Farewell():
            return replace(
                screen, text=marking.headed(screen.text), begin=marking.text(screen.begin)
            )
        case _:
            assert_never(screen)


@dataclass(frozen=True, slots=True)
class Marking:
    """Marks what is said, in one language."""

    numbers: Numbers
    words: ExerciseWords

    def text(self, said: str) -> str:
        """Return *said* without a way to reach anybody."""
        covered = _SITE.sub(SITE, _REACHED.sub(self._dots, said))
        covered = _spelt(self.numbers.others).sub(self._dots, covered)
        covered = _LONG.sub(self._dots, covered)
        for number in self.numbers.short:
            covered = re.sub(
                rf"(?<![\d§.,])(?<!§[ \u00a0]){number}(?!\d|[.,]\d)",
                self.words.do_not_call.format(number=number),
                covered,
            )
        return covered

    def headed(self, said: str) -> str:
        """Return *said* behind the mark."""
        return f"{self.words.mark}: {self.text(said)}"

    def _dots(self, _: object = None) -> str:
        return self.words.covered.format(dots=DOTS)

    def _covered(self, address: str) -> str:
        """Return what stands for *address*: nothing where there is none."""
        return self._dots() if address else ""

    def phone(self, number: str) -> str:
        """Return what stands for a phone *number*."""
        short = re.sub(r"\D", "", number) in self.numbers.short
        return self.text(number) if short else self._covered(number)

    # --- screens --------------------------------------------------------------------

    def ask(self, ask: Ask) -> Ask:
        """Return the question *ask*, marked."""
        return replace(
            ask,
            greeting=self.text(ask.greeting),
            prompt=self.headed(ask.prompt),
            help=self.text(ask.help),
            options=tuple(map(self._option, ask.options)),
            groups=tuple(map(self._option, ask.groups)),
            chosen=tuple(map(self.text, ask.chosen)),
            controls=self._controls(ask.controls),
        )

    def summary(self, summary: ShowSummary) -> ShowSummary:
        """Return *summary*, marked."""
        return replace(
            summary,
            title=self.headed(summary.title),
            answers=tuple(map(self._answered, summary.answers)),
            go=self._option(summary.go),
            controls=self._controls(summary.controls),
        )

    def _notes(self, said: str) -> str:
        """Return the text for one's own notes, marked, where there is one."""
        return self.headed(said) if said else said

    def outcome(self, outcome: ShowOutcome) -> ShowOutcome:
        """Return *outcome*, marked at both ends."""
        return replace(
            outcome,
            urgency_name=self.text(outcome.urgency_name),
            title=self.headed(outcome.title),
            place_note=self.text(outcome.place_note),
            alarm=self.headed(outcome.alarm),
            remind=(),  # in an exercise nobody is called, so nobody is reminded to
            hand_over=self._notes(outcome.hand_over),
            closed=self._steps(outcome.closed),
            steps=self._steps(outcome.steps),
            call_with=self._steps(outcome.call_with),
            avoid=self._steps(outcome.avoid),
            afterwards=self._steps(outcome.afterwards),
            closing=self._closing(self._steps(outcome.closing)),
            then=tuple(map(self._option, outcome.then)),
            controls=self._controls(outcome.controls),
        )

    # --- parts ----------------------------------------------------------------------

    def _closing(self, steps: tuple[StepShown, ...]) -> tuple[StepShown, ...]:
        if not steps:
            return ()
        last = replace(steps[-1], text=f"{steps[-1].text} {self.words.mark}: {self.words.nobody}")
        return (*steps[:-1], last)

    def _steps(self, steps: tuple[StepShown, ...]) -> tuple[StepShown, ...]:
        return tuple(
            replace(
                step,
                text=self.text(step.text),
                law_title=self.text(step.law_title),
                contacts=tuple(map(self._card, step.contacts)),
            )
            for step in steps
        )

    def _card(self, card: ContactCard) -> ContactCard:
        return replace(
            card,
            title=self.text(card.title),
            hours=self.text(card.hours),
            phone=self.phone(card.phone),
            mail=self._covered(card.mail),
            secure_mail=self._covered(card.secure_mail),
            form=self._covered(card.form),
            chat=self._covered(card.chat),
            visit=self._covered(card.visit),
            organisation=self.text(card.organisation),
            area_name=self.text(card.area_name),
            via_phone=self.phone(card.via_phone),
            ask_for=self.text(card.ask_for),
            note=self.text(card.note),
            missing=self.text(card.missing),
            marks=self.text(card.marks),
            source=self._covered(card.source),
            members=tuple(map(self._card, card.members)),
        )

    def _option(self, option: Option) -> Option:
        return replace(option, label=self.text(option.label))

    def _answered(self, answered: Answered) -> Answered:
        return replace(answered, short=self.text(answered.short), answer=self.text(answered.answer))

    def _controls(self, controls: Controls) -> Controls:
        """Return *controls* with the mark on what leads to help at once."""
        labelled = (
            replace(each, label=f"{self.text(each.label)} ({self.words.small})")
            for each in controls.interrupts
        )
        return replace(controls, interrupts=tuple(labelled))


@cache
def _spelt(numbers: frozenset[str]) -> re.Pattern[str]:
    """Return what finds each of *numbers*, however its digits are grouped."""
    longest_first = sorted(numbers, key=lambda each: (-len(each), each))
    each = "|".join(r"[ \u00a0\u202f.-]?".join(number) for number in longest_first)
    return re.compile(rf"(?<!\d)(?:(?:\+|00)45[ -]?)?(?:{each})(?!\d)" if each else r"(?!)")

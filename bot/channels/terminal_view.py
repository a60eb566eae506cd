"""A reply as text in 72 columns. Meaning is in the words; a tone only supports it.

A screen has three parts: what is said (`above`), the answers with the key that gives each
(`entries`), and what else can be typed (`below`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from bot.channels.terminal_ending import lines_of_outcome, numbers
from bot.channels.terminal_lines import EMPTY, Line, Tone, hanging, joined, plain_label, wrapped
from bot.channels.terminal_words import TerminalWords, terminal_words
from bot.dialogue.replies import (
    Ask,
    Controls,
    Farewell,
    Kind,
    Notice,
    Option,
    Screen,
    ShowOutcome,
    ShowSummary,
)
from bot.flow.model import ChoiceId
from bot.language import Lang
from bot.words import Words, words

NONE_KEY, ENTER_KEY = "0", "⏎"


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer on screen and the key that gives it. *choice* is None for "none of these"."""

    key: str
    label: str
    choice: ChoiceId | None
    ticked: bool | None = None


def lines(screen: Screen) -> Iterator[Line]:
    """Yield the whole of *screen*, as a plain terminal or a pipe shows it."""
    yield from above(screen)
    marked = entries(screen)
    if marked:
        yield EMPTY
    for entry in marked:
        yield from hanging(f"{_key(entry, screen.lang):>5}  ", _shown(entry))
    yield from below(screen)


def lines_of_notice(notice: Notice) -> Iterator[Line]:
    """Yield *notice* set off by a bar, so that it is no part of the screen below it."""
    for part in notice.text.split("\n"):
        yield from hanging("| ", part, Tone.STRONG)


def above(screen: Screen) -> Iterator[Line]:
    """Yield what *screen* says, without answers."""
    match screen:
        case Ask():
            yield from _question(screen)
        case ShowSummary():
            yield from wrapped(screen.title, Tone.STRONG)
            yield from _answers(screen)
        case ShowOutcome():
            yield from lines_of_outcome(screen)
        case Farewell():
            yield from wrapped(screen.text, Tone.STRONG)
        case _:
            assert_never(screen)


def entries(screen: Screen) -> tuple[Entry, ...]:
    """Return the answers that *screen* offers, each with its key."""
    match screen:
        case Ask(kind=Kind.MANY):
            none = Entry(NONE_KEY, words(screen.lang).none_of_these, None)
            return (*_numbered(screen.options), none)
        case Ask():
            return _numbered(screen.options)
        case ShowSummary():
            return (Entry(ENTER_KEY, plain_label(screen.go.label), screen.go.id),)
        case ShowOutcome():
            return _numbered(screen.then)
        case Farewell():
            return (Entry(ENTER_KEY, screen.begin, None),)
        case _:
            assert_never(screen)


def below(screen: Screen) -> Iterator[Line]:
    """Yield what else can be typed on *screen*."""
    tw = terminal_words(screen.lang)
    match screen:
        case Ask():
            if screen.groups:
                groups = " · ".join(option.label for option in screen.groups)
                yield from wrapped(tw.see_list.format(groups=groups), Tone.MUTED, indent=2)
            yield from _controls(screen.controls, screen.lang)
            if not screen.at_most:
                yield from _typed(
                    ["English" if screen.lang == "da" else "dansk", tw.privacy, tw.help, tw.leave]
                )
        case ShowSummary():
            yield from _controls(screen.controls, screen.lang)
            number = len(screen.answers)
            yield from _typed(
                [tw.change_one.format(number=number), tw.restart, tw.forget, tw.leave]
            )
        case ShowOutcome():
            yield from _controls(screen.controls, screen.lang)
            yield from _typed(_after_ending(screen, tw))
        case Farewell():
            yield from _typed([tw.leave])
        case _:
            assert_never(screen)


def prompt(screen: Screen) -> str:
    """Return what stands before the place where one types."""
    tw = terminal_words(screen.lang)
    if isinstance(screen, Ask) and not screen.at_most:
        keys = [entry.key for entry in entries(screen)]
        return tw.answer_one_of.format(keys=f"{', '.join(keys)} {tw.or_} a") + ": "
    return f"{tw.answer}: "


def _question(ask: Ask) -> Iterator[Line]:
    w: Words = words(ask.lang)
    if ask.greeting:
        yield Line(w.name, Tone.STRONG)
        yield from wrapped(ask.greeting)
        yield EMPTY
    else:
        number = w.question_of.format(number=ask.number, at_most=ask.at_most)
        yield Line(number if ask.at_most else w.question.format(number=ask.number), Tone.MUTED)
    yield from wrapped(ask.prompt, Tone.STRONG)
    yield from wrapped(ask.help)
    if ask.kind == Kind.PLACE:
        yield from wrapped(w.type_place)
    if ask.kind == Kind.MANY:
        yield from wrapped(terminal_words(ask.lang).tick_by_number)
    if ask.chosen:
        yield from wrapped(w.chosen.format(items=", ".join(ask.chosen)))


def _answers(summary: ShowSummary) -> Iterator[Line]:
    widest = max((len(answer.short) for answer in summary.answers), default=0)
    for number, answer in enumerate(summary.answers, 1):
        yield from hanging(f"{number:>3}  {answer.short:<{widest}}  ", answer.answer)


def _numbered(options: tuple[Option, ...]) -> tuple[Entry, ...]:
    return tuple(
        Entry(str(number), plain_label(option.label), option.id, option.ticked)
        for number, option in enumerate(options, 1)
    )


def _key(entry: Entry, lang: Lang) -> str:
    return terminal_words(lang).enter if entry.key == ENTER_KEY else entry.key


def _shown(entry: Entry) -> str:
    return f"{entry.label} ✓" if entry.ticked else entry.label


def _controls(controls: Controls, lang: Lang) -> Iterator[Line]:
    """Yield the ways around, the acute one first."""
    tw, w = terminal_words(lang), words(lang)
    ways = [
        f"{'a' if each.id == controls.acute else each.id}  {plain_label(each.label)}"
        for each in controls.interrupts
    ]
    if controls.resume or controls.back:
        ways.append(f"{tw.back}  {w.resume if controls.resume else w.back}")
    if controls.why:
        ways.append(f"{tw.why}  {w.why}")
    if controls.review:
        ways.append(f"{tw.change}  {w.review}")
    for line in joined(ways, "   ", 4):
        yield Line(line)


def _typed(parts: list[str]) -> Iterator[Line]:
    for line in joined(parts, " · ", 4):
        yield Line(line, Tone.MUTED)


def _after_ending(screen: ShowOutcome, tw: TerminalWords) -> list[str]:
    reachable = [
        number
        for contact, number in numbers(screen).items()
        if any(card.id == contact and (card.phone or card.members) for card in screen.contacts)
    ]
    no_answer = [tw.no_answer.format(number=reachable[0])] if len(reachable) > 1 else []
    notes = [tw.notes] if screen.hand_over else []
    return [*no_answer, *notes, tw.restart, tw.forget, tw.leave]

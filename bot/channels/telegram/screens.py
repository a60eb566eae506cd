"""A turn as messages: notices and screen in one text, an ending in two with cards between.

What stands above a screen never parts it: where both are too long for one message, it is
a message by itself.
"""

from collections.abc import Callable, Sequence
from typing import assert_never

from bot.channels.telegram.ending import advice, contacts
from bot.channels.telegram.keyboard import Keys, Sign, numbers
from bot.channels.telegram.layout import Block, Line, messages
from bot.channels.telegram.message import Card, Message, Rows, Shown, units
from bot.channels.telegram.phrases import phrases
from bot.dialogue.replies import (
    About,
    Ask,
    Farewell,
    Kind,
    Notice,
    Reply,
    Screen,
    ShowOutcome,
    ShowSummary,
)
from bot.language import Lang
from bot.words import words

LONGEST_NAME = 64
"""Characters of a contact's first name (Bot API, sendContact)."""

MOST_CARDS = 6
"""Contact cards of one ending; the text holds every number, however many there are."""


def screen_of(replies: Sequence[Reply]) -> Screen:
    """Return the screen of a turn: its last reply."""
    last = replies[-1]
    if isinstance(last, Notice):
        raise ValueError("a turn ends with a screen")
    return last


def notices_of(replies: Sequence[Reply]) -> tuple[Notice, ...]:
    """Return what stands above the screen."""
    return tuple(reply for reply in replies if isinstance(reply, Notice))


class Screens:
    """Writes turns for one channel; *address* is the web page with the same help, or empty."""

    def __init__(self, address: str = "") -> None:
        """Name *address* on the first screen."""
        self._address = address

    def shown(self, replies: Sequence[Reply], sign: Sign, *, removed: bool = True) -> list[Shown]:
        """Return what the chat shows for *replies*, in order; the last one carries the keys.

        *removed* tells whether the person's own message could be taken out of the chat.
        """
        screen = screen_of(replies)
        notices = notices_of(replies)
        apart = [_lines(each.text) for each in notices if each.about == About.HAND_OVER]
        above = [
            notice(each, screen.lang, removed) for each in notices if each.about != About.HAND_OVER
        ]
        return [*(messages(apart) if apart else ()), *self._screen(above, screen, sign)]

    def _screen(self, above: list[Block], screen: Screen, sign: Sign) -> list[Shown]:
        """Return *screen* under *above*; what is for one's own notes is a message by itself."""
        keys = Keys(sign, screen.lang)
        match screen:
            case Ask():
                return _with_keys(above, self.question(screen), keys.of_question(screen))
            case ShowSummary():
                return _with_keys(above, summary(screen), keys.of_summary(screen))
            case ShowOutcome():
                return _outcome(above, screen, keys.of_outcome(screen))
            case Farewell():
                said = _lines(screen.text, phrases(screen.lang).chat_remains)
                return _with_keys(above, [said], keys.of_farewell(screen))
            case _:
                assert_never(screen)

    def question(self, ask: Ask) -> list[Block]:
        """Return a neutral first line, then the question: its number, or what this is."""
        if not ask.at_most:
            return [_lines(ask.greeting, self._confidence(ask.lang)), _prompt(ask)]
        number = words(ask.lang).question_of.format(number=ask.number, at_most=ask.at_most)
        return [(Line(number), *_prompt(ask))]

    def _confidence(self, lang: Lang) -> str:
        p = phrases(lang)
        return p.same_help.format(address=self._address) if self._address else p.not_confidential


def _prompt(ask: Ask) -> Block:
    w = words(ask.lang)
    return (
        Line(ask.prompt, strong=True),
        *_lines(ask.help),
        *(_lines(w.type_place) if ask.kind == Kind.PLACE else ()),
        *(_lines(w.chosen.format(items=", ".join(ask.chosen))) if ask.chosen else ()),
    )


def summary(shown: ShowSummary) -> list[Block]:
    """Return the answers so far, numbered, under their title."""
    answers = tuple(
        Line(f"{number}. {each.short}: {each.answer}")
        for number, each in enumerate(shown.answers, 1)
    )
    return [(Line(shown.title, strong=True), *answers)]


def _outcome(above: list[Block], outcome: ShowOutcome, rows: Rows) -> list[Shown]:
    """Return the contacts, a card for each number, then the advice with the keys under it."""
    if outcome.then:
        return _with_keys(above, [*contacts(outcome), *advice(outcome)], rows)
    cards = [Card(_international(phone), title) for _, phone, title in _called(outcome)]
    return [*_under(above, contacts(outcome)), *cards, *_with_keys([], advice(outcome), rows)]


def _called(outcome: ShowOutcome) -> list[tuple[str, str, str]]:
    return [(who, phone, _name(title)) for who, phone, title in numbers(outcome)[:MOST_CARDS]]


def _international(phone: str) -> str:
    return "+45" + "".join(each for each in phone if each.isdigit())


def _name(title: str) -> str:
    while units(title) > LONGEST_NAME:
        title = title[:-1]
    return title


def notice(above: Notice, lang: Lang, removed: bool) -> Block:
    """Return what stands *above* a screen; *removed* as in `Screens.shown`."""
    p = phrases(lang)
    more: Callable[[], str] = {
        About.PERSONAL: lambda: p.removed if removed else p.not_removed,
        About.INSIGHT: lambda: p.kept_here,
        About.PRIVACY: lambda: p.privacy_here,
    }.get(above.about, str)
    return _lines(above.text, more())


def _lines(*texts: str) -> Block:
    return tuple(Line(line) for text in texts for line in text.split("\n") if line.strip())


def _with_keys(above: Sequence[Block], blocks: Sequence[Block], rows: Rows) -> list[Shown]:
    """Return *blocks* under *above* as messages, the keys under the last of them."""
    *before, last = _under(above, blocks)
    return [*before, Message(last.text, last.bold, rows)]


def _under(above: Sequence[Block], blocks: Sequence[Block]) -> tuple[Message, ...]:
    """Return *blocks* under *above* in one message; where they are too long for one, apart."""
    together = messages([*above, *blocks])
    if len(together) == 1:
        return together
    return (*messages(above), *messages(blocks))

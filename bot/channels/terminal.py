"""A conversation in the terminal: a reader and a writer over the same service as every channel.

It works with arrows where there is a terminal (`terminal_keys`), and line by line in a
pipe. The session lives in memory and is gone when the conversation is over.
"""

import asyncio
from dataclasses import dataclass
from typing import Protocol, TextIO

from bot.channels.terminal_input import Leave, meant
from bot.channels.terminal_lines import EMPTY, Line, Tone, Writer, wrapped
from bot.channels.terminal_view import below, lines, lines_of_notice, prompt
from bot.channels.terminal_words import terminal_words
from bot.dialogue.events import Event
from bot.dialogue.replies import Notice, Screen, ShowOutcome
from bot.dialogue.step import Turn
from bot.flow.model import Flow
from bot.language import Lang, in_language
from bot.service import ChatService, Opening, PersonKey

PERSON = PersonKey(b"the-terminal-one")
"""There is one person at a terminal, and nothing is kept of them."""


class Reader(Protocol):
    """Shows a screen and reads what is answered on it."""

    def answer(self, screen: Screen, *, brief: bool) -> Event | Leave:
        """Return what is answered; raise EOFError or KeyboardInterrupt where the input ends.

        *brief*: the screen was just shown and may be left out, so that a notice stays in sight.
        """
        ...


@dataclass(frozen=True, slots=True)
class LineReader:
    """Reads line by line, from a plain terminal or a pipe; *echo* writes what a pipe gave.

    *mark* stands on the first and on the last line of every screen.
    """

    source: TextIO
    writer: Writer
    echo: bool = False
    mark: str = ""

    def answer(self, screen: Screen, *, brief: bool) -> Event | Leave:
        """Show *screen* and return what the next line means."""
        if self.mark:
            self.writer.write([Line(self.mark, Tone.STRONG)])
        self.writer.write(below(screen) if brief else lines(screen))
        self.writer.write_open(f"{self.mark} · {prompt(screen)}" if self.mark else prompt(screen))
        line = self.source.readline()
        if not line:
            raise EOFError
        if self.echo:
            self.writer.write([Line(line.rstrip("\n"))])
        return meant(line.rstrip("\n"), screen)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One event on a screen and the turn that it caused; *before* is None at the beginning."""

    before: Screen | None
    event: Event
    turn: Turn


@dataclass(frozen=True, slots=True)
class Terminal:
    """One conversation of *flow* at a terminal."""

    service: ChatService
    flow: Flow
    reader: Reader
    writer: Writer

    def run(self, first: Event, lang: Lang) -> tuple[Exchange, ...]:
        """Talk until the person leaves or the input ends; return what was said."""
        said: list[Exchange] = []
        with asyncio.Runner() as loop:
            try:
                self._talk(loop, first, lang, said)
            except (EOFError, KeyboardInterrupt):
                self.writer.write([EMPTY])
        self._end(_lang(said, lang))
        return tuple(said)

    def _talk(
        self, loop: asyncio.Runner, event: Event | Leave, lang: Lang, said: list[Exchange]
    ) -> None:
        screen: Screen | None = None
        while not isinstance(event, Leave):
            spoken = lang if screen is None else screen.lang
            turn = loop.run(self.service.handle(PERSON, event, opening=Opening(spoken)))
            if turn is None:
                return
            said.append(Exchange(screen, event, turn))
            notices = [reply for reply in turn.replies if isinstance(reply, Notice)]
            self._show(notices)
            before, screen = screen, screen_of(turn)
            event = self.reader.answer(screen, brief=bool(notices) and _is_same(before, screen))

    def _show(self, notices: list[Notice]) -> None:
        self.writer.write([EMPTY])
        for notice in notices:
            self.writer.write([*lines_of_notice(notice), EMPTY])

    def _end(self, lang: Lang) -> None:
        self.writer.write([EMPTY])
        self.writer.write(wrapped(in_language(self.flow.alarm, lang), Tone.ACUTE))
        self.writer.write(wrapped(terminal_words(lang).left))


def screen_of(turn: Turn) -> Screen:
    """Return the one screen among the replies of *turn*."""
    return next(reply for reply in turn.replies if not isinstance(reply, Notice))


def _is_same(before: Screen | None, screen: Screen) -> bool:
    """Tell whether *screen* is the long ending that stands on screen already."""
    return (
        isinstance(before, ShowOutcome)
        and isinstance(screen, ShowOutcome)
        and (before.stamp, before.lang) == (screen.stamp, screen.lang)
    )


def _lang(said: list[Exchange], lang: Lang) -> Lang:
    return screen_of(said[-1].turn).lang if said else lang

"""``henvend exercise run``: each situation, its conversation at its own time, what came of it."""

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from bot.channels.exercise import ExerciseService
from bot.channels.terminal import LineReader, Reader, Terminal
from bot.channels.terminal_input import Leave
from bot.channels.terminal_lines import EMPTY, Line, Tone, Writer, wrapped
from bot.cli.exercise_results import append
from bot.cli.parser import complain
from bot.clock import Clock, ShiftedClock, SystemClock, local
from bot.dialogue.events import Event, Show, Start
from bot.dialogue.replies import Screen, ShowOutcome
from bot.dialogue.step import Turn
from bot.exercise.chosen import Situation
from bot.exercise.judging import Verdict, judged
from bot.exercise.marking import Marking, numbers_of
from bot.exercise.results import result_of
from bot.exercise.sheet import met, moment
from bot.exercise.verdict_text import told
from bot.exercise.words import ExerciseWords, exercise_words
from bot.flow.model import ChoiceId
from bot.stores.memory import MemoryStore

if TYPE_CHECKING:
    from bot.cli.exercise import Room

STOP = ("x", "slut", "quit", "exit")


class Stopped(Exception):
    """The person has had enough, or there is no more input."""


def play_all(room: "Room", args: argparse.Namespace, results: Path, out: TextIO) -> int:
    """Play the situations of *room* one after the other; 1 where a result cannot be kept."""
    writer = Writer(out, colour=not args.plain and _is_rich(out))
    table = Table(room, writer, plain=args.plain)
    table.open()
    right: list[bool] = []
    failed = 0
    try:
        for number, situation in enumerate(room.situations, room.first):
            verdict = table.play(number, situation)
            if verdict is None:
                continue
            right.append(verdict.contacts)
            failed |= _keep(results, room, situation, verdict)
    except Stopped:
        pass
    table.sum_up(right)
    if right and not failed:
        writer.write(wrapped(table.words.kept.format(path=results)))
    writer.write([Line(f"{table.words.mark}. {table.words.over}", Tone.STRONG)])
    return failed


def _keep(path: Path, room: "Room", situation: Situation, verdict: Verdict) -> int:
    day = local(SystemClock().now()).date()
    try:
        append(path, result_of(situation, verdict, room.place.code, day))
    except OSError as error:
        complain(f"{path}: {error.strerror or error}")
        return 1
    return 0


def _is_rich(out: TextIO) -> bool:
    return out.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")


@dataclass(frozen=True, slots=True)
class Table:
    """Where the exercise is played: what is shown, and what is answered, at one terminal."""

    room: "Room"
    writer: Writer
    plain: bool

    @property
    def words(self) -> ExerciseWords:
        """Return the words of exercises in the language that is spoken."""
        return exercise_words(self.room.lang)

    def open(self) -> None:
        """Tell what an exercise is, before the first situation."""
        w = self.words
        heading = w.heading.format(place=self.room.place.name)
        self._screen(heading, (*w.how[:1], *w.how[3:4], w.stop_if_real))

    def play(self, number: int, situation: Situation) -> Verdict | None:
        """Show *situation*, have the conversation, and tell what came of it."""
        lang, w = self.room.lang, self.words
        count = len(self.room.situations)
        which = w.number_of.format(number=number, count=count) if count > 1 else str(number)
        heading = w.situation.format(number=which)
        self._screen(heading, (moment(situation, lang), met(situation, lang)))
        self._wait()
        clock = ShiftedClock(situation.scenario.at)
        turns = self._talk(situation, clock)
        verdict = judged(situation, turns, situation.scenario.at)
        if verdict is None:
            self._screen(w.skipped, ())
        else:
            self._screen("", tuple(map(self._marking().text, told(situation, verdict, lang))))
        return verdict

    def sum_up(self, right: list[bool]) -> None:
        """Tell how many conversations ended with the right contacts."""
        if right:
            said = self.words.summed_up.format(right=sum(right), count=len(right))
            self._screen(said, ())

    def _talk(self, situation: Situation, clock: Clock) -> tuple[Turn, ...]:
        content, flow = self.room.library, situation.flow
        service = ExerciseService(content, MemoryStore(), clock, flow.id)
        alarm = {lang: self._marking().headed(text) for lang, text in flow.alarm.items()}
        terminal = Terminal(service, replace(flow, alarm=alarm), self._reader(), self.writer)
        said = terminal.run(Start(situation.scenario.link), self.room.lang)
        return tuple(each.turn for each in said)

    def _reader(self) -> Reader:
        mark, w = self.words.mark, self.words
        return ToTheEnd(self._reading(mark), self._reading(f"{mark} · {w.to_result}"))

    def _reading(self, mark: str) -> Reader:
        if not self._has_keys():
            return LineReader(sys.stdin, self.writer, echo=not sys.stdin.isatty(), mark=mark)
        from bot.channels.terminal_keys import KeyReader

        places = self.room.library.places.by_code.values()
        named = tuple((place.name, ChoiceId(place.code)) for place in places)
        return KeyReader(self.writer, named, mark=mark)

    def _has_keys(self) -> bool:
        at_terminal = sys.stdin.isatty() and self.writer.out.isatty()
        return at_terminal and not self.plain and os.environ.get("TERM") != "dumb"

    def _marking(self) -> Marking:
        return Marking(numbers_of(self.room.library), self.words)

    def _screen(self, heading: str, paragraphs: tuple[str, ...]) -> None:
        """Write a screen of the exercise itself, marked at both ends."""
        mark = self.words.mark
        self.writer.write([EMPTY, Line(mark, Tone.STRONG)])
        self.writer.write(wrapped(heading, Tone.STRONG))
        self.writer.write(_wrapped_all(paragraphs))
        self.writer.write([Line(mark, Tone.STRONG)])

    def _wait(self) -> None:
        """Wait for Enter; raise `Stopped` where the person or the input wants to end."""
        self.writer.write_open(f"{self.words.mark} · {self.words.ready}: ")
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt as stop:
            raise Stopped from stop
        if not sys.stdin.isatty():
            self.writer.write([Line(line.rstrip("\n"))])
        if not line or line.strip().casefold() in STOP:
            raise Stopped


def _wrapped_all(paragraphs: tuple[str, ...]) -> Iterator[Line]:
    for paragraph in paragraphs:
        yield from wrapped(paragraph)


@dataclass(frozen=True, slots=True)
class ToTheEnd:
    """A reader for which Enter on an ending means: show me how it went."""

    on_the_way: Reader
    at_the_end: Reader

    def answer(self, screen: Screen, *, brief: bool) -> Event | Leave:
        """Show *screen* and return what is answered."""
        if not isinstance(screen, ShowOutcome) or screen.then or screen.controls.resume:
            return self.on_the_way.answer(screen, brief=brief)
        answered = self.at_the_end.answer(screen, brief=brief)
        return Leave() if isinstance(answered, Show) else answered

"""``henvend chat``: a conversation in this terminal."""

import argparse
import os
import sys
from pathlib import Path
from typing import TextIO

from bot.channels.terminal import LineReader, Reader, Terminal
from bot.channels.terminal_lines import Line, Writer
from bot.channels.terminal_words import terminal_words
from bot.cli.arguments import Misused, add_at, add_flow, flow_of, link_of, moment, municipality
from bot.cli.content import add_strict, as_told, library
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.cli.save import NotAScenarioFile, save
from bot.clock import ShiftedClock, SystemClock, WatchedClock
from bot.dialogue.events import Start
from bot.flow.model import ChoiceId, Flow
from bot.instants import written
from bot.language import Lang
from bot.library import Library, timed
from bot.scenario.model import Scenario
from bot.scenario.record import recorded
from bot.service import ChatService
from bot.stores.memory import MemoryStore

EXAMPLE = 'henvend chat --at "lør 22:30" --municipality silkeborg'


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    add_at(parser)
    parser.add_argument(
        "--municipality",
        metavar=by(lang, "KOMMUNE", "NAME"),
        help=by(lang, "foreslå denne kommune først", "offer this municipality first"),
    )
    add_flow(parser)
    add_strict(parser)
    parser.add_argument(
        "--save",
        metavar=by(lang, "FIL", "FILE"),
        help=by(lang, "gem samtalen som et scenarie", "save the conversation as a scenario"),
    )
    parser.add_argument(
        "--plain",
        action="store_true",
        help=by(lang, "uden piletaster og farver", "without arrow keys and colours"),
    )


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Talk until the person leaves; save the conversation where that is asked for."""
    lang = Lang(args.lang)
    content = as_told(library(args.content, lang), stated=args.strict)
    try:
        flow = flow_of(content, args.flow, lang)
        clock = _clock(args.at, lang)
        first = Start(_payload(content, flow, args, lang))
    except Misused:
        return MISUSE
    began = clock.now()
    writer = Writer(out, colour=not args.plain and _is_rich(out))
    service = ChatService(timed(lambda: content, clock), MemoryStore(), clock, flow.id)
    reader = _reader(writer, content, plain=args.plain)
    said = Terminal(service, flow, reader, writer).run(first, lang)
    if not args.save:
        return 0
    exchanges = [(each.before, each.event, each.turn) for each in said]
    name = f"Samtale {written(began)}"
    return _save(
        Path(args.save), recorded(content, flow, exchanges, began, name, lang), content, writer
    )


def _clock(stated: str | None, lang: Lang) -> WatchedClock:
    base = SystemClock() if stated is None else ShiftedClock(moment(stated, lang))
    return WatchedClock(base)


def _payload(content: Library, flow: Flow, args: argparse.Namespace, lang: Lang) -> str:
    """Return what a deep link would carry: the municipality it offers, and the flow's link."""
    link = link_of(flow, args.link, lang)
    place = municipality(content, args.municipality, lang) if args.municipality else ""
    return "-".join(part for part in (place, link) if part)


def _is_rich(out: TextIO) -> bool:
    return out.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")


def _reader(writer: Writer, content: Library, *, plain: bool) -> Reader:
    """Return a reader with arrows where there is a terminal that can, else line by line."""
    at_terminal = sys.stdin.isatty() and writer.out.isatty()
    if plain or not at_terminal or os.environ.get("TERM") == "dumb":
        return LineReader(sys.stdin, writer, echo=not sys.stdin.isatty())
    from bot.channels.terminal_keys import KeyReader

    places = content.places.by_code.values()
    return KeyReader(writer, tuple((place.name, ChoiceId(place.code)) for place in places))


def _save(path: Path, scenario: Scenario, content: Library, writer: Writer) -> int:
    lang = scenario.lang
    try:
        save(path, scenario, content)
    except (OSError, NotAScenarioFile) as error:
        complain(by(lang, f"kunne ikke gemme i {path}: {error}", f"could not save: {error}"))
        return 1
    said = terminal_words(lang)
    lines = [Line(said.saved.format(path=path))]
    if scenario.expect.outcome is None:
        lines.append(Line(said.saved_unended))
    writer.write(lines)
    return 0

"""``henvend exercise``: a sheet of situations, playing them marked as an exercise, and the sum."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TextIO

from bot.cli.arguments import Misused, municipality
from bot.cli.content import FLOWS, PLANS, add_strict, as_told, library, root
from bot.cli.exercise_results import add_results, results_file
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.cli.test import read_all
from bot.exercise.chosen import Situation, situations
from bot.language import Lang
from bot.library import Library
from bot.plan.model import Place
from bot.problems import Problem, Severity
from bot.scenario.model import Scenario
from bot.source.template import file_name

EXAMPLE = (
    "henvend exercise sheet silkeborg -o oevelse.html\n"
    "  henvend exercise run silkeborg --scenario 1\n"
    "  henvend exercise report silkeborg"
)
AT_ONCE = 8
"""So many situations make an exercise, unless ``--count`` says otherwise."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where an exercise is held: the content, the municipality, and situations from *first* on."""

    library: Library
    place: Place
    situations: tuple[Situation, ...]
    lang: Lang
    first: int = 1


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "what",
        choices=("sheet", "run", "report"),
        help=by(
            lang,
            "sheet: ark med situationer; run: øv dig i terminalen; report: hvordan det gik",
            "sheet: situations on paper; run: play them here; report: how it went",
        ),
    )
    parser.add_argument(
        "municipality",
        metavar=by(lang, "KOMMUNE", "MUNICIPALITY"),
        help=by(lang, "navn eller kode", "name or code"),
    )
    parser.add_argument(
        "-o",
        dest="output",
        metavar=by(lang, "FIL", "FILE"),
        help=by(
            lang,
            "skriv til filen; arket bliver en side (.html), Markdown (.md) eller tekst (.txt)",
            "write to the file; a sheet becomes a page (.html), Markdown (.md) or text (.txt)",
        ),
    )
    _add_which(parser)
    add_results(parser)
    add_strict(parser)


def _add_which(parser: Parser) -> None:
    lang = parser.lang
    parser.add_argument(
        "--count",
        type=int,
        default=AT_ONCE,
        metavar="N",
        help=by(
            lang,
            f"de første N situationer; ellers {AT_ONCE}",
            f"the first N situations; {AT_ONCE} by default",
        ),
    )
    parser.add_argument(
        "--scenario",
        type=int,
        metavar="N",
        help=by(lang, "kun situation N på arket", "only situation N of the sheet"),
    )
    parser.add_argument(
        "--plain",
        action="store_true",
        help=by(lang, "uden piletaster og farver", "without arrow keys and colours"),
    )


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Make the sheet, play it, or sum it up; 1 where something cannot be written."""
    lang = Lang(args.lang)
    content = as_told(library(args.content, lang), stated=args.strict)
    try:
        code = municipality(content, args.municipality, lang)
        if args.what == "report":
            from bot.cli.exercise_results import report

            return report(content, content.places.by_code[code], args, out)
        room = _room(content, content.places.by_code[code], args)
    except Misused:
        return MISUSE
    return _sheet(room, args, out) if args.what == "sheet" else _play(room, args, out)


def _play(room: Room, args: argparse.Namespace, out: TextIO) -> int:
    from bot.cli.exercise_run import play_all

    return play_all(room, args, results_file(args.results), out)


# --- which situations ---------------------------------------------------------------


def _room(content: Library, place: Place, args: argparse.Namespace) -> Room:
    """Return the situations that are asked for; raise `Misused` where there is none."""
    lang, folder = Lang(args.lang), root(args.content, Lang(args.lang))
    own = _scenarios((folder / PLANS / "scenarios" / file_name(place),), content, lang)
    files = sorted((folder / FLOWS / "scenarios").glob("*.yaml"))
    general = mixed([_scenarios((file,), content, lang) for file in files])
    _tell_of_those_left_out(own, place, lang)
    every = situations(content, place, own, general)
    if args.scenario is not None and not 1 <= args.scenario <= len(every):
        complain(
            by(
                lang,
                f"der er ingen situation {args.scenario}; vælg 1 til {len(every)}",
                f"no situation {args.scenario}; choose 1 to {len(every)}",
            )
        )
        raise Misused
    first = args.scenario or 1
    chosen = every[: max(args.count, 0)] if args.scenario is None else every[first - 1 : first]
    if not chosen:
        complain(by(lang, "ingen scenarier har en situation", "no scenario has a situation"))
        raise Misused
    return Room(content, place, chosen, lang, first)


def mixed(files: Sequence[Sequence[Scenario]]) -> tuple[Scenario, ...]:
    """Return the exercises of all *files*, one of each in turn, so that few are varied too."""
    told = [[each for each in file if each.situation] for file in files]
    return tuple(each for row in zip_longest(*told) for each in row if each is not None)


def _scenarios(files: tuple[Path, ...], content: Library, lang: Lang) -> tuple[Scenario, ...]:
    scenarios, problems = read_all(tuple(each for each in files if each.is_file()), content)
    broken = sorted({problem.where.path for problem in _errors(problems)})
    for path in broken:
        complain(
            by(lang, f"{path} kan ikke læses helt. Se hvorfor med: henvend test {path}",
               f"{path} cannot be read in full. See why with: henvend test {path}")
        )  # fmt: skip
    return tuple(each for each in scenarios if each.where.path not in broken)


def _errors(problems: tuple[Problem, ...]) -> Iterator[Problem]:
    return (each for each in problems if each.severity == Severity.ERROR)


def _tell_of_those_left_out(own: tuple[Scenario, ...], place: Place, lang: Lang) -> None:
    without = sum(not each.situation for each in own)
    if without:
        complain(
            by(
                lang,
                f"{without} scenarier fra {place.name} er ikke med: skriv en situation til dem",
                f"{without} scenarios of {place.name} are left out: write a situation for them",
            )
        )


# --- the sheet ----------------------------------------------------------------------


def _sheet(room: Room, args: argparse.Namespace, out: TextIO) -> int:
    from bot.exercise import sheet as sheets

    command = f"henvend exercise run {_spelt(room.place.name)}"
    command += f" --scenario {args.scenario}" if args.scenario is not None else ""
    command += f" --count {args.count}" if args.count != AT_ONCE else ""
    command += " --lang en" if room.lang == "en" else ""
    made = sheets.sheet(room.place, room.situations, room.lang, command, room.first)
    if not args.output or args.output == "-":
        out.write(sheets.as_text(made))
        return 0
    path = Path(args.output)
    kinds: dict[str, Callable[[sheets.Sheet], str]] = {
        ".html": sheets.as_html,
        ".htm": sheets.as_html,
        ".md": sheets.as_markdown,
    }
    return save(path, kinds.get(path.suffix.lower(), sheets.as_text)(made), room.lang, out)


def _spelt(name: str) -> str:
    spelt = name.casefold()
    return f'"{spelt}"' if " " in spelt else spelt


def save(path: Path, written: str, lang: Lang, out: TextIO) -> int:
    """Write a file and say so; 1 where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written, encoding="utf-8")
    except OSError as error:
        complain(f"{path}: {error.strerror or error}")
        return 1
    print(by(lang, f"skrevet: {path}", f"written: {path}"), file=out)
    return 0

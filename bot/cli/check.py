"""``henvend check``: what is wrong in flows, plans and scenarios, where, and how to mend it."""

import argparse
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from bot.check import check
from bot.check.report import as_text
from bot.cli.arguments import Misused, municipality, refuse_without_plan
from bot.cli.check_formats import FORMATS, for_programs
from bot.cli.content import FLOWS, PLANS, NoContent, lines_in, root
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.cli.progress import with_progress
from bot.cli.watching import watched
from bot.clock import SystemClock, local
from bot.language import Lang
from bot.library import Library
from bot.problems import Problem, Severity
from bot.source.folder import Loaded, Parsing, load, parsed
from bot.source.scenarios import Parsing as ParsingScenarios
from bot.source.scenarios import read_scenarios
from bot.source.template import file_name
from bot.source.yaml import parse

EXAMPLE = "henvend check silkeborg\n  henvend check municipal_configs/silkeborg.yaml"

Beginnings = tuple[str, ...]
"""How the paths of the files begin that are asked about."""

EVERYTHING: Beginnings = ("",)
_LIKE_A_NAME = re.compile(r"[^/\\.]+")

KEPT = 1024
"""How many files are kept as they were read: more than twice all that there can be."""


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "path",
        nargs="?",
        metavar=by(lang, "KOMMUNE|STI", "MUNICIPALITY|PATH"),
        help=by(
            lang,
            "kommunen, hvis plan der tjekkes, en fil, eller mappen med indholdet; ellers det hele",
            "the municipality whose plan is checked, a file, or the folder of the content;"
            " everything by default",
        ),
    )
    parser.add_argument(
        "--notes",
        action="store_true",
        help=by(
            lang,
            "vis hver note, også når det hele bliver tjekket",
            "show each note, also when everything is checked",
        ),
    )
    _add_forms(parser)


def _add_forms(parser: Parser) -> None:
    lang = parser.lang
    parser.add_argument(
        "--format",
        choices=("text", *FORMATS),
        default="text",
        help=by(
            lang,
            "text, json, sarif (2.1.0) eller github (noter i en gennemgang)",
            "text, json, sarif (2.1.0) or github (annotations in a review)",
        ),
    )
    parser.add_argument(
        "--json",
        dest="format",
        action="store_const",
        const="json",
        help=by(lang, "skriv JSON", "write JSON"),
    )
    parser.add_argument(
        "--watch",
        action="store_true",
        help=by(
            lang,
            "tjek igen, hver gang en fil bliver gemt; stop med Ctrl-C",
            "check again whenever a file is saved; stop with Ctrl-C",
        ),
    )


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Check; 0 where nothing is an error, 1 where something is, 2 where there is no content.

    With ``--watch`` it goes on until Ctrl-C, and then is 0.
    """
    lang = Lang(args.lang)
    try:
        content, within = _place(args.path, args.content, lang)
    except Misused:
        return MISUSE
    kept = Reading.kept()  # while watching, an unchanged file is read once
    sum_notes = within == EVERYTHING and not args.notes

    def checked() -> int:
        every = problems_of(content, kept)
        found = [each for each in every if each.where.path.startswith(within)]
        if args.format == "text":
            colour = out.isatty() and not os.environ.get("NO_COLOR")
            lines = lines_in(content)
            told = as_text(found, lines, lang, colour=colour, sum_notes=sum_notes)
        else:
            told = for_programs(found, content, args.format, lang)
        print(told, end="", file=out, flush=True)
        return 1 if any(each.severity == Severity.ERROR for each in found) else 0

    return watched(content, checked, lang, out) if args.watch else checked()


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read, each by itself: those of the content, and the scenarios."""

    content: Parsing = parsed
    scenarios: ParsingScenarios = parse

    @staticmethod
    def kept() -> "Reading":
        """Return a reading that remembers every file as long as its text is the same."""
        return Reading(lru_cache(maxsize=KEPT)(parsed), lru_cache(maxsize=KEPT)(parse))


ONCE = Reading()
"""Nothing is remembered."""


def problems_of(content: Path, reading: Reading = ONCE) -> list[Problem]:
    """Return everything wrong with the content in the folder *content*, scenarios included."""
    loaded = load(content, reading.content)
    today = local(SystemClock().now()).date()
    if loaded.draft is None:
        return list(loaded.problems)
    found = check(loaded.draft, today, loaded.problems, with_progress)
    broken = any(each.severity == Severity.ERROR for each in found)
    return found if broken else found + _in_scenarios(content, loaded, reading)


def _in_scenarios(content: Path, loaded: Loaded, reading: Reading) -> list[Problem]:
    if loaded.library is None:
        return []
    found: list[Problem] = []
    for folder in (FLOWS, PLANS):
        for file in sorted((content / folder / "scenarios").glob("*.yaml")):
            name = file.relative_to(content).as_posix()
            content_of = file.read_bytes()
            found.extend(read_scenarios(name, content_of, loaded.library, reading.scenarios)[1])
    return found


def _place(stated: str | None, content: str | None, lang: Lang) -> tuple[Path, Beginnings]:
    """Return the folder of the content, and how the paths begin that are asked about.

    Raise `Misused` or `NoContent` where *stated* is neither a path nor a municipality.
    """
    if stated is None:
        return root(content, lang), EVERYTHING
    path = Path(stated).resolve()
    for folder in (path, *path.parents):
        if path.exists() and (folder / FLOWS).is_dir() and (folder / PLANS).is_dir():
            within = path.relative_to(folder).as_posix()
            return folder, EVERYTHING if within == "." else (within,)
    if _LIKE_A_NAME.fullmatch(stated):
        folder = root(content, lang)
        draft = load(folder).draft
        if draft is not None:
            return folder, _files_of(stated, draft, lang)
    complain(
        by(
            lang,
            f"{stated} ligger ikke i en mappe med {FLOWS}/ og {PLANS}/",
            f"{stated} does not lie in a folder with {FLOWS}/ and {PLANS}/",
        )
    )
    raise NoContent


def _files_of(name: str, draft: Library, lang: Lang) -> Beginnings:
    """Return the paths of the plan of the municipality *name* and of its scenarios."""
    place = draft.places.by_code[municipality(draft, name, lang)]
    file = file_name(place)
    plan = draft.plan(place.code)
    if plan.own:
        return plan.where.path, f"{PLANS}/scenarios/{file}"
    refuse_without_plan(place.name, lang)

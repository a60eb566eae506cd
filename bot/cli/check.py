"""``henvend check``: what is wrong in flows, plans and scenarios, where, and how to mend it."""

import argparse
import os
from pathlib import Path
from typing import TextIO

from bot.check import check
from bot.check.report import as_json, as_text
from bot.cli.content import FLOWS, PLANS, NoContent, lines_in, root
from bot.cli.parser import Parser, by, complain
from bot.clock import SystemClock, local
from bot.language import Lang
from bot.problems import Problem, Severity
from bot.source.folder import Loaded, load
from bot.source.scenarios import read_scenarios

EXAMPLE = "henvend check municipal_configs/silkeborg.yaml"


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "path",
        nargs="?",
        metavar=by(lang, "STI", "PATH"),
        help=by(
            lang,
            "mappen med indholdet, eller en fil i den; ellers det hele",
            "the folder of the content, or a file in it; everything by default",
        ),
    )
    parser.add_argument("--json", action="store_true", help=by(lang, "skriv JSON", "write JSON"))


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Check; 0 where nothing is an error, 1 where something is, 2 where there is no content."""
    lang = Lang(args.lang)
    content, within = _place(args.path, args.content, lang)
    found = [each for each in problems_of(content) if each.where.path.startswith(within)]
    if args.json:
        print(as_json(found, lines_in(content), lang), file=out)
    else:
        colour = out.isatty() and not os.environ.get("NO_COLOR")
        print(as_text(found, lines_in(content), lang, colour=colour), end="", file=out)
    return 1 if any(each.severity == Severity.ERROR for each in found) else 0


def problems_of(content: Path) -> list[Problem]:
    """Return everything wrong with the content in the folder *content*, scenarios included."""
    loaded = load(content)
    today = local(SystemClock().now()).date()
    if loaded.draft is None:
        return list(loaded.problems)
    found = check(loaded.draft, today, loaded.problems)
    broken = any(each.severity == Severity.ERROR for each in found)
    return found if broken else found + _in_scenarios(content, loaded)


def _in_scenarios(content: Path, loaded: Loaded) -> list[Problem]:
    if loaded.library is None:
        return []
    found: list[Problem] = []
    for folder in (FLOWS, PLANS):
        for file in sorted((content / folder / "scenarios").glob("*.yaml")):
            name = file.relative_to(content).as_posix()
            found.extend(read_scenarios(name, file.read_bytes(), loaded.library)[1])
    return found


def _place(stated: str | None, content: str | None, lang: Lang) -> tuple[Path, str]:
    """Return the folder of the content, and the beginning of the paths that are asked about."""
    if stated is None:
        return root(content, lang), ""
    path = Path(stated).resolve()
    for folder in (path, *path.parents):
        if (folder / FLOWS).is_dir() and (folder / PLANS).is_dir():
            within = path.relative_to(folder).as_posix()
            if path.exists():
                return folder, "" if within == "." else within
    complain(
        by(
            lang,
            f"{stated} ligger ikke i en mappe med {FLOWS}/ og {PLANS}/",
            f"{stated} does not lie in a folder with {FLOWS}/ and {PLANS}/",
        )
    )
    raise NoContent

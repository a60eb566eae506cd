"""The file of results, and ``henvend exercise report``, which sums it up."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from bot.cli.parser import MISUSE, Parser, by, complain
from bot.exercise import tally as tallies
from bot.exercise.results import FILE, Result, from_line, to_line
from bot.language import Lang
from bot.library import Library
from bot.plan.model import Place

HOME = "HENVEND_HOME"


def add_results(parser: Parser) -> None:
    """Add ``--results`` and ``--format`` to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "--results",
        metavar=by(lang, "FIL", "FILE"),
        help=by(
            lang,
            f"filen med resultater, uden personer; ellers {FILE} her eller i {HOME}",
            f"the file of results, without persons; else {FILE} here or in {HOME}",
        ),
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "html"),
        default="text",
        help=by(lang, "sådan vises report", "how report is shown"),
    )


def results_file(stated: str | None) -> Path:
    """Return the file of results: the one *stated*, else the usual one."""
    return Path(stated) if stated else Path(os.environ.get(HOME) or ".") / FILE


def append(path: Path, result: Result) -> None:
    """Write *result* at the end of *path*; raise OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(to_line(result))


def report(content: Library, place: Place, args: argparse.Namespace, out: TextIO) -> int:
    """Show how the exercises of *place* went; 2 where the stated file is not there."""
    lang, path = Lang(args.lang), results_file(args.results)
    try:
        lines = path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        if args.results:
            complain(by(lang, f"{path} findes ikke", f"{path} is not there"))
            return MISUSE
        lines = []
    except (OSError, UnicodeDecodeError) as error:
        complain(f"{path}: {error}")
        return 1
    shown = _shown(content, place, lines, args)
    if args.output and args.output != "-":
        from bot.cli.exercise import save

        return save(Path(args.output), shown, lang, out)
    out.write(shown)
    return 0


def _shown(content: Library, place: Place, lines: Sequence[str], args: argparse.Namespace) -> str:
    found = tallies.tally(place, (from_line(each) for each in lines if each.strip()))
    lang = Lang(args.lang)
    html = str(args.output or "").lower().endswith((".html", ".htm"))
    match "html" if html else args.format:
        case "json":
            return tallies.as_json(found, content, lang)
        case "html":
            return tallies.as_html(found, content, lang)
        case _:
            return tallies.as_text(found, content, lang)

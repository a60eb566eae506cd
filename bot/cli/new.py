"""``henvend new``: begins the plan of a municipality that has none, by asking, or to fill in."""

import argparse
import sys
from pathlib import Path
from typing import TextIO

from bot.cli.arguments import Misused, municipality
from bot.cli.content import PLANS, library, root
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.clock import SystemClock, local
from bot.language import Lang
from bot.library import Library
from bot.plan.model import Place
from bot.source.first_plan import first_plan
from bot.source.folder import read_files
from bot.source.template import file_name, template

EXAMPLE = "henvend new samsø"


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
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
            "skriv til filen i stedet for i municipal_configs; - skriver den her",
            "write to the file instead of municipal_configs; - writes it here",
        ),
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--blank",
        action="store_true",
        help=by(
            lang, "spørg ikke: skriv en fil at fylde ud", "do not ask: write a file to fill in"
        ),
    )
    which.add_argument(
        "--full",
        action="store_true",
        help=by(lang, "spørg ikke: skriv hver nøgle, forklaret", "do not ask: write every key"),
    )


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Write the plan; 1 where there is one already, 2 where there is no such municipality."""
    lang = Lang(args.lang)
    content = library(args.content, lang)
    try:
        code = municipality(content, args.municipality, lang)
    except Misused:
        return MISUSE
    plan, place = content.plan(code), content.places.by_code[code]
    if args.output is None and plan.own:
        complain(
            by(
                lang,
                f"{place.name} har allerede en plan: {plan.where.path}",
                f"{place.name} has a plan already: {plan.where.path}",
            )
        )
        return 1
    path = Path(args.output or root(args.content, lang) / PLANS / file_name(place))
    if args.output != "-" and path.exists():
        return _refused(path, lang)
    written = _text(args, place, content, out)
    if written is None:
        return 1
    if args.output == "-":
        out.write(written)
        return 0
    return _write(path, written, place, lang, out)


def _text(args: argparse.Namespace, place: Place, content: Library, out: TextIO) -> str | None:
    """Return the plan to be written; None where whoever was asked has left."""
    lang = Lang(args.lang)
    if args.full:
        return template(place, content)
    at_terminal = sys.stdin.isatty() and out.isatty()
    if args.blank or args.output == "-" or not at_terminal:
        return first_plan(place, content)
    from bot.cli.asking import interview

    files, today = read_files(root(args.content, lang)), local(SystemClock().now()).date()
    try:
        return interview(place, content, files, lang, input, out, today)
    except (EOFError, KeyboardInterrupt):
        print(file=out)
        complain(by(lang, "afbrudt: intet er skrevet", "stopped: nothing has been written"))
        return None


def _refused(path: Path, lang: Lang) -> int:
    complain(by(lang, f"{path} findes allerede og bliver ikke rørt",
                f"{path} is there already and is left alone"))  # fmt: skip
    return 1


def _write(path: Path, written: str, place: Place, lang: Lang, out: TextIO) -> int:
    """Write a file that is not there yet; never over one that is."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(written)
    except FileExistsError:
        return _refused(path, lang)
    except OSError as error:
        complain(f"{path}: {error.strerror}")
        return 1
    here = Path.cwd()
    shown = path.relative_to(here) if path.is_relative_to(here) else path
    check = f"henvend check {place.name if path.parent.name == PLANS else shown}"
    print(
        by(lang, f"Skrevet: {shown}. Ret den til, og kør: {check}",
           f"Written: {shown}. Complete it, and run: {check}"),
        file=out,
    )  # fmt: skip
    return 0

"""``henvend new``: begins the plan of a municipality that has none, with every key explained."""

import argparse
from pathlib import Path
from typing import TextIO

from bot.cli.arguments import Misused, municipality
from bot.cli.content import PLANS, library, root
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.language import Lang
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


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Write the plan; 1 where there is one already, 2 where there is no such municipality."""
    lang = Lang(args.lang)
    content = library(args.content, lang)
    try:
        code = municipality(content, args.municipality, lang)
    except Misused:
        return MISUSE
    plan, place = content.plan(code), content.places.by_code[code]
    written = template(place, content)
    if args.output == "-":
        out.write(written)
        return 0
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
    return _write(path, written, lang, out)


def _write(path: Path, written: str, lang: Lang, out: TextIO) -> int:
    """Write a file that is not there yet; never over one that is."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(written)
    except FileExistsError:
        complain(by(lang, f"{path} findes allerede og bliver ikke rørt",
                    f"{path} is there already and is left alone"))  # fmt: skip
        return 1
    except OSError as error:
        complain(f"{path}: {error.strerror}")
        return 1
    print(
        by(lang, f"Skrevet: {path}. Fyld den ud, og kør: henvend check {path}",
           f"Written: {path}. Fill it in, and run: henvend check {path}"),
        file=out,
    )  # fmt: skip
    return 0

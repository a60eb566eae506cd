"""``henvend explain``: what a problem code means, why it matters, and how it looks when mended."""

import argparse
from typing import TextIO

from bot.check.catalogue import CATALOGUE, explain
from bot.cli.parser import MISUSE, Parser, by, complain, did_you_mean
from bot.language import Lang

EXAMPLE = "henvend explain F201"


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "code",
        nargs="?",
        metavar=by(lang, "KODE", "CODE"),
        help=by(lang, "koden, som check skriver den", "the code as check writes it"),
    )


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Print the page of the code, or the list of codes; 2 where there is no such code."""
    lang = Lang(args.lang)
    if args.code is None:
        for entry in CATALOGUE.values():
            print(f"{entry.code}  {entry.title.in_(lang)}", file=out)
        return 0
    page = explain(args.code, lang)
    if page is None:
        near = did_you_mean(lang, args.code.upper(), CATALOGUE)
        complain(by(lang, f"kender ikke koden {args.code}", f"no code {args.code}") + near)
        return MISUSE
    print(page, file=out)
    return 0

"""``henvend data-map``: everything that is kept, where, in which form and how long."""

import argparse
from typing import TextIO

from bot.cli.parser import Parser, by, complain
from bot.datamap.fields import twice, unknown, unlisted
from bot.datamap.page import as_json, table, text
from bot.language import Lang

EXAMPLE = "henvend data-map"
FORMATS = {"text": text, "json": as_json, "markdown": table}


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default="text",
        help=by(parser.lang, "form; text som standard", "form; text by default"),
    )


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Print the map; 1 where the program can hold something that the map does not list."""
    lang = Lang(args.lang)
    print(FORMATS[args.format](lang), file=out)
    gaps = (
        (
            unlisted(),
            by(lang, "kan gemmes og står ikke på kortet", "can be kept and is not listed"),
        ),
        (unknown(), by(lang, "står på kortet og findes ikke", "is listed and does not exist")),
        (twice(), by(lang, "står to gange", "is listed twice")),
    )
    for names, what in gaps:
        for name in names:
            complain(f"{name}: {what} (bot/datamap)")
    return 1 if any(names for names, _ in gaps) else 0

"""``henvend schema``: JSON Schema for the content, so that an editor completes and marks."""

import argparse
import json
from pathlib import Path
from typing import TextIO

from bot.cli.content import library
from bot.cli.parser import Parser, by, complain
from bot.language import Lang
from bot.source.files import replace_files
from bot.source.schema import KINDS, schema

EXAMPLE = "henvend schema plan"


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "kind",
        nargs="?",
        choices=tuple(KINDS),
        help=by(lang, "hvilken slags fil; ellers alle", "which kind of file; all by default"),
    )
    parser.add_argument(
        "-o",
        dest="output",
        metavar=by(lang, "MAPPE", "DIR"),
        help=by(lang, "skriv en fil for hver slags i mappen", "write a file for each kind there"),
    )


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Write the schemas; 1 where they cannot be written."""
    lang = Lang(args.lang)
    content = library(args.content, lang)
    kinds = (args.kind,) if args.kind else tuple(KINDS)
    made = {kind: schema(kind, content) for kind in kinds}
    if args.output is None:
        shown = made[args.kind] if args.kind else made
        print(json.dumps(shown, ensure_ascii=False, indent=2), file=out)
        return 0
    folder = Path(args.output)
    files = {f"{kind}.schema.json": _bytes(found) for kind, found in made.items()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_files(folder, files)
    except OSError as error:
        complain(f"{error.filename}: {error.strerror}")
        return 1
    for name in files:
        print(folder / name, file=out)
    return 0


def _bytes(found: dict[str, object]) -> bytes:
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()

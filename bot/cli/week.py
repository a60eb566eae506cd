"""``henvend week``: who answers in a municipality through a week or a year."""

import argparse
import json
from datetime import date, timedelta
from pathlib import Path
from typing import TextIO

from bot.cli.arguments import Misused, add_at, moment, municipality
from bot.cli.content import library
from bot.cli.graph import drawn_as_png, saved
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.clock import local
from bot.graph.heat.listed import as_data, week_text, year_text
from bot.graph.heat.model import Heat
from bot.graph.heat.reading import WEEK, YEAR, heat
from bot.graph.heat.week import week_svg
from bot.graph.heat.year import year_svg
from bot.language import Lang

EXAMPLE = "henvend week silkeborg -o uge.svg\n  henvend week silkeborg --year -o aar.png"


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "municipality",
        metavar=by(lang, "KOMMUNE", "MUNICIPALITY"),
        help=by(lang, "hvilken kommune", "which municipality"),
    )
    add_at(parser)
    parser.add_argument(
        "--year",
        action="store_true",
        help=by(lang, "13 måneder i stedet for ugen", "13 months instead of the week"),
    )
    parser.add_argument(
        "-o",
        dest="output",
        metavar=by(lang, "FIL", "FILE"),
        help=by(lang, "skriv FIL: .svg eller .png", "write FILE: .svg or .png"),
    )
    parser.add_argument("--json", action="store_true", help=by(lang, "skriv JSON", "write JSON"))


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Tell or draw who answers; 2 where something is not understood, 1 where it cannot be saved."""
    lang = Lang(args.lang)
    content = library(args.content, lang)
    try:
        plan = content.plan(municipality(content, args.municipality, lang))
        first = _first(local(moment(args.at, lang)).date(), year=args.year)
        found = heat(content, plan, first, YEAR if args.year else WEEK, lang)
        if args.output is None:
            out.write(_told(found, args))
            return 0
        picture = _picture(found, args.output, lang, year=args.year)
    except Misused:
        return MISUSE
    if not saved(Path(args.output), picture, lang):
        return 1
    said = by(lang, "skrevet: {} ({} rækker)", "written: {} ({} rows)")
    print(said.format(args.output, len(found.rows)), file=out)
    return 0


def _first(day: date, *, year: bool) -> date:
    """Return the day to begin with: the Monday of the week, or the first of the month."""
    return day.replace(day=1) if year else day - timedelta(days=day.weekday())


def _told(found: Heat, args: argparse.Namespace) -> str:
    if args.json:
        return json.dumps(as_data(found), ensure_ascii=False, indent=2) + "\n"
    return year_text(found) if args.year else week_text(found)


def _picture(found: Heat, output: str, lang: Lang, *, year: bool) -> bytes:
    drawn = year_svg(found) if year else week_svg(found)
    match Path(output).suffix.lower():
        case ".svg":
            return drawn.encode()
        case ".png":
            return drawn_as_png(drawn, lang)
        case _:
            complain(
                by(lang, f"kender ikke formatet af {output}", f"no format known for {output}")
                + by(lang, "; der passer: .svg, .png", "; what fits: .svg, .png")
            )
            raise Misused

"""``henvend stats``: how many conversations there were, told so that nobody can be told from it."""

import argparse
import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from bot.app.core import stored
from bot.cli.content import library
from bot.cli.graph import drawn_as_png, saved
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.cli.serve import settings_of_environment
from bot.dialogue.packed import Packing
from bot.language import Lang
from bot.library import Library
from bot.service import StoreFailed
from bot.settings import Settings, WrongSetting
from bot.stats.phrases import phrases
from bot.stats.picture import svg
from bot.stats.table import as_json, as_text
from bot.stats.weeks import Week, closed_weeks
from bot.stats.withholding import K
from bot.stores.sealing import KeysUnreadable

EXAMPLE = "henvend stats\n  henvend stats -o uge.svg\n  henvend stats --json --lang en"
WEEKS = 12


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "--week",
        metavar=by(lang, "UGE", "WEEK"),
        help=by(lang, "såsom 2026-W47; ellers den nyeste", "such as 2026-W47; else the newest"),
    )
    parser.add_argument("--json", action="store_true", help=by(lang, "alle uger", "all weeks"))
    parser.add_argument(
        "-o",
        dest="output",
        metavar=by(lang, "FIL", "FILE"),
        help=by(lang, "tegn ugen i FIL: .svg eller .png", "draw the week in FILE: .svg or .png"),
    )


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Tell it; 1 where the store or the week cannot be had, 2 for a setting or a file's ending."""
    lang = Lang(args.lang)
    content = library(args.content, lang)
    settings = settings_of_environment()
    if settings is None:
        return MISUSE
    try:
        weeks = asyncio.run(_weeks(settings, content))
    except WrongSetting as error:
        complain(str(error))
        return MISUSE
    except (StoreFailed, KeysUnreadable, OSError) as error:
        complain(str(error))
        return 1
    if args.json:
        out.write(as_json(weeks))
        return 0
    return _one_week(args, weeks, content, out)


def _one_week(
    args: argparse.Namespace, weeks: Mapping[str, Week], content: Library, out: TextIO
) -> int:
    lang = Lang(args.lang)
    if not weeks and args.week is None:
        print(phrases(lang).no_week, file=out)
        return 0
    week = args.week or max(weeks)
    if week not in weeks:
        complain(phrases(lang).no_such_week.format(week=week, least=2 * K))
        return 1
    if args.output is not None:
        return _drawn(args.output, week, weeks[week], content, lang)
    newest = dict(list(weeks.items())[-WEEKS:])
    for line in as_text(week, weeks[week], newest, content, lang):
        print(line, file=out)
    return 0


def _drawn(output: str, week: str, told: Week, content: Library, lang: Lang) -> int:
    drawn = svg(week, told, content, lang)
    match Path(output).suffix:
        case ".svg":
            picture = drawn.encode()
        case ".png":
            picture = drawn_as_png(drawn, lang)
        case _:
            complain(by(lang, f"{output}: .svg eller .png", f"{output}: .svg or .png"))
            return MISUSE
    return 0 if saved(Path(output), picture, lang) else 1


async def _weeks(settings: Settings, content: Library) -> Mapping[str, Week]:
    async with stored(settings, Packing(lambda: content)) as (store, _):
        return closed_weeks(await store.counts.every())

"""``henvend static``: pages of every municipality for a plain web server, for when we are down."""

import argparse
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TextIO

from bot.channels.web.static_site import file_of, index, municipality, stylesheet
from bot.cli.arguments import Misused, add_at, add_flow, flow_of, moment
from bot.cli.content import add_strict, as_told, library
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.cli.progress import with_progress
from bot.flow.model import Flow
from bot.language import Lang
from bot.library import Library
from bot.paper.card import Addresses, cards
from bot.plan.model import Plan
from bot.plan.places import alphabetic
from bot.source.template import file_name
from bot.words import LANGUAGES

EXAMPLE = "henvend static -o sider"


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "-o",
        dest="output",
        required=True,
        metavar=by(lang, "MAPPE", "DIR"),
        help=by(lang, "skriv siderne i mappen", "write the pages to the folder"),
    )
    add_flow(parser, link=False)
    add_at(parser)
    add_strict(parser)


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Write the pages; 2 where something is not understood, 1 where they cannot be written."""
    lang, folder = Lang(args.lang), Path(args.output)
    content = as_told(library(args.content, lang), stated=args.strict)
    try:
        now, flow = moment(args.at, lang), flow_of(content, args.flow, lang)
    except Misused:
        return MISUSE
    if not flow.cards:
        da, en = f"samtalen {flow.id} har ingen kort", f"the flow {flow.id} has no cards"
        complain(by(lang, da, en))
        return MISUSE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = [_save(folder, *page) for page in _pages(content, flow, now)]
    except OSError as error:
        detail = error.strerror or str(error)
        da, en = f"kunne ikke skrive {folder}: {detail}", f"could not write {folder}: {detail}"
        complain(by(lang, da, en))
        return 1
    said = by(lang, "skrevet: {} ({} sider)", "written: {} ({} pages)")
    print(said.format(folder, len(written) - 1), file=out)
    return 0


def _save(folder: Path, name: str, page: bytes) -> Path:
    path = folder / name
    path.write_bytes(page)
    return path


def _pages(content: Library, flow: Flow, now: datetime) -> Iterator[tuple[str, bytes]]:
    """Yield the name and bytes of each file: the stylesheet, the lists, the municipalities."""
    yield stylesheet()
    plans = [each for each in content.plans.values() if each.place is not None]
    listed = tuple(sorted((_named(each) for each in plans), key=lambda x: alphabetic(x[0])))
    for lang in LANGUAGES:
        yield file_of("index", lang), index(listed, lang).encode()
    for plan in with_progress(plans):
        for lang in LANGUAGES:
            made = cards(content, flow, plan, now, lang, Addresses())
            name = _named(plan)[1]
            yield file_of(name, lang), municipality(made, name).encode()


def _named(plan: Plan) -> tuple[str, str]:
    """Return the name of the place of *plan*, and that of its page."""
    assert plan.place is not None
    return plan.place.name, file_name(plan.place).removesuffix(".yaml")

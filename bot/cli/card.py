"""``henvend card``: the action card of a municipality as PDF or PNG, or those of all of them."""

import argparse
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn, TextIO

from bot.cli.arguments import Misused, add_at, add_flow, flow_of, moment, municipality
from bot.cli.content import add_strict, as_told, library
from bot.cli.parser import MISUSE, Parser, by, complain, did_you_mean
from bot.cli.progress import with_progress
from bot.flow.model import Flow
from bot.language import Lang
from bot.library import Library
from bot.paper.card import Addresses, cards
from bot.paper.model import Card
from bot.paper.pdf import SIZES, NoPaper, pdf, png
from bot.paper.phrases import phrases
from bot.plan.model import Plan
from bot.settings import WrongSetting, read
from bot.source.template import file_name

EXAMPLE = "henvend card silkeborg -o kort.pdf\n  henvend card --all --size a4 -o handlekort"


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "municipality",
        nargs="?",
        metavar=by(lang, "KOMMUNE", "MUNICIPALITY"),
        help=by(lang, "navn eller kode", "name or code"),
    )
    parser.add_argument(
        "--all", action="store_true", help=by(lang, "alle kommuner", "every municipality")
    )
    parser.add_argument(
        "-o",
        dest="output",
        required=True,
        metavar=by(lang, "FIL", "FILE"),
        help=by(
            lang,
            "skriv FIL: .pdf eller .png; med --all en mappe",
            "write FILE: .pdf or .png; with --all a folder",
        ),
    )
    parser.add_argument(
        "--size", choices=SIZES, default=SIZES[0], help=by(lang, "papirets format", "paper size")
    )
    parser.add_argument(
        "--card",
        metavar="ID",
        help=by(lang, "kun dette kort, fx ansat-barn", "only this card, such as ansat-barn"),
    )
    add_flow(parser, link=False)
    add_at(parser)
    add_strict(parser)


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Write the cards; 2 where something is not understood, 1 where they cannot be written."""
    lang = Lang(args.lang)
    content = as_told(library(args.content, lang), stated=args.strict)
    try:
        now = moment(args.at, lang)
        flow = _flow(content, args.flow, args.card, lang)
        plans = _plans(content, args, lang)
        return _write(content, flow, plans, now, args, out)
    except Misused:
        return MISUSE
    except NoPaper:
        complain(
            by(
                lang,
                "her kan ikke laves kort. Installér det med: pip install 'henvend[paper]'",
                "no cards can be made here. Install it with: pip install 'henvend[paper]'",
            )
        )
        return 1
    except OSError as error:
        detail = error.strerror or str(error)
        complain(
            by(
                lang,
                f"kunne ikke skrive {args.output}: {detail}",
                f"could not write {args.output}: {detail}",
            )
        )
        return 1


def addresses(lang: Lang) -> Addresses:
    """Return where the conversation stands, by the settings; raise `Misused` where one is wrong."""
    try:
        settings = read(os.environ)
    except WrongSetting as error:
        complain(str(error))
        raise Misused from error
    return Addresses(settings.web_address or "", settings.bot_name or "")


def _flow(content: Library, stated: str | None, card: str | None, lang: Lang) -> Flow:
    """Return the flow with the cards that are asked for; raise `Misused` where there are none."""
    flow = flow_of(content, stated, lang)
    known = [each.id for each in flow.cards]
    if not known:
        _refuse(lang, f"samtalen {flow.id} har ingen kort", f"the flow {flow.id} has no cards")
    if card is not None and card not in known:
        near = did_you_mean(lang, card, known)
        fits = by(lang, "; der er: ", "; there are: ") + ", ".join(known)
        _refuse(lang, f"intet kort hedder {card}{near}{fits}", f"no card {card}{near}{fits}")
    return flow


def _plans(content: Library, args: argparse.Namespace, lang: Lang) -> Sequence[Plan]:
    if args.all and args.municipality is None:
        return tuple(content.plans.values())
    if args.all or args.municipality is None:
        _refuse(lang, "skriv enten en kommune eller --all", "write either a municipality or --all")
    return (content.plan(municipality(content, args.municipality, lang)),)


def _write(
    content: Library,
    flow: Flow,
    plans: Sequence[Plan],
    now: datetime,
    args: argparse.Namespace,
    out: TextIO,
) -> int:
    lang = Lang(args.lang)
    at = addresses(lang)
    pages = 0
    for plan in with_progress(plans):
        made = cards(content, flow, plan, now, lang, at)
        chosen = tuple(each for each in made if args.card in (None, each.id))
        path = _path(plan, args, lang)
        for file, written in _files(chosen, path, args.size, lang):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(written)
        pages += len(chosen)
    cards_made = "1 card" if pages == 1 else f"{pages} cards"
    said = by(lang, f"skrevet: {args.output} ({pages} kort)",
              f"written: {args.output} ({cards_made})")  # fmt: skip
    print(said, file=out)
    if not (at.web or at.telegram):
        complain(phrases(lang).no_address)
    return 0


def _path(plan: Plan, args: argparse.Namespace, lang: Lang) -> Path:
    if not args.all:
        return Path(args.output)
    assert plan.place is not None
    name = f"{phrases(lang).file_name}-{file_name(plan.place).removesuffix('.yaml')}.pdf"
    return Path(args.output) / name


def _files(made: Sequence[Card], path: Path, size: str, lang: Lang) -> Sequence[tuple[Path, bytes]]:
    """Return what is written where: one PDF, or a picture of each card, numbered if several."""
    match path.suffix.lower():
        case ".pdf":
            return ((path, pdf(made, size)),)
        case ".png":
            drawn = png(made, size)
            if len(drawn) == 1:
                return ((path, drawn[0]),)
            return tuple(
                (path.with_stem(f"{path.stem}-{number}"), each)
                for number, each in enumerate(drawn, 1)
            )
        case _:
            fits = by(lang, "; der passer: .pdf, .png", "; what fits: .pdf, .png")
            _refuse(
                lang,
                f"kender ikke formatet af {path}{fits}",
                f"no format known for {path}{fits}",
            )


def _refuse(lang: Lang, da: str, en: str) -> NoReturn:
    complain(by(lang, da, en))
    raise Misused

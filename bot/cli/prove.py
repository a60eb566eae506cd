"""``henvend prove``: every path, under every plan, at every minute, and what breaks."""

import argparse
import gc
import json
from datetime import date
from functools import partial
from typing import TextIO

from bot.cli.arguments import Misused, flow_of
from bot.cli.beside import beside
from bot.cli.content import library
from bot.cli.keeping import refuse, today
from bot.cli.parser import MISUSE, Parser, by
from bot.cli.progress import progress
from bot.cli.prove_messages import in_json as messages_in_json
from bot.cli.prove_messages import in_words as messages_in_words
from bot.cli.prove_results import in_json, in_words
from bot.cli.prove_tables import in_json as tables_in_json
from bot.cli.prove_tables import in_words as tables_in_words
from bot.clock import SystemClock
from bot.language import Lang
from bot.library import Library
from bot.onscreen.messages import whole_messages
from bot.problems import Problem
from bot.proof.tables import prove_tables
from bot.proof.whole import MONTHS, PARTS, prove_all, thirteen_months

SELDOM = 200_000, 50, 100
"""How seldom Python looks for circles of objects: the proof makes many objects, and no circles."""

EXAMPLE = "henvend prove handlingsplan --from 2026-09-15"


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "flow",
        nargs="?",
        metavar=by(lang, "SAMTALE", "FLOW"),
        help=by(lang, "samtalen der bevises; ellers alle", "the flow to prove; all by default"),
    )
    parser.add_argument(
        "--from",
        dest="start",
        metavar=by(lang, "DATO", "DATE"),
        help=by(
            lang,
            f"den første af {MONTHS} måneder, som 2026-09-15; ellers i dag",
            f"the first day of {MONTHS} months, such as 2026-09-15; today by default",
        ),
    )
    parser.add_argument("--json", action="store_true", help=by(lang, "skriv JSON", "write JSON"))


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Prove it; 1 where something is broken."""
    lang = Lang(args.lang)
    content = library(args.content, lang)
    try:
        flows = [flow_of(content, args.flow, lang)] if args.flow else list(content.flows.values())
        period = thirteen_months(_first(args.start, lang))
    except Misused:
        return MISUSE
    gc.set_threshold(*SELDOM)
    long_messages = beside(partial(_long_messages, content))
    done = progress(PARTS + len(flows) - 1)
    proofs = prove_all(content, flows, period, beside=beside, done=done)
    tables = prove_tables(content)
    parted = long_messages()
    now = SystemClock().now()
    if args.json:
        told = [in_json(content, each, now) for each in proofs]
        messages = messages_in_json(parted, lang)
        every = {"flows": told, "tables": tables_in_json(tables), "messages": messages}
        print(json.dumps(every, ensure_ascii=False, indent=2), file=out)
    else:
        for each in proofs:
            print("\n".join(in_words(content, each, now, lang)), file=out)
        print("\n".join(tables_in_words(tables, lang)), file=out)
        print("\n".join(messages_in_words(parted, lang)), file=out)
    return 0 if tables.holds and not parted and all(each.holds for each in proofs) else 1


def _long_messages(content: Library) -> tuple[Problem, ...]:
    return tuple(whole_messages(content))


def _first(stated: str | None, lang: Lang) -> date:
    """Return the day *stated*, else today; raise `Misused` for none, or one without 13 months."""
    if stated is None:
        return today()
    try:
        found = date.fromisoformat(stated)
        thirteen_months(found)
    except ValueError:
        refuse(
            lang,
            f"»{stated}« er ikke en dato. Skriv den som 2026-09-15",
            f'"{stated}" is not a date. Write it as 2026-09-15',
        )
    return found

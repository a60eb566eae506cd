"""``henvend plan``: what a municipality answers about its plan, and what the file shows."""

import argparse
from pathlib import Path
from typing import TextIO

from bot.cli.arguments import Misused, add_at, moment, municipality
from bot.cli.content import library
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.language import Lang
from bot.plan.model import SELF_CHECK
from bot.report.build import NoQuestions, build
from bot.report.model import Report

EXAMPLE = "henvend plan silkeborg --at 2026-09-15T10:20 --format json"
FORMATS = ("text", "json", "html")


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "municipality",
        metavar=by(lang, "KOMMUNE", "MUNICIPALITY"),
        help=by(lang, "navn eller kode", "name or code"),
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help=by(
            lang,
            "tekst, JSON eller en side til browseren; ellers efter filens navn",
            "text, JSON or a page for the browser; otherwise by the name of the file",
        ),
    )
    parser.add_argument(
        "-o",
        dest="output",
        metavar=by(lang, "FIL", "FILE"),
        help=by(lang, "skriv til filen, fx plan.html", "write to the file, such as plan.html"),
    )
    add_at(parser)


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Write the report; 2 where there is no such municipality, 1 where nothing can be written."""
    lang = Lang(args.lang)
    content = library(args.content, lang)
    try:
        at = moment(args.at, lang)
        code = municipality(content, args.municipality, lang)
        report = build(content, content.plan(code), at, lang)
    except Misused:
        return MISUSE
    except NoQuestions:
        _tell_no_questions(lang)
        return MISUSE
    written = _written(report, args.format or _by_name(args.output))
    if args.output is None:
        out.write(written)
        return 0
    return _save(Path(args.output), written, lang, out)


def _tell_no_questions(lang: Lang) -> None:
    da = f"indholdet spørger ikke om planer: der er ingen samtale, der hedder {SELF_CHECK}"
    complain(by(lang, da, f"the content asks nothing about plans: there is no flow {SELF_CHECK}"))


def _by_name(output: str | None) -> str:
    ending = Path(output).suffix.lstrip(".").lower() if output is not None else ""
    return {"html": "html", "htm": "html", "json": "json"}.get(ending, "text")


def _written(report: Report, form: str) -> str:
    match form:
        case "json":
            from bot.report.as_json import as_json

            return as_json(report)
        case "html":
            from bot.report.as_html import as_html

            return as_html(report)
        case _:
            from bot.report.as_text import as_text

            return as_text(report)


def _save(path: Path, written: str, lang: Lang, out: TextIO) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written, encoding="utf-8")
    except OSError as error:
        detail = error.strerror or str(error)
        complain(
            by(lang, f"kunne ikke skrive {path}: {detail}", f"could not write {path}: {detail}")
        )
        return 1
    print(by(lang, f"skrevet: {path}", f"written: {path}"), file=out)
    return 0

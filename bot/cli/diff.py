"""``henvend diff``: what people are told otherwise in a new version of the content."""

import argparse
from datetime import timedelta
from pathlib import Path
from typing import TextIO

from bot.cli.arguments import Misused, add_at, moment
from bot.cli.earlier import earlier
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.diff.as_html import as_html
from bot.diff.as_json import as_json
from bot.diff.as_text import as_text
from bot.diff.compare import Period, compare
from bot.diff.model import Difference
from bot.diff.telling import Telling, Versions, telling
from bot.graph.authored import View
from bot.graph.changes import Version, changes
from bot.graph.diagram import Diagram
from bot.graph.svg import svg
from bot.language import Lang
from bot.library import Library

EXAMPLE = "henvend diff HEAD .\n  henvend diff . . -o aendringer.html"

MONTHS_13 = timedelta(days=396)
"""The time that is looked at: the 13 months of the promises."""

_SUFFIXES = (".html", ".json", ".svg", ".txt")


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    which = by(
        lang,
        "en mappe med flows/ og municipal_configs/, eller en git-udgave",
        "a folder with flows/ and municipal_configs/, or a git revision",
    )
    parser.add_argument("old", metavar=by(lang, "FØR", "OLD"), help=which)
    parser.add_argument("new", metavar=by(lang, "NU", "NEW"), help=which)
    add_output(parser)
    parser.add_argument("--json", action="store_true", help=by(lang, "skriv JSON", "write JSON"))
    add_at(parser)


def add_output(parser: Parser) -> None:
    """Add ``-o`` to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "-o",
        dest="output",
        action="append",
        default=[],
        metavar=by(lang, "FIL", "FILE"),
        help=by(
            lang,
            "skriv til FIL: .html (til underskrift), .svg (tegning), .json eller .txt",
            "write FILE: .html (to sign off), .svg (picture), .json or .txt",
        ),
    )


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Compare; 0 where everybody is told the same, 1 where not, 2 where a version is missing."""
    lang = Lang(args.lang)
    try:
        check_outputs(args.output, lang)
        old, new = (earlier(each, args.content, lang) for each in (args.old, args.new))
        return tell(Versions(old, new, args.old, args.new), args, out)
    except Misused:
        return MISUSE


def tell(versions: Versions, args: argparse.Namespace, out: TextIO) -> int:
    """Compare *versions*, as `run` does those that *args* names; raise `Misused` likewise."""
    lang = Lang(args.lang)
    start = moment(args.at, lang)
    found = compare(versions.old, versions.new, Period(start, start + MONTHS_13, lang))
    told = telling(found, versions, lang)
    out.write(as_json(found, told) if args.json else as_text(told))
    if args.output:
        pictures = _pictures(versions.old, versions.new, lang)
        for each in args.output:
            _write(Path(each), _formatted(Path(each), found, told, pictures), lang)
    return 0 if found.same else 1


def check_outputs(outputs: list[str], lang: Lang) -> None:
    """Raise `Misused` where no format is known for one of *outputs*."""
    for each in outputs:
        if Path(each).suffix.lower() not in _SUFFIXES:
            known = ", ".join(_SUFFIXES)
            da, en = f"kender ikke formatet af {each}", f"no format known for {each}"
            complain(by(lang, f"{da}; der passer: {known}", f"{en}; what fits: {known}"))
            raise Misused


def _formatted(path: Path, found: Difference, told: Telling, pictures: tuple[Diagram, ...]) -> str:
    """Return the difference in the form that the name of *path* asks for."""
    match path.suffix.lower():
        case ".html":
            return as_html(told, tuple(each for each in pictures if each.flow in _changed(found)))
        case ".json":
            return as_json(found, told)
        case ".svg":
            return svg(pictures[0]) if pictures else ""
        case _:
            return as_text(told)


def _changed(found: Difference) -> frozenset[str]:
    """Return the flows of which anything stands otherwise: a page to sign shows no others."""
    return frozenset(each.file.removeprefix("flow ") for each in found.changes)


def _write(path: Path, text: str, lang: Lang) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError as error:
        why = error.strerror or str(error)
        complain(by(lang, f"kunne ikke skrive {path}: {why}", f"could not write {path}: {why}"))
        raise Misused from None


def _pictures(old: Library, new: Library, lang: Lang) -> tuple[Diagram, ...]:
    """Return the flows that differ with their changes marked, else the first flow as it is."""
    both = [flow for flow in new.flows if flow in old.flows]
    changed = [flow for flow in both if old.flows[flow] != new.flows[flow]] or both[:1]
    return tuple(
        changes(Version(old, old.flows[flow]), Version(new, new.flows[flow]), View(lang=lang))
        for flow in changed
    )

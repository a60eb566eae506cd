"""``henvend graph``: a flow as a picture or as a table, whole, in part, or with a plan."""

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NoReturn, TextIO

from bot.cli.arguments import Misused, flow_of, municipality
from bot.cli.content import library, root
from bot.cli.earlier import earlier
from bot.cli.parser import MISUSE, Parser, by, complain, did_you_mean
from bot.cli.test import read_all, scenario_files
from bot.conditions import ABROAD, AREA, KNOWN, MUNICIPALITY, UNKNOWN, FactId, Value
from bot.flow.model import Flow
from bot.graph.authored import View, drawn
from bot.graph.changes import Version, changes
from bot.graph.coverage import covered, tally
from bot.graph.diagram import Diagram
from bot.graph.dot import dot
from bot.graph.mermaid import mermaid
from bot.graph.png import NoFont, NoPng, png
from bot.graph.svg import svg
from bot.graph.table import table
from bot.language import Lang
from bot.library import Library
from bot.plan.model import Plan
from bot.scenario.play import play

EXAMPLE = (
    "henvend graph bekymring -o bekymring.svg\n"
    "  henvend graph bekymring --plan silkeborg --given reporter=on_duty -o ansat.png\n"
    "  henvend graph bekymring --coverage -o daekning.svg\n"
    "  henvend graph bekymring --changes HEAD -o aendringer.svg"
)

FORMATS = ("svg", "png", "mmd", "dot", "table")
_SUFFIXES = {".svg": "svg", ".png": "png", ".mmd": "mmd", ".dot": "dot", ".md": "table"}
MANY = 25
"""Above so many boxes a picture for each role is easier to read."""


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "flow",
        metavar=by(lang, "SAMTALE", "FLOW"),
        help=by(lang, "samtalens navn", "the name of the flow"),
    )
    _add_what(parser)
    parser.add_argument(
        "-o",
        dest="output",
        metavar=by(lang, "FIL", "FILE"),
        help=by(
            lang,
            "skriv til FIL: .svg, .png, .mmd (Mermaid), .dot (Graphviz) eller .md (tabel)",
            "write FILE: .svg, .png, .mmd (Mermaid), .dot (Graphviz) or .md (table)",
        ),
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help=by(lang, "formatet, når filens navn ikke siger det", "the format, if no name says it"),
    )


def _add_what(parser: Parser) -> None:
    lang = parser.lang
    parser.add_argument(
        "--plan",
        metavar=by(lang, "KOMMUNE", "MUNICIPALITY"),
        help=by(
            lang,
            "vis, hvem kommunens plan nævner under hver afslutning",
            "show whom this municipality's plan names under each ending",
        ),
    )
    parser.add_argument(
        "--given",
        action="append",
        default=[],
        metavar=by(lang, "OPLYSNING=VÆRDI", "FACT=VALUE"),
        help=by(
            lang,
            "kun det, der kan ske, når det her vides, fx reporter=on_duty; kan gentages",
            "only what can happen when this is known, such as reporter=on_duty; may be repeated",
        ),
    )
    parser.add_argument(
        "--ids",
        action="store_true",
        help=by(lang, "skriv også navnene fra filen", "write the names in the file too"),
    )
    _add_marks(parser)


def _add_marks(parser: Parser) -> None:
    lang = parser.lang
    marks = parser.add_mutually_exclusive_group()
    marks.add_argument(
        "--coverage",
        action="store_true",
        help=by(
            lang,
            "vis, hvor mange scenarier der går hver vej, og hvad ingen af dem prøver",
            "show how many scenarios walk each way, and what none of them tries",
        ),
    )
    marks.add_argument(
        "--changes",
        metavar=by(lang, "FØR", "OLD"),
        help=by(
            lang,
            "vis, hvad der er ændret siden FØR: en mappe med indhold eller en git-udgave",
            "show what has changed since OLD: a folder of content or a git revision",
        ),
    )


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Write the picture; 2 where something is not understood, 1 where it cannot be written."""
    lang = Lang(args.lang)
    content = library(args.content, lang)
    try:
        flow = flow_of(content, args.flow, lang)
        form = _format(args.output, args.format, lang)
        plan = _plan(args.plan, content, lang)
        given = _given(args.given, content, plan, lang)
        view = View(lang=lang, given=given, plan=plan, ids=args.ids)
        diagram = _diagram(args, content, flow, view)
        written = _written(diagram, form, lang)
    except Misused:
        return MISUSE
    if args.output is None:
        out.write(written.decode())
        return 0
    if not saved(Path(args.output), written, lang):
        return 1
    boxes, arrows = len(diagram.nodes), len(diagram.arrows)
    said = by(lang, "skrevet: {} ({} bokse, {} pile)", "written: {} ({} boxes, {} arrows)")
    print(said.format(args.output, boxes, arrows), file=out)
    if boxes > MANY and not given:
        _suggest(flow, lang)
    return 0


def _diagram(args: argparse.Namespace, content: Library, flow: Flow, view: View) -> Diagram:
    if args.changes is not None:
        before = earlier(args.changes, args.content, view.lang)
        was = Version(before, flow_of(before, args.flow, view.lang))
        return changes(was, Version(content, flow), view)
    diagram = drawn(content, flow, view)
    if not args.coverage:
        return diagram
    scenarios, _ = read_all(scenario_files((), root(args.content, view.lang)), content)
    return covered(
        diagram, tally(flow.id, (play(content, each) for each in scenarios if not each.recorded))
    )


def _plan(name: str | None, content: Library, lang: Lang) -> Plan | None:
    return None if name is None else content.plan(municipality(content, name, lang))


def _format(output: str | None, stated: str | None, lang: Lang) -> str:
    if stated == "png" and output is None:
        _refuse(lang, "et PNG skal have en fil: -o x.png", "a PNG needs a file: -o x.png", "", ())
    if stated is not None or output is None:
        return stated or "table"
    suffix = Path(output).suffix.lower()
    if suffix not in _SUFFIXES:
        da = f"kender ikke formatet af {output}"
        _refuse(lang, da, f"no format known for {output}", suffix, _SUFFIXES)
    return _SUFFIXES[suffix]


def _given(
    stated: Iterable[str], content: Library, plan: Plan | None, lang: Lang
) -> Mapping[FactId, frozenset[Value]]:
    given: dict[FactId, frozenset[Value]] = {}
    for word in stated:
        name, _, said = word.partition("=")
        values = _values(name, content, plan, lang)
        chosen = [part.strip() for part in said.split(",")]
        for value in chosen:
            if value not in values:
                da, en = f"{name} kan ikke være {value!r}", f"{name} cannot be {value!r}"
                _refuse(lang, da, en, value, values)
        given[FactId(name)] = frozenset(Value(value) for value in chosen)
    return given


def _values(name: str, content: Library, plan: Plan | None, lang: Lang) -> list[str]:
    """Return the values that an answer can give the fact *name*; raise `Misused` for none."""
    rules = content.vocabulary.facts
    if name == MUNICIPALITY and plan is None:
        return [KNOWN, UNKNOWN, ABROAD]
    if name == AREA and plan is not None and plan.areas:
        return [*plan.areas, UNKNOWN]
    rule = rules.get(FactId(name))
    if rule is None:
        _refuse(lang, f"kender ikke {name}", f"no fact {name}", name, [*rules, MUNICIPALITY])
    if rule.table:
        da = f"{name} svares ikke: en tabel i planen giver den"
        _refuse(lang, da, f"{name} is never answered: a table of the plan gives it", "", ())
    return list(rule.values)


def _refuse(lang: Lang, da: str, en: str, name: str, known: Iterable[str]) -> NoReturn:
    listed = list(known)
    fits = by(lang, "; der passer: ", "; what fits: ") + ", ".join(listed) if listed else ""
    complain(by(lang, da, en) + did_you_mean(lang, name, listed) + fits)
    raise Misused


def _written(diagram: Diagram, form: str, lang: Lang) -> bytes:
    writers = {"svg": svg, "mmd": mermaid, "dot": dot, "table": table}
    if form != "png":
        return writers[form](diagram).encode()
    return drawn_as_png(svg(diagram), lang)


def drawn_as_png(drawn: str, lang: Lang) -> bytes:
    """Return the SVG *drawn* as PNG; say why and raise `Misused` where that cannot be."""
    try:
        return png(drawn)
    except NoPng:
        complain(
            by(
                lang,
                "PNG kræver et tillæg: pip install 'henvend[pictures]'. SVG kan skrives uden.",
                "PNG needs an extra: pip install 'henvend[pictures]'. SVG can be written without.",
            )
        )
    except NoFont:
        complain(
            by(
                lang,
                "maskinen har ingen skrifttype til PNG: installer fx fonts-liberation."
                " SVG kan skrives uden.",
                "this machine has no font for a PNG: install one, such as fonts-liberation."
                " SVG can be written without.",
            )
        )
    raise Misused


def saved(path: Path, written: bytes, lang: Lang) -> bool:
    """Write *written* to *path*, its folders included; say why and return False where it fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written)
    except OSError as error:
        why = error.strerror or str(error)
        complain(by(lang, f"kunne ikke skrive {path}: {why}", f"could not write {path}: {why}"))
        return False
    return True


def _suggest(flow: Flow, lang: Lang) -> None:
    """Say how a smaller picture is made, with what the flow's own links know beforehand."""
    facts = [
        f"{fact}={','.join(values)}"
        for link in flow.links.values()
        for fact, values in link.set
        if len(link.set) == 1
    ]
    if facts:
        also = ", ".join(facts[1:])
        first = by(
            lang,
            f"lettere at læse, et billede for hver: --given {facts[0]}",
            f"easier to read, one picture for each: --given {facts[0]}",
        )
        complain(first + (by(lang, f" (eller {also})", f" (or {also})") if also else ""))

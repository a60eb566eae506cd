"""``henvend test``: plays the scenarios and tells what they cover."""

import argparse
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from bot.check.report import as_text
from bot.check.unasked import unasked
from bot.cli.content import FLOWS, PLANS, library, lines_in, root
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.cli.progress import with_progress
from bot.cli.said import Json
from bot.cli.suggest import suggest
from bot.language import Lang
from bot.library import Library
from bot.problems import Problem, Severity
from bot.scenario.compare import Difference, compare
from bot.scenario.coverage import Coverage, coverage
from bot.scenario.model import Scenario
from bot.scenario.play import Played, play
from bot.source.scenarios import read_scenarios

EXAMPLE = "henvend test flows/scenarios/vignetter.yaml"
LISTED = 12
"""How many untouched things are named in the text; JSON names all."""


@dataclass(frozen=True, slots=True)
class Result:
    """One scenario, played and compared."""

    scenario: Scenario
    played: Played
    differences: tuple[Difference, ...]

    @property
    def recorded(self) -> bool:
        """Tell whether nobody has said yet what is expected."""
        return self.scenario.recorded


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "path",
        nargs="*",
        metavar=by(lang, "STI", "PATH"),
        help=by(
            lang,
            "filer eller mapper med scenarier; ellers alle",
            "files or folders of scenarios; all of them by default",
        ),
    )
    parser.add_argument("--json", action="store_true", help=by(lang, "skriv JSON", "write JSON"))
    parser.add_argument(
        "--suggest",
        metavar=by(lang, "FIL", "FILE"),
        help=by(
            lang,
            "skriv forslag, der dækker det, der mangler; de står som optaget, indtil du retter dem",
            "write candidates that cover what is missing; recorded until you set what is expected",
        ),
    )


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Play every scenario; 1 where one comes out otherwise or cannot be read."""
    lang = Lang(args.lang)
    content = library(args.content, lang)
    files = scenario_files(args.path, root(args.content, lang))
    if not files:
        complain(by(lang, "fandt ingen scenarier", "found no scenarios"))
        return MISUSE
    scenarios, problems = read_all(files, content)
    results = tuple(_result(content, each) for each in with_progress(scenarios))
    touched = coverage(
        content,
        [each.played for each in results if not each.recorded],
        [each.played for each in results if each.recorded],
        unasked(content),
    )
    if args.json:
        print(json.dumps(_in_json(results, problems, touched), ensure_ascii=False, indent=2),
              file=out)  # fmt: skip
    else:
        _show(results, problems, touched, lang, out, whole=not args.path)
    if args.suggest is not None and not suggest(Path(args.suggest), content, touched, lang, out):
        return 1
    broken = any(each.severity == Severity.ERROR for each in problems)
    return 1 if broken or any(each.differences for each in results) else 0


def scenario_files(stated: Iterable[str], content: Path) -> tuple[Path, ...]:
    """Return the scenario files that *stated* names, else those of the *content* folder."""
    named = [Path(each) for each in stated] or [content]
    return tuple(file for each in named for file in _files(each))


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    within = [path / FLOWS / "scenarios", path / PLANS / "scenarios", path / "scenarios", path]
    for folder in (within[:2], within[2:3], within[3:]):
        found = sorted(file for each in folder for file in each.glob("*.yaml"))
        if found:
            return found
    return []


def read_all(
    files: tuple[Path, ...], content: Library
) -> tuple[tuple[Scenario, ...], tuple[Problem, ...]]:
    """Return the scenarios of *files* and everything that is wrong with them."""
    read = [read_scenarios(file.as_posix(), file.read_bytes(), content) for file in files]
    scenarios = tuple(each for found, _ in read for each in found)
    return scenarios, tuple(each for _, problems in read for each in problems)


def _result(content: Library, scenario: Scenario) -> Result:
    played = play(content, scenario)
    return Result(scenario, played, compare(played, scenario.expect))


def _in_json(
    results: tuple[Result, ...], problems: tuple[Problem, ...], touched: tuple[Coverage, ...]
) -> Json:
    failed = sum(bool(each.differences) for each in results)
    recorded = sum(each.recorded for each in results)
    return {
        "passed": sum(not each.recorded and not each.differences for each in results),
        "failed": failed,
        "recorded": recorded,
        "problems": [
            {"code": each.code, "path": each.where.path, "line": each.where.line}
            for each in problems
        ],
        "scenarios": [
            {
                "name": each.scenario.name,
                "path": each.scenario.where.path,
                "line": each.scenario.where.line,
                "recorded": each.recorded,
                "passed": not each.recorded and not each.differences,
                "differences": [
                    {"what": d.what, "expected": d.expected, "found": d.found}
                    for d in each.differences
                ],
            }
            for each in results
        ],
        "coverage": {
            each.kind: {
                "touched": len(each.touched),
                "of": len(each.every),
                "missing": list(each.missing),
                "only_recorded": sorted(each.recorded),
                "asked_by_no_step": sorted(each.beyond),
            }
            for each in touched
        },
    }


def _show(
    results: tuple[Result, ...],
    problems: tuple[Problem, ...],
    touched: tuple[Coverage, ...],
    lang: Lang,
    out: TextIO,
    *,
    whole: bool,
) -> None:
    if problems:
        print(as_text(problems, lines_in(Path()), lang), file=out)
    for result in results:
        if result.differences:
            _show_differences(result, lang, out)
    failed = sum(bool(each.differences) for each in results)
    recorded = sum(each.recorded and not each.differences for each in results)
    count, well = len(results), len(results) - failed - recorded
    counted = by(lang, f", {recorded} kun optaget", f", {recorded} only recorded")
    more = counted if recorded else ""
    print(
        by(
            lang,
            f"{count} {'scenarie' if count == 1 else 'scenarier'}: {well} som ventet,"
            f" {failed} anderledes{more}",
            f"{count} {'scenario' if count == 1 else 'scenarios'}: {well} as expected,"
            f" {failed} otherwise{more}",
        ),
        file=out,
    )
    for each in touched:
        print(_covered(each, lang, whole=whole), file=out)
        if each.beyond and whole:
            print(_beyond(each, lang), file=out)


def _show_differences(result: Result, lang: Lang, out: TextIO) -> None:
    where = result.scenario.where
    how = by(lang, " (optaget)", " (recorded)") if result.recorded else ""
    print(f"{where.path}:{where.line}: {result.scenario.name}{how}", file=out)
    expected, found = by(lang, "ventet", "expected"), by(lang, "fik", "found")
    for each in result.differences:
        print(f"    {each.what}: {expected} {each.expected}; {found} {each.found}", file=out)


_KINDS = {
    "states": "tilstande",
    "choices": "svar",
    "outcomes": "udfald",
    "contacts": "kontakter",
    "rows": "rækker",
    "times": "tider",
}


_TIMES = (
    ("weekday", "hverdag"),
    ("holiday", "helligdag"),
    ("day", "dag"),
    ("evening", "aften"),
    ("night", "nat"),
    ("closing_day", "lukkedag"),
    ("doubtful_day", "usikker dag"),
    ("clocks_forward", "nat, hvor uret stilles frem"),
    ("clocks_back", "nat, hvor uret stilles tilbage"),
)


def _named(missing: str, lang: Lang) -> str:
    """Return a part of the week in *lang*; ids are the same in both."""
    danish = dict(_TIMES)
    words = missing.split(" ")
    return " ".join(by(lang, danish.get(each, each), each) for each in words)


def _beyond(each: Coverage, lang: Lang) -> str:
    said = by(lang, "intet trin spørger om", "no step asks for")
    return f"  {'':<10} {said}: {', '.join(sorted(each.beyond))}"


def _covered(each: Coverage, lang: Lang, *, whole: bool) -> str:
    """Return one line of what is covered; what is missing is listed for the *whole* alone."""
    name = by(lang, _KINDS[each.kind], each.kind)
    numbers = by(lang, "{} af {}", "{} of {}").format(len(each.touched), len(each.every))
    if not each.missing or not whole:
        return f"  {name:<10} {numbers}"
    more = len(each.missing) - LISTED
    tail = by(lang, f" og {more} til", f" and {more} more") if more > 0 else ""
    named = ", ".join(_named(one, lang) for one in each.missing[:LISTED])
    only = len(each.recorded)
    known = by(lang, f" ({only} kun optaget)", f" ({only} only recorded)") if only else ""
    return f"  {name:<10} {numbers}{known}; {by(lang, 'mangler', 'missing')}: {named}{tail}"

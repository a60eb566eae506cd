"""Problems as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines."""

import json
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote

from bot import __version__
from bot.check.catalogue import CATALOGUE, hint, message
from bot.check.report import Lines, pointed
from bot.language import Lang
from bot.problems import Code, Location, Problem, Severity

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}
Shown = Callable[[str], str]
"""Gives the path of a content file as the reader of a report knows it."""

Json = dict[str, object]


def as_sarif(problems: Iterable[Problem], lines: Lines, lang: Lang, shown: Shown) -> str:
    """Return *problems* in order as one SARIF log; columns count characters from 1."""
    found = sorted(problems, key=lambda problem: problem.order)
    codes = sorted({problem.code for problem in found})
    driver: Json = {
        "name": "Henvend",
        "version": __version__,
        "rules": [_rule(code, lang) for code in codes],
    }
    run: Json = {
        "tool": {"driver": driver},
        "language": str(lang),
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes.index(each.code), lines, lang, shown) for each in found],
    }
    log: Json = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: Code, lang: Lang) -> Json:
    entry = CATALOGUE[code]
    means, matters = entry.means.in_(lang), entry.matters.in_(lang)
    return {
        "id": code,
        "shortDescription": {"text": entry.title.in_(lang)},
        "fullDescription": {"text": means},
        "help": {
            "text": f"{means} {matters}",
            "markdown": f"{means} {matters}\n\n```yaml\n{entry.bad}\n```\n\n"
            f"```yaml\n{entry.good}\n```",
        },
        "defaultConfiguration": {"level": LEVELS[entry.severity]},
    }


def _result(problem: Problem, rule: int, lines: Lines, lang: Lang, shown: Shown) -> Json:
    where = pointed(problem, lines)
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": LEVELS[problem.severity],
        "message": {"text": f"{message(problem, lang)} = {hint(problem, lang)}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(shown(where.path))},
                    "region": _region(where),
                }
            }
        ],
    }


def _region(where: Location) -> Json:
    if not where.length:  # the file as such
        return {"startLine": 1}
    return {
        "startLine": where.line,
        "startColumn": where.column,
        "endColumn": where.column + where.length,
    }

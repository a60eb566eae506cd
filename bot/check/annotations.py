"""Problems as annotations of GitHub Actions, which the review shows beside the changed lines.

Source: GitHub's "Workflow commands", ``::error file={name},line={line},title={title}::{message}``.
"""

from collections.abc import Iterable, Mapping

from bot.check.catalogue import SEVERITIES, hint, message
from bot.check.report import Lines, pointed
from bot.check.sarif import Shown
from bot.language import Lang
from bot.problems import Problem, Severity

COMMANDS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def as_annotations(problems: Iterable[Problem], lines: Lines, lang: Lang, shown: Shown) -> str:
    """Return *problems* in order, a workflow command on each line."""
    found = sorted(problems, key=lambda problem: problem.order)
    return "".join(f"{_annotation(each, lines, lang, shown)}\n" for each in found)


def _annotation(problem: Problem, lines: Lines, lang: Lang, shown: Shown) -> str:
    where = pointed(problem, lines)
    named = {"file": shown(where.path), "line": str(where.line)}
    if where.length:
        named["col"] = str(where.column)
        named["endColumn"] = str(where.column + where.length)
    named["title"] = f"{SEVERITIES[problem.severity].in_(lang)} {problem.code}"
    properties = ",".join(f"{name}={_property(value)}" for name, value in named.items())
    said = f"{message(problem, lang)}\n= {hint(problem, lang)}"
    return f"::{COMMANDS[problem.severity]} {properties}::{_escaped(said)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")

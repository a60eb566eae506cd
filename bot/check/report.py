"""Problems as people read them: place, what is wrong, the line with a caret, and the repair.

No file is opened here: the lines come from a function of the caller, so that a report
can be made of content that lies anywhere.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from bot.check.catalogue import CATALOGUE, SEVERITIES, hint, message
from bot.language import DA, Lang
from bot.problems import Location, Problem, Severity

Lines = Callable[[str], Sequence[str]]
"""Gives the lines of a content file by its path; empty where it cannot be read."""

_POINTED = ("value", "name", "key", "after")
"""Values that repeat the author's own text: the caret stands under it."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_WIDEST = 96


def as_text(
    problems: Iterable[Problem],
    lines: Lines,
    lang: Lang,
    *,
    colour: bool = False,
    sum_notes: bool = False,
) -> str:
    """Return *problems* in order for a terminal, with a closing line that counts them.

    With *sum_notes* the notes come last, in one line for each code.
    """
    found = sorted(problems, key=lambda problem: problem.order)
    summed = [each for each in found if sum_notes and each.severity == Severity.NOTE]
    told = [_told(each, lines, lang, colour=colour) for each in found if each not in summed]
    return "\n".join((*told, *_summed(summed, lang, colour=colour), _closing(found, lang))) + "\n"


def as_json(problems: Iterable[Problem], lines: Lines, lang: Lang) -> str:
    """Return *problems* in order as a JSON list of objects."""
    found = sorted(problems, key=lambda problem: problem.order)
    return json.dumps([_object(each, lines, lang) for each in found], ensure_ascii=False, indent=2)


def _object(problem: Problem, lines: Lines, lang: Lang) -> dict[str, object]:
    where = pointed(problem, lines)
    return {
        "code": problem.code,
        "severity": problem.severity.name.lower(),
        "path": where.path,
        "line": where.line,
        "column": where.column,
        "length": where.length,
        "message": message(problem, lang),
        "hint": hint(problem, lang),
    }


# --- one problem --------------------------------------------------------------------


def _told(problem: Problem, lines: Lines, lang: Lang, *, colour: bool) -> str:
    where = pointed(problem, lines)
    severity = SEVERITIES[problem.severity].in_(lang)
    kind = _painted(f"{severity} {problem.code}", problem.severity, colour=colour)
    head = f"{where.path}:{where.line}:{where.column}: {kind}: {message(problem, lang)}"
    if problem.severity == Severity.NOTE:
        return head
    source = _line(where, lines)
    shown = _with_caret(where, source, problem.severity, colour=colour) if source else []
    return "\n".join((head, *shown, f"{_margin(where, source)} = {hint(problem, lang)}", ""))


def pointed(problem: Problem, lines: Lines) -> Location:
    """Return where the author's own text that *problem* quotes really stands, as near as can be."""
    where, values = problem.where, dict(problem.values)
    if not where.length:  # the file as such
        return where
    source = _line(where, lines)
    for name in _POINTED:
        said = values.get(name, "")
        start = source.find(said, max(0, where.column - 1)) if said else -1
        start = source.find(said) if said and start < 0 else start
        if start >= 0:
            return replace(where, column=start + 1, length=len(said))
    return replace(where, length=max(1, min(where.length, len(source) - where.column + 1)))


def _line(where: Location, lines: Lines) -> str:
    found = lines(where.path) if where.path and where.length else ()
    return found[where.line - 1].rstrip("\r\n") if 0 < where.line <= len(found) else ""


def _with_caret(
    where: Location, source: str, severity: Severity, *, colour: bool
) -> tuple[str, str]:
    number, first = str(where.line), where.column - 1
    start = max(0, first - _WIDEST // 2) if len(source) > _WIDEST else 0
    shown = ("…" if start else "") + source[start : start + _WIDEST]
    shown += "…" if start + _WIDEST < len(source) else ""
    before = first - start + (1 if start else 0)
    carets = "^" * max(1, min(where.length, _WIDEST - before))
    under = " " * before + _painted(carets, severity, colour=colour)
    return f"  {number} | {shown}", f"  {' ' * len(number)} | {under}"


def _margin(where: Location, source: str) -> str:
    return " " * (2 + len(str(where.line))) if source else "   "


def _painted(text: str, severity: Severity, *, colour: bool) -> str:
    return f"\x1b[{_COLOURS[severity]}m{text}\x1b[0m" if colour else text


def _summed(notes: Sequence[Problem], lang: Lang, *, colour: bool) -> Iterator[str]:
    """Yield a line for each code of *notes*, and one that says how they are seen."""
    for code, count in Counter(each.code for each in notes).items():
        kind = SEVERITIES[Severity.NOTE].in_(lang)
        head = _painted(f"{kind} {code}", Severity.NOTE, colour=colour)
        yield f"{count} × {head}: {CATALOGUE[code].title.in_(lang)}"
    if notes:
        yield (
            "se noterne: henvend check KOMMUNE, eller dem alle: henvend check --notes"
            if lang == DA
            else "see the notes: henvend check MUNICIPALITY, or all: henvend check --notes"
        )


# --- the closing line ---------------------------------------------------------------


def _closing(problems: Sequence[Problem], lang: Lang) -> str:
    counts = Counter(problem.severity for problem in problems)
    parts = [
        f"{counts[severity]} {_counted(severity, counts[severity], lang)}"
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
        if counts[severity]
    ]
    if not counts[Severity.ERROR]:
        parts.insert(0, "ingen fejl" if lang == DA else "no errors")
    more = ""
    if counts[Severity.ERROR] or counts[Severity.WARNING]:
        code = next(each.code for each in problems if each.severity != Severity.NOTE)
        more = (
            f" – mere: henvend explain {code}" if lang == DA else f" – more: henvend explain {code}"
        )
    return ", ".join(parts) + more


def _counted(severity: Severity, count: int, lang: Lang) -> str:
    one = SEVERITIES[severity].in_(lang)
    if count == 1:
        return one
    plural = {"fejl": "fejl", "advarsel": "advarsler", "note": "noter"}
    return plural[one] if lang == DA else f"{one}s"

"""The report as plain text: each question with its answer, and apart from it the evidence."""

import re
from collections.abc import Iterator
from textwrap import wrap

from bot.report.frame import answer, first_shown, frame, grouped, how_many, seen, standing
from bot.report.model import NOTHING, Answer, Asked, Cell, Column, Evidence, Report

WIDTH = 80
_IN_NUMBER, _GLUE = re.compile(r"(?<=\d) (?=[\d%])"), "\0"


def as_text(report: Report) -> str:
    """Return *report* in lines of at most 80 characters, but for long addresses."""
    return "\n".join(line.rstrip() for line in _lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    said = frame(report.lang)
    yield report.place.name
    yield said.heading
    yield from _wrapped(f"{standing(report)} {seen(report)}.")
    yield ""
    yield from _wrapped(said.principle)
    yield ""
    yield said.overview
    for number, asked in enumerate(report.questions, 1):
        yield from _overview(report, number, asked)
    for number, asked in enumerate(report.questions, 1):
        yield ""
        yield from _question(report, number, asked)
    yield ""
    yield said.made


def _overview(report: Report, number: int, asked: Asked) -> Iterator[str]:
    said = frame(report.lang)
    yield f"  {number}. {asked.short}"
    yield f"     {said.declared}: {answer(asked, report.lang)}"
    shown = f"{first_shown(asked) or said.no_evidence} ({how_many(asked.gaps, report.lang)})"
    yield from _wrapped(f"{said.shows}: {shown}", indent=5)


def _question(report: Report, number: int, asked: Asked) -> Iterator[str]:
    said = frame(report.lang)
    title = f"{number}. {asked.short}: {asked.ask}"
    yield title
    yield "-" * min(len(title), WIDTH)
    yield from _wrapped(asked.help)
    yield ""
    yield f"{said.declared}: {answer(asked, report.lang)}"
    if asked.declared is not None:
        yield from _own_words(report, asked.declared)
    yield ""
    yield f"{said.shows}. {said.derived}"
    for evidence in asked.evidence:
        yield ""
        yield from _evidence(report, evidence)
    if not asked.evidence:
        yield f"  {said.no_evidence}"


def _own_words(report: Report, declared: Answer) -> Iterator[str]:
    said = frame(report.lang)
    if declared.note:
        yield from _wrapped(declared.note, indent=2)
    source = f"{said.source}: {declared.source}" if declared.source else said.no_source
    yield from _wrapped(source, indent=2)


def _evidence(report: Report, evidence: Evidence) -> Iterator[str]:
    yield f"  {evidence.title}"
    for each in evidence.says:
        if each.text:
            yield from _wrapped(each.text, indent=4)
    if evidence.table is not None:
        for row in evidence.table.rows:
            yield from _row(evidence.table.columns, row)
    lacks = grouped(evidence.gaps)
    if lacks:
        yield f"    {frame(report.lang).lacks}:"
    for gap in lacks:
        yield from _wrapped(gap, indent=6, mark="! ")


def _row(columns: tuple[Column, ...], row: tuple[Cell, ...]) -> Iterator[str]:
    rest = [
        f"{column.label}: {cell.text}"
        for column, cell in zip(columns[1:], row[1:], strict=True)
        if cell.text != NOTHING
    ]
    text = f"{row[0].text} | {'; '.join(rest)}" if rest else row[0].text
    yield from _wrapped(text, indent=4, mark="- ")


def _wrapped(text: str, indent: int = 0, mark: str = "") -> list[str]:
    """Return *text* in lines; a number in groups of digits stays on one line."""
    before = " " * indent
    lines = wrap(
        _IN_NUMBER.sub(_GLUE, text),
        WIDTH,
        initial_indent=before + mark,
        subsequent_indent=before + " " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_GLUE, " ") for line in lines]

"""The report as one page that needs nothing else: no script, no font, no picture from anywhere.

Each question is a section with two frames side by side, one for the municipality's own
answer and one for what the file shows. Tables have a caption and scoped headings; on a
narrow screen each row stands as a card, and the roles are written out so that a screen
reader still meets a table.
"""

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from bot.report.frame import Frame, answer, first_shown, frame, grouped, how_many, seen, standing
from bot.report.model import NOTHING, Answer, Asked, Cell, Column, Evidence, Report, Said, Table
from bot.report.style import STYLE

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page may load: its own style, and nothing else."""

_NUMBER = re.compile(r"\b\d{2,3}(?: \d{2,3})+\b")
"""Digits in groups, which belong on one line."""


def as_html(report: Report) -> str:
    """Return *report* as one HTML file."""
    return "".join(f"{line}\n" for line in _page(report))


def _page(report: Report) -> Iterator[str]:
    said = frame(report.lang)
    name = escape(report.place.name)
    yield "<!doctype html>"
    yield f'<html lang="{report.lang}">'
    yield '<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{name}: {escape(said.heading)}</title>"
    yield f"<style>{STYLE}</style>\n</head>\n<body>"
    yield f'<a class="skip" href="#content">{escape(said.to_content)}</a>'
    yield f'<header>\n<h1>{name}</h1>\n<p class="what">{escape(said.heading)}</p>'
    yield f'<p class="soft">{escape(standing(report))} {escape(seen(report))}.</p>\n</header>'
    yield f'<main id="content">\n<p class="principle">{escape(said.principle)}</p>'
    yield from _overview(report, said)
    for number, asked in enumerate(report.questions, 1):
        yield from _question(report, said, number, asked)
    yield f"</main>\n<footer><p>{escape(said.made)}</p></footer>\n</body>\n</html>"


def _overview(report: Report, said: Frame) -> Iterator[str]:
    heads = (said.question, said.declared, said.shows)
    columns = tuple(Column("", each) for each in heads)
    yield f'<section aria-labelledby="overview">\n<h2 id="overview">{escape(said.overview)}</h2>'
    yield '<table role="table">'
    yield f'<caption class="hidden">{escape(said.heading)}</caption>'
    yield from _head(columns)
    yield '<tbody role="rowgroup">'
    for number, asked in enumerate(report.questions, 1):
        link = f'<a href="#{asked.id}">{number}. {escape(asked.short)}</a>'
        lacks = how_many(asked.gaps, report.lang)
        shown = f"{escape(first_shown(asked) or said.no_evidence)} <b>{escape(lacks)}</b>"
        yield f'<tr role="row"><th role="rowheader" scope="row">{link}</th>'
        yield _td(said.declared, _declared(asked, report))
        yield f"{_td(said.shows, shown)}</tr>"
    yield "</tbody>\n</table>\n</section>"


def _question(report: Report, said: Frame, number: int, asked: Asked) -> Iterator[str]:
    about = f'id="{asked.id}" class="question" aria-labelledby="{asked.id}-h"'
    yield f"<section {about}>"
    yield f'<h2 id="{asked.id}-h">{number}. {escape(asked.short)}: {escape(asked.ask)}</h2>'
    yield f'<p class="soft">{escape(asked.help)}</p>\n<div class="pair">'
    yield f'<section class="own" aria-labelledby="{asked.id}-own">'
    yield f'<h3 id="{asked.id}-own">{escape(said.declared)}</h3>'
    yield f'<p class="said">{_declared(asked, report)}</p>'
    if asked.declared is not None:
        yield from _own_words(said, asked.declared)
    yield f'</section>\n<section class="shown" aria-labelledby="{asked.id}-shown">'
    yield f'<h3 id="{asked.id}-shown">{escape(said.shows)}</h3>'
    yield f'<p class="soft">{escape(said.derived if asked.evidence else said.no_evidence)}</p>'
    for evidence in asked.evidence:
        yield from _evidence(said, evidence)
    up = f'<a href="#overview">{escape(said.to_overview)}</a>'
    yield f'</section>\n</div>\n<p class="up">{up}</p>\n</section>'


def _declared(asked: Asked, report: Report) -> str:
    text = escape(answer(asked, report.lang))
    return f'<span class="none">{text}</span>' if asked.declared is None else f"<b>{text}</b>"


def _own_words(said: Frame, declared: Answer) -> Iterator[str]:
    if declared.note:
        yield f"<p>{escape(declared.note)}</p>"
    if declared.source:
        yield f"<p>{escape(said.source)}: {_link(declared.source)}</p>"
    else:
        yield f'<p class="soft">{escape(said.no_source)}</p>'


# --- evidence -----------------------------------------------------------------------


def _evidence(said: Frame, evidence: Evidence) -> Iterator[str]:
    yield f"<h4>{escape(evidence.title)}</h4>"
    for each in evidence.says:
        if each.text:
            yield f"<p>{_sentence(each)}</p>"
    if evidence.table is not None:
        yield from _table(evidence.title, evidence.table)
    lacks = grouped(evidence.gaps)
    if lacks:
        items = "".join(f"<li>{escape(each)}</li>" for each in lacks)
        yield f'<div class="lacks"><p>{escape(said.lacks)}</p><ul>{items}</ul></div>'


def _sentence(said: Said) -> str:
    if said.href and said.href in said.text:
        before, _, after = said.text.partition(said.href)
        return f"{escape(before)}{_link(said.href)}{escape(after)}"
    return escape(said.text)


def _table(title: str, table: Table) -> Iterator[str]:
    yield f'<table role="table">\n<caption class="hidden">{escape(title)}</caption>'
    yield from _head(table.columns)
    yield '<tbody role="rowgroup">'
    for row in table.rows:
        cells = "".join(
            _cell(column, cell) for column, cell in zip(table.columns[1:], row[1:], strict=True)
        )
        first = f'<th role="rowheader" scope="row"{_lang(row[0])}>{_words(row[0])}</th>'
        yield f'<tr role="row">{first}{cells}</tr>'
    yield "</tbody>\n</table>"


def _head(columns: tuple[Column, ...]) -> Iterator[str]:
    heads = "".join(
        f'<th role="columnheader" scope="col">{escape(each.label)}</th>' for each in columns
    )
    yield f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'


def _cell(column: Column, cell: Cell) -> str:
    bar = ""
    if cell.share is not None:
        width = f"width:{cell.share * 100:.1f}%"
        bar = f'<span class="bar" aria-hidden="true"><i style="{width}"></i></span>'
    return _td(column.label, _words(cell) + bar, _lang(cell), empty=cell.text == NOTHING)


def _td(label: str, inner: str, more: str = "", *, empty: bool = False) -> str:
    name = ' class="empty"' if empty else ""
    return f'<td role="cell" data-label="{escape(label)}"{name}{more}>{inner}</td>'


def _words(cell: Cell) -> str:
    if cell.href:
        return _link(cell.href)
    return _NUMBER.sub(r'<span class="number">\g<0></span>', escape(cell.text))


def _lang(cell: Cell) -> str:
    return f' lang="{cell.lang}"' if cell.lang is not None else ""


def _link(address: str) -> str:
    """Return a link to *address* named by its host; an address of another kind stays a text."""
    parts = urlsplit(address)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        return escape(address)
    return f'<a href="{escape(address)}" rel="noreferrer">{escape(parts.hostname)}</a>'

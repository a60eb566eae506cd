"""Why the conversation stands as it does, and what is wrong in the content, as HTML."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.check.catalogue import SEVERITIES, hint, message
from bot.check.report import pointed
from bot.explain.path import Passed
from bot.explain.rows import TableTold, Told
from bot.explain.whole import ContactTold, Explained
from bot.html import Html, el, join
from bot.language import Lang
from bot.problems import Location, Problem, Severity
from bot.trying.ending import status_word
from bot.trying.words import page_words

Lines = Callable[[str], Sequence[str]]


def explanation(why: Explained, lang: Lang) -> Html:
    """Return everything that is told about one conversation."""
    p = page_words(lang)
    return join(
        el("h3", p.tables),
        *(_table(each, lang) for each in why.tables),
        el("p", p.not_yet, class_="help") if not why.tables else "",
        el("h3", p.contacts) if why.contacts else "",
        el("ul", *(_contact(each, lang) for each in why.contacts), class_="doors"),
        el("h3", p.facts),
        _facts(why, lang),
        _folded(p.left_out, why.left_out, lang, "left-out"),
        _path(why.path, lang),
    )


def _facts(why: Explained, lang: Lang) -> Html:
    p = page_words(lang)
    if not why.facts:
        return el("p", p.no_facts, class_="help")
    rows = (
        el(
            "div",
            el("dt", each.label),
            el("dd", each.values, _given(given=each.given, said=p.given)),
        )
        for each in why.facts
    )
    return el("dl", *rows, class_="facts")


def _given(*, given: bool, said: str) -> Html:
    return el("span", f" · {said}", class_="marks") if given else Html("")


def _table(table: TableTold, lang: Lang) -> Html:
    p = page_words(lang)
    return el(
        "section",
        el("h4", table.label, el("code", table.table)),
        *(el("p", _told(each, lang), class_="decided") for each in table.decided),
        *(el("p", _told(each, lang), class_="after") for each in table.after),
        _folded(p.rows_before, table.before, lang, f"before-{table.table}"),
        class_="table",
        data_table=table.table,
    )


def _told(told: Told, lang: Lang) -> Html:
    if told.where is None or not told.where.path:
        return join(told.text)
    return join(told.text, " ", _link(told.where, lang))


def _link(where: Location, lang: Lang, name: str = "") -> Html:
    return el(
        "button",
        f"{name or where.path.rpartition('/')[2]}:{where.line}",
        type="button",
        class_="goto",
        aria_label=page_words(lang).go_to.format(line=where.line, file=where.path),
        data_file=where.path,
        data_line=str(where.line),
    )


def _folded(title: str, told: tuple[Told, ...], lang: Lang, name: str) -> Html:
    if not told:
        return Html("")
    return el(
        "details",
        el("summary", title.format(count=len(told))),
        el("ul", *(el("li", _told(each, lang)) for each in told)),
        data_name=name,
    )


def _contact(contact: ContactTold, lang: Lang) -> Html:
    return el(
        "li",
        el("strong", contact.title),
        " ",
        el("span", _told(contact.why, lang), class_=f"status {status_word(contact.status)}"),
    )


def _path(path: tuple[Passed, ...], lang: Lang) -> Html:
    p = page_words(lang)
    states = (
        el(
            "li",
            join(each.label, " ") if each.label else "",
            el("code", each.state),
            el("span", f" {each.why}", class_="marks") if each.why else "",
        )
        for each in path
    )
    return el(
        "details",
        el("summary", p.path.format(count=len(path))),
        el("ol", *states),
        data_name="path",
    )


# --- problems -----------------------------------------------------------------------


def problems(found: Iterable[Problem], lines: Lines, lang: Lang) -> Html:
    """Return *found*, errors first and notes folded away."""
    p = page_words(lang)
    ordered = sorted(found, key=lambda problem: (-problem.severity, problem.order))
    weighty = [each for each in ordered if each.severity != Severity.NOTE]
    notes = [each for each in ordered if each.severity == Severity.NOTE]
    return join(
        el("ul", *(_problem(each, lines, lang) for each in weighty), class_="problems"),
        el(
            "details",
            el("summary", p.notes.format(count=len(notes))),
            el("ul", *(_problem(each, lines, lang) for each in notes), class_="problems"),
            data_name="notes",
        )
        if notes
        else "",
    )


def counted(found: Iterable[Problem], lang: Lang) -> str:
    """Return how many errors and warnings there are: "2 fejl, 1 advarsel"; notes do not count."""
    one_error, errors, one_warning, warnings, _, _ = page_words(lang).counts
    severities = [each.severity for each in found]
    said = [
        f"{number} {one if number == 1 else many}"
        for number, one, many in (
            (severities.count(Severity.ERROR), one_error, errors),
            (severities.count(Severity.WARNING), one_warning, warnings),
        )
        if number
    ]
    return ", ".join(said)


def marks(found: Iterable[Problem], lines: Lines, lang: Lang) -> list[dict[str, str | int]]:
    """Return the lines of a text that have a problem, for the margin of the editor."""
    return [
        {
            "line": pointed(each, lines).line,
            "severity": each.severity.name.lower(),
            "text": f"{each.code}: {message(each, lang)}",
        }
        for each in sorted(found, key=lambda problem: problem.severity)
        if each.severity != Severity.NOTE
    ]


def _problem(problem: Problem, lines: Lines, lang: Lang) -> Html:
    where = pointed(problem, lines)
    severity = SEVERITIES[problem.severity].in_(lang)
    return el(
        "li",
        el(
            "p",
            el("span", f"{severity} {problem.code}", class_="severity"),
            " ",
            el("span", message(problem, lang), class_="message"),
        ),
        *_quoted(where, lines),
        el("p", hint(problem, lang), class_="hint"),
        _link(where, lang, where.path) if where.path else "",
        class_=problem.severity.name.lower(),
    )


def _quoted(where: Location, lines: Lines) -> Iterator[Html]:
    found = lines(where.path) if where.path and where.length else ()
    if not 0 < where.line <= len(found):
        return
    line, first = found[where.line - 1], where.column - 1
    last = first + max(1, where.length)
    yield el("pre", line[:first], el("mark", line[first:last] or " "), line[last:])

"""A diagram as tables in Markdown: the same as the picture for screen readers and for review."""

from collections.abc import Iterator, Mapping

from bot.flow.model import StateId
from bot.graph.diagram import Diagram, Kind, Mark, Node
from bot.graph.phrases import Phrases, phrases
from bot.graph.spoken import contacts

_ENDINGS = (Kind.OUTCOME, Kind.ACUTE)


def table(diagram: Diagram) -> str:
    """Return *diagram* as a Markdown document."""
    return "\n".join(_lines(diagram, phrases(diagram.lang))) + "\n"


def _lines(diagram: Diagram, p: Phrases) -> Iterator[str]:
    number = {node.id: place for place, node in enumerate(diagram.nodes, 1)}
    yield f"# {_safe(diagram.heading)}"
    yield ""
    yield _safe(diagram.about)
    yield ""
    if diagram.always:
        yield f"## {p.from_all}"
        yield ""
        yield from _rows([p.button, p.to, p.urgency], _offered(diagram))
    yield f"## {p.boxes}"
    yield ""
    yield from _rows([p.number, p.box, p.kind, p.more], _asking(diagram, number, p))
    yield f"## {p.endings_title}"
    yield ""
    heads = [
        p.number,
        p.ending,
        p.urgency,
        *([p.more] if _noted(diagram) else []),
        *([p.contacts] if diagram.contacts else []),
    ]
    yield from _rows(heads, _ending_rows(diagram, number, p))
    yield f"## {p.ways}"
    yield ""
    yield from _rows([p.from_, p.answer, p.to], _ways(diagram, number, p))


def _offered(diagram: Diagram) -> Iterator[list[str]]:
    for standing in diagram.always:
        label = f"{standing.label} [{standing.note}]" if standing.note else standing.label
        yield [label, standing.title, standing.urgency_in_words]


def _asking(diagram: Diagram, number: Mapping[StateId, int], p: Phrases) -> Iterator[list[str]]:
    for node in diagram.nodes:
        if node.kind not in _ENDINGS:
            more = "<br>".join([*(f"{note}." for note in node.notes), *node.items])
            yield [str(number[node.id]), _titled(node, diagram), p.kinds[node.kind], more]


def _ending_rows(
    diagram: Diagram, number: Mapping[StateId, int], p: Phrases
) -> Iterator[list[str]]:
    for node in diagram.nodes:
        if node.kind in _ENDINGS:
            warning = [f"{node.warning}."] if node.warning else []
            named = ["<br>".join([*warning, *contacts(node, p)])] if diagram.contacts else []
            title = _titled(node, diagram)
            more = ["<br>".join(node.notes)] if _noted(diagram) else []
            yield [str(number[node.id]), title, node.urgency_in_words, *more, *named]


def _noted(diagram: Diagram) -> bool:
    return any(node.notes for node in diagram.nodes if node.kind in _ENDINGS)


def _ways(diagram: Diagram, number: Mapping[StateId, int], p: Phrases) -> Iterator[list[str]]:
    for arrow in sorted(diagram.arrows, key=lambda each: number[each.source]):
        ends = (arrow.source, arrow.target)
        source, target = (
            f"{number[each]} {_named(diagram.by_id[each], p)}".strip() for each in ends
        )
        yield [source, "<br>".join(arrow.words) + _mark(arrow.mark, p), target]


def _titled(node: Node, diagram: Diagram) -> str:
    known = f" ({node.id})" if diagram.ids else ""
    return (node.title or "–") + known + _mark(node.mark, phrases(diagram.lang))


def _named(node: Node, p: Phrases) -> str:
    return node.title or f"({p.kinds[node.kind]})"


def _mark(mark: Mark, p: Phrases) -> str:
    said = p.marks.get(mark) if mark != Mark.TOUCHED else None
    return f" [{said}]" if said else ""


def _rows(heads: list[str], rows: Iterator[list[str]]) -> Iterator[str]:
    yield _row(heads)
    yield "|" + "---|" * len(heads)
    for cells in rows:
        yield _row([_safe(cell) for cell in cells])
    yield ""


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _safe(text: str) -> str:
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")
    return safe.replace("&lt;br>", "<br>")

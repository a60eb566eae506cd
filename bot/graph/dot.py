"""A diagram in the DOT language of Graphviz, for whoever wants to lay it out anew."""

from collections.abc import Iterator, Mapping

from bot.graph.diagram import Arrow, Diagram, Kind, Mark, Node, Standing
from bot.graph.letters import wrap
from bot.graph.phrases import phrases
from bot.graph.spoken import body

_SHAPES: Mapping[Kind, str] = {
    Kind.QUESTION: "shape=box style=rounded",
    Kind.LIST: "shape=folder",
    Kind.PLACE: "shape=house",
    Kind.SUMMARY: "shape=note",
    Kind.BRANCH: "shape=diamond",
    Kind.OUTCOME: "shape=box peripheries=2",
    Kind.ACUTE: 'shape=box peripheries=2 color="#B00020"',
}
_MARKS: Mapping[Mark, str] = {
    Mark.PLAIN: "",
    Mark.WALKED: " penwidth=4",
    Mark.FAINT: ' color="#8A8A8A"',
    Mark.ADDED: ' color="#005A9C" penwidth=3',
    Mark.REMOVED: ' color="#B34700" penwidth=3 style=dashed',
    Mark.CHANGED: ' color="#6B3FA0" penwidth=3',
    Mark.TOUCHED: ' color="#1E6B2E" penwidth=2',
    Mark.MISSED: ' color="#B34700" penwidth=2 style=dotted',
}
_FILLED = 'shape=box style=filled fillcolor="#B00020" color="#B00020" fontcolor="#FFFFFF"'
_ROOM, _SIZE = 230, 14


def dot(diagram: Diagram) -> str:
    """Return *diagram* in the DOT language."""
    return "\n".join(_lines(diagram)) + "\n"


def _lines(diagram: Diagram) -> Iterator[str]:
    yield f"digraph {_quoted(diagram.flow)} {{"
    yield f"  graph [label={_quoted(diagram.heading)} labelloc=t rankdir=TB"
    yield f'    fontname="Helvetica" fontsize=20 tooltip={_quoted(diagram.about)}];'
    yield '  node [fontname="Helvetica" fontsize=14];'
    yield '  edge [fontname="Helvetica" fontsize=14];'
    for standing in diagram.always:
        yield _standing(standing, diagram)
    yield from (_box(node, diagram) for node in diagram.nodes)
    yield from (_arrow(arrow) for arrow in diagram.arrows)
    yield "}"


def _standing(standing: Standing, diagram: Diagram) -> str:
    p = phrases(diagram.lang)
    said = (p.from_all, standing.label, p.leads_to.format(title=standing.title))
    look = _FILLED if standing.acute else "shape=box"
    return f"  {_quoted('always ' + standing.id)} [label={_quoted(*said)} {look}];"


def _box(node: Node, diagram: Diagram) -> str:
    said = [*([node.title] if node.title else []), *body(node, diagram)]
    look = _SHAPES[node.kind] + _MARKS[node.mark]
    return f"  {_quoted(node.id)} [label={_quoted(*_wrapped(said))} {look}];"


def _arrow(arrow: Arrow) -> str:
    label = f"label={_quoted(*_wrapped(arrow.words))}" if arrow.words else 'label=""'
    ends = f"{_quoted(arrow.source)} -> {_quoted(arrow.target)}"
    return f"  {ends} [{label}{_MARKS[arrow.mark]}];"


def _wrapped(said: tuple[str, ...] | list[str]) -> list[str]:
    return [line for each in said for line in wrap(each, _ROOM, _SIZE)]


def _quoted(*lines: str) -> str:
    safe = (line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return '"' + "\\n".join(safe) + '"'

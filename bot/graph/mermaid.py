"""A diagram as Mermaid, which GitHub, GitLab and many editors draw by themselves."""

import re
from collections.abc import Iterator, Mapping

from bot.flow.model import StateId
from bot.graph.diagram import Arrow, Diagram, Kind, Mark, Node, Standing
from bot.graph.phrases import phrases
from bot.graph.spoken import body

_SHAPES: Mapping[Kind, tuple[str, str]] = {
    Kind.QUESTION: ("(", ")"),
    Kind.LIST: ("{{", "}}"),
    Kind.PLACE: ("([", "])"),
    Kind.SUMMARY: ("[/", "/]"),
    Kind.BRANCH: ("{", "}"),
    Kind.OUTCOME: ("[[", "]]"),
    Kind.ACUTE: ("[[", "]]"),
}
_LOOKS = (
    "classDef acute stroke:#B00020,stroke-width:3px",
    "classDef filled fill:#B00020,stroke:#B00020,color:#FFFFFF",
    "classDef walked stroke-width:4px",
    "classDef faint stroke:#8A8A8A,stroke-dasharray:2 2",
    "classDef added stroke:#005A9C,stroke-width:3px",
    "classDef removed stroke:#B34700,stroke-width:3px,stroke-dasharray:7 5",
    "classDef changed stroke:#6B3FA0,stroke-width:3px,stroke-dasharray:14 4",
    "classDef touched stroke:#1E6B2E,stroke-width:2.5px",
    "classDef missed stroke:#B34700,stroke-width:2.5px,stroke-dasharray:3 5",
)


def mermaid(diagram: Diagram) -> str:
    """Return *diagram* as a Mermaid flowchart."""
    names = {node.id: f"s{number}" for number, node in enumerate(diagram.nodes, 1)}
    return "\n".join(_lines(diagram, names)) + "\n"


def _lines(diagram: Diagram, names: Mapping[StateId, str]) -> Iterator[str]:
    yield "flowchart TD"
    yield f"  accTitle: {_plain(diagram.heading)}"
    yield f"  accDescr: {_plain(diagram.about)}"
    for number, standing in enumerate(diagram.always, 1):
        yield f"  a{number}{_standing(standing, diagram)}"
    for node in diagram.nodes:
        yield f"  {names[node.id]}{_box(node, diagram)}"
    for arrow in diagram.arrows:
        yield f"  {names[arrow.source]} {_arrow(arrow)} {names[arrow.target]}"
    yield from (f"  {look}" for look in _LOOKS)


def _standing(standing: Standing, diagram: Diagram) -> str:
    p = phrases(diagram.lang)
    said = (p.from_all, f"<b>{_safe(standing.label)}</b>", p.leads_to.format(title=standing.title))
    first, second, third = said
    text = "<br>".join((_safe(first), second, _safe(third)))
    return f'["{text}"]' + (":::filled" if standing.acute else "")


def _box(node: Node, diagram: Diagram) -> str:
    begin, end = _SHAPES[node.kind]
    title = f"<b>{_safe(node.title)}</b>" if node.title else ""
    lines = [each for each in (title, *map(_safe, body(node, diagram))) if each]
    classes = ("acute",) * (node.kind == Kind.ACUTE) + (node.mark,) * (node.mark != Mark.PLAIN)
    return f'{begin}"{"<br>".join(lines) or " "}"{end}' + "".join(f":::{each}" for each in classes)


def _arrow(arrow: Arrow) -> str:
    line = "==>" if arrow.mark in (Mark.WALKED, Mark.ADDED, Mark.CHANGED) else "-->"
    line = "-.->" if arrow.mark in (Mark.FAINT, Mark.REMOVED, Mark.MISSED) else line
    if not arrow.words:
        return line
    return f'{line}|"{"<br>".join(_safe(_unlisted(each)) for each in arrow.words)}"|'


def _unlisted(text: str) -> str:
    """Return *text* with "1." as "(1)": Mermaid takes the former for a list, which it refuses."""
    return re.sub(r"^(\d+)\. ", r"(\1) ", text)


def _safe(text: str) -> str:
    """Return *text* with everything that means something to Mermaid as a character code."""
    return re.sub(r"[^\w\s.,:;!?()/'’–—…«»“”+×−=%-]", lambda found: f"#{ord(found[0])};", text)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[{}#<>\"`]", " ", text).split())

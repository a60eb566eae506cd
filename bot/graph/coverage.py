"""What a set of played scenarios walks of a flow, drawn: how often, and what none of them does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.flow.machine import Edge, Trigger
from bot.flow.model import FlowId, StateId
from bot.graph.diagram import Arrow, Diagram, Kind, Mark, Node, Standing
from bot.graph.phrases import Phrases, phrases
from bot.scenario.play import Played

Numbers = frozenset[int]
"""Which scenarios, by their numbers."""

NONE: Numbers = frozenset()
Leap = tuple[StateId, Trigger, StateId]
"""An edge as it was walked: which of two guards to the same state held is not told."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Which scenarios of one flow pass each state and walk each edge."""

    scenarios: int
    states: Mapping[StateId, Numbers]
    edges: Mapping[Leap, Numbers]


def tally(flow: FlowId, played: Iterable[Played]) -> Tally:
    """Return what the walks among *played* that go through *flow* touch of it."""
    walks = [each for each in played if each.flow.id == flow]
    states: dict[StateId, set[int]] = {}
    edges: dict[Leap, set[int]] = {}
    for number, walk in enumerate(walks):
        for state in walk.states:
            states.setdefault(state, set()).add(number)
        for edge in walk.edges:
            edges.setdefault(_leap(edge), set()).add(number)
    return Tally(
        len(walks),
        {state: frozenset(found) for state, found in states.items()},
        {edge: frozenset(found) for edge, found in edges.items()},
    )


def covered(diagram: Diagram, counted: Tally) -> Diagram:
    """Return *diagram* with the scenarios of *counted* at each box and arrow, none included."""
    p = phrases(diagram.lang)
    nodes = tuple(_node(each, counted, p) for each in diagram.nodes)
    arrows = tuple(_arrow(each, counted) for each in diagram.arrows)
    return replace(
        diagram,
        heading=_heading(nodes, arrows, counted, p),
        about=f"{diagram.about} {p.coverage_about}",
        nodes=nodes,
        arrows=arrows,
        always=tuple(_standing(each, counted, p) for each in diagram.always),
    )


def _node(node: Node, counted: Tally, p: Phrases) -> Node:
    count = len(counted.states.get(node.id, NONE))
    notes = node.notes if node.kind == Kind.BRANCH else (*node.notes, _in_words(count, p))
    return replace(node, notes=notes, mark=_mark(count))


def _arrow(arrow: Arrow, counted: Tally) -> Arrow:
    count = _walked(arrow.edges, counted)
    return replace(arrow, words=(*arrow.words, f"{count} ×"), mark=_mark(count))


def _standing(standing: Standing, counted: Tally, p: Phrases) -> Standing:
    return replace(standing, note=_in_words(_walked(standing.edges, counted), p))


def _walked(edges: Iterable[Edge], counted: Tally) -> int:
    return len(frozenset().union(*(counted.edges.get(_leap(each), NONE) for each in edges)))


def _leap(edge: Edge) -> Leap:
    return edge.source, edge.trigger, edge.target


def _mark(count: int) -> Mark:
    return Mark.TOUCHED if count else Mark.MISSED


def _in_words(count: int, p: Phrases) -> str:
    form = p.tried_in_none if count == 0 else p.tried_in_one if count == 1 else p.tried_in
    return form.format(count=count)


def _heading(nodes: tuple[Node, ...], arrows: tuple[Arrow, ...], counted: Tally, p: Phrases) -> str:
    tried = [sum(each.mark == Mark.TOUCHED for each in where) for where in (nodes, arrows)]
    whole = tried == [len(nodes), len(arrows)]
    return (p.coverage_whole if whole else p.coverage).format(
        scenarios=counted.scenarios,
        nodes=tried[0],
        all_nodes=len(nodes),
        arrows=tried[1],
        all_arrows=len(arrows),
    )

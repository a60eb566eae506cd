"""A flow as boxes and arrows with words in one language; how it looks is the writers' business."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.flow.machine import Edge
from bot.flow.model import ChoiceId, FlowId, StateId, Urgency
from bot.language import Lang


class Kind(StrEnum):
    """What a box stands for; the shape of the box says it."""

    QUESTION = "question"
    LIST = "list"
    PLACE = "place"
    SUMMARY = "summary"
    BRANCH = "branch"
    OUTCOME = "outcome"
    ACUTE = "acute"


class Mark(StrEnum):
    """How a box or an arrow stands out; a sign or a thickness goes with the colour."""

    PLAIN = "plain"
    WALKED = "walked"
    FAINT = "faint"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    TOUCHED = "touched"
    MISSED = "missed"


SIGNS: Mapping[Mark, str] = {
    Mark.ADDED: "+",
    Mark.REMOVED: "−",
    Mark.CHANGED: "±",
    Mark.MISSED: "0",
}
"""The sign beside what is marked: colour never says it alone."""


@dataclass(frozen=True, slots=True)
class Named:
    """A contact under an ending: in every case, or in some; *stated* where a way to it is known."""

    title: str
    always: bool = True
    stated: bool = True
    local: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A state as a box: what it says, how urgent it is and whom it names.

    *items* are what can be ticked in a list, which is too much for a picture.
    """

    id: StateId
    kind: Kind
    title: str
    notes: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    urgency: Urgency | None = None
    urgency_in_words: str = ""
    contacts: tuple[Named, ...] = ()
    warning: str = ""
    mark: Mark = Mark.PLAIN


@dataclass(frozen=True, slots=True)
class Arrow:
    """All the ways from one box to another as one arrow: its words, and the edges it stands for.

    An arrow over a question that is never asked stands for the edges beyond it too.
    """

    source: StateId
    target: StateId
    words: tuple[str, ...]
    edges: tuple[Edge, ...]
    mark: Mark = Mark.PLAIN


@dataclass(frozen=True, slots=True)
class Standing:
    """An interrupt, which is drawn without arrows: it is offered on every screen.

    *note* is what a comparison or a count has to say about it.
    """

    id: ChoiceId
    label: str
    target: StateId
    title: str
    urgency_in_words: str
    acute: bool
    edges: tuple[Edge, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Diagram:
    """A picture before it has a shape: *heading* says the result, *about* what is drawn."""

    flow: FlowId
    lang: Lang
    heading: str
    about: str
    initial: StateId
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    always: tuple[Standing, ...]
    ids: bool = False
    contacts: bool = False

    @property
    def by_id(self) -> Mapping[StateId, Node]:
        """Return the boxes by the state they stand for."""
        return {node.id: node for node in self.nodes}

    @property
    def kinds(self) -> frozenset[Kind]:
        """Return the kinds of box that occur."""
        return frozenset(node.kind for node in self.nodes)

    @property
    def marks(self) -> frozenset[Mark]:
        """Return the marks that occur."""
        nodes = {node.mark for node in self.nodes}
        return frozenset(nodes | {arrow.mark for arrow in self.arrows})

    @property
    def numbered(self) -> bool:
        """Tell whether a branch tries several conditions one after the other."""
        kinds = {node.id: node.kind for node in self.nodes}
        return any(kinds[arrow.source] == Kind.BRANCH and arrow.words for arrow in self.arrows)


def marked(
    diagram: Diagram,
    states: Mapping[StateId, Mark],
    edges: Mapping[Edge, Mark],
) -> Diagram:
    """Return *diagram* with marks on boxes and on the arrows that stand for *edges*.

    An arrow takes the first mark that one of its edges has.
    """
    nodes = tuple(replace(each, mark=states.get(each.id, each.mark)) for each in diagram.nodes)
    arrows = tuple(_marked_arrow(each, edges) for each in diagram.arrows)
    return replace(diagram, nodes=nodes, arrows=arrows)


def _marked_arrow(arrow: Arrow, edges: Mapping[Edge, Mark]) -> Arrow:
    found = next((edges[edge] for edge in arrow.edges if edge in edges), arrow.mark)
    return replace(arrow, mark=found)

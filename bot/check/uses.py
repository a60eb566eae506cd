"""What a step is used for: an acute card has other limits than what comes afterwards."""

from collections.abc import Iterable, Iterator, Mapping

from bot.flow.model import Flow, Outcome, StateId, StepId
from bot.library import Written

STRICTEST_FIRST = ("child", "acute", "avoid", "step", "afterwards")
"""The uses of a step that have limits of their own."""

READ_BY_CHILDREN = ("ask", "help", "why")
"""The kinds of text in a question that are held to a child's limits where children read it."""


def uses(flow: Flow) -> Mapping[StepId, str]:
    """Return the strictest use of each step that an outcome of *flow* names."""
    found: dict[StepId, str] = {}
    for use, steps in _named(flow):
        for step in steps:
            found[step] = min(use, found.get(step, use), key=STRICTEST_FIRST.index)
    return found


def _named(flow: Flow) -> Iterator[tuple[str, tuple[StepId, ...]]]:
    acute = acute_cards(flow)
    for outcome in outcomes(flow):
        child = outcome.id in flow.children
        said = "child" if child else "acute" if outcome.id in acute else "step"
        yield said, (*outcome.closed, *outcome.steps, *outcome.call_with)
        yield "child" if child else "avoid", outcome.avoid
        yield "child" if child else "afterwards", outcome.afterwards


def outcomes(flow: Flow) -> Iterator[Outcome]:
    """Yield the outcomes of *flow*."""
    return (each for each in flow.states.values() if isinstance(each, Outcome))


def acute_cards(flow: Flow) -> frozenset[StateId]:
    """Return the outcome that the acute button shows from everywhere."""
    return frozenset(each.to for each in flow.always if each.id == flow.acute)


class Used:
    """Finds the kind whose limits hold for a text; made once for many texts."""

    def __init__(self, flows: Iterable[Flow]) -> None:
        """Gather the uses of the steps of *flows*."""
        self._flows = {flow.where.path: (flow, uses(flow)) for flow in flows}

    def kind(self, text: Written) -> str:
        """Return the kind of *text*, for a step its use; a child's where children read it."""
        if text.where.path not in self._flows:
            return text.kind
        flow, steps = self._flows[text.where.path]
        if text.kind == "step":
            return steps.get(StepId(text.owner), "step")
        asked = text.kind in READ_BY_CHILDREN and StateId(text.owner) in flow.children
        return "child" if asked else text.kind

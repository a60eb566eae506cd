"""What a municipality answers about its plan: only what the flow asks, and offers as answers."""

from collections.abc import Iterable, Iterator

from bot.check.material import Material, error, place
from bot.flow.model import FlowId, Question, StateId
from bot.plan.model import SELF_CHECK, Declared, Plan
from bot.problems import Problem, nearest


def declared(material: Material, plan: Plan) -> Iterator[Problem]:
    """Yield every question and every answer of *plan* that the flow does not have."""
    flow = material.library.flows.get(FlowId(SELF_CHECK))
    states = flow.states.values() if flow is not None else ()
    asked = {state.id: state for state in states if isinstance(state, Question)}
    for each in plan.declared:
        question = asked.get(StateId(each.question))
        if question is None:
            yield _unknown("question", each, "", each.question, asked)
        elif each.answer and all(choice.id != each.answer for choice in question.choices):
            known = [choice.id for choice in question.choices]
            yield _unknown(f"choice of {question.id}", each, "answer", each.answer, known)


def _unknown(what: str, declared: Declared, part: str, name: str, known: Iterable[str]) -> Problem:
    near = nearest(name, known)
    return error("F201", place(declared, part), what=what, name=name, near=near)

"""The report on one plan: the questions of the flow, each with its answer and its evidence."""

from collections.abc import Iterator
from datetime import datetime

from bot.dialogue.text import fill
from bot.flow.model import Choice, Flow, FlowId, Question
from bot.language import Lang, Text, in_language
from bot.library import Library
from bot.plan.approval import approved_now
from bot.plan.model import SELF_CHECK, Declared, Plan
from bot.report.basis import Basis, basis
from bot.report.evidence import evidence
from bot.report.model import Answer, Asked, Report


class NoQuestions(Exception):
    """The content has no flow that asks about a plan: put `flows/handlingsplan.yaml` back."""


def build(library: Library, plan: Plan, at: datetime, lang: Lang) -> Report:
    """Return the report on *plan*, which belongs to a place, as it stands at *at* (aware)."""
    flow = library.flows.get(FlowId(SELF_CHECK))
    if flow is None or plan.place is None:
        raise NoQuestions
    found = basis(library, plan, at, lang)
    return Report(
        place=plan.place,
        at=at,
        lang=lang,
        title=in_language(flow.title, lang),
        own=plan.own,
        approved=plan.approved if plan.own and approved_now(plan) else None,
        questions=tuple(_asked(question, found) for question in _questions(flow)),
    )


def _questions(flow: Flow) -> Iterator[Question]:
    return (state for state in flow.states.values() if isinstance(state, Question))


def _asked(question: Question, found: Basis) -> Asked:
    def said(text: Text | None) -> str:
        return "" if text is None else fill(text, found.plan, {}, found.lang)

    declared = next((d for d in found.plan.declared if d.question == question.id), None)
    return Asked(
        id=question.id,
        short=said(question.prompt.short),
        ask=said(question.prompt.ask),
        help=said(question.prompt.help),
        declared=None if declared is None else _answer(question, declared, found),
        evidence=tuple(evidence(question.id, found)),
    )


def _answer(question: Question, declared: Declared, found: Basis) -> Answer:
    choice = next((each for each in question.choices if each.id == declared.answer), None)
    return Answer(
        id=declared.answer,
        label=declared.answer if choice is None else _label(choice, found),
        source=declared.source,
        note=found.text(declared.note),
    )


def _label(choice: Choice, found: Basis) -> str:
    """Return what *choice* means; its button may say more, such as what to press in doubt."""
    values = [found.value(fact, value) for fact, given in choice.set for value in given]
    said = ", ".join(value for value in values if value)
    return said.capitalize() or in_language(choice.label, found.lang)

"""Which steps an ending leaves out in this case, and why."""

from bot.conditions import holds
from bot.dialogue.text import fill
from bot.explain.conditions import Case
from bot.explain.phrases import phrases
from bot.explain.rows import LONGEST, Told
from bot.flow.model import Flow, Outcome, Step, StepId
from bot.flow.reading import named_steps
from bot.plan.model import Plan


def left_out(
    shown: frozenset[StepId], flow: Flow, outcome: Outcome, plan: Plan, case: Case
) -> tuple[Told, ...]:
    """Return why each step of *outcome* that is not among *shown* is left out."""
    return tuple(
        _why(flow.steps[each], plan, case, closed=each in outcome.closed)
        for each in dict.fromkeys(named_steps(flow, outcome))
        if each not in shown
    )


def _why(step: Step, plan: Plan, case: Case, *, closed: bool) -> Told:
    p, lang = phrases(case.wording.lang), case.wording.lang
    said = fill(step.text, plan, case.facts, lang) if step.text is not None else step.id
    short = said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"
    name = p.quoted.format(text=short)
    if not holds(step.when, case.facts):
        why = case.because_not(step.when)
        return Told(p.step_when.format(step=name, why=why), step.where)
    if closed:
        return Told(p.step_somebody_open.format(step=name), step.where)
    silent = step.says is not None and step.text is None
    return Told((p.step_silent if silent else p.step_optional).format(step=name), step.where)

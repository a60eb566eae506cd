"""An outcome with nothing in it but what stands around its steps."""

from collections.abc import Iterable

from bot.dialogue.events import Stamp
from bot.dialogue.replies import Controls, Option, ShowOutcome, StepShown
from bot.dialogue.text import fill
from bot.flow.model import ChoiceId, Flow, Outcome, StepId
from bot.language import Lang, in_language
from bot.onscreen.hours import EITHER, Clock
from bot.plan.model import Plan
from bot.words import words


def first_half(outcome: Outcome) -> tuple[StepId, ...]:
    """Return the steps of *outcome* that name whom to call."""
    return (*outcome.closed, *outcome.steps)


def second_half(flow: Flow, outcome: Outcome) -> tuple[StepId, ...]:
    """Return the steps of *outcome* that tell what else to know."""
    return (*outcome.avoid, *outcome.call_with, *outcome.afterwards, *flow.closing)


def bare(
    flow: Flow, outcome: Outcome, plan: Plan, lang: Lang, clock: Clock = EITHER
) -> ShowOutcome:
    """Return *outcome* with everything that stands around its steps, at its longest by *clock*."""
    w, stop = words(lang), ChoiceId("")
    note = w.plan_not_approved if plan.own else w.no_local_plan
    return ShowOutcome(
        state=outcome.id,
        stamp=Stamp(""),
        lang=lang,
        urgency=outcome.urgency,
        urgency_name="",
        title=fill(outcome.title, plan, {}, lang),
        place=plan.place.name if plan.place else "",
        place_note=note if plan.place else "",
        alarm=in_language(flow.alarm, lang),
        closed=(),
        steps=(),
        call_with=_item(outcome.call_with),
        avoid=_item(outcome.avoid),
        afterwards=_item(outcome.afterwards),
        closing=(),
        then=tuple(Option(each.id, "") for each in outcome.then),
        shown_at=clock.shown_at(lang),
        opens=None,
        controls=Controls((), stop),
    )


def _item(steps: Iterable[StepId]) -> tuple[StepShown, ...]:
    """Return one item without words where there are *steps*, so that their heading is counted."""
    return tuple(StepShown(each, "") for each in steps)[:1]

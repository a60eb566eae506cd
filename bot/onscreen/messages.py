"""Whole messages of Telegram against its limit, under the plan of every municipality."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.channels.telegram.ending import advice, contacts
from bot.channels.telegram.layout import Block
from bot.check.material import warning
from bot.check.uses import outcomes
from bot.conditions import ContactId
from bot.dialogue.events import Stamp
from bot.dialogue.replies import Controls, Option, ShowOutcome, StepShown
from bot.dialogue.text import fill
from bot.flow.model import ChoiceId, Flow, Outcome, StepId
from bot.language import Lang, in_language
from bot.library import Library
from bot.limits import MESSAGE, units
from bot.onscreen.contacts import longest_moment
from bot.onscreen.endings import Endings, Longest
from bot.plan.model import Plan
from bot.problems import Location, Problem
from bot.words import words


def whole_messages(library: Library) -> Iterator[Problem]:
    """Yield the endings that can be longer than a message, with the municipality that makes them.

    Telegram is then sent two messages, divided between two contacts: nothing is lost, but
    what belongs together is parted. What one text makes too long is told once, where it is
    longest.
    """
    worst: dict[Location, tuple[int, Problem]] = {}
    for plan in _told_apart(library):
        for flow in library.flows.values():
            for lang in flow.languages:
                endings = Endings(library, flow, plan, lang)
                for outcome in outcomes(flow):
                    found = longest_message(endings, outcome)
                    if found.size > MESSAGE:
                        problem = _too_long(flow, outcome, plan, lang, found)
                        known = worst.get(problem.where)
                        if known is None or found.size > known[0]:
                            worst[problem.where] = found.size, problem
    yield from (problem for _, problem in worst.values())


def _told_apart(library: Library) -> Iterable[Plan]:
    """Return the plans with a file of their own, and of the others those with the longest names."""
    own = [plan for plan in library.plans.values() if plan.own]
    bare = [plan for plan in library.plans.values() if not plan.own and plan.place]
    names = ((each.place.name, each.place.police) for each in bare if each.place)
    longest = [max(part, key=units) for part in zip(*names, strict=True)]
    where = bare[0].place if bare else None
    if where is None:
        return (library.nowhere, *own)
    stand_in = replace(bare[0], place=replace(where, name=longest[0], police=longest[1]))
    return (library.nowhere, *own, stand_in)


def longest_message(endings: Endings, outcome: Outcome, limit: int = MESSAGE) -> Longest:
    """Return the longest message of *outcome*; where it leads on it has one, else two.

    Where none can be longer than *limit* it is a bound, else the longest there is.
    """
    flow = endings.flow
    shown = bare(flow, outcome, endings.plan, endings.lang)
    above, below = _units(contacts(shown)), _units(advice(shown))
    first = (*outcome.closed, *outcome.steps)
    others = (*outcome.avoid, *outcome.call_with, *outcome.afterwards, *flow.closing)
    if outcome.then:
        return endings.longest(above + below, (*first, *others), limit)
    both = (endings.longest(above, first, limit), endings.longest(below, others, limit))
    return max(both, key=lambda each: each.size)


def bare(flow: Flow, outcome: Outcome, plan: Plan, lang: Lang) -> ShowOutcome:
    """Return *outcome* with everything that stands around its steps, at its longest."""
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
        shown_at=longest_moment(lang),
        opens=None,
        controls=Controls((), stop),
    )


def _item(steps: Iterable[StepId]) -> tuple[StepShown, ...]:
    """Return one item without words where there are *steps*, so that their heading is counted."""
    return tuple(StepShown(each, "") for each in steps)[:1]


def _units(blocks: Sequence[Block]) -> int:
    """Return the units of *blocks* as one text."""
    return sum(units(line.text) + 1 for block in blocks for line in block) + len(blocks)


def _too_long(flow: Flow, outcome: Outcome, plan: Plan, lang: Lang, found: Longest) -> Problem:
    """Return *found* as a problem at the largest part of it."""
    part = max(found.sizes, key=lambda each: found.sizes[each])
    return warning(
        "T224",
        _where(flow, plan, part, lang),
        outcome=outcome.id,
        size=str(found.size),
        limit=str(MESSAGE),
        lang=str(lang),
        part=part,
        most=str(found.sizes[part]),
        **({"place": plan.place.name} if plan.place else {}),
    )


def _where(flow: Flow, plan: Plan, part: StepId | ContactId, lang: Lang) -> Location:
    """Return where the longest text of *part*, a step or a contact, stands."""
    step = flow.steps.get(StepId(part))
    if step is not None:
        return step.lines.get(lang, step.where)
    contact = plan.contacts[ContactId(part)]
    tables = (contact.note, contact.missing, contact.form, contact.chat, contact.visit)
    written = [(row.value, row.at) for table in tables for row in table]
    longest = max(written, key=lambda each: units(in_language(each[0], lang)), default=None)
    return contact.where if longest is None or not longest[1].path else longest[1]

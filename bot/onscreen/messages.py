"""Whole messages of Telegram against its limit, under the plan of every municipality."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.channels.telegram.ending import advice, contacts
from bot.channels.telegram.layout import size
from bot.check.material import warning
from bot.check.uses import outcomes
from bot.conditions import ContactId
from bot.flow.model import Flow, Outcome, StepId
from bot.language import Lang, in_language
from bot.library import Library
from bot.limits import MESSAGE, units
from bot.onscreen.bare import bare, first_half, second_half
from bot.onscreen.endings import SEPARATOR, Endings, Longest
from bot.onscreen.hours import EITHER, KNOWN, UNKNOWN
from bot.onscreen.screens import Screenful
from bot.onscreen.whole import Whole
from bot.plan.model import Plan
from bot.problems import Location, Problem


def whole_messages(library: Library) -> Iterator[Problem]:
    """Yield what can be longer than a message, with the municipality that makes it so.

    Telegram is then sent two messages, divided between two paragraphs: nothing is lost, but
    what belongs together is parted. What one text makes too long is told once, where it is
    longest.
    """
    worst: dict[Location, tuple[int, Problem]] = {}
    for plan in _told_apart(library):
        for flow in library.flows.values():
            for lang in flow.languages:
                for found in _too_long(library, flow, plan, lang):
                    known = worst.get(found.where)
                    if known is None or found.size > known[0]:
                        worst[found.where] = found.size, _problem(found, plan, lang)
    yield from (problem for _, problem in worst.values())


def _too_long(library: Library, flow: Flow, plan: Plan, lang: Lang) -> Iterator[Whole]:
    either, known, unknown = (
        Endings(library, flow, plan, lang, clock=each) for each in (EITHER, KNOWN, UNKNOWN)
    )
    for outcome in outcomes(flow):
        found = longest_message(either, outcome)
        if found.size > MESSAGE:
            exact = (longest_message(each, outcome) for each in (known, unknown))
            found = max(exact, key=lambda each: each.size)
        if found.size > MESSAGE:
            yield _ending(flow, outcome, plan, lang, found)
    every = Screenful(library, flow, plan, lang).every()
    yield from (each for each in every if each.size > MESSAGE)


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
    shown = bare(flow, outcome, endings.plan, endings.lang, endings.clock)
    above, below = (size(each) + SEPARATOR for each in (contacts(shown), advice(shown)))
    first, others = first_half(outcome), second_half(flow, outcome)
    if outcome.then:
        return endings.longest(above + below, (*first, *others), limit)
    both = (endings.longest(above, first, limit), endings.longest(below, others, limit))
    return max(both, key=lambda each: each.size)


def _ending(flow: Flow, outcome: Outcome, plan: Plan, lang: Lang, found: Longest) -> Whole:
    """Return *found* with the largest part of it."""
    part = max(found.sizes, key=lambda each: found.sizes[each])
    where = _where(flow, plan, part, lang)
    return Whole(outcome.id, found.size, part, found.sizes[part], where)


def _problem(found: Whole, plan: Plan, lang: Lang) -> Problem:
    return warning(
        "T224",
        found.where,
        screen=found.of,
        size=str(found.size),
        limit=str(MESSAGE),
        lang=str(lang),
        part=found.part,
        most=str(found.most),
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

"""How long, and whether, an earlier version of a flow may still be walked."""

from collections.abc import Collection, Iterable

from bot.conditions import FactId, Value
from bot.dialogue.session import LONGEST
from bot.flow.model import Flow, Outcome, Vocabulary
from bot.flow.reading import settings_of
from bot.library import Library

PINNED_FOR = LONGEST
"""Until the last conversation that began in a version is over."""


def fits(flow: Flow, library: Library) -> bool:
    """Tell whether everything that *flow* names is still in *library*."""
    plan, vocabulary = library.nowhere, library.vocabulary
    steps = flow.steps.values()
    laws = {step.law for step in steps} - {None}
    tables = {table for step in steps for table in (step.route, step.says)} - {None}
    contacts = {contact for step in steps for contact in step.contacts}
    outcomes = [state for state in flow.states.values() if isinstance(state, Outcome)]
    urgencies = {each.urgency for each in outcomes}
    said = [pair for setting in settings_of(flow) for pair in setting]
    return (
        _all_in(laws, library.laws)
        and _all_in(tables, vocabulary.tables)
        and _all_in(contacts, plan.contacts)
        and _all_in(urgencies, vocabulary.urgencies)
        and all(_known(fact, values, vocabulary) for fact, values in said)
    )


def _known(fact: FactId, values: Iterable[Value], vocabulary: Vocabulary) -> bool:
    """Tell whether *fact* may still have *values*: a plan answers only what it knows."""
    rule = vocabulary.facts.get(fact)
    return rule is not None and _all_in(values, rule.values)


def _all_in(names: Iterable[object], known: Collection[object]) -> bool:
    return all(name in known for name in names)

"""How long, and whether, an earlier version of a flow may still be walked."""

from collections.abc import Collection, Iterable, Iterator
from datetime import timedelta

from bot.flow.model import Flow, Fork, Outcome, Question, Settings
from bot.library import Library

PINNED_FOR = timedelta(hours=72)
"""How long a conversation lives at most."""


def fits(flow: Flow, library: Library) -> bool:
    """Tell whether everything that *flow* names is still in *library*."""
    plan, vocabulary = library.nowhere, library.vocabulary
    steps = flow.steps.values()
    laws = {step.law for step in steps} - {None}
    tables = {table for step in steps for table in (step.route, step.says)} - {None}
    contacts = {contact for step in steps for contact in step.contacts}
    outcomes = [state for state in flow.states.values() if isinstance(state, Outcome)]
    urgencies = {each.urgency for each in outcomes}
    facts = {fact for setting in _settings(flow) for fact, _ in setting}
    return (
        _all_in(laws, library.laws)
        and _all_in(tables, vocabulary.tables)
        and _all_in(contacts, plan.contacts)
        and _all_in(urgencies, vocabulary.urgencies)
        and _all_in(facts, vocabulary.facts)
    )


def _settings(flow: Flow) -> Iterator[Settings]:
    for state in flow.states.values():
        match state:
            case Question(choices=choices) | Outcome(then=choices):
                yield from (choice.set for choice in choices)
            case Fork(branches=branches):
                yield from (branch.set for branch in branches)
            case _:
                continue


def _all_in(names: Iterable[object], known: Collection[object]) -> bool:
    return all(name in known for name in names)

"""The ways to tick a list that anything can tell apart: a few hundred out of a million."""

from collections.abc import Iterable

from bot.conditions import AtLeast, Atom, FactId, Facts, Value, holds
from bot.dialogue.session import Answer
from bot.dialogue.walk import Walk
from bot.flow.model import ChoiceId, Question

Ticked = tuple[ChoiceId, ...]
_Bag = tuple[tuple[tuple[FactId, Value], int], ...]


def distinct_ticks(walk: Walk, question: Question, atoms: Iterable[Atom]) -> tuple[Ticked, ...]:
    """Return one set of ticks of *question* for each result that *atoms* can tell apart."""
    asked = tuple(atoms)
    largest = max((atom.count for atom in asked if isinstance(atom, AtLeast)), default=1)
    bags: dict[_Bag, Ticked] = {(): ()}
    for choice in question.choices:
        added = [(fact, value) for fact, values in choice.set for value in values]
        for bag, ticked in list(bags.items()):
            bags.setdefault(_with(bag, added, largest), (*ticked, choice.id))
    found: dict[tuple[bool, ...], Ticked] = {}
    for ticked in bags.values():
        facts = facts_of(walk, question, ticked)
        found.setdefault(tuple(holds(atom, facts) for atom in asked), ticked)
    return tuple(found.values())


def facts_of(walk: Walk, question: Question, ticked: Ticked) -> Facts:
    """Return what *ticked* items establish by themselves."""
    return walk.facts((Answer(question.id, ticked),))


def _with(bag: _Bag, added: list[tuple[FactId, Value]], largest: int) -> _Bag:
    counts = dict(bag)
    for each in added:
        counts[each] = min(largest, counts.get(each, 0) + 1)
    return tuple(sorted(counts.items()))

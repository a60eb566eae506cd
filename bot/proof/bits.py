"""Facts as whole numbers: one bit for each atom that holds, and one for each answered question.

Two sets of facts are the same to every condition where the same atoms hold, so a number
stands for them. What an answer establishes is then a mask: the bits of the facts that it
touches are cleared, and those that hold now are set.
"""

from collections.abc import Callable, Iterable
from typing import assert_never

from bot.conditions import (
    All,
    AnyOf,
    AtLeast,
    Atom,
    Condition,
    FactId,
    Facts,
    Is,
    IsOpen,
    Not,
    Only,
    Value,
    holds,
)
from bot.flow.model import StateId

Bits = int
"""The atoms that hold and the questions that were answered, as a whole number."""


class Numbering:
    """Gives each atom a bit, in the order in which they are first seen."""

    def __init__(self) -> None:
        """Begin with no atom."""
        self._bits: dict[Atom | StateId, Bits] = {}
        self._of_fact: dict[FactId, list[Atom]] = {}
        self._holding: dict[FactId, dict[tuple[Value, ...], Bits]] = {}

    def bit(self, atom: Atom) -> Bits:
        """Return the bit of *atom*."""
        found = self._bits.get(atom)
        if found is None:
            found = self._bits[atom] = 1 << len(self._bits)
            self._of_fact.setdefault(atom.fact, []).append(atom)
            self._holding.pop(atom.fact, None)
        return found

    def answered(self, question: StateId) -> Bits:
        """Return the bit that tells whether *question* was answered; no condition reads it."""
        return self._bits.setdefault(question, 1 << len(self._bits))

    def every(self, atoms: Iterable[Atom]) -> Bits:
        """Return the bits of all *atoms*."""
        found = 0
        for atom in atoms:
            found |= self.bit(atom)
        return found

    def of(self, fact: FactId) -> Bits:
        """Return the bits of everything that has been asked of *fact*."""
        return self.every(tuple(self._of_fact.get(fact, ())))

    def holding(self, facts: Facts, among: Iterable[FactId] | None = None) -> Bits:
        """Return what holds for *facts*; only what is asked of the facts *among* where stated."""
        found = 0
        for fact in facts if among is None else among:
            found |= self._of_one(fact, facts[fact])
        return found

    def _of_one(self, fact: FactId, values: tuple[Value, ...]) -> Bits:
        """Return what holds where *fact* has *values*; kept until something new is asked of it."""
        kept = self._holding.setdefault(fact, {})
        found = kept.get(values)
        if found is None:
            facts = {fact: values}
            holding = (each for each in self._of_fact.get(fact, ()) if holds(each, facts))
            found = kept[values] = self.every(tuple(holding))
        return found

    def test(self, condition: Condition) -> Callable[[Bits], bool]:
        """Return *condition* as a test of bits; `IsOpen` counts as not open."""
        match condition:
            case Is() | AtLeast() | Only():
                bit = self.bit(condition)
                return lambda bits: bool(bits & bit)
            case IsOpen():
                return lambda bits: False
            case Not(inner):
                test = self.test(inner)
                return lambda bits: not test(bits)
            case All(conditions):
                tests = tuple(map(self.test, conditions))
                return lambda bits: all(each(bits) for each in tests)
            case AnyOf(conditions):
                tests = tuple(map(self.test, conditions))
                return lambda bits: any(each(bits) for each in tests)
            case _:
                assert_never(condition)

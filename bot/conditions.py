"""The closed language of conditions that flows and plans share.

A fact holds a bag of values: a plain fact has one, a check list may give the same
value several times, a fact that was never asked has none and so equals nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NewType

FactId = NewType("FactId", str)
Value = NewType("Value", str)
ContactId = NewType("ContactId", str)
TableId = NewType("TableId", str)

Facts = Mapping[FactId, tuple[Value, ...]]
"""The facts known so far; a value stands as often as it was ticked."""

MUNICIPALITY = FactId("municipality")
AREA = FactId("area")
KNOWN, UNKNOWN, ABROAD, NO_AREA = Value("known"), Value("unknown"), Value("abroad"), Value("none")


Asking = Callable[[ContactId], bool]
"""Answers whether a contact is certainly open now."""


@dataclass(frozen=True, slots=True)
class Is:
    """The fact has one of these values."""

    fact: FactId
    values: frozenset[Value]

    def holds(self, facts: Facts, is_open: Asking) -> bool:
        """Tell whether it holds for *facts*, where *is_open* tells who is open."""
        return not self.values.isdisjoint(facts.get(self.fact, ()))


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least *count* ticks count as one of these values."""

    fact: FactId
    values: frozenset[Value]
    count: int

    def holds(self, facts: Facts, is_open: Asking) -> bool:
        """Tell whether it holds for *facts*, where *is_open* tells who is open."""
        return sum(value in self.values for value in facts.get(self.fact, ())) >= self.count


@dataclass(frozen=True, slots=True)
class Only:
    """Something was ticked, and all of it is among these values."""

    fact: FactId
    values: frozenset[Value]

    def holds(self, facts: Facts, is_open: Asking) -> bool:
        """Tell whether it holds for *facts*, where *is_open* tells who is open."""
        ticked = facts.get(self.fact, ())
        return bool(ticked) and self.values.issuperset(ticked)


@dataclass(frozen=True, slots=True)
class IsOpen:
    """The contact is certainly open now; in rows of a plan only."""

    contact: ContactId

    def holds(self, facts: Facts, is_open: Asking) -> bool:
        """Tell whether it holds for *facts*, where *is_open* tells who is open."""
        return is_open(self.contact)


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold; so also where the fact was never asked."""

    condition: "Condition"

    def holds(self, facts: Facts, is_open: Asking) -> bool:
        """Tell whether it holds for *facts*, where *is_open* tells who is open."""
        return not self.condition.holds(facts, is_open)


@dataclass(frozen=True, slots=True)
class All:
    """Every one of the conditions holds; with none of them, always."""

    conditions: tuple["Condition", ...] = ()

    def holds(self, facts: Facts, is_open: Asking) -> bool:
        """Tell whether it holds for *facts*, where *is_open* tells who is open."""
        for each in self.conditions:  # a loop, because this is where most of a turn is spent
            if not each.holds(facts, is_open):
                return False
        return True


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the conditions holds."""

    conditions: tuple["Condition", ...]

    def holds(self, facts: Facts, is_open: Asking) -> bool:
        """Tell whether it holds for *facts*, where *is_open* tells who is open."""
        return any(each.holds(facts, is_open) for each in self.conditions)


Condition = Is | AtLeast | Only | IsOpen | Not | All | AnyOf
Atom = Is | AtLeast | Only
"""The conditions that look at a fact, and hold no other."""

ALWAYS = All()


def nobody_is_open(contact: ContactId) -> bool:
    """Answer ``open:`` where no clock may be read, as in every condition of a flow."""
    return False


def holds(
    condition: Condition,
    facts: Facts,
    is_open: Asking = nobody_is_open,
) -> bool:
    """Tell whether *condition* holds for *facts*."""
    return condition.holds(facts, is_open)


def parts(condition: Condition) -> Iterator[Condition]:
    """Yield *condition* and everything inside it."""
    yield condition
    match condition:
        case Not(inner):
            yield from parts(inner)
        case All(conditions) | AnyOf(conditions):
            for each in conditions:
                yield from parts(each)
        case _:
            return


def atoms_of(condition: Condition) -> Iterator[Atom]:
    """Yield the parts of *condition* that look at a fact."""
    return (part for part in parts(condition) if isinstance(part, Is | AtLeast | Only))


def facts_read(condition: Condition) -> frozenset[FactId]:
    """Return the facts that *condition* looks at."""
    return frozenset(atom.fact for atom in atoms_of(condition))

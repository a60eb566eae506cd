"""The closed language of conditions that flows and plans share.

A fact holds a bag of values: a plain fact has one, a check list may give the same
value several times, a fact that was never asked has none and so equals nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NewType, assert_never

FactId = NewType("FactId", str)
Value = NewType("Value", str)
ContactId = NewType("ContactId", str)
TableId = NewType("TableId", str)

Facts = Mapping[FactId, tuple[Value, ...]]
"""The facts known so far; a value stands as often as it was ticked."""

MUNICIPALITY = FactId("municipality")
AREA = FactId("area")
KNOWN, UNKNOWN, ABROAD, NO_AREA = Value("known"), Value("unknown"), Value("abroad"), Value("none")


@dataclass(frozen=True, slots=True)
class Is:
    """The fact has one of these values."""

    fact: FactId
    values: frozenset[Value]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least *count* ticks count as one of these values."""

    fact: FactId
    values: frozenset[Value]
    count: int


@dataclass(frozen=True, slots=True)
class Only:
    """Something was ticked, and all of it is among these values."""

    fact: FactId
    values: frozenset[Value]


@dataclass(frozen=True, slots=True)
class IsOpen:
    """The contact is certainly open now; in rows of a plan only."""

    contact: ContactId


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold; so also where the fact was never asked."""

    condition: "Condition"


@dataclass(frozen=True, slots=True)
class All:
    """Every one of the conditions holds; with none of them, always."""

    conditions: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the conditions holds."""

    conditions: tuple["Condition", ...]


Condition = Is | AtLeast | Only | IsOpen | Not | All | AnyOf
ALWAYS = All()


def nobody_is_open(contact: ContactId) -> bool:
    """Answer ``open:`` where no clock may be read, as in every condition of a flow."""
    return False


def holds(
    condition: Condition,
    facts: Facts,
    is_open: Callable[[ContactId], bool] = nobody_is_open,
) -> bool:
    """Tell whether *condition* holds for *facts*."""
    match condition:
        case Is(fact, values):
            return not values.isdisjoint(facts.get(fact, ()))
        case All(conditions):
            return all(holds(each, facts, is_open) for each in conditions)
        case Not(inner):
            return not holds(inner, facts, is_open)
        case AnyOf(conditions):
            return any(holds(each, facts, is_open) for each in conditions)
        case AtLeast(fact, values, count):
            return sum(value in values for value in facts.get(fact, ())) >= count
        case Only(fact, values):
            ticked = facts.get(fact, ())
            return bool(ticked) and values.issuperset(ticked)
        case IsOpen(contact):
            return is_open(contact)
        case _:
            assert_never(condition)


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


def facts_read(condition: Condition) -> frozenset[FactId]:
    """Return the facts that *condition* looks at."""
    return frozenset(
        part.fact for part in parts(condition) if isinstance(part, Is | AtLeast | Only)
    )

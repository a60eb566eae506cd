"""What is sure of a condition while some facts are not decided yet."""

from collections.abc import Mapping
from typing import assert_never

from bot.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    FactId,
    Is,
    IsOpen,
    Not,
    Only,
    Value,
    nobody_is_open,
)

Decided = Mapping[FactId, tuple[Value, ...]]
"""The facts that are decided; of all others nothing is known, not even whether they are asked."""

Outlook = tuple[bool, bool]
"""Whether a condition may hold, and whether it may fail."""


def outlook(condition: Condition, decided: Decided) -> Outlook:
    """Return whether *condition* may hold and may fail, whatever is not *decided*."""
    match condition:
        case Is(fact) | AtLeast(fact) | Only(fact):
            if fact not in decided:
                return True, True
            holds = condition.holds(decided, nobody_is_open)
            return holds, not holds
        case IsOpen():
            return True, True
        case Not(inner):
            may_hold, may_fail = outlook(inner, decided)
            return may_fail, may_hold
        case All(conditions):
            parts = [outlook(each, decided) for each in conditions]
            return all(may for may, _ in parts), any(may for _, may in parts)
        case AnyOf(conditions):
            parts = [outlook(each, decided) for each in conditions]
            return any(may for may, _ in parts), all(may for _, may in parts)
        case _:
            assert_never(condition)

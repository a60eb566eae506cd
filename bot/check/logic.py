"""What is sure of a condition without its facts: that it implies another, or never holds.

Only what is certain is said. A row that is called dead here is dead; a row that is dead
for a deeper reason is found by walking every path.
"""

from collections.abc import Callable, Iterator

from bot.conditions import All, AnyOf, AtLeast, Condition, FactId, Is, Not, Only

Plain = Callable[[FactId], bool]
"""Tells whether a fact holds one value at most."""


def implies(strong: Condition, weak: Condition, plain: Plain) -> bool:
    """Tell whether *weak* surely holds wherever *strong* holds."""
    if strong == weak:
        return True
    if isinstance(weak, All):
        return all(implies(strong, each, plain) for each in weak.conditions)
    if isinstance(strong, AnyOf):
        return all(implies(each, weak, plain) for each in strong.conditions)
    if isinstance(weak, AnyOf):
        return any(implies(strong, each, plain) for each in weak.conditions)
    if isinstance(strong, All):
        return any(implies(each, weak, plain) for each in strong.conditions)
    return _atom_implies(strong, weak, plain)


def never_holds(condition: Condition, plain: Plain) -> bool:
    """Tell whether *condition* contradicts itself."""
    atoms = tuple(_flat(condition))
    for atom in atoms:
        if isinstance(atom, AnyOf):
            rest = tuple(each for each in atoms if each is not atom)
            if all(never_holds(All((*rest, each)), plain) for each in atom.conditions):
                return True
    return any(
        _is_empty(one) or any(_exclude(one, other, plain) for other in atoms) for one in atoms
    )


def _flat(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, All):
        for each in condition.conditions:
            yield from _flat(each)
    else:
        yield condition


def _atom_implies(strong: Condition, weak: Condition, plain: Plain) -> bool:
    match strong, weak:
        case Is(a, these), Is(b, those):
            return a == b and bool(these) and these <= those
        case AtLeast(a, these), Is(b, those):
            return a == b and these <= those
        case Is(a, these), AtLeast(b, those, 1):
            return a == b and bool(these) and these <= those
        case AtLeast(a, these, more), AtLeast(b, those, fewer):
            return a == b and these <= those and more >= fewer
        case Only(a, these), Only(b, those) | Is(b, those):
            return a == b and these <= those
        case Is(a, these), Not(Is(b, those)):
            return a == b and bool(these) and plain(a) and not these & those
        case Only(a, these), Not(Is(b, those)):
            return a == b and not these & those
        case Not(inner), Not(outer):
            return implies(outer, inner, plain)
        case _:
            return False


def _exclude(one: Condition, other: Condition, plain: Plain) -> bool:
    """Tell whether the two atoms can never hold together."""
    match one, other:
        case Is(a, these), Is(b, those):
            return a == b and plain(a) and not these & those
        case Only(a, these), Only(b, those) | Is(b, those) | AtLeast(b, those):
            return a == b and not these & those
        case _, Not(inner):
            return implies(one, inner, plain)
        case _:
            return False


def _is_empty(atom: Condition) -> bool:
    match atom:
        case Is(_, values) | Only(_, values) | AtLeast(_, values):
            return not values
        case AnyOf(conditions):
            return not conditions
        case _:
            return False

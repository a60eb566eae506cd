"""Which rows of a table are taken, over every combination of facts that its conditions can tell.

A row is looked at with what is known so far; where that does not decide it, one fact more
is given each of its values. So no combination is left out, and none is written down twice.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

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
    atoms_of,
    holds,
    parts,
)
from bot.flow.model import FactRule

Bag = tuple[Value, ...]
OPEN = Value("open")

Values = Callable[[FactId], tuple[Bag, ...]]
"""Returns what a fact that is not in the vocabulary can be; nothing where it is in it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The numbers of the rows that some case takes, and a case that no row takes, if any."""

    rows: frozenset[int]
    unanswered: Facts | None


def taken(
    conditions: Sequence[Condition], rules: Mapping[FactId, FactRule], built_in: Values
) -> Taken:
    """Return which of *conditions*, read in order, is the first to hold for some facts.

    *rules* are the facts of the vocabulary, each of which may also be unknown; whether a
    contact is open is a fact too.
    """
    return _Cases(conditions, rules, built_in).all()


class _Cases:
    def __init__(
        self,
        conditions: Sequence[Condition],
        rules: Mapping[FactId, FactRule],
        built_in: Values,
    ) -> None:
        self._conditions = tuple(conditions)
        self._read = tuple(tuple(dict.fromkeys(_read(each))) for each in conditions)
        self._behind = [
            tuple(dict.fromkeys(chain.from_iterable(self._read[number:])))
            for number in range(len(conditions) + 1)
        ]
        atoms = [atom for each in conditions for atom in atoms_of(each)]
        self._bags = {
            fact: _told_apart(built_in(fact) or _bags(rules[fact], atoms), fact, atoms)
            for fact in self._behind[0]
            if not fact.startswith(OPEN)
        }
        self._taken: set[int] = set()
        self._unanswered: Facts | None = None
        self._seen: set[object] = set()

    def all(self) -> Taken:
        waiting: list[tuple[int, Facts]] = [(0, {})]
        while waiting:
            number, known = waiting.pop()
            waiting.extend(self._further(number, known))
        return Taken(frozenset(self._taken), self._unanswered)

    def _further(self, number: int, known: Facts) -> Iterator[tuple[int, Facts]]:
        """Read on from row *number*; yield the cases that what is *known* does not decide."""
        for row in range(number, len(self._conditions)):
            truth = _truth(self._conditions[row], known)
            if truth is None:
                yield from self._each(row, known)
                return
            if truth:
                self._taken.add(row)
                return
        self._unanswered = self._unanswered or known

    def _each(self, row: int, known: Facts) -> Iterator[tuple[int, Facts]]:
        fact = next(each for each in self._read[row] if each not in known)
        for bag in self._bags.get(fact, ((), (OPEN,))):
            more = {**known, fact: bag}
            key = (row, *map(more.get, self._behind[row]))
            if key not in self._seen:
                self._seen.add(key)
                yield row, more


def _read(condition: Condition) -> Iterator[FactId]:
    for part in parts(condition):
        match part:
            case Is(fact) | AtLeast(fact) | Only(fact):
                yield fact
            case IsOpen(contact):
                yield FactId(f"{OPEN}:{contact}")
            case _:
                continue


def _truth(condition: Condition, known: Facts) -> bool | None:
    """Tell whether *condition* holds where only *known* is settled; None where more is asked."""
    match condition:
        case All(conditions):
            return _least(conditions, known)
        case AnyOf(conditions):
            least = _least(tuple(map(Not, conditions)), known)
            return None if least is None else not least
        case Not(inner):
            truth = _truth(inner, known)
            return None if truth is None else not truth
        case IsOpen(contact):
            is_open = known.get(FactId(f"{OPEN}:{contact}"))
            return None if is_open is None else bool(is_open)
        case _:
            return holds(condition, known) if condition.fact in known else None


def _least(conditions: tuple[Condition, ...], known: Facts) -> bool | None:
    truths = [_truth(each, known) for each in conditions]
    if False in truths:
        return False
    return None if None in truths else True


def _bags(rule: FactRule, atoms: Sequence[Atom]) -> tuple[Bag, ...]:
    """Return what the fact of *rule* can hold: nothing, one value, or a bag where it adds up."""
    single = ((), *((value,) for value in rule.values))
    if not rule.many:
        return single
    mine = [atom for atom in atoms if atom.fact == rule.id]
    named = sorted({value for atom in mine for value in atom.values})
    others = [value for value in rule.values if value not in named][:1]
    most = max((atom.count for atom in mine if isinstance(atom, AtLeast)), default=1)
    counts = product(range(most + 1), repeat=len(named) + len(others))
    return tuple(
        tuple(v for v, n in zip((*named, *others), each, strict=True) for _ in range(n))
        for each in counts
    )


def _told_apart(bags: tuple[Bag, ...], fact: FactId, atoms: Sequence[Atom]) -> tuple[Bag, ...]:
    """Return one of *bags* for all that no condition can tell from each other."""
    mine = [atom for atom in atoms if atom.fact == fact]
    found: dict[tuple[bool, ...], Bag] = {}
    for bag in bags:
        found.setdefault(tuple(holds(atom, {fact: bag}) for atom in mine), bag)
    return tuple(found.values())

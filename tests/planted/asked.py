"""What `who` and `say` are asked about an edited plan: which moments, facts and paths.

Everything that the two versions of a plan can tell apart is asked once, so that what
answers alike for certain is not asked again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from itertools import chain, product, zip_longest

from bot.conditions import AtLeast, Atom, FactId, Is, Only, holds
from bot.diff.model import TimeClass
from bot.diff.times import kinds_of
from bot.library import Library
from bot.plan.hours import HORIZON, is_doubtful
from bot.plan.model import Plan

YEAR = timedelta(days=396)
WEEK_BEFORE = 7
CLOCK = "T10:20"
"""A time of day at which offices are open."""

Pair = tuple[Plan, Plan]


@dataclass(frozen=True)
class Moments:
    """When two versions of a plan are asked: *first* with all facts and paths, then *others*."""

    first: str
    others: tuple[str, ...]


def moments(plans: Pair, today: date, minutes: int) -> Moments | None:
    """Return moments of every class of time in the year from *today*, so many *minutes* apart.

    Where only the days differ on which an office is closed, they are about the days that
    differ: each of them, and every six hours the week before, when it is told of. None
    where there is no such day as far ahead as anybody looks: nothing can be told otherwise.
    """
    if replace(plans[0], days=plans[1].days) == plans[1]:
        return _about_days(plans, today, minutes)
    return Moments(f"{today}{CLOCK}", tuple(dict.fromkeys(_of_classes(plans, today, minutes))))


def _about_days(plans: Pair, today: date, minutes: int) -> Moments | None:
    ahead = (today + timedelta(days=number) for number in range(-1, HORIZON.days + 2))
    days = [day for day in ahead if _stands(plans[0], day) != _stands(plans[1], day)]
    if not days:
        return None
    every = (time for day in days for time in _about(day, minutes))
    return Moments(f"{days[0]}{CLOCK}", tuple(dict.fromkeys(every)))


def _stands(plan: Plan, day: date) -> tuple[bool, bool]:
    return any(rule.covers(day) for rule in plan.days.closing), is_doubtful(plan.days, day)


def _about(day: date, minutes: int) -> Iterator[str]:
    yield from _clock(day, 0, 24 * 60, minutes)
    for before in range(1, WEEK_BEFORE + 1):
        yield from _clock(day - timedelta(days=before), 0, 24 * 60, 6 * 60)


def _of_classes(plans: Pair, today: date, minutes: int) -> Iterator[str]:
    seen: set[tuple[TimeClass, object, int]] = set()
    for day in (today + timedelta(days=number) for number in range(YEAR.days)):
        for begin, finish, kind in kinds_of(day, plans):
            of = day if kind == TimeClass.CLOSING else day.weekday()
            if (kind, of, begin) not in seen:
                seen.add((kind, of, begin))
                yield from _clock(day, begin, finish, minutes)


def _clock(day: date, begin: int, finish: int, minutes: int) -> Iterator[str]:
    yield from (f"{day}T{at // 60:02}:{at % 60:02}" for at in range(begin, finish, minutes))


# --- which facts ------------------------------------------------------------------------


def facts(content: Library, plans: Pair) -> Iterator[tuple[str, ...]]:
    """Yield every combination of facts, in words, that some condition of *plans* tells apart.

    Of the values that all conditions treat alike the first stands for the others.
    """
    atoms = frozenset(chain(*(_atoms(plan) for plan in plans)))
    known = dict.fromkeys(area for plan in plans for area in plan.areas)
    values = [[f"area={each}" for each in known] or [""]]
    for name, rule in content.vocabulary.facts.items():
        if rule.plans and not rule.table:
            values.append(list(_apart(name, ("", *rule.values), atoms)))
    for words in product(*values):
        yield tuple(word for word in words if word)


def _apart(fact: FactId, values: Iterable[str], atoms: frozenset[Atom]) -> Iterator[str]:
    seen: set[frozenset[Atom]] = set()
    for value in values:
        known = {fact: (value,) if value else ()}
        held = frozenset(each for each in atoms if each.fact == fact and holds(each, known))
        if held not in seen:
            seen.add(held)
            yield f"{fact}={value}" if value else ""


def _atoms(value: object) -> Iterator[Atom]:
    """Yield what every condition anywhere in *value* asks."""
    if isinstance(value, Is | AtLeast | Only):
        yield value
    elif isinstance(value, Mapping):
        yield from chain(*map(_atoms, value.values()))
    elif isinstance(value, tuple):
        yield from chain(*map(_atoms, value))
    elif is_dataclass(value):
        yield from chain(*(_atoms(getattr(value, each.name)) for each in fields(value)))


def in_turn(*of):
    """Yield the first of each, then the second of each, and so on until the longest ends."""
    ended = object()
    for each in chain.from_iterable(zip_longest(*of, fillvalue=ended)):
        if each is not ended:
            yield each

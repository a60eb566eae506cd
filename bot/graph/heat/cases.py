"""The cases that a table of contacts tells apart, and words for each group of them.

A case is one value for every fact that the table's rows and the contacts in them look at.
Cases that lead to the same contacts are one group. Its words are found by asking one fact
after the other, the one first that leaves the fewest ways to say.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

from bot.conditions import AREA, MUNICIPALITY, ContactId, FactId, Facts, TableId, Value, facts_read
from bot.library import Library
from bot.plan.model import Plan
from bot.plan.routing import Desk, reads

MOST = 20_000
"""So many cases are told apart at most; a plan asks far fewer."""

Case = Mapping[FactId, Value]
Said = tuple[tuple[FactId, frozenset[Value]], ...]
"""One way to say a group: what each fact must be; facts that are of no account are left out."""


@dataclass(frozen=True, slots=True)
class Group:
    """Cases that lead to the same *contacts*, an example of them, and the ways to *say* them."""

    contacts: tuple[ContactId, ...]
    facts: Facts
    say: tuple[Said, ...]


def groups(library: Library, at_desk: Desk, table: TableId) -> tuple[Group, ...]:
    """Return the groups of cases that *table* of the plan tells apart, in order of appearance."""
    values = _values(library, at_desk.plan, table)
    every = islice(product(*values.values()), MOST)
    cases: list[Case] = [dict(zip(values, chosen, strict=True)) for chosen in every]
    found: dict[tuple[ContactId, ...], list[Case]] = {}
    for case in cases:
        found.setdefault(_contacts(at_desk, table, case), []).append(case)
    leads = {_key(case): contacts for contacts, same in found.items() for case in same}
    said = _said(cases, tuple(values), leads.get)
    return tuple(
        Group(contacts, _facts(at_desk, same[0]), tuple(way for way, to in said if to == contacts))
        for contacts, same in found.items()
    )


def _contacts(at_desk: Desk, table: TableId, case: Case) -> tuple[ContactId, ...]:
    """Return whom *case* can lead to, less those within the house, who never count as answering."""
    listed = at_desk.may_list(table, _facts(at_desk, case))
    return tuple(each for each in listed if not at_desk.plan.contacts[each].inhouse)


def _facts(at_desk: Desk, case: Case) -> Facts:
    return at_desk.facts({fact: (value,) for fact, value in case.items()})


def _key(case: Case) -> frozenset[tuple[FactId, Value]]:
    return frozenset(case.items())


def _values(library: Library, plan: Plan, table: TableId) -> dict[FactId, tuple[Value, ...]]:
    """Return the facts that decide in *table*, each with its values, as they can be answered."""
    read = set(_read(plan, table))
    for fact in tuple(read):
        read |= reads(plan.facts.get(fact, ()))
    rules = library.vocabulary.facts
    plain = {each: tuple(rules[each].values) for each in rules if each in read}
    found = {each: values for each, values in plain.items() if not rules[each].table}
    if AREA in read and plan.areas:
        found[AREA] = tuple(Value(area) for area in plan.areas)
    if MUNICIPALITY in read and plan.place is None:
        found[MUNICIPALITY] = (Value("unknown"), Value("abroad"))
    return found


def _read(plan: Plan, table: TableId) -> Iterable[FactId]:
    rows = plan.routes.get(table, ())
    named = {each for row in rows for each in row.value} | set(plan.floor.get(table, ()))
    yield from reads(rows)
    for contact in named & set(plan.contacts):
        if not plan.contacts[contact].inhouse:
            yield from facts_read(plan.contacts[contact].when)


GroupOf = Callable[[frozenset[tuple[FactId, Value]]], tuple[ContactId, ...] | None]


def _said(
    cases: Sequence[Case], facts: tuple[FactId, ...], group_of: GroupOf
) -> tuple[tuple[Said, tuple[ContactId, ...]], ...]:
    """Return the ways to say which cases lead where, asking as few facts as can be."""
    reached = {group_of(_key(case)) for case in cases}
    if len(reached) == 1:
        return (((), reached.pop() or ()),)
    tried = (_asking(fact, cases, facts, group_of) for fact in facts)
    return min((found for found in tried if found), key=len)


def _asking(
    fact: FactId, cases: Sequence[Case], facts: tuple[FactId, ...], group_of: GroupOf
) -> tuple[tuple[Said, tuple[ContactId, ...]], ...]:
    by_value: dict[Value, list[Case]] = {}
    for case in cases:
        by_value.setdefault(case[fact], []).append(case)
    if len(by_value) == 1:
        return ()
    others = tuple(each for each in facts if each != fact)
    alike: dict[tuple[tuple[Said, tuple[ContactId, ...]], ...], list[Value]] = {}
    for value, same in by_value.items():
        alike.setdefault(_said(same, others, group_of), []).append(value)
    return tuple(
        (((fact, frozenset(values)), *said), to)
        for below, values in alike.items()
        for said, to in below
    )

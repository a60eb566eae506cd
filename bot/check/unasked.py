"""Rows of tables that no step asks for: the facts under which they hold are those of no step.

The national tables answer every case, also one that no flow has a step for. No conversation
can rest on such a row, and none can cover it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from bot.check.logic import never_holds
from bot.check.rows import plain_facts
from bot.conditions import All, Condition, TableId
from bot.library import Library
from bot.scenario.rows import Tabled, every_row


def unasked(library: Library) -> frozenset[str]:
    """Return the names of the rows of contacts and texts that surely no step of a flow asks for."""
    return frozenset(row.name for row in every_row(library) - frozenset(_asked(library)))


def _asked(library: Library) -> Iterator[Tabled]:
    plain, steps = plain_facts(library.vocabulary), _asking(library)
    for plan in (library.nowhere, *library.plans.values()):
        for tables in (plan.routes, plan.says):
            for name, table in tables.items():
                for row in table:
                    if not all(never_holds(All((row.when, each)), plain) for each in steps[name]):
                        yield Tabled(name, row.where)
        for fact, rows in plan.facts.items():
            yield from (Tabled(fact, row.where) for row in rows)


def _asking(library: Library) -> Mapping[TableId, list[Condition]]:
    """Return under what each table is asked."""
    found: dict[TableId, list[Condition]] = defaultdict(list)
    for flow in library.flows.values():
        for step in flow.steps.values():
            for table in (step.route, step.says):
                if table is not None:
                    found[table].append(step.when)
    return found

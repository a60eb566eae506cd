"""Rows that can never be taken, and tables that leave a case without an answer.

In a fork as in a table the first row that holds is taken, so a row behind an equal or a
wider one is dead, and everything behind an else is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.check.logic import Plain, implies, never_holds
from bot.check.material import Material, error, own_contacts, place
from bot.check.tables import AnyTable, tables_in, tables_of
from bot.conditions import ALWAYS, KNOWN, MUNICIPALITY, All, Condition, FactId, Is
from bot.flow.model import AreaQuestion, Fork, PlaceQuestion, Question, Vocabulary
from bot.plan.model import Plan
from bot.problems import Location, Problem


@dataclass(frozen=True, slots=True)
class Line:
    """A row reduced to what decides whether it is taken."""

    when: Condition
    where: Location


def rows(material: Material) -> Iterator[Problem]:
    """Yield the branches, rows and conditions that can never hold, and the missing elses."""
    plain = plain_facts(material.library.vocabulary)
    for flow in material.sound_flows:
        for state in flow.states.values():
            if isinstance(state, Fork):
                lines = [Line(branch.when, place(branch, "when")) for branch in state.branches]
                yield from _dead(lines, plain, ("F315", "F314"), state.id)
            elif isinstance(state, Question | PlaceQuestion | AreaQuestion):
                if never_holds(state.when, plain):
                    yield error("F316", place(state, "when"), what=f"state {state.id}")
        for step in flow.steps.values():
            if never_holds(step.when, plain):
                yield error("F316", place(step, "when"), what=f"step {step.id}")
    for plan in filter(material.sound, material.plans):
        yield from _in_plan(material, plan, plain)


def plain_facts(vocabulary: Vocabulary) -> Plain:
    """Return what tells whether a fact holds one value at most."""

    def plain(fact: FactId) -> bool:
        rule = vocabulary.facts.get(fact)
        return rule is None or not rule.many

    return plain


def _dead(
    lines: Sequence[Line],
    plain: Plain,
    codes: tuple[str, str],
    table: str,
    given: Condition = ALWAYS,
) -> Iterator[Problem]:
    """Yield every line that can never be taken; *codes*: one after an else, one behind another."""
    after_else, shadowed = codes
    for number, line in enumerate(lines):
        here = All((line.when, given))
        if never_holds(here, plain):
            yield error("F316", line.where, what=f"row of {table}")
            continue
        for earlier in lines[:number]:
            if line.when == earlier.when or implies(here, earlier.when, plain):
                code = after_else if earlier.when == ALWAYS else shadowed
                first = str(earlier.where.line)
                file = earlier.where.path if earlier.where.path != line.where.path else ""
                yield error(code, line.where, table=table, line=first, file=file)
                break


# --- plans --------------------------------------------------------------------------


def _in_plan(material: Material, plan: Plan, plain: Plain) -> Iterator[Problem]:
    given = Is(MUNICIPALITY, frozenset({KNOWN})) if plan.own else ALWAYS
    tables = list(tables_of(plan))
    for contact in own_contacts(plan):
        tables.extend(tables_in(contact))
        if never_holds(All((contact.when, given)), plain):
            yield error("F316", place(contact, "when"), what=f"contact {contact.id}")
    for name, table in tables:
        if any(row.where.path == plan.where.path for row in table):  # the rest is judged elsewhere
            lines = [Line(row.when, row.where) for row in table]
            for problem in _dead(lines, plain, ("P208", "P209"), name, given):
                if problem.where.path == plan.where.path:
                    yield problem
    yield from _empty_routes(plan)
    yield from _locked(plan)
    if not plan.own:
        yield from _elses(material, plan)


def _elses(material: Material, plan: Plan) -> Iterator[Problem]:
    """Yield the national routes and facts without an else: they must answer every case."""
    tables: dict[str, AnyTable] = {table: rows for table, rows in plan.routes.items()}
    for fact, rule in material.library.vocabulary.facts.items():
        if rule.table:
            tables[fact] = plan.facts.get(fact, ())
    for name, table in tables.items():
        if not any(row.when == ALWAYS for row in table):
            where = table[-1].where if table else place(plan, "facts")
            yield error("P207", where, table=name)


def _empty_routes(plan: Plan) -> Iterator[Problem]:
    for name, table in plan.routes.items():
        for row in table:
            if not row.value and not plan.floor.get(name) and row.where.path == plan.where.path:
                yield error("P229", row.at, table=name)


def _locked(plan: Plan) -> Iterator[Problem]:
    """Yield what a local plan locks: only in the national one does the word do anything."""
    if not plan.own:
        return
    for contact in own_contacts(plan):
        if contact.locked:
            yield error("P228", place(contact, "locked"), what=f"contact {contact.id}")
    for name, table in tables_of(plan):
        for row in table:
            if row.locked and row.where.path == plan.where.path:
                yield error("P228", row.where, what=f"row of {name}")

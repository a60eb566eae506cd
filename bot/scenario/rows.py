"""The rows of the tables that a played conversation rests on: which one held, where and when."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.dialogue.replies import ShowOutcome
from bot.dialogue.session import Session
from bot.dialogue.walk import Walk
from bot.library import Library
from bot.plan.model import Plan, Row, Table
from bot.plan.routing import desk
from bot.plan.table import first_row
from bot.problems import Location
from bot.scenario.compare import shown_steps
from bot.scenario.play import Played


@dataclass(frozen=True, slots=True)
class Tabled:
    """A row of *table*, known by its place; a municipality's plan holds those below it too."""

    table: str
    where: Location

    @property
    def name(self) -> str:
        """Return "concern (danmark.yaml:131)"."""
        return f"{self.table} ({self.where.path.rpartition('/')[2]}:{self.where.line})"


def every_row(library: Library) -> frozenset[Tabled]:
    """Return the rows of all tables of contacts, texts and facts in the plans of *library*."""
    plans = (library.nowhere, *library.plans.values())
    return frozenset(row for plan in plans for row in rows_of(plan))


def rows_of(plan: Plan) -> Iterator[Tabled]:
    """Yield the rows of all tables of *plan*, its own and those below it."""
    for tables in (plan.routes, plan.says, plan.facts):
        for name, table in tables.items():
            yield from (Tabled(name, row.where) for row in table)


def rows_held(played: Played) -> frozenset[Tabled]:
    """Return the rows that held for the outcomes of *played*."""
    reached = zip(played.outcomes, played.at_outcomes, strict=False)
    return frozenset(row for screen, session in reached for row in _held(played, screen, session))


def _held(played: Played, screen: ShowOutcome, session: Session) -> Iterator[Tabled]:
    walk = Walk(played.library, played.flow, played.flow.links.get(session.link or ""))
    plan = walk.plan(session.path)
    at_desk, found = desk(plan), walk.facts(session.path)
    facts = at_desk.facts(found)

    def taken(name: str, table: Table[object]) -> Iterator[Tabled]:
        row: Row[object] | None = first_row(
            table, facts, lambda each: at_desk.answering.is_open(each, facts, played.at)
        )
        if row is not None:
            yield Tabled(name, row.where)

    for step in (*shown_steps(screen), *screen.avoid):
        if step.table is not None:
            yield from taken(step.table, plan.routes.get(step.table, ()))
        if step.says is not None:
            yield from taken(step.says, plan.says.get(step.says, ()))
    for fact, rows in plan.facts.items():
        yield from taken(fact, rows)

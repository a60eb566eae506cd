"""Every table answers every case, every row can be taken, and every condition can hold.

`check` says what is sure of two rows; here each table is tried with every combination of
facts that its rows can tell apart. Texts may be silent; routes and facts must answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.check.tables import tables_in, tables_of
from bot.conditions import (
    ABROAD,
    ALWAYS,
    AREA,
    KNOWN,
    MUNICIPALITY,
    NO_AREA,
    UNKNOWN,
    Condition,
    FactId,
    Facts,
    Value,
)
from bot.flow.model import AreaQuestion, Flow, PlaceQuestion, Question
from bot.library import Library
from bot.plan.model import Plan, Row
from bot.problems import Location
from bot.proof.rows import Bag, Taken, Values, taken


@dataclass(frozen=True, slots=True)
class TableFault:
    """What is wrong with *name*, written at *where*.

    *kind* is ``unanswered`` (no row holds for *facts*), ``shadowed`` (earlier rows take every
    case of this one), ``impossible`` (a row that no facts fulfil) or ``never`` (a condition of
    a contact, a step or a question that none fulfil).
    """

    kind: str
    name: str
    where: Location
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TablesVerdict:
    """What came of all tables: equal ones of several plans are counted once.

    *answering* counts the tables that must answer every case, *rows* the rows and
    *conditions* the conditions of contacts, steps and questions that were tried.
    """

    answering: int
    rows: int
    conditions: int
    faults: tuple[TableFault, ...]

    @property
    def holds(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.faults

    def count(self, *kinds: str) -> int:
        """Return how many faults there are of *kinds*."""
        return sum(each.kind in kinds for each in self.faults)


def prove_tables(library: Library) -> TablesVerdict:
    """Return what is proven of the tables and conditions of *library*."""
    return _Tables(library).prove()


class _Tables:
    def __init__(self, library: Library) -> None:
        self._library = library
        self._rules = library.vocabulary.facts
        self._seen: set[object] = set()
        self._faults: list[TableFault] = []
        self._answering = self._rows = self._conditions = 0

    def prove(self) -> TablesVerdict:
        for plan in (self._library.nowhere, *self._library.plans.values()):
            self._plan(plan)
        for flow in self._library.flows.values():
            self._flow(flow)
        return TablesVerdict(
            self._answering, self._rows, self._conditions, tuple(_once(self._faults))
        )

    def _plan(self, plan: Plan) -> None:
        values = _values_under(plan)
        must = {*map(str, plan.routes), *map(str, plan.facts)}
        for name, table in tables_of(plan):
            self._table(plan, name, table, values, answers=name in must)
        for contact in plan.contacts.values():
            for name, table in tables_in(contact):
                self._table(plan, name, table, values, answers=False)
            if contact.where.path == plan.where.path:
                self._condition(contact.id, contact.when, contact.where, values)

    def _flow(self, flow: Flow) -> None:
        areas = sorted({area for plan in self._library.plans.values() for area in plan.areas})
        places: tuple[Bag, ...] = ((), (KNOWN,), (UNKNOWN,), (ABROAD,))
        within = ((), (UNKNOWN,), (NO_AREA,), *((Value(area),) for area in areas))
        values = {MUNICIPALITY: places, AREA: within}
        for step in flow.steps.values():
            self._condition(step.id, step.when, step.where, _of(values))
        for state in flow.states.values():
            if isinstance(state, Question | PlaceQuestion | AreaQuestion):
                self._condition(state.id, state.when, state.where, _of(values))

    def _table(
        self, plan: Plan, name: str, table: Sequence[Row[object]], values: Values, *, answers: bool
    ) -> None:
        """Try *table* unless an equal one was; what the national plan says is tried there."""
        mine = tuple(row.where.path == plan.where.path for row in table)
        lines = tuple(row.when for row in table)
        key = (lines, mine, answers, *map(values, (MUNICIPALITY, AREA)))
        if key in self._seen or not (answers or any(mine)):
            return
        self._seen.add(key)
        self._rows += sum(mine)
        self._answering += answers
        found = taken(lines, self._rules, values)
        if answers and found.unanswered is not None:
            where = table[-1].where if table else plan.where
            self._faults.append(TableFault("unanswered", name, where, found.unanswered))
        own = [number for number, is_mine in enumerate(mine) if is_mine]
        self._faults.extend(self._dead(name, table, own, found, values))

    def _dead(
        self, name: str, table: Sequence[Row[object]], own: list[int], found: Taken, values: Values
    ) -> Iterator[TableFault]:
        """Yield the rows of *own* that nobody takes: for themselves, or for those before them."""
        for number in own:
            if number not in found.rows:
                alone = taken((table[number].when,), self._rules, values)
                kind = "shadowed" if alone.rows else "impossible"
                yield TableFault(kind, name, table[number].where)

    def _condition(self, name: str, when: Condition, where: Location, values: Values) -> None:
        key = (when, where, *map(values, (MUNICIPALITY, AREA)))
        if when == ALWAYS or key in self._seen:
            return
        self._seen.add(key)
        self._conditions += 1
        if not taken((when,), self._rules, values).rows:
            self._faults.append(TableFault("never", name, where))


def _once(faults: Sequence[TableFault]) -> Iterator[TableFault]:
    """Yield the first of *faults* for each place: a row of the national plan stands in many."""
    found: dict[object, TableFault] = {}
    for each in faults:
        found.setdefault((each.kind, each.name, each.where), each)
    yield from found.values()


def _values_under(plan: Plan) -> Values:
    """Return what the place can be under *plan*; the national one answers for all places."""
    places: tuple[Bag, ...] = ((KNOWN,),) if plan.own else ((KNOWN,), (UNKNOWN,), (ABROAD,))
    areas: tuple[Bag, ...] = ((NO_AREA,),)
    if plan.areas:
        areas = ((UNKNOWN,), *((Value(area),) for area in plan.areas))
    return _of({MUNICIPALITY: places, AREA: areas})


def _of(values: dict[FactId, tuple[Bag, ...]]) -> Values:
    return lambda fact: values.get(fact, ())

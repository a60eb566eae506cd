"""Which row of a table decided, where it stands, and why; and why the rows before it did not."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.conditions import (
    ALWAYS,
    AREA,
    UNKNOWN,
    Condition,
    ContactId,
    FactId,
    Facts,
    TableId,
    Value,
    facts_read,
    holds,
)
from bot.explain.conditions import Case
from bot.explain.phrases import phrases
from bot.language import Text, in_language
from bot.plan.model import AreaId, Plan, Row
from bot.problems import Location

LONGEST = 48
"""Characters of a text that name its row."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence, and the place in the content that it speaks of."""

    text: str
    where: Location | None = None


@dataclass(frozen=True, slots=True)
class TableTold:
    """Why a table gave what it gave: what decided, and why nothing before it did."""

    table: TableId
    label: str
    decided: tuple[Told, ...]
    before: tuple[Told, ...] = ()
    after: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as it is told: its condition, its name and its place."""

    when: Condition
    name: str
    where: Location


def table_told(plan: Plan, table: TableId, case: Case) -> TableTold:
    """Return why *table* of *plan* gives what it gives in *case*, whatever it gives."""
    by_area = tuple(_areas(plan, table, case))
    if by_area:
        told = tuple(_in_area(plan, table, area, at) for area, at in by_area)
        return TableTold(table, _label(table, case), told, after=_after(plan, table, case))
    lines = tuple(_lines(plan, table, case))
    decided, before = _judged(lines, case)
    return TableTold(table, _label(table, case), (decided,), before, _after(plan, table, case))


def _judged(lines: tuple[_Line, ...], case: Case) -> tuple[Told, tuple[Told, ...]]:
    p, before = phrases(case.wording.lang), list[Told]()
    for line in lines:
        if holds(line.when, case.facts, case.is_open):
            return _decided(line, case, first=not before), tuple(before)
        before.append(_told(p.row_not, line, case.because_not(line.when)))
    return Told(p.no_row if lines else p.no_table), tuple(before)


def _decided(line: _Line, case: Case, *, first: bool) -> Told:
    p = phrases(case.wording.lang)
    if line.when == ALWAYS:
        return _told(p.row_only if first else p.row_else, line, "")
    return _told(p.row, line, case.because(line.when))


def _told(template: str, line: _Line, why: str) -> Told:
    file = line.where.path.rpartition("/")[2]
    return Told(
        template.format(row=line.name, file=file, line=line.where.line, why=why), line.where
    )


def _areas(plan: Plan, table: TableId, case: Case) -> Iterator[tuple[str, Case]]:
    """Yield each area with its case, where the area is not known and the table asks for it."""
    reads = {fact for row in plan.routes.get(table, ()) for fact in facts_read(row.when)}
    if AREA not in reads or not plan.areas or case.facts.get(AREA) != (UNKNOWN,):
        return
    for area, label in plan.areas.items():
        facts: Facts = {**case.facts, AREA: (Value(AreaId(area)),)}
        yield in_language(label, case.wording.lang), Case(case.wording, facts, case.is_open)


def _in_area(plan: Plan, table: TableId, area: str, case: Case) -> Told:
    decided, _ = _judged(tuple(_lines(plan, table, case)), case)
    p = phrases(case.wording.lang)
    return Told(p.in_area.format(area=area, sentence=decided.text), decided.where)


def _lines(plan: Plan, table: TableId, case: Case) -> Iterator[_Line]:
    quoted = phrases(case.wording.lang).quoted
    for route in plan.routes.get(table, ()):
        named = ", ".join(route.value) or phrases(case.wording.lang).nobody
        yield _line(route, quoted.format(text=named))
    for text in plan.says.get(table, ()):
        yield _line(text, quoted.format(text=_short(in_language(text.value, case.wording.lang))))
    for given in plan.facts.get(FactId(table), ()):
        yield _line(given, case.wording.values(FactId(table), [given.value]))


def _line(row: Row[tuple[ContactId, ...]] | Row[Text] | Row[Value], name: str) -> _Line:
    return _Line(row.when, name, row.where)


def _after(plan: Plan, table: TableId, case: Case) -> tuple[Told, ...]:
    """Return what the table adds to its row, and who of it does not serve this case."""
    p, w = phrases(case.wording.lang), case.wording
    floor = plan.floor.get(table, ())
    told = [Told(p.floor.format(contacts=", ".join(map(w.contact, floor))))] if floor else []
    row = next(
        (r for r in plan.routes.get(table, ()) if holds(r.when, case.facts, case.is_open)), None
    )
    for each in dict.fromkeys((*(row.value if row else ()), *floor)):
        contact = plan.contacts.get(each)
        if contact is not None and not holds(contact.when, case.facts):
            why = case.because_not(contact.when)
            told.append(Told(p.not_serving.format(contact=w.contact(each), why=why), contact.where))
    return tuple(told)


def _label(table: TableId, case: Case) -> str:
    vocabulary, lang = case.wording.vocabulary, case.wording.lang
    rule = vocabulary.tables.get(table)
    if rule is not None and rule.gives != "fact":
        return in_language(rule.label, lang) or table
    fact = vocabulary.facts.get(FactId(table))
    return in_language(fact.label, lang) if fact is not None else table


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"

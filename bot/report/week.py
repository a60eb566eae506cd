"""Evidence on the hours of a week: how much of it has somebody local, or only somebody national.

For each kind of case the week of the report is laid out from one change of hours to the
next, and each piece counts for the nearest who certainly answers: a contact of the
municipality's own plan, else a national one, else the numbers for danger. "Answers" means
open by stated hours. A local office that is only likely to be open is told beside it and
never counted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from bot.conditions import TableId, Value
from bot.plan.pieces import pieces
from bot.plan.routing import Reach, desk
from bot.plan.status import Likely, Open
from bot.report.basis import WHOM, Basis
from bot.report.model import Cell, Column, Evidence, Said, Table
from bot.report.routes import named, raw_of, together
from bot.words import date_in_words, percent

DAYS = 7
LOCAL, NATIONAL, ACUTE, NOBODY = "local", "national", "acute", "nobody"
LIKELY = "likely_local"
LEVELS = (LOCAL, NATIONAL, ACUTE, NOBODY)
"""Who answers, the nearest first."""


Kind = tuple[TableId, Value | None]
"""A table, and the one it is about."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of a week: *by* level, which add up to one, and *likely* local beside them."""

    by: tuple[float, ...]
    likely: float


def week(basis: Basis) -> Evidence:
    """Return, for each kind of case, which share of the week somebody local or national answers."""
    monday = basis.today - timedelta(days=basis.today.weekday())
    shares = _shares(basis, monday)
    rows = tuple(row for table in basis.tables() for row in _rows(basis, table, shares))
    first = date_in_words(monday, basis.lang)
    last = date_in_words(monday + timedelta(days=DAYS - 1), basis.lang)
    text = basis.by(
        f"Ugen {first} – {last}: den nærmeste, der svarer efter oplyste tider.",
        f"The week {first} – {last}: the nearest who answers by stated hours.",
    )
    return Evidence(
        kind="week",
        title=basis.by("Hvem der svarer i løbet af en uge", "Who answers in the course of a week"),
        says=(Said("from", monday, text), *_of_first(basis, rows)),
        table=Table(_columns(basis), rows),
    )


def _columns(basis: Basis) -> tuple[Column, ...]:
    plan = basis.plan.contacts
    phones = (row.value for each in basis.acute for row in plan[each].phone)
    numbers = ", ".join(sorted(phones))
    return (
        Column("table", basis.by("Opgave", "Task")),
        Column("age", basis.by("Alder", "Age")),
        Column(LOCAL, basis.by("Lokalt", "Local")),
        Column(NATIONAL, basis.by("Nationalt", "National")),
        Column(ACUTE, basis.by(f"Kun {numbers}", f"Only {numbers}")),
        Column(NOBODY, basis.by("Ingen", "Nobody")),
        Column(LIKELY, basis.by("Måske lokalt", "Maybe local")),
    )


def _of_first(basis: Basis, rows: tuple[tuple[Cell, ...], ...]) -> Iterator[Said]:
    """Yield the first row as a sentence: it is the kind of case that the conversation is about."""
    if rows:
        table, _, local, national = rows[0][:4]
        text = basis.by(
            f"{table.text}: lokalt {local.text} af ugen, nationalt {national.text}.",
            f"{table.text}: local {local.text} of the week, national {national.text}.",
        )
        yield Said("first", table.raw, text)


def _rows(
    basis: Basis, table: TableId, shares: Mapping[Kind, Shares]
) -> Iterator[tuple[Cell, ...]]:
    for ages, found in together((age, shares[table, age]) for age in basis.values(WHOM)):
        case = Cell(table, basis.table(table)), Cell(raw_of(ages), named(basis, WHOM, ages))
        likely = Cell(found.likely, percent(found.likely, basis.lang))
        yield (*case, *(_share(basis, each) for each in found.by), likely)


def _share(basis: Basis, share: float) -> Cell:
    return Cell(share, percent(share, basis.lang), share=share)


# --- who answers --------------------------------------------------------------------


def _shares(basis: Basis, monday: date) -> Mapping[Kind, Shares]:
    """Return the shares of each kind of case; moment by moment, so that hours are laid out once."""
    days = (monday + timedelta(days=number) for number in range(DAYS))
    laid_out = [piece for day in days for piece in pieces(basis.plan, day)]
    at_desk = desk(basis.plan)
    kinds = tuple(product(basis.tables(), basis.values(WHOM)))
    facts = {age: at_desk.facts({WHOM: (age,)} if age else {}) for _, age in kinds}
    seconds = {kind: dict.fromkeys((*LEVELS, LIKELY), 0.0) for kind in kinds}
    for start, end in laid_out:
        for table, age in kinds:
            reaches = at_desk.route(table, facts[age], start).reaches
            counted = seconds[table, age]
            counted[_nearest(basis, reaches)] += (end - start).total_seconds()
            if any(_is_likely(reach) for reach in reaches):
                counted[LIKELY] += (end - start).total_seconds()
    whole = sum((end - start).total_seconds() for start, end in laid_out)
    return {
        kind: Shares(
            tuple(round(found[each] / whole, 4) for each in LEVELS), round(found[LIKELY] / whole, 4)
        )
        for kind, found in seconds.items()
    }


def _nearest(basis: Basis, reaches: tuple[Reach, ...]) -> str:
    levels = (_level(basis, each) for each in reaches if isinstance(each.status, Open))
    return min(levels, key=LEVELS.index, default=NOBODY)


def _level(basis: Basis, reach: Reach) -> str:
    contact = reach.contact
    if contact.id in basis.acute or contact.via in basis.acute:
        return ACUTE  # whoever picks up there is not the municipality
    return NATIONAL if contact.national else LOCAL


def _is_likely(reach: Reach) -> bool:
    return isinstance(reach.status, Likely) and not reach.contact.national

"""Reading tables: the first row that holds is taken."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from bot.conditions import ContactId, Facts, holds, nobody_is_open
from bot.plan.model import Row, Table

T = TypeVar("T")


def first_row(
    table: Iterable[Row[T]],
    facts: Facts,
    is_open: Callable[[ContactId], bool] = nobody_is_open,
) -> Row[T] | None:
    """Return the first row of *table* that holds for *facts*, or None."""
    for row in table:
        if holds(row.when, facts, is_open):
            return row
    return None


def first(
    table: Table[T],
    facts: Facts,
    is_open: Callable[[ContactId], bool] = nobody_is_open,
) -> T | None:
    """Return the value of the first row of *table* that holds for *facts*, or None."""
    row = first_row(table, facts, is_open)
    return None if row is None else row.value

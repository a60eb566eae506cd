"""The open file of the embedded store, as far as its parts use it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol


class Cursor(Protocol):
    """What came of a statement."""

    @property
    def rowcount(self) -> int:
        """Return how many rows were changed."""
        ...

    def fetchone(self) -> Any:
        """Return the next row, or None."""
        ...

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""
        ...


class Connection(Protocol):
    """The open file, as far as it is used here."""

    def execute(self, statement: str, values: Any = ...) -> Cursor:
        """Do *statement* with *values*."""
        ...

    def executemany(self, statement: str, values: Any) -> Cursor:
        """Do *statement* with each of *values*."""
        ...


class Asking(Protocol):
    """Has a call done on the store's thread."""

    def __call__(self, call: Callable[[], Any]) -> Awaitable[Any]:
        """Return what *call* returns."""
        ...


@dataclass(frozen=True, slots=True)
class Then:
    """What to *do* in the store's thread once a write stands; what a write may return."""

    do: Callable[[], None]

"""A line that tells how far long work has come; only where somebody is watching a terminal."""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TextIO, TypeVar

T = TypeVar("T")

WIDTH = 24
"""Characters of the bar."""


def with_progress(items: Sequence[T], stream: TextIO | None = None) -> Iterator[T]:
    """Yield *items* one by one; on a terminal a bar with numbers on *stream* (standard error)."""
    done = progress(len(items), stream)
    for item in items:
        yield item
        done()


def progress(parts: int, stream: TextIO | None = None) -> Callable[[], None]:
    """Return what is to be called as each of *parts* is done; on a terminal it moves a bar."""
    out = sys.stderr if stream is None else stream
    if not out.isatty() or parts < 2:
        return lambda: None
    left = iter(range(1, parts + 1))

    def show(number: int) -> None:
        shown = bar(number, parts) if number < parts else " " * len(bar(parts, parts))
        print(f"\r{shown}" + ("" if number < parts else "\r"), end="", file=out, flush=True)

    show(0)
    return lambda: show(next(left, parts))


def bar(done: int, every: int) -> str:
    """Return *done* of *every* as a bar and in numbers: the numbers alone say it too."""
    filled = WIDTH * done // every
    return f"[{'#' * filled}{'.' * (WIDTH - filled)}] {done}/{every}"

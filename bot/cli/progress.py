"""A line that tells how far long work has come; only where somebody is watching a terminal."""

import sys
from collections.abc import Iterator, Sequence
from typing import TextIO, TypeVar

T = TypeVar("T")

WIDTH = 24
"""Characters of the bar."""


def with_progress(items: Sequence[T], stream: TextIO | None = None) -> Iterator[T]:
    """Yield *items* one by one; on a terminal a bar with numbers on *stream* (standard error)."""
    out = sys.stderr if stream is None else stream
    if not out.isatty() or len(items) < 2:
        yield from items
        return
    for number, item in enumerate(items):
        print(f"\r{bar(number, len(items))}", end="", file=out, flush=True)
        yield item
    print(f"\r{' ' * len(bar(len(items), len(items)))}\r", end="", file=out, flush=True)


def bar(done: int, every: int) -> str:
    """Return *done* of *every* as a bar and in numbers: the numbers alone say it too."""
    filled = WIDTH * done // every
    return f"[{'#' * filled}{'.' * (WIDTH - filled)}] {done}/{every}"

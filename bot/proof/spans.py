"""Sets of instants as half-open stretches of UTC time: joined, cut and measured exactly."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

Stretch = tuple[datetime, datetime]
"""From the first instant (UTC) until before the second."""

Spans = tuple[Stretch, ...]
"""Stretches in order that neither touch nor overlap, each longer than nothing."""


def joined(stretches: Iterable[Stretch]) -> Spans:
    """Return every instant that lies in one of *stretches*, which may come in any order."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def without(spans: Spans, taken: Spans) -> Spans:
    """Return the instants of *spans* that do not lie in *taken*."""
    return tuple(_without(spans, taken)) if taken else spans


def _without(spans: Spans, taken: Spans) -> Iterator[Stretch]:
    rest = iter(taken)
    cut = next(rest, None)
    for start, end in spans:
        while cut is not None and cut[1] <= start:
            cut = next(rest, None)
        while cut is not None and cut[0] < end:
            if start < cut[0]:
                yield start, cut[0]
            start = cut[1]
            if start >= end:
                break
            cut = next(rest, None)
        if start < end:
            yield start, end


def shared(spans: Spans, others: Spans) -> Spans:
    """Return the instants that lie in both."""
    return without(spans, without(spans, others)) if others else ()


def inside(spans: Spans, at: datetime) -> bool:
    """Tell whether *at* lies in *spans*."""
    return any(start <= at < end for start, end in spans)


def length(spans: Iterable[Stretch]) -> timedelta:
    """Return how long *spans* last together."""
    return sum((end - start for start, end in spans), timedelta())

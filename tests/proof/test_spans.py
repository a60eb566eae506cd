"""Sets of instants: joined, cut and shared as a set of whole hours would be."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.proof.spans import Spans, inside, joined, length, shared, without

ZERO = datetime(2026, 10, 24, tzinfo=UTC)
HOURS = range(24)

stretches = st.lists(
    st.tuples(st.integers(0, 23), st.integers(0, 6)).map(lambda each: (each[0], sum(each))),
    max_size=6,
)


def spans(hours: list[tuple[int, int]]) -> Spans:
    return joined((ZERO + timedelta(hours=a), ZERO + timedelta(hours=b)) for a, b in hours)


def hours_in(found: Spans) -> set[int]:
    return {hour for hour in range(40) if inside(found, ZERO + timedelta(hours=hour))}


def hours_of(each: list[tuple[int, int]]) -> set[int]:
    return {hour for start, end in each for hour in range(start, end)}


@given(stretches, stretches)
def test_spans_are_the_sets_they_stand_for(
    one: list[tuple[int, int]], two: list[tuple[int, int]]
) -> None:
    first, second = spans(one), spans(two)

    assert hours_in(first) == hours_of(one)
    assert hours_in(without(first, second)) == hours_of(one) - hours_of(two)
    assert hours_in(shared(first, second)) == hours_of(one) & hours_of(two)
    assert length(first) == timedelta(hours=len(hours_of(one)))


@given(stretches, stretches)
def test_spans_neither_touch_nor_overlap(
    one: list[tuple[int, int]], two: list[tuple[int, int]]
) -> None:
    for found in (spans(one), without(spans(one), spans(two)), shared(spans(one), spans(two))):
        assert all(start < end for start, end in found)
        assert all(before[1] < after[0] for before, after in pairwise(found))

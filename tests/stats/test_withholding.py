"""Nobody can be told from what is told: tried by an attacker who knows everything but one person.

The attacker knows the rule, the order, the total of every table, and all other weeks. What is left
to find out is whether anybody stood in a cell. He succeeds where every table that would be told in
the same words has somebody there.
"""

from collections import defaultdict
from collections.abc import Callable
from itertools import product

import pytest

from bot.stats import withholding
from bot.stats.withholding import K, Told, told

WEEK = "2026-W47"
Rule = Callable[[dict[str, int]], Told | None]


def by_the_rule(numbers: dict[str, int]) -> Told | None:
    return told(WEEK, numbers, numbers)


def only_the_small(numbers: dict[str, int]) -> Told | None:
    """Withhold what is below `K` and nothing beside it: the leak that everybody makes first."""
    shown = tuple((value, n) for value, n in sorted(numbers.items()) if n >= K)
    return Told(shown, sum(n for n in numbers.values() if n < K))


def found_out(rule: Rule, values: str, most: int) -> set[tuple[str, int]]:
    """Return each cell, with a true count below `K`, in which somebody can be proven to be.

    Every table over *values* with at most *most* conversations is told by *rule*; those that
    are told alike cannot be told apart.
    """
    alike: dict[Told, list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(most + 1), repeat=len(values)):
        if sum(counts) > most:
            continue
        seen = rule(dict(zip(values, counts, strict=True)))
        if seen is not None:
            alike[seen].append(counts)
    return {
        (values[place], counts[place])
        for tables in alike.values()
        for place in range(len(values))
        if all(counts[place] for counts in tables)
        for counts in tables
        if counts[place] < K
    }


@pytest.mark.threat("J6")
@pytest.mark.parametrize(("values", "most"), [("ab", 60), ("abc", 44), ("abcd", 29)])
def test_in_no_small_table_can_anybody_be_proven_to_be_there(values: str, most: int) -> None:
    assert found_out(by_the_rule, values, most) == set()


def test_with_the_small_numbers_alone_withheld_one_person_is_found() -> None:
    leaks = found_out(only_the_small, "abc", 30)

    assert ("a", 1) in leaks


@pytest.mark.parametrize("order", ["abc", "cba"])
def test_whatever_comes_first_in_the_order_nobody_is_found(order: str, monkeypatch) -> None:
    monkeypatch.setattr(withholding, "_order", lambda week, counts: sorted(counts, key=order.index))

    assert found_out(by_the_rule, "abc", 40) == set()


@pytest.mark.threat("J6")
def test_a_cell_is_shown_with_ten_and_not_with_nine() -> None:
    def shown(numbers: dict[str, int]) -> set[str]:
        found = by_the_rule(numbers)
        assert found is not None
        return {value for value, _ in found.shown}

    many = {letter: 50 for letter in "cdefgh"}
    assert shown({"a": 10, **many}) == {"a", *many}
    assert "a" not in shown({"a": 9, **many})
    assert len(shown({"a": 9, **many})) == len(many) - 1


def test_what_is_withheld_holds_twenty_together_and_is_told_as_one_sum() -> None:
    numbers = {"a": 1, "b": 10, "c": 10, "d": 10, "e": 40}
    found = by_the_rule(numbers)

    assert found is not None
    assert found.rest >= 2 * K
    assert found.total == sum(numbers.values())


@pytest.mark.threat("J6")
def test_being_absent_looks_like_being_few() -> None:
    """Læsø with nobody and with one person are told in the same words."""
    others = {"aarhus": 40, "odense": 31, "vejle": 25}
    nobody = told(WEEK, others | {"laesoe": 0}, [*others, "laesoe"])
    assert nobody is not None
    beside = next(value for value in others if value not in dict(nobody.shown))
    somebody = told(WEEK, others | {"laesoe": 1, beside: others[beside] - 1}, others)

    assert nobody == somebody


def test_a_week_with_fewer_than_twenty_tells_nothing() -> None:
    assert by_the_rule({"a": 19}) is None
    assert by_the_rule({"a": 20}) == Told((("a", 20),), 0)


def test_a_count_that_lost_its_beginning_in_a_crash_counts_as_none() -> None:
    found = by_the_rule({"a": -3, "b": 30, "c": 30})

    assert found is not None
    assert found.total == 60

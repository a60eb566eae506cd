"""What grows old: plans, flows and contacts, each told before anybody relies on it."""

from collections.abc import Iterable

import pytest

from bot.problems import Problem
from tests.problems.cases import CONTENT, FLOW, PLAN, after, edit, found_in, new

BASE = found_in(CONTENT)


def codes(found: Iterable[Problem]) -> list[tuple[str, str]]:
    return [(each.code, dict(each.values).get("day", "")) for each in found]


@pytest.mark.parametrize(
    ("adopted", "found"),
    [
        ("2022-09-14", [("P222", "2026-09-14")]),
        ("2022-09-15", []),  # four years to the day are not over yet
        ("2021", [("P222", "2025-01-01")]),
        ("unknown", []),
    ],
)
def test_a_plan_without_a_day_of_review_is_old_after_four_years(adopted, found, tmp_path):
    """Barnets lov § 15: at least every fourth year. The tests stand at 15 September 2026."""
    unstated = edit(PLAN, "review_by: 2029-06-01", "review_by: unknown")
    old = edit(PLAN, "adopted: 2025-06-01", f"adopted: {adopted}")

    assert codes(new(after(tmp_path / "content", unstated, old), BASE)) == found


@pytest.mark.parametrize(
    ("day", "found"), [("2026-09-15", []), ("2026-09-14", [("F322", "2026-09-14")])]
)
def test_a_flow_is_due_on_the_day_after_its_review(day, found, tmp_path):
    changed = edit(FLOW, "review_by: 2027-03-01", f"review_by: {day}")

    assert codes(new(after(tmp_path / "content", changed), BASE)) == found


@pytest.mark.parametrize(
    ("key", "stated"),
    [
        ("adopted", "adopted: 2025-06-01"),
        ("approved", "approved: null"),
        ("checked", "checked: 2026-09-01"),
        ("checked", "    checked: 2026-09-10"),
    ],
)
def test_what_happened_did_not_happen_on_a_day_to_come(key, stated, tmp_path):
    before = stated.partition(":")[0]
    todays = edit(PLAN, f"{stated}\n", f"{before}: 2026-09-15\n")
    tomorrows = edit(PLAN, f"{stated}\n", f"{before}: 2026-09-16\n")
    found = new(after(tmp_path / "a", tomorrows), BASE)
    told = [each for each in found if each.code == "P237"]

    assert "P237" not in {each.code for each in new(after(tmp_path / "b", todays), BASE)}
    assert [dict(each.values)["name"] for each in told] == [key]


def test_no_review_is_more_than_four_years_ahead_whenever_the_plan_was_adopted(tmp_path):
    unknown = edit(PLAN, "adopted: 2025-06-01", "adopted: unknown")
    far = edit(PLAN, "review_by: 2029-06-01", "review_by: 2030-09-16")
    near = edit(PLAN, "review_by: 2029-06-01", "review_by: 2030-09-15")

    assert codes(new(after(tmp_path / "a", unknown, far), BASE)) == [("P223", "2030-09-16")]
    assert codes(new(after(tmp_path / "b", unknown, near), BASE)) == []

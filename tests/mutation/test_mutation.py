"""Planting faults: which ones, the same ones again, how each ends, and what is told of them."""

import ast
import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.mutation import report, results
from tests.mutation.__main__ import ENOUGH, run, sample, undone, verdict
from tests.mutation.forked import Trial
from tests.mutation.operators import Mutant, mutants, planted
from tests.mutation.planting import changed_functions
from tests.mutation.reasons import REASONS
from tests.mutation.results import Result
from tests.mutation.targets import ROOT, TARGETS, sources
from tests.patience import PATIENCE

TEXT = '''
"""What it is for."""
LIMIT = 3

def late(day: int, *, kind: str = "x") -> bool:
    """Tell whether it is late."""
    if day > LIMIT and not kind:
        raise ValueError("never mutated")
    return any(each < 2 for each in (day,))
'''
FAULTS = [
    ("3", "4"),
    ("'x'", "''"),
    ("if day > LIMIT and (not kind):", "if not (day > LIMIT and (not kind)):"),
    ("day > LIMIT and (not kind)", "day > LIMIT or not kind"),
    ("day > LIMIT and (not kind)", "not kind"),
    ("day > LIMIT and (not kind)", "day > LIMIT"),
    ("day > LIMIT", "day >= LIMIT"),
    ("not kind", "kind"),
    ("return any((each < 2 for each in (day,)))", "return None"),
    ("any((each < 2 for each in (day,)))", "all((each < 2 for each in (day,)))"),
    ("each < 2", "each <= 2"),
    ("2", "3"),
]


def test_every_small_fault_of_a_text_is_found_and_told():
    found = mutants("late.py", TEXT)

    assert sorted((each.before, each.after) for each in found) == sorted(FAULTS)
    assert [each.ordinal for each in found] == list(range(len(FAULTS)))


def test_each_planted_text_differs_in_its_fault_and_nothing_else():
    seen = set()
    for mutant in mutants("late.py", TEXT):
        names: dict[str, object] = {}
        exec(planted(TEXT, mutant.ordinal, "late.py"), names)
        seen.add(planted(TEXT, mutant.ordinal, "late.py"))
        assert callable(names["late"])
    assert len(seen) == len(FAULTS)
    with pytest.raises(IndexError):
        planted(TEXT, len(FAULTS), "late.py")


def test_a_fault_in_a_function_changes_that_function_and_one_outside_none():
    right = planted(TEXT, None, "late.py")
    for mutant in mutants("late.py", TEXT):
        changed = changed_functions(right, planted(TEXT, mutant.ordinal, "late.py"))
        outside = mutant.before in ("3", "'x'")
        assert set(changed) == (set() if outside else {"late"}), mutant


def everything() -> list[Mutant]:
    return [each for module, text in sources().items() for each in mutants(module, text)]


def test_the_same_seed_draws_the_same_faults_and_another_seed_others():
    every = everything()

    assert sample(every, 400, 1) == sample(every, 400, 1)
    assert len(sample(every, 400, 1)) == 400
    assert sample(every, 400, 1) != sample(every, 400, 2)
    assert sample(every, 10**6, 1) == sorted(every, key=lambda each: (each.module, each.ordinal))


def test_a_change_in_one_module_leaves_most_of_the_sample_as_it_was():
    every = everything()
    fewer = [each for each in every if each.module != "bot/plan/table.py"]
    others = {each for each in sample(every, 400, 1) if each.module != "bot/plan/table.py"}

    assert others <= set(sample(fewer, 400, 1))


def test_all_tests_that_are_named_exist():
    assert [
        test for tests in TARGETS.values() for test in tests if not (ROOT / test).exists()
    ] == []


def drawn(count: int) -> list[Mutant]:
    return sample(everything(), count, 1)


def ended(mutants: list[Mutant], *how: str) -> list[Result]:
    return [Result(mutant, each, 0.1) for mutant, each in zip(mutants, how, strict=True)]


def test_a_stopped_run_goes_on_where_it_was(tmp_path: Path) -> None:
    state, texts, wanted = tmp_path / "build" / "state.json", sources(), drawn(4)
    tried: list[Trial] = []

    def trying(left: dict[Trial, Mutant]):
        for trial in left:
            tried.append(trial)
            yield trial, "killed", 0.1

    known: dict[str, Result] = {}
    left = undone(wanted, known, texts)
    run(left, known, texts, trying(left), until=time.monotonic() - 1, state=state)
    assert len(tried) == 1  # the time was over after the first
    known = results.kept(state)
    left = undone(wanted, known, texts)
    assert len(left) == 3
    run(left, known, texts, trying(left), until=time.monotonic() + 60, state=state)

    assert len(tried) == len(set(tried)) == 4
    assert undone(wanted, results.kept(state), texts) == {}


def test_a_result_is_void_where_the_module_or_the_kinds_of_faults_changed(monkeypatch, tmp_path):
    mutant = drawn(1)[0]
    before = results.key(mutant, "text")

    assert results.key(mutant, "text") == before
    assert results.key(mutant, "another text") != before
    assert results.key(replace(mutant, ordinal=mutant.ordinal + 1), "text") != before
    kinds = tmp_path / "operators.py"
    kinds.write_text("other kinds")
    monkeypatch.setattr(results.operators, "__file__", str(kinds))
    assert results.key(mutant, "text") != before


def test_without_a_file_nothing_is_known(tmp_path: Path) -> None:
    assert results.kept(tmp_path / "none.json") == {}


@pytest.mark.parametrize(
    ("survived", "left", "code"), [(0, 0, 0), (1, 0, 0), (2, 0, 1), (0, 1, 1), (10, 0, 1)]
)
def test_less_than_nine_tenths_seen_or_a_rest_is_a_failure(survived, left, code):
    wanted = drawn(10 + left)
    how = ["survived"] * survived + ["timeout"] * (survived == 1)
    how += ["killed"] * (10 - len(how))

    assert ENOUGH == 90
    assert verdict(ended(wanted[:10], *how), wanted) == code


def test_a_survivor_is_told_with_its_place_and_that_no_reason_is_known():
    one, other = drawn(2)
    text = report.page(ended([one, other], "survived", "killed"), 891, 7, Path("0026-x.md"))

    assert "2 of 891 possible faults, seed 7. 1 of 2 seen: 50.0 %." in text
    row = next(line for line in text.splitlines() if f"`{one.module}:{one.line}`" in line)
    assert report.cell(one.after) in row
    assert "no reason yet" in row or one.id in REASONS
    assert "[ADR 26](adr/0026-x.md)" in text


def test_each_reason_is_about_a_fault_that_can_be_planted():
    assert set(REASONS) - {each.id for each in everything()} == set()
    assert all(len(reason) > 30 for reason in REASONS.values())


ENGINE = """
import json, sys
from tests.mutation import forked
found = []
def work(items):
    wanted = [forked.Trial(*each[:2], tuple(each[2])) for each in json.loads(sys.argv[1])]
    found.extend(ended for _, ended, _ in forked.trials(wanted, items, 1, float(sys.argv[2])))
code = forked.with_tests(["tests/test_conditions.py"], work)
print("FOUND", json.dumps([code, found]))
"""


def ordinal(module: str, before: str, after: str) -> int:
    text = sources()[module]
    return next(m.ordinal for m in mutants(module, text) if (m.before, m.after) == (before, after))


def tried(trials: list, limit: float) -> list:
    """Return pytest's exit code and how each trial ended, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", ENGINE, json.dumps(trials), str(limit)],
        cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=True,
    )  # fmt: skip
    line = next(line for line in done.stdout.splitlines() if line.startswith("FOUND "))
    return list(json.loads(line.removeprefix("FOUND ")))


def test_a_fault_that_a_test_sees_is_killed_and_one_that_none_sees_survives():
    """The second lies outside of every function; the third is in what these tests never call."""
    conditions, tests = "bot/conditions.py", ["tests/test_conditions.py"]
    trials = [
        [conditions, None, tests],
        [conditions, ordinal(conditions, "return False", "return None"), tests],
        [conditions, ordinal(conditions, "'unknown'", "''"), tests],
        ["bot/plan/table.py", 0, tests],
    ]

    assert tried(trials, 60) == [0, ["survived", "killed", "survived", "survived"]]


def test_a_run_that_takes_too_long_is_ended():
    assert tried([["bot/conditions.py", None, ["tests/test_conditions.py"]]], 0) == [0, ["timeout"]]


def test_the_text_of_every_target_can_be_read_as_it_stands():
    for module, text in sources().items():
        assert ast.parse(text), module

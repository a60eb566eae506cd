"""`henvend test`: scenarios played, and what they cover."""

import json
from pathlib import Path

from tests.command_line import run


def test_test_plays_the_shipped_scenarios_and_tells_what_they_cover() -> None:
    code, written = run("test", "--json")
    found = json.loads(written)

    assert code == 0
    assert found["failed"] == 0
    assert found["passed"] >= 45
    assert found["coverage"]["outcomes"]["missing"] == []
    assert set(found["coverage"]) == {"states", "choices", "outcomes", "contacts", "times"}


def test_a_scenario_that_comes_out_otherwise_is_exit_code_1_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(
        "scenarios:\n  - name: Forkert\n    at: 2026-09-15 10:20\n    answers: [{fare: ja}]\n"
        "    expect:\n      outcome: rolig\n",
        "utf-8",
    )
    code, written = run("test", str(file))

    assert code == 1
    assert "s.yaml:2: Forkert" in written
    assert "rolig" in written
    assert "ring-politiet" in written


def test_a_scenario_that_cannot_be_read_is_exit_code_1(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text("scenarios:\n  - name: Uden resten\n", "utf-8")

    assert run("test", str(file))[0] == 1

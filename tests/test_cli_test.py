"""`henvend test`: scenarios played, and what they cover."""

import io
import json
from dataclasses import replace
from pathlib import Path

from bot.cli.suggest import suggest
from bot.flow.model import FlowId
from bot.language import DA
from bot.library import Library
from bot.scenario.compare import compare
from bot.scenario.coverage import Coverage
from bot.scenario.play import play
from bot.source.scenarios import read_scenarios
from tests.command_line import run
from tests.shipped import copied, library


def test_test_plays_the_shipped_scenarios_and_tells_what_they_cover() -> None:
    code, written = run("test", "--json")
    found = json.loads(written)

    assert code == 0
    assert found["failed"] == 0
    assert found["passed"] >= 45
    assert found["coverage"]["outcomes"]["missing"] == []
    assert found["coverage"]["times"]["missing"] == []
    assert set(found["coverage"]) == {
        "states", "choices", "outcomes", "contacts", "rows", "times"
    }  # fmt: skip


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


FLOW = FlowId("handlingsplan")
RECORDED = """scenarios:
  - name: Optaget
    at: 2026-09-15 10:20
    recorded: true
    answers: [{fare: ja}]
    expect:
      outcome: %s
"""


def test_a_recorded_scenario_is_no_passed_expectation(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(RECORDED % "ring-politiet", "utf-8")

    code, written = run("test", str(file), "--json")
    found = json.loads(written)

    assert code == 0
    assert (found["passed"], found["failed"], found["recorded"]) == (0, 0, 1)
    assert found["coverage"]["outcomes"]["touched"] == 0
    assert found["coverage"]["outcomes"]["only_recorded"] == ["ring-politiet"]
    assert "0 som ventet, 0 anderledes, 1 kun optaget" in run("test", str(file))[1]


def test_a_recorded_scenario_that_comes_out_otherwise_is_told(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(RECORDED % "rolig", "utf-8")

    code, written = run("test", str(file))

    assert code == 1
    assert "s.yaml:2: Optaget (optaget)" in written


def test_a_scenario_taken_away_is_seen_in_the_coverage(tmp_path: Path) -> None:
    """Planted: without the scenarios of one file, what only they touch is missing."""
    folder = copied(tmp_path)
    (folder / "flows" / "scenarios" / "handlingsplan.yaml").unlink()

    found = json.loads(run("test", "--content", str(folder), "--json")[1])["coverage"]

    assert found["outcomes"]["missing"] != []
    assert any(state in found["states"]["missing"] for state in found["outcomes"]["missing"])


def test_what_is_missing_is_suggested_and_counts_as_recorded(tmp_path: Path) -> None:
    file = tmp_path / "forslag.yaml"
    cases = Coverage("outcomes", frozenset({"ring-politiet", "hold-i-live"}),
                     frozenset({"ring-politiet"}))  # fmt: skip
    out = io.StringIO()

    assert suggest(file, _small(), (cases,), DA, out)

    scenarios, problems = read_scenarios("forslag.yaml", file.read_bytes(), library())
    played = [play(library(), each) for each in scenarios]
    assert not problems and [each.recorded for each in scenarios] == [True]
    assert played[0].state == "hold-i-live"
    assert compare(played[0], scenarios[0].expect) == ()
    assert "skrevet: 1 forslag" in out.getvalue()


def test_a_suggestion_leaves_another_file_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("noget: andet\n", "utf-8")
    cases = Coverage("times", frozenset({"holiday night"}), frozenset())

    assert not suggest(file, _small(), (cases,), DA, io.StringIO())
    assert file.read_text("utf-8") == "noget: andet\n"


def _small() -> Library:
    """Return the content with its smaller conversation alone, which is walked at once."""
    return replace(library(), flows={FLOW: library().flows[FLOW]})

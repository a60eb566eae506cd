"""What the benchmarks measure really runs; how fast it is decides no test."""

from pathlib import Path

import pytest

from benchmarks import (
    bench_check,
    bench_delete,
    bench_minutes,
    bench_post,
    bench_proof,
    bench_start,
    bench_steps,
    bench_web,
)
from benchmarks.peers.ours import updates
from benchmarks.worlds import WORLDS, own
from bot.flow.model import FlowId
from bot.library import Library
from tests.command_line import copied_content, run
from tests.proof.planting import WALKS, ended


def test_the_command_that_is_timed_reaches_an_ending() -> None:
    interpreter_and_module = 3
    code, written = run(*bench_start.SAY[interpreter_and_module:])

    assert code == 0
    assert '"outcome": "vej"' in written


def test_every_walk_that_is_timed_ends(library: Library) -> None:
    for answers in bench_steps.WALKS.values():
        last = bench_steps.talk(library, answers)[-1]

        assert len(last.path) >= len(answers)
        assert last.state in {"vej", "vej-i-dag", "vej-akut", "rolig"}


def test_each_save_that_is_timed_changes_the_plan(tmp_path: Path) -> None:
    content = copied_content(tmp_path)
    plan = content / "municipal_configs" / "silkeborg.yaml"
    before = plan.read_text("utf-8")

    bench_check.save(content, *bench_check.NUMBER)
    assert plan.read_text("utf-8") != before
    bench_check.save(content, *reversed(bench_check.NUMBER))
    assert plan.read_text("utf-8") == before


def test_the_minutes_that_are_timed_are_those_of_every_generated_plan(library: Library) -> None:
    _, cases = bench_minutes.seconds(own(library, 3), (ended(library, WALKS["danger"]),))

    assert cases == 3


@pytest.mark.parametrize("world", WORLDS)
def test_the_whole_proof_that_is_timed_holds_in_every_generated_world(
    library: Library, world: str
) -> None:
    line = bench_proof.grown(library, world, FlowId("handlingsplan"), 30)

    assert " 30 plans" in line
    assert "cases holds" in line


def test_people_who_are_timed_on_the_web_come_forward(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_web, "PEOPLE", 3)
    monkeypatch.setattr(bench_web, "PAUSE", 0.05)
    took, (whole, alone) = bench_web.measured(2.0)

    assert {name: len(each) >= 3 * len(bench_web.PRESSES) for name, each in took.items()} == {
        "the page": True,
        "a bare page": True,
    }
    assert 30_000 > whole > alone > 500


async def test_people_who_are_timed_while_they_delete_leave_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_delete, "PAUSE", 0.0)
    took = await bench_delete.measured(2, tmp_path)

    assert len(took) == 2
    assert all(0 < told <= empty for told, empty in took)


@pytest.mark.parametrize("server", ["bare", "sqlite"])
def test_every_update_that_is_timed_is_answered_with_200(library: Library, server: str) -> None:
    """A person's presses are of the screens before them; another answer ends the measure."""
    assert bench_post.measured(server, updates(library, 2))["rate"] > 0

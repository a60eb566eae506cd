"""A short run of `make fuzz`, and that each guard of the long one sees what it is there for."""

import json
from pathlib import Path

import pytest

from bot.source.folder import parsed
from tests.fuzz import __main__ as command
from tests.fuzz import loading
from tests.fuzz.loading import Broken, drawn, judge, take
from tests.fuzz.running import Tally, keep, kept, run
from tests.fuzz.worlds import targets


def test_each_changed_file_is_accepted_or_refused_with_a_place() -> None:
    tally = run(take, 1, range(120), longest=60)

    assert tally.odd == []
    assert tally.done["accepted"] > 5
    assert tally.done["refused"] > 50
    assert set(tally.done) == {"accepted", "refused"}


@pytest.mark.parametrize("ending", ["\r", "\u2028", "\u2029"], ids=ascii)
@pytest.mark.parametrize("odd", ["a: b{}c\n", "a: 1{}b: 'x' y\n", "a:\n  -{} b: x\n    c: is: d\n"])
def test_a_line_ends_for_us_where_it_ends_for_yaml(ending: str, odd: str) -> None:
    """Else what follows stands at a place that no editor knows; the loader once fell over one."""
    target = targets()[0]
    content = odd.format(ending * 6).encode()

    assert judge(target, content) == "refused"
    assert [each.code for each in parsed(target.path, content).problems] == ["Y107"]


def test_the_same_seed_and_number_give_the_same_input() -> None:
    assert drawn(7, 3) == drawn(7, 3)
    assert drawn(7, 3) != drawn(8, 3)


def test_a_loader_that_hangs_is_seen() -> None:
    def hangs(seed: int, number: int) -> str:
        while True:
            pass

    tally = run(hangs, 1, range(1), longest=0.1)

    assert [each.what for each in tally.odd] == ["TooLong: "]


def test_a_loader_that_eats_memory_or_falls_over_is_seen() -> None:
    def bad(seed: int, number: int) -> str:
        return "fine" if number and bytearray(400 * 1024 * 1024) else [][number]

    tally = run(bad, 1, range(2), longest=60)

    assert [each.what for each in tally.odd] == [
        "IndexError: list index out of range",
        "needs more than 256 MB",
    ]
    assert tally.done == {"odd": 1, "fine": 1}


def test_a_wrong_type_or_a_lost_place_is_seen(monkeypatch) -> None:
    target = next(each for each in targets() if each.path.endswith("aalborg.yaml"))
    monkeypatch.setattr(loading, "wrong_in", lambda value, declared: (".title", "int 3"))
    with pytest.raises(Broken, match=r"Plan\.title is int 3"):
        judge(target, target.content)
    with pytest.raises(Broken, match="has no place"):
        loading._placed([_problem(line=900)], {"a.yaml": b"one line\n"})


def _problem(line: int):
    from bot.problems import Code, Location, Problem, Severity

    return Problem(Code("Y101"), Severity.ERROR, Location("a.yaml", line))


def test_the_long_run_goes_on_where_it_stopped(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(command, "_ledger", lambda kind, seed: tmp_path / "ledger.json")
    taken = []

    def take(seed: int, numbers: range) -> Tally:
        taken.append(numbers)
        return run(lambda seed, number: "fine", seed, numbers)

    command.go_on("x", take, 1, 700, 60)
    command.go_on("x", take, 1, 900, 60)

    assert taken == [range(500), range(500, 700), range(700, 900)]
    assert json.loads((tmp_path / "ledger.json").read_text())["done"] == {"fine": 900}


def test_a_ledger_is_read_as_it_was_written(tmp_path: Path) -> None:
    tally = run(lambda seed, number: {}[number], 1, range(2))
    keep(tmp_path / "ledger.json", tally)

    assert kept(tmp_path / "ledger.json") == tally

"""The page says what the ledger says, and the ledger adds up over runs, workers and changes."""

import time
from pathlib import Path

import pytest

from tests.fuzz import __main__ as command
from tests.fuzz import ledger, page
from tests.fuzz.__main__ import Taking, rounds
from tests.fuzz.kinds import KINDS, Kind
from tests.fuzz.ledger import Row
from tests.fuzz.running import Odd, Tally, run


def test_the_page_says_what_the_ledger_says() -> None:
    text = page.PAGE.read_text("utf-8")

    assert page.filled(text, ledger.read()) == text


def test_every_kind_of_input_has_a_row_of_its_own() -> None:
    assert set(ledger.read()) <= set(KINDS)
    assert len(page.table({}).splitlines()) == 2 + len(KINDS)


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_a_run_goes_on_where_the_last_one_stopped(at_once: int) -> None:
    taken = []

    def take(numbers: range) -> Tally:
        taken.extend(numbers)
        return run(lambda seed, number: "fine", 1, numbers)

    taking = Taking(take, map, at_once, time.monotonic() + 60)
    *_, first = rounds(taking, Row("x"), 1700)
    *_, second = rounds(taking, first, 2900)

    assert taken == list(range(2900))
    assert (second.taken, second.following) == (2900, 2900)
    assert list(rounds(taking, second, 2900)) == []


def test_a_run_that_is_out_of_time_takes_nothing() -> None:
    taking = Taking(lambda numbers: Tally(), map, 1, time.monotonic())

    assert list(rounds(taking, Row("x"), 10)) == []


def test_a_ledger_is_read_as_it_was_written(tmp_path: Path) -> None:
    tally = run(lambda seed, number: {}[number], 1, range(2))
    row = ledger.timed(ledger.added(Row("x"), tally, 2), 1.25, "2026-11-23")
    ledger.write({"loading": row}, tmp_path / "ledger.json")

    assert row.odd
    assert ledger.read(tmp_path / "ledger.json") == {"loading": row}
    assert ledger.read(tmp_path / "none.json") == {}


def test_inputs_made_in_another_way_are_counted_anew_and_what_was_odd_is_not_forgotten() -> None:
    odd = Odd(1, 7, "IndexError")
    row = Row("old", 500, {"fine": 499, "odd": 1}, odd=(odd,))

    assert ledger.begun(row, "old") == row
    assert ledger.begun(row, "new") == Row("new", mended=(odd,), earlier=500)
    assert ledger.begun(None, "new") == Row("new")


def test_what_was_odd_is_tried_again() -> None:
    odd, mended = Odd(1, 7, "IndexError"), Odd(1, 8, "KeyError")

    def take(seed: int, numbers: range) -> Tally:
        return Tally(odd=[odd] if 7 in numbers else [])

    row = Row("x", odd=(odd, mended))
    still = command._still_odd(Kind("", 1, take, bytes), row)

    assert still == [odd]
    assert ledger.tried_again(row, still) == Row("x", odd=(odd,), mended=(mended,))


def test_the_page_tells_when_a_count_is_of_inputs_made_in_another_way() -> None:
    old = page.table({"updates": Row("old", done={"arrival": 1234})})

    assert "0 of 1,000,000 as inputs are made now; 1,234 before" in old


@pytest.mark.parametrize("name", list(KINDS))
def test_the_way_inputs_are_made_is_the_same_each_time(name: str) -> None:
    assert KINDS[name].edition() == KINDS[name].edition()

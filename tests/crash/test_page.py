"""The page says what the ledger says, and the ledger adds up."""

from collections import Counter

from tests.crash import ledger, page
from tests.crash.campaign import Done
from tests.crash.tally import Tally, Turns, numbered


def done(found: dict[str, list[str]], left: set[str], kills: int) -> Done:
    tally = Tally(Counter({"after commit": kills}), walks=1, repeated=1, found=found)
    return Done("kills: sqlite, polling", tally, 10, frozenset(left))


def test_the_page_says_what_the_ledger_says():
    assert page.filled(page.PAGE.read_text(), ledger.read()) == page.PAGE.read_text()


def test_parts_add_up_and_nothing_that_was_found_is_forgotten():
    book = ledger.read(page.PAGE.parent / "no such ledger.json")
    book = ledger.added(book, {"minutes": 1, "day": "d"}, [done({"lost": ["a"]}, {"x", "y"}, 3)])
    book = ledger.added(book, {"minutes": 2, "day": "d"}, [done({"lost": ["b"]}, {"x"}, 4)])
    row = book["rows"]["kills: sqlite, polling"]

    assert ledger.count(book, "kills") == 7
    assert ledger.count(book, "faults") == 0
    assert row["found"] == {"lost": ["a", "b"]}
    assert (row["walks"], row["repeated"], row["reached"], row["cases"]) == (2, 2, 9, 10)
    assert "9 of 10 | 2 | 0 | 0 | 0 | 2" in ledger.table(book)
    assert page.parts(book) == (
        "7 kills of 10000 and 0 faults of 20000 so far, in 2 parts,"
        " 3 minutes in all, d: 2 findings."
    )


def test_what_is_left_stands_beside_the_ledger(tmp_path):
    path = tmp_path / "ledger.json"
    nothing = ledger.left(path)
    ledger.write_left(path, [done({}, {"y", "x"}, 1)])

    assert nothing == {}
    assert ledger.left(path) == {"kills: sqlite, polling": ["x", "y"]}


def test_what_was_never_reached_has_its_turn_first():
    names = [numbered(0, ["a", "b", "a"])]
    turns = Turns(names, {"0: b #1"})
    first = turns.next(0)
    turns.reached(0, first)

    assert names[0] == ["0: a #1", "0: b #1", "0: a #2"]
    assert first == 1
    assert sorted(turns.next(0) for _ in range(2)) == [0, 1]
    assert turns.left == set()

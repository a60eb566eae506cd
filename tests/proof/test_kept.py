"""A proof keeps what was asked for last, and what it has forgotten comes out the same again."""

from datetime import date

import pytest

from bot.library import Library
from bot.proof.kept import Kept
from bot.proof.minutes import prove_minutes
from bot.proof.promises import MinutesVerdict
from tests.proof.planting import FLOW, WALKS, ended


def test_what_was_not_asked_for_longest_makes_room() -> None:
    few = Kept[str](2)
    worked: list[str] = []

    def work(key: str) -> str:
        worked.append(key)
        return key.upper()

    asked = ("a", "b", "a", "c", "a", "b")
    assert [few.of(key, lambda k=key: work(k)) for key in asked] == [k.upper() for k in asked]
    assert worked == ["a", "b", "c", "b"]
    assert len(few) == 2


def test_a_proof_that_keeps_next_to_nothing_comes_to_the_same(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept does not grow with the plans, and no minute, wait or count hangs on it."""
    endings = [ended(library, walk) for walk in WALKS.values()]
    begin, every = Kept.__init__, list[Kept[object]]()

    def keeping_two(kept: Kept[object]) -> None:
        begin(kept, 2)
        every.append(kept)

    def proven() -> MinutesVerdict:
        flow = library.flows[FLOW]
        return prove_minutes(library, flow, endings, date(2026, 12, 1), date(2027, 1, 15))

    whole = proven()
    monkeypatch.setattr(Kept, "__init__", keeping_two)

    assert proven() == whole
    assert whole.proven > 50
    assert max(map(len, every)) == 2

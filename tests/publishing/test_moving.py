"""What becomes of conversations that run when other content serves."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.dialogue.events import Show
from bot.dialogue.step import step
from bot.publishing.moving import FEWEST, Fate, counted, fate, lost, succeeded
from tests.publishing.club import (
    AABY,
    FLOW,
    FLOW_FILE,
    NEW_WORDS,
    NUMBER,
    OTHER_NUMBER,
    HandClock,
    club,
    edited,
    library_of,
    role_under_another_id,
    without_the_caretaker,
)
from tests.publishing.conversations import conversation

NOW = HandClock().now()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return club(tmp_path / "content")


def becomes(content: Path, *answers: str, change) -> Fate:
    """Return what becomes of a conversation after *answers* when *change* is published."""
    old = library_of(content)
    session = conversation(old, *answers, now=NOW)
    change()
    new = succeeded(old, library_of(content))
    found = fate(session, old, new, NOW)

    served = step(new, session, Show(), NOW).session if found != Fate.STRANDED else None
    assert found == Fate.STRANDED or served is not None
    return found


def test_a_change_of_a_plan_touches_nobody(content: Path) -> None:
    change = lambda: edited(content, AABY, (NUMBER, OTHER_NUMBER))  # noqa: E731

    assert becomes(content, "nej", change=change) == Fate.GOES_ON


def test_who_began_in_an_earlier_flow_goes_on_in_it(content: Path) -> None:
    """Also where the question is gone meanwhile: it is kept for as long as anybody may be there."""

    def change() -> None:
        edited(content, FLOW_FILE, NEW_WORDS)
        role_under_another_id(content, renamed=False)

    assert becomes(content, "nej", change=change) == Fate.GOES_ON


def test_who_cannot_keep_the_flow_moves_with_the_answers(content: Path) -> None:
    assert becomes(content, "nej", change=lambda: without_the_caretaker(content)) == Fate.MOVES


def test_renamed_takes_along_who_stands_there(content: Path) -> None:
    def change() -> None:
        role_under_another_id(without_the_caretaker(content), renamed=True)

    assert becomes(content, "nej", change=change) == Fate.MOVES


def test_a_place_that_is_gone_strands_who_stands_there_and_nobody_else(content: Path) -> None:
    old = library_of(content)
    there, elsewhere = conversation(old, "nej", now=NOW), conversation(old, now=NOW)
    role_under_another_id(without_the_caretaker(content), renamed=False)
    new = succeeded(old, library_of(content))

    assert fate(there, old, new, NOW) == Fate.STRANDED
    assert fate(elsewhere, old, new, NOW) == Fate.MOVES


def test_who_would_be_asked_again_what_they_have_answered_is_stranded(content: Path) -> None:
    """Their answer is one that the new flow does not offer."""
    old = library_of(content)
    said, other = (conversation(old, "nej", who, now=NOW) for who in ("vicevaert", "medlem"))
    without_the_caretaker(content)
    edited(content, FLOW_FILE, ("      vicevaert: {da: Vicevært", "      pedel: {da: Pedel"))
    new = succeeded(old, library_of(content))

    assert fate(said, old, new, NOW) == Fate.STRANDED
    assert fate(other, old, new, NOW) == Fate.MOVES


def test_a_flow_that_is_gone_strands_everybody_in_it(content: Path) -> None:
    old = library_of(content)
    new = replace(old, flows={})

    assert fate(conversation(old, now=NOW), old, new, NOW) == Fate.STRANDED


def test_a_place_with_few_conversations_is_not_told_apart(content: Path) -> None:
    old = library_of(content)
    many = [conversation(old, "nej", now=NOW)] * FEWEST
    few = [conversation(old, now=NOW)] * (FEWEST - 1)
    found = counted([*many, *few], old, old, NOW)

    assert found.places == (((FLOW, "rolle"), FEWEST),)
    assert found.elsewhere == FEWEST - 1
    assert found.total == 2 * FEWEST - 1
    assert found.stranded == ()


def test_what_cannot_be_kept_is_known_without_looking_at_anybody(content: Path) -> None:
    old = library_of(content)
    edited(content, FLOW_FILE, NEW_WORDS)
    newer = succeeded(old, library_of(content))
    without_the_caretaker(content)
    newest = succeeded(newer, library_of(content))

    assert lost(old, newer) == ()
    assert {each.digest for each in lost(newer, newest)} == {
        old.flows[FLOW].digest,
        newer.flows[FLOW].digest,
    }

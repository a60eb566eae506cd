"""Turns that are taken once and given to many are the turns that each would have had alone."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.dialogue.alike import Alike
from bot.dialogue.events import (
    Back,
    Browse,
    Choose,
    Done,
    Event,
    Insight,
    Interrupt,
    Resume,
    Review,
    Show,
    Start,
    Toggle,
    Write,
)
from bot.dialogue.session import Session
from bot.dialogue.step import Turn, begin, step
from bot.flow.model import ChoiceId, FlowId
from bot.language import DA, EN
from bot.library import Library, timelessly
from tests.channels.our_side import library

FLOW = FlowId("bekymring")
CLOSING = datetime(2026, 9, 15, 19, 59, 50, tzinfo=UTC)  # at 22 in Denmark a line closes
MOVES = (
    lambda here: Choose((ChoiceId("nej"),), here.stamp),
    lambda here: Interrupt(),
    lambda here: Resume(),
    lambda here: Choose((ChoiceId("medarbejder"),), here.stamp),
    lambda here: Write("Silkeborg"),
    lambda here: Back(),
    lambda here: Write("silkeborg kommune"),
    lambda here: Write("hvad nu?"),
    lambda here: Review(),
    lambda here: Choose((ChoiceId("under-18"),), here.stamp),
    lambda here: Toggle(ChoiceId("symboler"), True, here.stamp),
    lambda here: Toggle(ChoiceId("symboler"), False, here.stamp),
    lambda here: Toggle(ChoiceId("symboler"), True, here.stamp),
    lambda here: Toggle(ChoiceId("isolation"), True, here.stamp),
    lambda here: Done(here.stamp),
    lambda here: Choose((ChoiceId("nej"),), "1.0000"),
    lambda here: Choose((ChoiceId("nej"),), here.stamp),
    lambda here: Choose((ChoiceId("go"),), here.stamp),
    lambda here: Show(),
    lambda here: Insight(),
)


def walked(taker, content: Library, now: datetime, apart: timedelta, lang=DA) -> list[Turn]:
    turns = [taker.begin(content, FLOW, Start(), now, lang)]
    for number, move in enumerate(MOVES, 1):
        here = turns[-1].session
        turns.append(taker.step(content, here, move(here), now + number * apart))
    return turns


class Alone:
    begin, step = staticmethod(begin), staticmethod(step)


def on_the_minute(turns: list[Turn]) -> list[Turn]:
    """What a screen says of its own time, it says to the minute."""
    return [replace(each, replies=tuple(map(_to_the_minute, each.replies))) for each in turns]


def _to_the_minute(reply):
    if getattr(reply, "shown_at", None) is None:
        return reply
    return replace(reply, shown_at=reply.shown_at.replace(second=0))


@pytest.mark.parametrize("seconds", [0, 1, 7, 61])
def test_whoever_comes_second_is_shown_what_the_first_was(seconds):
    """Also where the minute, in which somebody closes, ends on the way."""
    shared, apart = Alike(), timedelta(seconds=seconds)
    for later in range(0, 30, 3):
        now = CLOSING + timedelta(seconds=later)
        alone, together = (walked(taker, library(), now, apart) for taker in (Alone, shared))
        assert on_the_minute(together) == on_the_minute(alone)


def test_each_language_and_each_content_has_its_own():
    shared, still = Alike(), timedelta()
    for content in (library(), timelessly(library()), library()):
        for lang in (DA, EN):
            alone, together = (
                walked(taker, content, CLOSING, still, lang) for taker in (Alone, shared)
            )
            assert together == alone


def test_a_second_person_costs_no_turn(monkeypatch):
    taken = []
    monkeypatch.setattr("bot.dialogue.alike.step", lambda *a: taken.append(a[2]) or step(*a))
    shared = Alike()
    walked(shared, library(), CLOSING, timedelta())
    first, taken[:] = list(taken), []
    walked(shared, library(), CLOSING, timedelta())

    assert len(first) > len(MOVES) / 2
    assert {type(each) for each in taken} == {Write, Insight, Choose}
    assert [each for each in taken if isinstance(each, Choose)] == [Choose(("nej",), "1.0000")]


def test_an_hour_on_the_screen_is_right_in_the_minute_in_which_it_changes():
    shared = Alike()
    before, at = CLOSING, CLOSING + timedelta(seconds=10)
    screens = [walked(shared, library(), now, timedelta())[-2].replies[-1] for now in (before, at)]
    hours = [[card.hours for card in screen.contacts] for screen in screens]

    assert hours[0] != hours[1]


@pytest.mark.threat("E9")
@pytest.mark.parametrize(
    "event",
    [
        Write("ole hansen"),
        Start("ole-hansen"),
        Choose((ChoiceId("ole hansen"),), "?"),
        Choose((ChoiceId("ole hansen"),), "1.ole"),
        Toggle(ChoiceId("ole hansen"), True, "?"),
        Done("ole hansen"),
        Interrupt(ChoiceId("ole hansen")),
        Browse("ole hansen", "?"),
    ],
    ids=repr,
)
def test_nothing_that_somebody_wrote_is_remembered(event: Event):
    shared = Alike()
    here: Session = shared.begin(library(), FLOW, Start(), CLOSING, DA).session
    known = len(shared._taken)
    if getattr(event, "stamp", "") == "?":
        event = replace(event, stamp=here.stamp)
    shared.begin(library(), FLOW, event, CLOSING, DA)
    shared.step(library(), here, event, CLOSING)

    assert len(shared._taken) == known
    assert "hansen" not in repr(shared._taken)


def test_what_is_remembered_has_an_end():
    shared = Alike(most=5)
    walked(shared, library(), CLOSING, timedelta())

    assert len(shared._taken) == 5


def test_a_place_is_everything_of_a_session_but_the_time():
    here = begin(library(), FLOW, Start("0740"), CLOSING, DA).session

    assert len(here.place) == len(fields(Session)) - 1
    assert here.seen_at(CLOSING) == here
    assert here.seen_at(CLOSING + timedelta(1)).place == here.place

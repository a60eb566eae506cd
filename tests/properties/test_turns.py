"""Turns that nobody thought of: acute is always one away, back goes back, a day ends it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue import events as e
from bot.dialogue.replies import About, Farewell
from bot.dialogue.session import Session
from bot.dialogue.step import IDLE, Turn, begin, replay, step
from bot.dialogue.walk import Walk
from bot.flow.model import FlowId, Fork
from bot.language import DA, EN
from tests.plan.invented import utc
from tests.shipped import library

LIBRARY = library()
FLOW = LIBRARY.flows[FlowId("bekymring")]
NOW = utc("2026-09-15 10:20")
LEADERS = LIBRARY.flows[FlowId("handlingsplan")]
ACUTE = next(each.to for each in FLOW.always if each.id == FLOW.acute)
NEWER = replace(FLOW, digest="f" * 16)
RENEWED = replace(LIBRARY, flows={FLOW.id: NEWER})
TICK = timedelta(microseconds=1)
EVENTS = (
    e.Start("0740"), e.Choose(("nej",), ""), e.Toggle("tro", True, ""), e.Done(""),
    e.Browse("A", ""), e.Write("nej"), e.Interrupt(), e.Interrupt("om"), e.Resume(), e.Back(),
    e.Change("rolle"), e.Review(), e.Why(), e.NoAnswer("hotline"), e.Show(), e.Speak(EN),
    e.Restart(), e.Forget(), e.Insight(), e.Privacy(), e.Help(), e.Unreadable(),
)  # fmt: skip

presses = st.lists(st.integers(0, 10_000), max_size=14)


def offered(session: Session) -> tuple[str, ...]:
    flow = LIBRARY.flows[session.flow]
    return Walk(LIBRARY, flow).offered(flow.states[session.state], session.path)


def pressed(turn: Turn, number: int) -> Turn:
    """Return the turn of one of the answers that *turn*'s screen takes, or *turn* at an ending."""
    answers = offered(turn.session)
    if not answers:
        return turn
    choice = e.Choose((answers[number % len(answers)],), turn.session.stamp)
    return step(LIBRARY, turn.session, choice, NOW)


def played(numbers: list[int]) -> Turn:
    turn = begin(LIBRARY, FLOW.id, e.Start(), NOW, DA)
    for number in numbers:
        turn = pressed(turn, number)
    return turn


def told(turn: Turn) -> list[About]:
    return [reply.about for reply in turn.replies[:-1]]


@pytest.mark.threat("B5")
@settings(max_examples=60)
@given(presses, st.sampled_from(EVENTS), st.timedeltas(timedelta(0), timedelta(days=3)))
def test_any_event_at_any_time_after_any_walk_has_a_reply(numbers, event, later):
    session = played(numbers).session
    for content in (LIBRARY, RENEWED):
        turn = step(content, session, event, NOW + later)

        assert turn.replies
        if turn.session is None:
            assert isinstance(event, e.Forget) and isinstance(turn.replies[-1], Farewell)
        else:
            assert turn.session.seen == NOW + later
            assert turn.session.digest == content.flows[FLOW.id].digest
            assert not isinstance(FLOW.states[turn.session.state], Fork)


@pytest.mark.threat("E13")
@settings(max_examples=60)
@given(presses, st.timedeltas(timedelta(0), timedelta(days=3)))
def test_acute_is_one_turn_away_in_old_and_new_and_forgotten_sessions(numbers, later):
    session = played(numbers).session
    for content in (LIBRARY, RENEWED):
        assert step(content, session, e.Interrupt(), NOW + later).session.state == ACUTE


@settings(max_examples=60)
@given(presses)
def test_the_path_alone_leads_to_where_the_session_stands(numbers):
    session = played(numbers).session
    walked, _ = Walk(LIBRARY, FLOW).rebuild(session.path)

    assert (walked.state, walked.path) == (session.state, session.path)
    for content in (LIBRARY, RENEWED):
        again = replay(content, session, NOW + IDLE).session
        assert (again.state, again.path) == (session.state, session.path)
        assert again.seen == NOW + IDLE
        assert again.turn == session.turn + 1


@settings(max_examples=60)
@given(
    presses,
    st.sampled_from(("", *FLOW.links, *LEADERS.links)),
    st.sampled_from((FLOW.id, LEADERS.id)),
)
def test_back_meets_the_screens_that_were_shown_and_no_other(numbers, payload, flow):
    """A question whose answer was known is passed over; the same answer leads on again."""
    turn, shown = begin(LIBRARY, flow, e.Start(payload), NOW, DA), []
    for number in numbers:
        turn, before = pressed(turn, number), turn
        if turn is not before:
            shown.append(before.session)
    for before in reversed(shown):
        there = turn.session
        assert turn.replies[-1].controls.back
        turn = step(LIBRARY, there, e.Back(), NOW)
        back = turn.session
        assert (back.state, back.path, back.turn) == (before.state, before.path, there.turn + 1)
        answer = there.path[len(back.path)]
        again = step(LIBRARY, back, e.Choose(answer.choices, back.stamp), NOW).session
        assert again.path[: len(there.path)] == there.path

    assert not turn.replies[-1].controls.back
    assert step(LIBRARY, turn.session, e.Back(), NOW).session == turn.session


@settings(max_examples=40)
@given(presses)
def test_acute_and_back_is_as_if_nothing_was_pressed(numbers):
    before = played(numbers).session
    turn = step(LIBRARY, before, e.Interrupt(), NOW)
    if before.state == ACUTE:
        return
    again = step(LIBRARY, turn.session, e.Resume(), NOW).session

    assert (again.state, again.path, again.kept, again.return_to) == (
        before.state, before.path, before.kept, None,
    )  # fmt: skip
    assert again.turn == before.turn + 2


@settings(max_examples=40)
@given(presses.filter(bool), st.timedeltas(TICK, timedelta(days=400)))
def test_a_session_lives_for_a_day_of_silence_to_the_microsecond(numbers, longer):
    session = played(numbers).session

    kept = step(LIBRARY, session, e.Show(), NOW + IDLE)
    assert (kept.session.state, kept.session.path) == (session.state, session.path)
    gone = step(LIBRARY, session, e.Show(), NOW + IDLE + longer)
    assert told(gone) == [About.EXPIRED]
    assert (gone.session.state, gone.session.path, gone.session.turn) == (FLOW.initial, (), 1)


@pytest.mark.threat("B3")
@settings(max_examples=40)
@given(presses, st.sampled_from([e.Show(), e.Back(), e.Choose(("ja",), "1.abcd"), e.Write("ja")]))
def test_a_changed_flow_is_told_and_what_was_meant_for_the_old_screen_is_dropped(numbers, event):
    session = played(numbers).session
    turn = step(RENEWED, session, event, NOW)

    assert turn == replay(RENEWED, session, NOW)
    assert turn.replies[0].about == About.CHANGED
    assert turn.session.digest == NEWER.digest


@pytest.mark.threat("B3", "E22")
@settings(max_examples=40)
@given(presses)
def test_a_version_that_is_still_loaded_is_gone_on_with(numbers):
    session = played(numbers).session
    pinned = replace(RENEWED, pinned={FLOW.digest: FLOW})

    assert step(pinned, session, e.Show(), NOW) == step(LIBRARY, session, e.Show(), NOW)


def test_an_instant_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        step(LIBRARY, played([]).session, e.Show(), NOW.replace(tzinfo=None))

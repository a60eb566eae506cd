"""Any event in any state: a reply, never an exception, and a session that survives JSON."""

import json
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue import events as e
from bot.dialogue.replies import Farewell, Notice, ShowOutcome
from bot.dialogue.session import from_json, to_json
from bot.dialogue.step import begin, step
from bot.flow.model import FlowId, Fork
from bot.language import DA, EN
from tests.conftest import danish_time
from tests.shipped import library

LIBRARY = library()
FLOW = LIBRARY.flows[FlowId("bekymring")]
NOW = danish_time("2026-09-15 10:20")

words = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["Silkeborg", "nej", "1", "9 11", "akut", "0", "010190-1234", "Århus"]),
)
ids = st.one_of(
    st.text(max_size=12),
    st.sampled_from([*FLOW.states, *LIBRARY.plans, "ja", "nej", "videre", "go", "unknown", "akut"]),
)
stamps = st.one_of(st.just("current"), st.text(max_size=9))
anything = st.one_of(
    st.builds(e.Start, ids),
    st.builds(e.Choose, st.lists(ids, max_size=3).map(tuple), stamps),
    st.builds(e.Toggle, ids, st.booleans(), stamps),
    st.builds(e.Done, stamps),
    st.builds(e.Browse, ids, stamps),
    st.builds(e.Write, words),
    st.builds(e.Interrupt, st.one_of(st.none(), ids)),
    st.builds(e.Change, ids),
    st.builds(e.NoAnswer, ids),
    st.builds(e.Speak, st.one_of(st.none(), st.sampled_from([DA, EN, "xx"]))),
    st.sampled_from(
        [e.Resume(), e.Back(), e.Review(), e.Why(), e.Show(), e.Restart(), e.Forget(),
         e.Insight(), e.Privacy(), e.Help(), e.Unreadable()]
    ),
)  # fmt: skip
fitting = st.integers(0, 30)


def taken(screen: object, event: object, number: int) -> object:
    """Return *event* with the present stamp, or a choice that the screen really offers."""
    offered = [option.id for option in getattr(screen, "options", getattr(screen, "then", ()))]
    if offered and number % 2:
        return e.Choose((offered[number % len(offered)],), screen.stamp)
    if getattr(event, "stamp", None) == "current":
        return type(event)(**{
            name: getattr(event, name) for name in event.__slots__ if name != "stamp"
        }, stamp=getattr(screen, "stamp", ""))  # fmt: skip
    return event


@settings(max_examples=150)
@given(st.lists(st.tuples(anything, fitting, st.integers(0, 100)), max_size=40))
def test_no_event_in_no_state_is_met_with_silence(played: list) -> None:
    now = NOW
    turn = begin(LIBRARY, FLOW.id, e.Start(), now, DA)
    for event, number, minutes in played:
        now += timedelta(minutes=minutes)
        screen = turn.replies[-1]
        wanted = taken(screen, event, number)
        if turn.session is None:
            turn = begin(LIBRARY, FLOW.id, wanted, now, DA)
        else:
            session = from_json(json.loads(json.dumps(to_json(turn.session))))
            assert session.path == turn.session.path
            turn = step(LIBRARY, session, wanted, now)

        last = turn.replies[-1]
        assert not isinstance(last, Notice)
        assert all(isinstance(reply, Notice) for reply in turn.replies[:-1])
        if turn.session is None:
            assert isinstance(last, Farewell)
            continue
        assert not isinstance(FLOW.states[turn.session.state], Fork)
        if turn.session.state != "ring-politiet":
            assert FLOW.acute in [option.id for option in last.controls.interrupts]
        if isinstance(last, ShowOutcome):
            assert [step.id for step in last.closing] == ["henvend-har-ikke-givet-besked"]
        assert len(json.dumps(to_json(turn.session))) < 2000


@settings(max_examples=60)
@given(st.lists(st.tuples(anything, fitting), max_size=25))
def test_the_same_events_at_the_same_instant_give_the_same_turns(played: list) -> None:
    def play() -> list:
        turns = [begin(LIBRARY, FLOW.id, e.Start(), NOW, DA)]
        for event, number in played:
            last = turns[-1]
            wanted = taken(last.replies[-1], event, number)
            turns.append(
                step(LIBRARY, last.session, wanted, NOW)
                if last.session
                else begin(LIBRARY, FLOW.id, wanted, NOW, DA)
            )
        return turns

    assert play() == play()

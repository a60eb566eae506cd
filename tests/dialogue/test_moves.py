"""Each move of a session on a small invented flow: what changes, and what must not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.dialogue.moves import Moves
from bot.dialogue.session import Answer, Session
from bot.dialogue.walk import Walk
from bot.flow.machine import RESUME, Edge
from tests.dialogue.invented import FLOW, LIBRARY, choice, with_states
from tests.plan.invented import utc

NOW = utc("2026-09-15 10:20")
WALK = Walk(LIBRARY, FLOW)


def answer(state: str, *choices: str) -> Answer:
    return Answer(state, choices)


def session(state: str = "start", *path: Answer, **more: object) -> Session:
    filled: dict[str, object] = {"turn": 7, "seen": NOW, "link": "l", "offered": "0002", **more}
    return Session("flow", "digest", "da", state=state, path=path, **filled)


def moves(state: str = "start", *path: Answer, **more: object) -> Moves:
    return Moves(WALK, session(state, *path, **more))


RED, LIST, PLACE = answer("start", "red"), answer("list", "a"), answer("place", "0002")
SMALL, FORK = answer("size", "small"), answer("fork", "0")
WHOLE = (RED, LIST, PLACE, SMALL, FORK)


def test_an_answer_makes_a_turn_and_keeps_everything_else():
    before = session("start", ticked=("a",))
    after = Moves(WALK, before).choose(("red",))

    assert after.session == replace(before, state="list", path=(RED,), ticked=(), turn=8)
    assert after.edges == (Edge("start", "red", "list"),)


def test_the_same_choice_twice_is_one_and_an_unknown_one_is_none():
    assert moves().choose(("red", "red")).session.path == (RED,)
    assert moves("list", RED).choose(("c", "a", "c")).session.path == (
        RED,
        answer("list", "a", "c"),
    )
    assert moves().choose(("nonsense",)) is None
    assert moves().choose(("red", "blue")) is None


def test_an_answer_goes_on_by_what_was_kept_and_drops_the_answer_it_replaces():
    kept = (answer("start", "blue"), LIST, PLACE)
    after = moves(kept=kept).choose(("red",)).session

    assert (after.state, after.path, after.kept) == ("size", (RED, LIST, PLACE), ())


def test_what_does_not_fit_yet_is_kept_but_forks_are_not():
    kept = (SMALL, FORK)
    after = moves(kept=kept).choose(("red",)).session

    assert (after.state, after.kept) == ("list", (SMALL,))


def test_a_check_list_that_comes_again_has_its_old_ticks():
    after = moves(kept=(LIST,), state="start")
    stays = replace(session(), kept=(SMALL, answer("list", "gone")))

    assert after.choose(("red",)).session.state == "place"
    arrived = Moves(WALK, stays).choose(("red",)).session
    assert (arrived.state, arrived.ticked) == ("list", ("gone",))


def test_ticking_is_no_turn_and_needs_a_check_list():
    here = moves("list", RED, ticked=("c",))

    assert here.toggle("a", on=True).session == session("list", RED, ticked=("a", "c"))
    assert here.toggle("c", on=True).session.ticked == ("c",)
    assert here.toggle("c", on=False).session.ticked == ()
    assert here.toggle("a", on=False).session.ticked == ("c",)
    assert here.toggle("nonsense", on=True).session.ticked == ("c",)
    assert here.toggle("a", on=True).edges == ()
    assert moves("start").toggle("red", on=True) is None
    assert moves("place").toggle("0001", on=True) is None


def test_an_interrupt_remembers_where_it_was_pressed_and_nothing_else_changes():
    before = session("place", RED, LIST, kept=(SMALL,), ticked=("a",))
    after = Moves(WALK, before).interrupt("acute")

    assert after.session == replace(before, state="stop", return_to="place", turn=8)
    assert after.edges == (Edge("place", "acute", "stop"),)


def test_an_interrupt_within_an_interrupt_leads_back_to_the_question():
    first = session("stop", RED, return_to="list")
    second = Moves(WALK, first).interrupt("mind").session

    assert (second.state, second.return_to, second.turn) == ("told", "list", 8)
    assert Moves(WALK, first).interrupt("acute") is None
    assert moves().interrupt("nonsense") is None


def test_resuming_goes_back_and_only_from_an_interrupt():
    before = session("stop", RED, kept=(SMALL,), return_to="list")
    after = Moves(WALK, before).resume()

    assert after.session == replace(before, state="list", return_to=None, turn=8)
    assert after.edges == (Edge("stop", RESUME, "list"),)
    assert moves("list", RED).resume() is None
    assert Moves(WALK, before).back() == after


def test_going_on_from_an_interrupt_puts_it_on_the_path():
    after = moves("stop", RED, return_to="list").choose(("on",)).session

    assert after.path == (RED, answer("list", "acute"), answer("stop", "on"))
    assert (after.state, after.return_to) == ("list", None)


def test_going_on_from_the_second_interrupt_puts_that_one_on_the_path():
    told = replace(FLOW.states["told"], then=(choice("on", "list"),))
    walk = Walk(LIBRARY, with_states(told))
    after = Moves(walk, session("told", RED, return_to="place")).choose(("on",)).session

    assert after.path == (RED, answer("place", "mind"), answer("told", "on"))


def test_back_leaves_the_last_answer_as_a_suggestion():
    kept = (answer("place", "0001"), answer("area", "east"))
    after = moves("size", RED, LIST, PLACE, kept=kept).back()

    assert after.session == session(
        "place", RED, LIST, kept=(PLACE, answer("area", "east")), turn=8
    )
    assert after.edges == ()


def test_back_passes_over_forks_and_restores_ticks():
    assert moves("sum", *WHOLE).back().session == session(
        "size", RED, LIST, PLACE, kept=(SMALL,), turn=8
    )
    listed = moves("place", RED, LIST).back().session
    assert (listed.state, listed.path, listed.ticked) == ("list", (RED,), ("a",))
    only = moves("fork", answer("fork", "1")).back()
    assert only is None


def test_back_at_the_first_question_is_no_move():
    assert moves().back() is None


def test_back_over_an_interrupt_stands_in_it_again():
    path = (RED, answer("list", "acute"), answer("stop", "on"))
    after = moves("list", *path).back().session

    assert (after.state, after.path, after.return_to) == ("stop", (RED,), "list")
    first = (answer("start", "acute"), answer("stop", "on"))
    again = moves("list", *first).back().session
    assert (again.state, again.path, again.return_to) == ("stop", (), "start")


def test_a_change_asks_again_and_keeps_the_rest():
    after = moves("end", *WHOLE, answer("sum", "go")).change("list").session

    assert (after.state, after.path, after.turn) == ("list", (RED,), 8)
    assert after.kept == (LIST, PLACE, SMALL, FORK)
    assert after.ticked == ("a",)
    assert after.return_to is None
    done = Moves(WALK, after).choose(("b",)).session
    assert (done.state, done.kept) == ("sum", ())


def test_a_change_of_one_answer_does_not_tick_it():
    assert moves("sum", *WHOLE).change("size").session.ticked == ()


@pytest.mark.parametrize("question", ["area", "sum", "fork", "nonsense", "stop"])
def test_only_a_question_that_was_answered_can_be_changed(question):
    path = (*WHOLE, answer("sum", "go"))

    assert moves("end", *path).change(question) is None


def test_an_interrupt_that_was_pressed_in_a_question_is_no_answer_to_change():
    path = (RED, answer("place", "acute"), answer("stop", "on"))

    assert moves("place", *path).change("place") is None
    assert moves("place", *path, PLACE).change("place").session.path == path


def test_the_first_answer_of_a_question_is_the_one_that_is_changed():
    path = (RED, LIST, answer("place", "acute"), answer("stop", "on"), answer("list", "b"))
    after = moves("place", *path).change("list").session

    assert after.path == (RED,)
    assert after.kept == path[1:]


def test_a_flow_whose_list_suggests_nothing_ticks_nothing():
    lone = with_states(replace(FLOW.states["list"], many=False))
    after = Moves(Walk(LIBRARY, lone), session(kept=(answer("list", "gone"),))).choose(("red",))

    assert (after.session.state, after.session.ticked) == ("list", ())
    assert after.session.seen == NOW + timedelta(0)

"""Where answers lead on a small invented flow, and what is known there."""

from dataclasses import replace

import pytest

from bot.conditions import ALWAYS, Is, Not
from bot.dialogue.fold import Fold, is_interrupt
from bot.dialogue.session import Answer
from bot.dialogue.walk import HOPS, SUMMARY_SEEN, Walk
from bot.flow.machine import GIVEN, PASS, TAKE, Edge, NotAccepted
from bot.flow.model import Branch, Fork, Link, PlaceQuestion, Question
from tests.dialogue.invented import ASK, FLOW, LIBRARY, PLANS, RED, RULES, choice, with_states

WALK = Walk(LIBRARY, FLOW)


def answer(state: str, *choices: str) -> Answer:
    return Answer(state, choices)


def walked(*answers: str, walk: Walk = WALK):
    """Walk by *answers*; "a+b" ticks two, "" none."""
    here = walk.begin()
    for each in answers:
        here = walk.answer(here, tuple(each.split("+")) if each else ())
    return here


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ((), "start"),
        (("red",), "list"),
        (("skip",), "place"),
        (("red", ""), "place"),
        (("red", "a+b"), "place"),
        (("red", "a", "0001"), "area"),
        (("blue", "a", "0001"), "sum"),
        (("red", "a", "0002"), "size"),
        (("red", "a", "unknown"), "size"),
        (("red", "a", "abroad"), "size"),
        (("whole", "a", "0002"), "sum"),
        (("red", "a", "0001", "west"), "size"),
        (("red", "a", "0001", "unknown"), "size"),
        (("red", "a", "0002", "small"), "sum"),
        (("red", "a", "0002", "small", "go"), "end"),
    ],
)
def test_answers_lead_on_past_what_need_not_be_asked(answers, state):
    assert walked(*answers).state == state


def test_the_path_holds_every_answer_and_every_branch():
    assert walked("red", "c+b", "0002", "small", "go").path == (
        answer("start", "red"), answer("list", "b", "c"), answer("place", "0002"),
        answer("size", "small"), answer("fork", "0"), answer("sum", "go"),
    )  # fmt: skip
    assert walked("blue", "c", "0001").path[-1] == answer("fork", "1")


def test_a_known_answer_is_recorded_as_if_it_was_given():
    assert answer("size", "big") in walked("whole", "a", "0002").path
    assert walked("whole", "a", "0002").facts["size"] == ("big",)


def test_the_edges_are_those_of_the_last_turn():
    here = walked("blue", "a")
    there = WALK.answer(replace(here, edges=()), ("0001",))

    assert there.edges == (
        Edge("place", GIVEN, "area"), Edge("area", PASS, "size"),
        Edge("size", PASS, "fork"), Edge("fork", TAKE, "sum"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "choices"),
    [
        ((), ()),
        ((), ("red", "blue")),
        ((), ("nonsense",)),
        (("red",), ("nonsense",)),
        (("red",), ("a", "nonsense")),
        (("skip",), ("0003",)),
        (("skip",), ()),
        (("skip",), ("0001", "0002")),
        (("red", "a", "0001"), ("north",)),
        (("red", "a", "0001"), ("east", "west")),
        (("blue", "a", "0001"), ("again",)),
        (("blue", "a", "0001", "go"), ("on",)),
    ],
)
def test_what_a_state_does_not_offer_is_not_accepted(before, choices):
    with pytest.raises(NotAccepted):
        WALK.answer(walked(*before), choices)


@pytest.mark.parametrize(
    ("state", "path", "offered"),
    [
        ("start", (), ("red", "blue", "whole", "skip")),
        ("place", (), ("0001", "0002", "unknown", "abroad")),
        ("area", (answer("place", "0001"),), ("east", "west", "unknown")),
        ("area", (answer("place", "0002"),), ("unknown",)),
        ("area", (), ("unknown",)),
        ("sum", (), (SUMMARY_SEEN,)),
        ("end", (), ()),
        ("stop", (), ("on",)),
        ("fork", (), ()),
    ],
)
def test_each_kind_of_state_offers_its_own_answers(state, path, offered):
    assert WALK.offered(FLOW.states[state], path) == offered


# Facts


@pytest.mark.parametrize(
    ("path", "facts"),
    [
        ((), {}),
        ((answer("start", "red"),), {"colour": ("red",)}),
        ((answer("start", "red"), answer("start", "blue")), {"colour": ("blue",)}),
        ((answer("start", "skip"),), {}),
        ((answer("list", "a", "b"),), {"sign": ("x", "x", "y")}),
        ((answer("list", "a"), answer("list", "d")), {"sign": ("x", "y")}),
        ((answer("list"),), {}),
        ((answer("place", "0001"),), {"municipality": ("known",)}),
        ((answer("place", "unknown"),), {"municipality": ("unknown",)}),
        ((answer("place", "abroad"),), {"municipality": ("abroad",)}),
        ((answer("area", "east"),), {"area": ("east",)}),
        ((answer("fork", "0"),), {"level": ("high",)}),
        ((answer("fork", "1"),), {}),
        ((answer("stop", "on"),), {"danger": ("now",)}),
        ((answer("sum", "go"),), {}),
        ((answer("place", "acute"),), {}),
        ((answer("area", "mind"),), {}),
        ((answer("gone", "red"),), {}),
    ],
)
def test_facts_are_the_fold_of_the_path(path, facts):
    assert WALK.facts(path) == facts
    assert WALK.at("sum", path).facts == facts
    assert WALK.facts_after({}, path) == facts


def test_a_fact_that_holds_many_adds_up_and_any_other_takes_the_later():
    fold = Fold(LIBRARY.vocabulary, FLOW)
    before = {"sign": ("x",), "colour": ("red",), "own": ("old",)}

    assert RULES["sign"].many and not RULES["colour"].many
    assert fold.plus(before, (("sign", ("y",)),))["sign"] == ("x", "y")
    assert fold.plus(before, (("colour", ("blue",)),))["colour"] == ("blue",)
    assert fold.plus(before, (("own", ("new",)),))["own"] == ("new",)
    assert fold.plus(before, ()) == before
    assert before == {"sign": ("x",), "colour": ("red",), "own": ("old",)}


def test_a_link_answers_beforehand_and_its_question_is_passed_by():
    linked = Walk(LIBRARY, FLOW, Link("l", (("colour", ("red",)), ("size", ("big",)))))

    assert linked.facts(()) == {"colour": ("red",), "size": ("big",)}
    assert linked.facts((answer("start", "blue"),))["colour"] == ("blue",)
    assert linked.begin().state == "start"  # "red" and "whole" both fit, so it is asked
    only = Walk(LIBRARY, FLOW, Link("l", (("colour", ("blue",)),)))
    assert only.begin().state == "list"
    assert only.begin().path == (answer("start", "blue"),)


# The municipality


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ((), None),
        ((answer("place", "0001"),), "0001"),
        ((answer("place", "0001"), answer("place", "0002")), "0002"),
        ((answer("place", "0001"), answer("place", "unknown")), None),
        ((answer("place", "0001"), answer("place", "abroad")), None),
        ((answer("place", "0001"), answer("place", "acute")), "0001"),
        ((answer("place", "0001"), answer("size", "0002")), "0001"),
        ((answer("size", "0001"),), None),
        ((answer("gone", "0001"),), None),
    ],
)
def test_the_municipality_is_the_last_that_was_named(path, code):
    assert WALK.municipality(path) == code
    assert WALK.plan(path) is (LIBRARY.nowhere if code is None else PLANS[code])


# Answers used again

FULL = walked("red", "a", "0001", "west", "small").path


def test_the_same_answers_lead_to_the_same_place():
    there, left = WALK.rebuild(FULL)

    assert (there.state, there.path) == ("sum", FULL)
    assert left == (answer("fork", "0"),)


def test_an_answer_that_no_longer_fits_stops_the_walk_and_nothing_is_lost():
    wrong = (answer("start", "red"), answer("list", "gone"), answer("place", "0002"))
    there, left = WALK.rebuild(wrong)

    assert there.state == "list"
    assert left == wrong[1:]


def test_an_answer_to_what_is_not_asked_any_more_is_passed_over():
    there, left = WALK.rebuild((answer("start", "skip"), *FULL[1:]))

    assert there.path[:3] == (answer("start", "skip"), answer("place", "0001"),
                              answer("area", "west"))  # fmt: skip
    assert there.state == "sum"
    assert answer("list", "a") in left


def test_an_interrupt_on_the_path_is_pressed_again_after_the_first_answer():
    pressed = (answer("start", "red"), answer("list", "acute"), answer("stop", "on"),
               answer("list", "d"))  # fmt: skip
    there, left = WALK.rebuild(pressed)

    assert (there.state, left) == ("place", ())
    assert there.path == pressed
    assert there.facts["danger"] == ("now",)


def test_an_interrupt_at_the_first_question_is_pressed_there():
    there, left = WALK.rebuild((answer("list", "acute"), answer("start", "acute")))

    assert (there.state, left) == ("stop", ())
    assert there.path == (answer("start", "acute"), answer("stop", "acute"))


def test_interrupts_are_told_from_answers():
    assert is_interrupt(FLOW, answer("list", "acute"))
    assert is_interrupt(FLOW, answer("list", "mind"))
    assert not is_interrupt(FLOW, answer("list", "a"))
    assert not is_interrupt(FLOW, answer("list", "acute", "mind"))
    assert not is_interrupt(FLOW, answer("list"))
    asked = WALK.asked((*FULL, answer("list", "acute"), answer("sum", "go"), answer("gone", "a")))
    assert [each.state for each in asked] == ["start", "list", "place", "area", "size"]


def test_an_interrupt_leaves_the_path_and_the_facts():
    here = walked("red", "a")
    there = WALK.interrupt(here, "acute")

    assert (there.state, there.path, there.facts) == ("stop", here.path, here.facts)
    assert there.edges == (Edge("place", "acute", "stop"),)
    with pytest.raises(NotAccepted):
        WALK.interrupt(here, "nonsense")


# What passes by itself


def test_a_check_list_is_asked_once():
    back_to_list = with_states(replace(FLOW.states["size"], to="list", when=Not(ALWAYS)))
    walk = Walk(LIBRARY, back_to_list)
    there = walk.answer(walk.at("list", (answer("start", "red"),)), ("a",))

    assert there.state == "place"
    once = walk.run_on(walk.at("list", (answer("start", "red"), answer("list", "a"))))
    assert (once.state, once.path) == ("place", (answer("start", "red"), answer("list", "a")))
    assert walk.run_on(walk.at("list", (answer("list", "acute"),))).state == "list"


@pytest.mark.parametrize(
    ("state", "facts", "expected"),
    [
        ("start", {"colour": ("red",)}, "list"),
        ("start", {"colour": ("red",), "size": ("big",)}, "start"),
        ("start", {"colour": ("blue",)}, "list"),
        ("start", {"colour": ("blue", "red")}, "start"),
        ("start", {"colour": ("green",)}, "start"),
        ("start", {}, "start"),
        ("place", {"municipality": ("known",)}, "area"),
        ("place", {}, "place"),
        ("size", {"colour": ("blue",)}, "sum"),
        ("size", {"colour": ("red",)}, "size"),
        ("size", {"colour": ("red",), "size": ("big",)}, "sum"),
        ("sum", {"colour": ("blue",)}, "sum"),
        ("end", {}, "end"),
    ],
)
def test_a_question_is_passed_by_where_its_answer_is_known(state, facts, expected):
    begun = replace(WALK.at(state, ()), facts=facts)
    areas = replace(begun, path=(answer("place", "0001"),))

    assert WALK.run_on(areas if state == "place" else begun).state == expected


def test_an_area_is_asked_for_where_the_plan_has_some_and_none_is_known():
    asked = WALK.at("area", (answer("start", "red"), answer("place", "0001")))

    assert WALK.run_on(asked).state == "area"
    known = replace(asked, facts={**asked.facts, "area": ("east",)})
    assert WALK.run_on(known).state == "size"
    assert WALK.run_on(known).path == asked.path
    none = WALK.at("area", (answer("start", "red"), answer("place", "0002")))
    assert WALK.run_on(none).state == "size"


def test_what_was_told_already_is_not_written_down_twice():
    told = WALK.at("size", (answer("start", "red"), answer("size", "big")))

    assert WALK.run_on(told).path == (*told.path, answer("fork", "1"))


def test_a_fork_without_a_branch_that_holds_is_not_accepted():
    narrow = with_states(Fork("fork", (Branch(Is("sign", frozenset({"z"})), "sum"),)))

    with pytest.raises(NotAccepted, match="no branch of fork"):
        Walk(LIBRARY, narrow).run_on(Walk(LIBRARY, narrow).at("fork", ()))


def chain(length: int) -> Walk:
    """Return a walk of a flow that begins with *length* forks in a row."""
    forks = [Fork(f"f{i}", (Branch(ALWAYS, f"f{i + 1}"),)) for i in range(length - 1)]
    last = Fork(f"f{length - 1}", (Branch(ALWAYS, "start"),))
    return Walk(LIBRARY, with_states(*forks, last, initial="f0"))


@pytest.mark.threat("E11")
def test_thirty_one_states_may_pass_by_themselves_and_no_circle_runs_forever():
    assert HOPS == 32
    assert chain(HOPS - 1).begin().state == "start"
    with pytest.raises(NotAccepted, match="more than 32"):
        chain(HOPS).begin()


def test_a_question_with_a_condition_and_a_place_with_one_are_passed_where_it_fails():
    shut = PlaceQuestion("place", ASK, "area", when=RED)
    walk = Walk(LIBRARY, with_states(shut))

    assert walked("blue", "a", walk=walk).state == "sum"
    assert walked("red", "a", walk=walk).state == "place"
    silent = Question("start", ASK, (choice("red", "list"), choice("blue", "list")), "list")
    assert walked(walk=Walk(LIBRARY, with_states(silent))).state == "start"

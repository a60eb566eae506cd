"""The rulebook on a small invented flow: every arrow, and which answers of the machine are kept."""

from dataclasses import replace

import pytest

from bot.conditions import ALWAYS, Not
from bot.flow.machine import (
    GIVEN,
    PASS,
    RESUME,
    TAKE,
    Edge,
    NotAccepted,
    Rulebook,
    edges,
    rulebook,
    waits,
)
from tests.dialogue.invented import ASK, FLOW, HIGH, RED, choice, with_states

OWN = {
    "start": [("red", "list", ALWAYS), ("blue", "list", ALWAYS), ("whole", "list", ALWAYS),
              ("skip", "place", ALWAYS)],
    "list": [(GIVEN, "place", ALWAYS)],
    "place": [(GIVEN, "area", ALWAYS)],
    "area": [(PASS, "size", Not(FLOW.states["area"].when)), (GIVEN, "size", ALWAYS)],
    "size": [(PASS, "fork", Not(RED)), ("big", "fork", ALWAYS), ("small", "fork", ALWAYS)],
    "fork": [(TAKE, "sum", HIGH), (TAKE, "sum", ALWAYS)],
    "sum": [(GIVEN, "end", ALWAYS)],
    "end": [],
    "stop": [("on", "list", ALWAYS)],
    "told": [],
}  # fmt: skip
INTERRUPTS = [("acute", "stop", ALWAYS), ("mind", "told", ALWAYS)]


@pytest.mark.parametrize("state", OWN)
def test_a_state_has_its_own_arrows_and_the_interrupts_where_it_waits(state):
    found = [each for each in edges(FLOW) if each.source == state]
    more = [] if state == "fork" else INTERRUPTS

    assert found == [Edge(state, *each) for each in (*OWN[state], *more)]
    assert waits(FLOW.states[state]) is (state != "fork")


def test_the_triggers_of_the_engine_cannot_be_ids_of_content():
    ours = {PASS, GIVEN, TAKE, RESUME}

    assert len(ours) == 4
    assert all(each.startswith("-") for each in ours)
    assert rulebook(FLOW)._machine.events.keys() == ours | {
        "red", "blue", "whole", "skip", "big", "small", "on", "acute", "mind",
    }  # fmt: skip


def test_a_list_without_a_target_goes_on_by_its_choices():
    """A flow whose checks have not been run yet may hold one; it must not stop the compiling."""
    lone = replace(FLOW.states["list"], to=None, choices=(choice("a", "place"),), when=RED)
    found = [each for each in edges(with_states(lone)) if each.source == "list"]

    assert found[0] == Edge("list", "a", "place")
    assert not any(each.trigger in (GIVEN, PASS) for each in found)
    assert ASK == lone.prompt


@pytest.mark.parametrize("state", ["start", "list", "place", "size", "sum", "end", "stop", "told"])
def test_from_an_interrupt_one_returns_to_any_state_that_waits(state):
    rules = rulebook(FLOW)

    for interrupt in ("stop", "told"):
        assert rules.fire(interrupt, RESUME, {}, state) == state
    with pytest.raises(NotAccepted):
        rules.fire("start", RESUME, {}, state)
    with pytest.raises(NotAccepted):
        rules.fire("stop", RESUME, {}, "fork")


def test_the_machine_is_asked_once_for_each_case_that_its_guards_can_tell_apart(monkeypatch):
    rules, asked = Rulebook(FLOW), []
    ask = rules._asked
    monkeypatch.setattr(rules, "_asked", lambda *case: asked.append(case) or ask(*case))
    for facts, target in (({}, "fork"), ({"colour": ("red",)}, None), ({}, "fork")):
        if target is None:
            with pytest.raises(NotAccepted, match="no guard holds"):
                rules.fire("size", PASS, facts)
        else:
            assert rules.fire("size", PASS, facts) == target
    assert rules.fire("size", PASS, {"read-by-no-guard": ("x",)}) == "fork"
    assert len(asked) == 2
    assert rules.fire("stop", RESUME, {}, "list") == "list"
    assert rules.fire("stop", RESUME, {}, "sum") == "sum"
    assert rules.fire("stop", RESUME, {}, "list") == "list"
    assert len(asked) == 4


def test_what_the_machine_has_answered_is_kept_in_a_bounded_place(monkeypatch):
    monkeypatch.setattr("bot.flow.machine.MOST_SETTLED", 2)
    rules = Rulebook(FLOW)
    for facts in ({}, {"colour": ("blue",)}, {"colour": ("a",)}, {"colour": ("b",)}):
        assert rules.fire("size", PASS, facts) == "fork"

    assert len(rules._settled) <= 2


@pytest.mark.parametrize(
    ("state", "trigger", "said"),
    [("start", "nonsense", "is no trigger"), ("start", "on", "leads nowhere from start")],
)
def test_what_is_not_accepted_says_why(state, trigger, said):
    with pytest.raises(NotAccepted, match=said):
        rulebook(FLOW).fire(state, trigger, {})


def test_a_flow_is_compiled_once_for_each_version():
    assert rulebook(FLOW) is rulebook(replace(FLOW))
    assert rulebook(FLOW) is not rulebook(with_states(FLOW.states["size"]))

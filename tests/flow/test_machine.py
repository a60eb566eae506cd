"""The rulebook: what `transitions` is trusted with, and the traps that are shut."""

import logging
from dataclasses import replace

import pytest

from bot.flow.machine import GIVEN, RESUME, TAKE, NotAccepted, Rulebook, Trigger, edges, rulebook
from bot.flow.model import Flow, Outcome


def test_a_choice_leads_to_its_target(bekymring: Flow) -> None:
    assert rulebook(bekymring).fire("fare", Trigger("nej"), {}) == "rolle"


@pytest.mark.threat("E13")
def test_the_acute_exit_is_one_turn_away_from_every_state_that_waits(bekymring: Flow) -> None:
    acute = {edge.source for edge in edges(bekymring) if edge.trigger == bekymring.acute}
    waiting = {edge.source for edge in edges(bekymring) if edge.trigger != TAKE}

    assert waiting <= acute


def test_an_interrupt_leads_back_to_where_it_was_pressed_and_nowhere_else(bekymring: Flow) -> None:
    rules = rulebook(bekymring)

    assert rules.fire("ring-politiet", RESUME, {}, "alder") == "alder"
    with pytest.raises(NotAccepted):
        rules.fire("alder", RESUME, {}, "fare")
    with pytest.raises(NotAccepted):
        rules.fire("ring-politiet", RESUME, {}, None)


@pytest.mark.parametrize("trigger", ["to_vej-akut", "to_fare", "nonsense", "os.system", "", "ja"])
def test_an_unknown_trigger_is_a_value_and_moves_nothing(bekymring: Flow, trigger: str) -> None:
    with pytest.raises(NotAccepted):
        rulebook(bekymring).fire("alder", Trigger(trigger), {})


def test_a_fork_takes_the_first_branch_that_holds(bekymring: Flow) -> None:
    rules = rulebook(bekymring)

    assert rules.fire("niveau", TAKE, {"sign": ("acute", "serious")}) == "ring-politiet"
    assert rules.fire("niveau", TAKE, {"sign": ("serious",)}) == "omraade"
    assert rules.fire("niveau", TAKE, {"sign": ("faith",)}) == "rolig"


def test_a_guard_that_fails_is_not_accepted(bekymring: Flow) -> None:
    with pytest.raises(NotAccepted):
        rulebook(bekymring).fire("omraade", Trigger("-pass"), {"age": ("under_18",)})


@pytest.mark.threat("B5")
def test_the_machine_keeps_no_session_and_offers_no_state_as_a_trigger(bekymring: Flow) -> None:
    rules = Rulebook(replace(bekymring, digest="another"))
    for _ in range(50):
        rules.fire("fare", Trigger("nej"), {})

    assert rules._machine.models == []
    assert not any(name.startswith("to_") for name in rules._machine.events)


@pytest.mark.threat("E19")
def test_no_callback_of_the_machine_is_a_string(bekymring: Flow) -> None:
    machine = rulebook(bekymring)._machine
    transitions = [
        transition
        for event in machine.events.values()
        for found in event.transitions.values()
        for transition in found
    ]

    assert transitions
    for transition in transitions:
        assert all(callable(condition.func) for condition in transition.conditions)
        assert not transition.before and not transition.after and not transition.prepare


def test_a_walk_writes_no_state_to_the_log(
    bekymring: Flow, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)  # what `transitions` logs must not depend on the root
    rulebook(bekymring).fire("fare", Trigger("nej"), {})

    assert "rolle" not in caplog.text


def test_a_place_question_goes_on_when_it_is_given(bekymring: Flow) -> None:
    assert rulebook(bekymring).fire("bopael", GIVEN, {}) == "alder"


def test_every_ending_waits_for_nobody_but_the_interrupts(bekymring: Flow) -> None:
    endings = {s.id for s in bekymring.states.values() if isinstance(s, Outcome) and not s.then}
    interrupts = {each.id for each in bekymring.always}

    assert endings
    assert {e.trigger for e in edges(bekymring) if e.source in endings} <= interrupts

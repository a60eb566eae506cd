"""An ending that stands for others can be played, and arrives where it says."""

import pytest

from bot.conditions import AREA, MUNICIPALITY
from bot.dialogue.walk import Walk
from bot.flow.model import FlowId
from bot.proof.endings import Ending, endings, fits
from tests.shipped import library as shipped


@pytest.fixture(scope="module")
def found() -> tuple[Ending, ...]:
    library = shipped()
    return endings(library, library.flows[FlowId("handlingsplan")])


def test_the_path_of_every_ending_leads_to_it_with_its_facts(found: tuple[Ending, ...]) -> None:
    library = shipped()
    walk = Walk(library, library.flows[FlowId("handlingsplan")])
    for each in found:
        there, left = walk.rebuild(each.path)

        assert (there.state, tuple(walk.asked(left))) == (each.outcome, ())
        assert {fact: there.facts[fact] for fact in each.facts} == dict(each.facts)


def test_each_outcome_is_reached_also_by_its_interrupt(found: tuple[Ending, ...]) -> None:
    flow = shipped().flows[FlowId("handlingsplan")]

    assert {each.outcome for each in found} >= {each.to for each in flow.always}


def test_facts_of_a_place_fit_the_plans_that_have_it() -> None:
    library = shipped()
    silkeborg = library.plans["0740"]

    assert fits(library.nowhere, {})
    assert not fits(silkeborg, {})
    assert fits(silkeborg, {MUNICIPALITY: ("known",)})
    assert not fits(silkeborg, {MUNICIPALITY: ("known",), AREA: ("elsewhere",)})
    assert not fits(library.nowhere, {MUNICIPALITY: ("known",)})

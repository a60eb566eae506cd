"""The way to a candidate: what the proof walked under another plan fits the plan it is for."""

from bot.dialogue.session import Answer
from bot.flow.model import ChoiceId, FlowId, StateId
from bot.proof.candidates import Way, acts_of
from bot.proof.endings import Ending
from bot.scenario.model import Given, Pressed
from tests.shipped import library

FLOW = library().flows[FlowId("bekymring")]
PATH = tuple(
    Answer(StateId(state), (ChoiceId(choice),))
    for state, choice in (
        ("fare", "nej"),
        ("rolle", "borger"),
        ("bopael", "0101"),
        ("alder", "under-18"),
        ("retning", "1"),
        ("tegn", "rejse"),
        ("omraade", "unknown"),
        ("anonym", "akut"),
    )
)


def way(municipality: str) -> Way:
    plan = library().plans[library().places.find(municipality).places[0]]
    return Way(FLOW, Ending(StateId("vej"), {}, PATH), plan, frozenset())


def test_a_plan_without_areas_is_not_asked_for_one() -> None:
    asked = [act.question for act in acts_of(way("Silkeborg")) if isinstance(act, Given)]

    assert asked == ["fare", "rolle", "alder", "tegn"]


def test_a_plan_with_areas_is() -> None:
    assert Given(StateId("omraade"), ("unknown",)) in tuple(acts_of(way("København")))


def test_an_interrupt_is_pressed_and_no_answer() -> None:
    assert tuple(acts_of(way("Silkeborg")))[-1] == Pressed("akut")

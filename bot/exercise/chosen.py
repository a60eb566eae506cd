"""Which situations a municipality's staff meet, and what is right there.

A scenario is an exercise where it has a situation. A municipality uses its own; one
that has none plays the general ones as if they happened to it. What is right is then
not what the scenario expects of another municipality, but what its answers lead to here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.conditions import ContactId
from bot.dialogue.fold import AREA_UNKNOWN, PLACE_ABROAD, PLACE_UNKNOWN
from bot.dialogue.replies import ShowOutcome
from bot.flow.model import AreaQuestion, Flow, PlaceQuestion
from bot.language import Lang, in_language
from bot.library import Library
from bot.plan.model import AreaId, Place
from bot.scenario.answering import walk_through
from bot.scenario.model import Act, Expectation, Given, Scenario
from bot.scenario.play import Played, chosen_flow, started

FIRST = 2
"""So many contacts must stand first, in their order, for the contacts to be the right ones."""


@dataclass(frozen=True, slots=True)
class Situation:
    """One exercise: its *id* in the results, the scenario here, and what its answers lead to."""

    id: str
    scenario: Scenario
    flow: Flow
    right: Played
    place: Place | None

    def text(self, lang: Lang) -> str:
        """Return what is met, in words."""
        return in_language(self.scenario.situation, lang)

    @property
    def expected(self) -> Expectation:
        """Return what must come of a conversation about it."""
        first = first_contacts(self.right)
        must = tuple(f"first:{contact}" for contact in first[:1])
        return Expectation(outcome=self.right.state, contacts=first, must=must)


def first_contacts(played: Played) -> tuple[ContactId, ...]:
    """Return the contacts that stand first in what came of *played*; a group counts as one."""
    screen = played.screen
    shown = screen.contacts if isinstance(screen, ShowOutcome) else ()
    return tuple(dict.fromkeys(card.id for card in shown))[:FIRST]


def situations(
    library: Library, place: Place, own: Iterable[Scenario], general: Iterable[Scenario]
) -> tuple[Situation, ...]:
    """Return the exercises of *place*: its *own*, or the *general* ones where it has none."""
    found = _made(library, place, own) or _made(library, place, general)
    return tuple(found)


def _made(library: Library, place: Place, scenarios: Iterable[Scenario]) -> list[Situation]:
    made = (_situation(library, place, each) for each in scenarios if each.situation)
    return [each for each in made if each is not None]


def _situation(library: Library, place: Place, scenario: Scenario) -> Situation | None:
    """Return *scenario* as it is met in *place*, or None where its answers lead to no outcome."""
    flow = chosen_flow(library, scenario.flow)
    here = as_met_in(library, place, scenario, flow)
    begun = started(library, flow, here.at, payload=here.link)
    walked = walk_through(begun, here.municipality, here.acts)
    if not walked.complete or not isinstance(walked.played.screen, ShowOutcome):
        return None
    known = place if here.municipality == place.name else None
    return Situation(f"{flow.id}/{scenario.name}", here, flow, walked.played, known)


def as_met_in(library: Library, place: Place, scenario: Scenario, flow: Flow) -> Scenario:
    """Return *scenario* as it is played in *place*.

    Where the point is that the place is not known or lies abroad, it stays so. An area
    that the municipality does not have is not known.
    """
    elsewhere = _elsewhere(scenario, flow)
    areas = library.plan(place.code).areas
    acts = tuple(act for act in scenario.acts if not _is_local(act, flow, areas))
    named = {act.question for act in acts if isinstance(act, Given)}
    unknown = tuple(
        Given(state.id, (AREA_UNKNOWN,))
        for state in flow.states.values()
        if isinstance(state, AreaQuestion) and state.id not in named
    )
    return replace(scenario, municipality=elsewhere or place.name, acts=(*acts, *unknown))


def _elsewhere(scenario: Scenario, flow: Flow) -> str:
    stated = [scenario.municipality]
    for act in scenario.acts:
        if isinstance(act, Given) and isinstance(flow.states.get(act.question), PlaceQuestion):
            stated.extend(act.choices)
    return next((each for each in stated if each in (PLACE_UNKNOWN, PLACE_ABROAD)), "")


def _is_local(act: Act, flow: Flow, areas: Iterable[AreaId]) -> bool:
    """Tell whether *act* answers for another municipality."""
    if not isinstance(act, Given):
        return False
    state = flow.states.get(act.question)
    foreign = not set(act.choices) <= set(areas)
    return isinstance(state, PlaceQuestion) or (isinstance(state, AreaQuestion) and foreign)

"""A path that breaks something, as a scenario that can be played as it stands."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.dialogue.fold import Path
from bot.dialogue.walk import Walk
from bot.flow.machine import NotAccepted
from bot.flow.model import Outcome, PlaceQuestion, StateId
from bot.plan.model import MunicipalityCode
from bot.proof.sentences import Breach
from bot.scenario.model import Act, Expectation, Given, Pressed, Scenario


def broken(walk: Walk, breach: Breach, at: datetime) -> Scenario:
    """Return the shortest path of *breach*, played at *at*, with what the sentence demands.

    The scenario fails for as long as the sentence is broken, where what it claims can be
    said of one ending; else it arrives where the sentence is broken.
    """
    state = StateId(breach.state)
    claims = dict(breach.sentence.claims)
    names = claims.get(breach.claim, ())
    is_outcome = isinstance(walk.flow.states[state], Outcome)
    return Scenario(
        name=f"{breach.sentence.id}: {breach.claim}",
        at=at,
        acts=tuple(acts(walk, breach.path, breach.municipality)),
        expect=replace(
            _demanded(breach.claim, names),
            outcome=state if is_outcome else None,
            state=None if is_outcome else state,
        ),
        flow=walk.flow.id,
    )


def acts(walk: Walk, path: Path, code: MunicipalityCode | None = None) -> Iterator[Act]:
    """Yield what a person does on *path*; *code* is answered where it asks for a known place."""
    here = walk.begin()
    while len(here.path) < len(path):
        answer = path[len(here.path)]
        if walk.is_interrupt(answer):
            yield Pressed(answer.choices[0])
            pressed = walk.interrupt(here, answer.choices[0])
            here = replace(pressed, path=(*here.path, answer))
            continue
        yield _given(walk, answer.state, answer.choices, code)
        try:
            here = walk.answer(here, answer.choices)
        except NotAccepted:
            return


def _given(
    walk: Walk, state: StateId, choices: tuple[str, ...], code: MunicipalityCode | None
) -> Given:
    is_place = isinstance(walk.flow.states[state], PlaceQuestion)
    place = walk.library.plan(code or MunicipalityCode(choices[0])).place if is_place else None
    named = place is not None and choices[0] in walk.library.plans
    return Given(state, (place.name,) if named and place is not None else choices)


def _demanded(claim: str, names: tuple[str, ...]) -> Expectation:
    match claim:
        case "step" | "contact" if len(names) == 1:
            return Expectation(must=(f"{claim}:{names[0]}",))
        case "first_contact":
            return Expectation(must=(f"first:{names[0]}",))
        case "no_contact":
            return Expectation(must_not=tuple(f"contact:{each}" for each in names))
        case "no_table":
            return Expectation(must_not=tuple(f"table:{each}" for each in names))
        case "questions_at_most":
            return Expectation(questions_at_most=int(names[0]))
        case _:
            return Expectation()

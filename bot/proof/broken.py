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

    The scenario fails for as long as the sentence is broken.
    """
    state = StateId(breach.state)
    claims = dict(breach.sentence.claims)
    names = claims.get(breach.claim, ())
    is_outcome = isinstance(walk.flow.states[state], Outcome)
    stands = breach.sentence.over == "every_state"
    return Scenario(
        name=f"{breach.sentence.id}: {breach.claim}",
        at=at,
        acts=tuple(acts(walk, breach.path, breach.municipality)),
        expect=replace(
            _demanded(breach, names),
            outcome=state if is_outcome else None,
            state=state if stands and not is_outcome else None,
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


def _demanded(breach: Breach, names: tuple[str, ...]) -> Expectation:
    """Return what a scenario must find for the claim to be kept where *breach* breaks it."""
    if breach.claim == "questions_at_most":
        return Expectation(questions_at_most=int(names[0]))
    return Expectation(
        must=_demanded_there(breach.claim, names),
        must_not=_demanded_away(breach, names),
    )


def _demanded_there(claim: str, names: tuple[str, ...]) -> tuple[str, ...]:
    match claim:
        case "step":
            return (" | ".join(_shown_as(names)),)
        case "contact":
            return (" | ".join(f"contact:{each}" for each in names),)
        case "first_contact":
            return f"first:{names[0]}", "anybody:always"
        case "one_turn_to" | "steps_at_most":
            return (f"{claim}:{names[0]}",)
        case "answers_now":
            return ("anybody:always",)
        case _:
            return ()


def _demanded_away(breach: Breach, names: tuple[str, ...]) -> tuple[str, ...]:
    match breach.claim:
        case "no_step":
            return tuple(_shown_as(names))
        case "no_contact" | "no_table" | "no_number":
            return tuple(f"{breach.claim.removeprefix('no_')}:{each}" for each in names)
        case "asks_nothing_twice":
            return (f"asked_twice:{breach.state}",)
        case "unconfirmed_not_alone":
            return ("unconfirmed:alone",)
        case "nothing_forbidden":
            return tuple(map(_written, breach.found))
        case _:
            return ()


def _shown_as(steps: tuple[str, ...]) -> Iterator[str]:
    """Yield the tokens of *steps*: what is to be avoided is shown apart from what is to be done."""
    return (f"{kind}:{step}" for step in steps for kind in ("step", "avoid"))


def _written(forbidden: str) -> str:
    return f"{'mail' if '@' in forbidden else 'number'}:{forbidden}"

"""Paths that do not end, go in a circle by themselves, or lose the acute exit are found."""

import random
from dataclasses import replace
from functools import cache

import pytest

from bot.conditions import FactId, Is, Value
from bot.dialogue.events import Choose, Interrupt, Start
from bot.dialogue.fold import Path
from bot.dialogue.step import begin, step
from bot.dialogue.walk import Walk
from bot.flow.model import (
    Branch,
    Choice,
    Flow,
    FlowId,
    Fork,
    Outcome,
    PlaceQuestion,
    Question,
    StateId,
)
from bot.language import DA
from bot.proof.alive import Aliveness, remembering
from bot.proof.broken import acts
from bot.proof.endings import endings_of
from bot.proof.kinds import kinds
from bot.proof.paths import SOME_TIME, PathsVerdict, prove_paths
from bot.proof.places import path_to
from bot.proof.sentences import judged
from bot.proof.walks import Walks, places_to_walk
from bot.scenario.model import Pressed
from tests.shipped import library as shipped

SEED = 20260915


BOTH = ("bekymring", "handlingsplan")


@cache
def walks(flow: str = "handlingsplan") -> Walks:
    library = shipped()
    return Walks(library, library.flows[FlowId(flow)], places_to_walk(library))


def verdict_of(**changes: object) -> PathsVerdict:
    """Prove the paths of the smaller shipped flow with some of its states *changes*."""
    library, flow = shipped(), walks().flow
    states = {**flow.states, **{key.replace("_", "-"): each for key, each in changes.items()}}
    changed: Flow = replace(flow, states=states, digest=f"planted-{hash(str(changes))}")
    content = replace(library, flows={flow.id: changed})
    return prove_paths(content, Walks(content, changed, places_to_walk(content)))


def kinds_of_fault(found: PathsVerdict) -> set[str]:
    return {each.kind for each in found.faults}


@pytest.mark.threat("E13")
@pytest.mark.parametrize("flow", BOTH)
def test_a_shipped_flow_ends_on_every_path_and_is_always_one_turn_from_the_acute(
    flow: str,
) -> None:
    found = prove_paths(shipped(), walks(flow))

    assert found.faults == ()
    assert found.places > 2000
    assert found.combinations > 10_000
    assert 0 < found.furthest < 20


def test_an_outcome_that_leads_on_to_itself_is_a_circle_without_a_question() -> None:
    urgent = walks().flow.states["ring-politiet"]
    assert isinstance(urgent, Outcome)
    again = Choice("igen", {DA: "Igen"}, urgent.id)

    assert "circle" in kinds_of_fault(verdict_of(ring_politiet=replace(urgent, then=(again,))))


def test_an_outcome_that_leads_nowhere_else_is_endless() -> None:
    flow = walks().flow
    loops = {
        key.replace("-", "_"): replace(each, then=(Choice("igen", {DA: "Igen"}, flow.initial),))
        for key, each in flow.states.items()
        if isinstance(each, Outcome)
    }

    assert "endless" in kinds_of_fault(verdict_of(**loops))


def test_a_branch_that_no_path_takes_and_a_fork_without_a_way_out_are_found() -> None:
    forks = [each for each in walks().flow.states.values() if isinstance(each, Fork)]
    fork = forks[0]
    never = Branch(Is(FactId("reporter"), frozenset({Value("nobody")})), fork.branches[-1].to)
    shaded = replace(fork, branches=(never, *fork.branches))
    partial = replace(fork, branches=(never,))

    assert "branch" in kinds_of_fault(verdict_of(**{fork.id.replace("-", "_"): shaded}))
    assert "stuck" in kinds_of_fault(verdict_of(**{fork.id.replace("-", "_"): partial}))


@pytest.mark.threat("E13")
def test_an_acute_exit_without_a_step_is_found() -> None:
    urgent = walks().flow.states["ring-politiet"]
    assert isinstance(urgent, Outcome)

    assert "acute" in kinds_of_fault(verdict_of(ring_politiet=replace(urgent, steps=())))


@pytest.mark.parametrize("flow", BOTH)
def test_paths_of_a_seeded_sample_lead_to_the_same_place_through_the_real_step(flow: str) -> None:
    library, found = shipped(), walks(flow)
    chosen = random.Random(SEED).sample([(p, way) for p in found.places for way in p.ways], 150)
    for place, way in chosen:
        path = path_to(place, way)
        turn = begin(library, found.flow.id, Start(""), SOME_TIME, DA)
        for act in acts(found.walk, path):
            assert turn.session is not None
            event = (
                Interrupt(act.control)
                if isinstance(act, Pressed)
                else Choose(code_of(library, act.choices), turn.session.stamp)
            )
            turn = step(library, turn.session, event, SOME_TIME)

        assert turn.session is not None
        expected, reached = place.state, turn.session.state
        assert reached == expected
        facts = found.walk.facts(turn.session.path)
        if turn.session.return_to is None:
            assert facts == found.walk.facts(path)
        told = found.numbering.holding(facts) & place.alive
        assert told | found.answered(turn.session.path) == way


def code_of(library, choices):
    by_name = {plan.place.name: code for code, plan in library.plans.items()}
    return tuple(by_name.get(each, each) for each in choices)


@pytest.mark.parametrize(("flow", "count"), [("bekymring", 2), ("handlingsplan", 6)])
def test_sharing_plans_and_paths_changes_nothing(flow: str, count: int) -> None:
    """Every plan by itself, and every municipality as an answer, against the shared proof."""
    library, plans = shipped(), shipped().plans
    bare = sorted(code for code, plan in plans.items() if not plan.own)
    codes = (*random.Random(SEED).sample(bare, count), "0147")
    few = replace(library, plans={code: plans[code] for code in codes})
    every = (*few.plans, "unknown", "abroad")
    told = few.flows[FlowId(flow)]
    unshared = Walks(few, told, every)
    one, each = kinds(few, told), kinds(few, told, shared=False)
    shared = Walks(few, told, places_to_walk(few))

    assert len(each) == len(few.plans) + 1 > len(one)
    assert _told(endings_of(shared, one)) == _told(endings_of(unshared, each))
    assert judged(few, shared, one).breaches == judged(few, unshared, each).breaches == ()


def _told(endings):
    return {(each.outcome, tuple(sorted(each.facts.items()))) for each in endings}


def test_every_path_that_interrupts_the_question_of_place_goes_where_the_proof_says() -> None:
    """A question of place is passed over only where a place is known, on this very path."""
    library, found = shipped(), walks("bekymring")
    asking = {key for key, each in found.flow.states.items() if isinstance(each, PlaceQuestion)}
    tried = 0
    for ending in endings_of(found, kinds(library, found.flow)):
        pressed = (each for each in ending.path if found.walk.is_interrupt(each))
        if any(each.state in asking for each in pressed):
            tried += 1
            assert replayed(found.walk, ending.path) == (ending.path, ending.outcome)

    assert tried > 5


def replayed(walk: Walk, path: Path) -> tuple[Path, StateId]:
    """Return what comes of the answers and presses of *path*, one after the other."""
    here = walk.begin()
    while len(here.path) < len(path):
        answer = path[len(here.path)]
        if walk.is_interrupt(answer):
            here = walk.interrupt(here, answer.choices[0])
            here = replace(here, path=(*here.path, answer))
        else:
            here = walk.answer(here, answer.choices)
    return here.path, here.state


def test_a_walk_remembers_a_list_and_a_question_whose_answer_can_come_from_elsewhere() -> None:
    """An answer that an outcome can give too stands on the path only where it was given there."""
    found = set(remembering(walks("bekymring").flow))

    assert {"tegn", "alder", "fare"} <= found
    assert found.isdisjoint({"leder", "anonym"})


def test_what_two_states_add_up_to_is_known_by_value() -> None:
    library, flow = shipped(), walks("bekymring").flow
    sign, seen = FactId("sign"), Value("other")
    asked = flow.states["leder"]
    assert isinstance(asked, Question)
    adding = replace(asked.choices[0], set=((sign, (seen,)),))
    changed = replace(flow, states={**flow.states, asked.id: replace(asked, choices=(adding,))})
    facts = {sign: (seen, seen)}

    assert Aliveness(library, flow).sums(facts) == ()
    assert Aliveness(library, changed).sums(facts) == ((sign, (seen, seen)),)

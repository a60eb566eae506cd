"""Each declared sentence has a planted breach, told as a scenario that fails until it is mended."""

import copy
from dataclasses import replace
from functools import cache

import pytest

from bot.dialogue.walk import Walk
from bot.flow.model import Flow, FlowId, Sentence
from bot.library import Library
from bot.proof.broken import broken
from bot.proof.kinds import kinds
from bot.proof.paths import SOME_TIME
from bot.proof.sentences import Breach, judged
from bot.proof.walks import Walks, places_to_walk
from bot.scenario.compare import compare
from bot.scenario.play import play
from bot.source.scenario_text import HEADER, to_yaml
from bot.source.scenarios import read_scenarios
from tests.proof.breaches import PLANTINGS
from tests.shipped import library as shipped

DECLARED = [
    (flow.id, sentence.id, claim)
    for flow in shipped().flows.values()
    for sentence in flow.sentences
    for claim, _ in sentence.claims
]

ASKING_MORE = ("questions_at_most", "asks_nothing_twice")
"""The claims whose planted breach puts in questions: their paths are others."""


@cache
def few() -> Library:
    """Two plans of their own, one of them with areas, and one without."""
    plans = shipped().plans
    bare = next(code for code, plan in plans.items() if not plan.own)
    return replace(shipped(), plans={code: plans[code] for code in ("0740", "0101", bare)})


@cache
def walks(flow: FlowId) -> Walks:
    return Walks(few(), few().flows[flow], places_to_walk(few()))


def walked_again(library: Library, flow: Flow, claim: str) -> Walks:
    """Return the walks of the planted *flow*; what its endings show changes no path."""
    if claim in ASKING_MORE:
        return Walks(library, flow, places_to_walk(library))
    same = copy.copy(walks(flow.id))
    same.flow, same.walk = flow, Walk(library, flow)
    return same


def planted(flow: FlowId, sentence: Sentence, claim: str) -> tuple[Library, list[Breach]]:
    names = dict(sentence.claims)[claim]
    alone = replace(few().flows[flow], sentences=(sentence,))
    library, changed = PLANTINGS[claim](few(), alone, names)
    found = judged(library, walked_again(library, changed, claim), kinds(library, changed))
    return library, [each for each in found.breaches if each.claim == claim]


def test_no_declared_sentence_is_without_a_planted_breach() -> None:
    every = {(flow.id, each.id) for flow in shipped().flows.values() for each in flow.sentences}

    assert {(flow, name) for flow, name, _ in DECLARED} == every
    assert {claim for _, _, claim in DECLARED} <= set(PLANTINGS)


@pytest.mark.threat("C13", "F3")
@pytest.mark.parametrize(("flow", "name", "claim"), DECLARED)
def test_a_planted_breach_of_each_declared_sentence_is_found(
    flow: FlowId, name: str, claim: str
) -> None:
    sentence = next(each for each in few().flows[flow].sentences if each.id == name)
    library, breaches = planted(flow, sentence, claim)

    assert [each.sentence.id for each in breaches] == [name]
    scenario = broken(Walk(library, library.flows[flow]), breaches[0], SOME_TIME)
    missing = compare(play(library, scenario), scenario.expect)
    demanded = (*scenario.expect.must, *scenario.expect.must_not, "8")
    assert missing
    assert {each.expected for each in missing} <= set(demanded)
    if claim not in ASKING_MORE:  # the planted question is not asked where it is mended
        assert compare(play(few(), scenario), scenario.expect) == ()
    read, problems = read_scenarios("new.yaml", (HEADER + to_yaml(scenario)).encode(), library)
    assert (problems, read[0].expect) == ((), scenario.expect)

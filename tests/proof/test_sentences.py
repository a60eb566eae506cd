"""The shipped safety sentences hold on every path, under every plan; breaches are found."""

import copy
from dataclasses import replace
from functools import cache

import pytest

from bot.conditions import ALWAYS
from bot.dialogue.walk import Walk
from bot.flow.model import Flow, FlowId, Outcome, Sentence
from bot.library import Library
from bot.proof.kinds import kinds
from bot.proof.sentences import Verdict, judge, judged
from bot.proof.walks import Walks, places_to_walk
from bot.source.folder import load
from tests.conftest import ROOT


@cache
def shipped() -> Library:
    library = load(ROOT).library
    assert library is not None
    return library


@pytest.mark.threat("C13", "D7")
@pytest.mark.parametrize("flow", ["bekymring", "handlingsplan"])
def test_every_sentence_of_the_shipped_flows_holds_and_is_met(flow: str) -> None:
    library = shipped()
    verdict = judge(library, library.flows[FlowId(flow)])

    assert [(each.sentence.id, each.claim, each.path) for each in verdict.breaches] == []
    assert [each.id for each in verdict.empty] == []
    assert verdict.judged > 100


@cache
def walks() -> Walks:
    """Walk the smaller of the shipped flows; what its endings show and claim changes no path."""
    library = shipped()
    return Walks(library, library.flows[FlowId("handlingsplan")], places_to_walk(library))


def small(*sentences: Sentence, **changes: object) -> Verdict:
    """Judge *sentences* in the smaller of the shipped flows, with *changes* to it."""
    library = shipped()
    flow: Flow = library.flows[FlowId("handlingsplan")]
    changed = replace(flow, sentences=sentences, digest=f"planted-{hash(str(changes))}", **changes)
    content = replace(library, flows={flow.id: changed})
    same = copy.copy(walks())
    same.flow, same.walk = changed, Walk(content, changed)
    return judged(content, same, kinds(content, changed))


def sentence(over: str, claim: str, *names: str) -> Sentence:
    return Sentence("planted", ALWAYS, over, ((claim, names),))


@pytest.mark.parametrize(
    ("over", "claim", "names"),
    [
        ("every_ending", "contact", ("red",)),
        ("every_outcome", "no_contact", ("politi-112",)),
        ("every_ending", "first_contact", ("politi-112",)),
        ("every_ending", "step", ("politi-nu",)),
        ("every_outcome", "steps_at_most", ("0",)),
        ("every_path", "questions_at_most", ("2",)),
        ("every_state", "one_turn_to", ("nowhere",)),
        ("every_ending", "answers_now", ("true",)),
    ],
)
def test_a_sentence_that_does_not_hold_is_found_with_its_path(
    over: str, claim: str, names: tuple[str, ...]
) -> None:
    verdict = small(sentence(over, claim, *names))

    assert [each.claim for each in verdict.breaches] == [claim]
    assert over == "every_state" or verdict.breaches[0].path or over == "every_outcome"


def test_a_sentence_that_is_met_nowhere_is_told() -> None:
    from bot.conditions import FactId, Is, Value

    never = Sentence(
        "never", Is(FactId("urgency"), frozenset({Value("tomorrow")})), "every_outcome", ()
    )

    assert [each.id for each in small(never).empty] == ["never"]


@pytest.mark.threat("C13")
def test_an_ending_that_forgets_its_closing_is_found() -> None:
    flow = shipped().flows[FlowId("handlingsplan")]
    closing = flow.closing[0]
    kept = small(sentence("every_outcome", "step", closing))
    forgotten = small(sentence("every_outcome", "step", closing), closing=())

    assert any(isinstance(state, Outcome) for state in flow.states.values())
    assert kept.breaches == ()
    assert [each.claim for each in forgotten.breaches] == ["step"]

"""Situations of a municipality, what is right there, and where the ways part."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.dialogue.events import Choose, Event, Interrupt, Start
from bot.dialogue.replies import Ask, ShowOutcome, ShowSummary
from bot.dialogue.step import Turn, begin, step
from bot.exercise.chosen import Situation, situations
from bot.exercise.judging import Verdict, judged, rounded
from bot.exercise.verdict_text import told
from bot.flow.model import ChoiceId
from bot.language import DA, EN
from bot.plan.model import Place
from bot.scenario.model import Scenario
from bot.scenario.play import screen_of
from bot.source.scenarios import read_scenarios
from tests.shipped import ROOT, library

CONTENT = library()


def scenarios(*names: str) -> tuple[Scenario, ...]:
    files = [ROOT / "flows" / "scenarios" / f"{name}.yaml" for name in names]
    return tuple(
        each for file in files for each in read_scenarios(file.name, file.read_bytes(), CONTENT)[0]
    )


def place(name: str) -> Place:
    return CONTENT.places.by_code[CONTENT.places.find(name).places[0]]


def situation(name: str, where: str) -> Situation:
    found = situations(CONTENT, place(where), (), scenarios("tider", "veje", "vignetter"))
    return next(each for each in found if each.scenario.name.startswith(name))


def turns(
    met: Situation, answers: Iterable[tuple[str, ...] | Event], seconds: int = 60
) -> list[Turn]:
    """Answer each question that comes with the next of *answers*, evenly over *seconds*."""
    at = met.scenario.at
    said = [begin(CONTENT, met.flow.id, Start(), at, DA)]
    for each in answers:
        screen, session = screen_of(said[-1]), said[-1].session
        assert session is not None
        assert isinstance(screen, Ask | ShowSummary | ShowOutcome)
        event = (
            Choose(tuple(map(ChoiceId, each)), screen.stamp) if isinstance(each, tuple) else each
        )
        said.append(step(CONTENT, session, event, at + timedelta(seconds=seconds)))
    return said


def verdict(met: Situation, *answers: tuple[str, ...] | Event, seconds: int = 60) -> Verdict:
    found = judged(met, turns(met, answers, seconds), met.scenario.at)
    assert found is not None
    return found


NO, STAFF, HERE, YOUNG, ON = ("nej",), ("medarbejder",), ("0740",), ("under-18",), ("go",)
V01 = (NO, STAFF, HERE, YOUNG, ("symboler", "materiale", "isolation"), NO, ON)


def test_the_situations_own_answers_are_right() -> None:
    found = verdict(situation("V01", "Silkeborg"), *V01, seconds=63)

    assert found.right
    assert found.question is None
    assert found.seconds == 65


def test_other_ticks_that_lead_to_the_same_are_right_and_said() -> None:
    met = situation("V01", "Silkeborg")
    found = verdict(met, NO, STAFF, HERE, YOUNG, ("symboler", "isolation"), NO, ON)

    assert found.right
    assert found.question == "tegn"
    assert any("endte det rigtige sted" in each for each in told(met, found, DA))


def test_a_wrong_answer_is_located_in_words() -> None:
    met = situation("V01", "Silkeborg")
    found = verdict(met, NO, STAFF, HERE, ("voksen",), ("symboler", "isolation"), ("ja",), ON)
    said = "\n".join(told(met, found, DA))

    assert not found.right
    assert not found.contacts
    assert found.question == "leder"
    assert "Har du talt med din leder om det?" in said
    assert "Til situationen hører: Nej, ikke endnu" in said


def test_the_wrong_municipality_is_located() -> None:
    met = situation("V42", "Struer")
    found = verdict(met, NO, STAFF, ("unknown",), YOUNG, ("symboler", "isolation"), NO, ON)

    assert not found.right
    assert found.question == "bopael"
    assert "Struer" in "\n".join(told(met, found, EN))


def test_danger_that_was_not_seen_is_located_at_the_first_question() -> None:
    found = verdict(
        situation("V14", "Silkeborg"), NO, STAFF, HERE, ("voksen",), ("forsvarer",), NO, ON
    )

    assert not found.outcome
    assert found.question == "fare"


def test_pressing_the_acute_button_counts_as_an_answer() -> None:
    """Whoever stops at the acute card has the right first contacts, at another outcome."""
    found = verdict(situation("V02", "Silkeborg"), NO, Interrupt())

    assert found.contacts
    assert not found.outcome


def test_a_conversation_without_an_outcome_does_not_count() -> None:
    met = situation("V01", "Silkeborg")

    assert judged(met, turns(met, (NO, STAFF)), met.scenario.at) is None


@pytest.mark.parametrize("seconds", [0, 2, 3, 61, 62.5, 7199])
def test_seconds_are_rounded_to_five(seconds: float) -> None:
    assert rounded(seconds) % 5 == 0
    assert abs(rounded(seconds) - seconds) <= 2.5


@pytest.mark.parametrize("name", ["Silkeborg", "København", "Samsø", "Aalborg", "Læsø", "Aarhus"])
def test_the_general_situations_can_be_played_as_any_municipality(name: str) -> None:
    """What is right comes from the municipality's own plan, at the scenario's own time."""
    found = situations(CONTENT, place(name), (), scenarios("tider", "veje", "vignetter"))

    assert len(found) >= 22
    for each in found:
        assert isinstance(each.right.screen, ShowOutcome)
        assert each.expected.contacts
        if each.place is not None:
            assert each.right.screen.place == name


def test_a_municipality_with_own_situations_uses_them_alone() -> None:
    own = scenarios("vignetter")[:1]
    found = situations(CONTENT, place("Silkeborg"), own, scenarios("veje"))

    assert [each.scenario.name for each in found] == [own[0].name]


def test_own_scenarios_without_a_situation_are_no_exercise() -> None:
    own = tuple(replace(each, situation={}) for each in scenarios("vignetter")[:1])
    found = situations(CONTENT, place("Silkeborg"), own, scenarios("veje"))

    assert {each.scenario.name for each in found} & {each.name for each in scenarios("veje")}


def test_where_the_place_is_the_point_it_stays_unknown() -> None:
    met = situation("Kommunen er ukendt", "Silkeborg")

    assert met.place is None
    assert met.right.state == "ukendt-i-dag"


@pytest.mark.parametrize(
    "each",
    [s for s in scenarios("tider", "veje", "vignetter") if s.situation],
    ids=lambda s: s.name,
)
def test_a_situation_is_two_to_four_plain_sentences_in_both_languages(each: Scenario) -> None:
    """No answer and no contact stands in it, and no number that could be called."""
    titles = {
        "infohus",
        "hotline",
        "SSP",
        "112",
        "114",
        "politiet",
        "police",
        "underret",
        "notif",
        "døgnvagt",
    }
    for lang in (DA, EN):
        text = each.situation[lang]
        sentences = text.count(". ") + 1
        assert 2 <= sentences <= 4, text
        assert max(len(part.split()) for part in text.split(". ")) <= 34, text
        assert not [word for word in titles if word.casefold() in text.casefold()], text

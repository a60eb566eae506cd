"""What is read at once: the first line of a screen, and the words of a card."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.channels.telegram.phrases import ALL
from bot.check.cards import cards as long_cards
from bot.check.cards import words_on
from bot.check.firstlines import first_lines
from bot.check.material import Material
from bot.check.readable import words
from bot.conditions import ALWAYS
from bot.language import DA
from bot.library import Library
from bot.limits import CARD_WORDS, LEAD_IN, LEAD_IN_WORDS, units
from bot.paper.card import Addresses, cards
from bot.plan.model import Row
from tests.problems.cases import CONTENT, FLOW, after, edit, found_in, new

TODAY = date(2026, 9, 15)
NOW = datetime(2026, 9, 15, 10, tzinfo=UTC)
GREETING = "    Hjælp til et vådt klubhus."


def codes(root: Path, *changes) -> list[str]:
    return [each.code for each in new(after(root, *changes), found_in(CONTENT))]


@pytest.mark.parametrize("line", ["Hjælp mod VANDSKADER.", "En klubhusvandskade."])
def test_a_subject_in_the_first_line_is_refused_in_any_form(line, tmp_path):
    assert codes(tmp_path / "content", edit(FLOW, GREETING, f"    {line}")) == ["T222"]


def test_the_subject_may_stand_in_the_second_line(tmp_path):
    second = edit(FLOW, "    Vi sender ikke noget videre.", "    Vi tager os af en vandskade.")

    assert codes(tmp_path / "content", second) == []


def test_the_title_of_a_page_names_no_subject(tmp_path):
    title = edit(FLOW, "da: Når klubhuset er vådt", "da: Når vandskader er sket")

    assert codes(tmp_path / "content", title) == ["T222"]


def test_the_alarm_line_leaves_room_for_what_the_channel_says_before_it(tmp_path):
    longer = edit(FLOW, 'da: "Fare nu: ring 112."', 'da: "Er der fare nu: ring 112."')

    assert codes(tmp_path / "content", longer) == ["T221"]


def test_no_channel_says_more_before_the_alarm_line_than_there_is_room_for():
    said = [each.here_is + " " for each in ALL.values()]

    assert max(map(units, said)) <= LEAD_IN
    assert max(map(words, said)) <= LEAD_IN_WORDS


def test_the_shipped_first_lines_are_short_and_neutral(library: Library) -> None:
    assert list(first_lines(Material(library, TODAY))) == []
    assert "ekstrem" in library.vocabulary.subject[DA]


def said_on(card) -> int:
    """Return the words of the steps as they stand on the card that is really set."""
    moves = [each.text for each in (*card.acute, *card.moves)]
    return sum(map(words, (*moves, *card.do, *card.avoid)))


def test_the_shipped_cards_are_counted_as_they_are_really_set_and_are_short(
    library: Library,
) -> None:
    flow = library.flows["bekymring"]
    for plan in library.plans.values():
        if plan.own or plan.place.name == "Samsø":
            for lang in flow.languages:
                set_ = cards(library, flow, plan, NOW, lang, Addresses())
                counted = [words_on(flow, each, plan, lang) for each in flow.cards]

                assert [sum(each.values()) for each in counted] == list(map(said_on, set_))
                assert max(map(said_on, set_)) <= CARD_WORDS


def test_a_card_that_one_plan_makes_long_is_told_with_the_municipality(library: Library) -> None:
    """Only one plan says more in a step of the card: it is named, and the step to begin with."""
    flow, code = library.flows["bekymring"], "0740"
    plan = library.plans[code]
    step = replace(flow.steps["kontakt"], says="feedback")
    said = {**plan.says, "feedback": (Row(ALWAYS, {DA: "Sig det til dem alle sammen. " * 8}),)}
    longer = replace(flow, steps={**flow.steps, step.id: step})
    content = replace(
        library,
        flows={**library.flows, flow.id: longer},
        plans={**library.plans, code: replace(plan, says=said)},
    )
    told = [dict(each.values) for each in long_cards(Material(content, TODAY))]

    assert {(each["place"], each["step"]) for each in told} == {("Silkeborg", "kontakt")}

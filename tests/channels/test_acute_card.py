"""The card that the package carries: what the shipped content says in danger, and no more."""

import json
from dataclasses import replace

import httpx
import pytest

from bot.channels.acute_card import CARDS, acute_card, card_of, from_json, to_json
from bot.channels.telegram.card import card
from bot.channels.web.adapter import alone
from bot.channels.web.door import Policy
from bot.dialogue.events import Interrupt
from bot.dialogue.step import begin
from bot.language import DA, EN, Lang
from bot.words import LANGUAGES
from tests.channels.acute_card import PATH, written
from tests.channels.our_side import FLOW, TUESDAY, library


def test_the_card_says_what_the_content_says() -> None:
    """Where this fails after a change of the acute screen: make acute-card."""
    assert PATH.read_text("utf-8") == written()


def test_every_language_has_a_card_that_begins_with_112() -> None:
    assert set(CARDS) == set(LANGUAGES)
    assert all("112" in each.steps[0] for each in CARDS.values())


def test_a_language_without_a_card_gets_the_danish_one() -> None:
    assert acute_card(Lang("xx")) == CARDS[DA]


@pytest.mark.threat("A16")
def test_a_card_survives_its_file() -> None:
    assert from_json(to_json(CARDS)) == CARDS
    assert json.loads(to_json(CARDS)).keys() == {"da", "en"}


def test_a_step_that_does_not_say_its_number_makes_no_card() -> None:
    outcome = begin(library(), FLOW, Interrupt(), TUESDAY, DA).replies[-1]
    mute = replace(outcome, steps=(replace(outcome.steps[0], text="Ring nu."),))

    with pytest.raises(ValueError, match="politi-nu"):
        card_of(mute)


def test_the_message_holds_both_languages_and_says_why_it_comes_unasked() -> None:
    asked, unasked = card(acute=True).text, card(acute=False).text

    assert all(line in asked for lang in (DA, EN) for line in acute_card(lang).lines)
    assert unasked.startswith("Noget gik galt hos os.")
    assert not asked.startswith("Noget gik galt hos os.")


@pytest.mark.parametrize("path", ["/", "/silkeborg", "/akut?lang=en", "/a/b/c"])
async def test_alone_the_page_is_the_card_at_every_address(path: str) -> None:
    transport = httpx.ASGITransport(alone(Policy((), "https://example.org", tls=False, origin="")))
    async with httpx.AsyncClient(transport=transport, base_url="http://a") as client:
        answers = [await client.get(path), await client.post(path)]

    lang = EN if "lang=en" in path else DA
    assert [answer.status_code for answer in answers] == [503, 503]
    assert all(line in answers[0].text for line in acute_card(lang).lines)
    assert answers[0].headers["retry-after"] == "30"

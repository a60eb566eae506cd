"""The ending for one's own notes: answers, time and contacts in order; never who, never kept."""

import re

import pytest

from bot.channels.telegram.screens import Screens
from bot.dialogue.events import HandOver, Interrupt, Speak
from bot.dialogue.replies import About, Notice, ShowOutcome
from bot.dialogue.session import to_json
from bot.dialogue.step import begin, step
from bot.instants import instant
from bot.language import DA, EN
from tests.dialogue.test_step import Talk
from tests.shipped import library

NOW = instant("2026-09-15 10:20")
TICKED = ("nej", "medarbejder", "0740", "under-18", "symboler,isolation", "nej")
LONGEST_MESSAGE = 4096
"""UTF-16 units of one message (Bot API, sendMessage)."""


def at_the_ending() -> Talk:
    talk = Talk(library()).answers(*TICKED)
    return talk.answers(talk.screen.go.id)


def notes_of(talk: Talk) -> str:
    notice, *_ = talk.does(HandOver()).notices
    assert notice.about == About.HAND_OVER
    return notice.text


def test_its_first_line_says_that_nobody_has_been_told() -> None:
    first, second, third, *_ = notes_of(at_the_ending()).splitlines()

    assert first == "Henvend har ikke givet besked til nogen. Teksten er kun til dig."
    assert second.startswith("Lavet ") and second.endswith("Henvend gemmer den ikke.")
    assert third == "Fare nu: ring 112."


def test_it_holds_what_was_ticked_and_whom_to_contact_in_the_order_of_the_screen() -> None:
    talk = at_the_ending()
    named = [each.title for each in dict.fromkeys(talk.screen.contacts)]
    notes = notes_of(talk)

    assert "- Bor i: Silkeborg" in notes
    assert "- Set eller hørt: Symboler, opslag, udtalelser, Har trukket sig fra venner" in notes
    assert len(named) > 2
    for number, title in enumerate(named, 1):
        assert re.search(rf"^{number}\. .*{re.escape(title)}$", notes, re.MULTILINE)
    assert "eller 51 70 52 62" in notes


def test_it_speaks_english_and_the_ending_stands_under_it() -> None:
    talk = at_the_ending().does(Speak(EN))

    assert notes_of(talk).startswith("Henvend has told nobody. This text is for you alone.")
    assert isinstance(talk.screen, ShowOutcome)


def test_it_is_the_text_that_the_ending_carries_and_fits_one_message() -> None:
    talk = at_the_ending()
    carried = talk.screen.hand_over

    assert notes_of(talk) == carried
    assert len(carried.encode("utf-16-le")) // 2 < LONGEST_MESSAGE


def test_on_telegram_it_is_a_message_of_its_own_to_be_passed_on() -> None:
    talk = at_the_ending().does(HandOver())
    first, second, *_ = Screens().shown(talk.turn.replies, lambda event, stamp: "x")

    assert first.text.startswith("Henvend har ikke givet besked til nogen. Teksten")
    assert "Her er dit svar" not in first.text and "Her er dit svar" in second.text


@pytest.mark.parametrize("lang", [DA, EN])
def test_before_an_ending_there_is_none(lang: str) -> None:
    begun = begin(library(), next(iter(library().flows)), HandOver(), NOW, lang)
    acute = step(library(), begun.session, Interrupt(), NOW)
    asked = step(library(), acute.session, HandOver(), NOW)

    for turn in (begun, asked):
        assert not any(
            isinstance(each, Notice) and each.about == About.HAND_OVER for each in turn.replies
        )
    assert isinstance(asked.replies[-1], ShowOutcome) and asked.replies[-1].hand_over == ""


def test_nothing_of_it_is_kept() -> None:
    begun = begin(library(), next(iter(library().flows)), HandOver(), NOW, DA)
    after = step(library(), begun.session, HandOver(), NOW)

    assert to_json(after.session) == to_json(begun.session)

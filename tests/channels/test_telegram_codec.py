"""Buttons and commands: every event there and back, and nothing that we did not make."""

import hmac
from base64 import urlsafe_b64encode
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.codec import (
    LONGEST_DATA,
    LONGEST_ID,
    SAFE,
    Buttons,
    Press,
    TooLong,
    command,
)
from bot.channels.telegram.codes import Codes
from bot.channels.telegram.phrases import ALL
from bot.dialogue.events import (
    Back,
    Browse,
    Change,
    Choose,
    Done,
    Event,
    Forget,
    HandOver,
    Help,
    Insight,
    Interrupt,
    NoAnswer,
    Privacy,
    Remembered,
    Remind,
    Restart,
    Resume,
    Review,
    Said,
    Show,
    Speak,
    Start,
    Toggle,
    Unreadable,
    Why,
    Write,
)
from bot.language import DA, EN
from tests.channels.our_side import library

ANNA, BENT = b"a" * 16, b"b" * 16
STAMP = "9999.abcd"
LONG = "x" * LONGEST_ID
BUTTONS = Buttons(b"k" * 32)

EVENTS = [
    Choose(("ja",), STAMP),
    Choose((LONG,), STAMP),
    Choose((), STAMP),
    Choose(("0740",), STAMP),
    Toggle(LONG, True, STAMP),
    Toggle("trusler", False, STAMP),
    Done(STAMP),
    Browse("A–E", STAMP),
    Interrupt(),
    Interrupt(LONG),
    Resume(),
    Back(),
    Change(LONG),
    Review(),
    Why(),
    NoAnswer(LONG),
    Show(),
    Speak(),
    Speak(EN),
    Restart(),
    Forget(),
    Insight(),
    HandOver(),
    Privacy(),
    Help(),
]
NO_BUTTON = (Start(), Write("x"), Unreadable())


def test_every_event_is_a_button_or_can_be_none():
    assert {type(each) for each in (*EVENTS, *NO_BUTTON)} == set(get_args(Event))


@pytest.mark.threat("B4")
@pytest.mark.parametrize("event", EVENTS, ids=repr)
def test_a_button_brings_its_event_back_to_its_person_within_64_bytes(event):
    data = BUTTONS.data(ANNA, event)

    assert len(data.encode()) <= LONGEST_DATA
    assert BUTTONS.press(ANNA, data).event == event
    assert BUTTONS.press(BENT, data) == SAFE
    assert Buttons(b"l" * 32).press(ANNA, data) == SAFE


OF_A_REMINDER = (
    Remind(STAMP, 1_790_000_000),
    *(Remembered(said, "12.6ab0e1f0", EN) for said in Said),
)


@pytest.mark.parametrize("event", OF_A_REMINDER, ids=repr)
def test_a_button_under_a_reminder_outlives_new_keys_and_belongs_to_its_person(event):
    data = BUTTONS.data(ANNA, event)
    newer = Buttons(b"n" * 32, b"k" * 32)

    assert len(data.encode()) <= 64
    assert BUTTONS.press(ANNA, data) == newer.press(ANNA, data) == Press(event)
    assert newer.press(BENT, data) == Buttons(b"n" * 32).press(ANNA, data) == SAFE
    assert newer.data(ANNA, event) != data


def test_the_acute_button_beside_the_screen_is_acute_and_leaves_what_it_stands_on():
    data = BUTTONS.acute_beside(ANNA)

    assert BUTTONS.press(ANNA, data) == Press(Interrupt(), beside=True)
    assert BUTTONS.press(BENT, data) == SAFE


@pytest.mark.parametrize("event", NO_BUTTON, ids=repr)
def test_what_a_person_types_is_no_button(event):
    with pytest.raises(TypeError):
        BUTTONS.data(ANNA, event)


def test_back_remembers_the_screen_it_stood_on():
    data = BUTTONS.data(ANNA, Back(), STAMP)

    assert BUTTONS.press(ANNA, data) == Press(Back(), STAMP)


def test_an_id_that_does_not_fit_is_refused_when_the_button_is_made():
    with pytest.raises(TooLong):
        BUTTONS.data(ANNA, Choose((LONG + "x",), STAMP))


@pytest.mark.threat("E14")
def test_every_id_of_the_shipped_content_fits():
    content = library()
    ids = {
        *(state for flow in content.flows.values() for state in flow.states),
        *(
            choice.id
            for flow in content.flows.values()
            for state in flow.states.values()
            for choice in (*getattr(state, "choices", ()), *getattr(state, "then", ()))
        ),
        *(each.id for flow in content.flows.values() for each in flow.always),
        *(contact for plan in content.plans.values() for contact in plan.contacts),
        *(area for plan in content.plans.values() for area in plan.areas),
    }

    assert max(len(each.encode()) for each in ids) <= LONGEST_ID


@pytest.mark.threat("B5")
@given(st.text(max_size=80))
def test_invented_data_show_the_present_screen(data):
    assert BUTTONS.press(ANNA, data) == SAFE


@pytest.mark.threat("B5")
@given(st.sampled_from(EVENTS), st.integers(0, 63), st.characters())
def test_a_button_altered_anywhere_shows_the_present_screen(event, at, character):
    data = BUTTONS.data(ANNA, event)
    altered = data[:at] + character + data[at + 1 :]
    if altered != data:
        assert BUTTONS.press(ANNA, altered) == SAFE


@pytest.mark.threat("B5")
@pytest.mark.parametrize("data", ["", "\ud800", "🚨" * 16, "to_ring-politiet", "x" * 100_000])
def test_odd_data_show_the_present_screen(data):
    assert BUTTONS.press(ANNA, data) == SAFE


@pytest.mark.threat("B3", "B4")
def test_a_button_of_the_first_version_holds_for_its_person_still():
    """It had HMAC-SHA-256 in its code; a reminder stands in a chat for eight days."""
    digest = hmac.digest(b"k" * 32, ANNA + b"k|9999.abcd", "sha256")[:9]
    data = urlsafe_b64encode(digest).decode() + "k|9999.abcd"

    assert BUTTONS.press(ANNA, data) == Press(Back(), STAMP)
    assert Buttons(b"n" * 32, b"k" * 32).press(ANNA, data) == Press(Back(), STAMP)
    assert BUTTONS.press(BENT, data) == BUTTONS.press(ANNA, data + "x") == SAFE
    assert BUTTONS.data(ANNA, Back(), STAMP) != data


@pytest.mark.threat("B3")
@pytest.mark.parametrize(
    "body", ["", "q", "c", "t|1.abcd", "k", "s|x", "h|a", "r", "n|a|b|c", "i|a|b"]
)
def test_a_well_signed_button_of_another_version_shows_the_present_screen(body):
    """A roll-back must not turn buttons of the newer program into faults."""
    assert BUTTONS.press(ANNA, Codes(b"k" * 32).of(ANNA, [body.encode()])[0] + body) == SAFE


@pytest.mark.threat("B12", "D8")
@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("/start", Start()),
        ("/start 0740", Start("0740")),
        ("/start 0740-ansat", Start("0740-ansat")),
        ("/START@HenvendBot 0740", Start("0740")),
        ("/start ../../etc/passwd", Start()),
        ("/start " + "0" * 65, Start()),
        ("/start æøå", Start()),
        ("/akut", Interrupt()),
        ("/akut@HenvendBot", Interrupt()),
        ("/Akut nu", Interrupt()),
        ("/svar", Review()),
        ("/tilbage", Back()),
        ("/forfra", Restart()),
        ("/sprog", Speak()),
        ("/hjaelp", Help()),
        ("/hjælp", Help()),
        ("/indsigt", Insight()),
        ("/privatliv", Privacy()),
        ("/slet", Forget()),
        ("/urgent", Interrupt()),
        ("/delete", Forget()),
        ("/to_vej", None),
        ("/", None),
        ("/ akut", None),
        ("akut", None),
        ("", None),
    ],
)
def test_commands(text, event):
    assert command(text) == event


def test_every_command_of_the_menus_is_known():
    names = {lang: [name for name, _ in each.commands] for lang, each in ALL.items()}

    for name in (*names[DA], *names[EN]):
        assert command("/" + name) is not None
    danish, english = ([command("/" + name) for name in names[lang]] for lang in (DA, EN))
    assert danish == english

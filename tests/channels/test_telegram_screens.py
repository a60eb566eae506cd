"""What a chat shows, over the shipped content, and held against what Telegram takes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram.codec import Buttons
from bot.channels.telegram.keyboard import LONGEST_COMMAND
from bot.channels.telegram.message import (
    Card,
    Message,
    Part,
    after,
    from_json,
    to_json,
    units,
)
from bot.channels.telegram.packing import Packer
from bot.channels.telegram.phrases import (
    ALL,
    LONGEST_DESCRIPTION,
    LONGEST_SHORT_DESCRIPTION,
)
from bot.channels.telegram.screens import Screens
from bot.dialogue.events import (
    Back,
    Choose,
    Forget,
    Insight,
    Interrupt,
    Privacy,
    Restart,
    Review,
    Show,
    Speak,
    Start,
    Toggle,
    Unreadable,
    Why,
    Write,
)
from bot.dialogue.replies import ShowOutcome
from bot.dialogue.step import begin, step
from bot.language import DA, EN
from bot.plan.model import MunicipalityCode
from tests.channels.our_side import ADDRESS, FLOW, TUESDAY, library
from tests.channels.walking import (
    ACUTE_STATE,
    ALARM,
    CALL_112,
    FIRST,
    NOBODY_TOLD,
    P,
    label,
)
from tests.telegram_emulator.rules import RULES

ANNA = b"a" * 16
BUTTONS = Buttons(b"k" * 32)
PACKER = Packer(Screens(ADDRESS), BUTTONS)
LONGEST_LABEL = 28  # Telegram cuts longer ones with "…"; a tick and its space come on top


def started(payload="", lang=DA):
    return begin(library(), FLOW, Start(payload), TUESDAY, lang)


def after_events(turn, *events):
    for event in events:
        turn = step(library(), turn.session, event, TUESDAY)
    return turn


def current(turn, kind, *values):
    return kind(*values, turn.session.stamp)


def to_the_ending(code="0740", lang=DA):
    turn = after_events(
        started(lang=lang),
        Interrupt(),
    )
    turn = after_events(turn, Choose(("videre",), turn.session.stamp))
    for _ in range(12):
        screen = turn.replies[-1]
        if isinstance(screen, ShowOutcome):
            return turn
        choices = getattr(screen, "options", ()) or (screen.go,)
        wanted = code if getattr(screen, "groups", ()) else choices[0].id
        turn = after_events(turn, Choose((wanted,), turn.session.stamp))
    raise AssertionError("no ending after twelve questions")


def texts(turn):
    return [each.text for each in PACKER.shown(turn, ANNA) if isinstance(each, Message)]


def labels(turn):
    return [
        button.label
        for each in PACKER.shown(turn, ANNA)
        if isinstance(each, Message)
        for row in each.rows
        for button in row
    ]


def test_the_first_screen_says_that_telegram_is_not_confidential_and_where_the_web_page_is():
    (text,) = texts(started())

    first, *_, help_line = text.splitlines()
    assert first == "Find den rigtige at ringe til."
    assert f"Telegram er ikke fortrolig. Samme hjælp:\n{ADDRESS}" in text
    assert FIRST in text
    assert help_line.endswith(".")


def test_without_a_web_page_no_address_is_named():
    plain = Packer(Screens(), BUTTONS)
    (message,) = plain.shown(started(), ANNA)

    assert P.not_confidential in message.text
    assert "http" not in message.text


def test_the_acute_card_begins_with_the_number_and_ends_with_what_nobody_was_told():
    (text,) = texts(after_events(started(), Interrupt()))

    assert text.startswith(CALL_112)
    assert text.endswith(NOBODY_TOLD)
    assert units(text) <= 700


def test_an_ending_is_two_texts_with_the_cards_between_and_the_keys_at_the_end():
    shown = PACKER.shown(to_the_ending(), ANNA)

    assert [type(each) for each in (shown[0], shown[-1])] == [Message, Message]
    assert all(isinstance(each, Card) for each in shown[1:-1])
    assert shown[0].rows == ()
    assert shown[-1].rows != ()
    assert shown[-1].text.endswith(NOBODY_TOLD)
    for card in shown[1:-1]:
        assert card.phone.startswith("+45")
        assert len(card.phone) == 11


@pytest.mark.threat("C12")
def test_the_first_line_of_every_screen_is_neutral_and_short():
    """It stands on the lock screen; the acute card is the exception."""
    quiet = [started(), after_events(started(), current(started(), Choose, ("nej",)))]
    for turn in quiet:
        first = texts(turn)[0].splitlines()[0]
        assert len(first) <= 45
        for word in ("ekstrem", "radikal", "politi", "terror"):
            assert word not in first.lower()


@pytest.mark.threat("B6")
def test_an_old_button_gets_its_notice_above_the_question():
    turn = after_events(started(), Choose(("nej",), "7.beef"))

    assert texts(turn)[0].startswith("Den knap er gammel. Her er du nu:\n\n")


def test_where_the_own_message_stays_the_other_text_waits_beside_it():
    turn = after_events(started(), Write("010190-1234"))
    shown, kept = (PACKER.shown(turn, ANNA, removed=each)[0].text for each in (True, False))

    assert P.removed in shown
    assert P.not_removed in kept
    assert shown.replace(P.removed, P.not_removed) == kept


def test_a_check_list_says_in_words_what_is_ticked():
    turn = after_events(started(), current(started(), Choose, ("nej",)))
    for choice in ("borger", "0740", "under-18"):
        turn = after_events(turn, current(turn, Choose, (choice,)))
    turn = after_events(turn, current(turn, Toggle, "isolation", True))

    name = label("tegn", "isolation")
    assert f"Valgt: {name}" in texts(turn)[0]
    assert f"✓ {name}" in labels(turn)
    assert "Videre (1 valgt)" in labels(turn)


@pytest.mark.threat("E14")
def test_every_municipality_has_an_ending_that_fits():
    for code in library().plans:
        for lang in (DA, EN):
            check(to_the_ending(MunicipalityCode(code), lang))


EVENTS = st.sampled_from(
    [
        Back(),
        Show(),
        Why(),
        Review(),
        Restart(),
        Speak(),
        Insight(),
        Privacy(),
        Interrupt(),
        Unreadable(),
        *map(Write, ("Silkeborg", "Ry", "010190-1234", "x")),
    ]
)


@pytest.mark.threat("E14")
@settings(max_examples=60)
@given(st.data())
def test_every_screen_of_any_walk_is_one_that_telegram_takes(data):
    """The same rules that the emulated server refuses by."""
    turn = started()
    for _ in range(25):
        keys = [
            BUTTONS.press(ANNA, button.data).event
            for each in PACKER.shown(turn, ANNA)
            if isinstance(each, Message)
            for row in each.rows
            for button in row
        ]
        pressed = data.draw(st.sampled_from(keys))
        event = data.draw(st.just(pressed) | EVENTS)
        turn = step(library(), turn.session, event, TUESDAY)
        check(turn)
        if turn.session is None:
            turn = started()


def check(turn):
    shown = PACKER.shown(turn, ANNA)
    for each in shown:
        for rule in RULES:
            if needs_no_server(rule, each):
                assert not rule.refused(None, params(each)), (rule.source, each)
        assert from_json(to_json(Part(each))) == Part(each)
    assert [bool(each.rows) for each in shown if isinstance(each, Message)][-1]
    last = shown[-1]
    for row in last.rows:
        assert len(row) == 1 or all(len(button.label) <= LONGEST_COMMAND for button in row)
        for button in row:
            assert len(button.label.removeprefix("✓ ")) <= LONGEST_LABEL, button.label
    acute = [button for row in last.rows for button in row if button.acute]
    state = getattr(turn.replies[-1], "state", "")
    assert len(acute) == (0 if state == ACUTE_STATE else 1)
    said = "\n".join(each.text for each in shown if isinstance(each, Message))
    if isinstance(turn.replies[-1], ShowOutcome):
        assert ALARM.split(":")[0] in said or "112" in said


def needs_no_server(rule, shown):
    method = "sendContact" if isinstance(shown, Card) else "sendMessage"
    return method in rule.methods and "server" not in rule.refused.__code__.co_varnames


def params(shown):
    if isinstance(shown, Card):
        return {"phone_number": shown.phone, "first_name": shown.name}
    keys = [[{"text": b.label, "callback_data": b.data} for b in row] for row in shown.rows]
    return {
        "text": shown.text,
        "entities": [{"offset": at, "length": length} for at, length in shown.bold],
        "reply_markup": {"inline_keyboard": keys},
    }


# --- parts ------------------------------------------------------------------------------


def test_a_part_that_replaces_others_takes_over_what_they_had_to_remove():
    message = Message("x")
    older = (
        Part(message, first=True, fresh=True, remove=(1, 2)),
        Part(message, first=True, forgotten=(7,), remove=(2, 3)),
    )

    assert after(Part(message, first=True, remove=(4,)), older) == Part(
        message, first=True, fresh=True, remove=(1, 2, 3, 4), forgotten=(7,)
    )


@pytest.mark.parametrize("stored", ["", "{}", "[]", "7", '{"shown": {"text": 7}}', "null"])
def test_something_else_is_no_part(stored):
    with pytest.raises(ValueError, match=r"."):
        from_json(stored)


# --- phrases ------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", [DA, EN])
def test_the_phrases_are_complete_and_fit(lang):
    p = ALL[lang]

    for name in p.__slots__:
        assert getattr(p, name), name
    assert len(p.description) <= LONGEST_DESCRIPTION
    assert len(p.short_description) <= LONGEST_SHORT_DESCRIPTION
    for said in (p.description, p.short_description):
        assert "112" in said
        assert "114" in said
    assert len(p.did_not_work.format(phone="00 00 00 00")) <= LONGEST_LABEL
    assert len(p.back) <= LONGEST_COMMAND


def test_forgetting_says_so_and_offers_to_begin_again():
    turn = after_events(started(), Forget())

    assert turn.session is None
    assert P.chat_remains in texts(turn)[0]
    assert labels(turn) == ["Begynd forfra", P.acute]

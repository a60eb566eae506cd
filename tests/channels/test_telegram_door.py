"""What of an update is let in."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.codec import Buttons
from bot.channels.telegram.door import Arrival, Door, Dropped, Elsewhere, Stopped
from bot.dialogue.events import Back, Forget, Interrupt, Show, Start, Unreadable, Write
from tests.channels.our_side import person

BUTTONS = Buttons(b"k" * 32)
DOOR = Door(8123456, BUTTONS, person)
ANNA = 4_600_123_456_789
PRIVATE = {"id": ANNA, "type": "private", "first_name": "Anna", "username": "anna"}
SENDER = {"id": ANNA, "is_bot": False, "first_name": "Anna", "language_code": "da"}


def message(**content):
    head = {"message_id": 5, "date": 1, "chat": PRIVATE, "from": SENDER}
    return {"update_id": 7, "message": head | content}


def press(data, chat=PRIVATE, sender=SENDER, **more):
    shown = {"message_id": 9, "chat": chat, "date": 0}
    return {
        "update_id": 7,
        "callback_query": {"id": "q1", "from": sender, "message": shown, "data": data} | more,
    }


def test_a_text_is_let_in_with_the_numbers_needed_to_answer_it():
    assert DOOR.read(message(text="Silkeborg")) == Arrival(
        chat=ANNA,
        person=person(ANNA),
        delivery="tg:8123456:7",
        event=Write("Silkeborg"),
        typed=5,
    )


def test_a_press_is_let_in_with_what_has_to_be_acknowledged():
    data = BUTTONS.data(person(ANNA), Back(), "3.abcd")

    assert DOOR.read(press(data)) == Arrival(
        chat=ANNA,
        person=person(ANNA),
        delivery="tg:8123456:7",
        event=Back(),
        stamp="3.abcd",
        press="q1",
        pressed=9,
    )


@pytest.mark.threat("C9")
@pytest.mark.parametrize(
    ("update", "event", "removed"),
    [
        (message(text="/start 0740"), Start("0740"), ()),
        (message(text="/akut"), Interrupt(), (5,)),
        (message(text="/slet"), Forget(), (5,)),
        (message(text="010190-1234"), Write("010190-1234"), (5,)),
        (message(photo=[{}], caption="Bent"), Unreadable(), (5,)),
        (message(voice={}), Unreadable(), (5,)),
        (message(sticker={}), Unreadable(), (5,)),
        (message(location={}), Unreadable(), (5,)),
        (message(contact={"phone_number": "22334455"}), Unreadable(), (5,)),
        (message(document={}), Unreadable(), (5,)),
        (message(text="half \ud800 a letter"), Write("half  a letter"), (5,)),
        (message(text="x" * 9000), Write("x" * 4096), (5,)),
        (press("forged"), Show(), ()),
    ],
    ids=str,
)
def test_what_arrives_and_what_of_the_persons_own_is_removed(update, event, removed):
    read = DOOR.read(update)

    assert isinstance(read, Arrival)
    assert (read.event, read.remove) == (event, removed)


def in_group(kind, **more):
    return message(chat={"id": -100123, "type": kind}, **more)


@pytest.mark.threat("D1", "D3")
@pytest.mark.parametrize(
    "update",
    [
        in_group("group", text="/start"),
        in_group("supergroup", text="hej", sender_chat={"id": -5}),
        in_group("channel", text="hej"),
        press("x", chat={"id": -100123, "type": "supergroup"}),
        {
            "update_id": 1,
            "my_chat_member": {
                "chat": {"id": -100123, "type": "group"},
                "new_chat_member": {"status": "member"},
            },
        },
    ],
    ids=str,
)
def test_a_group_or_a_channel_is_left(update):
    assert DOOR.read(update) == Elsewhere(-100123)


def member(status, chat=PRIVATE):
    return {"update_id": 7, "my_chat_member": {"chat": chat, "new_chat_member": {"status": status}}}


@pytest.mark.threat("B15")
def test_somebody_who_blocks_us_is_forgotten():
    assert DOOR.read(member("kicked")) == Stopped(person(ANNA), "tg:8123456:7")
    assert DOOR.read(member("member")) == Dropped("member")
    assert DOOR.read(member("left", {"id": -1, "type": "group"})) == Dropped("left")


@pytest.mark.threat("A8", "B10", "B13", "D2")
@pytest.mark.parametrize(
    "update",
    [
        None,
        [],
        "text",
        7,
        {},
        {"update_id": 7},
        {"message": {}},
        message(text="x") | {"update_id": -1},
        message(text="x") | {"update_id": 1.5},
        message(text="x") | {"update_id": "7"},
        message(text="x") | {"update_id": True},
        message(text="x") | {"update_id": 10**5000},
        {"update_id": 7, "message": None},
        {"update_id": 7, "message": []},
        {"update_id": 7, "edited_message": message(text="x")["message"]},
        {"update_id": 7, "inline_query": {"id": "1", "query": "x"}},
        {"update_id": 7, "tomorrows_invention": {}},
        message(),
        message(text=7),
        message(new_chat_title="x"),
        message(pinned_message={"text": "x"}),
        message(text="x", chat={"id": ANNA}),
        message(text="x", chat={"id": "4711", "type": "private"}),
        message(text="x", chat={"id": 2**63, "type": "private"}),
        message(text="x", message_id=None),
        message(text="x", **{"from": SENDER | {"is_bot": True}}),
        press(None),
        press("x", sender={"id": 5}),
        press("x", message=None),
        press("x", inline_message_id="i", message={"chat": PRIVATE}),
        member("kicked", {"id": "x", "type": "private"}),
    ],
    ids=lambda each: type(each).__name__,
)
def test_everything_else_is_dropped(update):
    assert isinstance(DOOR.read(update), Dropped)


@pytest.mark.threat("B14")
def test_an_id_beyond_32_bits_is_the_same_person_every_time():
    first, second = DOOR.read(message(text="a")), DOOR.read(press("x"))

    assert first.person == second.person == person(ANNA)
    assert first.chat > 2**32


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "update_id message callback_query my_chat_member chat id type from data text photo"
                " message_id new_chat_member status is_bot".split()
            ),
            inner | st.sampled_from(["private", "group", "kicked", ANNA]),
            max_size=5,
        )
    ),
    max_leaves=20,
)


@pytest.mark.threat("A8", "A9")
@given(JSON)
def test_reading_an_update_never_raises(update):
    read = DOOR.read(update)

    assert isinstance(read, Arrival | Elsewhere | Stopped | Dropped)
    json.dumps(read.event.text) if isinstance(read, Arrival) and hasattr(read.event, "text") else 0

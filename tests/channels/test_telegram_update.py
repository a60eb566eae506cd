"""What becomes of an update's bytes: the few fields that we have a type for."""

import json

import pytest

from bot.channels.telegram.update import MEDIA, NotAnUpdate, decoded, typed

ANNA = {"id": 46, "is_bot": False, "first_name": "Canary", "username": "canary"}
CHAT = {"id": 46, "type": "private", "first_name": "Canary"}
SHOWN = {"message_id": 9, "chat": CHAT, "text": "canary", "from": ANNA}


def read(**content):
    return decoded(json.dumps({"update_id": 7} | content).encode())


def test_names_and_earlier_messages_are_never_made_into_anything():
    said = {"message_id": 5, "chat": CHAT, "from": ANNA, "text": "hej", "reply_to_message": SHOWN}
    photo = {"message_id": 5, "chat": CHAT, "photo": [{"file_id": "canary"}], "caption": "canary"}
    pressed = {"id": "q", "from": ANNA, "message": SHOWN, "data": "x"}

    every = [read(message=said), read(message=photo), read(callback_query=pressed)]
    assert "canary" not in str(every).lower()
    assert every[0].message.text == "hej"
    assert every[2].callback_query.message.message_id == 9


def test_all_kinds_of_media_are_seen_whatever_is_in_them():
    for kind in MEDIA:
        found = read(message={kind: [{"a": {}}] if kind == "photo" else {"a": []}}).message
        assert [each for each in MEDIA if getattr(found, each) is not None] == [kind]


def test_half_characters_are_left_out_wherever_they_stand():
    half = '{"update_id": 7, "\\ud800": 1, "message": {"text": "a\\ud800b"}}'

    assert decoded(half.encode()).message.text == "ab"
    assert typed(json.loads(half)).message.text == "ab"


@pytest.mark.threat("A8", "A10")
@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "no JSON"),
        (b'{"update_id": 7', "no JSON"),
        (b'{"update_id": 7, "message": {"text": NaN}}', "no JSON"),
        (b'{"x":' * 50_000, "no JSON"),
        (b"[]", "no update"),
        (b"{}", "no update"),
        (b'{"update_id": "7"}', "no update"),
        (b'{"update_id": 7, "message": []}', "no update"),
    ],
    ids=str,
)
def test_what_is_no_update_is_told_apart(body, why):
    with pytest.raises(NotAnUpdate, match=why):
        decoded(body)

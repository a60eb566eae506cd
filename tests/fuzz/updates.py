"""Updates of Telegram, changed until little is left of them, and read at the door."""

import json
from random import Random
from typing import Any

from bot.channels.telegram.codec import Buttons
from bot.channels.telegram.door import Arrival, Door, Dropped, Read
from bot.channels.telegram.update import NotAnUpdate, decoded
from bot.dialogue.step import begin
from bot.flow.model import FlowId
from bot.language import DA
from tests.channels.our_side import person
from tests.fuzz.declared import wrong_in
from tests.fuzz.loading import Broken
from tests.fuzz.mutants import changed
from tests.shipped import StoppedClock, library

BUTTONS = Buttons(b"k" * 32)
DOOR = Door(8123456, BUTTONS, person)
CHAT = 4_600_123_456_789

NASTY: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1.5, 2**31, 2**63, -(2**63), 10**400, 1e308),
    *("", " ", "0", "\ud800", "\udfff", "\x00", "\u202e", "a" * 5000, "😀" * 300, "é́́"),
    *("/start", "/start 0740-ansat", "/start ../../etc/passwd", "/slet", "/akut", "/"),
    *("private", "group", "channel", "kicked"),
    *([], {}, [[]], {"id": {}}, [{}] * 3, {"": None}, {"text": {"text": "x"}}),
)


def _bases() -> tuple[Any, ...]:
    chat = {"id": CHAT, "type": "private", "first_name": "Anna"}
    sender = {"id": CHAT, "is_bot": False, "language_code": "da"}
    head = {"message_id": 5, "date": 1, "chat": chat, "from": sender}
    shown = {"message_id": 9, "chat": chat, "date": 0}
    press = {"id": "q", "from": sender, "message": shown, "data": "1.aaaa.c0.xxxxxxxx"}
    member = {"chat": chat, "from": sender, "new_chat_member": {"status": "kicked"}}
    return (
        {"update_id": 7, "message": head | {"text": "Silkeborg"}},
        {"update_id": 7, "message": head | {"text": "/start 0740"}},
        {"update_id": 7, "message": head | {"photo": [{"file_id": "x"}]}},
        {"update_id": 7, "callback_query": press},
        {"update_id": 7, "my_chat_member": member},
    )


BASES = _bases()


def drawn(seed: int, number: int) -> bytes:
    """Return the body of update *number* under *seed*."""
    chance = Random(f"update {seed}/{number}")
    update = json.loads(json.dumps(chance.choice(BASES)))
    for _ in range(chance.choice((0, 1, 1, 2, 3, 6))):
        _change(chance, update)
    body = json.dumps(update, ensure_ascii=chance.random() < 0.5)
    raw = body.encode("utf-8", "surrogatepass")
    if chance.random() < 0.3:
        raw = changed(chance, raw, [raw])
    if chance.random() < 0.02:
        raw = chance.choice(
            (b"[" * 100_000, b'{"a":' * 50_000, b"9" * 5000, b"NaN", b"\xef\xbb\xbf{}")
        )
    return raw


def recipe() -> bytes:
    """Return what makes an input of a number."""
    return b"".join(drawn(0, number) for number in range(100))


def _change(chance: Random, update: Any) -> None:
    """Change one value somewhere in *update*: another value, none, or a key of its own."""
    spots = list(_spots(update))
    if not spots:
        return
    holder, key = chance.choice(spots)
    kind = chance.random()
    if kind < 0.15 and isinstance(holder, dict):
        del holder[key]
    elif kind < 0.3 and isinstance(holder, dict):
        holder[chance.choice(("text", "data", "chat", "from", "id", "type", "message"))] = _nasty(
            chance
        )
    elif kind < 0.4:
        holder[key] = {"text": holder[key]}
    else:
        holder[key] = _nasty(chance)


def _nasty(chance: Random) -> Any:
    value = chance.choice(NASTY)
    return json.loads(json.dumps(value)) if isinstance(value, list | dict) else value


def _spots(value: Any) -> Any:
    for key, part in list(value.items() if isinstance(value, dict) else enumerate(value)):
        yield value, key
        if isinstance(part, dict | list):
            yield from _spots(part)


def take(seed: int, number: int) -> str:
    """Read update *number* at the door and answer it; return what it was taken for."""
    try:
        update = decoded(drawn(seed, number))
    except NotAnUpdate as error:
        return str(error)
    read = DOOR.read(update)
    wrong = wrong_in(read, Read)
    if wrong is not None:
        raise Broken(f"{type(read).__name__}{wrong[0]} is {wrong[1]}")
    if isinstance(read, Arrival):
        json.dumps(str(read.event), ensure_ascii=False).encode("utf-8")
        turn = begin(library(), FlowId("bekymring"), read.event, NOON, DA)
        if not turn.replies:
            raise Broken("met with silence")
    return "dropped" if isinstance(read, Dropped) else type(read).__name__.lower()


NOON = StoppedClock("2026-09-15 12:00").now()

"""The web address that Telegram delivers to, over HTTP."""

import gzip
import json
import time

import httpx
import pytest

from bot.channels.telegram.webhook import LONGEST_BODY, SECRET_HEADER, route
from bot.service import StoreFailed
from bot.stores.memory import MemoryStore
from tests.channels.our_side import SECRET, emptied, person, pushed
from tests.channels.walking import ACUTE, CALL_112, FIRST, NO, SECOND, to_the_ending
from tests.telegram_emulator import Person

JSON = {"content-type": "application/json", SECRET_HEADER: SECRET}


@pytest.fixture
async def client():
    async with httpx.AsyncClient(trust_env=False) as made:
        yield made


@pytest.fixture
def anna(telegram):
    return Person(telegram)


def update(text="/start", number=5, **more):
    chat = {"id": 4711, "type": "private"}
    message = {"message_id": 1, "chat": chat, "from": {"id": 4711}, "text": text}
    return {"update_id": number, "message": message} | more


class Unsteady(MemoryStore):
    failing = False

    async def load(self, who):
        if self.failing:
            raise StoreFailed("as told")
        return await super().load(who)


async def test_a_whole_conversation(telegram, anna):
    store = MemoryStore()
    async with pushed(telegram, store):
        await to_the_ending(anna)

        assert set(telegram.webhook_answers) == {200}
        await emptied(store)


@pytest.mark.threat("A1")
async def test_without_the_secret_nothing_is_read(telegram, client):
    store = MemoryStore()
    async with pushed(telegram, store) as (ours, address):
        for secret in ({}, {SECRET_HEADER: ""}, {SECRET_HEADER: SECRET[:-1]}, {SECRET_HEADER: "æ"}):
            headers = {"content-type": "application/json"} | secret
            encoded = {name: value.encode("latin-1") for name, value in headers.items()}
            for body in (json.dumps(update()).encode(), b"{", b"x" * 2_000_000):
                answer = await client.post(address, content=body, headers=encoded)
                assert (answer.status_code, answer.content) == (401, b"")

        assert ours.intake.counts == {"wrong secret": 12}
        assert await store.load(person(4711)) is None


def test_a_webhook_without_a_secret_is_not_opened():
    with pytest.raises(ValueError, match="HENVEND_WEBHOOK_SECRET"):
        route(None, "")


@pytest.mark.threat("A12", "A14")
async def test_another_method_path_or_type_is_refused_without_detail(telegram, client):
    async with pushed(telegram, MemoryStore()) as (_, address):
        assert (await client.get(address, headers=JSON)).status_code == 405
        assert (await client.post(address + "/x", headers=JSON)).status_code == 404
        body = json.dumps(update()).encode()
        for headers in (
            JSON | {"content-type": "text/plain"},
            JSON | {"content-encoding": "gzip"},
            JSON | {"content-encoding": "identity"},
            {SECRET_HEADER: SECRET},
        ):
            answer = await client.post(address, content=gzip.compress(body), headers=headers)
            assert answer.status_code == 415


RUBBISH = [
    b"",
    b" ",
    b"{",
    b"null",
    b"[]",
    b"7",
    b'"text"',
    b"\xff\xfe\xfd",
    b"\xef\xbb\xbf{}",
    '{"update_id": 1}'.encode("utf-16"),
    b'{"update_id": NaN}',
    b'{"update_id": 1e400}',
    b'{"update_id": "\\ud800"}',
    b'{"update_id": 7, "message": {"text": "\\ud800"}}',
    b'{"update_id": ' + b"9" * 5000 + b"}",
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b"[" * 500 + b"]" * 500,
    json.dumps(update(number=-1)).encode(),
    json.dumps({"update_id": 8, "edited_message": update()["message"]}).encode(),
]


@pytest.mark.threat("A8", "A9", "A10", "B10")
async def test_authentic_rubbish_is_acknowledged_and_counted(telegram, client):
    """A refusal would make Telegram repeat it for a day and hold back everything behind it."""
    async with pushed(telegram, MemoryStore()) as (ours, address):
        for body in RUBBISH:
            began = time.process_time()
            answer = await client.post(address, content=body, headers=JSON)
            assert (answer.status_code, answer.content) == (200, b"")
            assert time.process_time() - began < 0.5

        dropped = sum(n for why, n in ours.intake.counts.items() if why.startswith("dropped"))
        assert dropped == len(RUBBISH)
        assert ours.intake.counts["fault"] == 0


@pytest.mark.threat("A11")
async def test_a_body_that_is_too_long_is_cut_off_however_it_comes(telegram, client):
    sent = 0

    async def endless():
        nonlocal sent
        while sent < 64 * 1024 * 1024:
            sent += 65536
            yield b"[" * 65536

    async with pushed(telegram, MemoryStore()) as (ours, address):
        honest = await client.post(address, content=b"x" * (LONGEST_BODY + 1), headers=JSON)
        assert honest.status_code == 200
        try:
            chunked = await client.post(address, content=endless(), headers=JSON)
            assert chunked.status_code == 200
        except (httpx.WriteError, httpx.ReadError):
            pass  # our side has closed the connection while the other still wrote

        assert ours.intake.counts["dropped: too long"] == 2
        assert sent < 32 * 1024 * 1024


@pytest.mark.threat("A5", "G2")
async def test_the_same_update_again_has_no_second_effect(telegram, client):
    store = MemoryStore()
    telegram.chats[4711] = Person(telegram, 4711).chat
    async with pushed(telegram, store) as (_, address):
        for _ in range(3):
            answer = await client.post(address, json=update(), headers=JSON)
            assert answer.status_code == 200

        assert (await store.load(person(4711))).version == 1


@pytest.mark.threat("A16", "G1")
async def test_503_while_the_store_fails_and_then_it_comes_again(telegram, anna):
    store = Unsteady()
    async with pushed(telegram, store):
        store.failing = True
        await anna.writes("/start")
        await telegram.until(lambda: telegram.webhook_answers.count(503) >= 2)
        assert anna.ours == []
        store.failing = False

        await anna.sees(FIRST)
        await anna.presses(NO)
        await anna.sees(SECOND)


@pytest.mark.threat("A16")
async def test_the_acute_card_goes_out_once_while_the_store_fails(telegram, anna):
    store = Unsteady()
    async with pushed(telegram, store):
        await anna.writes("/start")
        await anna.sees(FIRST)
        store.failing = True
        await anna.presses(ACUTE)
        await anna.sees(CALL_112)
        await telegram.until(lambda: telegram.webhook_answers.count(503) >= 3)

        assert anna.screen.count(CALL_112) == 1


@pytest.mark.threat("B8")
async def test_a_press_that_comes_later_than_150_seconds_is_never_delivered(telegram, anna):
    """So the screen is offered again when the person next does something."""
    store = Unsteady()
    async with pushed(telegram, store):
        await anna.writes("/start")
        await anna.sees(FIRST)
        store.failing = True
        await anna.presses(NO)
        await telegram.until(lambda: 503 in telegram.webhook_answers)
        telegram.hours_passed = 151 / 3600
        await telegram.until(lambda: not telegram._deliverable() and not telegram.pushing)
        store.failing = False
        await anna.writes("hallo?")

        await telegram.until(lambda: anna.own == ["/start"])
        assert FIRST in anna.screen

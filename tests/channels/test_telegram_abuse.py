"""Floods, half-open connections and people without number: whoever is in danger is answered."""

import asyncio
import json

import httpx
import pytest

from bot.channels.telegram.intake import PERSON_BURST
from bot.channels.telegram.webhook import PATH, SECRET_HEADER
from bot.stores.memory import MemoryStore
from tests.channels.our_side import SECRET, emptied, person, pushed
from tests.channels.walking import CALL_112, FIRST
from tests.load.run import SECRET as SERVED_SECRET
from tests.load.run import serving
from tests.patience import PATIENCE
from tests.telegram_emulator import Emulator, Person

JSON = {"content-type": "application/json", SECRET_HEADER: SECRET}


def typed(chat: int, text: str, number: int) -> dict:
    where = {"id": chat, "type": "private"}
    message = {"message_id": 1, "chat": where, "from": {"id": chat}, "text": text}
    return {"update_id": number, "message": message}


@pytest.mark.threat("C1", "J2")
async def test_a_flood_of_one_chat_is_cut_and_the_others_notice_nothing(telegram):
    """J2, C1. What is dropped is acknowledged, taken out of the chat, and never acute."""
    store, anna, flood = MemoryStore(), Person(telegram), Person(telegram, 4711)
    async with pushed(telegram, store) as (ours, _):
        takes = [ours.intake.take(typed(flood.id, "hallo", 9000 + i)) for i in range(200)]
        acute = ours.intake.take(typed(anna.id, "/akut", 9999))
        own = ours.intake.take(typed(flood.id, "/akut", 10_000))
        await asyncio.gather(*takes, acute, own)
        await anna.sees(CALL_112)
        await flood.sees(CALL_112)
        await emptied(store)

        dropped = ours.intake.counts["dropped: too many"]
        assert 200 - PERSON_BURST - 20 <= dropped <= 200 - PERSON_BURST
        assert len([c for c in telegram.called("sendMessage") if int(c["chat_id"]) == 4711]) < 10


@pytest.mark.threat("J3")
async def test_the_acute_card_asked_for_again_and_again_stands_once(telegram):
    """J3: it is shown each time, and after the first time it does not go before others."""
    store, anna = MemoryStore(), Person(telegram)
    async with pushed(telegram, store) as (ours, _):
        await ours.intake.take(typed(anna.id, "/akut", 1))
        for number in range(2, 20):
            await ours.intake.take(typed(anna.id, "/akut", number))
        await emptied(store)
        await anna.sees(CALL_112)

        assert anna.screen.count(CALL_112) == 1


@pytest.mark.threat("J3")
async def test_a_repetition_waits_with_the_others_and_a_new_one_goes_first(telegram):
    """J3, before anything is sent: what lies in the outbox says who goes first."""
    store = MemoryStore()
    async with pushed(telegram, store) as (ours, _):
        ours.sender.wake = lambda **_: None
        for number, chat in enumerate((1, 1, 2), 1):
            await ours.intake.take(typed(chat, "/akut", number))
        kept = await store.waiting(10)

        first = [each.person for each in kept if each.outgoing.acute]
        assert set(first) == {person(1), person(2)}
        assert [each.person for each in kept if not each.outgoing.acute] == [person(1)]


@pytest.mark.threat("B11")
async def test_a_backlog_of_texts_ends_in_one_screen(telegram):
    """B11: what somebody wrote while we were down is answered with the newest screen."""
    store, anna = MemoryStore(), Person(telegram)
    for text in ("hallo", "er der nogen", "/start") * 8:
        await anna.writes(text)
    async with pushed(telegram, store):
        await anna.sees(FIRST)
        await telegram.until(lambda: not telegram._deliverable() and not telegram.pushing)
        await emptied(store)

        assert anna.screen.count(FIRST) == 1


@pytest.mark.threat("A2")
async def test_who_tries_secrets_is_held_off_and_telegram_is_not(telegram, caplog):
    """A2: twenty wrong ones a minute; the right one counts from the same address all the same."""
    async with pushed(telegram, MemoryStore()) as (ours, address), httpx.AsyncClient() as client:
        wrong = [
            (await client.post(address, json={}, headers={SECRET_HEADER: "wrong"})).status_code
            for _ in range(30)
        ]
        body = json.dumps(typed(5, "/start", 77))
        right = await client.post(address, content=body, headers=JSON)

        assert wrong[:20] == [401] * 20
        assert wrong[-1] == 429
        assert right.status_code == 200
        assert ours.intake.counts["wrong secret"] == 30
        assert caplog.text.count("somebody tries secrets") == 1


HALF_OPEN = 1000
"""Connections that are never finished; the service allows two thousand at a time."""


@pytest.mark.threat("A13")
async def test_half_open_connections_keep_nobody_from_the_acute_card(telegram, tmp_path):
    """A13: heads and bodies that never end, while somebody asks for the card."""
    anna = Person(telegram)
    async with serving(telegram.url, tmp_path) as (_, port):
        await half_open(port, HALF_OPEN, telegram, anna)


async def half_open(port: int, count: int, telegram: Emulator, anna: Person) -> None:
    """Leave *count* requests half sent, and see that *anna* is answered beside them."""
    begins = (
        b"POST /telegram HTTP/1.1\r\n",
        f"POST /telegram HTTP/1.1\r\nHost: a\r\n{SECRET_HEADER}: {SERVED_SECRET}\r\n"
        "Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{".encode(),
    )
    opened = []
    for number in range(count):
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(begins[number % 2])
        opened.append(writer)
    headers = {**JSON, SECRET_HEADER: SERVED_SECRET}
    async with httpx.AsyncClient(timeout=PATIENCE) as client:
        address = f"http://127.0.0.1:{port}{PATH}"
        answer = await client.post(address, json=typed(anna.id, "/akut", 1), headers=headers)
    await anna.sees(CALL_112, PATIENCE)
    for writer in opened:
        writer.close()

    assert answer.status_code == 200

"""`/slet`: our rows at once, then the word, then our messages; what waited is never sent.

How long it takes is measured by `benchmarks/bench_delete.py`.
"""

import asyncio

import pytest

from bot.channels.telegram.adapter import connected
from bot.dialogue.packed import Packing
from bot.stores.rows import Rows
from bot.stores.sealing import Sealer
from bot.stores.sqlite import SqliteStore
from tests.channels.our_side import (
    KEYS,
    HandClock,
    emptied,
    library,
    person,
    pushed,
    wired,
)
from tests.channels.walking import CALL_112, FIRST, NO, SECOND, W, to_the_ending
from tests.telegram_emulator import Person
from tests.telegram_emulator.server import TOKEN


@pytest.fixture
def store(tmp_path):
    made = SqliteStore(tmp_path / "henvend.sqlite", Rows(Sealer(KEYS.sealing), Packing(library)))
    yield made
    made.close()


def typed(chat: int, text: str, number: int) -> dict:
    where = {"id": chat, "type": "private"}
    message = {"message_id": 1, "chat": where, "from": {"id": chat}, "text": text}
    return {"update_id": number, "message": message}


@pytest.mark.threat("C12")
async def test_the_row_is_gone_before_the_word_and_the_messages_after_it(telegram, store):
    anna = Person(telegram)
    async with pushed(telegram, store):
        await to_the_ending(anna)
        await emptied(store)
        before = {message.id for message in anna.ours}
        telegram.calls.clear()
        await anna.writes("/slet")
        await anna.sees(W.forgotten)
        assert await store.people() == []
        await telegram.until(lambda: len(anna.ours) == 1)
        await emptied(store)

        word = next(i for i, (_, call) in enumerate(telegram.calls) if "text" in call)
        removed = {
            int(each)
            for name, call in telegram.calls[word + 1 :]
            for each in call.get("message_ids") or [call["message_id"]]
            if name.startswith("deleteMessage")
        }
        assert removed >= before - {anna.ours[0].id}


async def test_what_waited_for_somebody_who_deletes_is_taken_back(telegram, store):
    anna, bo = Person(telegram), Person(telegram, 4711)
    async with connected(TOKEN, telegram.url) as api:
        ours = wired(api, store, HandClock())
        for number, text in enumerate(("/start", "/akut", "/start", "/slet"), 1):
            await ours.intake.take(typed(anna.id, text, number))
        await ours.intake.take(typed(bo.id, "/start", 9))
        waits = await store.waiting(10)

        assert await store.people() == [person(bo.id)]
        assert [each.person for each in waits].count(person(anna.id)) == 1
        sending = asyncio.create_task(ours.sender.run())
        await anna.sees(W.forgotten)
        await bo.sees(FIRST)
        await emptied(store)
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        await ours.intake.close()
        sent = [call["text"] for call in telegram.called("sendMessage")]
        assert not any(CALL_112 in each for each in sent)


async def test_whoever_deletes_twice_or_with_nothing_kept_is_told_the_same(telegram, store):
    anna = Person(telegram)
    async with pushed(telegram, store):
        for _ in range(2):
            await anna.writes("/slet")
            await anna.sees(W.forgotten)
            await emptied(store)
        await anna.writes("/start")
        await anna.sees(FIRST)
        await anna.presses(NO)
        await anna.sees(SECOND)

        assert await store.people() == [person(anna.id)]

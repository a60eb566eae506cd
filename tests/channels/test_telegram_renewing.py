"""An ending that waited is worked out anew before it is sent: who answered then may not now."""

import asyncio
from datetime import timedelta

import pytest

from bot.channels.telegram.message import from_json
from bot.channels.telegram.renewing import LASTS
from bot.dialogue.packed import Packing
from bot.language import DA
from bot.service import StoreFailed
from bot.stores.memory import MemoryStore
from bot.stores.rows import Rows
from bot.stores.sealing import Sealer
from bot.stores.sqlite import SqliteStore
from bot.words.times import shown_in_words
from tests.channels.our_side import KEYS, TUESDAY, HandClock, emptied, library, person, polled
from tests.channels.walking import CALL_112, FIRST, NOBODY_TOLD, makes, moves, to_the_ending
from tests.telegram_emulator import Person

LATE_EVENING = TUESDAY.replace(hour=19, minute=59)  # 21:59 in Denmark: the hotline closes at 22
FIVE = timedelta(minutes=5)


class Unwilling(MemoryStore):
    """Takes what is pressed, and refuses on request what is worked out anew."""

    refuses = False

    async def commit(self, work):
        if self.refuses and work.event is None:
            raise StoreFailed("the disk is full")
        await super().commit(work)


async def held_at_the_ending(telegram, store, anna: Person) -> list:
    """Answer everything; from the last answer on Telegram takes nothing. Return what waits."""
    await anna.writes("/start")
    *before, last = moves()
    for move in before:
        await makes(anna, move)
    await anna.sees(last.seen)
    telegram.down = SENDING
    await anna.presses(last.label)
    return await worked_out_at(store, LATE_EVENING)


SENDING = frozenset({"sendMessage", "editMessageText", "sendContact"})


async def worked_out_at(store, at) -> list:
    """Wait until what waits, and that alone, was worked out at *at*; return it."""
    made, rows = set(), []
    for _ in range(2000):
        rows = list(await store.waiting(1))
        made = {from_json(each.outgoing.payload).made for each in rows}
        if made == {at and int(at.timestamp())}:
            return rows
        await asyncio.sleep(0.005)
    raise AssertionError(f"worked out at {made}, not at {at}")


async def asked_by(telegram, number: int) -> str:
    """Return the ending of somebody else, who asks at this very minute."""
    return await to_the_ending(Person(telegram, number))


@pytest.mark.threat("F19")
async def test_an_ending_that_waited_tells_who_answers_when_it_arrives(telegram):
    """Worked out at 21:59, when the hotline is open; taken by Telegram at 22:04, when it is not."""
    store, anna, clock = MemoryStore(), Person(telegram), HandClock(LATE_EVENING)
    async with polled(telegram, store, clock):
        at_once = await asked_by(telegram, 1)
        await held_at_the_ending(telegram, store, anna)
        clock.at = LATE_EVENING + FIVE
        telegram.down = frozenset()
        ending = await anna.sees(NOBODY_TOLD)
        await emptied(store)
        now = await asked_by(telegram, 2)

        assert shown_in_words(clock.at, DA) in ending
        assert ending == now != at_once
        session = (await store.load(person(anna.id))).session
        assert session.seen == LATE_EVENING  # it lives no longer by it
        shown = [str(message.content) for message in anna.ours]
        assert len(shown) == len(set(shown))  # nothing twice


@pytest.mark.threat("F19")
async def test_it_is_worked_out_anew_after_a_restart_too(telegram, tmp_path):
    path, clock, anna = tmp_path / "henvend.sqlite", HandClock(LATE_EVENING), Person(telegram)
    rows = Rows(Sealer(KEYS.sealing), Packing(library))
    before = SqliteStore(path, rows)
    async with polled(telegram, before, clock):
        await held_at_the_ending(telegram, before, anna)
    before.close()
    telegram.down = frozenset()
    clock.at = LATE_EVENING + FIVE
    after = SqliteStore(path, rows)
    async with polled(telegram, after, clock):
        ending = await anna.sees(NOBODY_TOLD)
        await emptied(after)
    after.close()

    assert shown_in_words(clock.at, DA) in ending


@pytest.mark.threat("F19")
async def test_who_is_held_for_long_has_one_ending_waiting_however_often_it_is_tried(telegram):
    store, anna, clock = MemoryStore(), Person(telegram), HandClock(LATE_EVENING)
    async with polled(telegram, store, clock):
        first = await held_at_the_ending(telegram, store, anna)
        for minutes in range(2, 12, 2):
            clock.at = LATE_EVENING + timedelta(minutes=minutes)
            now = await worked_out_at(store, clock.at)

    assert len(now) == len(first)
    assert {each.id for each in now}.isdisjoint(each.id for each in first)


@pytest.mark.threat("F19")
async def test_where_the_store_refuses_the_old_words_come_and_say_when_they_held(telegram):
    store, anna, clock = Unwilling(), Person(telegram), HandClock(LATE_EVENING)
    async with polled(telegram, store, clock):
        await held_at_the_ending(telegram, store, anna)
        store.refuses = True
        clock.at = LATE_EVENING + FIVE
        telegram.down = frozenset()
        ending = await anna.sees(NOBODY_TOLD)

        assert shown_in_words(LATE_EVENING, DA) in ending
        assert shown_in_words(clock.at, DA) not in ending


async def test_an_ending_of_a_moment_ago_is_sent_as_it_is(telegram):
    store, anna, clock = MemoryStore(), Person(telegram), HandClock(LATE_EVENING)
    async with polled(telegram, store, clock):
        before = await held_at_the_ending(telegram, store, anna)
        clock.at = LATE_EVENING + timedelta(seconds=LASTS)
        await asyncio.sleep(0.05)
        assert [each.id for each in await store.waiting(1)] == [each.id for each in before]
        telegram.down = frozenset()
        ending = await anna.sees(NOBODY_TOLD)

        assert shown_in_words(LATE_EVENING, DA) in ending


async def test_who_has_deleted_everything_is_not_begun_anew_by_it(telegram):
    store, anna, clock = MemoryStore(), Person(telegram), HandClock(LATE_EVENING)
    async with polled(telegram, store, clock) as ours:
        rows = await held_at_the_ending(telegram, store, anna)
        clock.at = LATE_EVENING + FIVE
        telegram.down = frozenset()
        await anna.writes("/slet")
        await telegram.until(lambda: not telegram._deliverable())
        renew = ours.sender._delivery._renew
        parts = [from_json(each.outgoing.payload) for each in rows]

        assert not await renew(person(anna.id), str(anna.id), parts)
        assert await store.load(person(anna.id)) is None
        await emptied(store)
        assert NOBODY_TOLD not in "".join(str(message.content) for message in anna.ours)


@pytest.mark.threat("F19", "J1")
async def test_the_acute_card_is_never_worked_out_anew(telegram):
    store, anna, clock = MemoryStore(), Person(telegram), HandClock(LATE_EVENING)
    async with polled(telegram, store, clock):
        await anna.writes("/start")
        await anna.sees(FIRST)
        telegram.down = SENDING
        await anna.writes("/akut")
        assert await worked_out_at(store, None)
        clock.at = LATE_EVENING + FIVE
        telegram.down = frozenset()
        await anna.sees(CALL_112)

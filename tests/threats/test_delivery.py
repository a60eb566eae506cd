"""Cases of delivery and of restoring that no other test performs, over an emulated Telegram."""

import re
from functools import partial

import pytest

from bot.language import DA
from bot.stores.memory import MemoryStore
from bot.stores.sealing import new_keys, person_key
from bot.words.times import shown_in_words
from tests.channels import our_side
from tests.channels.our_side import TUESDAY, emptied, person, polled
from tests.channels.walking import (
    ACUTE,
    CITIZEN,
    FIRST,
    PLACE,
    label,
    to_the_ending,
    to_the_second_question,
)
from tests.telegram_emulator import Person

EMPLOYEE = label("rolle", "medarbejder")


@pytest.mark.threat("B1")
@pytest.mark.parametrize("first", ["press", "text"])
async def test_a_press_and_a_text_that_overtake_each_other_are_one_answer(telegram, first):
    """Both answer the same question; whichever comes first counts, and the other is told so."""
    store, anna = MemoryStore(), Person(telegram)
    async with polled(telegram, store):
        await to_the_second_question(anna)
        message, data = anna.button(CITIZEN)
        moves = {
            "press": lambda: anna.presses_data(data, message.id),
            "text": lambda: anna.writes(EMPLOYEE),
        }
        for each in (first, *({"press", "text"} - {first})):
            await moves[each]()
        await telegram.until(lambda: not telegram._deliverable())
        await anna.sees(PLACE)
        await emptied(store)

        session = (await store.load(person(anna.id))).session
        wanted = "borger" if first == "press" else "medarbejder"
        assert [each.choices for each in session.path] == [("nej",), (wanted,)]


@pytest.mark.threat("D4")
async def test_an_ending_that_is_passed_on_says_for_whom_it_holds_and_what_it_rests_on(telegram):
    store, anna = MemoryStore(), Person(telegram)
    async with polled(telegram, store):
        ending = await to_the_ending(anna)
        await emptied(store)

    assert "Gælder Silkeborg Kommune." in ending
    assert shown_in_words(TUESDAY, DA) in ending
    numbers = re.findall(r"\+45\d{8}", ending)
    assert numbers
    assert ending.count("Kilde") >= len(set(numbers))


@pytest.mark.threat("G20")
async def test_after_a_restore_with_an_empty_store_and_new_keys_everybody_begins_again(
    telegram, monkeypatch
):
    anna = Person(telegram)
    async with polled(telegram, MemoryStore()):
        await to_the_second_question(anna)
        message, data = anna.button(CITIZEN)
    keys = new_keys()
    monkeypatch.setattr(our_side, "KEYS", keys)
    monkeypatch.setattr(our_side, "person", partial(person_key, keys.person, "telegram"))
    store = MemoryStore()
    async with polled(telegram, store):
        await anna.presses_data(data, message.id)
        screen = await anna.sees(FIRST)

        assert ACUTE in screen
        (who,) = await store.people()
        assert (await store.load(who)).session.path == ()

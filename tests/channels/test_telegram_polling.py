"""Whole conversations over HTTP with an emulated Telegram, which is polled."""

import asyncio
import logging
from datetime import timedelta

import pytest

from bot.channels.telegram.adapter import connected
from bot.channels.telegram.api import AnotherPoller, TokenRevoked
from bot.channels.telegram.door import UPDATES
from bot.channels.telegram.intake import PERSON_BURST
from bot.channels.telegram.phrases import phrases
from bot.channels.telegram.polling import Polling
from bot.dialogue.packed import Packing
from bot.language import EN
from bot.service import StoreFailed
from bot.stores.memory import MemoryStore
from bot.stores.rows import Rows
from bot.stores.sealing import Sealer
from bot.stores.sqlite import SqliteStore
from tests.channels.our_side import (
    KEYS,
    TUESDAY,
    HandClock,
    Waking,
    at_once,
    emptied,
    library,
    person,
    polled,
    wired,
)
from tests.channels.walking import (
    ACUTE,
    ACUTE_STATE,
    AGE,
    ALARM,
    BACK,
    CALL_112,
    CHECK,
    CITIZEN,
    FIRST,
    FIRST_EN,
    FORGET,
    NO,
    NOBODY_TOLD,
    PLACE,
    REVIEW,
    SECOND,
    P,
    W,
    label,
    to_the_ending,
    to_the_place,
    to_the_second_question,
)
from tests.patience import PATIENCE
from tests.telegram_emulator import Person
from tests.telegram_emulator.people import CANARY
from tests.telegram_emulator.server import TOKEN


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store" / "henvend.sqlite"


@pytest.fixture
def store(path):
    made = SqliteStore(path, Rows(Sealer(KEYS.sealing), Packing(library)))
    yield made
    made.close()


@pytest.fixture
def anna(telegram):
    return Person(telegram)


class Unsteady(MemoryStore):
    """A store that can be told to fail."""

    failing = False

    async def load(self, who):
        self._check()
        return await super().load(who)

    async def commit(self, work):
        self._check()
        await super().commit(work)

    def _check(self):
        if self.failing:
            raise StoreFailed("as told")


# --- conversations ----------------------------------------------------------------------


async def test_a_whole_conversation_ends_with_whom_to_call(telegram, store, anna):
    async with polled(telegram, store):
        ending = await to_the_ending(anna)

        assert f"{P.here_is} {ALARM}" in ending
        assert "+45 21 76 41 68  kommunens tovholder" in ending
        assert "(Infohus Silkeborg, kommunens tovholder +4521764168)" in ending
        assert "(Hotline mod radikalisering +4541749090)" in ending
        kinds = [message.kind for message in anna.ours]
        assert kinds == ["text", "contact", "contact", "contact", "text"]
        assert ending.count(f"[{ACUTE}]") == 1


async def test_a_chat_shows_one_screen_and_nothing_that_was_typed(telegram, store, anna):
    async with polled(telegram, store):
        await to_the_ending(anna)
        await telegram.until(lambda: anna.own == ["/start"])
        await anna.presses(BACK)
        await anna.sees(CHECK)

        await emptied(store)
        assert [message.kind for message in anna.ours] == ["text"]
        stored = await store.load(person(anna.id))
        assert stored.messages == (anna.ours[0].id,)


async def test_a_press_edits_the_screen_in_place_and_a_text_gets_a_new_one_below(
    telegram, store, anna
):
    """An edit above what one has just typed is easily missed."""
    async with polled(telegram, store):
        await anna.writes("/start")
        await anna.sees(FIRST)
        first = anna.ours[0].id
        await anna.presses(NO)
        await anna.sees(SECOND)
        assert [message.id for message in anna.ours] == [first]
        await anna.writes("det er noget andet")
        await anna.sees(W.misunderstood.replace("{alarm}", ALARM))

        await emptied(store)
        assert [message.id > first for message in anna.ours] == [True]
        assert SECOND in anna.screen


async def test_acute_is_one_press_away_and_leads_back(telegram, store, anna):
    async with polled(telegram, store):
        await to_the_second_question(anna)
        await anna.presses(ACUTE)
        assert (await anna.sees(CALL_112)).startswith(CALL_112)
        await anna.presses(BACK)
        await anna.sees(SECOND)
        await anna.writes("/akut")

        await anna.sees(CALL_112)


async def test_a_changed_answer_keeps_the_others(telegram, store, anna):
    async with polled(telegram, store):
        await to_the_ending(anna)
        await anna.presses(REVIEW)
        await anna.sees("3. Bor i: Silkeborg")
        await anna.presses("Ret 3")
        await anna.sees(PLACE)
        await anna.writes("Struer")
        await anna.sees("3. Bor i: Struer")

        assert "4. Personen er: Under 18 år" in anna.screen


async def test_a_number_that_did_not_work_gets_the_next_one(telegram, store, anna):
    async with polled(telegram, store):
        await to_the_ending(anna)
        await anna.presses("21 76 41 68 virkede ikke")
        await anna.sees("Prøv så: 51 70 52 62")

        await emptied(store)
        assert len(anna.ours) == 5


async def test_the_language_changes_and_stays(telegram, store, anna):
    async with polled(telegram, store):
        await anna.writes("/start")
        await anna.sees(FIRST)
        await anna.presses(W.other_language)
        await anna.sees(FIRST_EN)
        assert phrases(EN).not_confidential in anna.screen
        await anna.presses(label("fare", "nej", EN))
        await anna.sees("Question 2 of at most")


async def test_the_municipalities_can_be_browsed(telegram, store, anna):
    async with polled(telegram, store):
        await to_the_place(anna)
        await anna.presses("S")
        await anna.sees("[Silkeborg]")
        await anna.presses("Silkeborg")
        await anna.sees(AGE)


@pytest.mark.threat("C12")
async def test_delete_removes_the_row_and_our_messages(telegram, store, anna, path):
    async with polled(telegram, store):
        await to_the_ending(anna)
        await anna.presses(FORGET)
        await anna.sees(W.forgotten)

        await emptied(store)
        assert len(anna.ours) == 1
        assert await store.load(person(anna.id)) is None
        await anna.presses(W.begin)
        await anna.sees(FIRST)


async def test_what_is_too_old_to_delete_is_emptied(telegram, store, anna):
    """Telegram deletes for both sides until 48 hours; it edits our own messages also later."""
    clock = HandClock()
    async with polled(telegram, store, clock):
        await anna.writes("/start")
        await anna.sees(FIRST)
        telegram.hours_passed = 49
        clock.at = TUESDAY + timedelta(hours=20)
        await anna.writes("/slet")
        await anna.sees(W.forgotten)

        await anna.sees(P.blanked)
        assert FIRST not in anna.screen


async def test_what_the_store_has_not_noted_yet_is_emptied_too(telegram, store, anna, monkeypatch):
    """/slet comes while the store still writes down that the first screen has gone out."""
    clock, noted, write_down = HandClock(), asyncio.Event(), store.sent

    async def late(*rows):
        await noted.wait()
        await write_down(*rows)

    monkeypatch.setattr(store, "sent", late)
    async with polled(telegram, store, clock):
        await anna.writes("/start")
        await anna.sees(FIRST)
        telegram.hours_passed = 49
        clock.at = TUESDAY + timedelta(hours=20)
        await anna.writes("/slet")
        try:
            async with asyncio.timeout(PATIENCE):
                while await store.load(person(anna.id)) is not None:
                    await asyncio.sleep(0.01)
        finally:
            noted.set()

        await anna.sees(P.blanked)
        assert FIRST not in anna.screen


async def test_insight_and_privacy_say_what_is_kept_here_too(telegram, store, anna):
    async with polled(telegram, store):
        await anna.writes("/start 0740-ansat")
        await anna.sees(FIRST)
        await anna.writes("/indsigt")
        await anna.sees(P.kept_here)
        await anna.writes("/privatliv")
        await anna.sees(P.privacy_here.splitlines()[0])
        await anna.writes("/hjaelp")
        await anna.sees(W.help.splitlines()[0])


# --- what must not be kept ----------------------------------------------------------------


PERSONAL = "010190-1234 Bent Hansen, ring 22 33 44 55"


@pytest.mark.threat("C5", "C7")
async def test_personal_data_are_removed_from_the_chat_and_kept_nowhere(
    telegram, store, anna, path, caplog
):
    with caplog.at_level(logging.DEBUG, logger="henvend"):
        async with polled(telegram, store):
            await anna.writes("/start")
            await anna.sees(FIRST)
            await anna.writes(PERSONAL)
            screen = await anna.sees(W.personal.replace("{alarm}", ALARM))
            assert P.removed in screen
            assert anna.own == ["/start"]
            await anna.presses(NO)
            await anna.sees(SECOND)

            kept = b"".join(each.read_bytes() for each in path.parent.iterdir())
    for canary in ("0101", "Bent", "22 33", *CANARY.split(), "canary_user", str(anna.id)):
        assert canary.encode() not in kept
        assert canary not in caplog.text
    assert TOKEN not in caplog.text


@pytest.mark.threat("C8")
async def test_where_telegram_keeps_the_message_the_person_is_told_how_to_delete_it(
    telegram, store, anna
):
    async with polled(telegram, store):
        await anna.writes("/start")
        await anna.sees(FIRST)
        telegram.refuse_next("deleteMessage", 400, "Bad Request: message can't be deleted")
        await anna.writes(PERSONAL)

        screen = await anna.sees(P.not_removed)
        assert P.removed not in screen


@pytest.mark.threat("C9")
async def test_a_photo_is_not_opened_and_is_removed(telegram, store, anna):
    async with polled(telegram, store):
        await anna.writes("/start")
        await anna.sees(FIRST)
        await anna.sends({"photo": [{"file_id": "x"}], "caption": "Bent"})
        await anna.sees(W.unreadable.replace("{alarm}", ALARM))

        await telegram.until(lambda: anna.own == ["/start"])
        assert telegram.called("getFile") == []


@pytest.mark.threat("B10", "B13", "D2")
async def test_a_message_that_is_edited_and_an_inline_query_are_not_even_asked_for(
    telegram, store, anna
):
    async with polled(telegram, store):
        await anna.writes("/start")
        await anna.sees(FIRST)

        assert tuple(telegram.allowed) == UPDATES


@pytest.mark.threat("D1")
async def test_a_group_is_left_and_sees_nothing(telegram, store):
    group = Person(telegram, -1001234567890)
    group.chat.kind = "supergroup"
    async with polled(telegram, store):
        await group.writes("/start")
        await telegram.until(lambda: group.chat.left)

        assert group.ours == []


# --- buttons ------------------------------------------------------------------------------
@pytest.mark.threat("A5")
async def test_the_same_update_twice_has_one_effect(telegram, store, anna):
    async with polled(telegram, store) as ours:
        await anna.writes("/start")
        await anna.sees(FIRST)
        number = await anna.presses(NO)
        await anna.sees(SECOND)
        before = (await store.load(person(anna.id))).version
        message, data = anna.button(label("rolle", "mig"))
        await anna.presses_data(data, message.id, update_id=number)
        await telegram.until(lambda: telegram.confirmed >= number or not telegram.updates)
        await anna.writes("/hjaelp")
        await anna.sees(W.help.splitlines()[0])

        assert (await store.load(person(anna.id))).version == before + 1
        assert SECOND in anna.screen
        assert ours.intake.counts["fault"] == 0


@pytest.mark.threat("B2")
async def test_ten_taps_are_one_answer(telegram, store, anna):
    async with polled(telegram, store):
        await anna.writes("/start")
        await anna.sees(FIRST)
        message, data = anna.button(NO)
        for _ in range(10):
            await anna.presses_data(data, message.id)
        await anna.sees(W.old_button)

        await telegram.until(lambda: len(telegram.called("answerCallbackQuery")) == 10)
        session = (await store.load(person(anna.id))).session
        assert [answer.state for answer in session.path] == ["fare"]


@pytest.mark.threat("B2")
async def test_two_taps_on_back_go_back_once(telegram, store, anna):
    async with polled(telegram, store):
        await to_the_place(anna)
        message, data = anna.button(BACK)
        await anna.presses_data(data, message.id)
        await anna.presses_data(data, message.id)
        await telegram.until(lambda: len(telegram.called("answerCallbackQuery")) == 4)

        session = (await store.load(person(anna.id))).session
        assert [answer.state for answer in session.path] == ["fare"]


@pytest.mark.threat("B4", "B5")
async def test_a_forged_foreign_or_spoilt_button_shows_the_present_screen(telegram, store, anna):
    bent = Person(telegram, 4711)
    async with polled(telegram, store):
        for each in (anna, bent):
            await each.writes("/start")
            await each.sees(FIRST)
        message, data = anna.button(NO)
        _, foreign = bent.button(NO)
        spoilt = [foreign, data[:-1], data[:-1] + "x", "A" + data[1:], "to_vej", "\x00", "🚨"]
        before = len(telegram.called("answerCallbackQuery"))
        for each in spoilt:
            await anna.presses_data(each, message.id)
        await telegram.until(
            lambda: len(telegram.called("answerCallbackQuery")) == before + len(spoilt)
        )

        session = (await store.load(person(anna.id))).session
        assert session.path == ()
        assert FIRST in anna.screen
        assert telegram.called("editMessageText") != []  # not modified, which is a success


@pytest.mark.threat("B7")
async def test_a_button_of_an_expired_conversation_greets_and_begins_again(telegram, store, anna):
    clock = HandClock()
    async with polled(telegram, store, clock):
        await to_the_second_question(anna)
        clock.at = TUESDAY + timedelta(hours=25)
        await store.sweep(clock.at)
        await anna.presses(CITIZEN)

        screen = await anna.sees(W.expired.replace("{alarm}", ALARM))
        assert FIRST in screen
        assert len(anna.ours) == 1


# --- crashes and refusals ------------------------------------------------------------------
@pytest.mark.threat("B16")
async def test_a_restart_in_the_middle_goes_on_where_it_was(telegram, path, anna):
    first = SqliteStore(path, Rows(Sealer(KEYS.sealing), Packing(library)))
    async with polled(telegram, first):
        await to_the_second_question(anna)
    first.close()
    await anna.presses(CITIZEN)  # while nobody is there
    second = SqliteStore(path, Rows(Sealer(KEYS.sealing), Packing(library)))
    async with polled(telegram, second):
        await anna.sees(PLACE)

        assert len(anna.ours) == 1
    second.close()


@pytest.mark.threat("G3")
async def test_what_was_committed_and_not_sent_is_sent_after_the_restart(telegram, store, anna):
    """The process ends between the commit and the first message."""
    async with connected(TOKEN, telegram.url) as api:
        ours = wired(api, store, HandClock())
        await anna.writes("/start")
        await Polling(Waking(api), ours.intake, at_once).once()
        await ours.intake.close()
    assert anna.ours == []
    assert len(await store.waiting(10)) == 1

    async with polled(telegram, store):
        await anna.sees(FIRST)
        assert telegram.called("sendMessage") == telegram.called("sendMessage")[:1]


@pytest.mark.threat("G5")
async def test_a_crash_in_an_ending_repeats_at_most_one_message(telegram, store, anna):
    """Telegram takes the second card and the answer is lost on the way."""
    async with polled(telegram, store):
        await to_the_ending(anna)
        sent = len(telegram.called("sendContact"))
        await anna.presses(REVIEW)
        await anna.sees(CHECK)
        telegram.refuse_next("sendContact", 502, "Bad Gateway")
        await anna.presses(W.back_to_answer)
        await anna.sees(NOBODY_TOLD)

        kinds = [message.kind for message in anna.ours]
        assert kinds == ["text", "contact", "contact", "contact", "text"]
        assert len(telegram.called("sendContact")) == sent + 4


@pytest.mark.threat("A16")
async def test_a_failing_store_keeps_the_offset_where_it_is(telegram, anna):
    store = Unsteady()
    async with polled(telegram, store) as ours:
        store.failing = True
        number = await anna.writes("/start")
        await telegram.until(lambda: ours.intake.counts["store failed"] >= 1)
        assert telegram.confirmed < number
        store.failing = False

        await anna.sees(FIRST)


async def test_what_comes_again_because_the_store_failed_is_no_flood(telegram, anna):
    store = Unsteady()
    async with polled(telegram, store) as ours:
        store.failing = True
        await anna.writes("/start")
        await telegram.until(lambda: ours.intake.counts["store failed"] > 3 * PERSON_BURST)
        store.failing = False

        await anna.sees(FIRST)
        assert not ours.intake.counts["dropped: too many"]


@pytest.mark.threat("A16")
async def test_the_acute_card_goes_out_while_the_store_fails(telegram, anna):
    """Once, however often the update comes again; and it is taken when the store is back."""
    store = Unsteady()
    async with polled(telegram, store) as ours:
        await anna.writes("/start")
        await anna.sees(FIRST)
        store.failing = True
        pressed = await anna.presses(ACUTE)
        await anna.sees(CALL_112)
        await telegram.until(lambda: ours.intake.counts["store failed"] >= 2)
        assert anna.screen.count(CALL_112) == 1
        await ours.intake.close()  # we have heard which message it is
        store.failing = False
        await telegram.until(lambda: telegram.confirmed == pressed)
        await emptied(store)

        assert anna.screen.count(CALL_112) == 1
        assert (await store.load(person(anna.id))).session.state == ACUTE_STATE


async def test_back_on_the_card_from_memory_leads_back(telegram, anna):
    """Also when it is pressed after the store came to itself and the press before it was taken."""
    store = Unsteady()
    async with polled(telegram, store):
        await to_the_second_question(anna)
        store.failing = True
        pressed = await anna.presses(ACUTE)
        await anna.sees(CALL_112)
        from_memory, back = anna.button(BACK)
        store.failing = False
        await telegram.until(lambda: telegram.confirmed == pressed)
        await emptied(store)
        await anna.presses_data(back, from_memory.id)

        await anna.sees(SECOND)


@pytest.mark.threat("G15")
async def test_an_update_that_meets_our_fault_three_times_is_given_up_with_112(telegram, anna):
    class Faulty(MemoryStore):
        async def commit(self, work):
            raise RuntimeError("a fault of ours, with a text nobody may log")

    async with polled(telegram, Faulty()) as ours:
        await anna.writes("/start")
        await anna.sees(P.failed)

        assert ours.intake.counts["fault"] == 3


@pytest.mark.threat("H1")
async def test_a_chat_that_has_to_wait_waits_alone(telegram, store, anna):
    bent = Person(telegram, 4711)
    async with polled(telegram, store):
        telegram.refuse_next("sendMessage", 429, "Too Many Requests: retry after 1", retry_after=1)
        await anna.writes("/start")
        await telegram.until(lambda: telegram.called("sendMessage"))
        await bent.writes("/start")
        await bent.sees(FIRST)
        assert anna.ours == []

        await anna.sees(FIRST)


@pytest.mark.threat("B15")
async def test_somebody_who_blocks_us_is_sent_nothing_more(telegram, store, anna):
    async with polled(telegram, store):
        await anna.writes("/start")
        await anna.sees(FIRST)
        anna.chat.blocked = True
        await anna.writes("Silkeborg")
        await telegram.until(lambda: len(telegram.called("sendMessage")) == 2)
        where = {"id": anna.id, "type": "private"}
        await telegram.deliver(
            "my_chat_member", {"chat": where, "new_chat_member": {"status": "kicked"}}
        )
        await telegram.until(lambda: not telegram.updates)

        assert list(await store.waiting(10)) == []
        assert await store.load(person(anna.id)) is None


@pytest.mark.threat("H5")
async def test_a_screen_that_somebody_deleted_is_sent_anew(telegram, store, anna):
    async with polled(telegram, store):
        await anna.writes("/start")
        await anna.sees(FIRST)
        message, data = anna.button(NO)
        message.deleted = True
        await anna.presses_data(data, message.id)

        await anna.sees(SECOND)


@pytest.mark.threat("B9")
async def test_an_answer_too_late_for_a_press_does_no_harm(telegram, store, anna):
    async with polled(telegram, store):
        await anna.writes("/start")
        await anna.sees(FIRST)
        telegram.refuse_next("answerCallbackQuery", 400, "Bad Request: query is too old")
        await anna.presses(NO)

        await anna.sees(SECOND)


@pytest.mark.threat("B19")
async def test_telegram_down_for_a_while_loses_nothing(telegram, store, anna):
    async with polled(telegram, store):
        for _ in range(2):
            telegram.refuse_next("sendMessage", 502, "Bad Gateway")
            telegram.refuse_next("getUpdates", 500, "Internal Server Error")
        await anna.writes("/start")

        await anna.sees(FIRST)


@pytest.mark.parametrize(
    ("code", "description", "parameters"),
    [
        (429, "Too Many Requests: retry after 1", {"retry_after": 1}),
        (403, "Forbidden", {}),
        (400, "Bad Request: something that passes", {}),
    ],
)
async def test_a_poll_that_telegram_refuses_is_tried_again(
    telegram, store, anna, code, description, parameters
):
    """The service once ended here: it expected a lost connection, and nothing else."""
    async with polled(telegram, store):
        telegram.refuse_next("getUpdates", code, description, **parameters)
        await anna.writes("/start")

        await anna.sees(FIRST)


@pytest.mark.threat("H6")
async def test_a_message_that_telegram_refuses_is_sent_in_its_plainest_form(
    telegram, store, anna, caplog
):
    async with polled(telegram, store):
        telegram.refuse_next("sendMessage", 400, "Bad Request: can't parse entities")
        await anna.writes("/start")

        await anna.sees(FIRST)
        assert "refused" in caplog.text


@pytest.mark.threat("A7")
async def test_update_ids_that_start_over_are_taken(telegram, store, anna):
    """After a week without updates Telegram goes on from a random number."""
    async with polled(telegram, store):
        await anna.writes("/start")
        await anna.sees(FIRST)
    telegram.next_update = 17
    async with polled(telegram, store):
        await anna.presses(NO)
        await anna.sees(SECOND)


@pytest.mark.threat("B18")
async def test_a_second_poller_is_told_apart(telegram, store):
    """Two processes with one token would each get half of the updates."""

    class Conflicting:
        async def updates(self, offset):
            raise AnotherPoller("Conflict: terminated by other getUpdates request")

    poller = Polling(Conflicting(), None, at_once)
    with pytest.raises(AnotherPoller):
        await poller.run()
    async with connected(TOKEN, telegram.url) as api:
        first = asyncio.create_task(api.updates(None, 30))
        await telegram.until(lambda: len(telegram.called("getUpdates")) == 1)
        second = asyncio.create_task(api.updates(None, 1))
        with pytest.raises(AnotherPoller):
            await first
        assert await second == []


@pytest.mark.threat("H7", "I1")
async def test_a_revoked_token_ends_the_polling_and_is_not_printed(telegram, caplog):
    async with connected("8123456:wrong-token", telegram.url) as api:
        with pytest.raises(TokenRevoked) as revoked:
            await Polling(Waking(api), None, at_once).run()

    assert "wrong-token" not in str(revoked.value)
    assert "wrong-token" not in caplog.text


async def test_the_menu_and_the_descriptions_stand_in_both_languages(telegram):
    """Telegram shows them also while we are down, so they carry 112 and 114."""
    async with connected(TOKEN, telegram.url) as api:
        await api.set_up()

    for language in ("", "da", "en"):
        for name in ("description", "short_description"):
            assert "112" in telegram.described[name, language]
            assert "114" in telegram.described[name, language]
    danish = [each["command"] for each in telegram.described["commands", "da"]]
    assert danish[0] == "akut"
    assert telegram.described["commands", ""] == telegram.described["commands", "da"]
    assert telegram.described["commands", "en"][0]["command"] == "urgent"

"""Reminders over an emulated Telegram: asked for, due, answered, lost on the way, forged."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.telegram.codec import Buttons
from bot.dialogue.events import Remembered, Said
from bot.language import DA, EN
from bot.library import timelessly
from bot.service import ChatService, Work
from bot.stores.memory import MemoryStore
from bot.words import full_moment_in_words, words
from tests.channels import our_side
from tests.channels.our_side import (
    KEYS,
    HandClock,
    emptied,
    library,
    person,
    polled,
    wired,
)
from tests.channels.walking import (
    ALARM,
    CALL_112,
    FIRST,
    NOBODY_TOLD,
    P,
    W,
    ending,
)
from tests.telegram_emulator import Person

SATURDAY = datetime(2026, 9, 19, 20, 30, tzinfo=UTC)  # 22:30 in Denmark
MONDAY = datetime(2026, 9, 21, 6, 0, tzinfo=UTC)  # 8:00: a day whose opening time is not stated
MUNICIPAL, POLICE, HOTLINE = "+45 21 76 41 68", "+45 51 70 52 62", "+45 41 74 90 90"
SUBJECT = ("silkeborg", "kommune", "politi", "hotline", "bekym", "radikal", "ring", "tovholder")
HOUR = timedelta(hours=1)


async def put_at_the_ending(store, name, at):
    """Put the session of an ending into *store*."""
    await store.commit(Work(name, None, replace(ending().session, seen=at), 0, (), at))


async def at_the_ending(store, anna, at=SATURDAY):
    """Let *anna* stand at an ending, and be shown it."""
    await put_at_the_ending(store, person(anna.id), at)
    await anna.presses_data("of an older version", 1)
    return await anna.sees(NOBODY_TOLD)


class Side:
    """Our side with a hand clock, and one person at a shut Saturday's ending."""

    def __init__(self, telegram, ours, store, clock):
        self.telegram, self.ours, self.store, self.clock = telegram, ours, store, clock
        self.anna = Person(telegram)

    @property
    def kept(self):
        return self.store.reminders.find(person(self.anna.id))

    async def ends(self):
        """Let the conversation stand at its ending, and show it."""
        await at_the_ending(self.store, self.anna, self.clock.at)
        await emptied(self.store)

    async def asks(self):
        """Ask to be reminded."""
        await self.ends()
        await self.presses(W.remind, W.reminder_set.split("{")[0])

    async def at(self, moment):
        """Let it be *moment*, and let our side look whose time has come."""
        self.clock.at = moment
        await self.ours.reminders.look()
        await emptied(self.store)

    async def presses(self, label, seen=None):
        await self.anna.presses(label)
        if seen is not None:
            await self.telegram.until(lambda: seen in self.newest)
        await emptied(self.store)

    async def reminded(self):
        """Ask for a reminder, and be reminded on Monday."""
        await self.asks()
        await self.at(MONDAY)
        await self.anna.sees(W.reminder)

    @property
    def newest(self):
        return self.anna.ours[-1].content["text"]


@pytest.fixture
async def side(telegram):
    store, clock = MemoryStore(), HandClock(SATURDAY)
    async with polled(telegram, store, clock) as ours:
        yield Side(telegram, ours, store, clock)


class TestAsked:
    async def test_it_says_when_and_keeps_whom_and_nothing_of_the_case(self, side):
        await side.asks()

        at = full_moment_in_words(MONDAY, DA)
        assert side.newest == W.reminder_set.format(time=at)
        kept = await side.kept
        assert kept.address == str(side.anna.id)
        assert kept.reminder.municipality == "0740"
        assert kept.reminder.contacts == ("tovholder-kommune", "tovholder-politi", "hotline")
        assert (kept.reminder.due, kept.reminder.lang, kept.reminder.asked) == (MONDAY, DA, False)
        assert NOBODY_TOLD in side.anna.screen  # the ending stays where it is

    async def test_asked_twice_is_asked_once(self, side):
        await side.asks()
        await side.presses(W.remind)
        await side.presses(W.remind)

        assert side.anna.screen.count(W.reminder_drop) == 1
        await side.at(MONDAY)
        assert side.anna.screen.count(W.reminder) == 1

    @pytest.mark.threat("B6")
    async def test_a_button_of_an_earlier_screen_reminds_of_nothing(self, side):
        await side.ends()
        message, data = side.anna.button(W.remind)
        await side.anna.writes("/forfra")
        await side.anna.sees(FIRST)
        await side.anna.presses_data(data, message.id)
        await side.anna.sees(W.old_button)

        assert await side.kept is None

    async def test_what_has_opened_meanwhile_is_shown_as_it_is_now(self, side):
        side.clock.at = MONDAY - timedelta(minutes=1)
        await side.ends()
        assert W.likely not in side.anna.screen
        side.clock.at = MONDAY
        await side.anna.presses(W.remind)
        await side.anna.sees(W.likely)

        assert await side.kept is None

    async def test_where_the_time_is_not_known_it_is_not_offered(self, telegram, monkeypatch):
        monkeypatch.setattr(our_side, "library", lambda: timelessly(library()))
        store = MemoryStore()
        async with polled(telegram, store, HandClock(SATURDAY)):
            screen = await at_the_ending(store, Person(telegram))

        assert W.remind not in screen


class TestDue:
    async def test_a_second_before_nothing_is_sent(self, side):
        await side.asks()
        await side.at(MONDAY - timedelta(seconds=1))

        assert W.reminder not in side.anna.screen

    @pytest.mark.threat("C12")
    async def test_it_comes_once_with_a_sound_and_tells_a_lock_screen_nothing(self, side):
        await side.reminded()
        await side.at(MONDAY + HOUR)

        assert side.newest == f"{W.reminder}\n\n{W.reached}"
        assert side.anna.screen.count(W.reminder) == 1
        assert not any(word in side.newest.lower() for word in SUBJECT)
        sent = side.telegram.called("sendMessage")
        heard = [each["text"] for each in sent if each["disable_notification"] == "false"]
        assert heard == [side.newest]

    async def test_the_word_that_it_is_kept_gives_way_to_it(self, side):
        await side.reminded()

        assert side.anna.screen.count(W.reminder_drop) == 1
        assert NOBODY_TOLD in side.anna.screen

    async def test_it_comes_when_the_conversation_is_long_gone(self, side):
        await side.asks()
        await side.store.sweep(SATURDAY + 25 * HOUR)
        assert await side.store.load(person(side.anna.id)) is None
        await side.at(MONDAY)
        await side.presses(W.reminder_show, MUNICIPAL)

        assert await side.store.load(person(side.anna.id)) is None

    @pytest.mark.parametrize("late, says_so", [(29, False), (31, True)])
    async def test_late_because_we_were_down_it_says_so_kindly(self, side, late, says_so):
        await side.asks()
        await side.at(MONDAY + timedelta(minutes=late))

        assert (W.reminder_late in side.newest) == says_so
        assert W.reached in side.newest

    async def test_after_eight_days_nothing_comes(self, side):
        await side.asks()
        await side.store.sweep(SATURDAY + timedelta(days=8))
        await side.at(SATURDAY + timedelta(days=8))

        assert W.reminder not in side.anna.screen

    @pytest.mark.threat("F15")
    async def test_while_the_time_is_not_known_nothing_is_sent(self, side, monkeypatch):
        await side.asks()
        service = side.ours.reminders._reminding._service
        monkeypatch.setattr(ChatService, "content", timelessly(library()))
        await side.at(MONDAY)
        assert W.reminder not in side.anna.screen

        monkeypatch.undo()
        assert not service.content.timeless
        await side.at(MONDAY)
        assert W.reminder in side.anna.screen

    @pytest.mark.threat("B15")
    async def test_who_has_blocked_us_is_forgotten(self, side):
        await side.asks()
        side.anna.chat.blocked = True
        await side.at(MONDAY)

        assert await side.kept is None

    @pytest.mark.threat("A6")
    async def test_two_processes_send_one(self, side):
        await side.asks()
        other = wired(None, side.store, side.clock)
        side.clock.at = MONDAY
        await asyncio.gather(*(each.reminders.look() for each in (side.ours, other, side.ours)))
        await emptied(side.store)
        await side.anna.sees(W.reminder)

        sent = [each["text"] for each in side.telegram.called("sendMessage")]
        assert sum(text.startswith(W.reminder) for text in sent) == 1


class TestAnswered:
    async def test_shown_is_the_contact_as_it_stands_now(self, side):
        await side.reminded()
        await side.presses(W.reminder_show, MUNICIPAL)

        assert W.likely in side.newest
        assert W.reached in side.newest
        assert W.shown_at.format(time=full_moment_in_words(MONDAY, DA)) in side.newest
        assert W.remind not in side.anna.screen.split(NOBODY_TOLD)[1].split(MUNICIPAL)[1]

    async def test_yes_deletes_it(self, side):
        await side.reminded()
        await side.presses(W.reached_yes, W.reminder_dropped)

        assert await side.kept is None
        await side.at(MONDAY + 24 * HOUR)
        assert W.reminder not in side.anna.screen

    async def test_no_shows_the_next_with_its_own_hours_until_there_are_no_more(self, side):
        await side.reminded()
        await side.presses(W.reached_no, POLICE)
        assert MUNICIPAL not in side.newest
        await side.presses(W.reached_no, HOTLINE)
        assert W.open_until.split("{")[0] in side.newest
        await side.presses(W.reached_no, W.no_next_contact.format(alarm=ALARM))

        assert await side.kept is None

    async def test_no_at_a_time_when_the_next_is_shut_offers_a_new_reminder(self, side):
        await side.asks()
        evening = MONDAY + 16 * HOUR  # 00:00, everybody has shut
        await side.at(evening)
        await side.presses(W.reached_no, POLICE)
        tuesday = MONDAY + 24 * HOUR
        await side.presses(W.remind, W.reminder_set.split("{")[0])

        kept = await side.kept
        assert (kept.reminder.due, kept.reminder.asked) == (tuesday, False)
        await side.at(tuesday)
        await side.presses(W.reminder_show, POLICE)

    @pytest.mark.threat("B2")
    async def test_a_press_twice_is_a_press_once(self, side):
        await side.reminded()
        message, no = side.anna.button(W.reached_no)
        await side.anna.presses_data(no, message.id)
        await side.anna.presses_data(no, message.id)
        await side.anna.presses_data(no, message.id)
        await side.telegram.until(lambda: POLICE in side.newest)
        await side.telegram.until(lambda: len(side.telegram.called("answerCallbackQuery")) == 5)
        await emptied(side.store)

        assert POLICE in side.newest
        assert (await side.kept).reminder.contacts[0] == "tovholder-politi"

    async def test_yes_twice_says_the_same_twice(self, side):
        await side.reminded()
        message, yes = side.anna.button(W.reached_yes)
        await side.anna.presses_data(yes, message.id)
        await side.anna.presses_data(yes, message.id)
        await side.anna.sees(W.reminder_dropped)
        await emptied(side.store)

        assert side.anna.screen.count(W.reminder_dropped) == 1

    async def test_afterwards_it_leads_on_in_its_place(self, side):
        await side.reminded()
        await side.presses(W.reached_yes, W.reminder_dropped)
        await side.presses(W.reminder_open, FIRST)

        assert W.reminder_dropped not in side.anna.screen
        assert len(side.anna.ours) == 1

    async def test_the_acute_key_leads_out_and_leaves_the_reminder(self, side):
        await side.reminded()
        message, data = side.anna.button(P.acute)
        assert message.content["text"].startswith(W.reminder)
        await side.anna.presses_data(data, message.id)
        await side.anna.sees(CALL_112)
        await emptied(side.store)

        assert CALL_112 in side.newest  # under it, where it is seen
        assert W.reminder in side.anna.screen
        await side.anna.presses(W.reached_yes)
        await side.anna.sees(W.reminder_dropped)

    async def test_a_conversation_that_goes_on_leaves_it_alone(self, side):
        await side.asks()
        await side.anna.writes("/forfra")
        await side.anna.sees(FIRST)
        await side.at(MONDAY - 10 * HOUR)
        await side.at(MONDAY)
        await side.anna.writes("/forfra")
        await emptied(side.store)

        assert W.reminder in side.anna.screen
        await side.anna.presses(W.reached_yes)
        await side.anna.sees(W.reminder_dropped)

    async def test_in_english_it_is_english(self, side):
        english = words(EN)
        await side.asks()
        await side.anna.writes("/sprog")
        await side.anna.sees(english.remind)
        await side.presses(english.remind, english.reminder_set.split("{")[0])
        await side.at(MONDAY)

        assert side.newest == f"{english.reminder}\n\n{english.reached}"

    async def test_a_screen_that_waits_behind_it_does_not_swallow_it(self, side):
        """The chat had to rest: both wait, and of screens only the newest is shown."""
        await side.asks()
        side.telegram.refuse_next("sendMessage", 429, "Too Many Requests", retry_after=2)
        side.clock.at = MONDAY
        await side.ours.reminders.look()
        await side.anna.writes("/forfra")
        await side.anna.sees(FIRST)
        await emptied(side.store)

        assert side.anna.screen.count(W.reminder) == 1


class TestForgotten:
    @pytest.mark.threat("C12")
    async def test_slet_removes_the_row_and_the_message(self, side):
        await side.reminded()
        await side.anna.writes("/slet")
        await side.anna.sees(W.forgotten)
        await emptied(side.store)

        assert await side.kept is None
        assert W.reminder not in side.anna.screen
        await side.at(MONDAY + 24 * HOUR)
        assert W.reminder not in side.anna.screen

    async def test_before_it_is_due_too(self, side):
        await side.asks()
        await side.anna.writes("/slet")
        await side.anna.sees(W.forgotten)
        await side.at(MONDAY)

        assert W.reminder not in side.anna.screen
        assert W.reminder_drop not in side.anna.screen

    async def test_it_can_be_deleted_by_itself(self, side):
        await side.asks()
        await side.presses(W.reminder_drop, W.reminder_dropped)

        assert await side.kept is None
        assert await side.store.load(person(side.anna.id)) is not None

    @pytest.mark.threat("B7")
    @pytest.mark.parametrize("label", ["reached_no", "reminder_show"])
    async def test_pressed_after_slet_it_says_that_it_is_gone(self, side, label):
        await side.reminded()
        message, data = side.anna.button(getattr(W, label))
        await side.anna.writes("/slet")
        await side.anna.sees(W.forgotten)
        await side.anna.presses_data(data, message.id)
        await side.anna.sees(W.reminder_gone.format(alarm=ALARM))

        assert await side.kept is None
        side.anna.button(P.acute)

    @pytest.mark.threat("B7")
    async def test_pressed_after_eight_days_it_says_that_it_is_gone(self, side):
        await side.reminded()
        side.telegram.hours_passed = 8 * 24
        side.clock.at = MONDAY + timedelta(days=8)
        await side.store.sweep(side.clock.at)
        await side.presses(W.reached_no, W.reminder_gone.format(alarm=ALARM))

    async def test_indsigt_shows_it(self, side):
        await side.asks()
        await side.anna.writes("/indsigt")
        screen = await side.anna.sees(W.kept)

        said = screen.split(W.kept)[1]
        assert full_moment_in_words(MONDAY, DA) in said
        assert "Silkeborg" in said
        assert "Hotline" in said

    async def test_without_one_indsigt_names_none(self, side):
        await side.ends()
        await side.anna.writes("/indsigt")

        assert W.reminder_kept.split()[0] not in (await side.anna.sees(W.kept)).split(W.kept)[1]

    async def test_who_blocks_us_is_forgotten_at_once(self, side):
        await side.asks()
        chat = {"id": side.anna.id, "type": "private"}
        member = {"new_chat_member": {"status": "kicked"}, "chat": chat, "date": 1}
        await side.telegram.deliver("my_chat_member", member)
        await side.telegram.until(lambda: not side.telegram.updates)

        for _ in range(100):
            if await side.kept is None:
                return
            await emptied(side.store)
        raise AssertionError("the reminder of somebody who left is still there")


class TestForged:
    @pytest.mark.threat("B5")
    @pytest.mark.parametrize(
        "said, mark, lang",
        [(Said.YES, "1.0", DA), (Said.NO, "", DA), (Said.AGAIN, "9" * 20, EN)],
    )
    async def test_of_another_reminder_or_none_it_changes_nothing(self, side, said, mark, lang):
        await side.reminded()
        before = (await side.kept).reminder
        old = Buttons(KEYS.buttons).data(person(side.anna.id), Remembered(said, mark, lang))
        await side.anna.presses_data(old, side.anna.ours[-1].id)
        await side.anna.sees(MUNICIPAL)
        await emptied(side.store)

        assert (await side.kept).reminder == before

    @pytest.mark.threat("B4")
    async def test_made_by_somebody_else_it_does_nothing(self, side):
        await side.reminded()
        kept = await side.kept
        message, yes = side.anna.button(W.reached_yes)
        bent = Person(side.telegram, 99)
        await bent.presses_data(yes, message.id)
        await bent.sees(FIRST)
        await side.anna.presses_data(yes[:-1] + ("b" if yes[-1] != "b" else "c"), message.id)
        await emptied(side.store)

        assert await side.kept == kept


class TestChangedContent:
    def without(self, *contacts):
        silkeborg = library().plans["0740"]
        left = {name: c for name, c in silkeborg.contacts.items() if name not in contacts}
        plans = {**library().plans, "0740": replace(silkeborg, contacts=left)}
        return replace(library(), plans=plans)

    async def test_a_contact_that_is_gone_gives_way_to_the_next(self, side, monkeypatch):
        await side.reminded()
        monkeypatch.setattr(ChatService, "content", self.without("tovholder-kommune"))
        await side.presses(W.reminder_show, POLICE)

        assert W.reminder_changed in side.newest
        await side.presses(W.reached_no, HOTLINE)

    async def test_where_none_is_left_it_is_the_national_route(self, side, monkeypatch):
        await side.reminded()
        gone = self.without("tovholder-kommune", "tovholder-politi", "hotline")
        monkeypatch.setattr(ChatService, "content", gone)
        await side.presses(W.reminder_show, HOTLINE)

        assert W.reminder_changed in side.newest
        assert W.reached in side.newest

    @pytest.mark.threat("E22")
    async def test_a_new_number_is_the_one_that_is_shown(self, side, monkeypatch):
        await side.reminded()
        silkeborg = library().plans["0740"]
        contact = silkeborg.contacts["tovholder-kommune"]
        row = replace(contact.phone[0], value="12 34 56 78")
        contacts = {**silkeborg.contacts, contact.id: replace(contact, phone=(row,))}
        plans = {**library().plans, "0740": replace(silkeborg, contacts=contacts)}
        monkeypatch.setattr(ChatService, "content", replace(library(), plans=plans))
        await side.presses(W.reminder_show, "+45 12 34 56 78")

"""What every store promises, over each of them."""

import asyncio
import sqlite3
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.conditions import ContactId
from bot.dialogue.reminder import Reminder
from bot.dialogue.session import Answer, Session
from bot.flow.model import ChoiceId, Digest, FlowId, StateId
from bot.language import DA, EN
from bot.plan.model import MunicipalityCode
from bot.reminding import Errand, Kept
from bot.service import AlreadySeen, EventId, Outgoing, Overtaken, PersonKey, Store, Work
from bot.stats.model import Cell, Tally
from bot.stores.memory import MemoryStore
from bot.stores.postgres import postgres
from bot.stores.rows import Rows
from bot.stores.schema import POSTGRES, SQLITE
from bot.stores.sealing import Sealer, new_keys
from bot.stores.sqlite import SqliteStore, migrate
from tests.stores.content import PACKING

NOON = datetime(2026, 9, 15, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ROWS = Rows(Sealer(new_keys().sealing), PACKING)
NEXT_STEP = (
    "CREATE TABLE later (id TEXT PRIMARY KEY)",
    "ALTER TABLE person ADD COLUMN later TEXT",
)
"""A step as the next version may take it: it adds."""

ANNA, BENT = PersonKey(b"a" * 16), PersonKey(b"b" * 16)

SESSION = Session(
    flow=FlowId("bekymring"),
    digest=Digest("0123456789abcdef"),
    lang=DA,
    state=StateId("alder"),
    turn=3,
    seen=NOON,
    path=(Answer(StateId("fare"), (ChoiceId("nej"),)),),
)


def work(person=ANNA, session=SESSION, expected=0, event=None, outgoing=(), at=NOON):
    return Work(person, event, session, expected, tuple(outgoing), at)


REMINDER = Reminder(
    municipality=MunicipalityCode("0740"),
    contacts=(ContactId("ssp"), ContactId("hotline")),
    due=NOON + 20 * HOUR,
    lang=DA,
)


def errand(person=ANNA, reminder=REMINDER, expected=0, event=None, outgoing=(), at=NOON):
    return Errand(person, event, reminder, "4711", expected, tuple(outgoing), at)


def out(text, acute=False):
    return Outgoing(address="4711", payload=text, acute=acute)


@asynccontextmanager
async def memory(request, tmp_path):
    yield MemoryStore()


@asynccontextmanager
async def sqlite(request, tmp_path):
    made = SqliteStore(tmp_path / "store" / "henvend.sqlite", ROWS)
    yield made
    made.close()


@asynccontextmanager
async def sqlite_on_newer_tables(request, tmp_path):
    """This program on the tables of the next one, while the two change places."""
    path = tmp_path / "henvend.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        migrate(db, (*SQLITE, NEXT_STEP))
    async with sqlite(request, tmp_path) as made:
        yield made


@asynccontextmanager
async def postgresql(request, tmp_path):
    async with postgres(request.getfixturevalue("postgres_tables"), ROWS) as made:
        yield made


@asynccontextmanager
async def postgresql_on_newer_tables(request, tmp_path):
    """Likewise: the newer program has been there first."""
    newer = (*POSTGRES, NEXT_STEP)
    async with postgres(request.getfixturevalue("postgres_tables"), ROWS, steps=newer) as first:
        await first.sweep(NOON)
    async with postgresql(request, tmp_path) as made:
        yield made


STORES = (memory, sqlite, sqlite_on_newer_tables, postgresql, postgresql_on_newer_tables)


@pytest.fixture(params=STORES, ids=lambda each: each.__name__)
async def store(request, tmp_path):
    async with request.param(request, tmp_path) as made:
        yield made


class TestStore:
    """One contract, many stores."""

    async def test_nobody_is_kept_at_first(self, store: Store):
        assert await store.load(ANNA) is None
        assert list(await store.waiting(10)) == []

    async def test_everybody_who_is_kept_is_named(self, store: Store):
        assert list(await store.people()) == []
        await store.commit(work())
        await store.commit(work(person=BENT))
        assert sorted(await store.people()) == [ANNA, BENT]
        await store.commit(work(session=None, expected=1))
        assert list(await store.people()) == [BENT]

    async def test_a_committed_session_comes_back_equal(self, store: Store):
        await store.commit(work())

        stored = await store.load(ANNA)
        assert stored.session == SESSION
        assert (stored.version, stored.messages) == (1, ())
        assert await store.load(BENT) is None

    async def test_each_commit_raises_the_version(self, store: Store):
        await store.commit(work())
        await store.commit(work(session=replace(SESSION, turn=4), expected=1))

        stored = await store.load(ANNA)
        assert (stored.session.turn, stored.version) == (4, 2)

    @pytest.mark.parametrize("expected", [0, 2, 7])
    async def test_a_commit_on_another_version_is_overtaken(self, store: Store, expected):
        await store.commit(work())
        late = work(expected=expected, event=EventId("tg:1:2"), outgoing=[out("late")])

        with pytest.raises(Overtaken):
            await store.commit(late)

        assert (await store.load(ANNA)).version == 1
        assert list(await store.waiting(10)) == []
        await store.commit(replace(late, expected=1))  # its id was not kept either

    async def test_a_commit_on_a_session_that_is_gone_is_overtaken(self, store: Store):
        with pytest.raises(Overtaken):
            await store.commit(work(expected=3))

        assert await store.load(ANNA) is None

    @pytest.mark.threat("A5", "G2")
    async def test_a_repeated_delivery_has_no_second_effect(self, store: Store):
        once = work(event=EventId("tg:1:77"), outgoing=[out("hej")])
        await store.commit(once)

        with pytest.raises(AlreadySeen):
            await store.commit(replace(once, expected=1))

        assert (await store.load(ANNA)).version == 1
        assert len(await store.waiting(10)) == 1

    @pytest.mark.threat("A7")
    async def test_a_lower_event_id_than_the_last_is_new(self, store: Store):
        """Telegram starts over at a random number after a quiet week."""
        await store.commit(work(event=EventId("tg:1:900")))
        await store.commit(work(event=EventId("tg:1:5"), expected=1))

        assert (await store.load(ANNA)).version == 2

    @pytest.mark.threat("A6")
    async def test_the_same_delivery_to_two_workers_has_one_effect(self, store: Store):
        twice = [store.commit(work(event=EventId("tg:1:1"), outgoing=[out("x")])) for _ in "ab"]

        results = await asyncio.gather(*twice, return_exceptions=True)
        assert [type(each) for each in results] == [type(None), AlreadySeen]
        assert len(await store.waiting(10)) == 1

    @pytest.mark.threat("C12")
    async def test_no_session_deletes_the_row_and_what_waited_before(self, store: Store):
        await store.commit(work(outgoing=[out("screen")]))
        await store.commit(work(person=BENT, outgoing=[out("other")]))
        await store.commit(work(session=None, expected=1, outgoing=[out("farewell")]))

        assert await store.load(ANNA) is None
        assert [w.outgoing.payload for w in await store.waiting(10)] == ["other", "farewell"]

    async def test_forgetting_somebody_unknown_is_no_error(self, store: Store):
        await store.commit(work(session=None, outgoing=[out("farewell")]))

        assert [w.outgoing.payload for w in await store.waiting(10)] == ["farewell"]

    async def test_somebody_forgotten_can_begin_again(self, store: Store):
        await store.commit(work())
        await store.commit(work(session=None, expected=1))
        await store.commit(work(expected=0))

        assert (await store.load(ANNA)).version == 1

    @pytest.mark.threat("H9", "J1")
    async def test_acute_messages_wait_in_front_then_the_oldest(self, store: Store):
        await store.commit(work(outgoing=[out("1"), out("2")]))
        await store.commit(work(person=BENT, outgoing=[out("112", acute=True), out("3")]))
        await store.commit(work(expected=1, outgoing=[out("112 again", acute=True)]))

        waiting = await store.waiting(10)
        assert [w.outgoing.payload for w in waiting] == ["112", "112 again", "1", "2", "3"]
        assert [w.person for w in waiting] == [BENT, ANNA, ANNA, ANNA, BENT]
        assert [w.outgoing.acute for w in waiting] == [True, True, False, False, False]

    async def test_all_that_waits_for_the_first_in_line_comes_together(self, store: Store):
        """So that what is older than the newest screen of a chat is seen to be."""
        await store.commit(work(outgoing=[out("1")]))
        await store.commit(work(person=BENT, outgoing=[out("2")]))
        await store.commit(work(expected=1, outgoing=[out("3")]))
        await store.commit(work(person=BENT, expected=1, outgoing=[out("112", acute=True)]))

        acute_first = await store.waiting(1)
        assert [w.outgoing.payload for w in acute_first] == ["112", "2"]
        others = await store.waiting(1, {BENT})
        assert [w.outgoing.payload for w in others] == ["1", "3"]
        assert list(await store.waiting(5, [ANNA, BENT])) == []

    async def test_what_is_sent_is_gone_and_its_messages_are_kept(self, store: Store):
        await store.commit(work(outgoing=[out("1"), out("2")]))
        first, second = await store.waiting(10)

        await store.sent([first], (501, 502))
        assert [w.id for w in await store.waiting(10)] == [second.id]
        assert (await store.load(ANNA)).messages == (501, 502)

        await store.sent([second], (503,))
        assert list(await store.waiting(10)) == []
        assert (await store.load(ANNA)).messages == (503,)

    async def test_sending_does_not_overtake_the_next_event(self, store: Store):
        await store.commit(work(outgoing=[out("1")]))
        read = await store.load(ANNA)
        await store.sent(await store.waiting(1), (501,))
        await store.commit(work(expected=read.version))

        stored = await store.load(ANNA)
        assert (stored.version, stored.messages) == (2, (501,))

    async def test_what_is_sent_to_somebody_forgotten_leaves_nothing(self, store: Store):
        await store.commit(work(session=None, outgoing=[out("farewell")]))
        await store.sent(await store.waiting(1), (501,))

        assert await store.load(ANNA) is None
        assert list(await store.waiting(10)) == []

    @pytest.mark.threat("J4")
    async def test_an_idle_session_lives_24_hours(self, store: Store):
        await store.commit(work())

        await store.sweep(NOON + 24 * HOUR - timedelta(seconds=1))
        assert await store.load(ANNA) is not None
        await store.sweep(NOON + 24 * HOUR)
        assert await store.load(ANNA) is None

    async def test_a_busy_session_lives_72_hours(self, store: Store):
        await store.commit(work())
        for version in range(1, 6):
            await store.commit(work(expected=version, at=NOON + version * 14 * HOUR))

        await store.sweep(NOON + 72 * HOUR - timedelta(seconds=1))
        assert await store.load(ANNA) is not None
        await store.sweep(NOON + 72 * HOUR)
        assert await store.load(ANNA) is None

    async def test_event_ids_live_48_hours(self, store: Store):
        await store.commit(work(event=EventId("tg:1:1")))

        await store.sweep(NOON + 48 * HOUR - timedelta(seconds=1))
        with pytest.raises(AlreadySeen):
            await store.commit(work(event=EventId("tg:1:1")))
        await store.sweep(NOON + 48 * HOUR)
        await store.commit(work(event=EventId("tg:1:1")))

    @pytest.mark.threat("H3")
    async def test_outgoing_messages_live_24_hours(self, store: Store):
        await store.commit(work(outgoing=[out("1")]))

        await store.sweep(NOON + 24 * HOUR - timedelta(seconds=1))
        assert len(await store.waiting(10)) == 1
        await store.sweep(NOON + 24 * HOUR)
        assert list(await store.waiting(10)) == []

    async def test_an_event_without_an_id_is_taken_each_time(self, store: Store):
        await store.commit(work())
        await store.commit(work(expected=1))

        assert (await store.load(ANNA)).version == 2


class TestReminders:
    """What every store promises of the rows that stand by themselves."""

    async def test_nobody_is_reminded_who_has_not_asked(self, store: Store):
        assert await store.reminders.find(ANNA) is None
        assert list(await store.reminders.due(NOON + 1000 * HOUR, 10)) == []

    async def test_a_reminder_comes_back_equal(self, store: Store):
        await store.reminders.keep(errand())
        abroad = replace(REMINDER, municipality=None, lang=EN)
        await store.reminders.keep(errand(person=BENT, reminder=abroad))

        assert await store.reminders.find(ANNA) == Kept(REMINDER, "4711", 1)
        assert await store.reminders.find(BENT) == Kept(abroad, "4711", 1)

    async def test_it_needs_no_conversation_and_touches_none(self, store: Store):
        await store.commit(work())
        await store.reminders.keep(errand())

        assert (await store.load(ANNA)).version == 1
        await store.sweep(NOON + 25 * HOUR)
        assert await store.load(ANNA) is None
        assert await store.reminders.find(ANNA) is not None

    async def test_who_has_only_a_reminder_is_named_too(self, store: Store):
        await store.commit(work())
        await store.reminders.keep(errand())
        await store.reminders.keep(errand(person=BENT))

        assert sorted(await store.people()) == [ANNA, BENT]

    async def test_due_are_those_whose_time_has_come_and_who_were_not_asked(self, store: Store):
        later = replace(REMINDER, due=REMINDER.due + HOUR)
        await store.reminders.keep(errand(reminder=later))
        await store.reminders.keep(errand(person=BENT))

        assert list(await store.reminders.due(REMINDER.due - timedelta(seconds=1), 10)) == []
        assert [who for who, _ in await store.reminders.due(REMINDER.due, 10)] == [BENT]
        assert [who for who, _ in await store.reminders.due(later.due, 10)] == [BENT, ANNA]
        assert [who for who, _ in await store.reminders.due(later.due, 1)] == [BENT]

        asked = replace(REMINDER, asked=True)
        await store.reminders.keep(errand(person=BENT, reminder=asked, expected=1))
        assert [who for who, _ in await store.reminders.due(later.due, 10)] == [ANNA]
        assert (await store.reminders.find(BENT)) == Kept(asked, "4711", 2)

    async def test_of_many_who_ask_at_once_one_does(self, store: Store):
        await store.reminders.keep(errand())
        asked = replace(REMINDER, asked=True)
        tries = [errand(reminder=asked, expected=1, outgoing=[out(f"{n}")]) for n in range(5)]

        ends = await asyncio.gather(
            *(store.reminders.keep(each) for each in tries), return_exceptions=True
        )

        assert [type(end) for end in ends].count(Overtaken) == 4
        assert len(await store.waiting(10)) == 1

    @pytest.mark.parametrize("expected", [0, 2])
    async def test_a_change_of_another_version_does_nothing(self, store: Store, expected):
        await store.reminders.keep(errand())
        late = errand(expected=expected, event=EventId("tg:1:5"), outgoing=[out("late")])

        with pytest.raises(Overtaken):
            await store.reminders.keep(late)

        assert list(await store.waiting(10)) == []
        await store.reminders.keep(replace(late, expected=1))  # its id was not kept either

    async def test_a_change_of_what_is_gone_does_nothing(self, store: Store):
        with pytest.raises(Overtaken):
            await store.reminders.keep(errand(expected=1))
        assert await store.reminders.find(ANNA) is None

    async def test_a_repeated_delivery_changes_it_once(self, store: Store):
        once = errand(event=EventId("tg:1:9"), outgoing=[out("hej")])
        await store.reminders.keep(once)

        with pytest.raises(AlreadySeen):
            await store.reminders.keep(replace(once, expected=1))
        with pytest.raises(AlreadySeen):
            await store.commit(work(event=EventId("tg:1:9")))
        assert len(await store.waiting(10)) == 1

    async def test_an_answer_deletes_it_and_is_sent(self, store: Store):
        await store.reminders.keep(errand())
        await store.reminders.keep(errand(reminder=None, expected=1, outgoing=[out("godt")]))

        assert await store.reminders.find(ANNA) is None
        assert [each.outgoing.payload for each in await store.waiting(10)] == ["godt"]

    async def test_forgetting_a_person_deletes_the_reminder_and_what_it_would_say(
        self, store: Store
    ):
        await store.reminders.keep(errand(outgoing=[out("huske")]))
        await store.reminders.keep(errand(person=BENT))
        await store.commit(work(session=None, outgoing=[out("farvel")]))

        assert await store.reminders.find(ANNA) is None
        assert await store.reminders.find(BENT) is not None
        assert [each.outgoing.payload for each in await store.waiting(10)] == ["farvel"]

    async def test_somebody_who_cannot_be_reached_is_not_reminded(self, store: Store):
        await store.reminders.keep(errand())
        await store.reminders.forget(ANNA)

        assert await store.reminders.find(ANNA) is None

    async def test_our_messages_are_noted_without_a_new_version(self, store: Store):
        await store.reminders.keep(errand())

        assert await store.reminders.noted(ANNA, (501, 502))
        assert not await store.reminders.noted(BENT, (503,))
        assert await store.reminders.find(ANNA) == Kept(REMINDER, "4711", 1, (501, 502))
        await store.reminders.keep(errand(reminder=replace(REMINDER, asked=True), expected=1))
        assert (await store.reminders.find(ANNA)).messages == (501, 502)

    async def test_it_lives_eight_days_from_when_it_was_asked_for(self, store: Store):
        week, last = 7 * 24 * HOUR, 8 * 24 * HOUR
        await store.reminders.keep(errand())
        await store.reminders.keep(errand(person=BENT))
        asked = replace(REMINDER, asked=True)
        await store.reminders.keep(errand(reminder=asked, expected=1, at=NOON + week))
        await store.reminders.keep(errand(person=BENT, expected=1, at=NOON + week))

        await store.sweep(NOON + last - timedelta(seconds=1))
        assert await store.reminders.find(ANNA) is not None
        await store.sweep(NOON + last)
        assert await store.reminders.find(ANNA) is None
        assert await store.reminders.find(BENT) is not None  # asked for once more after a week
        await store.sweep(NOON + week + last)
        assert await store.reminders.find(BENT) is None


def tally(number, value="0740", week="2026-W38", kind="municipality"):
    return Tally(Cell(week, kind, value), number)


def by_cell(tallies):
    return {each.cell: each.number for each in tallies}


async def test_counts_add_up_and_can_fall(store):
    await store.counts.add([tally(2), tally(1, "0101")])
    await store.counts.add([tally(3), tally(-1, "0101"), tally(5, "", kind="end")])
    await store.counts.add([])

    assert by_cell(await store.counts.every()) == by_cell(
        [tally(5), tally(0, "0101"), tally(5, "", kind="end")]
    )


async def test_counts_of_many_at_once_are_all_kept(store):
    await asyncio.gather(*(store.counts.add([tally(1), tally(1, str(n))]) for n in range(20)))

    counted = by_cell(await store.counts.every())
    assert counted.pop(tally(0).cell) == 20
    assert list(counted.values()) == [1] * 20


async def test_a_closed_week_keeps_what_it_is_told_to_and_the_others_keep_all(store):
    await store.counts.add([tally(12), tally(1, "0825"), tally(4, week="2026-W39")])
    await store.counts.close_week("2026-W38", [tally(12), tally(21, "*")])

    assert by_cell(await store.counts.every()) == by_cell(
        [tally(12), tally(21, "*"), tally(4, week="2026-W39")]
    )
    await store.counts.close_week("2026-W38", [])
    assert by_cell(await store.counts.every()) == by_cell([tally(4, week="2026-W39")])


async def test_counts_are_kept_for_five_years_and_no_longer(store):
    await store.counts.add([tally(12, week="2021-W30"), tally(12, week="2021-W40")])
    await store.sweep(NOON)

    assert [each.cell.week for each in await store.counts.every()] == ["2021-W40"]

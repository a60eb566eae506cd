"""The PostgreSQL store where the world is unkind: shared, broken off, refused, read by a thief."""

import asyncio
import logging
from contextlib import AsyncExitStack
from dataclasses import replace

import psycopg
import pytest

from bot.conditions import ContactId
from bot.dialogue.reminder import Reminder
from bot.dialogue.session import Answer
from bot.flow.model import ChoiceId, StateId
from bot.language import DA
from bot.reminding import Errand
from bot.service import AlreadySeen, EventId, Outgoing, Overtaken, StoreFailed, Work
from bot.stores.postgres import LEASE, TRIES, postgres
from bot.stores.rows import Rows
from bot.stores.schema import POSTGRES
from bot.stores.sealing import Sealer
from tests.patience import PATIENCE
from tests.postgres import Wire
from tests.stores.committer import AT, KEY, START, person
from tests.stores.content import PACKING

ANNA, BENT = person(1), person(2)
HELLO = Outgoing("4711", "hej")


@pytest.fixture
async def opened(postgres_tables):
    """Open stores on the same tables; all of them are closed at the end."""
    async with AsyncExitStack() as stack:

        async def open_one(address=postgres_tables, patience=5.0, key=KEY, steps=POSTGRES):
            made = postgres(address, Rows(Sealer(key), PACKING), patience, steps)
            return await stack.enter_async_context(made)

        yield open_one


@pytest.fixture
async def wire(postgres_tables):
    async with Wire(postgres_tables) as made:
        yield made


@pytest.fixture
async def other(postgres_tables):
    """A connection past the store."""
    async with await psycopg.AsyncConnection.connect(postgres_tables, autocommit=True) as made:
        yield made


def work(expected=0, event=None, outgoing=(), session=START, who=ANNA):
    return Work(who, event, session, expected, tuple(outgoing), AT)


async def rows(connection, query):
    return await (await connection.execute(query)).fetchall()


# --- several processes ---------------------------------------------------------------
@pytest.mark.threat("A6")
async def test_two_copies_of_a_delivery_in_two_processes_have_one_effect(opened):
    stores = [await opened() for _ in range(2)]
    for number in range(20):
        copies = [
            store.commit(work(who=person(number), event=EventId(f"e{number}"), outgoing=[HELLO]))
            for store in stores
        ]
        results = await asyncio.gather(*copies, return_exceptions=True)

        assert sorted(type(each).__name__ for each in results) == ["AlreadySeen", "NoneType"]
    assert len(await stores[0].waiting(100)) == 20


async def test_of_two_turns_on_one_version_one_is_overtaken(opened):
    stores = [await opened() for _ in range(2)]
    for version in range(20):
        turns = [
            store.commit(work(version, EventId(f"{version}:{number}"), [HELLO]))
            for number, store in enumerate(stores)
        ]
        results = await asyncio.gather(*turns, return_exceptions=True)

        assert sorted(type(each).__name__ for each in results) == ["NoneType", "Overtaken"]
    assert (await stores[0].load(ANNA)).version == 20
    assert len(await stores[0].waiting(100)) == 20


async def test_many_works_at_once_are_done_or_refused_each_by_itself(opened):
    store = await opened()
    await store.commit(work(who=person(5)))
    works = [
        work(who=person(1), event=EventId("a")),
        work(who=person(2), event=EventId("a")),
        work(who=person(3), event=EventId("b"), expected=9, outgoing=[HELLO]),
        work(who=person(4), event=EventId("c"), outgoing=[HELLO]),
        work(who=person(5), event=EventId("d"), expected=1, session=None),
        work(who=person(4), event=EventId("e"), expected=1),
    ]

    results = await asyncio.gather(*map(store.commit, works), return_exceptions=True)
    none = type(None)
    assert [type(each) for each in results] == [none, AlreadySeen, Overtaken, none, none, none]
    assert await store.load(person(2)) is None
    assert await store.load(person(3)) is None
    assert await store.load(person(5)) is None
    assert (await store.load(person(4))).version == 2
    assert len(await store.waiting(5)) == 1
    await store.commit(work(who=person(3), event=EventId("b")))  # its id was not kept


async def test_one_process_sends_and_another_takes_over_when_it_ends(opened, postgres_tables):
    second = await opened()
    async with postgres(postgres_tables, Rows(Sealer(KEY), PACKING)) as first:
        await first.commit(work(outgoing=[HELLO]))
        assert len(await first.waiting(5)) == 1
        assert await second.waiting(5) == []
    assert len(await second.waiting(5)) == 1


async def test_when_the_sending_process_is_gone_its_lease_lapses(opened, other):
    first, second = await opened(), await opened()
    await first.commit(work(outgoing=[HELLO]))
    await first.waiting(5)
    left = await rows(other, "SELECT extract(epoch FROM until - clock_timestamp()) FROM lease")
    assert 0 < left[0][0] <= LEASE
    assert await second.waiting(5) == []

    await other.execute("UPDATE lease SET until = clock_timestamp() - interval '1 ms'")
    assert len(await second.waiting(5)) == 1


# --- what breaks off -----------------------------------------------------------------


@pytest.mark.threat("G12")
@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_connection_lost_during_commit_has_one_effect(wire, opened, when):
    """Before: nothing stood, it is done again. After: it stood, and is not done twice."""
    store = await opened(wire.address)
    await store.commit(work())
    wire.cut_at(b"COMMIT", when)
    await store.commit(work(1, EventId("a"), [HELLO]))

    assert wire.cuts == 1
    assert (await store.load(ANNA)).version == 2
    assert len(await store.waiting(5)) == 1
    with pytest.raises(AlreadySeen):
        await store.commit(work(2, EventId("a")))


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_reminder_whose_answer_is_lost_is_sent_once(wire, opened, when):
    store = await opened(wire.address)
    asked = Reminder(None, (ContactId("hotline"),), AT, DA, asked=True)
    first = Errand(ANNA, None, replace(asked, asked=False), "4711", 0, (), AT)
    await store.reminders.keep(first)
    wire.cut_at(b"COMMIT", when)
    await store.reminders.keep(replace(first, reminder=asked, expected=1, outgoing=(HELLO,)))

    assert wire.cuts == 1
    assert (await store.reminders.find(ANNA)).version == 2
    assert len(await store.waiting(5)) == 1


async def test_a_turn_without_a_delivery_is_known_by_its_box(wire, opened):
    store = await opened(wire.address)
    await store.commit(work())
    wire.cut_at(b"COMMIT", "after")
    await store.commit(work(1, outgoing=[HELLO]))

    assert (wire.cuts, (await store.load(ANNA)).version) == (1, 2)
    assert len(await store.waiting(5)) == 1


@pytest.mark.threat("G11")
async def test_broken_connections_are_replaced_without_a_word(opened, other):
    store = await opened()
    for version in range(3):
        await store.commit(work(version, EventId(str(version))))
        await other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'henvend'"
        )

    assert (await store.load(ANNA)).version == 3


@pytest.mark.threat("G11")
async def test_a_database_that_is_away_refuses_and_serves_when_it_is_back(wire, opened):
    """Also from a cold start: the store is there, and says that it failed."""
    await wire.away()
    store = await opened(wire.address, patience=0.5)
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(StoreFailed):
            await store.commit(work(event=EventId("a")))
    await wire.back()
    patient = await opened(wire.address)
    await patient.commit(work(event=EventId("a")))
    await wire.away()
    with pytest.raises(StoreFailed):
        await store.load(ANNA)
    await wire.back()

    for _ in range(50):
        try:
            stored = await store.load(ANNA)
            break
        except StoreFailed:
            await asyncio.sleep(0.1)
    assert stored.version == 1


# --- what is refused -----------------------------------------------------------------


async def refusing(other, code, times):
    """Let the database refuse the first *times* changes of a session with *code*."""
    await other.execute("CREATE SEQUENCE tries")
    await other.execute(f"""
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF nextval('tries') <= {times} THEN RAISE EXCEPTION 'x' USING ERRCODE = '{code}';
            END IF;
            RETURN NEW;
        END $$
    """)
    await other.execute(
        "CREATE TRIGGER refuse BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION refuse()"
    )


@pytest.mark.threat("G13")
@pytest.mark.parametrize("code", ["40001", "40P01", "57P01", "25006"])
async def test_a_passing_fault_is_tried_again(opened, other, code):
    store = await opened()
    await store.commit(work())
    await refusing(other, code, TRIES - 1)
    await store.commit(work(1, EventId("a"), [HELLO]))

    assert (await store.load(ANNA)).version == 2
    assert len(await store.waiting(5)) == 1


@pytest.mark.threat("G13")
@pytest.mark.parametrize(("code", "tries"), [("40001", TRIES), ("53100", 1)])
async def test_what_does_not_pass_is_refused_and_nothing_has_happened(opened, other, code, tries):
    """53100 is a full disk: trying at once again is no use."""
    store = await opened()
    await store.commit(work())
    await refusing(other, code, 1000)
    with pytest.raises(StoreFailed, match=code):
        await store.commit(work(1, EventId("a"), [HELLO]))

    assert await rows(other, "SELECT last_value FROM tries") == [(tries,)]
    assert (await store.load(ANNA)).version == 1
    assert await store.waiting(5) == []
    await other.execute("DROP TRIGGER refuse ON person")
    await store.commit(work(1, EventId("a"), [HELLO]))


@pytest.mark.threat("G13")
async def test_of_two_that_wait_for_each_other_ours_is_tried_again(opened, other):
    store = await opened()
    await store.commit(work())
    await other.execute("BEGIN")
    await other.execute("INSERT INTO delivery VALUES (delivery_mark('a', 5))")
    ours = asyncio.create_task(store.commit(work(1, EventId("a"))))
    waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    while not await rows(other, waiting):
        await asyncio.sleep(0.01)
    await other.execute("SELECT 1 FROM person FOR UPDATE")  # now each waits for the other
    await other.execute("ROLLBACK")

    await ours
    assert (await store.load(ANNA)).version == 2


@pytest.mark.threat("G7")
async def test_a_lock_that_stays_fails_in_time_and_leaves_no_half_state(opened, other):
    store = await opened(patience=0.3)
    await store.commit(work())
    await other.execute("BEGIN")
    await other.execute("SELECT 1 FROM person FOR UPDATE")
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(StoreFailed):
            await store.commit(work(1, EventId("a"), [HELLO]))

    await other.execute("ROLLBACK")
    patient = await opened()
    await patient.commit(work(1, EventId("a"), [HELLO]))
    assert len(await patient.waiting(5)) == 1


# --- what is kept --------------------------------------------------------------------
@pytest.mark.threat("I6")
async def test_who_takes_the_tables_reads_nothing(opened, other):
    canary = replace(
        START,
        state=StateId("canary-state"),
        path=(Answer(StateId("canary-state"), (ChoiceId("canary-choice"),)),),
        link="canary-link",
    )
    store = await opened()
    await store.commit(work(session=canary, outgoing=[Outgoing("99887766554433", "canary")]))
    tables = ("person", "event", "outbox", "lease")
    kept = [row for table in tables for row in await rows(other, f"SELECT * FROM {table}")]
    taken = b"".join(
        each if isinstance(each, bytes) else str(each).encode() for row in kept for each in row
    )

    assert len(taken) > 256
    for secret in (b"canary", b"99887766554433", b"bekymring"):
        assert secret not in taken


async def test_other_keys_cost_a_restart_and_no_error(opened, caplog):
    first = await opened()
    await first.commit(work(outgoing=[HELLO]))
    store = await opened(key=b"x" * 32)
    with caplog.at_level(logging.ERROR):
        assert await store.load(ANNA) is None
        assert list(await store.waiting(5)) == []

    assert caplog.text.count("do not open") == 2
    await store.commit(work())
    assert (await store.load(ANNA)).version == 1


# --- the tables ----------------------------------------------------------------------


async def test_processes_that_start_together_make_the_tables_once(opened, other):
    stores = [await opened() for _ in range(4)]
    await asyncio.gather(*(store.commit(work(who=person(n))) for n, store in enumerate(stores)))

    assert await rows(other, "SELECT version FROM schema_version") == [(len(POSTGRES),)]
    assert await rows(other, "SELECT count(*) FROM person") == [(4,)]


@pytest.mark.threat("G14")
async def test_a_new_step_is_taken_once_and_keeps_the_rows(opened, other):
    newer = (*POSTGRES, ("ALTER TABLE event ADD COLUMN bot TEXT",))
    for steps in (POSTGRES, newer, newer, POSTGRES):  # in the end the older program comes back
        store = await opened(steps=steps)
        stored = await store.load(ANNA)
        await store.commit(work(stored.version if stored else 0))

    assert (await store.load(ANNA)).version == 4
    assert await rows(other, "SELECT version FROM schema_version") == [(len(newer),)]


@pytest.mark.threat("G14")
async def test_a_step_that_fails_leaves_the_tables_as_they_were(opened, other):
    await (await opened()).commit(work())
    broken = await opened(steps=(*POSTGRES, ("CREATE TABLE more (x int)", "no sql")))
    with pytest.raises(StoreFailed, match="42601"):
        await broken.commit(work(1))

    assert await rows(other, "SELECT to_regclass('more')") == [(None,)]
    assert await rows(other, "SELECT version FROM schema_version") == [(len(POSTGRES),)]


@pytest.mark.threat("G14")
async def test_the_version_before_and_this_one_take_a_delivery_once_between_them(opened, other):
    """That version knows only `event`: what it takes we have seen, and what we take it has."""
    store = await opened()
    await store.commit(work(event=EventId("ours")))
    insert = "INSERT INTO event VALUES ('{}', 5) ON CONFLICT DO NOTHING RETURNING id"
    assert await rows(other, insert.format("ours")) == []
    assert await rows(other, insert.format("theirs")) == [("theirs",)]
    with pytest.raises(AlreadySeen):
        await store.commit(work(1, EventId("theirs")))

    await other.execute("DELETE FROM event WHERE id = 'theirs'")  # it was overtaken
    await store.commit(work(1, EventId("theirs")))

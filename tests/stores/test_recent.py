"""What the embedded store remembers of the rows it wrote: never more, nor longer, than is true."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.service import EventId, Outgoing, Overtaken
from bot.stores.lives import IDLE
from bot.stores.recent import Recent
from bot.stores.rows import Rows
from bot.stores.sealing import Sealer
from bot.stores.sqlite import SqliteStore
from tests.stores.committer import KEY, START, person
from tests.stores.content import PACKING
from tests.stores.test_sqlite import ANNA, NOON, work

ON = replace(START, turn=START.turn + 1)
BO = person(2)


@pytest.fixture
def two(tmp_path):
    """Open the same file twice, as two programs do."""
    path = tmp_path / "henvend.sqlite"
    stores = [SqliteStore(path, Rows(Sealer(KEY), PACKING)) for _ in range(2)]
    yield stores
    for store in stores:
        store.close()


async def test_a_row_that_was_just_written_is_not_read_again(two, monkeypatch):
    store, _ = two
    await store.commit(work())

    async def reads(call):
        raise AssertionError("it was read")

    monkeypatch.setattr(store, "_read", reads)
    assert (await store.load(ANNA)).session == START
    await store.commit(work(expected=1, session=ON))
    assert (await store.load(ANNA)).session == ON
    await store.commit(work(expected=2, session=None))
    with pytest.raises(AssertionError, match="read"):
        await store.load(ANNA)


async def test_who_was_begun_anew_by_another_program_is_never_taken_for_the_same(two):
    """Both rows are of version 1, and only their boxes differ."""
    ours, other = two
    await ours.commit(work())
    await other.load(ANNA)
    await other.commit(work(expected=1, session=None))
    await other.commit(work(session=ON))
    assert (await ours.load(ANNA)).version == 1

    with pytest.raises(Overtaken):
        await ours.commit(work(expected=1, event=EventId("late")))
    assert (await ours.load(ANNA)).session == ON
    await ours.commit(work(expected=1, event=EventId("late")))  # it was not taken as seen


async def test_what_another_program_wrote_is_seen_after_the_next_write(two):
    ours, other = two
    await ours.commit(work(outgoing=[Outgoing("1", "hej")]))
    await other.sent(await other.waiting(5), (7,))

    await ours.commit(work(who=BO))
    assert (await ours.load(ANNA)).messages == (7,)


async def test_messages_that_were_sent_stand_beside_the_session_at_once(two):
    store, _ = two
    await store.commit(work(outgoing=[Outgoing("1", "hej")]))
    going_on = asyncio.create_task(store.commit(work(expected=1, session=ON)))
    await store.sent(await store.waiting(5), (7, 8))
    await going_on

    stored = await store.load(ANNA)
    assert (stored.messages, stored.session) == ((7, 8), ON)


async def test_who_is_swept_away_is_not_remembered(two):
    store, _ = two
    await store.commit(work())
    await store.sweep(NOON + IDLE + timedelta(seconds=1))

    assert await store.load(ANNA) is None


async def test_what_did_not_come_to_stand_is_not_remembered(two, monkeypatch):
    store, _ = two
    await store.commit(work())
    await store.load(ANNA)
    store._db.execute("PRAGMA query_only = ON")
    with pytest.raises(Exception, match="did not take it"):
        await store.commit(work(expected=1, session=ON))
    store._db.execute("PRAGMA query_only = OFF")

    assert (await store.load(ANNA)).session == START


def test_as_many_are_remembered_as_are_said_and_the_first_goes_first():
    recent = Recent(most=2)
    for number in (1, 2, 1, 3):
        recent.keep(person(number), (b"box", "[]", number))

    assert [recent.of(person(number)) is not None for number in (1, 2, 3)] == [True, False, True]
    recent.shown(person(2), "[5]")
    assert recent.of(person(2)) is None

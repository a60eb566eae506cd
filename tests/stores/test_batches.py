"""What is asked at the same time is done together; nobody waits longer than said."""

import asyncio
import threading

import pytest

from bot.service import StoreFailed
from bot.stores import batches
from bot.stores.batches import Batches, tried


class Written:
    """Writes by doing each call; notes how many came together."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def __call__(self, calls):
        self.sizes.append(len(calls))
        return [tried(call) for call in calls]


@pytest.fixture
def written():
    return Written()


async def test_what_is_asked_in_one_round_of_the_loop_is_one_commit(written):
    """The thread is idle and would begin with the first at once, and make two commits of it."""
    asked = Batches(written, patience=5)
    for _ in range(20):
        results = await asyncio.gather(*(asked.write(lambda n=n: n) for n in range(50)))
        assert results == list(range(50))
    asked.close()

    assert sum(written.sizes) == 1000
    assert len(written.sizes) <= 40


async def test_who_waits_longer_than_said_is_told_and_it_is_never_done(written):
    asked, going, done = Batches(written, patience=0.05), threading.Event(), []
    begun = asyncio.create_task(asked.read(going.wait))
    await asyncio.sleep(0.01)
    with pytest.raises(StoreFailed, match="no answer"):
        await asked.write(lambda: done.append("late"))
    going.set()

    assert await begun is True  # it was begun, so its end was awaited
    asked.close()
    assert done == []


async def test_what_is_asked_before_the_end_is_done(written):
    asked = Batches(written, patience=5)
    last = asyncio.ensure_future(asked.write(lambda: "done"))
    await asyncio.sleep(0)  # it has asked, and nothing has been handed over yet
    asked.close()

    assert await last == "done"


async def test_a_store_with_too_much_to_do_says_so_at_once(written, monkeypatch):
    monkeypatch.setattr(batches, "QUEUE", 3)
    asked, going = Batches(written, patience=5), threading.Event()
    first = asyncio.create_task(asked.read(going.wait))
    await asyncio.sleep(0.05)
    others = [asyncio.create_task(asked.write(lambda: "done")) for _ in range(5)]
    await asyncio.wait(others, return_when=asyncio.FIRST_EXCEPTION)
    going.set()
    results = await asyncio.gather(first, *others, return_exceptions=True)
    asked.close()

    assert results[:4] == [True, "done", "done", "done"]
    assert [type(each) for each in results[4:]] == [StoreFailed, StoreFailed]

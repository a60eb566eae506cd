"""Each conversation counts once, in the week of its last press, and beside nobody."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.app.counts import _closed, _handed_over
from bot.dialogue.events import Choose, Forget, Restart, Start, Write
from bot.dialogue.replies import Ask
from bot.flow.model import ChoiceId, FlowId
from bot.service import ChatService, PersonKey, StoreFailed
from bot.stats.counting import Counting
from bot.stats.model import Cell, Hour, Kind, Tally, closed, first_day, hour_of, week_of
from bot.stats.weeks import closed_weeks, closing, possible, to_close
from bot.stores.memory import MemoryStore
from bot.stores.memory_counts import MemoryCounts
from tests.shipped import StoppedClock, library
from tests.test_stats import WAY

TUESDAY, WEEK = "2026-09-15 10:20", "2026-W38"
ANNA, BENT = PersonKey(b"a" * 16), PersonKey(b"b" * 16)


class Talking:
    """People who talk with the service, and what is counted of it."""

    def __init__(self, at: str = TUESDAY) -> None:
        self.clock, self.store, self.counts = StoppedClock(at), MemoryStore(), Counting()
        self.service = ChatService(
            library, self.store, self.clock, FlowId("bekymring"), counted=self.counts.turn
        )

    async def walks(self, person: PersonKey, way=WAY):
        turn = await self.service.handle(person, Start(""))
        for step in way:
            turn = await self.service.handle(person, self.event(turn, step))
        return turn

    @staticmethod
    def event(turn, step):
        if not isinstance(step, str):
            return step
        if step.startswith("?"):
            return Write(step[1:])
        screen = turn.replies[-1]
        assert isinstance(screen, Ask), screen
        return Choose((ChoiceId(step),), screen.stamp)

    async def counted(self) -> dict[tuple[str, str], int]:
        await _handed_over(self.store.counts, self.counts, self.clock.now())
        every = await self.store.counts.every()
        return {(each.cell.kind, each.cell.value): each.number for each in every if each.number}


async def test_a_conversation_counts_once_in_each_kind_where_it_stands_now() -> None:
    talking = Talking()
    await talking.walks(ANNA)

    assert await talking.counted() == {
        (Kind.MUNICIPALITY, "0740"): 1,
        (Kind.END, "left/bekymring/alder"): 1,
        (Kind.HOUR, Hour.DAY): 1,
    }


async def test_it_moves_with_each_turn_and_never_counts_twice() -> None:
    talking = Talking()
    await talking.walks(ANNA, WAY[:1])
    await talking.counted()
    for _ in range(12):
        await talking.walks(ANNA, [Restart(), *WAY])

    counted = await talking.counted()
    assert counted[Kind.MUNICIPALITY, "0740"] == 1
    assert sum(counted.values()) == 3


async def test_who_erases_everything_stays_counted_and_nothing_leads_to_them() -> None:
    talking = Talking()
    await talking.walks(ANNA)
    await talking.service.handle(ANNA, Forget())

    assert (await talking.counted())[Kind.MUNICIPALITY, "0740"] == 1
    assert await talking.store.people() == ()


async def test_a_conversation_over_midnight_on_sunday_belongs_to_the_later_week() -> None:
    talking = Talking("2026-09-20 23:50")
    await talking.walks(ANNA, WAY[:1])
    talking.clock.at += timedelta(minutes=20)
    await talking.service.handle(ANNA, Write("?"))
    await _handed_over(talking.store.counts, talking.counts, talking.clock.now())

    of_week = {t.cell.week: t.number for t in await talking.store.counts.every() if t.number}
    assert of_week == {"2026-W39": 1}


async def test_counts_that_the_store_refuses_are_handed_over_the_next_time() -> None:
    talking = Talking()
    await talking.walks(ANNA)

    class Down(MemoryCounts):
        async def add(self, changes) -> None:
            raise StoreFailed("down")

    await _handed_over(Down(), talking.counts, talking.clock.now())
    assert (await talking.counted())[Kind.MUNICIPALITY, "0740"] == 1


@pytest.mark.parametrize(
    ("at", "hour"),
    [
        ("2026-09-15T08:00", Hour.DAY),
        ("2026-09-15T07:59", Hour.NIGHT),
        ("2026-09-15T16:00", Hour.EVENING),
        ("2026-09-15T22:00", Hour.NIGHT),
        ("2026-09-19T12:00", Hour.WEEKEND),
        ("2026-09-21T00:00", Hour.NIGHT),
    ],
)
def test_the_class_of_hours_is_danish_time(at: str, hour: Hour) -> None:
    assert hour_of(StoppedClock(at).now()) == hour


def test_a_week_is_closed_72_hours_after_its_sunday() -> None:
    sunday_midnight = StoppedClock("2026-09-21 00:00").now()

    assert week_of(sunday_midnight) == "2026-W39"
    assert week_of(sunday_midnight - timedelta(seconds=1)) == WEEK
    assert not closed(WEEK, sunday_midnight + timedelta(hours=72, seconds=-1))
    assert closed(WEEK, sunday_midnight + timedelta(hours=72))
    assert first_day("2026-W01").isoformat() == "2025-12-29"


def tallies(week: str = WEEK, **municipalities: int) -> list[Tally]:
    total = sum(municipalities.values())
    cells = {(Kind.MUNICIPALITY, code[1:]): n for code, n in municipalities.items()}
    cells |= {(Kind.HOUR, Hour.DAY): total, (Kind.END, "ended/now"): total}
    return [Tally(Cell(week, kind, value), number) for (kind, value), number in cells.items()]


@pytest.mark.threat("J6")
async def test_of_a_closed_week_no_small_number_is_left_in_the_store() -> None:
    store = MemoryCounts()
    await store.add(tallies(k0101=40, k0751=30, k0825=1))
    await _closed(store, library(), StoppedClock("2026-09-20 12:00").now())
    assert Tally(Cell(WEEK, Kind.MUNICIPALITY, "0825"), 1) in await store.every()

    await _closed(store, library(), StoppedClock("2026-09-25 12:00").now())

    left = await store.every()
    assert all(each.number >= 10 or each == rest_of(each, 0) for each in left)
    assert "0825" not in {each.cell.value for each in left}
    assert closed_weeks(left)[WEEK][Kind.MUNICIPALITY].total == 71
    assert to_close(left, StoppedClock("2026-10-25 12:00").now()) == {}


def rest_of(tally: Tally, number: int) -> Tally:
    return Tally(replace(tally.cell, value="*"), number)


def test_of_a_week_with_too_few_nothing_is_left() -> None:
    assert closing(WEEK, tallies(k0101=19), possible(library())) == ()
    assert closing(WEEK, tallies(k0101=20), possible(library())) != ()


@pytest.mark.threat("J6")
async def test_no_count_crosses_two_kinds_and_none_holds_a_person() -> None:
    talking = Talking()
    await talking.walks(ANNA)
    await talking.walks(BENT)
    await talking.counted()

    assert Cell.__slots__ == ("week", "kind", "value")
    assert {each.cell.kind for each in await talking.store.counts.every()} == set(Kind)
    known = possible(library())
    for each in await talking.store.counts.every():
        assert each.cell.value in known[Kind(each.cell.kind)]

"""Who may send when: shares of the rate, one chat's own, and what a refusal of all changes."""

import asyncio

import pytest

from bot.channels.telegram.lately import MOMENT, Lately
from bot.channels.telegram.pace import MOST_CHATS, Chats, Pace, Refusals
from bot.service import PersonKey

ANNA, BENT = PersonKey(b"a" * 16), PersonKey(b"b" * 16)


class HandLoop:
    """A clock of the event loop that a test sets."""

    def __init__(self, monkeypatch) -> None:
        self.at = 1000.0
        monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: self.at)


async def test_a_chat_may_have_a_burst_and_then_one_a_second(monkeypatch):
    clock, chats = HandLoop(monkeypatch), Chats(per_second=1, burst=3)
    assert [chats.wait("a") for _ in range(4)] == [0, 0, 0, 1]
    assert chats.wait("b") == 0
    clock.at += 1

    assert [chats.wait("a") for _ in range(2)] == [0, 1]


@pytest.mark.threat("J4", "G18")
async def test_chats_of_long_ago_are_forgotten(monkeypatch):
    HandLoop(monkeypatch)
    chats = Chats()
    for chat in range(MOST_CHATS + 50):
        chats.wait(chat)

    assert len(chats) == MOST_CHATS


@pytest.mark.threat("H2")
async def test_a_slowed_lane_comes_back_by_and_by(monkeypatch):
    clock, pace = HandLoop(monkeypatch), Pace(20, 1)
    await pace.turn()
    waits = [pace.wait()]
    for _ in range(2):
        pace.slow()
        waits.append(pace.wait())
    clock.at += 60
    await pace.turn()

    assert waits == [pytest.approx(1 / 20), pytest.approx(1 / 10), pytest.approx(1 / 5)]
    assert pace.wait() == pytest.approx(1 / 20)


@pytest.mark.threat("H2")
async def test_one_refused_chat_is_one_and_three_are_all(monkeypatch):
    clock, refusals = HandLoop(monkeypatch), Refusals()
    assert [refusals.all_are(chat) for chat in ("a", "a", "a", "b")] == [False] * 4
    assert refusals.all_are("c")
    clock.at += 2

    assert not refusals.all_are("d")


@pytest.mark.threat("J3")
async def test_the_card_asked_for_again_within_a_minute_is_a_repetition(monkeypatch):
    clock, lately = HandLoop(monkeypatch), Lately()
    lately.shown(ANNA, acute=True)
    assert lately.on_screen(ANNA)
    assert not lately.on_screen(BENT)
    clock.at += MOMENT / 2
    lately.shown(ANNA, acute=True)
    clock.at += MOMENT / 2

    assert not lately.on_screen(ANNA), "a minute after the first, however often in between"


async def test_the_card_after_another_screen_is_no_repetition(monkeypatch):
    HandLoop(monkeypatch)
    lately = Lately()
    lately.shown(ANNA, acute=True)
    lately.shown(ANNA, acute=False)

    assert not lately.on_screen(ANNA)

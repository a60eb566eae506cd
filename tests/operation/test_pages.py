"""Health and figures: what is told of each part, and that no figure tells of a person."""

import asyncio
from datetime import UTC, datetime

import httpx
import pytest

from bot.ended import Ended
from bot.operation.board import Board
from bot.operation.metrics import MOST_VALUES, OTHER, Metrics
from bot.operation.pages import Pages, pages
from bot.operation.vitals import PATIENCE, WELL, Vital, condition
from bot.problems import Code, Location, Problem, Severity
from bot.service import StoreFailed
from bot.source.watch import Health
from bot.stores.memory import MemoryStore


def vital(said: str | Exception, *, essential: bool = False) -> Vital:
    async def look() -> str:
        if isinstance(said, Exception):
            raise said
        return said

    return Vital(str(said) or "fine", look, essential)


async def asked(app: Pages, path: str) -> httpx.Response:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://operation") as client:
        return await client.get(path)


def page(*vitals: Vital) -> Pages:
    return pages(Metrics(), vitals)


@pytest.mark.threat("G16")
async def test_a_process_that_turns_is_alive_whatever_is_wrong() -> None:
    assert (await asked(page(vital("down", essential=True)), "/healthz")).status_code == 200


async def test_ready_while_everything_essential_is_well() -> None:
    answer = await asked(page(vital(WELL, essential=True), vital("stale")), "/readyz")

    assert answer.status_code == 200
    assert answer.json() == {"ready": True, "parts": {"fine": "ok", "stale": "stale"}}


@pytest.mark.threat("G17")
async def test_not_ready_when_something_essential_fails() -> None:
    answer = await asked(page(vital(StoreFailed("locked by Bent"), essential=True)), "/readyz")

    assert answer.status_code == 503
    assert "StoreFailed" in answer.text
    assert answer.json()["ready"] is False
    assert "Bent" not in str(answer.json()["parts"].values())


async def test_a_part_that_does_not_answer_is_not_waited_for() -> None:
    async def forever() -> str:
        await asyncio.Event().wait()
        return WELL

    async with asyncio.timeout(PATIENCE * 3):
        found = await condition([Vital("store", forever, essential=True)])

    assert not found.ready
    assert found.parts == {"store": "no answer"}


@pytest.mark.threat("E20")
async def test_the_board_tells_of_store_and_content() -> None:
    where = Location("flows/a.yaml", 1, 1)
    wrong = Problem(Code("P102"), Severity.ERROR, where)
    health = [Health()]
    board = Board()
    board.watch_store(MemoryStore())
    board.watch_content(lambda: health[0], lambda: 7)
    app = board.app

    assert (await asked(app, "/readyz")).json()["parts"] == {"store": "ok", "content": "ok"}
    health[0] = Health(datetime(2026, 9, 15, tzinfo=UTC), (wrong,))
    assert "P102" in (await asked(app, "/readyz")).json()["parts"]["content"]
    assert (await asked(app, "/readyz")).status_code == 200
    assert "henvend_content_well 0.0" in (await asked(app, "/metrics")).text


def test_turns_are_counted_by_how_they_ended_and_timed() -> None:
    metrics = Metrics()
    metrics.turn(Ended.DONE, 0.002)
    metrics.turn(Ended.REFUSED, 5.0)
    text = metrics.text().decode()

    assert 'henvend_turns_total{result="done"} 1.0' in text
    assert 'henvend_turns_total{result="refused"} 1.0' in text
    assert "henvend_turn_seconds_count 2.0" in text
    assert "process_open_fds" in text


@pytest.mark.threat("I9")
def test_the_values_of_a_label_have_an_end() -> None:
    metrics = Metrics()
    many = {f"chat {number}": 1 for number in range(10_000)}
    metrics.count("henvend_x", "Anything.", lambda: many)
    lines = [each for each in metrics.text().decode().splitlines() if each.startswith("henvend_x")]

    assert len(lines) == MOST_VALUES + 1
    assert f'result="{OTHER}"}} {10_000 - MOST_VALUES}.0' in lines[-1]

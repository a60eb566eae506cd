"""What several test folders share: the shipped content, loaded once, and how Hypothesis tries.

No property has a deadline or a check of its slowness: a busy machine must never fail a test.
"""

import faulthandler
from collections.abc import AsyncIterator, Generator, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.clock import COPENHAGEN
from bot.flow.model import Flow, FlowId
from bot.library import Library
from tests import postgres, shipped
from tests.telegram_emulator import Emulator

settings.register_profile(
    "henvend",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("henvend")

CLEANING = 120.0
"""Seconds in which what a test began must be cleaned up."""

ROOT = Path(__file__).resolve().parent.parent


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, object, object]:
    """End the process where cleaning up hangs; pytest-xdist names the test and begins another.

    pytest-timeout watches a test no longer once it has failed.
    """
    faulthandler.dump_traceback_later(CLEANING, exit=True)
    try:
        return (yield)
    finally:
        faulthandler.cancel_dump_traceback_later()


@pytest.fixture(scope="session")
def library() -> Library:
    """The content that ships."""
    return shipped.library()


@pytest.fixture(scope="session")
def bekymring(library: Library) -> Flow:
    """The shipped flow about a concern."""
    return library.flows[FlowId("bekymring")]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL that runs as long as the tests do."""
    with postgres.server() as address:
        yield address


@pytest.fixture
def postgres_tables(postgres_server: str) -> Iterator[str]:
    """The address of empty tables in it."""
    with postgres.fresh_tables(postgres_server) as address:
        yield address


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    """An emulated Telegram, over real sockets."""
    async with Emulator().serving() as running:
        yield running


def danish_time(text: str, fold: int = 0) -> datetime:
    """Return *text* such as "2026-09-15 10:20" as an instant, read as Danish local time."""
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN, fold=fold)

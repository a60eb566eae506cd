"""What several test folders share: the shipped content, loaded once."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.clock import COPENHAGEN
from bot.flow.model import Flow, FlowId
from bot.library import Library
from bot.source.folder import load
from tests import postgres

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def library() -> Library:
    """The content that ships."""
    loaded = load(ROOT)
    assert loaded.library is not None, loaded.problems
    return loaded.library


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


def danish_time(text: str, fold: int = 0) -> datetime:
    """Return *text* such as "2026-09-15 10:20" as an instant, read as Danish local time."""
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN, fold=fold)

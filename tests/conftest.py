"""What several test folders share: the shipped content, loaded once."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.clock import COPENHAGEN
from bot.flow.model import Flow, FlowId
from bot.library import Library
from bot.source.folder import load

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


def danish_time(text: str, fold: int = 0) -> datetime:
    """Return *text* such as "2026-09-15 10:20" as an instant, read as Danish local time."""
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN, fold=fold)

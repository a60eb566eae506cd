"""The shipped content, loaded once for all tests that ask it something."""

import shutil
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from bot.instants import instant
from bot.library import Library
from bot.source.folder import load

ROOT = Path(__file__).resolve().parents[1]


@cache
def library() -> Library:
    """Return the shipped content; a test that needs it fails where it has errors."""
    loaded = load(ROOT)
    assert loaded.library is not None, [(p.code, p.where) for p in loaded.problems]
    return loaded.library


class StoppedClock:
    """A clock that always tells the same time."""

    def __init__(self, at: str) -> None:
        self.at = instant(at)

    def now(self) -> datetime:
        return self.at.astimezone(UTC)


def copied(to: Path) -> Path:
    """Return *to* with a copy of the shipped content, for a test that changes it."""
    for folder in ("flows", "municipal_configs"):
        shutil.copytree(ROOT / folder, to / folder)
    return to

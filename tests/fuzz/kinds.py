"""The kinds of input: how many the long run takes of each, and what takes them."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.fuzz import conversation, loading, requests, updates
from tests.fuzz.running import Tally, run

SEED = 20_261_123

PIECE = 500
"""Inputs that are taken in one go."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Inputs of one kind: *what* they are, in the words of the page, and how many are *wanted*.

    An odd input is told by its number; it is found again among *span* numbers from there.
    """

    what: str
    wanted: int
    take: Callable[[int, range], Tally]
    recipe: Callable[[], bytes]
    span: int = 1

    def edition(self) -> str:
        """Return a short name of the way inputs are made: another one makes other inputs."""
        return hashlib.sha256(self.recipe()).hexdigest()[:8]


def _loading(seed: int, numbers: range) -> Tally:
    return run(loading.take, seed, numbers)


def _updates(seed: int, numbers: range) -> Tally:
    return run(updates.take, seed, numbers)


KINDS = {
    "loading": Kind(
        "content files, changed in their bytes, lines, words and trees",
        1_000_000,
        _loading,
        loading.recipe,
    ),
    "updates": Kind(
        "updates of Telegram, read at the door and answered",
        1_000_000,
        _updates,
        updates.recipe,
    ),
    "requests": Kind(
        "raw requests over loopback, to the page and the webhook",
        100_000,
        requests.run,
        requests.recipe,
    ),
    "conversation": Kind(
        "events in whole conversations, with invariants I1 to I6",
        100_000,
        conversation.run,
        conversation.recipe,
        span=PIECE,
    ),
}

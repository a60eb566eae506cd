"""How an event ended, for whoever watches the service."""

from collections.abc import Callable
from enum import StrEnum


class Ended(StrEnum):
    """A turn was taken, the event was known already, the store refused, or there was a fault."""

    DONE = "done"
    SEEN = "seen"
    REFUSED = "refused"
    FAULT = "fault"


Watching = Callable[[Ended, float], None]
"""Is told of each event how it ended and how many seconds that took."""


def nobody(ended: Ended, seconds: float) -> None:
    """Watch nothing."""

"""What is remembered of deliveries that did not end at once: their tries, and which come again."""

from collections import OrderedDict

from bot.service import EventId

REMEMBERED = 1000
"""Deliveries of each kind that are remembered."""


class Deliveries:
    """Remembers deliveries by their ids."""

    def __init__(self) -> None:
        """Begin with none."""
        self._tries: OrderedDict[EventId, int] = OrderedDict()
        self._again: OrderedDict[EventId, None] = OrderedDict()

    def counted(self, delivery: EventId) -> int:
        """Return how often *delivery* has been counted, this time included."""
        times = self._tries.pop(delivery, 0) + 1
        self._tries[delivery] = times
        if len(self._tries) > REMEMBERED:
            self._tries.popitem(last=False)
        return times

    def expect(self, delivery: EventId) -> None:
        """Remember that *delivery* comes again because we asked for it."""
        self._again[delivery] = None
        if len(self._again) > REMEMBERED:
            self._again.popitem(last=False)

    def expected(self, delivery: EventId) -> bool:
        """Tell whether *delivery* comes again because we asked for it."""
        return delivery in self._again

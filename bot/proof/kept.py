"""What was worked out last: a proof of ten thousand plans needs no more room than one of some."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

MOST = 512
"""So much is kept of each kind: all that the shipped plans come to, three times over."""

T = TypeVar("T")


class Kept(Generic[T]):
    """The results for the keys last asked for; what has not been asked for longest makes room."""

    def __init__(self, most: int = MOST) -> None:
        """Keep *most* results."""
        self._most = most
        self._found: OrderedDict[Hashable, T] = OrderedDict()

    def of(self, key: Hashable, work: Callable[[], T]) -> T:
        """Return the result for *key*, which *work* gives where it is not kept."""
        if key in self._found:
            self._found.move_to_end(key)
            return self._found[key]
        found = self._found[key] = work()
        while len(self._found) > self._most:
            self._found.popitem(last=False)
        return found

    def __len__(self) -> int:
        """Return how many results are kept."""
        return len(self._found)

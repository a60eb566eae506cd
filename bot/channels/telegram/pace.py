"""How fast we send: a steady rate with room for a burst."""

import asyncio


class Pace:
    """Lets callers go, *per_second* of them, and up to *burst* at once after a rest."""

    def __init__(self, per_second: float, burst: int) -> None:
        """Begin rested."""
        self._interval = 1 / per_second
        self._ahead = burst / per_second
        self._next = 0.0

    async def turn(self) -> None:
        """Return when it is the caller's turn."""
        now = asyncio.get_running_loop().time()
        self._next = max(self._next, now - self._ahead) + self._interval
        if self._next > now:
            await asyncio.sleep(self._next - now)

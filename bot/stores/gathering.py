"""What many callers ask at the same time, done together: one round to a database for all."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Generic, TypeVar

from bot.service import StoreFailed

BATCH = 512
"""The most that is asked in one round, so that nobody waits long for the others."""

QUEUE = 10_000
"""The most that may wait; beyond it the store refuses at once."""

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Gathering(Generic[Asked, Answer]):
    """Asks in rounds: while one is under way, what comes meanwhile is gathered for the next."""

    def __init__(
        self,
        together: Callable[[Sequence[Asked]], Awaitable[Sequence[Answer | Exception]]],
        apart: Callable[[Asked], Sequence[Hashable]],
        patience: float,
    ) -> None:
        """Ask with *together*, which gives each its answer or its refusal, in order.

        Two that share a value of *apart* never go in the same round, and keep their order.
        Nobody waits longer than *patience* seconds.
        """
        self._together = together
        self._apart = apart
        self._patience = patience
        self._queue: list[tuple[Asked, asyncio.Future[Answer]]] = []
        self._rounds: asyncio.Task[None] | None = None

    async def ask(self, asked: Asked) -> Answer:
        """Return the answer; raise its refusal, or `StoreFailed` where none comes in time.

        After `StoreFailed` it may have been done all the same: the delivery's id tells.
        """
        if len(self._queue) >= QUEUE:
            raise StoreFailed("the store has too much to do")
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._queue.append((asked, future))
        if self._rounds is None or self._rounds.done():
            self._rounds = asyncio.create_task(self._ask_in_rounds())
        try:
            async with asyncio.timeout(self._patience):
                return await future
        except TimeoutError as error:
            raise StoreFailed(f"the store gave no answer in {self._patience:g} s") from error

    async def close(self) -> None:
        """Finish what is under way and what waits."""
        if self._rounds is not None:
            await self._rounds

    async def _ask_in_rounds(self) -> None:
        while self._queue:
            now = self._next()
            if not now:
                continue
            try:
                answers = await self._together([asked for asked, _ in now])
            except Exception as error:  # handed on to those who asked
                answers = [error] * len(now)
            for (_, future), answer in zip(now, answers, strict=True):
                _resolve(future, answer)

    def _next(self) -> list[tuple[Asked, "asyncio.Future[Answer]"]]:
        """Take what can go in one round; nobody waits any more for what was cancelled."""
        taken: set[Hashable] = set()
        now: list[tuple[Asked, asyncio.Future[Answer]]] = []
        later: list[tuple[Asked, asyncio.Future[Answer]]] = []
        for asked, future in self._queue:
            if future.done():
                continue
            keys = self._apart(asked)
            if len(now) < BATCH and taken.isdisjoint(keys):
                now.append((asked, future))
            else:
                later.append((asked, future))
            taken.update(keys)
        self._queue = later
        return now


def _resolve(future: "asyncio.Future[Answer]", answer: Answer | Exception) -> None:
    if future.done():
        return
    if isinstance(answer, Exception):
        future.set_exception(answer)
    else:
        future.set_result(answer)

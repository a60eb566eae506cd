"""One thread that does what many callers ask, in batches; the callers await their answers."""

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from bot.service import StoreFailed

log = logging.getLogger("henvend.store")

BATCH = 512
"""The most writes in one transaction, so that nobody waits long for the others."""

QUEUE = 10_000
"""The most calls that may wait; beyond it the store refuses at once."""

T = TypeVar("T")
Call = Callable[[], object]
Tried = tuple[object, Exception | None]
"""What a call returned, or why it did not."""


@dataclass(slots=True, eq=False)
class _Round:
    """What is asked in one round of an event loop; *open* are those without an answer."""

    loop: asyncio.AbstractEventLoop
    jobs: list["_Job"] = field(default_factory=list)
    open: int = 0
    patience: asyncio.TimerHandle | None = None

    def answered(self) -> None:
        """Note that one of them has its answer: with the last, nobody has to be patient."""
        self.open -= 1
        if self.open == 0 and self.patience is not None:
            self.patience.cancel()


@dataclass(slots=True, eq=False)
class _Job:
    call: Call
    future: "asyncio.Future[object]"
    writes: bool
    round: _Round
    taken: bool = False
    withdrawn: bool = False

    def take(self) -> bool:
        """Begin to do it; False where nobody waits for it any more."""
        self.taken = not self.withdrawn and not self.future.cancelled()
        return self.taken

    def refuse(self, why: str) -> None:
        """Tell who asked that it is not done."""
        if not self.future.done():
            self.future.set_exception(StoreFailed(why))


class Batches:
    """Does reads one by one and writes together, each batch in the order of asking."""

    def __init__(self, together: Callable[[Sequence[Call]], list[Tried]], patience: float) -> None:
        """Write with *together*, all or each refused by itself; wait at most *patience* seconds."""
        self._together = together
        self._patience = patience
        self._jobs: deque[_Job] = deque()
        self._changed = threading.Condition()
        """Held for the queue, and for whether a job is taken or withdrawn."""
        self._closing = False
        self._rounds: dict[asyncio.AbstractEventLoop, _Round] = {}
        self._thread = threading.Thread(target=self._work, name="henvend-store", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Do what is asked, then end the thread."""
        for asked in list(self._rounds.values()):
            self._hand_over(asked)
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join()

    async def read(self, call: Callable[[], T]) -> T:
        """Return what *call* returns."""
        return await self._ask(call, writes=False)

    async def write(self, call: Callable[[], T]) -> T:
        """Return what *call* returns, after it is committed."""
        return await self._ask(call, writes=True)

    def _ask(self, call: Callable[[], T], *, writes: bool) -> "asyncio.Future[T]":
        """Ask for *call* together with all that is asked in the same round of the event loop."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        now = self._rounds.get(loop)
        if now is None:
            now = self._rounds[loop] = _Round(loop)
            now.patience = loop.call_later(self._patience, self._give_up, now)
            loop.call_soon(self._hand_over, now)
        now.jobs.append(_Job(call, future, writes, now))  # type: ignore[arg-type]  # of all kinds
        now.open += 1
        return future

    def _hand_over(self, asked: _Round) -> None:
        """Give the thread all that is *asked* at once: so that it is one commit, not many."""
        if self._rounds.get(asked.loop) is not asked:
            return  # it was handed over at the end
        del self._rounds[asked.loop]
        with self._changed:
            room = QUEUE - len(self._jobs)
            self._jobs.extend(asked.jobs[:room])
            self._changed.notify()
        for job in asked.jobs[room:]:
            job.refuse("the store has too much to do")
            asked.answered()

    def _give_up(self, asked: _Round) -> None:
        """Give up what nobody has begun; what is begun is bounded by the database's patience."""
        with self._changed:
            late = [job for job in asked.jobs if not job.taken]
            for job in late:
                job.withdrawn = True
        for job in late:
            job.refuse(f"the store gave no answer in {self._patience:g} s")

    def _work(self) -> None:
        while jobs := self._next():
            reads = [job for job in jobs if not job.writes]
            _answer([(job, tried(job.call)) for job in reads])
            writes = [job for job in jobs if job.writes]
            if writes:
                results = self._together([job.call for job in writes])
                _answer(list(zip(writes, results, strict=True)))

    def _next(self) -> list[_Job]:
        """Wait for jobs and take what is there; nothing where it is the end."""
        with self._changed:
            while True:
                jobs = [self._jobs.popleft() for _ in range(min(BATCH, len(self._jobs)))]
                taken = [job for job in jobs if job.take()]
                if taken or (self._closing and not self._jobs):
                    return taken
                if not jobs:
                    self._changed.wait()


def tried(call: Call) -> Tried:
    """Return what *call* returns, or what it raises: one call never ends the thread."""
    try:
        return call(), None
    except Exception as error:  # handed on to the one who asked
        return None, error


def _answer(answers: Sequence[tuple[_Job, Tried]]) -> None:
    """Resolve the futures, with one call into each event loop."""
    by_loop: dict[asyncio.AbstractEventLoop, list[tuple[_Job, Tried]]] = {}
    for job, result in answers:
        by_loop.setdefault(job.future.get_loop(), []).append((job, result))
    for loop, some in by_loop.items():
        try:
            loop.call_soon_threadsafe(_resolve, some)
        except RuntimeError:
            log.info("an event loop closed before its works were answered")


def _resolve(answers: Iterable[tuple[_Job, Tried]]) -> None:
    for job, (value, error) in answers:
        job.round.answered()
        if job.future.done():
            continue
        if error is not None:
            job.future.set_exception(error)
        else:
            job.future.set_result(value)

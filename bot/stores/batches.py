"""One thread that does what many callers ask, in batches; the callers await their answers."""

import asyncio
import logging
import queue
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from weakref import WeakKeyDictionary

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
class _Job:
    call: Call
    future: "asyncio.Future[object]"
    writes: bool
    lock: threading.Lock = field(default_factory=threading.Lock)
    taken: bool = False
    withdrawn: bool = False

    def take(self) -> bool:
        """Begin to do it; False where nobody waits for it any more."""
        with self.lock:
            self.taken = not self.withdrawn and not self.future.cancelled()
            return self.taken

    def withdraw(self) -> bool:
        """Give it up; False where it is being done already, so that its end must be awaited."""
        with self.lock:
            self.withdrawn = not self.taken
            return self.withdrawn

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
        self._jobs: queue.Queue[_Job | None] = queue.Queue(QUEUE)
        self._asked: WeakKeyDictionary[asyncio.AbstractEventLoop, list[_Job]] = WeakKeyDictionary()
        self._thread = threading.Thread(target=self._work, name="henvend-store", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Do what is asked, then end the thread."""
        for asked in list(self._asked.values()):
            self._hand_over(asked)
        self._jobs.put(None)
        self._thread.join()

    async def read(self, call: Callable[[], T]) -> T:
        """Return what *call* returns."""
        return await self._ask(call, writes=False)

    async def write(self, call: Callable[[], T]) -> T:
        """Return what *call* returns, after it is committed."""
        return await self._ask(call, writes=True)

    async def _ask(self, call: Callable[[], T], *, writes: bool) -> T:
        """Ask for *call* together with all that is asked in the same round of the event loop."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        job = _Job(call, future, writes)  # type: ignore[arg-type]  # a queue holds all kinds
        asked = self._asked.setdefault(loop, [])
        if not asked:
            loop.call_soon(self._hand_over, asked)
        asked.append(job)
        patience = loop.call_later(self._patience, self._give_up, job)
        try:
            return await future
        finally:
            patience.cancel()

    def _hand_over(self, asked: list[_Job]) -> None:
        """Give the thread all that is *asked* at once: so that it is one commit, not many."""
        jobs = asked[:]
        asked.clear()
        for job in jobs:
            try:
                self._jobs.put_nowait(job)
            except queue.Full:
                job.refuse("the store has too much to do")

    def _give_up(self, job: _Job) -> None:
        """Give up what nobody has begun; what is begun is bounded by the database's patience."""
        if job.withdraw():
            job.refuse(f"the store gave no answer in {self._patience:g} s")

    def _work(self) -> None:
        last = False
        while not last:
            jobs, last = self._next()
            reads = [job for job in jobs if not job.writes]
            _answer([(job, tried(job.call)) for job in reads])
            writes = [job for job in jobs if job.writes]
            if writes:
                results = self._together([job.call for job in writes])
                _answer(list(zip(writes, results, strict=True)))

    def _next(self) -> tuple[list[_Job], bool]:
        """Wait for a job and take what else is there; the second value tells to end."""
        jobs: list[_Job] = []
        job = self._jobs.get()
        while job is not None:
            if job.take():
                jobs.append(job)
            if len(jobs) == BATCH or self._jobs.empty():
                return jobs, False
            job = self._jobs.get()
        return jobs, True


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
        if job.future.done():
            continue
        if error is not None:
            job.future.set_exception(error)
        else:
            job.future.set_result(value)

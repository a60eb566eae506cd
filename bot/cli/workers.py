"""Several worker processes behind one listening socket: kept running, and replaced one by one.

The socket is ours and every worker inherits it, so a connection that nobody has accepted
yet waits in one queue, and outlives whichever worker ends. A new worker answers before
the one that it replaces is told to stop.
"""

import asyncio
import logging
import os
from asyncio.subprocess import DEVNULL, Process
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress

from bot.cli.readiness import listening
from bot.operation.supervisor import NOTIFY_SOCKET

log = logging.getLogger("henvend.workers")

DRAIN = 10.0
"""Seconds that a worker may take to end what it has begun; then it is killed."""

START = 60.0
"""Seconds in which a worker must be ready."""

SOUND = 60.0
"""Seconds after which a worker that ends is taken to have worked."""

LONGEST_PAUSE = 30.0
"""Seconds between two starts of a worker that keeps ending."""

CREW_PID = "CREW_PID"
"""The variable that tells a worker the process id of its crew."""

LOOK = 1.0
"""Seconds between two looks of a worker at whether its crew still is there."""

Starting = Callable[[bool], Awaitable[Process]]
"""Starts a worker; true where it may do with the acute card alone, having none to replace."""


class NotReady(Exception):
    """A worker ended, or hung, before it was ready; it has said why. *code* is its exit code."""

    def __init__(self, code: int) -> None:
        """Keep the exit code."""
        super().__init__(f"a worker ended with {code} before it was ready")
        self.code = code


class Crew:
    """As many workers as are wanted, each in a place of its own."""

    def __init__(self, start: Starting, count: int, chance: Callable[[], float]) -> None:
        """Begin each worker with *start*; spread what is tried again with *chance* (0 to 1)."""
        self._places = [_Place(start, chance) for _ in range(count)]
        self._renewals = asyncio.Event()

    def renew(self) -> None:
        """Replace every worker by a new one, which reads program and content anew."""
        self._renewals.set()

    async def run(self, stop: asyncio.Event, ready: Callable[[], None]) -> None:
        """Keep the workers running until *stop*; raise `NotReady` where they do not even begin.

        *ready* is called when the first one answers.
        """
        tasks = [asyncio.create_task(self._work(ready)), asyncio.create_task(_waited(stop))]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
            await asyncio.gather(*(place.empty() for place in self._places))
        if isinstance(results[0], NotReady):
            raise results[0]

    async def _work(self, ready: Callable[[], None]) -> None:
        await self._places[0].fill()
        ready()
        for place in self._places[1:]:
            await place.fill()
        keepers = [asyncio.create_task(place.keep()) for place in self._places]
        try:
            while True:
                await self._renewals.wait()
                self._renewals.clear()
                await self._renewed()
        finally:
            for task in keepers:
                task.cancel()
            await asyncio.gather(*keepers, return_exceptions=True)

    async def _renewed(self) -> None:
        """Replace one worker after the other; where a new one fails, the old ones stay."""
        try:
            for place in self._places:
                await place.fill()
        except NotReady as error:
            log.error("%s: the others are kept as they are", error)
        else:
            log.info("every worker has been replaced")


class _Place:
    """Where one worker stands."""

    def __init__(self, start: Starting, chance: Callable[[], float]) -> None:
        self._start = start
        self._chance = chance
        self._now: Process | None = None

    async def fill(self) -> None:
        """Begin a worker; when it is ready, the one before it is told to stop."""
        new = await self._start(self._now is None or self._now.returncode is not None)
        before, self._now = self._now, new
        if before is not None:
            await dismissed(before)

    async def keep(self) -> None:
        """Begin another worker whenever this one ends by itself."""
        ends, loop = 0, asyncio.get_running_loop()
        while (process := self._now) is not None:
            began = loop.time()
            await process.wait()
            if self._now is not process:
                continue
            ends = 1 if loop.time() - began > SOUND else ends + 1
            log.error("a worker ended with %s; another one begins", process.returncode)
            await asyncio.sleep(self._pause(ends))
            with suppress(NotReady):
                await self.fill()

    async def empty(self) -> None:
        """Tell the worker to stop, and wait until it has."""
        if self._now is not None:
            await dismissed(self._now)

    def _pause(self, ends: int) -> float:
        """Return the seconds before the next start: none, then 1, 2, 4 ..., spread by chance."""
        if ends < 2:
            return 0.0
        return min(LONGEST_PAUSE, 2.0 ** min(ends - 2, 10)) * (0.5 + self._chance() / 2)


async def started(
    command: Sequence[str],
    environment: Mapping[str, str],
    socket: int,
    alone: bool,
) -> Process:
    """Start *command*, which inherits *socket*, and return when it is ready; else `NotReady`.

    With *alone* it is also ready where it can answer with the acute card and nothing else.
    """
    with listening() as told:
        process = await asyncio.create_subprocess_exec(
            *command,
            env={**environment, NOTIFY_SOCKET: told.address, CREW_PID: str(os.getpid())},
            pass_fds=(socket,),
            stdout=DEVNULL,
        )
        try:
            is_ready = asyncio.create_task(told.answers(alone=alone))
            has_ended = asyncio.create_task(process.wait())
            try:
                await asyncio.wait(
                    (is_ready, has_ended), timeout=START, return_when=asyncio.FIRST_COMPLETED
                )
            finally:
                is_ready.cancel()
                has_ended.cancel()
                await asyncio.gather(is_ready, has_ended, return_exceptions=True)
            if is_ready.cancelled():
                raise NotReady(process.returncode or 1)
        except BaseException:
            await dismissed(process)
            raise
    return process


async def dismissed(process: Process) -> None:
    """Tell *process* to stop, and return when it has; what takes longer than it may is killed."""
    with suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(DRAIN):
            await process.wait()
    except TimeoutError:
        log.error("a worker did not end in %g s and is killed", DRAIN)
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def until_alone(environment: Mapping[str, str], stop: asyncio.Event) -> None:
    """Set *stop* once the crew that started us is gone; who is no worker returns at once.

    A worker that outlives its crew is renewed by nobody and keeps the address from the next.
    """
    crew = environment.get(CREW_PID, "")
    if not crew:
        return
    while str(os.getppid()) == crew:
        await asyncio.sleep(LOOK)
    log.error("the process that started this worker is gone; it ends as well")
    stop.set()


async def _waited(event: asyncio.Event) -> None:
    await event.wait()

"""The campaign's side of `life`: asks for lives, and learns how each of them ends."""

import asyncio
import json
import os
import signal
import sys
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from tests.channels.our_side import ROOT


@dataclass
class Life:
    """One process; *ended* holds how it ended, as soon as it has."""

    pid: int
    ended: asyncio.Future[int]

    @property
    def over(self) -> bool:
        return self.ended.done()

    async def kill(self) -> int:
        """End it without warning, where it is not over; return how it ended."""
        if not self.over:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
        return await self.ended


class Lives:
    """Where lives come from."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._asked: deque[asyncio.Future[Life]] = deque()
        self._living: dict[int, Life] = {}

    async def one(self, environment: dict[str, str]) -> Life:
        """Return a life that has just begun."""
        assert self._process.stdin is not None
        future: asyncio.Future[Life] = asyncio.get_running_loop().create_future()
        self._asked.append(future)
        self._process.stdin.write(f"{json.dumps(environment)}\n".encode())
        return await future

    async def listen(self) -> None:
        """Hear of births and deaths until the process ends."""
        assert self._process.stdout is not None
        while line := await self._process.stdout.readline():
            what, pid, *code = line.split()
            if what == b"born":
                life = Life(int(pid), asyncio.get_running_loop().create_future())
                self._living[life.pid] = life
                self._asked.popleft().set_result(life)
            else:
                self._living.pop(int(pid)).ended.set_result(int(code[0]))
        for future in self._asked:
            future.set_exception(RuntimeError("no more lives: their process has ended"))


@asynccontextmanager
async def lives() -> AsyncIterator[Lives]:
    """Give lives for as long as the block lasts."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.crash.life",
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    giving = Lives(process)
    listening = asyncio.create_task(giving.listen())
    try:
        yield giving
    finally:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()
        await listening

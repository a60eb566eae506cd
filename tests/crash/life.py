"""Lives of the service, each in a process forked from this one: python -m tests.crash.life

Importing the program and reading the content takes seconds; a fork has both already. Each line of
the input is the environment of a life; lines of the output tell which process it is ("born 123"),
and which one has ended, and how ("dead 123 -9").
"""

import asyncio
import gc
import json
import logging
import os
import select
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bot.app.standby import Content, Told, serve_or_stand_by
from bot.clock import ShiftedClock
from bot.settings import read
from tests.channels.our_side import FLOW, TUESDAY, library
from tests.crash.board import Points
from tests.crash.hooks import be_careless, quicken, watch
from tests.telegram_emulator.server import TOKEN

BOARD, PATIENCE, LEASE = "CRASH_BOARD", "CRASH_PATIENCE", "CRASH_LEASE"
CARELESS = "CRASH_CARELESS"
SOMETHING = 1 << 16


def main() -> None:
    """Give birth until the input ends."""
    asyncio.run(_rehearsal())
    gc.freeze()
    ended, wakes = os.pipe()
    os.set_blocking(wakes, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wakes)
    said = b""
    living: set[int] = set()
    while True:
        ready, _, _ = select.select([0, ended], [], [])
        if ended in ready:
            os.read(ended, SOMETHING)
            living -= set(_the_dead())
        if 0 in ready:
            more = os.read(0, SOMETHING)
            if not more:
                return _end(living)
            *lines, said = (said + more).split(b"\n")
            for line in lines:
                living.add(_give_birth(json.loads(line)))


async def _rehearsal() -> None:
    """Serve for a moment, so that everything is imported before the first life begins."""
    stop = asyncio.Event()
    with tempfile.TemporaryDirectory() as home:
        nowhere = {
            "HENVEND_HOME": home,
            "HENVEND_LISTEN": "127.0.0.1:0",
            "HENVEND_TELEGRAM_TOKEN": TOKEN,
            "HENVEND_TELEGRAM_API": "http://127.0.0.1:9",
        }
        await _service(nowhere, stop, lambda _: stop.set())


async def _service(
    environment: dict[str, str], stop: asyncio.Event, ready: Callable[[str], None]
) -> None:
    """Serve as `henvend serve` does, from the shipped content, on a Tuesday morning."""
    content = Content(library(), FLOW, None)
    told = Told(ready, lambda wrong: print(wrong, file=sys.stderr))
    clock = ShiftedClock(TUESDAY)
    await serve_or_stand_by(read(environment), lambda: content, clock, stop, told)


def _end(living: Iterable[int]) -> None:
    """Leave nobody behind where the campaign has ended, in whatever way."""
    for child in living:
        os.kill(child, signal.SIGKILL)


def _give_birth(environment: dict[str, str]) -> int:
    child = os.fork()
    if child == 0:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _live(environment)
    print("born", child, flush=True)
    return child


def _the_dead() -> Iterator[int]:
    """Tell who has ended, and yield them."""
    while True:
        try:
            child, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if child == 0:
            return
        print("dead", child, os.waitstatus_to_exitcode(status), flush=True)
        yield child


def _live(environment: dict[str, str]) -> None:
    """Be the service until it is killed; never return."""
    try:
        home = Path(environment["HENVEND_HOME"])
        _say_nothing(home / "log.txt")
        if environment.get(CARELESS):
            be_careless()
        watch(Points(Path(environment[BOARD])))
        quicken(float(environment[PATIENCE]), float(environment[LEASE]))
        logging.basicConfig(level=logging.WARNING, format="%(relativeCreated)d %(message)s")
        asyncio.run(_service(environment, asyncio.Event(), lambda _: None))
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(3)


def _say_nothing(log: Path) -> None:
    """Keep the answers of `main` clean: what a life says goes into *log*."""
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, where in ((0, nothing), (1, out), (2, out)):
        os.dup2(where, number)


if __name__ == "__main__":
    main()

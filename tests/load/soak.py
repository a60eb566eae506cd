"""An hour of people at a pace that Telegram allows: memory and descriptors must stay flat.

python -m tests.load.soak --help, or make soak. Every few seconds the process is looked at; the
first third of the time is for warming up, and the last third is held against the middle one.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bot.channels.telegram.webhook import PATH
from tests.load.crowd import Crowd
from tests.load.run import SECRET, Load, pressing, serving
from tests.load.telegram import Webhook

GROWTH = 3.0
"""MB by which the last third may lie above the middle one: what the allocator plays with."""

CONNECTIONS = 8
"""Descriptors that may be more: how many connections stand open at a moment is chance. A leak of
one a minute would show twenty in a third of an hour."""


@dataclass(frozen=True)
class Look:
    """What the process holds after so many *seconds*: memory in MB, open descriptors, threads."""

    seconds: float
    memory: float
    descriptors: int
    threads: int


@dataclass(frozen=True)
class Soaked:
    """What was seen, over how many *updates*."""

    looks: tuple[Look, ...]
    updates: int

    @property
    def thirds(self) -> tuple[Sequence[Look], Sequence[Look]]:
        """Return the looks of the middle third, and of the last one."""
        count = len(self.looks)
        return self.looks[count // 3 : 2 * count // 3], self.looks[2 * count // 3 :]

    @property
    def growth(self) -> float:
        """Return by how many MB memory has grown from the middle third to the last."""
        middle, last = self.thirds
        return median(each.memory for each in last) - median(each.memory for each in middle)

    @property
    def more_descriptors(self) -> int:
        """Return how many more descriptors the last third has at most than the middle one."""
        middle, last = self.thirds
        return max(e.descriptors for e in last) - max(e.descriptors for e in middle)

    @property
    def flat(self) -> bool:
        return self.growth <= GROWTH and self.more_descriptors <= CONNECTIONS


async def soaked(load: Load, every: float, home: Path) -> Soaked:
    """Play *load*, and look *every* so many seconds."""
    crowd, looks = Crowd(load.people), []
    async with crowd.telegram.serving(), serving(crowd.telegram.url, home) as (process, port):
        webhook = Webhook("127.0.0.1", port, PATH, SECRET)
        delivering = asyncio.create_task(webhook.run())
        begun = time.monotonic()
        playing = asyncio.create_task(pressing(load, crowd, webhook))
        while not playing.done():
            await asyncio.wait({playing}, timeout=every)
            looks.append(_look(process.pid, time.monotonic() - begun))
        delivering.cancel()
        with suppress(asyncio.CancelledError):
            await delivering
    return Soaked(tuple(looks), sum(webhook.answers.values()))


def _look(pid: int, seconds: float) -> Look:
    process = Path(f"/proc/{pid}")
    said = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
    memory = int(said["VmRSS"].split()[0]) / 1024
    return Look(seconds, memory, len(os.listdir(process / "fd")), int(said["Threads"]))


def main() -> int:
    """Soak, print what was seen, and return 1 where it is not flat."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--presses", type=float, default=18, help="a second")
    parser.add_argument("--minutes", type=float, default=60)
    args = parser.parse_args()
    load = Load(people=args.people, presses=args.presses, every=10, seconds=args.minutes * 60)
    with tempfile.TemporaryDirectory() as home:
        seen = asyncio.run(soaked(load, min(10.0, load.seconds / 30), Path(home)))
    print(report(load, seen))
    return 0 if seen.flat else 1


def report(load: Load, seen: Soaked) -> str:
    """Return a line of each tenth of the time, and the sum."""
    lines = [f"{load.people} people, {load.presses:g} presses/s, {load.seconds / 60:g} minutes"]
    lines += [
        f"{each.seconds / 60:5.1f} min  {each.memory:6.1f} MB  {each.descriptors:3} descriptors"
        f"  {each.threads} threads"
        for each in seen.looks[:: max(1, len(seen.looks) // 10)]
    ]
    lines.append(
        f"{seen.updates} updates; last third against the middle one:"
        f" {seen.growth:+.1f} MB, {seen.more_descriptors:+g} descriptors"
    )
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())

"""CPU seconds of proving every minute of 13 months, for 98, 980 and 9,800 generated plans.

Run: ``python -m benchmarks.bench_minutes [PLANS ...]``. Each generated plan has hours of
its own (`worlds.own`), so that little of the calendar is shared but the national contacts;
the shipped plans share much more and are measured beside them. The endings are a fixed
sample, the same for every size.
"""

import sys
import time
from datetime import date
from pathlib import Path

from benchmarks.worlds import SIZES, own
from bot.flow.model import FlowId
from bot.library import Library
from bot.proof.endings import Ending, endings
from bot.proof.minutes import prove_minutes
from bot.source.folder import load

ROOT = Path(__file__).resolve().parent.parent
FLOW = FlowId("bekymring")
START, UNTIL = date(2026, 11, 23), date(2027, 12, 23)
EVERY = 100
"""One ending in so many is taken."""


def sample(library: Library) -> tuple[Ending, ...]:
    """Return one in `EVERY` of the shipped flow's endings."""
    return endings(library, library.flows[FLOW])[::EVERY]


def seconds(library: Library, ended: tuple[Ending, ...]) -> tuple[float, int]:
    """Return the CPU seconds of one proof, and how many cases it held."""
    began = time.process_time()
    verdict = prove_minutes(library, library.flows[FLOW], ended, START, UNTIL)
    return time.process_time() - began, verdict.proven


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Measure and print."""
    library = load(ROOT).library
    assert library is not None
    every = endings(library, library.flows[FLOW])
    taken, cases = seconds(library, every)
    print(f"shipped: {len(library.plans)} plans, {cases} cases, {taken:.1f} s of CPU")
    few = every[::EVERY]
    print(f"{'plans':>8}{'cases':>10}{'CPU s':>10}{'ms a plan':>12}")
    for size in sizes:
        taken, cases = seconds(own(library, size), few)
        print(f"{size:>8,}{cases:>10,}{taken:>10.1f}{taken / size * 1000:>12.1f}", flush=True)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)

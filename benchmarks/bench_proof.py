"""``henvend prove`` from a cold process, and how its cost grows with the number of plans.

Run: ``python -m benchmarks.bench_proof [WORLD [FLOW [PLANS ...]]]``. The growth is measured
in two generated worlds (`benchmarks.worlds`): plans that state the same hours as others, and
plans that all have hours of their own. Without a world, each flow is measured in both, with
the hours of their own only as far as `APART`: each such plan costs a tenth of a second. Each
size runs in a process of its own, so that what one needs of memory is told by itself. Beside
it stands the brute force, ``make prove-brute``, which asks who answers at every minute of
a year, one by one, and is run by itself: 18 minutes and 42 seconds when last written down.
"""

import os
import resource
import subprocess
import sys
import time
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.worlds import SIZES, WORLDS
from bot.cli.beside import beside
from bot.flow.model import FlowId
from bot.library import Library
from bot.proof.whole import Proof, prove, thirteen_months
from bot.source.folder import load

ROOT = Path(__file__).resolve().parent.parent
PERIOD = thirteen_months(date(2026, 11, 23))
COMMAND = (sys.executable, "-m", "bot", "prove", "--from", PERIOD.start.isoformat())
TIMES = 3
APART = 980
"""So many plans with hours of their own are measured unless more are asked for."""


def cold() -> tuple[float, float]:
    """Return the seconds, and the CPU seconds of all its processes, of one whole proof."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(COMMAND, cwd=ROOT, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, busy


def proven(library: Library, flow: FlowId) -> tuple[float, Proof]:
    """Return the CPU seconds of one proof in this process, and the proof."""
    began = time.process_time()
    proof = prove(library, library.flows[flow], PERIOD)
    return time.process_time() - began, proof


def grown(library: Library, world: str, flow: FlowId, size: int) -> str:
    """Return a line about the proof of *flow* under *size* plans of *world*."""
    taken, proof = proven(WORLDS[world](library, size), flow)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    held = "holds" if proof.holds else "BROKEN"
    return (
        f"{world:>8}{flow:>15}{size:>7,} plans{proof.minutes.proven:>10,} cases {held}"
        f"{taken:>8.1f} s of CPU{taken / size * 1000:>8.2f} ms a plan{memory:>7.0f} MB"
    )


def main(worlds: tuple[str, ...], flows: tuple[str, ...], sizes: tuple[int, ...]) -> None:
    """Measure and print."""
    measured = [cold() for _ in range(TIMES)]
    wall, busy = min(each[0] for each in measured), min(each[1] for each in measured)
    print(f"henvend prove, all flows, best of {TIMES}: {wall:.1f} s, {busy:.1f} s of CPU")
    print(f"load of the last minute: {os.getloadavg()[0]:.1f}", flush=True)
    library = load(ROOT).library
    assert library is not None
    for world in worlds or tuple(WORLDS):
        for flow in flows or tuple(library.flows):
            for size in sizes or tuple(each for each in SIZES if world != "own" or each <= APART):
                measure = partial(grown, library, world, FlowId(flow), size)
                print(beside(measure)(), flush=True)


if __name__ == "__main__":
    first, second, *counts = (*sys.argv[1:], "", "")[: max(2, len(sys.argv) - 1)]
    named = tuple(filter(None, (first,))), tuple(filter(None, (second,)))
    main(*named, tuple(map(int, counts)))

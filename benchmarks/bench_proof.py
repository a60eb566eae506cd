"""``henvend prove`` from a cold process, and how its cost grows with the number of plans.

Run: ``python -m benchmarks.bench_proof [FLOW [PLANS ...]]``. The growth is measured on
generated plans, no two with the same hours, for the smaller of the shipped flows unless
another is named; the other flow takes minutes from 980 plans on. Beside it stands the
brute force, ``make prove-brute``, which asks who answers at every minute of a year, one
by one, and is run by itself: 18 minutes and 42 seconds when it was last written down.
"""

import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from benchmarks.bench_minutes import SIZES, generated
from bot.flow.model import FlowId
from bot.library import Library
from bot.proof.whole import Proof, prove, thirteen_months
from bot.source.folder import load

ROOT = Path(__file__).resolve().parent.parent
PERIOD = thirteen_months(date(2026, 11, 23))
COMMAND = (sys.executable, "-m", "bot", "prove", "--from", PERIOD.start.isoformat())
TIMES = 3


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


def main(flow: FlowId, sizes: tuple[int, ...]) -> None:
    """Measure and print."""
    measured = [cold() for _ in range(TIMES)]
    wall, busy = min(each[0] for each in measured), min(each[1] for each in measured)
    print(f"henvend prove, all flows, best of {TIMES}: {wall:.1f} s, {busy:.1f} s of CPU")
    library = load(ROOT).library
    assert library is not None
    print(f"{flow:>16}{'cases':>10}{'CPU s':>10}{'ms a plan':>12}")
    for size in sizes:
        taken, proof = proven(generated(library, size), flow)
        cost = taken / size * 1000
        print(
            f"{size:>10,} plans{proof.minutes.proven:>10,}{taken:>10.1f}{cost:>12.1f}", flush=True
        )


if __name__ == "__main__":
    named, *counts = (*sys.argv[1:], "handlingsplan")[: max(1, len(sys.argv) - 1)]
    main(FlowId(named), tuple(map(int, counts)) or SIZES)

"""``make fuzz``: changed content files, odd updates, raw requests, and whole conversations.

It goes on where the last run stopped; ``build/fuzz-KIND.json`` holds what was done.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.fuzz import conversation, loading, requests, updates
from tests.fuzz.running import Tally, keep, kept, run
from tests.fuzz.worlds import targets
from tests.shipped import ROOT

SEED = 20_261_123
PIECE = 500
"""Inputs between two writes of the ledger."""

KINDS: dict[str, tuple[int, Callable[[int, range], Tally]]] = {
    "loading": (1_000_000, lambda seed, numbers: run(loading.take, seed, numbers)),
    "updates": (1_000_000, lambda seed, numbers: run(updates.take, seed, numbers)),
    "requests": (100_000, requests.run),
    "conversation": (100_000, conversation.run),
}
"""Each kind of input: how many the long run takes, and what takes them."""


def arguments(words: Sequence[str]) -> argparse.Namespace:
    """Return the options as they were given."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(KINDS)} (all)")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--inputs", type=int, help="how many in all, those done before among them")
    parser.add_argument("--minutes", type=float, default=25, help="at most, for each kind (25)")
    return parser.parse_args(words)


def main(words: Sequence[str]) -> int:
    """Go on with each kind; return 1 where anything odd was found."""
    args = arguments(words)
    targets()  # made before any input is timed
    odd = 0
    for kind in args.kinds or KINDS:
        wanted, take = KINDS[kind]
        tally = go_on(kind, take, args.seed, args.inputs or wanted, args.minutes * 60)
        told = ", ".join(f"{count} {what}" for what, count in sorted(tally.done.items()))
        print(f"{kind}: {told}; the slowest {tally.slowest} ms; {len(tally.odd)} odd")
        for each in tally.odd[:20]:
            print(f"  {kind} {each.seed}/{each.number}: {each.what}")
        odd += len(tally.odd)
    return 1 if odd else 0


def go_on(
    kind: str, take: Callable[[int, range], Tally], seed: int, wanted: int, seconds: float
) -> Tally:
    """Return what came of *kind* so far, after going on for at most *seconds*."""
    ledger, until = _ledger(kind, seed), time.monotonic() + seconds
    tally = kept(ledger)
    done = sum(tally.done.values())
    while done < wanted and time.monotonic() < until:
        numbers = range(done, min(done + PIECE, wanted))
        tally.add(take(seed, numbers))
        done = sum(tally.done.values())
        keep(ledger, tally)
        print(f"\r{kind}: {done} of {wanted}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return tally


def _ledger(kind: str, seed: int) -> Path:
    return ROOT / "build" / f"fuzz-{kind}-{seed}.json"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""`make mutate`: plant a seeded sample of faults and say which ones no test sees."""

import argparse
import random
import sys
import time
from collections.abc import Sequence

from tests.mutation import forked, report, results
from tests.mutation.operators import Mutant, mutants
from tests.mutation.results import Result
from tests.mutation.targets import ROOT, TARGETS, sources

ENOUGH = 90.0


def main(argv: Sequence[str]) -> int:
    """Run the sample, as far as it was not run before; 0 where enough of it was seen."""
    args = arguments(argv)
    texts = sources()
    everything = [each for module, text in texts.items() for each in mutants(module, text)]
    wanted = sample(everything, args.sample, args.seed)
    known = {} if args.fresh else results.kept()
    if args.survivors:
        known = {name: result for name, result in known.items() if result.seen}
    forked.warm()
    limit = args.limit or slowest() * 4 + 10
    run(wanted, texts, known, workers=args.workers, limit=limit, until=ends(args.minutes))
    done = [
        known[name] for mutant in wanted
        if (name := results.key(mutant, texts[mutant.module])) in known
    ]  # fmt: skip
    adr = next((ROOT / "docs" / "adr").glob("*-mutants-of-our-own.md"))
    report.PAGE.write_text(report.page(done, len(everything), args.seed, adr), "utf-8")
    print(f"{report.score(done)}; {len(wanted) - len(done)} left; {report.PAGE.relative_to(ROOT)}")
    enough = 100 * sum(each.seen for each in done) >= ENOUGH * len(done)
    return 0 if enough and len(done) == len(wanted) else 1


def arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options as they were given."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--sample", type=int, default=400, help="how many faults (400)")
    parser.add_argument("--seed", type=int, default=20260915, help="which ones")
    parser.add_argument("--workers", type=int, default=2, help="how many at a time (2)")
    parser.add_argument("--limit", type=float, help="seconds for one; otherwise measured")
    parser.add_argument("--minutes", type=float, default=60.0, help="stop after so long (60)")
    parser.add_argument("--fresh", action="store_true", help="forget the results so far")
    parser.add_argument("--survivors", action="store_true", help="try the survivors again")
    return parser.parse_args(argv)


def sample(everything: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """Return *size* of *everything*, the same ones for the same *seed*."""
    drawn = random.Random(seed).sample(everything, min(size, len(everything)))
    return sorted(drawn, key=lambda each: (each.module, each.ordinal))


def ends(minutes: float) -> float:
    return time.monotonic() + 60 * minutes


def slowest() -> float:
    """Return the seconds of the slowest set of tests without a fault; all of them must pass."""
    seconds = []
    for tests in {tuple(tests) for tests in TARGETS.values()}:
        trial = forked.Trial("", None, tests)
        for _, ended, took in forked.trials([trial], 1, 600):
            if ended != "survived":
                sys.exit(f"these tests fail without any fault: {' '.join(tests)}")
            seconds.append(took)
    return max(seconds)


def run(
    wanted: Sequence[Mutant], texts: dict[str, str], known: dict[str, Result], *,
    workers: int, limit: float, until: float,
) -> None:  # fmt: skip
    """Try what is not in *known*, put each result there and into the file, and stop at *until*."""
    left = {
        forked.Trial(mutant.module, mutant.ordinal, tuple(TARGETS[mutant.module])): mutant
        for mutant in wanted
        if results.key(mutant, texts[mutant.module]) not in known
    }
    for trial, ended, seconds in forked.trials(list(left), workers, limit):
        mutant = left[trial]
        known[results.key(mutant, texts[mutant.module])] = Result(mutant, ended, round(seconds, 1))
        results.keep(known)
        if ended == "survived":
            print(f"survived: {mutant.module}:{mutant.line}: {mutant.before} → {mutant.after}")
        print(f"\r{len(known)} of {len(wanted)}", end="", file=sys.stderr, flush=True)
        if time.monotonic() > until:
            break
    print(file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`make mutate`: plant a seeded sample of faults and say which ones no test sees."""

import argparse
import hashlib
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pytest import Item

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
    left = undone([each for each in wanted if args.only in each.module], known, texts)
    if left:
        try_all(left, known, texts, args)
    done = [
        known[name] for mutant in wanted
        if (name := results.key(mutant, texts[mutant.module])) in known
    ]  # fmt: skip
    adr = next((ROOT / "docs" / "adr").glob("*-mutants-of-our-own.md"))
    report.PAGE.write_text(report.page(done, len(everything), args.seed, adr), "utf-8")
    print(f"{report.score(done)}; {len(wanted) - len(done)} left; {report.PAGE.relative_to(ROOT)}")
    return verdict(done, wanted)


Left = dict[forked.Trial, Mutant]


def undone(wanted: Sequence[Mutant], known: dict[str, Result], texts: dict[str, str]) -> Left:
    """Return what of *wanted* has no result in *known*, with the tests that are to see it."""
    return {
        forked.Trial(mutant.module, mutant.ordinal, tuple(TARGETS[mutant.module])): mutant
        for mutant in wanted
        if results.key(mutant, texts[mutant.module]) not in known
    }


def verdict(done: Sequence[Result], wanted: Sequence[Mutant]) -> int:
    """Return 0 where all of *wanted* was tried and `ENOUGH` per cent of it was seen, else 1."""
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
    parser.add_argument("--only", default="", help="try only modules whose path holds this")
    parser.add_argument("--survivors", action="store_true", help="try the survivors again")
    return parser.parse_args(argv)


def sample(everything: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """Return *size* of *everything*, the same ones for the same *seed*.

    Each fault draws its own lot, so that a change in one module leaves the others' as they are.
    """
    often = Counter[str]()
    lots = {}
    for mutant in everything:
        often[mutant.id] += 1
        text = f"{seed} {mutant.id} {often[mutant.id]}"
        lots[hashlib.sha256(text.encode()).hexdigest()] = mutant
    drawn = [lots[lot] for lot in sorted(lots)[:size]]
    return sorted(drawn, key=lambda each: (each.module, each.ordinal))


def try_all(
    left: Left, known: dict[str, Result], texts: dict[str, str], args: argparse.Namespace
) -> None:
    """Try what is *left* as far as the time goes; exit where a test fails without any fault."""
    until = time.monotonic() + 60 * args.minutes
    tests = sorted({test for trial in left for test in trial.tests})

    def work(items: list[Item]) -> None:
        limit = args.limit or slowest(left, items) * 3 + 5
        run(left, known, texts, forked.trials(list(left), items, args.workers, limit), until)

    if forked.with_tests(tests, work):
        sys.exit("the tests cannot be collected, or fail without any fault")


def slowest(left: Left, items: list[Item]) -> float:
    """Return the seconds of the slowest set of tests without a fault; all of them must pass."""
    seconds = []
    sets = sorted({trial.tests for trial in left})
    for trial, ended, took in forked.trials(
        [forked.Trial("", None, tests) for tests in sets], items, 1, 600
    ):
        if ended != "survived":
            raise SystemExit(f"these tests fail without any fault: {' '.join(trial.tests)}")
        seconds.append(took)
    return max(seconds)


def run(
    left: Left, known: dict[str, Result], texts: dict[str, str],
    ending: Iterator[forked.Ended], until: float, state: Path = results.STATE,
) -> None:  # fmt: skip
    """Put each result into *known* and into the file *state*; stop at *until*."""
    for number, (trial, ended, seconds) in enumerate(ending, 1):
        mutant = left[trial]
        known[results.key(mutant, texts[mutant.module])] = Result(mutant, ended, round(seconds, 1))
        results.keep(known, state)
        if ended == "survived":
            print(f"survived: {mutant.module}:{mutant.line}: {mutant.before} → {mutant.after}")
        print(f"\r{number} of {len(left)}", end="", file=sys.stderr, flush=True)
        if time.monotonic() > until:
            break
    print(file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

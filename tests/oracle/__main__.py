"""`make prove-brute`: oracle against product at every minute of a year, in all municipalities."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from hashlib import sha256
from pathlib import Path

from tests.oracle.cases import Case
from tests.oracle.comparing import Count, Sides, sides
from tests.oracle.minutes import AHEAD, DAY, Minutes

ROOT = Path(__file__).resolve().parents[2]
STATE = ROOT / "build" / "prove-brute.json"
Unit = tuple[str, str, Case]


def main(argv: Sequence[str]) -> int:
    """Compare, and print how much was compared and what did not agree; 0 where all agrees."""
    args = arguments(argv)
    places = chosen(args)
    units, stands_for = distinct(places)
    where = ", ".join(args.only) or f"{len(places) - 2} municipalities, unknown and abroad"
    print(
        f"{where}, {args.days * DAY} minutes from"
        f" {args.start}: {sum(stands_for.values())} contacts in their cases, {len(units)} of them"
        " different as written"
    )
    work = [("contact", *units[name]) for name in units] + [("routes", code) for code in places]
    run = digest(args)
    known = kept(run, args.state)
    left = [job for job in work if json.dumps(job) not in known]
    if known:
        print(f"{len(known)} of {len(work)} were compared before, {len(left)} are left")
    for job, count in done(left, args):
        known[json.dumps(job)] = [count.minutes, count.routes, count.disagreements]
        keep(run, known, args.state)
        print(f"\r{len(known)} of {len(work)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return told(known, units, stands_for)


def arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options as they were given."""
    parser = argparse.ArgumentParser(prog="python -m tests.oracle", description=__doc__)
    parser.add_argument("--from", dest="start", type=date.fromisoformat, default=date(2026, 10, 1))
    parser.add_argument("--days", type=int, default=365, help="how long (365)")
    parser.add_argument("--ahead", type=int, default=AHEAD, help="days to look for openings (400)")
    parser.add_argument("--only", nargs="*", default=[], help="these municipalities; else all")
    parser.add_argument("--workers", type=int, default=2, help="processes (2)")
    parser.add_argument("--state", type=Path, default=STATE, help="what was compared so far")
    return parser.parse_args(argv)


def chosen(args: argparse.Namespace) -> dict[str, Sides]:
    """Return both answers for the places that *args* ask for."""
    every = sides(ROOT, Minutes(args.start, args.days, args.ahead))
    return {code: each for code, each in every.items() if not args.only or code in args.only}


def distinct(places: dict[str, Sides]) -> tuple[dict[str, Unit], dict[str, int]]:
    """Return one contact for all that are written alike, and how many each stands for."""
    units: dict[str, Unit] = {}
    stands_for: dict[str, int] = {}
    for code, one in places.items():
        for name, case, written in one.contacts():
            units.setdefault(written, (code, name, case))
            stands_for[written] = stands_for.get(written, 0) + 1
    return units, stands_for


def done(left: Sequence[tuple], args: argparse.Namespace) -> Iterator[tuple[tuple, Count]]:
    """Yield each job of *left* with what it counted, in several processes."""
    with ProcessPoolExecutor(args.workers, initializer=begin, initargs=(args,)) as pool:
        waiting = {pool.submit(compared, job): job for job in left}
        for future in as_completed(waiting):
            yield waiting[future], future.result()


PLACES: dict[str, Sides] = {}


def begin(args: argparse.Namespace) -> None:
    """Read the content once for each process."""
    PLACES.update(chosen(args))


def compared(job: tuple) -> Count:
    """Do one job: a contact at every minute, or the routes of one place wherever they change."""
    match job:
        case ("contact", code, name, case):
            return PLACES[code].contact(name, case, PLACES[code].minutes.asked)
        case ("routes", code):
            return PLACES[code].at_every_change()
    raise ValueError(job)


def told(known: dict, units: dict[str, Unit], stands_for: dict[str, int]) -> int:
    """Print the sums; return 0 where nothing disagrees."""
    count = Count()
    for minutes, routes, disagreements in known.values():
        count.add(Count(minutes, routes, disagreements))
    each = count.minutes // len(units) if units else 0
    print(f"{count.minutes} minutes of contacts asked of the product and of the oracle")
    print(f"they stand for {each * sum(stands_for.values())}, as contacts written alike share them")
    print(f"{count.routes} whole routes asked at the first and the last minute of each stretch")
    print(f"{len(count.disagreements)} disagreements")
    for line in count.disagreements[:40]:
        print(f"  {line}")
    return 1 if count.disagreements else 0


def digest(args: argparse.Namespace) -> str:
    """Return what a run depends on: the content, both sides, and the stretch of time."""
    found = sha256(f"{args.start} {args.days} {args.ahead} {args.only}".encode())
    for pattern in ("bot/**/*.py", "tests/oracle/*.py", "municipal_configs/*.yaml", "flows/*.yaml"):
        for path in sorted(ROOT.glob(pattern)):
            found.update(path.read_bytes())
    return found.hexdigest()[:16]


def kept(run: str, state: Path) -> dict:
    """Return what this *run* counted before it was stopped, as *state* tells."""
    if not state.exists():
        return {}
    raw = json.loads(state.read_text("utf-8"))
    return raw["done"] if raw["run"] == run else {}


def keep(run: str, known: dict, state: Path) -> None:
    """Write what was counted so far to *state*."""
    state.parent.mkdir(exist_ok=True)
    new = state.with_suffix(".new")
    new.write_text(json.dumps({"run": run, "done": known}), "utf-8")
    new.replace(state)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

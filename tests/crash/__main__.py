"""Kill and plant faults until the ledger has the full number: python -m tests.crash --help"""

import argparse
import asyncio
import random
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from tests import postgres
from tests.crash import ledger, page
from tests.crash.campaign import SETTINGS, Plan, run

MINUTES = 24.0


def main() -> int:
    """Do one part; 1 where anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--kills", type=int, default=page.FULL["kills"], help="in all, over all parts"
    )
    parser.add_argument(
        "--faults", type=int, default=page.FULL["faults"], help="in all, over all parts"
    )
    parser.add_argument("--minutes", type=float, default=MINUTES, help="of one part at most")
    parser.add_argument("--worlds", type=int, default=2, help="services at a time, each setting")
    parser.add_argument("--store", choices=("sqlite", "postgres"), help="only this store")
    parser.add_argument("--ledger", type=Path, default=ledger.LEDGER)
    parser.add_argument("--seed", type=int, help="as printed by an earlier part")
    parser.add_argument("--page", action="store_true", help="only write the page anew")
    args = parser.parse_args()
    if not args.page:
        _part(args)
    page.write(ledger.read(args.ledger))
    found = [row["found"] for row in ledger.read(args.ledger)["rows"].values() if row["found"]]
    for each in found:
        print(each)
    return 1 if found else 0


def _part(args: argparse.Namespace) -> None:
    """Do what is missing, as far as the time goes, and add it to the ledger."""
    before = ledger.read(args.ledger)
    plan = Plan(
        kills=max(0, args.kills - ledger.count(before, "kills")),
        faults=max(0, args.faults - ledger.count(before, "faults")),
        seconds=args.minutes * 60,
        worlds=args.worlds,
        seed=random.SystemRandom().randrange(10**6) if args.seed is None else args.seed,
        left=ledger.left(args.ledger),
        settings=[each for each in SETTINGS if args.store in (None, each.store)],
    )
    print(f"seed {plan.seed}: {plan.kills} kills and {plan.faults} faults to go", flush=True)
    begun = time.monotonic()
    with postgres.server() as address, tempfile.TemporaryDirectory() as home:
        done = asyncio.run(run(plan, Path(home), address, lambda said: print(said, flush=True)))
    part = {
        "seed": plan.seed,
        "day": f"{datetime.now(UTC):%Y-%m-%d}",
        "minutes": round((time.monotonic() - begun) / 60, 1),
    }
    after = ledger.added(before, part, done)
    ledger.write(after, args.ledger)
    ledger.write_left(args.ledger, done)
    for campaign in ("kills", "faults"):
        print(f"{campaign}: {ledger.count(after, campaign)} in all", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())

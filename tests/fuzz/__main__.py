"""``make fuzz``: changed content files, odd updates, raw requests, and whole conversations.

It goes on where the last run stopped; docs/fuzzing/ledger.json holds what was done, and the table
of docs/fuzzing.md is written from it.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tests.fuzz import ledger, page
from tests.fuzz.kinds import KINDS, PIECE, SEED, Kind
from tests.fuzz.ledger import Row
from tests.fuzz.running import Odd, Tally
from tests.fuzz.worlds import targets


def arguments(words: Sequence[str]) -> argparse.Namespace:
    """Return the options as they were given."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(KINDS)} (all)")
    parser.add_argument("--inputs", type=int, help="how many in all, those done before among them")
    parser.add_argument("--minutes", type=float, default=25, help="at most, for each kind (25)")
    parser.add_argument("--workers", type=int, default=1, help="processes side by side (1)")
    parser.add_argument("--ledger", type=Path, default=ledger.LEDGER)
    parser.add_argument("--page", action="store_true", help="only write the page anew")
    return parser.parse_args(words)


def main(words: Sequence[str]) -> int:
    """Go on with each kind; return 1 where anything odd was found."""
    args = arguments(words)
    targets()  # made before any input is timed, and before there are workers
    for name in () if args.page else args.kinds or KINDS:
        _part(name, args)
    book = ledger.read(args.ledger)
    if args.ledger == ledger.LEDGER:
        page.write(book)
    print(page.table(book))
    for name, row in book.items():
        for each in row.odd[:20]:
            print(f"  {name} {each.seed}/{each.number}: {each.what}")
    return 1 if any(row.odd for row in book.values()) else 0


def _part(name: str, args: argparse.Namespace) -> None:
    """Go on with the kind *name* as far as the time goes; the ledger has it after every round."""
    kind, begun = KINDS[name], time.monotonic()
    before = ledger.begun(ledger.read(args.ledger).get(name), kind.edition())

    def keep(row: Row) -> None:
        minutes = (time.monotonic() - begun) / 60
        row = ledger.timed(row, minutes, f"{datetime.now(UTC):%Y-%m-%d}")
        ledger.write(ledger.read(args.ledger) | {name: row}, args.ledger)
        print(f"\r{name}: {row.taken} after {minutes:.1f} minutes", end="", file=sys.stderr)

    row = ledger.tried_again(before, _still_odd(kind, before))
    keep(row)
    with ProcessPoolExecutor(args.workers) as pool:
        taking = Taking(partial(_take, name), pool.map, args.workers, begun + args.minutes * 60)
        for after in rounds(taking, row, args.inputs or kind.wanted):
            keep(after)
    print(file=sys.stderr)


def _take(name: str, numbers: range) -> Tally:
    return KINDS[name].take(SEED, numbers)


def _still_odd(kind: Kind, row: Row) -> list[Odd]:
    """Return those odd inputs of *row* that are odd now too."""
    return [
        each
        for each in row.odd
        if kind.take(each.seed, range(each.number, each.number + kind.span)).odd
    ]


@dataclass(frozen=True, slots=True)
class Taking:
    """How inputs are taken: *take* on *at_once* pieces of numbers at a time, *until* then."""

    take: Callable[[range], Tally]
    mapped: Callable[[Callable[[range], Tally], Sequence[range]], Iterable[Tally]]
    at_once: int
    until: float


def rounds(taking: Taking, row: Row, wanted: int) -> Iterator[Row]:
    """Yield *row* after each round, until *wanted* inputs are taken or the time is over."""
    while row.taken < wanted and time.monotonic() < taking.until:
        pieces = _pieces(row.following, wanted - row.taken, taking.at_once)
        for piece, tally in zip(pieces, taking.mapped(taking.take, pieces), strict=True):
            row = ledger.added(row, tally, piece.stop)
        yield row


def _pieces(following: int, missing: int, at_once: int) -> list[range]:
    end = following + missing
    starts = range(following, end, PIECE)[:at_once]
    return [range(start, min(start + PIECE, end)) for start in starts]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

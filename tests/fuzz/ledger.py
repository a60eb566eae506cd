"""What all parts of the long run have taken together: read, added to, and written."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from tests.fuzz.running import Odd, Tally
from tests.shipped import ROOT

LEDGER = ROOT / "docs" / "fuzzing" / "ledger.json"


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of input.

    *edition* names the way its inputs are made, *following* is the first number not yet taken,
    *earlier* counts what was taken of inputs that were made in another way; *slowest* is in
    milliseconds of processor time, *days* and *minutes* say when and for how long was run.
    """

    edition: str
    following: int = 0
    done: Mapping[str, int] | None = None
    slowest: int = 0
    odd: tuple[Odd, ...] = ()
    mended: tuple[Odd, ...] = ()
    earlier: int = 0
    minutes: float = 0
    days: tuple[str, ...] = ()

    @property
    def taken(self) -> int:
        """How many inputs were taken."""
        return sum((self.done or {}).values())


Ledger = Mapping[str, Row]
"""By the name of the kind."""


def begun(row: Row | None, edition: str) -> Row:
    """Return *row* to go on with, or a new one where inputs are made in another way now.

    What was odd stays odd: it is found again under its number, or it was of the old way.
    """
    if row is None:
        return Row(edition)
    if row.edition == edition:
        return row
    old = row.mended + row.odd
    return Row(edition, mended=old, earlier=row.earlier + row.taken)


def added(row: Row, tally: Tally, following: int) -> Row:
    """Return *row* with what *tally* counted, up to the number *following*."""
    done = Counter(row.done or {}) + tally.done
    return replace(
        row,
        following=following,
        done=dict(sorted(done.items())),
        slowest=max(row.slowest, tally.slowest),
        odd=row.odd + tuple(tally.odd),
    )


def timed(row: Row, minutes: float, day: str) -> Row:
    """Return *row* after *minutes* more on *day*."""
    days = tuple(sorted({*row.days, day}))
    return replace(row, minutes=round(row.minutes + minutes, 1), days=days)


def tried_again(row: Row, still_odd: Iterable[Odd]) -> Row:
    """Return *row* with those of its odd inputs as mended that are not among *still_odd*."""
    still = {each.number for each in still_odd}
    mended = tuple(each for each in row.odd if each.number not in still)
    return replace(
        row,
        odd=tuple(each for each in row.odd if each.number in still),
        mended=row.mended + mended,
    )


def read(path: Path = LEDGER) -> dict[str, Row]:
    """Return the ledger at *path*; an empty one where there is none yet."""
    if not path.exists():
        return {}
    return {kind: _row(told) for kind, told in json.loads(path.read_text("utf-8")).items()}


def _row(told: dict[str, Any]) -> Row:
    odd = {name: tuple(Odd(**each) for each in told[name]) for name in ("odd", "mended")}
    return Row(**(told | odd | {"days": tuple(told["days"])}))


def write(ledger: Ledger, path: Path = LEDGER) -> None:
    """Write *ledger* to *path*; a run that is broken off leaves the one before."""
    told = {kind: asdict(row) for kind, row in ledger.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
    fresh.replace(path)

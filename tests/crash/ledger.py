"""What all parts of the long run have done together: read, added to, and printed as a page."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.crash.campaign import Done
from tests.crash.history import FINDINGS

ROOT = Path(__file__).parents[2]
LEDGER = ROOT / "docs" / "reliability" / "ledger.json"

LEFT = ".left"
"""The ending of the file beside the ledger that names the cases never reached."""

Row = dict[str, Any]
"""One campaign in one setting: counts, findings by kind, and how many of its cases were reached."""


def read(path: Path = LEDGER) -> dict[str, Any]:
    """Return the ledger; an empty one where there is none yet."""
    return json.loads(path.read_text()) if path.exists() else {"parts": [], "rows": {}}


def added(ledger: dict[str, Any], part: dict[str, Any], done: Sequence[Done]) -> dict[str, Any]:
    """Return *ledger* with what was *done* in *part*."""
    rows = dict(ledger["rows"])
    for each in done:
        rows[each.name] = _sum(rows.get(each.name), each)
    return {"parts": [*ledger["parts"], part], "rows": rows}


def _sum(row: Row | None, done: Done) -> Row:
    before = row or {"done": {}, "walks": 0, "missed": 0, "repeated": 0, "found": {}}
    found = {name: list(before["found"].get(name, ())) for name in FINDINGS}
    for name, told in done.tally.found.items():
        found[name] += told
    return {
        "done": dict(sorted((Counter(before["done"]) + done.tally.done).items())),
        "walks": before["walks"] + done.tally.walks,
        "missed": before["missed"] + done.tally.missed,
        "repeated": before["repeated"] + done.tally.repeated,
        "cases": before.get("cases", done.cases),
        "reached": max(before.get("reached", 0), before.get("cases", done.cases) - len(done.left)),
        "found": {name: told for name, told in found.items() if told},
    }


def write(ledger: dict[str, Any], path: Path = LEDGER) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(ledger, indent=1, ensure_ascii=False) + "\n")


def count(ledger: dict[str, Any], campaign: str) -> int:
    """Return how many kills, or faults, there are in all."""
    return sum(sum(row["done"].values()) for row in _rows(ledger, campaign))


def left(path: Path) -> dict[str, list[str]]:
    """Return for each row of the ledger at *path* the cases never reached, where that is known."""
    beside = path.with_suffix(LEFT)
    return json.loads(beside.read_text()) if beside.exists() else {}


def write_left(path: Path, done: Sequence[Done]) -> None:
    """Note beside the ledger at *path* what is left: long, and of use on this machine only."""
    now = left(path) | {each.name: sorted(each.left) for each in done}
    path.with_suffix(LEFT).write_text(json.dumps(now, indent=1, ensure_ascii=False))


def _rows(ledger: dict[str, Any], campaign: str) -> Iterator[Row]:
    return (row for name, row in ledger["rows"].items() if name.startswith(campaign))


def table(ledger: dict[str, Any]) -> str:
    """Return the rows of *ledger* as a table in Markdown."""
    lines = [
        "| campaign | done | walks | cases reached | lost | wrong | doubled"
        " | out of order | messages repeated |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, row in sorted(ledger["rows"].items(), reverse=True):
        found = [str(len(row["found"].get(each, ()))) for each in FINDINGS]
        reached = f"{row['reached']} of {row['cases']}"
        cells = [name, sum(row["done"].values()), row["walks"], reached, *found, row["repeated"]]
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def kinds(ledger: dict[str, Any], campaign: str) -> str:
    """Return how often was disturbed at which point, or in which way, as a table in Markdown."""
    every: Counter[str] = Counter()
    for row in _rows(ledger, campaign):
        every.update(row["done"])
    head = "point" if campaign == "kills" else "kind of fault"
    rows = [f"| {name} | {times} |" for name, times in every.most_common()]
    return "\n".join([f"| {head} | {campaign} |", "|---|---|", *rows])

"""docs/fuzzing.md, between its marks, from the ledger."""

from tests.fuzz.kinds import KINDS, Kind
from tests.fuzz.ledger import Ledger, Row
from tests.shipped import ROOT

PAGE = ROOT / "docs" / "fuzzing.md"
BEGINS, ENDS = "<!-- counts -->", "<!-- end of counts -->"


def write(ledger: Ledger) -> None:
    """Put the figures of *ledger* into the page."""
    PAGE.write_text(filled(PAGE.read_text("utf-8"), ledger), "utf-8")


def filled(text: str, ledger: Ledger) -> str:
    """Return *text* with the figures of *ledger* between the marks."""
    head, _, rest = text.partition(BEGINS)
    tail = rest.partition(ENDS)[2]
    return f"{head}{BEGINS}\n{table(ledger)}\n{ENDS}{tail}"


def table(ledger: Ledger) -> str:
    """Return the rows of *ledger* as a table in Markdown."""
    rows = [_row(kind, ledger.get(name, Row(""))) for name, kind in KINDS.items()]
    return "\n".join(
        [
            "| input | taken so far | what became of them | slowest | odd | mended | run |",
            "|---|---|---|---|---|---|---|",
            *rows,
        ]
    )


def _row(kind: Kind, row: Row) -> str:
    taken = f"{row.taken:,} of {kind.wanted:,}"
    if row.edition and row.edition != kind.edition():
        taken = f"0 of {kind.wanted:,} as inputs are made now; {row.taken:,} before"
    done = ", ".join(f"{count:,} × {what}" for what, count in (row.done or {}).items()) or "–"
    slowest = f"{row.slowest} ms" if row.slowest else "–"
    run = f"{row.minutes:g} min, {', '.join(row.days)}" if row.days else "–"
    cells = (kind.what, taken, done, slowest, str(len(row.odd)), str(len(row.mended)), run)
    return f"| {' | '.join(cells)} |"

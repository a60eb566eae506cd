"""docs/reliability.md, between its marks, from the ledger."""

from typing import Any

from tests.crash import ledger as book

FULL = {"kills": 10_000, "faults": 20_000}
"""How many of each all parts of the long run make together."""

PAGE = book.ROOT / "docs" / "reliability.md"


def write(ledger: dict[str, Any]) -> None:
    """Put the figures of *ledger* into the page."""
    PAGE.write_text(filled(PAGE.read_text(), ledger))


def filled(text: str, ledger: dict[str, Any]) -> str:
    """Return *text* with the figures of *ledger* between the marks."""
    for name, content in (
        ("parts", parts(ledger)),
        ("table", book.table(ledger)),
        ("kills", book.kinds(ledger, "kills")),
        ("faults", book.kinds(ledger, "faults")),
    ):
        begins, ends = f"<!-- {name} -->", f"<!-- end of {name} -->"
        head, _, rest = text.partition(begins)
        _, _, tail = rest.partition(ends)
        text = f"{head}{begins}\n{content}\n{ends}{tail}"
    return text


def parts(ledger: dict[str, Any]) -> str:
    """Return in a sentence what the figures are made of."""
    minutes = sum(each["minutes"] for each in ledger["parts"])
    days = sorted({each["day"] for each in ledger["parts"]})
    found = sum(len(told) for row in ledger["rows"].values() for told in row["found"].values())
    return (
        f"{book.count(ledger, 'kills')} kills of {FULL['kills']} and"
        f" {book.count(ledger, 'faults')} faults of {FULL['faults']} so far, in"
        f" {len(ledger['parts'])} parts, {minutes:.0f} minutes in all, {', '.join(days)}:"
        f" {found} findings."
    )

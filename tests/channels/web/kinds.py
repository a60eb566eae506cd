"""Which elements stand where on a page, without its words; and few pages that hold them all."""

from collections.abc import Iterable
from html.parser import HTMLParser

VOID = {"input", "meta", "link", "img"}
KEPT = {
    "class",
    "type",
    "role",
    "rel",
    "aria-hidden",
    "aria-invalid",
    "aria-live",
    "hidden",
    "lang",
}
"""Attributes that a rule or the stylesheet tells elements apart by; of others only the names."""

Kind = str
"""An element by its place: its ancestors and itself, each with its attributes."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: set[Kind] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = (f"{name}={value}" if name in KEPT else name for name, value in attrs)
        self.open.append(" ".join((tag, *told)))
        self.found.add(" > ".join(self.open))
        if tag in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.found.add(" > ".join((*self.open, "words")))


def kinds(html: str) -> frozenset[Kind]:
    """Return every kind of element in *html*."""
    reader = _Reader()
    reader.feed(html)
    return frozenset(reader.found)


def few(named: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return some of the pages in *named*, names with documents, that hold every kind in all."""
    left = {page: kinds(page[1]) for page in named}
    wanted = frozenset[Kind]().union(*left.values())
    taken: list[tuple[str, str]] = []
    while wanted:
        best = max(left, key=lambda page: len(left[page] & wanted))
        wanted -= left.pop(best)
        taken.append(best)
    return tuple(taken)

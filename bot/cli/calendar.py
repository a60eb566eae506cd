"""A calendar file (RFC 5545) of days on which something runs out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE = 75
"""Octets a line may hold; longer ones go on after a line break and a space."""

AHEAD = timedelta(days=14)
"""How long before the day a calendar reminds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A whole day in a calendar; *id* stays the same as long as it means the same."""

    id: str
    day: date
    title: str
    about: str


def calendar(entries: Iterable[Entry], now: datetime, lang: str) -> str:
    """Return the calendar file of *entries*, written at *now* (aware)."""
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Henvend//expiring//{lang.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    body = [line for entry in entries for line in _event(entry, stamp)]
    return "".join(
        f"{part}\r\n" for line in (*head, *body, "END:VCALENDAR") for part in _folded(line)
    )


def _event(entry: Entry, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.id)}@henvend"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(entry.title)}"
    yield f"DESCRIPTION:{_text(entry.about)}"
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_text(entry.title)}"
    yield f"TRIGGER:-P{AHEAD.days}D"
    yield "END:VALARM"
    yield "END:VEVENT"


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield *line* in pieces of at most 75 octets; no letter is cut in two."""
    piece, room = "", LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield piece
            piece, room = " ", LINE - 1
        piece += letter
        room -= size
    yield piece

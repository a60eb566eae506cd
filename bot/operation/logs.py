"""The log as lines of JSON that tell what happened, never who came or what was said.

Our own lines give the event as it stands in the code and the values in it apart, so that one
event can be counted. What a library says is never written: its words may hold an address
with the token, or what somebody wrote; the place it stands at is enough to look it up. Of
a fault the class and the places are written, never its message.
"""

import json
import logging
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from traceback import extract_tb
from typing import TextIO

OURS = "henvend"
"""Loggers of ours begin with this."""

HIDDEN = "<hidden>"
SHORTEST_SECRET = 6
"""Characters; something shorter would blacken ordinary words."""

FRAMES = 8
"""Places of a fault that are told, the innermost ones."""


class Lines(logging.Formatter):
    """Writes records as JSON, one line each, without any of *secrets*."""

    def __init__(self, secrets: Sequence[str] = ()) -> None:
        """Hide *secrets*, wherever in a line they stand."""
        super().__init__()
        self._secrets = [each for each in secrets if len(each) >= SHORTEST_SECRET]

    def format(self, record: logging.LogRecord) -> str:
        """Return *record* as one line."""
        return self._hidden(json.dumps(told(record), ensure_ascii=False))

    def _hidden(self, line: str) -> str:
        for secret in self._secrets:
            line = line.replace(json.dumps(secret, ensure_ascii=False)[1:-1], HIDDEN)
        return line


class Sentences(Lines):
    """Writes the same as `Lines` does, for somebody who reads along in a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """Return *record* as one line of words."""
        line = told(record)
        said = record.getMessage() if _ours(record) else line["event"]
        fault = "".join(f" [{each}]" for each in _fault(record).values())
        head = f"{line['at']} {line['part']} {line['level']}"
        return self._hidden(f"{head} {said}{fault}".replace("\n", " "))


def begin(secrets: Sequence[str], stream: TextIO = sys.stderr) -> None:
    """Write the log to *stream*: as JSON, or in a terminal as sentences."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Sentences(secrets) if stream.isatty() else Lines(secrets))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger(OURS).setLevel(logging.INFO)


def told(record: logging.LogRecord) -> Mapping[str, object]:
    """Return what of *record* is written, by field; *at* is UTC to the millisecond."""
    at = datetime.fromtimestamp(record.created, UTC)
    line: dict[str, object] = {
        "at": at.isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "part": record.name,
        "event": str(record.msg) if _ours(record) else f"{record.module}:{record.lineno}",
    }
    if _ours(record) and record.args:
        line["values"] = list(_values(record.args))
    return {**line, **_fault(record)}


def _ours(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] == OURS


def _values(args: object) -> Iterator[object]:
    for each in args if isinstance(args, tuple) else (args,):
        yield each if isinstance(each, int | float | str) else str(each)


def _fault(record: logging.LogRecord) -> dict[str, str]:
    if not record.exc_info or record.exc_info[0] is None:
        return {}
    places = [f"{each.name}:{each.lineno}" for each in extract_tb(record.exc_info[2])]
    return {"fault": record.exc_info[0].__name__, "places": " > ".join(places[-FRAMES:])}

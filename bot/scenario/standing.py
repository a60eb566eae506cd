"""How a contact stands, in the one word and the moment by which scenarios name it."""

import re
from datetime import date, datetime
from typing import assert_never

from bot.clock import local
from bot.plan.status import Closed, Inhouse, Likely, Open, Opening, Status, Unknown

_STATE = re.compile(r"(\w+)(?: (\d{4}-\d{2}-\d{2}))?(?: (\d{2}:\d{2}))?")


def is_state(text: str) -> bool:
    """Tell whether *text* can be a contact's state, such as "closed 2026-09-21 08:00"."""
    found = _STATE.fullmatch(text)
    return found is not None and found[1] in ("open", "closed", "likely", "unknown", "inhouse")


def stands_as(status: Status | None, wanted: str) -> bool:
    """Tell whether *status* is as *wanted* says, as far as it says something."""
    found = _STATE.fullmatch(wanted)
    if found is None or name_of(status) != found[1]:
        return False
    day, instant = turning(status)
    clock = "" if instant is None else f"{local(instant):%H:%M}"
    return found[2] in (None, "" if day is None else day.isoformat()) and found[3] in (None, clock)


def name_of(status: Status | None) -> str:
    """Return the one word for *status*: open, closed, likely, unknown, inhouse; "" for none."""
    match status:
        case Open():
            return "open"
        case Likely():
            return "likely"
        case Closed():
            return "closed"
        case Unknown():
            return "unknown"
        case Inhouse():
            return "inhouse"
        case None:
            return ""
        case _:
            assert_never(status)


def turning(status: Status | None) -> tuple[date | None, datetime | None]:
    """Return the day and the instant at which *status* ends, as far as they are known."""
    match status:
        case Open(until) if until is not None:
            return local(until).date(), until
        case Closed(Opening(day, at)) | Unknown(Opening(day, at)):
            return day, at
        case _:
            return None, None


def in_short(status: Status | None) -> str:
    """Return *status* as a scenario writes it: "open 2026-09-15 22:00"."""
    day, at = turning(status)
    return " ".join(
        part
        for part in (
            name_of(status),
            "" if day is None else day.isoformat(),
            "" if at is None else f"{local(at):%H:%M}",
        )
        if part
    )

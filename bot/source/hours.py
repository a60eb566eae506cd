"""Reading opening hours: Danish words, or an OpenStreetMap `opening_hours` string."""

import re

from bot.conditions import ContactId
from bot.plan.holidays import MINUTES, NotAPlainWeek, week_of
from bot.plan.model import (
    AroundTheClock,
    Disputed,
    Exceptional,
    Hours,
    OfficeDays,
    Outside,
    Unstated,
    Week,
    WeekHours,
    Window,
)
from bot.problems import nearest
from bot.source.reader import Reader
from bot.source.yaml import Mapping, Node, Scalar, Sequence

DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "loerdag", "soendag")
ENGLISH_DAYS = dict(
    zip(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        DAYS,
        strict=True,
    )
)
"""What is written by mistake, as everything else but a municipality's words is English."""

EVERY_DAY = "alle-dage"
HOLIDAYS = "helligdage"
CLOSED = "lukket"
UNCONFIRMED = "unconfirmed"
NO_HOURS: WeekHours = ((),) * 7

WORDS: dict[str, Hours] = {
    "always": AroundTheClock(),
    "24/7": AroundTheClock(),
    "unknown": Unstated(),
    "office_days": OfficeDays(),
}

_DANISH_LETTERS = str.maketrans({"ø": "oe"})
_TIME = re.compile(r"(\d{2}):(\d{2})")
_WINDOW = re.compile(r"(\S+?)\s*-\s*(\S+)")
HOURS_KEYS = (EVERY_DAY, *DAYS, HOLIDAYS)
EXCEPTION_KEYS = ("from", "until", "hours")


def read_hours(reader: Reader, node: Node | None, exceptions: Node | None) -> Hours | None:
    """Return the hours of *node* with their *exceptions*, or None where there are none."""
    if node is None:
        return None
    plain = _without_week(reader, node)
    if plain is not None:
        if exceptions is not None:
            reader.problem("P108", exceptions.where)
        return plain
    if isinstance(node, Sequence):
        return Disputed(tuple(_week(reader, item, exceptions) for item in node.items))
    return _week(reader, node, exceptions)


def _without_week(reader: Reader, node: Node) -> Hours | None:
    """Return hours that are no week: one of the words, or outside another's hours."""
    if isinstance(node, Mapping) and node.get("outside") is not None:
        return Outside(ContactId(reader.string(node.get("outside"), "outside")))
    return _word(node.text) if isinstance(node, Scalar) else None


def read_week(reader: Reader, node: Node) -> WeekHours:
    """Return plain weekly hours, such as ``mandag-fredag 08:00-16:00``."""
    return _week(reader, node, None).days


def _word(text: str) -> Hours | None:
    return WORDS.get(text)


def _week(reader: Reader, node: Node, exceptions: Node | None) -> Week:
    read = [_exception(reader, item) for item in reader.items(exceptions)]
    special = tuple(each for each in read if each is not None)
    if isinstance(node, Scalar):
        return Week(_from_string(reader, node), special)
    found = reader.mapping(node, "hours")
    if found is None:
        return Week(NO_HOURS, special)
    holidays = _holidays(reader, found.get(HOLIDAYS))
    return Week(_from_mapping(reader, found), special, holidays)


def _from_string(reader: Reader, node: Scalar) -> WeekHours:
    days, _, windows = node.text.strip().partition(" ")
    numbers = _day_numbers(days)
    if numbers is not None:
        stated = _windows(reader, Scalar(windows, node.where))
        return tuple(stated if day in numbers else () for day in range(7))
    if node.text[:1].isdigit():
        reader.problem("P109", node.where, value=node.text)
        return NO_HOURS
    try:
        return week_of(node.text)
    except NotAPlainWeek:
        reader.problem("P104", node.where, value=node.text)
    except ValueError:
        reader.problem("P103", node.where, value=node.text, near=_meant(node.text))
    return NO_HOURS


def _meant(text: str) -> str:
    """Return *text* with the word or the days that were probably meant, or ""."""
    days, space, windows = text.partition(" ")
    if not space:
        return nearest(text, WORDS)
    meant = _days_meant(days)
    return f"{meant} {windows}" if meant and _WINDOW.fullmatch(windows) else ""


def _days_meant(written: str) -> str:
    """Return the days that were probably meant by *written*, or ""."""
    meant = "-".join(_day_meant(each) for each in written.lower().split("-"))
    whole = nearest(written.lower(), HOURS_KEYS)
    return meant if _day_numbers(meant) is not None else whole


def _day_meant(written: str) -> str:
    return ENGLISH_DAYS.get(written) or nearest(written, HOURS_KEYS)


def _from_mapping(reader: Reader, node: Mapping) -> WeekHours:
    days: list[tuple[Window, ...]] = [()] * 7
    for key, value in node.entries:
        numbers = _day_numbers(key.text)
        if numbers is None:
            if key.text != HOLIDAYS:
                near = _days_meant(key.text)
                known = ", ".join(HOURS_KEYS)
                reader.problem("P105", key.where, name=key.text, near=near, known=known)
            continue
        stated = tuple(window for item in reader.items(value) for window in _windows(reader, item))
        for number in numbers:
            days[number] = stated
    return tuple(days)


def _holidays(reader: Reader, node: Node | None) -> tuple[Window, ...] | None:
    if node is None:
        return ()
    if isinstance(node, Scalar) and node.text == UNCONFIRMED:
        return None
    return tuple(window for item in reader.items(node) for window in _windows(reader, item))


def _exception(reader: Reader, node: Node) -> Exceptional | None:
    found = reader.mapping(node, "exceptions")
    if found is None:
        return None
    reader.only(found, "exceptions", EXCEPTION_KEYS)
    reader.required(found, "exceptions", EXCEPTION_KEYS)
    first, last = reader.day(found.get("from"), "from"), reader.day(found.get("until"), "until")
    hours = found.get("hours")
    closed = hours is None or (isinstance(hours, Scalar) and hours.text == CLOSED)
    days = NO_HOURS if closed or hours is None else read_week(reader, hours)
    if first is None or last is None or last < first:
        reader.problem("P106", found.where)
        return None
    return Exceptional(first, last, days)


def _day_numbers(text: str) -> frozenset[int] | None:
    written = text.lower().translate(_DANISH_LETTERS)
    if written == EVERY_DAY:
        return frozenset(range(7))
    if written in DAYS:
        return frozenset({DAYS.index(written)})
    first, dash, last = written.partition("-")
    if not dash or first not in DAYS or last not in DAYS:
        return None
    start, end = DAYS.index(first), DAYS.index(last)
    return frozenset(range(start, end + 1)) if start <= end else None


def _windows(reader: Reader, node: Node) -> tuple[Window, ...]:
    text = reader.string(node, "hours")
    if text == CLOSED:
        return ()
    return tuple(
        window
        for part in text.split(",")
        if (window := _window(reader, part.strip(), node)) is not None
    )


def _window(reader: Reader, text: str, node: Node) -> Window | None:
    match = _WINDOW.fullmatch(text.replace("–", "-"))
    if match is None:
        reader.problem("P103", node.where, value=text)
        return None
    start, end = _minutes(reader, match[1], node), _minutes(reader, match[2], node)
    if start is None or end is None:
        return None
    if start == end or start == MINUTES:
        reader.problem("P107", node.where, value=text)
        return None
    return Window(start, end if end > start else end + MINUTES)


def _minutes(reader: Reader, text: str, node: Node) -> int | None:
    match = _TIME.fullmatch(text)
    if match is not None:
        hour, minute = int(match[1]), int(match[2])
        if (hour < 24 and minute < 60) or (hour, minute) == (24, 0):
            return hour * 60 + minute
    reader.problem("P102", node.where, value=text, repair=_colon(text))
    return None


def _colon(text: str) -> str:
    digits = re.findall(r"\d+", text)
    if not digits:
        return "08:00"
    hour, minute = digits[0], digits[1] if len(digits) > 1 else "00"
    if len(hour) > 2:
        hour, minute = hour[:-2], hour[-2:]
    return f"{int(hour) % 24:02d}:{int(minute) % 60:02d}"

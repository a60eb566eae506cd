"""Opening hours as people type them, "man-tor 9-15, fre 9-13", as a plan writes them."""

import re

from bot.cli.when import WEEKDAYS
from bot.source.hours import CLOSED, DAYS, EVERY_DAY
from bot.source.writer import Plain

_WORDS: dict[str, str] = {
    **dict.fromkeys(("altid", "døgnet rundt", "hele døgnet", "always"), "always"),
    **dict.fromkeys(("ukendt", "ved ikke", "ikke oplyst", "unknown"), "unknown"),
    **dict.fromkeys(("kontordage", "kontortid", "office days"), "office_days"),
}
_SEVERAL = {
    **dict.fromkeys(("hverdage", "hverdag", "weekdays"), f"{DAYS[0]}-{DAYS[4]}"),
    **dict.fromkeys(("alle dage", "hver dag", "every day"), EVERY_DAY),
}
_CLOSED = {CLOSED, "closed"}
_TIME = r"\d{1,2}(?:[:.]\d{2})?"
_WINDOW = rf"{_TIME}\s*[-–]\s*{_TIME}"
_PART = re.compile(
    r"(?P<days>[^\W\d_]+\.?(?:\s*[-–]\s*[^\W\d_]+\.?|\s+(?:dage|dag|day))?)\s*:?\s*(?:kl\.?\s*)?"
    rf"(?P<times>{_WINDOW}(?:\s*(?:,|og|and)\s*{_WINDOW})*|lukket|closed)\s*(?:[,;]|og\b|and\b|$)\s*"
)


def week_typed(text: str) -> Plain:
    """Return *text* as a plan's ``hours``; what is not understood is returned as it stands."""
    said = re.sub(r"\s+(?:til|to)\s+", "-", " ".join(text.casefold().split()))
    if said in _WORDS:
        return _WORDS[said]
    found: dict[str, Plain] = {}
    at = 0
    while at < len(said):
        part = _PART.match(said, at)
        days = _days(part["days"]) if part else None
        if part is None or days is None:
            return text.strip()
        found[days] = _times(part["times"])
        at = part.end()
    return found or text.strip()


def _days(said: str) -> str | None:
    if said in _SEVERAL:
        return _SEVERAL[said]
    names = [_day(name.strip(" .")) for name in re.split("[-–]", said)]
    return "-".join(name for name in names if name) if all(names) else None


def _day(name: str) -> str:
    """Return the weekday that *name* is, or that it begins with three letters or more."""
    if name in WEEKDAYS:
        return DAYS[WEEKDAYS[name]]
    return next((day for day in DAYS if len(name) > 2 and day.startswith(name)), "")


def _times(said: str) -> Plain:
    if said in _CLOSED:
        return CLOSED
    windows: list[Plain] = [_window(each) for each in re.findall(_WINDOW, said)]
    return windows if len(windows) > 1 else windows[0]


def _window(said: str) -> str:
    times = (re.split("[:.]", each.strip()) for each in re.split("[-–]", said))
    return "-".join(f"{int(time[0]):02}:{time[1] if len(time) > 1 else '00'}" for time in times)

"""A reminder as a calendar file (RFC 5545) that names no subject."""

from datetime import UTC, date, datetime, timedelta

from bot.channels.web.phrases import wording
from bot.language import Lang

LENGTH = timedelta(minutes=15)
FURTHEST = timedelta(days=60)
"""An opening lies nearer than that; anything else was not written by our page."""


class NoMoment(ValueError):
    """The form names no moment that a page of ours could have named."""


def reminder(at: str, now: datetime, lang: Lang) -> str:
    """Return the calendar file for *at*, an instant or a day in ISO form; raise `NoMoment`."""
    when = _parsed(at)
    day = when.date() if isinstance(when, datetime) else when
    if abs(day - now.date()) > FURTHEST:
        raise NoMoment(at)
    w = wording(lang)
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Henvend//reminder//{lang.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{stamp}-{day:%Y%m%d}@henvend",
        f"DTSTAMP:{stamp}",
        *_span(when),
        f"SUMMARY:{_escaped(w.reminder_title)}",
        f"DESCRIPTION:{_escaped(w.reminder_text)}",
        "CLASS:PRIVATE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(w.reminder_title)}",
        "TRIGGER:PT0S" if isinstance(when, datetime) else "TRIGGER:PT8H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{line}\r\n" for line in lines)


def _parsed(at: str) -> datetime | date:
    try:
        if "T" not in at:
            return date.fromisoformat(at)
        when = datetime.fromisoformat(at)
    except ValueError:
        raise NoMoment(at) from None
    if when.tzinfo is None:
        raise NoMoment(at)
    return when.astimezone(UTC)


def _span(when: datetime | date) -> tuple[str, str]:
    if isinstance(when, datetime):
        return f"DTSTART:{when:%Y%m%dT%H%M%SZ}", f"DTEND:{when + LENGTH:%Y%m%dT%H%M%SZ}"
    until = when + timedelta(days=1)
    return f"DTSTART;VALUE=DATE:{when:%Y%m%d}", f"DTEND;VALUE=DATE:{until:%Y%m%d}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")

"""``henvend expiring``: what will be out of date, when, and to whom it belongs."""

import argparse
import json
from datetime import date, timedelta
from pathlib import Path
from typing import TextIO

from bot.check.expiring import Expiry, Kind, expiring, never_confirmed
from bot.cli.calendar import Entry, calendar
from bot.cli.content import library
from bot.cli.keeping import today
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.clock import SystemClock
from bot.language import Lang
from bot.source.files import replace_files
from bot.words import date_in_words

EXAMPLE = "henvend expiring --within 90 --format ics -o udloeb.ics"
FORMATS = ("text", "json", "ics")
WITHIN = 60

_KINDS = {
    Kind.CONTACT: ("bekræftelsen udløber", "confirmation runs out"),
    Kind.PLAN: ("planen skal ses efter", "the plan is due for review"),
    Kind.FLOW: ("samtalen skal ses efter", "the flow is due for review"),
    Kind.LAW: ("reglen skal læses igen", "the law is to be read again"),
}


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "--within",
        type=int,
        default=WITHIN,
        metavar=by(lang, "DAGE", "DAYS"),
        help=by(lang, f"hvor langt frem; ellers {WITHIN}", f"how far ahead; {WITHIN} by default"),
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help=by(lang, "tekst, JSON eller en kalenderfil", "text, JSON or a calendar file"),
    )
    parser.add_argument(
        "-o",
        dest="output",
        metavar=by(lang, "FIL", "FILE"),
        help=by(lang, "skriv til filen", "write to the file"),
    )


def run(args: argparse.Namespace, out: TextIO) -> int:
    """List it; 1 where something has run out already, or the file cannot be written."""
    lang = Lang(args.lang)
    if args.within < 0:
        complain(by(lang, "--within skal være 0 eller mere", "--within must be 0 or more"))
        return MISUSE
    content = library(args.content, lang)
    day = today()
    found = expiring(content, day + timedelta(days=args.within))
    never = never_confirmed(content)
    written = _written(args.format, found, never, day, lang)
    if args.output is None:
        out.write(written)
    elif not _saved(Path(args.output), written):
        return 1
    return 1 if any(each.day is not None and each.day < day for each in found) else 0


def _saved(path: Path, written: str) -> bool:
    try:
        replace_files(path.parent, {path.name: written.encode()})
    except OSError as error:
        complain(f"{path}: {error.strerror}")
        return False
    return True


def _written(form: str, found: list[Expiry], never: list[Expiry], day: date, lang: Lang) -> str:
    if form == "json":
        listed = {
            "today": day.isoformat(),
            "expiring": [_object(each, day) for each in found],
            "never_confirmed": [_object(each, day) for each in never],
        }
        return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
    if form == "ics":
        return calendar([_entry(each, lang) for each in found], SystemClock().now(), lang)
    return "".join(f"{line}\n" for line in _lines(found, never, day, lang))


def _lines(found: list[Expiry], never: list[Expiry], day: date, lang: Lang) -> list[str]:
    lines = [_line(each, day, lang) for each in found]
    if not lines:
        lines = [by(lang, "Intet udløber i den tid.", "Nothing runs out in that time.")]
    if never:
        contacts = sum(each.kind == Kind.CONTACT for each in never)
        laws = len(never) - contacts
        lines.append(
            by(
                lang,
                f"Aldrig bekræftet: {contacts} kontakter, {laws} regler.",
                f"Never confirmed: {contacts} contacts, {laws} laws.",
            )
        )
    return lines


def _line(each: Expiry, day: date, lang: Lang) -> str:
    over = by(lang, " (overskredet)", " (overdue)") if each.day and each.day < day else ""
    owner = f" · {_owner(each, lang)}"
    role = f" ({each.role})" if each.role else ""
    title = f", {each.title}" if each.kind != Kind.PLAN else ""
    what = f"{_about(each, lang)}: {each.id}{title}"
    return f"{each.day}{over}  {what}{owner}{role} · {each.path}"


def _about(each: Expiry, lang: Lang) -> str:
    return by(lang, *_KINDS[each.kind])


def _owner(each: Expiry, lang: Lang) -> str:
    return each.owner or by(lang, "fælles for alle", "shared by all")


def _object(each: Expiry, day: date) -> dict[str, object]:
    return {
        "day": each.day.isoformat() if each.day else None,
        "overdue": each.day is not None and each.day < day,
        "kind": each.kind.value,
        "id": each.id,
        "title": each.title,
        "owner": each.owner,
        "confirmed_by": each.role,
        "path": each.path,
    }


def _entry(each: Expiry, lang: Lang) -> Entry:
    day = each.day or date.max
    command = {
        Kind.CONTACT: f"henvend confirm {each.owner or 'danmark'} {each.id}",
    }.get(each.kind, "henvend check")
    about = [
        f"{by(lang, 'Sidste dag', 'Last day')}: {date_in_words(day, lang)}",
        f"{by(lang, 'Hører til', 'Belongs to')}: {_owner(each, lang)}",
        *([f"{by(lang, 'Bekræftet af', 'Confirmed by')}: {each.role}"] if each.role else []),
        each.path,
        command,
    ]
    title = f"{_about(each, lang)[0].upper()}{_about(each, lang)[1:]}: {each.title}"
    return Entry(f"{each.kind.value}-{each.path}-{each.id}", day, title, "\n".join(about))

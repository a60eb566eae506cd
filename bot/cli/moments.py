"""The argument ``--at`` and the municipality, read or refused with what would do."""

from datetime import datetime

from bot.cli.parser import Parser, by, complain
from bot.cli.when import Unclear, when
from bot.clock import SystemClock
from bot.language import Lang, in_language
from bot.library import Library
from bot.plan.model import MunicipalityCode


class Misused(Exception):
    """An argument cannot be understood; the reason has been told."""


def add_at(parser: Parser) -> None:
    """Add ``--at`` to *parser*."""
    parser.add_argument(
        "--at",
        metavar=by(parser.lang, "TID", "TIME"),
        help=by(
            parser.lang,
            'som om klokken var: "lør 22:30", "i morgen 8:00", 2026-09-15T10:20 (dansk tid)',
            'as if it were: "sat 22:30", "tomorrow 8:00", 2026-09-15T10:20 (Danish time)',
        ),
    )


def moment(stated: str | None, lang: Lang) -> datetime:
    """Return the instant that ``--at`` states, else now; raise `Misused`."""
    now = SystemClock().now()
    if stated is None:
        return now
    try:
        return when(stated, now)
    except Unclear as error:
        complain(in_language(error.message, lang))
        raise Misused from error


def municipality(library: Library, name: str, lang: Lang) -> MunicipalityCode:
    """Return the code of the municipality *name*; raise `Misused` where it is none or several."""
    found = library.places.find(name)
    if found.certain:
        return found.places[0]
    near = ", ".join(library.places.by_code[code].name for code in found.places)
    hint = by(lang, f" – mente du {near}?", f" – did you mean {near}?") if near else ""
    complain(by(lang, f"kender ikke kommunen {name}", f"no municipality {name}") + hint)
    raise Misused

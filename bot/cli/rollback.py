"""``henvend rollback``: lets an earlier version serve again, at once."""

import argparse
import os
from collections.abc import Sequence
from typing import TextIO

from bot.cli.arguments import Misused
from bot.cli.keeping import add_role, refuse, role, today
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.cli.published import in_a_line, serves_soon
from bot.clock import Clock, SystemClock
from bot.language import Lang
from bot.publishing.following import Unusable, newest, usable
from bot.publishing.shelf import Draft, Kind, NotWhole, Overtaken, Shelf, Version
from bot.publishing.withdrawn import still_out
from bot.settings import published

EXAMPLE = 'henvend rollback --by "vagthavende"'


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "version",
        nargs="?",
        type=int,
        metavar=by(lang, "UDGAVE", "VERSION"),
        help=by(
            lang,
            "nummeret fra henvend versions; ellers den forrige",
            "the number from henvend versions; else the one before",
        ),
    )
    add_role(parser)


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Publish the content of an earlier version again; 2 where there is none, 1 where it cannot."""
    lang, shelf, clock = Lang(args.lang), Shelf(published(os.environ)), SystemClock()
    try:
        candidates = _candidates(shelf, args.version, lang)
        made = gone_back(shelf, candidates, role(args.by, lang), clock)
    except Misused:
        return MISUSE
    except (Unusable, NotWhole, Overtaken, OSError) as error:
        codes = ", ".join(each.code for each in getattr(error, "problems", ()))
        complain(
            by(
                lang,
                f"intet er ændret: {type(error).__name__}: {error} {codes}".rstrip(),
                f"nothing has changed: {type(error).__name__}: {error} {codes}".rstrip(),
            )
        )
        return 1
    print(in_a_line(made, lang), file=out)
    print(serves_soon(lang), file=out)
    return 0


def gone_back(shelf: Shelf, candidates: Sequence[Version], by_role: str, clock: Clock) -> Version:
    """Publish the first of *candidates* that says something else than what serves.

    Numbers that were withdrawn since stay out. Raise `Unusable`, `NotWhole`, `Overtaken` or
    OSError; nothing has changed then.
    """
    now, after, served = clock.now(), shelf.newest(), newest(shelf, clock)
    for again in candidates:
        files = shelf.files(again)
        if served is not None:
            files = still_out(files, served.library, now, today())
        draft = Draft(files, usable(files, now), now, by_role, Kind.ROLLED_BACK, again.number)
        if served is None or served.version.number < after or draft.digest != served.version.digest:
            return shelf.put(draft, after)
    raise Unusable("it says the same as what serves")


def _candidates(shelf: Shelf, number: int | None, lang: Lang) -> Sequence[Version]:
    """Return version *number*, else those before the content that serves, the newest first."""
    versions = shelf.versions()
    if number is None:
        last = versions[-1] if versions and versions[-1].number == shelf.newest() else None
        before = shelf.newest() if last is None else last.of or last.number
        found = [each for each in reversed(versions) if each.number < before]
    else:
        found = [each for each in versions if each.number == number]
    if not found:
        listed = ", ".join(str(each.number) for each in versions) or "-"
        refuse(
            lang,
            f"den udgave er her ikke; der er: {listed}. Se henvend versions",
            f"that version is not here; there are: {listed}. See henvend versions",
        )
    return found

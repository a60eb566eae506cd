"""A number that is withdrawn leaves what is published too, so that no service tells it any more."""

import os
from dataclasses import dataclass
from datetime import date
from typing import TextIO

from bot.cli.parser import by, complain
from bot.cli.published import in_a_line, serves_soon
from bot.clock import Clock, SystemClock
from bot.language import Lang
from bot.plan.model import MunicipalityCode
from bot.publishing.following import Unusable, newest, usable
from bot.publishing.shelf import Draft, Kind, NotWhole, Overtaken, Shelf, Version
from bot.publishing.withdrawn import taken_out
from bot.settings import published
from bot.source.edits import NotInTheFile, bearers
from bot.source.folder import read_well

TRIES = 5
"""How often it is tried again where somebody else publishes at the same moment."""

WHO = "henvend withdraw"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A number, why it is dead, the municipality that says so (None: the country), and the day."""

    number: str
    why: str
    code: MunicipalityCode | None
    on: date


def from_what_serves(gone: Withdrawal, lang: Lang, out: TextIO) -> int | None:
    """Take it out of what is published here, and return the exit code; None where nothing is."""
    shelf = Shelf(published(os.environ))
    if not shelf.newest():
        return None
    try:
        made = withdrawn_from(shelf, gone, SystemClock())
    except (Unusable, NotWhole, NotInTheFile, Overtaken, OSError) as error:
        why = f"{type(error).__name__}: {error}"
        complain(
            by(
                lang,
                f"tjenesten viser nummeret endnu ({why}): kør henvend publish",
                f"the service still shows the number ({why}): run henvend publish",
            )
        )
        return 1
    if made is None:
        print(by(lang, "Det udgivne viser det ikke.",
                 "What is published does not show it."), file=out)  # fmt: skip
    else:
        print(f"{in_a_line(made, lang)}\n{serves_soon(lang)}", file=out)
    return 0


def withdrawn_from(shelf: Shelf, gone: Withdrawal, clock: Clock) -> Version | None:
    """Publish what serves without the number, and nothing else changed; None if it shows it not.

    Raise `Unusable`, `NotWhole`, `NotInTheFile`, `Overtaken` or OSError.
    """
    for _ in range(TRIES):
        now, after, served = clock.now(), shelf.newest(), newest(shelf, clock)
        if served is None:
            raise Unusable("nothing that is published can serve")
        library = served.library
        if not any(bearers(library, gone.number)):
            return None
        files = shelf.files(served.version)
        left = read_well(taken_out(files, library, gone.code, gone.number, gone.why, gone.on))
        draft = Draft(left, usable(left, now), now, WHO, Kind.WITHDRAWN)
        try:
            return shelf.put(draft, after)
        except Overtaken:
            continue
    raise Overtaken(after)

"""The conversations that run, counted in the store without the service, and what becomes of them.

Nothing is told of one person: a place is named only where several stand, and nothing is changed.
"""

import asyncio
from collections.abc import Iterator
from datetime import datetime
from typing import TextIO

from bot.cli.parser import by, complain
from bot.clock import SystemClock
from bot.dialogue.packed import Packing
from bot.dialogue.session import Session
from bot.language import Lang
from bot.library import Library
from bot.publishing.moving import FEWEST, Fate, Running, counted, lost, succeeded
from bot.service import StoreFailed
from bot.settings import Settings, WrongSetting
from bot.stores.choice import boxes
from bot.stores.rows import Rows
from bot.stores.sealing import KeysUnreadable, keys_in, new_keys, sealer_of


def gate(settings: Settings, served: Library, new: Library, lang: Lang, out: TextIO) -> bool:
    """Tell what becomes of those who are in a conversation; return whether nobody is stranded."""
    now = SystemClock().now()
    try:
        found = sessions(settings, served, now)
    except (StoreFailed, KeysUnreadable, WrongSetting, OSError) as error:
        why = f"{type(error).__name__}: {error}"
        complain(
            by(
                lang,
                f"intet er udgivet: samtalerne kan ikke tælles: {why}",
                f"nothing is published: the conversations cannot be counted: {why}",
            )
        )
        return False
    after = succeeded(served, new)
    if found is None:
        print(by(lang, "Samtalerne er i tjenestens hukommelse og kan ikke tælles herfra.",
                 "The conversations are in the service's memory and cannot be counted from here."),
              file=out)  # fmt: skip
        return True
    running = counted(found[0], served, after, now)
    print("\n".join(told(running, lang)), file=out)
    if running.fates.get(Fate.STRANDED):
        complain(_stranded(running, lang))
        return False
    if found[1] and lost(served, after):
        complain(by(lang, f"intet er udgivet: {found[1]} samtaler kan ikke læses med nøglerne i"
                    f" {settings.key_file}. Kør som tjenestens bruger",
                    f"nothing is published: {found[1]} conversations cannot be read with the keys"
                    f" in {settings.key_file}. Run as the service's user"))  # fmt: skip
        return False
    return True


def sessions(
    settings: Settings, served: Library, now: datetime
) -> tuple[list[Session], int] | None:
    """Return the conversations of *served*, and how many cannot be read with our keys.

    Return None where the store is in the memory of the service. No keys are made. Raise
    `StoreFailed`, `KeysUnreadable`, OSError or `WrongSetting`.
    """
    file = settings.key_file
    keys = keys_in(file) if file.exists() else new_keys()
    rows = Rows(sealer_of(keys), Packing(lambda: served))
    found = asyncio.run(boxes(settings.database, rows, now))
    return None if found is None else rows.sessions(found)


def told(running: Running, lang: Lang) -> Iterator[str]:
    """Yield how many conversations run, where they stand, and what becomes of them."""
    if not running.total:
        yield by(lang, "Ingen samtaler kører.", "No conversations run.")
        return
    goes_on, moves = running.fates.get(Fate.GOES_ON, 0), running.fates.get(Fate.MOVES, 0)
    yield by(
        lang,
        f"Samtaler, der kører: {running.total}. {goes_on} går videre, som de begyndte,"
        f" {moves} følger med til det nye.",
        f"Conversations that run: {running.total}. {goes_on} go on as they began,"
        f" {moves} move to what is new.",
    )
    for (flow, state), count in running.places:
        yield f"  {flow}/{state}: {count}"
    if running.elsewhere:
        yield by(
            lang,
            f"  steder med færre end {FEWEST}: {running.elsewhere}",
            f"  places with fewer than {FEWEST}: {running.elsewhere}",
        )


def _stranded(running: Running, lang: Lang) -> str:
    count = running.fates[Fate.STRANDED]
    places = ", ".join(f"{flow}/{state}" for flow, state in running.stranded)
    return by(
        lang,
        f"intet er udgivet: {count} samtaler ville strande ({places}). Skriv det nye navn under"
        " renamed, behold det, som samtalen bruger, eller vent, til de er slut (højst 72 timer)",
        f"nothing is published: {count} conversations would be stranded ({places}). Write the new"
        " name under renamed, keep what the flow uses, or wait until they end (72 hours at most)",
    )

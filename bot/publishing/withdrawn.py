"""Numbers that were taken out stay out, whichever content serves next."""

from collections.abc import Iterator
from datetime import date, datetime

from bot.library import Library
from bot.plan.model import Forbidden, MunicipalityCode, Plan
from bot.publishing.following import usable
from bot.source.edits import bearers, changed, digits, withdraw
from bot.source.folder import Files, read_well


def came_back(served: Library, new: Library) -> tuple[Forbidden, ...]:
    """Return what *served* must never show and a contact of *new* shows."""
    return tuple({each.number: each for _, each in _shown(served, new)}.values())


def still_out(files: Files, served: Library, now: datetime, today: date) -> dict[str, bytes]:
    """Return *files* without the numbers that *served* must never show.

    Raise `Unusable` where *files*, or what becomes of them, cannot serve.
    """
    found = dict(files)
    library = usable(found, now)
    while (back := next(_shown(served, library), None)) is not None:
        code, entry = back
        on = entry.withdrawn or today
        found = taken_out(found, library, code, entry.number, entry.reason, on)
        library = usable(found, now)
    return read_well(found)


def taken_out(
    files: Files, library: Library, code: MunicipalityCode | None, number: str, why: str, on: date
) -> dict[str, bytes | OSError]:
    """Return *files*, which say *library*, with *number* out of every plan.

    The plan of municipality *code*, else the national one, says that it must not come back.
    """
    return changed(files, withdraw(files, library, _own(library, code), number, why, on))


def _own(library: Library, code: MunicipalityCode | None) -> Plan:
    plan = library.plan(code)
    return plan if plan.own else library.nowhere


def _shown(served: Library, new: Library) -> Iterator[tuple[MunicipalityCode | None, Forbidden]]:
    """Yield what *served* must never show and *new* shows, with the municipality that says so."""
    own = [(code, plan) for code, plan in served.plans.items() if plan.own]
    for code, plan in ((None, served.nowhere), *own):
        for each in plan.never_show:
            if digits(each.number) and any(bearers(new, each.number)):
                yield code, each

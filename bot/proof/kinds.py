"""Plans that are equal in all that is asked of them share one proof."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.conditions import AREA, KNOWN, MUNICIPALITY, Facts
from bot.library import Library
from bot.plan.model import AroundTheClock, Contact, MunicipalityCode, Outside, Plan


@dataclass(frozen=True, slots=True)
class Kind:
    """Plans that name the same steps, tables and contacts in every case; the first stands for all.

    *code* is None for the plan that answers where no municipality is known.
    """

    code: MunicipalityCode | None
    plan: Plan
    of: int


def kinds(library: Library, *, shared: bool = True) -> tuple[Kind, ...]:
    """Return one kind for all plans that are equal in what is read; one each unless *shared*."""
    found: dict[object, tuple[MunicipalityCode | None, Plan]] = {}
    counts: dict[object, int] = {}
    for code, plan in _every(library):
        key: object = _read(plan) if shared else code
        found.setdefault(key, (code, plan))
        counts[key] = counts.get(key, 0) + 1
    return tuple(Kind(*found[key], counts[key]) for key in found)


def fits(plan: Plan, facts: Facts) -> bool:
    """Tell whether somebody who is asked for the place can have *facts* under *plan*."""
    if MUNICIPALITY not in facts:
        return plan.place is None
    if (plan.place is not None) != (facts[MUNICIPALITY] == (KNOWN,)):
        return False
    area = facts.get(AREA, ("unknown" if plan.areas else "none",))[0]
    return area in plan.areas or area == "unknown" if plan.areas else area in ("none", "unknown")


def _every(library: Library) -> Iterator[tuple[MunicipalityCode | None, Plan]]:
    yield None, library.nowhere
    yield from library.plans.items()


def _read(plan: Plan) -> object:
    """Return everything that `shown` looks at; a plan with nothing of its own needs no look."""
    if not plan.own:
        return plan.place is None, plan.own
    return (
        tuple(plan.areas),
        tuple(plan.routes.items()),
        tuple(plan.floor.items()),
        tuple(plan.facts.items()),
        tuple((table, tuple(row.when for row in rows)) for table, rows in plan.says.items()),
        tuple(_read_of(contact) for contact in plan.contacts.values()),
    )


def _read_of(contact: Contact) -> tuple[object, ...]:
    outside = contact.hours.contact if isinstance(contact.hours, Outside) else None
    always = isinstance(contact.hours, AroundTheClock)
    return (contact.id, contact.when, contact.either, contact.via, always, outside)

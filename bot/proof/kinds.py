"""Plans that are equal in all that is asked of them share one proof."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.conditions import AREA, KNOWN, MUNICIPALITY, Facts
from bot.language import Text
from bot.library import Library
from bot.plan.model import AroundTheClock, Contact, MunicipalityCode, Outside, Plan, Row
from bot.proof.written import of_contact


@dataclass(frozen=True, slots=True)
class Kind:
    """Plans of *municipalities* that are equal in what is asked of them; *plan* stands for all.

    There are none for the plan that answers where no municipality is known.
    """

    plan: Plan
    municipalities: tuple[MunicipalityCode, ...]

    @property
    def code(self) -> MunicipalityCode | None:
        """Return the municipality of *plan*, if it is one's."""
        return self.municipalities[0] if self.municipalities else None


def kinds(library: Library, *, shared: bool = True) -> tuple[Kind, ...]:
    """Return one kind for all plans that name the same steps, tables and contacts in every case.

    Unless *shared*, each plan is a kind of its own.
    """
    return _alike(library, lambda code, plan: _read(plan) if shared else code)


def kinds_by_hours(library: Library) -> tuple[Kind, ...]:
    """Return one kind for all plans without a file of their own, and one for each other plan."""
    return _alike(library, lambda code, plan: code if plan.own else plan.place is None)


def _alike(
    library: Library, read: Callable[[MunicipalityCode | None, Plan], object]
) -> tuple[Kind, ...]:
    found: dict[object, tuple[Plan, list[MunicipalityCode]]] = {}
    for code, plan in _every(library):
        _, codes = found.setdefault(read(code, plan), (plan, []))
        codes.extend(() if code is None else (code,))
    return tuple(Kind(plan, tuple(codes)) for plan, codes in found.values())


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
    """Return what `shown` and `claims` look at; a plan with nothing of its own needs no look."""
    if not plan.own:
        return plan.place is None, plan.own
    return (
        tuple(plan.areas),
        tuple(plan.routes.items()),
        tuple(plan.floor.items()),
        tuple(plan.facts.items()),
        tuple((table, tuple(map(_read_of_text, rows))) for table, rows in plan.says.items()),
        tuple(_read_of(contact) for contact in plan.contacts.values()),
    )


def _read_of_text(row: Row[Text]) -> tuple[object, ...]:
    return (row.when, *row.value.values())


def _read_of(contact: Contact) -> tuple[object, ...]:
    outside = contact.hours.contact if isinstance(contact.hours, Outside) else None
    always = isinstance(contact.hours, AroundTheClock)
    ways = (contact.phone, contact.mail, contact.secure_mail)
    national = contact.national or contact.locked
    return (
        (contact.id, contact.when, contact.either, contact.via, always, outside),
        (contact.checked is None, contact.inhouse, national, *ways),
        tuple(of_contact(contact)),
    )

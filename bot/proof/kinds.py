"""Plans that are equal in all that is asked of them share one proof."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.conditions import AREA, KNOWN, MUNICIPALITY, Facts
from bot.flow.model import Flow
from bot.library import Library
from bot.plan.model import AroundTheClock, Contact, MunicipalityCode, Outside, Plan
from bot.proof.claims import Claims
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


def kinds(library: Library, flow: Flow, *, shared: bool = True) -> tuple[Kind, ...]:
    """Return one kind for all plans that the sentences of *flow* cannot tell apart in any case.

    They name the same steps, tables and contacts; what is written of these differs at most
    in what no sentence speaks of. Unless *shared*, each plan is a kind of its own.
    """
    claims = Claims(library, flow)
    return _alike(library, lambda code, plan: _heard(plan, claims) if shared else code)


def kinds_by_hours(library: Library, *, shared: bool = True) -> tuple[Kind, ...]:
    """Return one kind for all plans under which the same contacts stand alike at every instant.

    Names and numbers decide nothing of that, only whether there is one. Unless *shared*,
    each plan with a file of its own is a kind of its own.
    """

    def read(code: MunicipalityCode | None, plan: Plan) -> object:
        return code if plan.own and not shared else _seen(plan)

    return _alike(library, read)


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


def _heard(plan: Plan, claims: Claims) -> object:
    """Return what `shown` and *claims* look at; a plan with nothing of its own needs no look."""
    if not plan.own:
        return plan.place is None, plan.own
    says = (
        (table, tuple((row.when, claims.of_text(row.value)) for row in rows))
        for table, rows in plan.says.items()
    )
    contacts = (_heard_of(each, claims) for each in plan.contacts.values())
    return _shape(plan), tuple(says), tuple(contacts)


def _heard_of(contact: Contact, claims: Claims) -> tuple[object, ...]:
    outside = contact.hours.contact if isinstance(contact.hours, Outside) else None
    always = isinstance(contact.hours, AroundTheClock)
    national = contact.national or contact.locked
    written = claims.of_written(of_contact(contact))
    return always, outside, contact.checked is None, national, written


def _seen(plan: Plan) -> object:
    """Return what decides who stands on an ending at which instant, and how."""
    if not plan.own:
        return plan.place is None, plan.own
    says = ((table, tuple(row.when for row in rows)) for table, rows in plan.says.items())
    hours = tuple(each.hours for each in plan.contacts.values())
    return _shape(plan), tuple(says), hours, plan.office_hours, plan.days


def _shape(plan: Plan) -> tuple[object, ...]:
    """Return the tables of *plan* and who its contacts are, but nothing that is written of them."""
    return (
        tuple(plan.areas),
        tuple(plan.routes.items()),
        tuple(plan.floor.items()),
        tuple(plan.facts.items()),
        tuple(_shape_of(contact) for contact in plan.contacts.values()),
    )


def _shape_of(contact: Contact) -> tuple[object, ...]:
    ways = (
        contact.phone, contact.mail, contact.secure_mail,
        contact.form, contact.chat, contact.visit, contact.missing,
    )  # fmt: skip
    rows = tuple(tuple((row.when, bool(row.value)) for row in table) for table in ways)
    return contact.id, contact.when, contact.either, contact.via, contact.inhouse, rows

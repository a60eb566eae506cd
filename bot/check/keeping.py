"""What was recorded in a plan: an approval that still fits, and roles instead of names."""

from collections.abc import Iterator

from bot.check.material import Material, error, own_contacts, place, warning
from bot.dialogue.roles import looks_like_a_person
from bot.plan.approval import lapsed
from bot.plan.model import Plan
from bot.problems import Location, Problem


def keeping(material: Material) -> Iterator[Problem]:
    """Yield approvals that have lapsed, and what may be somebody's name."""
    for plan in material.plans:
        if plan.own and material.sound(plan) and lapsed(plan) and plan.approved is not None:
            yield warning("P234", place(plan, "approved"), day=plan.approved.isoformat())
        for role, where in _roles(plan):
            if role and looks_like_a_person(role):
                yield error("P235", where, value=role)


def _roles(plan: Plan) -> Iterator[tuple[str, Location]]:
    yield plan.approved_by, place(plan, "approved_by")
    yield plan.checked_by, place(plan, "checked_by")
    for contact in own_contacts(plan):
        if "checked_by" in contact.lines and contact.checked_by != plan.checked_by:
            yield contact.checked_by, place(contact, "checked_by")

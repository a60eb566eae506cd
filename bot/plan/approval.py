"""Whether a municipality has approved what people are told.

An approval holds for the words and numbers that were approved. What is told is taken
together in one imprint: the plan's own contacts, with what they take from the national
posts, its own rows, areas, days and offers. Comments, sources, dates of confirmation and
what is never shown are no part of it; nor is the national plan, which belongs to others.
"""

from collections.abc import Mapping
from typing import TypeVar

from bot.plan.imprint import hashed
from bot.plan.model import Contact, Plan, Row, Table

K = TypeVar("K", bound=str)

_ABOUT_THE_SOURCE = frozenset(
    {
        "source",
        "source_date",
        "checked",
        "checked_by",
        "checked_content",
        "old",
        "national",
        "locked",
    }
)


def approved_now(plan: Plan) -> bool:
    """Tell whether *plan* is approved and still tells people what was approved."""
    return plan.approved is not None and plan.approved_content == imprint(plan)


def lapsed(plan: Plan) -> bool:
    """Tell whether *plan* was approved once but now tells people something else."""
    return plan.approved is not None and not approved_now(plan)


def imprint(plan: Plan) -> str:
    """Return the hash of everything that people are told by the plan's own file."""
    told = {
        "contacts": {each.id: each for each in plan.contacts.values() if _own(plan, each)},
        "routes": _own_rows(plan, plan.routes),
        "facts": _own_rows(plan, plan.facts),
        "says": _own_rows(plan, plan.says),
        "areas": plan.areas,
        "days": (plan.days.closing, plan.days.open),
        "offers": plan.offers,
    }
    return hashed(told, _ABOUT_THE_SOURCE)


def _own(plan: Plan, thing: Contact | Row[object]) -> bool:
    return thing.where.path == plan.where.path


def _own_rows(plan: Plan, tables: Mapping[K, Table[object]]) -> dict[K, tuple[Row[object], ...]]:
    return {
        name: own
        for name, rows in tables.items()
        if (own := tuple(row for row in rows if _own(plan, row)))
    }

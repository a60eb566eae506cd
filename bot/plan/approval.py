"""Whether a municipality has approved what people are told.

An approval holds for the words and numbers that were approved. What is told is taken
together in one imprint: the plan's own contacts, with what they take from the national
posts, its own rows, areas, days and offers. Comments, sources, dates of confirmation and
what is never shown are no part of it; nor is the national plan, which belongs to others.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TypeVar

from bot.plan.model import Contact, Plan, Row, Table

K = TypeVar("K", bound=str)

LETTERS = 16
"""How many hexadecimal digits of the hash are kept."""

_ABOUT_THE_SOURCE = frozenset(
    {"source", "source_date", "checked", "checked_by", "old", "national", "locked"}
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
    return hashlib.sha256(_canonical(told).encode()).hexdigest()[:LETTERS]


def _own(plan: Plan, thing: Contact | Row[object]) -> bool:
    return thing.where.path == plan.where.path


def _own_rows(plan: Plan, tables: Mapping[K, Table[object]]) -> dict[K, tuple[Row[object], ...]]:
    return {
        name: own
        for name, rows in tables.items()
        if (own := tuple(row for row in rows if _own(plan, row)))
    }


def _canonical(value: object) -> str:
    """Return *value* as one text; what is empty is left out, so that new fields change nothing."""
    if is_dataclass(value) and not isinstance(value, type):
        told = {
            each.name: getattr(value, each.name)
            for each in fields(value)
            if each.compare and each.name not in _ABOUT_THE_SOURCE
        }
        return f"{type(value).__name__}{_canonical(told)}"
    if isinstance(value, Mapping):
        return "{" + ",".join(_entries(value)) + "}"
    if isinstance(value, frozenset):
        return "<" + ",".join(sorted(map(_canonical, value))) + ">"
    if isinstance(value, tuple):
        return "[" + ",".join(map(_canonical, value)) + "]"
    return value.isoformat() if isinstance(value, date) else repr(value)


def _entries(mapping: Mapping[str, object]) -> Iterable[str]:
    for key in sorted(mapping):
        value = mapping[key]
        if value is not None and value is not False and value not in ("", (), {}):
            yield f"{key!r}:{_canonical(value)}"

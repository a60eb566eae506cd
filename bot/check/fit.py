"""Texts and ids against what a screen shows and a button carries, in every municipality."""

from collections.abc import Iterator

from bot.check.material import Material, error, offered, own_contacts, place, warning
from bot.check.uses import Used
from bot.conditions import AREA, Facts, Value
from bot.dialogue.text import fill
from bot.library import Written
from bot.limits import ID, LABEL, READABLE, STATE_ID, TEXT, units
from bot.plan.model import Plan
from bot.problems import Location, Problem

_LABELS = ("choice", "always", "go", "area")


def fit(material: Material) -> Iterator[Problem]:
    """Yield the texts that are too long to show or to read, and the ids that fit in no button."""
    used = Used(material.flows)
    for text in material.library.written:
        yield from _too_long(material, text, used.kind(text))
    yield from _ids(material)


def _too_long(material: Material, text: Written, kind: str) -> Iterator[Problem]:
    readable = READABLE.get(kind, TEXT)
    most = LABEL if kind in _LABELS else TEXT
    size, where_longest = _longest(material, text)
    if size > most:
        yield error("T209", text.where, **_values(kind, size, most, where_longest, text))
    elif size > readable:
        yield warning("T210", text.where, **_values(kind, size, readable, where_longest, text))


def _values(kind: str, size: int, limit: int, where: str, text: Written) -> dict[str, str]:
    what = f"{kind} of {text.owner}" if text.owner else kind
    return {"what": what, "size": str(size), "limit": str(limit), "place": where}


def _longest(material: Material, text: Written) -> tuple[int, str]:
    """Return the greatest length of *text* filled in, and the municipality that makes it so."""
    if "{" not in text.text:
        return units(text.text), ""
    return max(
        (units(fill({text.lang: text.text}, plan, facts, text.lang)), _name(plan))
        for plan in _plans_for(material, text)
        for facts in _areas(plan)
    )


def _plans_for(material: Material, text: Written) -> tuple[Plan, ...]:
    own = tuple(plan for plan in material.plans if plan.own and plan.where.path == text.where.path)
    return own or (material.library.nowhere, *material.library.plans.values())


def _areas(plan: Plan) -> tuple[Facts, ...]:
    return ({}, *({AREA: (Value(area),)} for area in plan.areas))


def _name(plan: Plan) -> str:
    return plan.place.name if plan.place else ""


def _ids(material: Material) -> Iterator[Problem]:
    for name, where, limit in _carried(material):
        if len(name) > limit:
            yield error("F323", where, name=name, limit=str(limit))


def _carried(material: Material) -> Iterator[tuple[str, Location, int]]:
    """Yield every id that a button carries, with its place and its limit."""
    for flow in material.flows:
        yield from ((each.id, place(each, "id"), ID) for each in flow.always)
        for state in flow.states.values():
            yield state.id, state.where, STATE_ID
            yield from ((each.id, place(each, "id"), ID) for each in offered(state))
    for plan in material.plans:
        yield from ((area, place(plan, f"areas.{area}"), ID) for area in plan.areas)
        yield from ((each.id, each.where, STATE_ID) for each in own_contacts(plan))

"""Filling the placeholders of a text; nothing else in a text is a template."""

from collections.abc import Mapping

from bot.conditions import AREA, Facts
from bot.language import Lang, Text, in_language
from bot.plan.model import AreaId, Plan
from bot.words import words

PLACEHOLDERS = ("municipality", "police", "area")
"""What a text of content may hold in braces."""


def fill(text: Text, plan: Plan, facts: Facts, lang: Lang, area: AreaId | None = None) -> str:
    """Return *text* in *lang* with the plan's own names in it.

    *area* names the area where the facts do not know it.
    """
    written = in_language(text, lang)
    if "{" not in written:
        return written
    for name, value in values(plan, facts, lang, area).items():
        written = written.replace("{" + name + "}", value)
    return " ".join(written.split(" ")).strip()


def values(plan: Plan, facts: Facts, lang: Lang, area: AreaId | None = None) -> Mapping[str, str]:
    """Return what each placeholder stands for; an empty string where it is not known."""
    known = facts.get(AREA, ())
    named = area if area is not None else (AreaId(known[0]) if known else None)
    label = plan.areas.get(named) if named is not None else None
    return {
        "municipality": plan.place.name if plan.place else "",
        "police": plan.place.police if plan.place else words(lang).national_police,
        "area": in_language(label, lang) if label is not None else "",
    }

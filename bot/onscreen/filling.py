"""The longest that a text of content can be, filled in under one plan."""

from collections.abc import Iterable

from bot.dialogue.text import fill
from bot.language import Lang, Text, in_language
from bot.limits import units
from bot.plan.model import AreaId, Plan

Areas = tuple[AreaId | None, ...]
"""The areas that a text may name; None where it names none."""


def filled(text: Text | None, plan: Plan, lang: Lang, areas: Areas | None = None) -> str:
    """Return *text* with the longest of the names of *areas* in it, by default of all of *plan*."""
    if text is None:
        return ""
    named = (*plan.areas, None) if areas is None else areas
    tried = named if "{" in in_language(text, lang) else named[:1]
    return longest(fill(text, plan, {}, lang, area) for area in tried)


def longest(texts: Iterable[str]) -> str:
    """Return the one of *texts* with the most UTF-16 units; "" for none."""
    return max(texts, key=units, default="")

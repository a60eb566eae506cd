"""The heat maps that several tests look at, each read once."""

from datetime import date
from functools import cache

from bot.graph.heat.model import Heat
from bot.graph.heat.reading import YEAR, heat
from bot.language import Lang
from bot.plan.model import Plan
from tests.shipped import library

CHRISTMAS, ORDINARY, AUTUMN = date(2026, 12, 21), date(2026, 9, 14), date(2026, 10, 19)


def plan(name: str) -> Plan:
    return library().plans[library().places.find(name).places[0]]


@cache
def week(name: str, first: date = ORDINARY, lang: str = "da") -> Heat:
    return heat(library(), plan(name), first, 7, Lang(lang))


@cache
def year(name: str, lang: str = "da") -> Heat:
    return heat(library(), plan(name), date(2026, 9, 1), YEAR, Lang(lang))

"""The pictures that several tests look at, each drawn once."""

from functools import cache

from bot.conditions import FactId, Value
from bot.flow.model import Flow, FlowId
from bot.graph.authored import View, drawn
from bot.graph.diagram import Diagram
from bot.graph.layout import Layout, laid_out
from bot.language import DA, EN
from bot.plan.model import MunicipalityCode
from tests.shipped import library

ON_DUTY = {FactId("reporter"): frozenset({Value("on_duty")})}
ADULT = {FactId("age"): frozenset({Value("adult")})}
CODES = {"silkeborg": "0740", "kobenhavn": "0101", "samsoe": "0741"}

VIEWS = ("whole", "whole-en", "duty", "adult-en", "silkeborg", "kobenhavn", "samsoe-duty", "ids")


def flow(name: str = "bekymring") -> Flow:
    return library().flows[FlowId(name)]


@cache
def view(name: str) -> View:
    """Return the view that *name* describes."""
    parts = name.split("-")
    plan = next((CODES[part] for part in parts if part in CODES), None)
    given = ON_DUTY if "duty" in parts else ADULT if "adult" in parts else {}
    return View(
        lang=EN if "en" in parts else DA,
        given=given,
        plan=library().plan(MunicipalityCode(plan)) if plan else None,
        ids="ids" in parts,
    )


@cache
def diagram(name: str) -> Diagram:
    return drawn(library(), flow(), view(name))


@cache
def layout(name: str) -> Layout:
    return laid_out(diagram(name))

"""A small invented flow with every kind of state, and the library that it is walked in."""

from dataclasses import replace

from bot.conditions import ALWAYS, Is, Not
from bot.flow.model import (
    Always,
    AreaQuestion,
    Branch,
    Choice,
    FactRule,
    Flow,
    Fork,
    Outcome,
    PlaceQuestion,
    Prompt,
    Question,
    Summary,
    Vocabulary,
)
from bot.library import Library
from bot.plan.model import Place
from bot.plan.places import Places
from tests.plan.invented import plan

TEXT = {"da": "tekst"}
ASK = Prompt(TEXT, TEXT)
RED = Is("colour", frozenset({"red"}))
HIGH = Is("sign", frozenset({"x"}))


def choice(name: str, to: str = "place", **facts: str) -> Choice:
    setting = tuple((fact, tuple(values.split())) for fact, values in facts.items())
    return Choice(name, TEXT, to, setting)


STATES = (
    Question("start", ASK, (
        choice("red", "list", colour="red"), choice("blue", "list", colour="blue"),
        choice("whole", "list", colour="red", size="big"), choice("skip", "place"),
    ), "list"),
    Question("list", ASK, (
        choice("a", sign="x"), choice("b", sign="x y"), choice("c"), choice("d", sign="y"),
    ), "place", many=True),
    PlaceQuestion("place", ASK, "area"),
    AreaQuestion("area", ASK, "size", when=Not(Is("colour", frozenset({"blue"})))),
    Question("size", ASK, (
        choice("big", "fork", size="big"), choice("small", "fork", size="small"),
    ), "fork", when=RED),
    Fork("fork", (Branch(HIGH, "sum", (("level", ("high",)),)), Branch(ALWAYS, "sum"))),
    Summary("sum", TEXT, TEXT, "end"),
    Outcome("end", "now", TEXT, ()),
    Outcome("stop", "now", TEXT, (), then=(choice("on", "list", danger="now"),)),
    Outcome("told", "now", TEXT, ()),
)  # fmt: skip
FLOW = Flow(
    "flow", "digest", TEXT, ("da",), TEXT, TEXT, "start", "acute",
    (Always("acute", TEXT, "stop"), Always("mind", TEXT, "told")),
    links={}, states={state.id: state for state in STATES}, steps={}, closing=(),
)  # fmt: skip
RULES = {
    name: FactRule(name, TEXT, {}, many=many)
    for name, many in {"colour": False, "size": False, "sign": True, "level": False}.items()
}


def place(code: str) -> Place:
    return Place(code, f"By {code}", "region", "police")


PLANS = {
    "0001": plan(place=place("0001"), areas={"east": TEXT, "west": TEXT}),
    "0002": plan(place=place("0002")),
}
LIBRARY = Library(
    Vocabulary(("da",), RULES, {}, {}), {}, {"flow": FLOW}, PLANS, plan(),
    Places({code: each.place for code, each in PLANS.items()}),
)  # fmt: skip


def with_states(*states: object, **more: object) -> Flow:
    """Return the flow with *states* in place of its own of those names, as another version."""
    changed = {**FLOW.states, **{state.id: state for state in states}}
    digest = f"{sorted(map(repr, states))}{more}"
    return replace(FLOW, states=changed, digest=digest, **more)

"""axe-core finds nothing at WCAG 2.1 A and AA, nor 2.2 AA, on any state of any flow.

Each state is reached by presses (`states.py`), rendered as the service renders it, and looked at
in Chromium: light and dark, Danish and English. Colours are all that dark changes, so there
only they are looked at again.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Any

import pytest

from bot.channels.web import pages
from bot.channels.web.form import Ticket
from bot.channels.web.frame import Assets, Page, document
from bot.channels.web.screens import page
from bot.dialogue.events import Browse, Forget, Insight, NoAnswer, Review, Show, Stamp, Why, Write
from bot.dialogue.replies import Ask, Farewell, Kind, ShowOutcome
from bot.dialogue.step import Turn, step
from bot.flow.model import FlowId
from bot.language import DA, EN, Lang
from tests.channels.web.browser import missing, opened
from tests.channels.web.site import serving
from tests.channels.web.states import NIGHT, resting, screens
from tests.shipped import library

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
PLACES = ("Aabenraa", "Aalborg")
IN_PLACE = """html => {
    const other = new DOMParser().parseFromString(html, "text/html");
    document.documentElement.lang = other.documentElement.lang;
    document.title = other.title;
    document.body.replaceWith(document.adoptNode(other.body));
}"""
"""Puts a page in the place of the last one, under the stylesheet that is there already."""


@cache
def turns(flow: str) -> tuple[Turn, ...]:
    """Return one turn for each state of *flow*, and what can be pressed open on them."""
    found = tuple(screens(library(), library().flows[FlowId(flow)], DA))
    return (*found, *_more(found))


def _more(found: tuple[Turn, ...]) -> Iterator[Turn]:
    """Yield screens that only notices and side ways lead to."""
    for turn in found:
        session, screen = turn.session, turn.replies[-1]
        assert session is not None
        match screen:
            case Ask(kind=Kind.PLACE):
                for event in (Browse("S", session.stamp), Write("silkebjerg"), Write("xyz")):
                    yield step(library(), session, event, NIGHT)
            case Ask(kind=Kind.MANY):
                yield step(library(), session, Why(), NIGHT)
            case ShowOutcome(contacts=(first, *_)):
                yield step(library(), session, NoAnswer(first.id), NIGHT)
    last = found[-1].session
    assert last is not None
    for event in (Review(), Insight(), Forget(), Browse("", Stamp("old"))):
        yield step(library(), last, event, NIGHT)


def in_language(turn: Turn, lang: Lang) -> Turn:
    """Return *turn* as it reads in *lang*."""
    if turn.session is None or lang == DA:
        return turn
    return step(library(), replace(turn.session, lang=lang), Show(), NIGHT)


def rendered(turn: Turn, lang: Lang) -> Iterator[tuple[str, Page]]:
    """Yield the pages of *turn*, each with its name."""
    there = in_language(turn, lang)
    stamp = there.session.stamp if there.session else Stamp("")
    ticket = Ticket("n" * 43, stamp, lang)
    name = there.session.state if there.session else "farewell"
    yield name, page(there.replies, ticket, PLACES)
    screen = there.replies[-1]
    if isinstance(screen, Ask) and screen.kind in (Kind.MANY, Kind.PLACE):
        yield f"{name} without an answer", page(there.replies, ticket, PLACES, missing=True)


def standing(lang: Lang) -> Iterator[tuple[str, Page]]:
    """Yield the pages that need no conversation."""
    for name in ("acute", "privacy", "accessibility"):
        yield name, getattr(pages, name)(lang, f"/{name}")
    for name in ("failed", "busy", "missing", "refused"):
        yield name, getattr(pages, name)(lang)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with opened() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving() as served:
        yield served


def looked_at(browser: Any, address: str, shown: Iterator[tuple[str, Page]]) -> dict[str, Any]:
    """Return what axe finds on each page, by the page's name."""
    try:
        axe = import_module("axe_playwright_python.base").AXE_FILE_PATH.read_text("utf-8")
    except ImportError:
        missing("accessibility is not tried: pip install axe-playwright-python")
    tab = browser.new_page()
    tab.goto(address)
    tab.evaluate(axe)
    found: dict[str, Any] = {}
    count = 0
    for name, shown_page in shown:
        count += 1
        tab.emulate_media(color_scheme="light")
        tab.evaluate(IN_PLACE, document(shown_page, Assets("", "")))
        wrong = _run(tab, {"type": "tag", "values": RULES})
        tab.emulate_media(color_scheme="dark")
        wrong += _run(tab, {"type": "rule", "values": ["color-contrast"]})
        if wrong:
            found[f"{name} ({count})"] = wrong
    assert count
    tab.close()
    return found


def _run(tab: Any, only: dict[str, Any]) -> list[Any]:
    answer = tab.evaluate(
        "only => axe.run(document, {runOnly: only, resultTypes: ['violations']})", only
    )
    return [
        (each["id"], [node["html"][:160] for node in each["nodes"]][:3])
        for each in answer["violations"]
    ]


@pytest.mark.parametrize("flow", sorted(library().flows))
def test_every_state_of_the_flow_is_among_them(flow: str) -> None:
    states = {each.session.state for each in turns(flow) if each.session}

    assert states >= resting(library().flows[FlowId(flow)])
    assert any(isinstance(each.replies[-1], Farewell) for each in turns(flow))


@pytest.mark.parametrize("lang", [DA, EN])
@pytest.mark.parametrize("flow", sorted(library().flows))
def test_axe_finds_nothing_on_any_state(browser: Any, address: str, flow: str, lang: Lang) -> None:
    shown = (each for turn in turns(flow) for each in rendered(turn, lang))

    assert looked_at(browser, address, shown) == {}


@pytest.mark.parametrize("lang", [DA, EN])
def test_axe_finds_nothing_on_the_pages_that_stand_alone(
    browser: Any, address: str, lang: Lang
) -> None:
    assert looked_at(browser, address, standing(lang)) == {}


def test_axe_would_find_something(browser: Any, address: str) -> None:
    from bot.html import el, join

    wrong = Page(DA, "x", join(el("h1", "x"), el("input", type="text"), el("button")))

    found = looked_at(browser, address, iter([("wrong", wrong)]))
    assert {rule for rules in found.values() for rule, _ in rules} >= {"label", "button-name"}

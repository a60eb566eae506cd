"""axe-core in Chromium, at WCAG 2.1 A and AA and 2.2 AA: what it looks at, and what it finds.

``python -m tests.channels.web.axe`` looks at every page: each state of each flow, in both
languages, in light and in dark.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Any

from bot.channels.web import pages
from bot.channels.web.addresses import Way
from bot.channels.web.form import Ticket
from bot.channels.web.frame import Assets, Page, document
from bot.channels.web.phrases import wording
from bot.channels.web.screens import page
from bot.dialogue.events import Browse, Forget, Insight, NoAnswer, Review, Show, Stamp, Why, Write
from bot.dialogue.replies import Ask, Kind, ShowOutcome
from bot.dialogue.step import Turn, step
from bot.flow.model import FlowId
from bot.language import DA, EN, Lang
from tests.channels.web.browser import missing, opened
from tests.channels.web.site import serving
from tests.channels.web.states import NIGHT, screens
from tests.shipped import library

SCHEMES = ("light", "dark")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
PLACES = ("Aabenraa", "Aalborg")
ONLY = {
    "light": {"type": "tag", "values": RULES},
    "dark": {"type": "rule", "values": ["color-contrast"]},
}
"""Colours are all that dark changes."""

LOOK = """async ([html, only]) => {
    const other = new DOMParser().parseFromString(html, "text/html");
    document.documentElement.lang = other.documentElement.lang;
    document.title = other.title;
    document.body.replaceWith(document.adoptNode(other.body));
    const found = await axe.run(document, {runOnly: only, resultTypes: ["violations"]});
    return found.violations.map(
        each => [each.id, each.nodes.slice(0, 3).map(node => node.html.slice(0, 160))]);
}"""
"""Puts a page in the place of the last one, under the stylesheet, and has axe look at it."""


@cache
def walked(flow: str) -> tuple[Turn, ...]:
    """Return one turn for each state of *flow*."""
    return tuple(screens(library(), library().flows[FlowId(flow)], DA))


def turns(flow: str, lang: Lang) -> tuple[Turn, ...]:
    """Return one turn in *lang* for each state of *flow*, and what can be pressed open on them."""
    found = tuple(in_language(turn, lang) for turn in walked(flow))
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
    assert turn.session is not None
    return step(library(), replace(turn.session, lang=lang), Show(), NIGHT)


def rendered(turn: Turn, lang: Lang) -> Iterator[tuple[str, Page]]:
    """Yield the pages of *turn*, each with its name."""
    stamp = turn.session.stamp if turn.session else Stamp("")
    ticket = Ticket("n" * 43, stamp, lang)
    name = turn.session.state if turn.session else "farewell"
    screen = turn.replies[-1]
    ways = (Way("x", "/x"),) if isinstance(screen, Ask) and not screen.at_most else ()
    shown = page(turn.replies, ticket, PLACES, elsewhere=ways)
    yield name, shown
    if ways:
        yield f"{name}, Telegram away", replace(shown, now=wording(lang).telegram_away)
    if isinstance(screen, Ask) and screen.kind in (Kind.MANY, Kind.PLACE):
        yield f"{name} without an answer", page(turn.replies, ticket, PLACES, missing=True)


def standing(lang: Lang) -> Iterator[tuple[str, Page]]:
    """Yield the pages that need no conversation."""
    for name in ("acute", "privacy", "accessibility"):
        yield name, getattr(pages, name)(lang, f"/{name}")
    for name in ("failed", "busy", "missing", "refused"):
        yield name, getattr(pages, name)(lang)
    ticket = Ticket("n" * 43, Stamp("1"), lang)
    yield "failed in a conversation", pages.failed(lang, ticket=ticket)
    yield "busy in a conversation", pages.busy(lang, ticket=ticket)


def shown_in(lang: Lang) -> Iterator[tuple[str, Page]]:
    """Yield every page in *lang*: those of all flows, and those that need no conversation."""
    for flow in sorted(library().flows):
        for turn in turns(flow, lang):
            yield from rendered(turn, lang)
    yield from standing(lang)


def whole(shown: Page) -> str:
    """Return *shown* as a document; it is put under a stylesheet that is there already."""
    return document(shown, Assets("", ""))


@cache
def every_page(lang: Lang) -> tuple[tuple[str, str], ...]:
    """Return every page in *lang*, each with its name, as a document."""
    return tuple((name, whole(shown)) for name, shown in shown_in(lang))


@contextmanager
def tab_with_axe() -> Iterator[Any]:
    """Give a tab of a real browser on the first page, with axe in it."""
    try:
        axe = import_module("axe_playwright_python.base").AXE_FILE_PATH.read_text("utf-8")
    except ImportError:
        missing("accessibility is not tried: pip install axe-playwright-python")
    with opened() as browser, serving() as address:
        tab = browser.new_page()
        tab.goto(address)
        tab.evaluate(axe)
        yield tab


def looked_at(tab: Any, documents: Iterable[tuple[str, str]], scheme: str) -> dict[str, Any]:
    """Return what axe finds in *scheme* on each of *documents*, by name."""
    tab.emulate_media(color_scheme=scheme)
    return {
        f"{name} ({count})": wrong
        for count, (name, html) in enumerate(documents)
        if (wrong := tab.evaluate(LOOK, [html, ONLY[scheme]]))
    }


def main() -> int:
    """Look at every page and tell what was found; 1 where it was anything."""
    found = 0
    with tab_with_axe() as tab:
        for lang in (DA, EN):
            for scheme in SCHEMES:
                wrong = looked_at(tab, every_page(lang), scheme)
                print(f"{lang} {scheme}: {len(every_page(lang))} pages, {len(wrong)} with findings")
                for name, rules in wrong.items():
                    print(f"  {name}: {rules}")
                found += len(wrong)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

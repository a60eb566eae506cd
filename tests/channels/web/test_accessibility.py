"""axe-core finds nothing at WCAG 2.1 A and AA, nor 2.2 AA, on any state of any flow.

Each state is reached by presses (`states.py`) and rendered as the service renders it. Here so
many pages are looked at that every kind of element is seen in every place where it stands
(`kinds.py`), in both languages, in light and dark; `make accessible` looks at every page.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.channels.web.frame import Page
from bot.dialogue.replies import Farewell
from bot.flow.model import FlowId
from bot.html import el, join
from bot.language import DA, EN, Lang
from tests.channels.web.axe import SCHEMES, every_page, looked_at, tab_with_axe, turns, whole
from tests.channels.web.kinds import few, kinds
from tests.channels.web.states import resting
from tests.shipped import library


@pytest.fixture(scope="module")
def tab() -> Iterator[Any]:
    with tab_with_axe() as ready:
        yield ready


@pytest.mark.parametrize("flow", sorted(library().flows))
def test_every_state_of_the_flow_is_among_them(flow: str) -> None:
    shown = turns(flow, EN)
    states = {each.session.state for each in shown if each.session}

    assert states >= resting(library().flows[FlowId(flow)])
    assert any(isinstance(each.replies[-1], Farewell) for each in shown)
    assert any(len(each.replies) > 1 for each in shown)


@pytest.mark.threat("C15")
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("lang", [DA, EN])
def test_axe_finds_nothing_on_any_kind_of_page(tab: Any, lang: Lang, scheme: str) -> None:
    assert looked_at(tab, few(every_page(lang)), scheme) == {}


@pytest.mark.parametrize(
    ("scheme", "found"),
    [("light", {"label", "button-name", "color-contrast"}), ("dark", {"color-contrast"})],
)
def test_axe_would_find_something(tab: Any, scheme: str, found: set[str]) -> None:
    grey_on_red = el("div", el("p", "grey on red", class_="help"), class_="call first")
    wrong = Page(DA, "x", join(el("h1", "x"), el("input", type="text"), el("button"), grey_on_red))

    seen = looked_at(tab, [("wrong", whole(wrong))], scheme)
    assert {rule for rules in seen.values() for rule, _ in rules} >= found


@pytest.mark.parametrize("lang", [DA, EN])
def test_no_kind_of_element_is_left_out(lang: Lang) -> None:
    every, some = every_page(lang), few(every_page(lang))
    seen = frozenset().union(*(kinds(html) for _, html in some))

    assert all(kinds(html) <= seen for _, html in every)
    assert set(some) < set(every)


def test_elements_are_told_apart_by_all_but_their_words() -> None:
    plain = el("p", "one")
    others = (el("p", "one", lang="en"), el("p", el("b", "one")), el("h1", "one"), el("p"),
              el("div", plain), el("p", "one", id="a"), el("p", "one", class_="help"))  # fmt: skip

    assert kinds(el("p", "two words")) == kinds(join(plain, plain)) == kinds(plain)
    assert len({kinds(each) for each in (plain, *others)}) == len(others) + 1

"""The pages for when the service is down: the plan's words, no claim about now, sound links."""

import re
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from bot.channels.web.static_site import index, municipality
from bot.language import DA, EN
from bot.words import words
from tests.channels.web.axe import RULES
from tests.channels.web.browser import missing, opened
from tests.command_line import run
from tests.paper.test_card import of
from tests.shipped import library

AT = ("--at", "2026-11-23 12:00")


class Page(HTMLParser):
    """What a page links to, which ids it has, and which elements."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.ids |= {found["id"]} if "id" in found else set()
        self.links += [found["href"]] if "href" in found else []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("static")
    code, said = run("static", *AT, "-o", str(folder))
    assert code == 0 and "(198 sider)" in said
    return folder


def test_each_municipality_has_a_page_in_each_language_and_the_list_names_it(site: Path) -> None:
    pages = {each.name for each in site.glob("*.html")}

    assert len(pages) == 2 * 98 + 2
    for suffix in (".html", ".en.html"):
        named = set(Page((site / f"index{suffix}").read_text("utf-8")).links)
        assert {each for each in named if each in pages and "index" not in each} >= {
            f"silkeborg{suffix}",
            f"laesoe{suffix}",
        }
        assert sum(each in pages and "index" not in each for each in named) == 98


def test_every_link_leads_to_a_file_a_heading_or_a_phone(site: Path) -> None:
    for file in site.glob("*.html"):
        page = Page(file.read_text("utf-8"))
        for link in page.links:
            if link.startswith("#"):
                assert link[1:] in page.ids, (file.name, link)
            elif link.startswith("tel:"):
                assert re.fullmatch(r"tel:(\+45\d{8}|\d{3,6})", link), (file.name, link)
            else:
                assert (site / link).is_file(), (file.name, link)


@pytest.mark.threat("B19")
def test_no_page_claims_to_know_who_is_open_now(site: Path) -> None:
    claims = {w.split("{")[0].strip(" ,") for lang in (DA, EN) for w in
              (words(lang).open_until, words(lang).closed_opens, words(lang).likely)}  # fmt: skip
    for file in site.glob("*.html"):
        text = file.read_text("utf-8")
        assert not [each for each in claims if each in text], file.name


def test_no_page_runs_a_script_or_fetches_from_elsewhere(site: Path) -> None:
    for file in site.glob("*.html"):
        text = file.read_text("utf-8")
        assert "script" not in Page(text).tags
        assert "default-src &#x27;none&#x27;" in text
        assert not re.search(r'(?:src|href)="(?:https?:)?//', text)


@pytest.mark.parametrize("lang", [DA, EN])
def test_a_page_says_what_the_card_says(lang: str) -> None:
    card = of("silkeborg", lang=lang)
    text = municipality((card,), "silkeborg")

    for entry in card.entries:
        assert entry.phone in text and entry.draft in text
    assert text.index(">112<") < text.index("41 74 90 90")


def test_the_same_content_on_the_same_day_gives_the_same_bytes() -> None:
    card = of("silkeborg")

    assert municipality((card,), "x") == municipality((card,), "x")
    assert index((("Aarhus", "aarhus"),), DA) == index((("Aarhus", "aarhus"),), DA)


@pytest.mark.parametrize("name", ["index", "silkeborg", "koebenhavn.en", "laesoe"])
def test_axe_finds_nothing_on_the_pages(site: Path, name: str) -> None:
    file = site / f"{name}.html"
    with opened() as browser:
        for scheme in ("light", "dark"):
            tab = browser.new_page(bypass_csp=True, color_scheme=scheme)
            tab.goto(file.as_uri())
            tab.evaluate(axe())
            found = tab.evaluate(
                "only => axe.run(document, {runOnly: only, resultTypes: ['violations']})",
                list(RULES),
            )
            assert [each["id"] for each in found["violations"]] == []
            tab.close()


def axe() -> str:
    try:
        module = import_module("axe_playwright_python.base")
    except ImportError:
        missing("accessibility is not tried: pip install axe-playwright-python")
    text: str = module.AXE_FILE_PATH.read_text("utf-8")
    return text


def test_a_folder_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x").write_text("")

    assert run("static", *AT, "-o", str(tmp_path / "x"))[0] == 1
    assert "kunne ikke skrive" in capsys.readouterr().err


def test_a_flow_without_cards_is_refused() -> None:
    assert [x for x in library().flows.values() if not x.cards]
    assert run("static", "--flow", "handlingsplan", "-o", "x")[0] == 2

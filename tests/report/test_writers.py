"""The same report as text, as JSON and as a page that needs nothing else."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.language import EN
from bot.report.as_html import as_html
from bot.report.as_json import as_json
from bot.report.as_text import WIDTH, as_text
from tests.report.making import declared_report, report

VOID = {"meta", "link", "br", "hr", "img", "input"}
PLACES = ("Silkeborg", "København", "Samsø")


class Page(HTMLParser):
    """Reads a page and remembers what stands in it, and whether everything is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


# --- the page -------------------------------------------------------------------------


@pytest.mark.parametrize("place", PLACES)
def test_everything_on_the_page_is_closed_and_every_id_is_its_own(place: str) -> None:
    page = Page(as_html(report(place)))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]

    assert page.open == []
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("place", PLACES)
def test_the_page_loads_nothing_from_anywhere(place: str) -> None:
    written = as_html(report(place))
    page = Page(written)

    assert not {name for name, _ in page.tags} & {"script", "link", "img", "iframe", "object"}
    assert not any("src" in attrs or "onclick" in attrs for _, attrs in page.tags)
    assert "url(" not in written
    assert "@import" not in written
    assert "default-src 'none'" in written


@pytest.mark.parametrize("place", PLACES)
def test_tables_have_captions_and_headings_with_scope(place: str) -> None:
    page = Page(as_html(report(place)))

    assert len(page.all("caption")) == len(page.all("table"))
    assert {attrs.get("scope") for attrs in page.all("th")} == {"col", "row"}


def test_every_section_is_named_by_its_heading() -> None:
    page = Page(as_html(report("Silkeborg")))
    ids = {attrs["id"] for _, attrs in page.tags if "id" in attrs}

    assert page.all("html") == [{"lang": "da"}]
    assert len(page.all("h1")) == 1
    assert all(section["aria-labelledby"] in ids for section in page.all("section"))
    for link in page.all("a"):
        target = link["href"] or ""
        assert target.startswith("https://") or target.removeprefix("#") in ids


def test_the_two_never_stand_in_one_frame(tmp_path: Path) -> None:
    """Each question has one frame for the answer and one for the evidence, both with a heading."""
    written = as_html(declared_report(tmp_path))

    assert written.count('<section class="own"') == 7
    assert written.count('<section class="shown"') == 7
    for frame in written.split('<section class="own"')[1:]:
        own, shown = frame.split('<section class="shown"')
        assert "Kommunens eget svar" in own
        assert "Det viser filen" not in own
        assert "Udledt af planens fil. Det er ikke et svar." in shown


def test_a_bar_says_nothing_that_the_words_do_not() -> None:
    page = Page(as_html(report("Silkeborg")))
    bars = [attrs for attrs in page.all("span") if attrs.get("class") == "bar"]

    assert bars
    assert all(attrs["aria-hidden"] == "true" for attrs in bars)
    assert "58 %" in "".join(page.texts)


@pytest.mark.threat("E15")
def test_what_a_plan_says_cannot_become_code(tmp_path: Path) -> None:
    from bot.instants import instant
    from bot.language import DA
    from bot.report.build import build
    from bot.source.folder import load
    from tests.report.making import content_with

    text = """
handlingsplan:
  strategi:
    answer: ja
    source: javascript:alert(1)
    note: {da: "<script>alert(1)</script>", en: "<b>bold</b>"}
"""
    content = load(content_with(tmp_path, text)).draft
    assert content is not None
    plan = content.plan(content.places.find("Silkeborg").places[0])
    written = as_html(build(content, plan, instant("2026-09-15 10:20"), DA))

    assert "<script" not in written
    assert "&lt;script&gt;" in written
    assert 'href="javascript' not in written


def test_the_page_can_be_read_in_the_dark_and_on_paper() -> None:
    written = as_html(report("Silkeborg"))

    assert "prefers-color-scheme: dark" in written
    assert "@media print" in written
    assert 'content="light dark"' in written


# --- JSON -----------------------------------------------------------------------------


def test_json_keeps_the_answer_and_the_evidence_apart(tmp_path: Path) -> None:
    found = json.loads(as_json(declared_report(tmp_path)))
    by_id = {each["id"]: each for each in found["questions"]}

    assert (found["declared"], found["of"]) == (3, 7)
    assert by_id["strategi"]["declared"] == {
        "answer": "delvist",
        "label": "Delvist",
        "source": "https://www.silkeborg.dk/strategi",
        "note": "Strategien bliver skrevet om i år.",
    }
    assert by_id["aktoerer"]["declared"] is None
    assert [each["kind"] for each in by_id["aktoerer"]["evidence"]] == [
        "contacts",
        "sources",
        "conflicts",
        "never_show",
    ]


def test_json_gives_ids_and_numbers_whatever_the_language() -> None:
    danish, english = (json.loads(as_json(report("Læsø", lang=lang))) for lang in ("da", "en"))
    week = [
        next(e for q in found["questions"] for e in q["evidence"] if e["kind"] == "week")
        for found in (danish, english)
    ]

    assert danish["municipality"] == {"code": "0825", "name": "Læsø"}
    assert danish["at"] == "2026-09-15T10:20:00+02:00"
    for one, other in zip(week[0]["rows"], week[1]["rows"], strict=True):
        assert {**one, "words": None} == {**other, "words": None}


# --- text -----------------------------------------------------------------------------


@pytest.mark.parametrize("place", PLACES)
def test_lines_fit_the_terminal_but_for_addresses_and_headings(place: str) -> None:
    for line in as_text(report(place)).splitlines():
        assert len(line) <= WIDTH or "https://" in line or line.count("?") == 1


def test_a_number_is_never_broken() -> None:
    written = as_text(report("Aalborg"))

    assert "93 52 00 65" in written
    assert "\0" not in written


def test_the_text_tells_the_answer_before_the_evidence(tmp_path: Path) -> None:
    lines = as_text(declared_report(tmp_path, EN)).splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("2. Strategy: Do you"))
    own = lines.index("The municipality's own answer: Partly", start)
    shown = lines.index(
        "What the file shows. Derived from the plan's file. It is no answer.", start
    )

    assert own < shown
    assert lines[own + 1] == "  The strategy is being rewritten this year."
    assert lines[own + 2] == "  Source: https://www.silkeborg.dk/strategi"

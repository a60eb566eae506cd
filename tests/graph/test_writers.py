"""What is written: SVG, PNG, Mermaid, DOT and the table say the same of one diagram."""

import builtins
import re
import shutil
import struct
import subprocess
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree

import pytest

from bot.flow.model import StateId
from bot.graph.authored import drawn
from bot.graph.diagram import Diagram, Mark, Node, marked
from bot.graph.dot import dot
from bot.graph.mermaid import mermaid
from bot.graph.png import NoFont, NoPng, png
from bot.graph.style import DARK, LIGHT
from bot.graph.svg import svg
from bot.graph.table import table
from tests.graph.views import VIEWS, diagram, flow, view
from tests.shipped import library

NS = "{http://www.w3.org/2000/svg}"
WRITERS = (svg, mermaid, dot, table)
EVIL = "\"<b>&amp; 'x' | ]] }} \\n #9; `y` --> <script>alert(1)</script>"


def evil() -> Diagram:
    """Return the whole picture with letters that mean something to every format."""
    whole = diagram("whole")
    arrows = tuple(replace(each, words=(EVIL,)) for each in whole.arrows)
    nodes = tuple(replace(each, title=EVIL, notes=(EVIL,)) for each in whole.nodes)
    return replace(whole, heading=EVIL, about=EVIL, nodes=nodes, arrows=arrows)


@pytest.mark.parametrize("name", VIEWS)
def test_an_svg_is_xml_and_says_what_it_shows(name: str) -> None:
    root = ElementTree.fromstring(svg(diagram(name)))
    title, desc = root.find(f"{NS}title"), root.find(f"{NS}desc")

    assert title is not None and title.text == diagram(name).heading
    assert desc is not None and diagram(name).about in (desc.text or "")
    assert root.get("lang") == diagram(name).lang
    assert root.get("aria-labelledby") == "title desc"


@pytest.mark.parametrize("name", VIEWS)
def test_every_word_of_the_diagram_is_in_the_svg(name: str) -> None:
    root = ElementTree.fromstring(svg(diagram(name)))
    said = " ".join("".join(each.itertext()) for each in root.iter(f"{NS}text"))

    for arrow in diagram(name).arrows:
        for words in arrow.words:
            assert words in said
    for node in diagram(name).nodes:
        assert node.title in said


def test_letters_are_at_least_14_pixels() -> None:
    sizes = {int(size) for size in re.findall(r'font-size="(\d+)"', svg(diagram("silkeborg")))}

    assert min(sizes) >= 14


def test_the_acute_box_is_filled_and_has_no_arrow() -> None:
    root = ElementTree.fromstring(svg(diagram("whole")))
    corner = next(g for g in root.iter(f"{NS}g") if g.get("data-always") == "akut")
    shapes = [each.tag for each in corner]

    assert [each.get("class") for each in corner if each.tag == f"{NS}rect"] == ["filled"]
    assert f"{NS}path" not in shapes
    assert len([1 for rect in root.iter(f"{NS}rect") if rect.get("class") == "filled"]) == 1
    assert ".filled{fill:#B00020}" in svg(diagram("whole"))


def test_an_svg_has_a_night_side_and_fetches_nothing() -> None:
    written = svg(diagram("whole"))

    assert "@media (prefers-color-scheme:dark)" in written
    assert set(re.findall(r"https?://[^\s\"']+", written)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"@import|url\(|<script|<image", written)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_text_and_lines_stand_out_enough(tokens: dict[str, str]) -> None:
    for ink in ("ink", "muted", "link"):
        for ground in ("bg", "surface"):
            assert _contrast(tokens[ink], tokens[ground]) >= 4.5, (ink, ground)
    assert _contrast(tokens["on-acute"], tokens["acute"]) >= 4.5
    assert _contrast(tokens["ink"], tokens["soft"]) >= 4.5
    for line in ("line", "added", "removed", "faint", "acute"):
        assert _contrast(tokens[line], tokens["bg"]) >= 3, line


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", ["whole", "kobenhavn", "samsoe-duty"])
def test_the_same_diagram_is_always_written_alike(name: str) -> None:
    again = drawn(library(), flow(), view(name))

    for writer in WRITERS:
        assert writer(again) == writer(diagram(name))


def test_letters_that_mean_something_are_written_as_letters() -> None:
    root = ElementTree.fromstring(svg(evil()))
    assert "<script" not in svg(evil())
    assert EVIL in (root.findtext(f"{NS}title") or "")

    for line in mermaid(evil()).splitlines():
        assert line.count('"') in (0, 2), line
        assert "<script" not in line and "`" not in line

    for row in table(evil()).splitlines():
        assert "<script" not in row
        assert not row.startswith("|") or len(re.findall(r"(?<!\\)\|", row)) in (4, 5)


def test_mermaid_has_every_box_and_every_arrow() -> None:
    written = mermaid(diagram("whole")).splitlines()
    arrows = [line for line in written if "-->" in line]

    assert written[0] == "flowchart TD"
    assert len(arrows) == len(diagram("whole").arrows)
    assert len([1 for line in written if re.match(r"  s\d+\W", line)]) == len(
        diagram("whole").nodes
    ) + len(arrows)
    assert not [line for line in written if re.search(r'"\d+\. ', line)]


@pytest.mark.parametrize("found", [diagram("whole"), diagram("kobenhavn"), evil()])
def test_graphviz_reads_our_dot(found: Diagram) -> None:
    tool = shutil.which("dot")
    if tool is None:
        pytest.skip("Graphviz is not installed: its program dot is not there")
    done = subprocess.run(
        [tool, "-Tplain"], input=dot(found), capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    kinds = [line.split(" ", 1)[0] for line in done.stdout.splitlines()]
    assert kinds.count("node") == len(found.nodes) + len(found.always)
    assert kinds.count("edge") == len(found.arrows)


def test_a_table_says_what_the_picture_says() -> None:
    found = diagram("silkeborg")
    written = table(found)

    assert written.startswith(f"# {found.heading}\n")
    for node in found.nodes:
        assert node.title in written
        for contact in node.contacts:
            assert contact.title[1:] in written
    for arrow in found.arrows:
        for words in arrow.words:
            assert words in written
    assert "Plan, våben, mål eller dato" in written
    assert "| Akut fare | Ring 112 nu |" in written


def test_a_png_has_the_size_of_its_svg() -> None:
    pytest.importorskip("resvg_py", reason="PNG needs the extra pictures")
    found = diagram("duty")
    try:
        written = png(svg(found))
    except NoFont:
        pytest.skip("this machine has no font")
    root = ElementTree.fromstring(svg(found))

    assert written[:8] == b"\x89PNG\r\n\x1a\n"
    size = struct.unpack(">II", written[16:24])
    assert size == (int(root.get("width", "0")), int(root.get("height", "0")))


def test_without_the_extra_there_is_no_png(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "resvg_py":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)

    with pytest.raises(NoPng):
        png("<svg/>")


def test_what_is_marked_stands_out_by_more_than_colour() -> None:
    whole = diagram("whole")
    edge = {arrow.source: arrow.edges[0] for arrow in whole.arrows}
    found = marked(
        whole,
        {StateId("vej"): Mark.REMOVED, StateId("rolig"): Mark.ADDED},
        {edge[StateId("fare")]: Mark.WALKED, edge[StateId("tjek")]: Mark.ADDED},
    )
    written = svg(found)

    assert '<g data-state="vej" class="removed">' in written
    assert "<title>væk</title>−" in written and "<title>nyt</title>+" in written
    assert '<g class="walked">' in written
    assert "==>" in mermaid(found) and "penwidth=4" in dot(found)
    assert "[nyt]" in table(found) and "[væk]" in table(found) and "[gået]" in table(found)


def test_names_of_the_file_are_shown_on_demand() -> None:
    assert "efter-omraade" in unescape(_texts("ids"))
    assert "efter-omraade" not in unescape(_texts("whole"))


def _texts(name: str) -> str:
    root = ElementTree.fromstring(svg(diagram(name)))
    return " ".join("".join(each.itertext()) for each in root.iter(f"{NS}text"))


def test_a_box_without_title_is_spoken_of_by_its_kind() -> None:
    node: Node = diagram("whole").by_id[StateId("slut")]

    assert node.title == ""
    assert "<title>deler vejen, spørger ikke (slut)</title>" in svg(diagram("whole"))

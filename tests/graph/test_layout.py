"""A layout can be read: nothing lies on anything else, whatever the flow looks like."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flow.model import FlowId, StateId
from bot.graph.boxes import INSET, PADDING
from bot.graph.diagram import Arrow, Diagram, Kind, Node
from bot.graph.layout import laid_out
from bot.graph.letters import balanced, width, without_signs, wrap
from bot.graph.page import page_of
from bot.graph.rows import going_back, levels
from bot.graph.simplex import Tie, numbered
from bot.language import DA
from tests.graph.geometry import areas, lines_on_lines, lines_through_boxes, on_each_other
from tests.graph.views import VIEWS, diagram, layout

WORDS = "ja nej måske personen kommunen åbningstiden underretningerne i dag hvem og".split()
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)


@st.composite
def diagrams(draw: st.DrawFn) -> Diagram:
    """Any boxes, joined by any arrows, circles and pieces on their own included."""
    count = draw(st.integers(1, 12))
    nodes = tuple(
        Node(StateId(f"s{number}"), kind, "" if kind == Kind.BRANCH else draw(TEXTS))
        for number, kind in enumerate(
            draw(st.lists(st.sampled_from(list(Kind)), min_size=count, max_size=count))
        )
    )
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    arrows = tuple(
        Arrow(nodes[a].id, nodes[b].id, tuple(draw(st.lists(TEXTS, max_size=3))), ())
        for a, b in draw(st.lists(ends, unique=True, max_size=18))
    )
    start = nodes[0].id
    return Diagram(FlowId("f"), DA, "Et billede", "Om", start, nodes, arrows, ())


@pytest.mark.parametrize("name", VIEWS)
def test_no_box_and_no_words_lie_on_each_other(name: str) -> None:
    assert on_each_other(areas(layout(name))) == []


@pytest.mark.parametrize("name", VIEWS)
def test_no_line_runs_through_a_box_or_through_words(name: str) -> None:
    assert lines_through_boxes(layout(name)) == []


@pytest.mark.parametrize("name", VIEWS)
def test_no_line_lies_on_another(name: str) -> None:
    assert lines_on_lines(layout(name)) == []


@settings(max_examples=60)
@given(diagrams())
def test_any_flow_at_all_can_be_laid_out(any_diagram: Diagram) -> None:
    found = laid_out(any_diagram)
    drawn = {arrow for stroke in found.strokes for arrow in stroke.arrows}

    assert len(found.boxes) == len(any_diagram.nodes)
    assert on_each_other(areas(found)) == []
    assert lines_through_boxes(found) == []
    assert drawn == {each for each in any_diagram.arrows if each.source != each.target}


@pytest.mark.parametrize("name", VIEWS)
def test_every_arrow_has_a_line_with_one_head(name: str) -> None:
    strokes = layout(name).strokes

    for arrow in diagram(name).arrows:
        assert any(arrow in stroke.arrows and stroke.head for stroke in strokes)


@pytest.mark.parametrize("name", VIEWS)
def test_texts_fit_into_their_boxes(name: str) -> None:
    for box in layout(name).boxes:
        if box.node.kind == Kind.BRANCH:
            continue
        inset = INSET if box.node.kind in (Kind.OUTCOME, Kind.ACUTE) else 0
        room = box.area.width - 2 * (PADDING + inset)

        assert all(line.width <= room + 1 for line in box.face.lines), box.node.id
        assert sum(line.size for line in box.face.lines) < box.area.height


@pytest.mark.parametrize("name", VIEWS)
def test_heading_legend_and_corner_keep_clear_of_each_other(name: str) -> None:
    page = page_of(diagram(name))
    found = [line.area for line in page.prints]
    found += [each.area for each in (*page.swatches, *page.corners)]

    assert on_each_other(found) == []
    assert all(0 <= a.x and a.x + a.width <= page.width and a.y <= page.top for a in found)


def test_arrows_lead_down_but_for_those_that_close_a_circle() -> None:
    whole = diagram("whole")
    level = levels(whole)
    back = {(arrow.source, arrow.target) for arrow in going_back(whole)}

    assert back == {("niveau", "ring-politiet")}
    for arrow in whole.arrows:
        assert (level[arrow.source] < level[arrow.target]) != ((arrow.source, arrow.target) in back)


def test_a_way_back_to_the_same_question_is_said_in_its_box() -> None:
    node = Node(StateId("a"), Kind.QUESTION, "Hvem?")
    again = Arrow(node.id, node.id, ("Det ved jeg ikke",), ())
    found = laid_out(Diagram(FlowId("f"), DA, "x", "y", node.id, (node,), (again,), ()))

    assert "igen" in " ".join(line.text for line in found.boxes[0].face.lines)


@settings(max_examples=60)
@given(st.data())
def test_the_numbers_are_the_best_there_are(data: st.DataObject) -> None:
    ties = [
        Tie(data.draw(st.integers(0, head - 1)), head, data.draw(st.integers(0, 1)),
            data.draw(st.integers(0, 3)))
        for head in (1, 2, 3, 4)
    ]  # fmt: skip
    for tail, head in ((0, 2), (1, 4)):
        ties.append(Tie(tail, head, data.draw(st.integers(0, 1)), data.draw(st.integers(0, 3))))
    found = numbered(5, ties)
    others = (n for n in product(range(6), repeat=5) if _kept(n, ties))

    assert _kept(found, ties)
    assert _cost(found, ties) == min(_cost(n, ties) for n in others)


def _kept(number: object, ties: list[Tie]) -> bool:
    return all(number[t.head] - number[t.tail] >= t.length for t in ties)  # type: ignore[index]


def _cost(number: object, ties: list[Tie]) -> int:
    return sum(t.weight * (number[t.head] - number[t.tail]) for t in ties)  # type: ignore[index]


def test_ties_in_a_circle_are_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        numbered(2, [Tie(0, 1, 1), Tie(1, 0, 1)])


def test_a_text_is_broken_between_words_and_a_long_word_inside() -> None:
    assert wrap("en to tre", 40, 14) == ("en to", "tre")
    assert all(width(line, 14) <= 100 for line in wrap("x" * 80, 100, 14))
    assert balanced("Er nogen i fare nu eller snart", 190, 16) == (
        "Er nogen i fare",
        "nu eller snart",
    )
    assert balanced("", 100, 14) == ()


def test_emoji_are_left_out_and_letters_kept() -> None:
    assert without_signs("🚨 Akut fare") == "Akut fare"
    assert without_signs("Ja – æøå") == "Ja – æøå"

"""What scenarios walk of a flow, in the picture: a scenario taken away is seen."""

from collections.abc import Iterable
from functools import cache

from bot.flow.model import FlowId
from bot.graph.coverage import Tally, covered, tally
from bot.graph.diagram import Diagram, Kind, Mark
from bot.graph.svg import svg
from bot.graph.table import table
from bot.scenario.play import Played, play
from bot.source.scenarios import read_scenarios
from tests.graph.views import diagram
from tests.shipped import ROOT, library

FLOW = FlowId("bekymring")


@cache
def walks() -> tuple[Played, ...]:
    files = sorted((ROOT / "flows" / "scenarios").glob("*.yaml"))
    read = (read_scenarios(each.name, each.read_bytes(), library()) for each in files)
    return tuple(play(library(), scenario) for found, _ in read for scenario in found)


def counted(played: Iterable[Played]) -> Tally:
    return tally(FLOW, played)


def missed(drawn: Diagram) -> set[str]:
    return {node.id for node in drawn.nodes if node.mark == Mark.MISSED}


def test_the_shipped_scenarios_walk_every_box_and_every_arrow() -> None:
    found = covered(diagram("whole"), counted(walks()))

    assert {each.mark for each in (*found.nodes, *found.arrows)} == {Mark.TOUCHED}
    assert found.heading.endswith("alle 39 bokse og alle 44 pile.")


def test_without_its_scenarios_an_ending_and_the_way_to_it_are_missed() -> None:
    fewer = [each for each in walks() if "viden-sparring" not in each.states]
    found = covered(diagram("whole"), counted(fewer))
    ways = {(each.source, each.target) for each in found.arrows if each.mark == Mark.MISSED}

    assert len(fewer) < len(walks())
    assert missed(found) == {"viden-sparring"}
    assert ("emne", "viden-sparring") in ways
    assert "38 af 39 bokse" in found.heading


def test_each_box_and_arrow_tells_in_how_many_scenarios_it_is_walked() -> None:
    concern = [each for each in walks() if each.flow.id == FLOW]
    found = covered(diagram("whole"), counted(walks()))
    list_ = found.by_id[next(n.id for n in found.nodes if n.kind == Kind.LIST)]
    passing = sum(list_.id in each.states for each in concern)
    first = next(a for a in found.arrows if a.source == found.initial and a.target == "emne")
    walked = sum(
        any((e.source, e.target) == (first.source, first.target) for e in each.edges)
        for each in concern
    )

    assert list_.notes[-1] == f"Prøvet i {passing} scenarier"
    assert first.words[-1] == f"{walked} ×" and walked > 0


def test_another_flow_counts_for_nothing() -> None:
    others = [each for each in walks() if each.flow.id != FLOW]
    found = covered(diagram("whole"), counted(others))

    assert others and missed(found) == {node.id for node in found.nodes}
    assert {each.note for each in found.always} == {"Ikke prøvet i noget scenarie"}


def test_what_is_missed_is_dashed_and_said_in_words() -> None:
    found = covered(diagram("whole"), counted(walks()[:3]))
    written = svg(found)

    assert ".missed .line{stroke:#B34700;stroke-width:2.5;stroke-dasharray:3 5}" in written
    assert ">0</text>" in written and ">ikke prøvet</text>" in written
    assert "Ikke prøvet i noget scenarie" in table(found) and "[ikke prøvet]" in table(found)

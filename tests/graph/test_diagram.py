"""A diagram shows the rulebook: every edge of it, and none besides."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.conditions import All, AnyOf, AtLeast, FactId, Is, IsOpen, Not, Only, Value
from bot.dialogue.ending import ending
from bot.dialogue.walk import Walk, Walked
from bot.flow.machine import PASS, edges
from bot.flow.model import ChoiceId, Outcome, PlaceQuestion, Question, StateId
from bot.graph.authored import View, drawn
from bot.graph.diagram import Kind, Mark, marked
from bot.graph.named import merged
from bot.graph.reached import reached
from bot.graph.speaker import Speaker
from bot.graph.ways import own_edges
from bot.language import DA, EN
from tests.graph.views import ADULT, ON_DUTY, VIEWS, diagram, flow, view
from tests.shipped import library

NOON = datetime(2026, 9, 15, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("name", ["bekymring", "handlingsplan"])
def test_every_edge_of_the_rulebook_is_in_the_picture_and_no_other(name: str) -> None:
    found = drawn(library(), flow(name), View())
    on_arrows = [edge for arrow in found.arrows for edge in arrow.edges]
    standing = [edge for each in found.always for edge in each.edges]

    assert sorted(map(repr, on_arrows + standing)) == sorted(map(repr, edges(flow(name))))
    for arrow in found.arrows:
        assert {(e.source, e.target) for e in arrow.edges} == {(arrow.source, arrow.target)}


@pytest.mark.parametrize("name", VIEWS)
def test_the_branches_that_are_drawn_are_numbered_without_a_gap(name: str) -> None:
    found = diagram(name)
    at_forks: dict[StateId, list[int]] = {}
    for arrow in found.arrows:
        if found.by_id[arrow.source].kind == Kind.BRANCH:
            numbers = [int(word.partition(".")[0]) for word in arrow.words if word[0].isdigit()]
            at_forks.setdefault(arrow.source, []).extend(numbers)

    assert at_forks
    for numbers in at_forks.values():
        assert sorted(numbers) == list(range(1, len(numbers) + 1))


def test_interrupts_are_no_arrows() -> None:
    found = diagram("whole")

    assert [each.id for each in found.always if each.acute] == ["akut"]
    assert {each.id for each in found.always} == {"akut", "om"}
    assert "om-henvend" not in found.by_id
    assert not {e.trigger for a in found.arrows for e in a.edges} & {"akut", "om"}


def test_the_words_are_the_answers_own() -> None:
    words = {(a.source, a.target): a.words for a in diagram("whole").arrows}

    assert words[StateId("fare"), StateId("rolle")] == (
        "Et barn skal have hjælp nu",
        "En voksen er i akut krise",
        "Nej",
    )
    assert words[StateId("viden-vej"), StateId("viden-oplaeg")] == ("ellers",)
    assert words[StateId("slut"), StateId("bande")][0].startswith("2. Hvor meget det haster: ")
    assert words[StateId("tjek"), StateId("slut")] == ("Vis, hvem jeg kan ringe til",)


def test_a_question_says_when_it_is_asked() -> None:
    node = diagram("whole").by_id[StateId("leder")]
    asked = [a for a in diagram("whole").arrows if a.source == "leder"]

    assert node.notes == ("Spørges kun, når den der spørger: offentligt ansat på arbejde",)
    assert len(asked) == 1
    assert PASS in {edge.trigger for edge in asked[0].edges}
    assert "spørges ikke" not in asked[0].words


def test_the_kinds_are_told_apart() -> None:
    kinds = {node.id: node.kind for node in diagram("whole").nodes}

    assert kinds[StateId("fare")] == Kind.QUESTION
    assert kinds[StateId("tegn")] == Kind.LIST
    assert kinds[StateId("bopael")] == Kind.PLACE
    assert kinds[StateId("tjek")] == Kind.SUMMARY
    assert kinds[StateId("slut")] == Kind.BRANCH
    assert kinds[StateId("vej")] == Kind.OUTCOME
    assert kinds[StateId("ring-politiet")] == Kind.ACUTE


def test_what_is_given_leaves_out_what_contradicts_it() -> None:
    found = diagram("duty")
    words = {(a.source, a.target): a.words for a in found.arrows}

    assert words[StateId("rolle"), StateId("bopael")] == ("Offentligt ansat, på arbejde",)
    assert not {"bopael-egen", "egen-vej", "barn-selv", "egen-hjaelp"} & set(found.by_id)
    assert "anonym" not in found.by_id
    assert (StateId("leder"), StateId("tjek")) in words


@pytest.mark.parametrize("given", [{}, ON_DUTY, ADULT])
@pytest.mark.parametrize("code", ["0740", "0101"])
def test_whoever_walks_takes_no_edge_that_is_left_out(given: dict, code: str) -> None:
    plan = library().plans[code]
    taken = {(e.source, e.trigger, e.target) for e in reached(library(), flow(), given, plan).edges}

    for _, walked in _walks(code, given):
        assert {(e.source, e.trigger, e.target) for e in walked.edges} <= taken


def test_with_nothing_given_everything_is_reached() -> None:
    assert reached(library(), flow(), {}).edges == frozenset(own_edges(flow()))


def test_a_tick_that_is_given_must_be_ticked() -> None:
    faith = {FactId("sign"): frozenset({Value("faith")})}
    shown = reached(library(), flow(), faith, library().plans["0740"]).shown

    assert "rolig" in shown
    assert reached(library(), flow(), {FactId("sign"): frozenset({Value("gang")})}).shown >= {
        "bande"
    }


def test_the_area_is_asked_only_where_the_plan_has_areas() -> None:
    assert "omraade" not in diagram("silkeborg").by_id
    assert "omraade" in diagram("kobenhavn").by_id
    labels = next(a.words for a in diagram("kobenhavn").arrows if a.source == "omraade")
    assert "Amager" in labels


def test_a_plan_names_itself_and_its_contacts_in_order() -> None:
    found = diagram("silkeborg")
    titles = [each.title for each in found.by_id[StateId("vej")].contacts]

    assert ("Silkeborg",) in {a.words for a in found.arrows if a.source == "bopael"}
    assert titles[:3] == ["Din nærmeste leder", "Infohus Silkeborg", "Hotline mod radikalisering"]
    assert len(titles) == len(set(titles))
    assert not found.by_id[StateId("vej")].warning


def test_where_nothing_local_is_registered_it_is_said() -> None:
    found = diagram("samsoe-duty")
    vej = found.by_id[StateId("vej")]

    assert vej.warning == "Intet lokalt oplyst"
    assert [each.stated for each in vej.contacts if "SSP" in each.title] == [False]
    assert "Samsø har ingen plan" in found.about
    assert "intet lokalt er oplyst: " in found.heading


@pytest.mark.parametrize("code", ["0740", "0101"])
def test_an_ending_shows_nobody_whom_the_picture_does_not_name(code: str) -> None:
    plan = library().plans[code]
    found = drawn(library(), flow(), View(plan=plan))
    for facts, walked in _walks(code, {}):
        outcome = flow().states[walked.state]
        if not isinstance(outcome, Outcome) or outcome.id not in found.by_id:
            continue
        shown = ending(library(), flow(), outcome, plan, facts, NOON, DA)
        titles = {card.title for card in shown.contacts}
        named = found.by_id[outcome.id].contacts

        assert {_bare(title) for title in titles} <= {_bare(each.title) for each in named}
        assert {_bare(each.title) for each in named if each.always} <= {_bare(t) for t in titles}


def _bare(title: str) -> str:
    """Return *title* as it reads where no area is known."""
    for area in library().plans["0101"].areas.values():
        title = title.casefold().replace(area["da"].casefold(), "")
    return " ".join(title.casefold().split())


def _walks(code: str, given: dict) -> Iterator[tuple[dict, Walked]]:
    """Yield where 300 people end up who answer at random, as far as *given* allows."""
    chance = random.Random(3)
    walk = Walk(library(), flow())
    for _ in range(300):
        walked = walk.begin()
        while choices := _answer(walk, walked, code, chance):
            onward = walk.answer(replace(walked, edges=()), choices)
            if any(onward.facts.get(f, (next(iter(v)),))[0] not in v for f, v in given.items()):
                break
            walked = onward
            yield walked.facts, walked


def _answer(walk: Walk, walked: Walked, code: str, chance: random.Random) -> tuple[ChoiceId, ...]:
    state = flow().states[walked.state]
    if isinstance(state, PlaceQuestion):
        return (ChoiceId(code),)
    offered = walk.offered(state, walked.path)
    if isinstance(state, Question) and state.many:
        return tuple(each for each in offered if chance.random() < 0.2) or offered[:1]
    return (chance.choice(offered),) if offered else ()


def test_orders_are_merged_so_that_each_is_kept() -> None:
    first, second = ("a", "b", "c"), ("a", "x", "c", "d")

    assert merged([first, second]) == ("a", "b", "x", "c", "d") or merged([first, second]) == (
        "a", "x", "b", "c", "d",
    )  # fmt: skip


SIGN, AGE = FactId("sign"), FactId("age")


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Is(AGE, frozenset({Value("adult")})), "alder på den det gælder: 18 år eller ældre"),
        (
            Not(Is(AGE, frozenset({Value("adult"), Value("unborn")}))),
            "alder på den det gælder: "
            "hverken et barn der ikke er født endnu eller 18 år eller ældre",
        ),
        (AtLeast(SIGN, frozenset({Value("other")}), 2), "tegn: mindst 2 × andet tegn"),
        (Only(SIGN, frozenset({Value("faith")})), "tegn: kun tro eller mening eller udseende"),
        (
            All((Is(SIGN, frozenset({Value("gang")})), AnyOf((IsOpen("x"), Not(IsOpen("y")))))),
            "tegn: bande uden ideologi, og (x har åbent eller ikke (y har åbent))",
        ),
        (Is(FactId("municipality"), frozenset({Value("abroad")})), "kommunen: uden for Danmark"),
    ],
)
def test_conditions_are_said_in_the_words_of_the_vocabulary(condition: object, said: str) -> None:
    assert Speaker(library().vocabulary, DA).say(condition) == said


def test_both_languages_are_whole() -> None:
    danish, english = diagram("whole"), diagram("whole-en")

    assert len(danish.nodes) == len(english.nodes)
    assert english.lang == EN
    assert english.by_id[StateId("fare")].title == "Is anyone in danger now or soon?"
    assert english.heading.startswith("11 questions lead to 20 endings")


def test_marks_are_put_on_states_and_edges() -> None:
    whole = diagram("whole")
    arrow = whole.arrows[0]
    found = marked(whole, {arrow.source: Mark.WALKED}, {arrow.edges[0]: Mark.ADDED})

    assert found.by_id[arrow.source].mark == Mark.WALKED
    assert found.arrows[0].mark == Mark.ADDED
    assert {each.mark for each in found.arrows[1:]} == {Mark.PLAIN}


@pytest.mark.parametrize("name", VIEWS)
def test_every_arrow_has_both_its_boxes(name: str) -> None:
    found = diagram(name)

    assert {a.source for a in found.arrows} | {a.target for a in found.arrows} <= set(found.by_id)
    assert view(name).lang == found.lang

"""Two versions of a flow in one picture: nothing that differs is left unmarked."""

from dataclasses import replace
from functools import cache

from bot.graph.authored import View
from bot.graph.changes import Version, changes
from bot.graph.diagram import Diagram, Mark
from bot.graph.svg import svg
from bot.graph.table import table
from bot.language import EN
from bot.plan.model import MunicipalityCode
from tests.graph.views import flow, view
from tests.shipped import library

NOW = Version(library(), flow())


def later(**changed: object) -> Version:
    """Return the shipped conversation with other values in some of its fields."""
    return Version(library(), replace(flow(), digest="-".join(changed), **changed))


def with_choice(state: str, choice: str, **changed: object) -> Version:
    """Return the shipped conversation with one choice of one question changed."""
    question = flow().states[state]
    choices = tuple(replace(c, **changed) if c.id == choice else c for c in question.choices)
    digest = "-".join((state, choice, *changed))
    states = {**flow().states, state: replace(question, choices=choices)}
    return Version(library(), replace(flow(), digest=digest, states=states))


def marks(diagram: Diagram) -> dict[str, Mark]:
    return {node.id: node.mark for node in diagram.nodes if node.mark != Mark.PLAIN}


def arrow_marks(diagram: Diagram) -> dict[tuple[str, str], Mark]:
    return {(a.source, a.target): a.mark for a in diagram.arrows if a.mark != Mark.PLAIN}


@cache
def redirected() -> Version:
    """Return the conversation with one answer that leads elsewhere."""
    return with_choice("emne", "uden-navn", to="viden-tegn")


def test_the_same_flow_has_no_marks() -> None:
    found = changes(NOW, NOW, View())

    assert found.heading == "Samtalen er den samme i begge udgaver."
    assert marks(found) == {} and arrow_marks(found) == {}
    assert not any(each.note for each in found.always)


def test_an_answer_that_leads_elsewhere_is_a_new_arrow_and_a_gone_one() -> None:
    found = changes(NOW, redirected(), View())

    assert marks(found) == {"emne": Mark.CHANGED, "viden-sparring": Mark.REMOVED}
    assert arrow_marks(found) == {
        ("emne", "viden-tegn"): Mark.CHANGED,
        ("emne", "viden-sparring"): Mark.REMOVED,
    }
    assert found.heading == ("Bokse: 0 nye, 1 væk, 1 ændrede. Pile: 0 nye, 1 væk, 1 ændrede.")


def test_seen_the_other_way_what_was_gone_is_new() -> None:
    found = changes(redirected(), NOW, View())

    assert marks(found)["viden-sparring"] == Mark.ADDED
    assert arrow_marks(found)["emne", "viden-sparring"] == Mark.ADDED


def test_changed_words_on_an_arrow_tell_what_came_and_what_went() -> None:
    now = with_choice("alder", "under-18", label={"da": "Under 18"})
    arrow = next(each for each in changes(NOW, now, View()).arrows if each.source == "alder")

    assert arrow.mark == Mark.CHANGED
    assert "+ Under 18" in arrow.words and "− Under 18 år" in arrow.words
    assert "Ikke født endnu" in arrow.words


def test_what_a_box_does_not_show_changes_it_too() -> None:
    now = with_choice("alder", "ufoedt", set=(("age", ("under_18",)),))

    assert marks(changes(NOW, now, View())) == {"alder": Mark.CHANGED}


def test_a_step_changes_every_ending_that_shows_it() -> None:
    step = next(iter(flow().states["vej"].steps))
    shown = {s.id for s in flow().states.values() if step in getattr(s, "steps", ())}
    now = later(steps={**flow().steps, step: replace(flow().steps[step], optional=True)})

    assert set(marks(changes(NOW, now, View()))) == shown
    assert len(shown) > 1


def test_an_interrupt_that_is_changed_or_gone_is_told_in_its_corner() -> None:
    acute = next(each for each in flow().always if each.id == flow().acute)
    found = changes(NOW, later(always=(replace(acute, label={"da": "Fare"}),)), View())
    notes = {each.id: each.note for each in found.always}

    assert notes.pop(acute.id) == "± ændret"
    assert set(notes.values()) == {"− væk"}
    assert found.heading.startswith("Bokse: 0 nye, 1 væk, 1 ændrede.")
    assert "± ændret" in svg(found) and "[− væk]" in table(found)


def test_signs_and_legend_say_it_without_colour() -> None:
    found = changes(NOW, redirected(), View(lang=EN))
    written = svg(found)

    assert ">−</text>" in written and ">±</text>" in written
    for said in ("gone", "changed"):
        assert f">{said}</text>" in written, said
    assert "[gone]" in table(found) and "[changed]" in table(found)


def test_with_a_plan_both_versions_are_drawn_for_its_municipality() -> None:
    code = MunicipalityCode("0740")
    plan = library().plans[code]
    title = {"da": "Infohuset", "en": "The infohus"}
    contacts = {**plan.contacts, "indgang": replace(plan.contacts["indgang"], title=title)}
    plans = {**library().plans, code: replace(plan, contacts=contacts)}

    found = changes(NOW, Version(replace(library(), plans=plans), flow()), view("silkeborg"))
    named = {each.title for node in found.nodes for each in node.contacts}

    assert Mark.CHANGED in marks(found).values()
    assert named  # the names as they were, of the plan in the view

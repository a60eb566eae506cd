"""The engine knows no subject: a wet clubhouse, from YAML alone, played to every ending.

The content in `tests/content` uses every construct of the format, has nothing to do with
the one that ships, and needs no line of code.
"""

from datetime import datetime
from pathlib import Path

import pytest

from bot.clock import COPENHAGEN
from bot.dialogue.events import Choose, Done, Interrupt, Resume, Start, Toggle
from bot.dialogue.replies import Ask, Kind, ShowOutcome, ShowSummary
from bot.dialogue.session import from_json, to_json
from bot.dialogue.step import begin, step
from bot.dialogue.walk import Walk
from bot.flow.model import ChoiceId, FlowId, Outcome
from bot.language import DA, EN
from bot.source.folder import load

CONTENT = Path(__file__).parent / "content"
FLOW = FlowId("vandskade")
AT = datetime(2026, 9, 15, 10, 20, tzinfo=COPENHAGEN)
NIGHT = datetime(2026, 9, 19, 23, 30, tzinfo=COPENHAGEN)

PATHS = {
    "i-dag": (["drypper"], ["medlem"], ["0901"], ["nord"], ["gulv", "loft"], ["nej"], ["go"]),
    "kan-vente": (["nej"], ["vicevaert"], ["0902"], ["gulv"], ["go"]),
    "uden-kommune": (["drypper"], ["medlem"], ["abroad"], ["gulv", "skimmel"], ["ja"], ["go"]),
    "ingen-skade": (["nej"], ["gaest"], ["0903"], ["stoev"], ["go"]),
    "sluk-nu": (["loeber"],),
    "om-hjaelpen": (Interrupt(ChoiceId("om")),),
}
"""One way to each outcome; a list is an answer, anything else is an event."""


@pytest.fixture(scope="module")
def library():
    loaded = load(CONTENT)
    assert loaded.library is not None, loaded.problems
    return loaded.library


def events(answer, screen):
    """Yield the events of *answer*; a check list is ticked item by item."""
    if not isinstance(answer, list):
        yield answer
    elif isinstance(screen, Ask) and screen.kind == Kind.MANY:
        yield from (Toggle(ChoiceId(each), True, screen.stamp) for each in answer)
        yield Done(screen.stamp)
    else:
        yield Choose(tuple(map(ChoiceId, answer)), screen.stamp)


def play(library, answers, lang, now=AT, payload=""):
    """Play *answers* from the start; the session goes through JSON between every two turns."""
    turn = begin(library, FLOW, Start(payload), now, lang)
    for answer in answers:
        for event in events(answer, turn.replies[-1]):
            turn = step(library, from_json(to_json(turn.session)), event, now)
    return turn


def every_text(shown):
    """Return everything that *shown* says, in one string."""
    return repr(shown)


@pytest.mark.parametrize("lang", [DA, EN])
@pytest.mark.parametrize("outcome", PATHS)
def test_every_ending_is_reached_in_both_languages(library, outcome, lang):
    screen = play(library, PATHS[outcome], lang).replies[-1]

    assert isinstance(screen, ShowOutcome)
    assert (screen.state, screen.lang) == (outcome, lang)
    assert screen.title == library.flows[FLOW].states[outcome].title[lang]
    assert [each.id for each in screen.closing] == ["du-ringer-selv"]
    assert "{" not in "".join(each.text for each in (*screen.steps, *screen.afterwards))


def test_the_paths_cover_every_outcome(library):
    outcomes = {s.id for s in library.flows[FLOW].states.values() if isinstance(s, Outcome)}

    assert set(PATHS) == outcomes


def test_the_plan_decides_whom_in_which_order(library):
    screen = play(library, PATHS["i-dag"], DA).replies[-1]
    named = [card.id for card in screen.contacts]

    assert named == ["toemrer", "vaerksted", "raadgivning", "formand"]
    workshop = screen.contacts[1]
    assert (workshop.title, workshop.phone) == ("Værkstedet Aaby Nord", "37 10 20 11")
    assert [member.phone for member in screen.contacts[0].members] == ["37 10 20 21", "37 10 20 22"]


def test_at_night_another_row_is_taken_and_closed_is_said_first(library):
    screen = play(library, PATHS["kan-vente"], DA, now=NIGHT).replies[-1]

    assert [each.id for each in screen.closed] == ["lukket-nu"]
    assert screen.opens is not None


def test_a_table_fact_decides_a_step_and_a_table_of_texts_a_sentence(library):
    caretaker = (["drypper"], ["vicevaert"], ["0901"], ["nord"], ["gulv", "loft"], ["go"])
    screen = play(library, caretaker, DA).replies[-1]

    assert "vedligehold" in [each.id for each in screen.steps]
    assert "Værkstedet kommer samme dag." in [each.text for each in screen.afterwards]
    assert next(each for each in screen.steps if each.id == "vedligehold").law_title


def test_an_area_that_is_not_known_shows_what_differs_by_name(library):
    answers = (["drypper"], ["medlem"], ["0901"], ["unknown"], ["gulv", "loft"], ["nej"], ["go"])
    screen = play(library, answers, EN).replies[-1]

    assert {(c.area_name, c.phone) for c in screen.contacts if c.id == "vaerksted"} == {
        ("Aaby Nord", "37 10 20 11"),
        ("Aaby South", "37 10 20 12"),
    }


def test_a_link_answers_beforehand_and_the_way_out_leads_back(library):
    turn = play(library, (["drypper"],), DA, payload="0901-vicevaert")
    assert turn.replies[-1].state == "by"

    there = step(library, turn.session, Interrupt(), AT)
    back = step(library, there.session, Resume(), AT)

    assert there.replies[-1].state == "sluk-nu"
    assert back.replies[-1].state == "by"


def test_what_is_known_is_not_asked_again_after_the_first_aid(library):
    answers = (["loeber"], ["videre"], ["gaest"], ["0902"], ["gulv"], ["go"])
    turn = play(library, answers, DA)

    assert turn.replies[-1].state == "kan-vente"


def test_every_path_ends_in_both_languages_without_a_hole(library):
    for lang in (DA, EN):
        ends, waiting = set(), [begin(library, FLOW, Start(), AT, lang)]
        walk, seen = Walk(library, library.flows[FLOW]), set()
        while waiting:
            turn = waiting.pop()
            screen = turn.replies[-1]
            facts = walk.facts(turn.session.path)
            place = (turn.session.state, tuple(sorted(facts.items())))
            if place in seen:
                continue
            seen.add(place)
            assert "{" not in every_text(screen).replace("{}", "")
            if isinstance(screen, ShowOutcome) and not screen.then:
                ends.add(screen.state)
                continue
            for choices in onward(library, screen):
                event = Choose(choices, screen.stamp)
                waiting.append(step(library, turn.session, event, AT))

        assert ends == set(PATHS) - {"sluk-nu", "om-hjaelpen"}


def onward(library, screen):
    """Yield the answers to *screen*: of places one of each kind, of a list each tick alone."""
    if isinstance(screen, ShowSummary):
        yield (screen.go.id,)
    elif isinstance(screen, ShowOutcome):
        yield from ((each.id,) for each in screen.then)
    elif screen.kind == Kind.PLACE:
        yield from ((ChoiceId(each),) for each in ("0901", "0902", "unknown", "abroad"))
    else:
        yield from ((each.id,) for each in screen.options)

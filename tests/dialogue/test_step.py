"""Turns on the shipped flow: what a person can do, and what can never go wrong."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.dialogue.events import (
    Back,
    Browse,
    Change,
    Choose,
    Done,
    Event,
    Forget,
    Help,
    Insight,
    Interrupt,
    NoAnswer,
    Privacy,
    Restart,
    Resume,
    Review,
    Show,
    Speak,
    Start,
    Toggle,
    Unreadable,
    Why,
    Write,
)
from bot.dialogue.replies import About, Ask, Farewell, Notice, ShowOutcome, ShowSummary
from bot.dialogue.session import IDLE, from_json, to_json
from bot.dialogue.step import Turn, begin, replay, step
from bot.flow.model import Digest, FlowId, StateId
from bot.language import DA, EN
from bot.library import Library
from tests.conftest import danish_time

NOW = danish_time("2026-09-15 10:20")
FLOW = FlowId("bekymring")


class Talk:
    """A conversation whose session goes through JSON between every two turns."""

    def __init__(self, library: Library, payload: str = "") -> None:
        self.library = library
        self.now = NOW
        self.turn: Turn = begin(library, FLOW, Start(payload), NOW, DA)

    @property
    def session(self):
        return from_json(json.loads(json.dumps(to_json(self.turn.session))))

    @property
    def screen(self):
        return self.turn.replies[-1]

    @property
    def notices(self):
        return [each for each in self.turn.replies if isinstance(each, Notice)]

    def does(self, event: Event) -> "Talk":
        self.turn = step(self.library, self.session, event, self.now)
        return self

    def answers(self, *steps: str) -> "Talk":
        for each in steps:
            choices = tuple(each.split(",")) if each else ()
            self.does(Choose(choices, self.screen.stamp))
        return self


@pytest.fixture
def talk(library: Library) -> Talk:
    return Talk(library)


TO_ENDING = ("nej", "medarbejder", "0740", "under-18", "symboler,isolation", "nej", "go")


def test_the_first_screen_asks_about_danger(talk: Talk) -> None:
    assert isinstance(talk.screen, Ask)
    assert talk.screen.state == "fare"
    assert talk.screen.greeting
    assert talk.screen.at_most == 0


@pytest.mark.threat("F21")
def test_a_teacher_reaches_the_contacts_of_the_pupils_municipality(talk: Talk) -> None:
    talk.answers(*TO_ENDING)

    assert isinstance(talk.screen, ShowOutcome)
    assert talk.screen.state == "vej"
    assert [each.id for each in talk.screen.contacts][:3] == [
        "naermeste-leder", "indgang", "hotline",
    ]  # fmt: skip


def test_at_most_only_falls(talk: Talk) -> None:
    seen = []
    for answer in TO_ENDING[:-1]:
        talk.answers(answer)
        if isinstance(talk.screen, Ask):
            seen.append((talk.screen.number, talk.screen.at_most))

    assert [number for number, _ in seen] == list(range(2, 2 + len(seen)))
    assert [most for _, most in seen] == sorted((most for _, most in seen), reverse=True)
    assert all(number <= most <= 8 for number, most in seen)


@pytest.mark.threat("F21")
def test_a_deep_link_offers_its_municipality_and_never_answers(library: Library) -> None:
    talk = Talk(library, "0740").answers("nej", "medarbejder")

    assert talk.screen.state == "bopael"
    assert talk.screen.options[0].id == "0740"
    assert all(answer.state != "bopael" for answer in talk.session.path)


def test_a_link_may_answer_who_asks_and_the_answer_can_be_changed(library: Library) -> None:
    talk = Talk(library, "0740-ansat").answers("nej")

    assert talk.screen.state == "bopael"
    talk.does(Review())
    assert "rolle" in [each.question for each in talk.screen.answers]
    assert talk.does(Change("rolle")).screen.state == "rolle"


@pytest.mark.threat("B12")
@pytest.mark.parametrize("payload", ["../../etc", "x" * 64, "x" * 5000, "9999", "0740\x00", "--"])
def test_an_unknown_deep_link_offers_nothing(library: Library, payload: str) -> None:
    assert Talk(library, payload).session.offered is None


@pytest.mark.threat("E13")
def test_acute_is_one_press_from_every_screen_and_leads_back(talk: Talk) -> None:
    for answer in (*TO_ENDING, None):
        before = talk.session
        talk.does(Interrupt())
        assert talk.screen.state == "ring-politiet"
        assert talk.screen.contacts[0].id == "politi-112"
        talk.does(Resume())
        assert talk.session.state == before.state
        assert talk.session.path == before.path
        if answer is not None:
            talk.answers(answer)


def test_acute_pressed_twice_still_leads_back_to_the_question(talk: Talk) -> None:
    talk.answers("nej").does(Interrupt()).does(Interrupt()).does(Interrupt("om"))

    assert talk.does(Resume()).session.state == "rolle"


def test_after_the_call_nothing_known_is_asked_again(talk: Talk) -> None:
    talk.answers("nej", "medarbejder", "0671", "voksen").does(Interrupt()).answers("videre")

    assert isinstance(talk.screen, ShowOutcome)
    assert talk.screen.state == "vej-akut"
    assert [each.id for each in talk.screen.contacts][:2] == ["politi-112", "politi-114"]


def test_danger_told_by_the_acute_button_survives_a_change(talk: Talk) -> None:
    talk.answers("nej", "medarbejder", "0671", "voksen").does(Interrupt()).answers("videre")
    talk.does(Change("alder")).answers("under-18")

    assert talk.screen.state == "vej-akut"
    assert "boerneteam" in [each.id for each in talk.screen.contacts]


def test_an_announced_plan_in_the_list_raises_to_acute(talk: Talk) -> None:
    talk.answers("nej", "medarbejder", "0740", "under-18", "plan,venner")

    assert talk.screen.state == "ring-politiet"


def test_back_returns_to_the_last_question_and_leaves_no_stale_fact(talk: Talk) -> None:
    talk.answers("nej", "medarbejder", "0740", "under-18", "tro")
    assert talk.screen.state == "rolig"

    talk.does(Back())
    assert talk.screen.state == "tegn"
    assert [each.id for each in talk.screen.options if each.ticked] == ["tro"]
    talk.answers("symboler")
    assert talk.screen.state == "tjek"


def test_back_passes_over_a_question_that_was_answered_by_itself(talk: Talk) -> None:
    """Danger to a child tells the age, so the age is never asked and Back never stands there."""
    talk.answers("barn", "medarbejder", "0740")
    assert "alder" in [each.state for each in talk.session.path]
    assert talk.screen.state == "barn-akut"

    assert talk.does(Back()).screen.state == "bopael"


def test_back_on_the_first_question_shows_it_again(talk: Talk) -> None:
    assert talk.does(Back()).screen.state == "fare"


def test_a_change_keeps_the_other_answers(talk: Talk) -> None:
    talk.answers(*TO_ENDING).does(Change("alder"))
    assert talk.screen.state == "alder"

    talk.answers("voksen")
    assert isinstance(talk.screen, ShowSummary)
    talk.answers("go")
    assert talk.screen.state == "vej"
    assert "boerneteam" not in [each.id for each in talk.screen.contacts]


def test_a_change_that_asks_something_new_asks_it(talk: Talk) -> None:
    talk.answers(*TO_ENDING).does(Change("rolle")).answers("borger")

    assert talk.screen.state == "anonym"
    assert "leder" not in [answer.state for answer in talk.session.path]


def test_changing_danger_away_never_walks_past_the_acute_card(talk: Talk) -> None:
    talk.answers("ja", "videre", "medarbejder", "0740", "under-18").does(Change("fare"))
    talk.answers("nej", "plan")

    assert talk.screen.state == "ring-politiet"


def test_the_municipality_can_be_changed_and_the_plan_follows(talk: Talk) -> None:
    talk.answers(*TO_ENDING).does(Change("bopael")).answers("0671", "go")

    assert talk.screen.place == "Struer"


@pytest.mark.threat("B6")
def test_an_old_button_gets_the_current_screen(talk: Talk) -> None:
    old = talk.screen.stamp
    talk.answers("nej", "medarbejder")
    before = talk.session
    talk.does(Choose(("ja",), old))

    assert talk.notices[0].about == About.OLD_BUTTON
    assert talk.session.state == before.state
    assert talk.session.path == before.path


@pytest.mark.threat("B5")
@pytest.mark.parametrize("choice", ["to_vej-akut", "ja'; --", "", "9999", "unknown\x00", "go"])
def test_a_forged_choice_shows_the_current_screen(talk: Talk, choice: str) -> None:
    before = talk.session
    talk.does(Choose((choice,), talk.screen.stamp))

    assert talk.session.state == before.state
    assert talk.screen.state == "fare"


def test_a_check_list_is_ticked_and_cleared_and_a_double_tap_changes_nothing(talk: Talk) -> None:
    talk.answers("nej", "medarbejder", "0740", "under-18")
    stamp = talk.screen.stamp
    for event in (Toggle("symboler", True, stamp), Toggle("symboler", True, stamp),
                  Toggle("tro", True, stamp), Toggle("tro", False, stamp)):  # fmt: skip
        talk.does(event)

    assert talk.screen.chosen == ("Symboler, opslag, udtalelser",)
    talk.does(Done(talk.screen.stamp))
    assert talk.session.path[-2].choices == ("symboler",)


def test_none_of_these_is_an_answer(talk: Talk) -> None:
    talk.answers("nej", "medarbejder", "0740", "under-18", "")

    assert talk.screen.state == "tjek"
    assert talk.answers("go").screen.state == "tvivl"


@pytest.mark.parametrize(
    ("state_answers", "typed", "after"),
    [
        ((), "nej", "rolle"),
        ((), "NEJ", "rolle"),
        ((), "4", "rolle"),
        (("nej", "medarbejder"), "silkeborg kommune", "alder"),
        (("nej", "medarbejder", "0740", "under-18"), "9 11", "leder"),
        (("nej", "medarbejder"), "akut fare", "ring-politiet"),
    ],
)
def test_typed_text_that_is_an_answer_is_taken(
    talk: Talk, state_answers: tuple[str, ...], typed: str, after: str
) -> None:
    talk.answers(*state_answers).does(Write(typed))

    assert talk.session.state == after


@pytest.mark.threat("C10", "C11")
@pytest.mark.parametrize(
    "typed",
    ["han har et våben", "hjælp mig nu", "fuck", "🔥" * 500, "a\u202eb", "x" * 4096, "\x00"],
)
def test_other_text_gets_the_card_with_the_alarm_line_and_is_gone(talk: Talk, typed: str) -> None:
    talk.does(Write(typed))

    assert "112" in talk.notices[0].text
    assert talk.screen.state == "fare"
    assert typed not in json.dumps(to_json(talk.turn.session), ensure_ascii=False)
    assert all(typed not in str(reply) for reply in talk.turn.replies)


@pytest.mark.parametrize("typed", ["ring på 21 76 41 68", "010190-1234", "a.b@c.dk"])
def test_personal_data_is_warned_about(talk: Talk, typed: str) -> None:
    talk.does(Write(typed))

    assert talk.notices[0].about == About.PERSONAL
    assert "112" in talk.notices[0].text


def test_a_word_only_points_an_answer_out(talk: Talk) -> None:
    talk.answers("nej").does(Write("jeg er lærer"))

    assert talk.session.state == "rolle"
    assert "Offentligt ansat" in talk.notices[0].text


@pytest.mark.threat("C3")
def test_a_misspelt_place_is_offered(talk: Talk) -> None:
    talk.answers("nej", "medarbejder").does(Write("Silkebrog"))

    assert talk.session.state == "bopael"
    assert "0740" in [option.id for option in talk.screen.options]
    assert talk.answers("0740").session.state == "alder"


def test_the_municipalities_can_be_browsed(talk: Talk) -> None:
    talk.answers("nej", "medarbejder")
    group = next(each for each in talk.screen.groups if "S" in each.label)
    talk.does(Browse(group.id, talk.screen.stamp))

    assert "0740" in [option.id for option in talk.screen.options]


def test_every_question_can_be_asked_back(talk: Talk) -> None:
    talk.does(Why())

    assert talk.notices[0].about == About.WHY
    assert talk.notices[0].text
    assert talk.screen.state == "fare"


def test_the_language_can_be_switched_anywhere(talk: Talk) -> None:
    talk.answers(*TO_ENDING).does(Speak(EN))

    assert talk.screen.lang == EN
    assert talk.screen.closing[0].text == "Henvend has told nobody. You must call yourself."
    assert talk.does(Speak()).screen.lang == DA


def test_a_number_that_did_not_work_leads_to_the_next(talk: Talk) -> None:
    talk.answers(*TO_ENDING).does(NoAnswer("tovholder-kommune"))
    assert "51 70 52 62" in talk.notices[0].text

    talk.does(NoAnswer("tovholder-politi"))
    assert "41 74 90 90" in talk.notices[0].text
    talk.does(NoAnswer("hotline"))
    assert "112" in talk.notices[0].text


@pytest.mark.threat("C13")
def test_every_ending_says_that_nobody_has_been_told(talk: Talk) -> None:
    talk.answers(*TO_ENDING)

    said = [step.text for step in talk.screen.closing]
    assert said == ["Henvend har ikke givet besked til nogen. Du skal selv ringe."]


def test_restart_forgets_the_answers_and_keeps_the_language(library: Library) -> None:
    talk = Talk(library, "0740").answers("nej", "medarbejder").does(Speak(EN)).does(Restart())

    assert talk.session.path == ()
    assert talk.session.lang == EN
    assert talk.session.offered == "0740"


def test_forget_deletes_the_session(talk: Talk) -> None:
    talk.turn = step(talk.library, talk.answers("nej").session, Forget(), NOW)

    assert talk.turn.session is None
    assert isinstance(talk.turn.replies[-1], Farewell)


def test_insight_shows_the_answers_and_how_long_they_live(talk: Talk) -> None:
    talk.answers("nej", "medarbejder").does(Insight())

    assert "Offentligt ansat, på arbejde" in talk.notices[0].text
    assert "24 timer" in talk.notices[0].text


def test_a_session_that_was_silent_for_a_day_begins_again_and_says_so(talk: Talk) -> None:
    talk.answers(*TO_ENDING)
    talk.now = NOW + IDLE + timedelta(seconds=1)
    talk.does(Choose(("ja",), talk.screen.stamp))

    assert talk.notices[0].about == About.EXPIRED
    assert talk.session.path == ()


def test_the_acute_button_works_for_somebody_who_has_no_session(library: Library) -> None:
    turn = begin(library, FLOW, Interrupt(), NOW, DA)

    assert turn.replies[-1].state == "ring-politiet"
    assert step(library, turn.session, Resume(), NOW).replies[-1].state == "fare"


def test_a_first_typed_text_is_no_answer(library: Library) -> None:
    turn = begin(library, FLOW, Write("nej"), NOW, DA)

    assert turn.session.path == ()
    assert "112" in turn.replies[0].text


@pytest.mark.threat("E23")
def test_a_changed_flow_uses_the_answers_again_by_question(talk: Talk, library: Library) -> None:
    from dataclasses import replace

    flow = library.flows[FLOW]
    fare = flow.states["fare"]
    asked = replace(fare, prompt=replace(fare.prompt, help=None))
    newer = replace(flow, digest="0" * 16, states={**flow.states, "fare": asked})
    changed = replace(library, flows={FLOW: newer})
    session = talk.answers(*TO_ENDING[:4]).session

    turn = replay(changed, session, NOW)
    assert turn.replies[0].about == About.CHANGED
    assert turn.session.state == "tegn"
    pinned = replace(changed, pinned={flow.digest: flow})
    assert step(pinned, session, Show(), NOW).session.digest == flow.digest


STATELESS = (Show(), Review(), Why(), Insight(), Privacy(), Help(), Unreadable(), Write("?"))


@pytest.mark.parametrize("event", STATELESS, ids=lambda event: type(event).__name__)
def test_asking_moves_nobody(talk: Talk, event: Event) -> None:
    for answer in TO_ENDING:
        before = talk.session
        talk.does(event)
        assert (talk.session.state, talk.session.path, talk.session.turn) == (
            before.state, before.path, before.turn,
        )  # fmt: skip
        talk.does(Show()).answers(answer)


def test_a_broken_stored_session_is_told_apart() -> None:
    for stored in ({}, {"flow": 1}, {"path": "x"}):
        with pytest.raises(ValueError, match="not a stored session"):
            from_json(stored)


@pytest.mark.threat("B6")
def test_a_stamp_is_short_and_changes_with_the_state(talk: Talk) -> None:
    first = talk.session.stamp
    second = talk.answers("nej").session.stamp

    assert first != second
    assert len(second) <= 9
    elsewhere = replace(talk.session, state=StateId("bopael"))
    another = replace(talk.session, digest=Digest("another version"))
    assert len({each.stamp for each in (talk.session, elsewhere, another)}) == 3

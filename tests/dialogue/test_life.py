"""How long a session lives, which version it walks, and what each first event is met with."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.dialogue import events as e
from bot.dialogue.replies import About, Farewell, ShowOutcome
from bot.dialogue.session import IDLE, Answer, Session
from bot.dialogue.step import begin, replay, step
from bot.flow.model import FlowId
from bot.language import DA, EN
from bot.library import Library
from tests.conftest import danish_time

NOW = danish_time("2026-09-15 10:20")
FLOW = FlowId("bekymring")
DAY = timedelta(hours=24)
TICK = timedelta(microseconds=1)
STALE = "9.0000"


@pytest.fixture
def session(library: Library) -> Session:
    """A session that has answered the first question."""
    turn = begin(library, FLOW, e.Start("0740"), NOW, EN)
    return step(library, turn.session, e.Choose(("nej",), turn.session.stamp), NOW).session


@pytest.fixture
def renewed(library: Library) -> Library:
    """The same content, its flow in a newer version."""
    return replace(library, flows={FLOW: replace(library.flows[FLOW], digest="0" * 16)})


def about(turn) -> list[About]:
    return [each.about for each in turn.replies[:-1]]


SHOWN = (e.Start(""), e.Show(), e.Back(), e.Resume(), e.Restart(), e.Review(), e.Change("alder"),
         e.NoAnswer("hotline"))  # fmt: skip
BUTTONS = (e.Choose(("ja",), STALE), e.Toggle("tro", True, STALE), e.Done(STALE),
           e.Browse("A", STALE))  # fmt: skip


def named(event: object) -> str:
    return type(event).__name__


@pytest.mark.parametrize("event", SHOWN, ids=named)
def test_who_has_no_session_gets_the_first_question(library: Library, event: e.Event) -> None:
    turn = begin(library, FLOW, event, NOW, EN)

    assert len(turn.replies) == 1
    assert turn.replies[0].state == turn.session.state == "fare"
    assert (turn.session.turn, turn.session.path, turn.session.lang) == (1, (), EN)
    assert (turn.session.seen, turn.session.offered) == (NOW, None)


@pytest.mark.parametrize("event", BUTTONS, ids=named)
def test_a_button_of_a_session_that_is_gone_says_so(library: Library, event: e.Event) -> None:
    turn = begin(library, FLOW, event, NOW, DA)

    assert about(turn) == [About.EXPIRED]
    assert turn.replies[-1].state == "fare"
    assert (turn.session.turn, turn.session.path) == (1, ())


def test_a_first_text_is_met_with_the_card_of_what_is_understood(library: Library) -> None:
    turn = begin(library, FLOW, e.Write("nej"), NOW, DA)

    assert about(turn) == [About.MISUNDERSTOOD]
    assert turn.session.path == ()


@pytest.mark.parametrize(
    ("event", "expected"),
    [(e.Help(), About.HELP), (e.Privacy(), About.PRIVACY), (e.Insight(), About.INSIGHT)],
)
def test_who_asks_first_is_answered(library: Library, event: e.Event, expected: About) -> None:
    assert about(begin(library, FLOW, event, NOW, DA)) == [expected]


def test_forgetting_first_and_acute_first_are_done_at_once(library: Library) -> None:
    assert isinstance(begin(library, FLOW, e.Forget(), NOW, DA).replies[-1], Farewell)
    acute = begin(library, FLOW, e.Interrupt(), NOW, DA)
    assert isinstance(acute.replies[-1], ShowOutcome)
    assert acute.session.state == "ring-politiet"


def test_a_deep_link_is_read_and_any_other_first_event_offers_nothing(library: Library) -> None:
    assert begin(library, FLOW, e.Start("0740"), NOW, DA).session.offered == "0740"
    assert begin(library, FLOW, e.Restart(), NOW, DA).session.offered is None


def test_a_session_is_gone_on_with_for_exactly_a_day(library: Library, session: Session) -> None:
    assert DAY == IDLE
    last = step(library, session, e.Show(), NOW + DAY)
    gone = step(library, session, e.Show(), NOW + DAY + TICK)

    assert about(last) == []
    assert last.session == replace(session, seen=NOW + DAY)
    assert about(gone) == [About.EXPIRED]
    assert (gone.session.path, gone.session.seen) == ((), NOW + DAY + TICK)
    assert gone.session.lang == EN


def test_every_turn_begins_the_day_anew(library: Library, session: Session) -> None:
    for event in (e.Show(), e.Why(), e.Interrupt(), e.Choose(("nej",), STALE)):
        assert step(library, session, event, NOW + DAY).session.seen == NOW + DAY


NEEDS_NO_SCREEN = (e.Start(""), e.Interrupt(), e.Forget(), e.Insight(), e.Privacy(), e.Help(),
                   e.Speak())  # fmt: skip
NEEDS_A_SCREEN = (
    *BUTTONS,
    e.Write("nej"),
    e.Resume(),
    e.Back(),
    e.Change("alder"),
    e.Review(),
    e.Why(),
    e.NoAnswer("hotline"),
    e.Show(),
    e.Restart(),
    e.Unreadable(),
)


@pytest.mark.parametrize("event", NEEDS_A_SCREEN, ids=named)
def test_after_a_day_what_belonged_to_a_screen_begins_again_and_says_so(
    library: Library, session: Session, event: e.Event
) -> None:
    turn = step(library, session, event, NOW + DAY + TICK)

    assert about(turn) == [About.EXPIRED]
    assert (turn.session.state, turn.session.path, turn.session.turn) == ("fare", (), 1)


@pytest.mark.parametrize("event", NEEDS_NO_SCREEN, ids=named)
def test_after_a_day_what_needs_no_screen_is_done(
    library: Library, session: Session, event: e.Event
) -> None:
    late = NOW + DAY + TICK

    assert step(library, session, event, late) == begin(library, FLOW, event, late, EN)
    assert About.EXPIRED not in about(step(library, session, event, late))


@pytest.mark.threat("B3")
@pytest.mark.parametrize("event", NEEDS_A_SCREEN, ids=named)
def test_in_a_new_version_what_belonged_to_the_old_screen_is_dropped(
    renewed: Library, session: Session, event: e.Event
) -> None:
    turn = step(renewed, session, event, NOW)

    assert about(turn) == [About.CHANGED]
    assert turn == replay(renewed, session, NOW)
    assert (turn.session.state, turn.session.digest) == ("rolle", "0" * 16)


@pytest.mark.parametrize("event", NEEDS_NO_SCREEN, ids=named)
def test_in_a_new_version_what_needs_no_screen_is_done_there(
    renewed: Library, session: Session, event: e.Event
) -> None:
    replayed = replay(renewed, session, NOW).session
    turn = step(renewed, session, event, NOW)

    assert turn == step(renewed, replayed, event, NOW)
    assert turn != replay(renewed, session, NOW)


def test_a_replay_uses_the_path_and_nothing_else(library: Library, session: Session) -> None:
    asked = replace(
        session, ticked=("tro",), return_to="fare", kept=(Answer("alder", ("voksen",)),)
    )
    turn = replay(library, asked, NOW + DAY)

    assert turn.session == replace(session, seen=NOW + DAY, turn=session.turn + 1)
    assert about(turn) == [About.CHANGED]


@pytest.mark.threat("E23")
def test_a_session_in_a_state_that_is_gone_is_replayed(library: Library, session: Session) -> None:
    lost = replace(session, state="gone")

    assert step(library, lost, e.Show(), NOW).session.state == "rolle"


@pytest.mark.parametrize("event", [e.Show(), e.Interrupt()], ids=named)
def test_an_instant_without_a_zone_is_refused(
    library: Library, session: Session, event: e.Event
) -> None:
    with pytest.raises(ValueError, match="zone"):
        step(library, session, event, NOW.replace(tzinfo=None))

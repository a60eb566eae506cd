"""While nobody can say what time it is, hours stand in words and nothing is said of now."""

import re
from datetime import UTC, datetime

import pytest

from bot.channels.telegram.message import Message
from bot.channels.telegram.screens import Screens
from bot.channels.terminal_view import lines
from bot.channels.web.plain import as_text
from bot.dialogue.ending import Ending, ending
from bot.dialogue.replies import ShowOutcome
from bot.flow.model import Flow, Outcome
from bot.language import DA, EN, Lang
from bot.library import Library, timelessly
from bot.plan.model import Plan
from bot.plan.status import Inhouse, Open, Unknown
from bot.words import words
from tests.channels import walking
from tests.channels.our_side import library

NIGHT = datetime(2026, 9, 19, 20, 30, tzinfo=UTC)  # Saturday 22:30 in Denmark
DAY = datetime(2026, 9, 15, 8, 20, tzinfo=UTC)
OF_NOW = re.compile(r"lige nu|åben nu|lukket nu|åbner|open now|closed now|opens|i dag|today", re.I)


def endings(at: datetime, lang: Lang, of: Library) -> list[tuple[Flow, Outcome, Plan, Ending]]:
    plans = [*[plan for plan in of.plans.values() if plan.own][:8], of.nowhere]
    return [
        (flow, outcome, plan, ending(of, flow, outcome, plan, {}, at, lang))
        for flow in of.flows.values()
        for outcome in flow.states.values()
        if isinstance(outcome, Outcome)
        for plan in plans
    ]


@pytest.mark.threat("F15")
@pytest.mark.parametrize("lang", [DA, EN])
def test_no_hours_say_anything_of_now_and_no_opening_is_named(lang: Lang) -> None:
    said = []
    for _, _, _, shown in endings(NIGHT, lang, timelessly(library())):
        assert shown.opens is None
        assert shown.closed == ()
        for each in shown.contacts:
            assert each.status in (Unknown(), Inhouse(), Open(None))
            said.append(each.hours)

    assert not [each for each in said if OF_NOW.search(each)]
    assert any(re.search(r"\d[.:]00–\d", each) for each in said)


def test_by_the_clock_the_same_endings_speak_of_now() -> None:
    """The test above can fail."""
    every = [each.hours for *_, shown in endings(NIGHT, DA, library()) for each in shown.contacts]

    assert any(OF_NOW.search(each) for each in every)


def test_the_same_is_said_at_every_hour() -> None:
    timeless = timelessly(library())

    assert endings(DAY, DA, timeless) == endings(NIGHT, DA, timeless)


@pytest.mark.threat("F15")
def test_nobody_who_is_named_by_the_clock_is_left_out() -> None:
    for at in (DAY, NIGHT):
        pairs = zip(endings(at, DA, timelessly(library())), endings(at, DA, library()), strict=True)
        for (*_, without), (*_, with_clock) in pairs:
            named = {each.id for step in with_clock.steps for each in step.contacts}
            assert named <= {each.id for each in without.contacts}


@pytest.mark.threat("F15")
def test_every_channel_says_why_and_none_says_when(monkeypatch) -> None:
    """The whole conversation of a teacher in Silkeborg, by a clock that nobody believes."""
    timeless = timelessly(library())
    monkeypatch.setattr(walking, "library", lambda: timeless)
    *_, (_, turn) = walking._walked()
    screen = turn.replies[-1]
    assert isinstance(screen, ShowOutcome)
    web = as_text(screen)
    telegram = "\n".join(
        shown.text
        for shown in Screens().shown(turn.replies, lambda event, stamp: "x")
        if isinstance(shown, Message)
    )
    terminal = " ".join(line.text.strip() for line in lines(screen))

    for said in (web, telegram, terminal):
        assert words(DA).time_unknown in said
        assert "112" in said
        assert not OF_NOW.search(said.replace(words(DA).time_unknown, ""))

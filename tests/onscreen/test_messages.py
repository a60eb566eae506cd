"""How long a whole message of Telegram can be, held against messages as they are really written."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.channels.telegram.ending import advice, contacts
from bot.channels.telegram.layout import messages
from bot.check.uses import outcomes
from bot.conditions import All, AnyOf, AtLeast, ContactId, FactId, Is, IsOpen, Not, Only, Value
from bot.dialogue.ending import ending
from bot.language import DA, EN
from bot.library import Library
from bot.limits import MESSAGE, units
from bot.onscreen.endings import Endings
from bot.onscreen.messages import bare, longest_message, whole_messages
from bot.onscreen.outlook import outlook
from bot.plan.model import MunicipalityCode
from bot.plan.routing import desk
from tests.problems.cases import CASES, CONTENT, after, found_in, new

CLOSED = datetime(2026, 9, 26, 1, tzinfo=UTC)
DOUBTFUL = datetime(2026, 12, 24, 12, tzinfo=UTC)
OFFICE = datetime(2026, 9, 16, 9, tzinfo=UTC)
CITY = MunicipalityCode("0101")
"""The municipality with areas, whose messages are the longest."""

SAID = FactId("reporter")
ONE = Is(SAID, frozenset({Value("on_duty")}))
OTHER = Is(FactId("age"), frozenset({Value("adult")}))
KNOWN = {SAID: (Value("on_duty"),)}


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (ONE, (True, False)),
        (OTHER, (True, True)),
        (Not(ONE), (False, True)),
        (Not(OTHER), (True, True)),
        (All((ONE, OTHER)), (True, True)),
        (All((Not(ONE), OTHER)), (False, True)),
        (AnyOf((ONE, OTHER)), (True, False)),
        (AnyOf((Not(ONE), OTHER)), (True, True)),
        (AtLeast(SAID, frozenset({Value("on_duty")}), 2), (False, True)),
        (Only(SAID, frozenset({Value("on_duty")})), (True, False)),
        (IsOpen(ContactId("hotline")), (True, True)),
    ],
)
def test_only_what_is_decided_is_sure(condition, found):
    assert outlook(condition, KNOWN) == found


def test_no_shipped_ending_has_to_be_divided(library: Library) -> None:
    assert list(whole_messages(library)) == []


def really(library, flow, outcome, plan, facts, now, lang) -> int:
    """Return the units of the longest message that the channel writes."""
    parts = ending(library, flow, outcome, plan, facts, now, lang)
    screen = replace(
        bare(flow, outcome, plan, lang),
        **{
            part: getattr(parts, part)
            for part in ("closed", "steps", "call_with", "avoid", "afterwards", "closing")
        },
        shown_at=now,
    )
    halves = (contacts(screen), advice(screen))
    if outcome.then:
        halves = ([*halves[0], *halves[1]],)
    return max(units(each.text) for half in halves for each in messages(half, 10 * MESSAGE))


@pytest.mark.parametrize("lang", [DA, EN])
def test_nothing_that_is_really_shown_is_longer_than_what_is_said(library: Library, lang) -> None:
    """Scenes that differ in what most steps ask, under every plan of its own and at three hours."""
    scenes = [
        {"reporter": reporter, "age": age, "level": level, "danger": "none", "leader": "not_told"}
        for reporter in ("on_duty", "leader", "citizen")
        for age in ("under_18", "adult")
        for level in ("serious", "acute")
    ]
    looked_at = 0
    for plan in (p for p in library.plans.values() if p.own or p.place.name == "Ringkøbing-Skjern"):
        for flow in library.flows.values():
            for outcome in outcomes(flow):
                most = longest_message(Endings(library, flow, plan, lang), outcome)
                scene = scenes[looked_at % len(scenes)]
                facts = desk(plan).facts({FactId(k): (Value(v),) for k, v in scene.items()})
                now = (CLOSED, DOUBTFUL, OFFICE)[looked_at % 3]
                looked_at += 1

                assert really(library, flow, outcome, plan, facts, now, lang) <= most.size
    assert looked_at > 600


def test_where_facts_are_decided_the_longest_is_still_no_less_than_what_is_shown(
    library: Library,
) -> None:
    """With a limit of nothing every fact is decided, so that the bound is as tight as it can be."""
    flow, plan = library.flows["bekymring"], library.plans[CITY]
    outcome = flow.states["egen-hjaelp-nu"]
    endings = Endings(library, flow, plan, DA)
    most = longest_message(endings, outcome, 0).size
    loose = longest_message(endings, outcome, 10 * MESSAGE).size
    shown = [
        really(library, flow, outcome, plan, desk(plan).facts({FactId("age"): (age,)}), now, DA)
        for age in (Value("under_18"), Value("adult"), Value("unknown"))
        for now in (CLOSED, DOUBTFUL, OFFICE)
    ]

    assert max(shown) <= most <= loose
    assert most < 2 * max(shown)


def test_a_municipality_that_writes_too_much_is_named_with_the_text_to_shorten(tmp_path):
    found = new(after(tmp_path / "content", *CASES["T224"]), found_in(CONTENT))

    assert [each.code for each in found] == ["T224"]
    assert found[0].where.path == "municipal_configs/aaby.yaml"
    assert dict(found[0].values)["place"] == "Aaby"
    assert dict(found[0].values)["part"] == "vaerksted"

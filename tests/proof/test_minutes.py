"""Every minute: planted breaches turn the proof red at the exact instant, and the truth is one."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.conditions import ALWAYS, ContactId, IsOpen, TableId
from bot.dialogue.ending import ending as shown
from bot.flow.model import CAN_WAIT, NOW, TODAY, Flow, Outcome, StateId, StepId
from bot.language import DA
from bot.library import Library
from bot.plan.model import (
    Days,
    Exceptional,
    Hours,
    MunicipalityCode,
    Outside,
    Row,
    Unstated,
    Week,
    Window,
)
from bot.plan.status import Open
from bot.proof.cast import Answered
from bot.proof.endings import Ending, fits
from bot.proof.intervals import midnight
from bot.proof.kinds import kinds_by_hours
from bot.proof.minutes import answering, prove_minutes
from bot.proof.promises import Breach, Broken, MinutesVerdict, judged
from bot.proof.spans import inside
from tests.conftest import danish_time
from tests.proof.planting import (
    FLOW,
    HOTLINE,
    KOBENHAVN,
    POLICE,
    SILKEBORG,
    WALKS,
    ended,
    except_on,
    with_hours,
    with_outcome,
)

START, UNTIL = date(2026, 9, 15), date(2027, 10, 15)
SECOND = timedelta(seconds=1)
LIMIT = timedelta(hours=84)


@pytest.fixture(scope="module")
def reached(library: Library) -> Mapping[str, Ending]:
    """Some endings, each by real answers."""
    return {name: ended(library, walk) for name, walk in WALKS.items()}


def prove(library: Library, *endings: Ending, flow: Flow | None = None) -> MinutesVerdict:
    flow = flow or library.flows[FLOW]
    return prove_minutes(library, flow, endings, START, UNTIL)


def only_breach(verdict: MinutesVerdict, code: MunicipalityCode = SILKEBORG) -> Breach:
    found = [each for each in verdict.breaches if each.municipalities == (code,)]
    assert len(found) == 1, verdict.breaches
    return found[0]


def police(hours: Hours) -> dict[ContactId, Hours]:
    return dict.fromkeys(POLICE, hours)


# --- planted breaches ---------------------------------------------------------------
@pytest.mark.threat("F2")
def test_the_content_as_it_ships_keeps_its_promises_on_these_walks(
    library: Library, reached: Mapping[str, Ending]
) -> None:
    verdict = prove(library, *reached.values())

    assert verdict.holds, (verdict.breaches, verdict.undeclared)
    assert verdict.proven > 50


@pytest.mark.threat("F9")
def test_a_number_that_is_closed_on_new_years_eve_breaks_now(
    library: Library, reached: Mapping[str, Ending]
) -> None:
    closed = except_on(datetime(2026, 12, 31), ())
    planted = with_hours(library, SILKEBORG, police(closed), Days())
    breach = only_breach(prove(planted, reached["danger"]))

    assert (breach.broken, breach.urgency) == (Broken.NOBODY_ANSWERS, NOW)
    assert breach.start == danish_time("2026-12-31 00:00")
    assert breach.lasting == timedelta(hours=8)  # until the hotline opens
    assert breach.times == 2


def test_a_gap_in_the_night_of_the_clock_change_lasts_an_hour_more_than_the_clock_says(
    library: Library, reached: Mapping[str, Ending]
) -> None:
    gap = except_on(datetime(2026, 10, 25), (Window(0, 150), Window(180, 1440)))
    planted = with_hours(library, SILKEBORG, police(gap), Days())
    breach = only_breach(prove(planted, reached["danger"]))

    assert breach.start == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert breach.lasting == timedelta(hours=1, minutes=30)


def test_a_window_over_midnight_that_stops_too_early_is_found_each_night(
    library: Library, reached: Mapping[str, Ending]
) -> None:
    day = Week(((Window(7 * 60, 22 * 60),),) * 7, holidays=(Window(7 * 60, 22 * 60),))
    night = Week(((Window(22 * 60, 31 * 60 - 1),),) * 7, holidays=(Window(22 * 60, 31 * 60 - 1),))
    hours: dict[ContactId, Hours] = {POLICE[0]: day, POLICE[1]: night}
    planted = with_hours(library, SILKEBORG, hours, Days())
    breach = only_breach(prove(planted, reached["danger"]))

    assert breach.start == danish_time("2026-09-15 06:59")
    assert breach.lasting == timedelta(minutes=1)
    assert breach.times == (UNTIL - START).days


def test_a_single_second_without_anybody_is_found() -> None:
    start, until = midnight(START), midnight(UNTIL)
    early = danish_time("2026-11-02 07:00").astimezone(UTC) - SECOND
    answered = Answered(((start, early), (early + SECOND, until)), ())
    found = judged(NOW, answered, start, until, until, None)

    assert found.broken == ((Broken.NOBODY_ANSWERS, ((early, early + SECOND),)),)


def test_a_contact_with_unknown_hours_answers_at_no_minute(
    library: Library, reached: Mapping[str, Ending]
) -> None:
    planted = with_hours(library, SILKEBORG, {HOTLINE: Unstated()})
    too_long, unnamed = prove(planted, reached["several signs"]).breaches

    assert (too_long.broken, too_long.urgency) == (Broken.TOO_LONG, CAN_WAIT)
    assert too_long.start == midnight(START)
    assert too_long.lasting > timedelta(days=395)
    assert unnamed.broken == Broken.NO_OPENING  # the office is only likely to be open
    assert unnamed.start == danish_time("2026-09-15 08:00")
    assert unnamed.lasting == timedelta(hours=8)


def test_a_dated_exception_makes_the_wait_too_long(
    library: Library, reached: Mapping[str, Ending]
) -> None:
    hotline = library.plans[SILKEBORG].contacts[HOTLINE].hours
    assert isinstance(hotline, Week)
    shut = Exceptional(date(2027, 7, 12), date(2027, 7, 25), ((),) * 7)
    planted = with_hours(library, SILKEBORG, {HOTLINE: replace(hotline, exceptions=(shut,))})
    verdict = prove(planted, reached["several signs"])
    breach = only_breach(verdict)

    assert breach.broken == Broken.TOO_LONG
    assert breach.start == danish_time("2027-07-11 22:00")
    assert breach.lasting == timedelta(days=14, hours=10)
    longest = next(each for each in verdict.waits if each.municipalities == (SILKEBORG,))
    assert longest.opens == danish_time("2027-07-26 08:00")


def test_an_ending_for_today_that_does_not_say_that_nobody_answers_is_found(
    library: Library, reached: Mapping[str, Ending]
) -> None:
    serious = reached["serious"]
    outcome = library.flows[FLOW].states[serious.outcome]
    assert isinstance(outcome, Outcome) and outcome.urgency == TODAY
    silent, flow = with_outcome(library, replace(outcome, closed=()))
    whole = prove(library, serious)
    breach = only_breach(prove(with_hours(silent, SILKEBORG, {}), serious, flow=flow))

    assert whole.breaches == ()
    assert breach.broken == Broken.NOT_SAID
    assert breach.start == danish_time("2026-09-15 22:00")
    assert breach.lasting == timedelta(hours=2)


def test_a_wait_that_goes_on_after_the_last_day_has_its_true_end(
    library: Library, reached: Mapping[str, Ending]
) -> None:
    several = reached["several signs"]
    flow = library.flows[FLOW]
    verdict = prove_minutes(library, flow, (several,), date(2026, 12, 20), date(2026, 12, 24))
    wait = next(each for each in verdict.waits if SILKEBORG in each.municipalities)

    assert wait.start == danish_time("2026-12-23 22:00")
    assert wait.opens == danish_time("2026-12-27 08:00")
    assert wait.lasting == timedelta(hours=82)


def test_a_flow_that_declares_no_longest_wait_is_not_proven(
    library: Library, reached: Mapping[str, Ending]
) -> None:
    flow = replace(library.flows[FLOW], longest_wait={})
    verdict = prove(library, reached["several signs"], flow=flow)

    assert verdict.undeclared == (reached["several signs"].outcome,)
    assert not verdict.holds


def test_the_order_of_the_endings_changes_nothing(
    library: Library, reached: Mapping[str, Ending]
) -> None:
    planted = with_hours(library, SILKEBORG, {HOTLINE: Unstated()})
    one = prove(planted, *reached.values())
    other = prove(planted, *reversed(list(reached.values())))

    assert one.breaches == other.breaches
    assert one.waits == other.waits


# --- one truth ----------------------------------------------------------------------


def strange(library: Library) -> Library:
    """Return plans whose contacts hide, go through others and read the clock."""
    team, duty = ContactId("boerneteam"), ContactId("doegnvagt")
    office = Week(((Window(9 * 60, 15 * 60),),) * 5 + ((), ()))
    evening = Week(((Window(16 * 60, 31 * 60),),) * 7, holidays=None)
    hours: dict[ContactId, Hours] = {
        team: office,
        duty: Outside(team),
        POLICE[1]: evening,
        HOTLINE: Unstated(),
    }
    planted = with_hours(library, SILKEBORG, hours)
    plan = planted.plans[SILKEBORG]
    by_clock = (
        Row(IsOpen(team), (team,)),
        Row(ALWAYS, (duty, POLICE[1])),
    )
    limited = replace(plan.contacts[duty], via=POLICE[1], hours=office)
    first = replace(plan, routes={**plan.routes, TableId("concern"): by_clock})
    second = replace(
        plan,
        contacts={**plan.contacts, duty: limited},
        routes={**plan.routes, TableId("concern"): (Row(ALWAYS, (duty,)),)},
    )
    return replace(planted, plans={**planted.plans, SILKEBORG: first, KOBENHAVN: second})


def with_police_after(library: Library) -> Library:
    """Return *library* where the police follow, in a step of their own, on whom they answer for."""
    outcome = library.flows[FLOW].states[StateId("vej")]
    assert isinstance(outcome, Outcome)
    steps = (StepId("kontakt"), StepId("politi-ellers"))
    return with_outcome(library, replace(outcome, steps=steps))[0]


@pytest.mark.parametrize("content", ["shipped", "strange"])
def test_somebody_answers_exactly_when_the_ending_shows_somebody_open(
    library: Library, reached: Mapping[str, Ending], content: str
) -> None:
    chosen = random.Random(20260915)
    used = with_police_after(strange(library)) if content == "strange" else library
    flow, looked, opened = used.flows[FLOW], 0, 0
    start, end = midnight(date(2026, 10, 1)), midnight(date(2027, 1, 10))
    for kind in kinds_by_hours(used):
        plan = kind.plan
        if content == "strange" and not {SILKEBORG, KOBENHAVN} & set(kind.municipalities):
            continue
        for each in reached.values():
            if not fits(plan, each.facts):
                continue
            outcome = flow.states[each.outcome]
            assert isinstance(outcome, Outcome)
            answered = answering(flow, outcome, plan, each.facts, start, end)
            edges = [edge for span in answered.open for edge in span if start < edge < end]
            found = chosen.sample(edges, min(4, len(edges)))
            instants = [edge + beside for edge in found for beside in (-SECOND, 0 * SECOND, SECOND)]
            seconds = int((end - start).total_seconds())
            instants += [start + timedelta(seconds=chosen.randrange(seconds)) for _ in range(6)]
            for at in instants:
                parts = shown(used, flow, outcome, plan, each.facts, at, DA)
                somebody = any(isinstance(card.status, Open) for card in parts.contacts)
                assert inside(answered.open, at) == somebody, (plan.place, each.outcome, at)
                assert bool(parts.closed) == (bool(outcome.closed) and not somebody)
                looked += 1
                opened += somebody

    assert looked > (60 if content == "strange" else 500)
    assert 0.1 < opened / looked < 0.9 or content == "strange"


def test_plans_that_share_a_proof_come_to_the_same_alone(
    library: Library, reached: Mapping[str, Ending]
) -> None:
    bare = [code for code, plan in library.plans.items() if not plan.own]
    apart = {code: replace(library.plans[code], own=True) for code in bare[:6]}
    each = replace(library, plans=apart)
    flow, endings = library.flows[FLOW], (reached["several signs"],)
    alone = prove_minutes(each, flow, endings, START, UNTIL, shared=False)
    together = prove(library, reached["several signs"])
    shared = next(each for each in together.waits if bare[0] in each.municipalities)

    waits = [each for each in alone.waits if each.municipalities]
    assert len(waits) == 6
    assert {(w.start, w.opens, w.lasting) for w in waits} == {
        (shared.start, shared.opens, shared.lasting)
    }

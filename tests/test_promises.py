"""Every path x every municipality, at the hours at which promises break.

The paths are walked by `bot.proof.walks`; here each ending that somebody can reach is
shown under every plan at one of five instants, and held against the promise of its
urgency: *now*, somebody is certainly open; *today* and *can wait*, somebody is open or
the next opening is named; *calm*, no police. Every other instant is `bot.proof.minutes`'s.
"""

from functools import cache

import pytest

from bot.conditions import Atom, Facts, atoms_of, holds
from bot.dialogue.ending import Ending, ending
from bot.flow.model import CALM, NOW, TODAY, FlowId, Outcome
from bot.language import DA
from bot.library import Library
from bot.plan.model import Plan
from bot.plan.status import Closed, Likely, Open, Unknown
from bot.proof.endings import endings_of
from bot.proof.kinds import fits, kinds, kinds_by_hours
from bot.proof.walks import Walks, places_to_walk
from bot.source.folder import load
from tests.conftest import ROOT, danish_time

INSTANTS = (
    "2026-09-15 10:20",
    "2026-09-15 19:00",
    "2026-09-20 03:00",
    "2027-03-25 10:00",  # Maundy Thursday
    "2026-12-24 10:00",
)


@cache
def shipped() -> Library:
    library = load(ROOT).library
    assert library is not None
    return library


def reading_atoms(library: Library) -> dict[str, frozenset[Atom]]:
    """Return, for each outcome, what can decide whom it shows and what its steps say."""
    flow = library.flows[FlowId("bekymring")]
    in_plans = {
        atom
        for plan in (library.nowhere, *library.plans.values())
        for table in (*plan.routes.values(), *plan.facts.values())
        for row in table
        for atom in atoms_of(row.when)
    } | {
        atom
        for plan in (library.nowhere, *library.plans.values())
        for contact in plan.contacts.values()
        for atom in atoms_of(contact.when)
    }
    return {
        state.id: frozenset(
            in_plans
            | {
                atom
                for step in (*state.steps, *state.closed)
                for atom in atoms_of(flow.steps[step].when)
            }
        )
        for state in flow.states.values()
        if isinstance(state, Outcome)
    }


@cache
def walks() -> Walks:
    library = shipped()
    return Walks(library, library.flows[FlowId("bekymring")], places_to_walk(library))


@cache
def walked() -> tuple[tuple[Outcome, Facts], ...]:
    """Return each outcome with all facts that can decide whom it shows."""
    states, atoms = walks().flow.states, reading_atoms(shipped())
    found: dict[object, tuple[Outcome, Facts]] = {}
    for each in endings_of(walks(), kinds(shipped(), walks().flow)):
        outcome, facts = states[each.outcome], each.facts
        assert isinstance(outcome, Outcome)
        told = frozenset(atom for atom in atoms[outcome.id] if holds(atom, facts))
        place = (facts.get("municipality"), facts.get("area"))
        found.setdefault((outcome.id, told, place), (outcome, facts))
    return tuple(found.values())


def plans_for(library: Library, facts: Facts) -> list[Plan]:
    """Return the plans under which somebody can have these facts; equal ones stand once."""
    return [kind.plan for kind in kinds_by_hours(library) if fits(kind.plan, facts)]


def names_an_opening(parts: Ending) -> bool:
    return any(
        isinstance(card.status, Closed | Unknown) and card.status.opens is not None
        for card in parts.contacts
    )


def broken_promise(outcome: Outcome, parts: Ending) -> str:
    """Return what is broken, or an empty string."""
    somebody = any(isinstance(card.status, Open) for card in parts.contacts)
    if outcome.urgency == NOW and not somebody:
        return "nobody is open"
    if outcome.urgency == TODAY and not somebody and not (parts.closed and names_an_opening(parts)):
        return "nobody is open, and it is not said what to do until when"
    if outcome.urgency == CALM:
        police = {card.id for card in parts.contacts} & {"politi-112", "politi-114"}
        return f"police on a calm ending: {police}" if police else ""
    shows = bool(parts.contacts)
    if shows and not somebody and not names_an_opening(parts):
        likely = any(isinstance(card.status, Likely) for card in parts.contacts)
        return "" if likely else "nobody is open and no opening is named"
    return ""


def test_there_are_paths_to_every_outcome() -> None:
    flow = shipped().flows[FlowId("bekymring")]
    reached = {outcome.id for outcome, _ in walked()}
    every = {state.id for state in flow.states.values() if isinstance(state, Outcome)}

    assert every <= reached
    assert len(walked()) > 1000


@pytest.mark.parametrize("at", INSTANTS)
def test_every_ending_keeps_the_promise_of_its_urgency(at: str) -> None:
    library, now = shipped(), danish_time(at)
    flow = library.flows[FlowId("bekymring")]
    held = 0
    for outcome, facts in walked()[INSTANTS.index(at) :: len(INSTANTS)]:
        for plan in plans_for(library, facts):
            parts = ending(library, flow, outcome, plan, facts, now, DA)
            broken = broken_promise(outcome, parts)
            assert not broken, (outcome.id, plan.place, facts, broken)
            assert [step.id for step in parts.closing] == ["henvend-har-ikke-givet-besked"]
            held += 1

    assert held > 2_000


def test_no_path_asks_more_than_eight_questions() -> None:
    assert 5 <= walks().longest <= 8

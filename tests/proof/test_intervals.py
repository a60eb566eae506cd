"""When each contact answers: the very standing that a person is shown, at every instant."""

import random
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.conditions import ALWAYS, ContactId, FactId, Facts, IsOpen, TableId, Value
from bot.dialogue.cards import Reading, hours_in_words
from bot.language import DA
from bot.library import Library
from bot.plan.model import Disputed, Exceptional, MunicipalityCode, Outside, Plan, Row, Week, Window
from bot.plan.routing import Desk, desk
from bot.plan.status import Closed, Inhouse, Likely, Open, Unknown
from bot.proof.intervals import (
    Standing,
    Timeline,
    midnight,
    timeline,
    timelines_of_route,
)
from tests.conftest import danish_time

START, END = midnight(date(2026, 9, 15)), midnight(date(2027, 10, 15))
SECOND = timedelta(seconds=1)
HOTLINE, TEAM, DUTY = ContactId("hotline"), ContactId("boerneteam"), ContactId("doegnvagt")
ADULT: Facts = {FactId("age"): (Value("adult"),)}
CHILD: Facts = {FactId("age"): (Value("under_18"),), FactId("reporter"): (Value("on_duty"),)}

KIND = {
    Open: Standing.OPEN,
    Likely: Standing.LIKELY,
    Unknown: Standing.UNKNOWN,
    Inhouse: Standing.INHOUSE,
}


def shown(at_desk: Desk, contact: ContactId, facts: Facts, at: datetime) -> tuple[Standing, bool]:
    """Return how the desk shows *contact*, and whether the words on its card name an opening."""
    reaches = at_desk.reach((contact,), at_desk.facts(facts), at)
    if not reaches:
        return Standing.HIDDEN, False
    reading = Reading(at_desk.plan, at_desk.facts(facts), DA, at)
    ranks = [KIND.get(type(r.status), Standing.CLOSED) for r in reaches]
    best = min(ranks, key=list(Standing).index)
    cards = [m for r in reaches for m in (r.members or (r,))]
    said = [
        hours_in_words(card, reading) for card in cards if isinstance(card.status, Closed | Unknown)
    ]
    return best, any("Åbner " in each or "Prøv igen" in each for each in said)


def instants(line: Timeline, seed: int) -> list[datetime]:
    chosen = random.Random(seed)
    whole = int((END - START).total_seconds())
    found = [START + timedelta(seconds=chosen.randrange(whole)) for _ in range(60)]
    edges = chosen.sample(line.intervals, min(40, len(line.intervals)))
    return [*found, *(e.start + d for e in edges for d in (-SECOND, 0 * SECOND, SECOND))]


def plans(library: Library) -> list[Plan]:
    return [library.nowhere, *(plan for plan in library.plans.values() if plan.own)]


def test_every_contact_stands_as_people_are_shown_it(library: Library) -> None:
    looked, advent = 0, midnight(date(2026, 12, 1))
    for seed, plan in enumerate(plans(library)):
        at_desk = desk(plan)
        for contact in plan.contacts:
            for facts in (ADULT, CHILD):
                if not at_desk.serves(contact, at_desk.facts(facts)):
                    continue
                line = timeline(plan, contact, facts, advent, advent + timedelta(days=60))
                for at in instants(line, seed)[-30:]:
                    found = line.at(at)
                    if found is not None:
                        seen = shown(at_desk, contact, facts, at)
                        assert (found.standing, found.names_opening) == seen, (contact, at)
                        looked += 1

    assert looked > 1000


HOURS = (
    Week(((Window(9 * 60, 15 * 60),),) * 5 + ((), ())),
    Week(((Window(16 * 60, 31 * 60),),) * 7, holidays=None),
    Week(
        ((Window(0, 24 * 60),),) * 7,
        (Exceptional(date(2026, 12, 1), date(2026, 12, 9), ((),) * 7),),
    ),
    Week(((), ()) + ((Window(2 * 60 + 30, 150 + 30),),) * 5, holidays=(Window(600, 660),)),
    Disputed((Week(((Window(480, 1320),),) * 7), Week(((Window(600, 1260),),) * 7, holidays=None))),
    Outside(TEAM),
)


def with_hours(library: Library, number: int) -> Plan:
    """Return København's plan with its own hours exchanged."""
    plan = library.plan(MunicipalityCode("0101"))
    team, duty = plan.contacts[TEAM], plan.contacts[DUTY]
    changed = {
        TEAM: replace(team, hours=HOURS[number % 5]),
        DUTY: replace(duty, hours=HOURS[(number + number // 5 + 1) % 6]),
    }
    return replace(plan, contacts={**plan.contacts, **changed})


def test_all_kinds_of_hours_stand_as_shown_at_every_boundary_and_one_second_beside_it(
    library: Library,
) -> None:
    for number in range(6):
        plan = with_hours(library, number)
        at_desk = Desk(plan)
        for contact in (TEAM, DUTY):
            line = timeline(plan, contact, CHILD, START, END)
            assert line.intervals[0].start == START
            assert line.intervals[-1].end == END
            for at in instants(line, number):
                found = line.at(at)
                if found is not None:
                    seen = shown(at_desk, contact, CHILD, at)
                    assert (found.standing, found.names_opening) == seen, (number, contact, at)


def test_the_night_of_each_clock_change_is_cut_to_the_second(library: Library) -> None:
    plan = with_hours(library, 1)
    line = timeline(plan, TEAM, CHILD, START, END)
    autumn = line.at(danish_time("2026-10-25 02:30", fold=1))
    spring = line.at(danish_time("2027-03-29 05:00"))

    assert autumn is not None and autumn.standing == Standing.OPEN
    assert autumn.end - autumn.start == timedelta(hours=16)
    assert spring is not None and spring.standing == Standing.UNKNOWN  # Easter Monday


def test_a_route_hides_whom_a_row_that_reads_the_clock_leaves_out(library: Library) -> None:
    plan = with_hours(library, 0)
    table = TableId("concern")
    rows = (
        Row(IsOpen(TEAM), (TEAM,)),
        Row(ALWAYS, (DUTY,)),
    )
    plan = replace(plan, routes={**plan.routes, table: rows})
    found = timelines_of_route(plan, table, CHILD, START, END)

    assert list(found) == [TEAM, DUTY, HOTLINE]
    opened = found[TEAM].spans(Standing.OPEN)
    assert opened and opened == timeline(plan, TEAM, CHILD, START, END).spans(Standing.OPEN)
    assert found[TEAM].spans(Standing.OPEN, Standing.HIDDEN) == ((START, END),)
    for start, end in opened:
        for at, listed in ((start, [TEAM, HOTLINE]), (end, [DUTY, HOTLINE])):
            assert list(Desk(plan).route(table, Desk(plan).facts(CHILD), at).contacts) == listed

"""Plans share a proof where nothing that it reads tells them apart, and only there."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from benchmarks.worlds import LOCAL, own, sharing
from bot.conditions import ALWAYS, Condition, FactId, Is, TableId, Value
from bot.flow.model import CAN_WAIT
from bot.language import DA
from bot.library import Library
from bot.plan.model import Contact, DayRule, Days, MunicipalityCode, Plan, Row, Week
from bot.proof.kinds import kinds, kinds_by_hours
from bot.proof.minutes import prove_minutes
from bot.proof.promises import MinutesVerdict
from tests.proof.planting import FLOW, WALKS, ended

TEAM = LOCAL[0]
SOMETIMES = Is(FactId("reporter"), frozenset({Value("nobody")}))


def changed(contact: Contact, change: str) -> Contact:
    match change:
        case "number":
            return replace(contact, phone=(Row(contact.when, "98765432"),))
        case "blank":
            return replace(contact, phone=(Row(contact.when, ""),))
        case "silent":
            return replace(contact, phone=())
        case "hours":
            return replace(contact, hours=Week(((),) * 7))
        case "when":
            return replace(contact, when=SOMETIMES)
        case "sometimes":
            return replace(contact, phone=(Row(SOMETIMES, "98765432"),))
        case _:
            return replace(contact, organisation={DA: change})


def saying(plan: Plan, when: Condition, text: str) -> Plan:
    return replace(plan, says={**plan.says, TableId("planted"): (Row(when, {DA: text}),)})


def planned(plan: Plan, change: str) -> Plan:
    table = next(iter(plan.routes))
    match change:
        case "closed":
            return replace(plan, days=Days(closing=(DayRule(12, 24),)))
        case "office":
            return replace(plan, office_hours=((),) * 7)
        case "route":
            return replace(plan, routes={**plan.routes, table: plan.routes[table][:-1]})
        case "says":
            return saying(plan, SOMETIMES, "Vent.")
        case _:
            team = changed(plan.contacts[TEAM], change)
            return replace(plan, contacts={**plan.contacts, TEAM: team})


def two(library: Library, change: str) -> Library:
    """Return *library* with one plan, and the same again with a *change*."""
    plan = saying(planned(library.plans[MunicipalityCode("0740")], "number"), ALWAYS, "Vent.")
    codes = (MunicipalityCode("0740"), MunicipalityCode("0741"))
    return replace(library, plans=dict(zip(codes, (plan, planned(plan, change)), strict=True)))


@pytest.mark.parametrize(
    ("change", "by_hours", "by_sentences"),
    [
        ("another name", 1, 1),
        ("number", 1, 1),
        ("blank", 2, 2),
        ("silent", 2, 2),
        ("hours", 2, 1),
        ("when", 2, 2),
        ("sometimes", 2, 2),
        ("closed", 2, 1),
        ("office", 2, 1),
        ("route", 2, 2),
        ("says", 2, 2),
    ],
)
def test_plans_are_told_apart_by_what_is_read_of_them(
    library: Library, change: str, by_hours: int, by_sentences: int
) -> None:
    both = two(library, change)

    nowhere = 1
    assert len(kinds_by_hours(both)) == nowhere + by_hours
    assert len(kinds(both, both.flows[FLOW])) == nowhere + by_sentences


@pytest.mark.parametrize("written", ["name", "says"])
def test_a_text_that_a_sentence_forbids_tells_plans_apart(library: Library, written: str) -> None:
    number = next(each.number for plan in library.plans.values() for each in plan.never_show)
    codes, (plan, same) = zip(*two(library, "number").plans.items(), strict=True)
    team = replace(same.contacts[TEAM], organisation={DA: number})
    named = replace(same, contacts={**same.contacts, TEAM: team})
    bad = named if written == "name" else saying(same, ALWAYS, number)
    beside = replace(library, plans={**library.plans, codes[0]: plan, codes[1]: bad})
    found = kinds(beside, library.flows[FLOW])

    assert not any({*codes} <= {*kind.municipalities} for kind in found)


def _told(found: MinutesVerdict) -> tuple[set[object], set[object]]:
    """Return each municipality's breaches and waits."""
    broken = {
        (code, each.broken, each.outcome, each.start, each.lasting, each.times, each.endings)
        for each in found.breaches
        for code in each.municipalities or (None,)
    }
    waits = {
        (code, each.urgency, each.outcome, each.start, each.opens, each.lasting)
        for each in found.waits
        for code in each.municipalities or (None,)
    }
    return broken, waits


def test_sharing_plans_changes_no_minute(library: Library) -> None:
    """In a flow whose promise is broken everywhere, so that there is much to lose."""
    many = sharing(library, 30)
    flow = replace(many.flows[FLOW], longest_wait={CAN_WAIT: timedelta(hours=1)})
    endings = [ended(library, walk) for walk in WALKS.values()]
    days = date(2026, 12, 20), date(2027, 1, 10)
    together, alone = (
        prove_minutes(many, flow, endings, *days, shared=shared) for shared in (True, False)
    )

    assert _told(together) == _told(alone)
    assert len(_told(alone)[0]) >= 30 <= len(_told(alone)[1])
    assert together.proven < alone.proven


def test_generated_plans_have_their_own_names_and_where_it_is_said_their_own_hours(
    library: Library,
) -> None:
    alike, apart = sharing(library, 60), own(library, 60)
    hours = [[plan.contacts[each].hours for each in LOCAL] for plan in apart.plans.values()]

    names = {str(plan.contacts[TEAM].organisation) for plan in alike.plans.values()}
    assert len(names) == len(alike.plans) == 60
    assert len({each for pair in hours for each in pair}) == 60 * len(LOCAL)
    assert len(kinds_by_hours(apart)) == 61 > len(kinds_by_hours(alike))

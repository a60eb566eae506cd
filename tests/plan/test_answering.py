"""How each kind of hours stands, case by case, and when that changes."""

from datetime import date

import pytest

from bot.conditions import ALWAYS, Is
from bot.plan.answering import Answering, best
from bot.plan.model import (
    AroundTheClock,
    DayRule,
    Days,
    Disputed,
    OfficeDays,
    Outside,
    Row,
    Unstated,
    Week,
)
from bot.plan.status import Closed, Inhouse, Likely, Open, Opening, Unknown
from tests.plan.invented import contact, plan, utc, week, windows

CHILD = Is("age", frozenset({"child"}))
NUMBER = (Row(ALWAYS, "12 34 56 78"),)
FOR_CHILDREN = (Row(CHILD, "12 34 56 78"),)
EVENING = week("18:00-22:00")
LONG = Week((windows("08:00-20:00"),) * 7)
NOON, NIGHT, SUNDAY = "2026-09-15 12:00", "2026-09-15 23:00", "2026-09-20 12:00"
WEDNESDAY_MORNING = utc("2026-09-16 09:00")
WEDNESDAY, MONDAY = date(2026, 9, 16), date(2026, 9, 21)
DOUBTFUL = Days(doubtful=(DayRule(9, 15),))
HOLIDAY_NIGHT = week("18:00-22:00", holidays=None)


def answering(*contacts, **more) -> Answering:
    return Answering(plan(*contacts, **more))


def alone(at: str, facts=None, days=None, **more):
    """Return how one contact of a plan stands."""
    return answering(contact("desk", **more), days=days).status("desk", facts or {}, utc(at))


@pytest.mark.parametrize(
    ("more", "at", "expected"),
    [
        ({}, NOON, Unknown()),
        ({"hours": Unstated()}, NOON, Unknown()),
        ({"hours": AroundTheClock()}, NIGHT, Open(None)),
        ({"hours": AroundTheClock(), "inhouse": True}, NIGHT, Inhouse()),
        ({"hours": LONG}, NOON, Open(utc("2026-09-15 20:00"))),
        ({"hours": EVENING}, NOON, Closed(Opening(date(2026, 9, 15), utc("2026-09-15 18:00")))),
        ({"hours": Disputed((LONG, EVENING))}, "2026-09-15 19:00", Open(utc("2026-09-15 20:00"))),
        ({"hours": OfficeDays()}, NOON, Unknown()),
        ({"hours": OfficeDays(), "phone": NUMBER}, NOON, Likely()),
        ({"hours": OfficeDays(), "phone": NUMBER}, NIGHT, Closed(Opening(WEDNESDAY))),
        ({"hours": OfficeDays(), "phone": NUMBER}, SUNDAY, Closed(Opening(MONDAY))),
    ],
)
def test_each_kind_of_hours_stands_as_it_must(more, at, expected):
    assert alone(at, **more) == expected


def test_an_office_is_likely_to_answer_only_whom_it_has_a_number_for():
    hours = {"hours": OfficeDays(), "phone": FOR_CHILDREN}

    assert alone(NOON, {"age": ("child",)}, **hours) == Likely()
    assert alone(NOON, {"age": ("adult",)}, **hours) == Unknown()


def test_on_a_doubtful_day_an_office_names_its_next_sure_day():
    found = alone(NOON, days=DOUBTFUL, hours=OfficeDays(), phone=NUMBER)

    assert found == Unknown(Opening(WEDNESDAY))


def test_the_next_office_day_has_no_time_and_may_not_exist():
    assert answering().next_office_day(utc(NOON)) == Opening(WEDNESDAY)
    assert answering(office_hours=((),) * 7).next_office_day(utc(NOON)) is None


@pytest.mark.parametrize(("at", "expected"), [(NOON, True), (NIGHT, False), (SUNDAY, False)])
def test_office_hours_are_the_plans(at, expected):
    assert answering().office_is_open(utc(at)) is expected


def test_on_a_doubtful_day_the_office_may_be_open():
    assert answering(days=DOUBTFUL).office_is_open(utc(NOON)) is True


def duty(other, at: str, **more):
    """Return how somebody stands who stands in whenever *other* is not open."""
    both = (contact("duty", hours=Outside("desk")), contact("desk", hours=other))
    return answering(*both, **more).status("duty", {}, utc(at))


@pytest.mark.parametrize(
    ("other", "at", "expected"),
    [
        (LONG, NOON, Closed(Opening(date(2026, 9, 15), utc("2026-09-15 20:00")), hidden=True)),
        (AroundTheClock(), NOON, Closed(None, hidden=True)),
        (LONG, NIGHT, Open(utc("2026-09-16 08:00"))),
        (week("10:00-11:00"), NIGHT, Open(WEDNESDAY_MORNING)),
        (week("10:00-11:00"), NOON, Unknown()),
        (Unstated(), NIGHT, Unknown()),
        (OfficeDays(), NIGHT, Open(WEDNESDAY_MORNING)),
        (Week(((),) * 7), NIGHT, Open(WEDNESDAY_MORNING)),
    ],
)
def test_a_stand_in_is_there_only_while_the_other_is_surely_not(other, at, expected):
    assert duty(other, at) == expected


def test_a_stand_in_without_an_end_says_none():
    assert duty(Week(((),) * 7), NIGHT, office_hours=((),) * 7) == Open(None)
    assert duty(LONG, NIGHT, office_hours=((),) * 7) == Open(utc("2026-09-16 08:00"))


@pytest.mark.parametrize(
    ("own", "via", "expected"),
    [
        (None, AroundTheClock(), Open(None)),
        (AroundTheClock(), LONG, Open(utc("2026-09-15 20:00"))),
        (AroundTheClock(), Unstated(), Unknown()),
        (EVENING, AroundTheClock(), Closed(Opening(date(2026, 9, 15), utc("2026-09-15 18:00")))),
        (Unstated(), AroundTheClock(), Open(None)),
    ],
)
def test_one_reached_through_another_is_closed_by_its_own_hours_else_as_the_other(
    own, via, expected
):
    both = (contact("desk", hours=own, via="switch"), contact("switch", hours=via))

    assert answering(*both).status("desk", {}, utc(NOON)) == expected


def either(*members, facts=None, at=NOON):
    names = tuple(each.id for each in members)
    found = answering(contact("both", either=names), *members)
    return found.status("both", facts or {}, utc(at))


def test_of_two_the_better_one_counts_if_it_serves():
    slow = contact("slow", hours=EVENING)
    quick = contact("quick", hours=AroundTheClock(), when=CHILD)

    assert either(slow, quick, facts={"age": ("child",)}) == Open(None)
    assert isinstance(either(slow, quick, facts={"age": ("adult",)}), Closed)
    assert either(quick, facts={"age": ("adult",)}) == Unknown()


TUESDAY_SIX = Closed(Opening(date(2026, 9, 15), utc("2026-09-15 18:00")))
TUESDAY_EIGHT = Closed(Opening(date(2026, 9, 15), utc("2026-09-15 20:00")))
IN_ORDER = (
    Open(None), Open(utc(NIGHT)), Likely(), Inhouse(), Unknown(),
    Closed(Opening(date(2026, 9, 15))), TUESDAY_SIX, TUESDAY_EIGHT,
    Closed(Opening(date(2026, 9, 16))), Closed(None),
)  # fmt: skip


@pytest.mark.parametrize("first", range(len(IN_ORDER) - 1))
def test_the_best_status_does_not_depend_on_the_order(first):
    for second in range(first + 1, len(IN_ORDER)):
        assert best([IN_ORDER[first], IN_ORDER[second]]) == IN_ORDER[first]
        assert best([IN_ORDER[second], IN_ORDER[first]]) == IN_ORDER[first]


def test_the_best_of_nobody_is_not_known_and_of_equals_the_first():
    assert best([]) == Unknown()
    assert best([Unknown(Opening(WEDNESDAY)), Unknown()]) == Unknown(Opening(WEDNESDAY))
    earlier, later = Open(utc(NOON)), Open(utc(NIGHT))
    assert best([later, earlier]) == later
    assert best([earlier, later]) == earlier


@pytest.mark.parametrize(("hours", "expected"), [
    (AroundTheClock(), True), (LONG, True), (EVENING, False), (Unstated(), False),
    (OfficeDays(), False), (None, False),
])  # fmt: skip
def test_only_stated_hours_make_anybody_certainly_open(hours, expected):
    found = answering(contact("desk", hours=hours, phone=NUMBER))

    assert found.is_open("desk", {}, utc(NOON)) is expected


DAY = (utc("2026-09-15 00:00"), utc("2026-09-16 00:00"))
LONG_EDGES = {utc("2026-09-15 08:00"), utc("2026-09-15 20:00")}
EVENING_EDGES = {utc("2026-09-15 18:00"), utc("2026-09-15 22:00")}
OFFICE_EDGES = {utc("2026-09-15 09:00"), utc("2026-09-15 15:00")}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, set()),
        ({"hours": Unstated()}, set()),
        ({"hours": AroundTheClock()}, set()),
        ({"hours": LONG}, LONG_EDGES),
        ({"hours": Disputed((LONG, EVENING))}, LONG_EDGES | EVENING_EDGES),
        ({"hours": OfficeDays()}, OFFICE_EDGES),
        ({"hours": Outside("evening")}, OFFICE_EDGES | EVENING_EDGES),
        ({"via": "evening"}, EVENING_EDGES),
        ({"via": "evening", "hours": LONG}, EVENING_EDGES | LONG_EDGES),
        ({"either": ("evening", "children")}, EVENING_EDGES),
        ({"either": ("evening", "long"), "hours": OfficeDays()}, EVENING_EDGES | LONG_EDGES),
    ],
)
def test_a_status_changes_where_any_hours_behind_it_do(more, expected):
    found = answering(
        contact("desk", **more), contact("evening", hours=EVENING), contact("long", hours=LONG),
        contact("children", hours=LONG, when=CHILD),
    )  # fmt: skip

    assert found.changes("desk", {}, *DAY) == expected


def test_a_change_at_the_very_start_or_end_is_none():
    found = answering(contact("desk", hours=LONG))

    assert found.changes("desk", {}, *sorted(LONG_EDGES)) == set()
    assert found.changes("desk", {}, DAY[0], utc("2026-09-15 20:00")) == {utc("2026-09-15 08:00")}


def test_the_laid_out_hours_are_kept():
    found = answering(contact("desk", hours=LONG))

    assert found._timetables(LONG) is found._timetables(LONG)

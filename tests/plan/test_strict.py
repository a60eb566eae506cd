"""Real operation: what nobody has confirmed comes after the national route, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from bot.library import Library, strictly
from bot.plan.model import Plan
from bot.plan.routing import Desk, desk
from tests.command_line import TEACHER, ids, run, said
from tests.conftest import danish_time

AT = "2026-09-15 10:20"
FACTS = {"reporter": ("on_duty",), "age": ("under_18",), "level": ("several",)}
PLANS_ORDER = ["naermeste-leder", "indgang", "hotline"]
NATIONAL_FIRST = ["naermeste-leder", "hotline", "indgang"]


def listed(plan: Plan, table: str = "concern", at: str = AT) -> list[str]:
    at_desk = Desk(plan)
    return list(at_desk.route(table, at_desk.facts(FACTS), danish_time(at)).contacts)


def confirmed_on(plan: Plan, day: date, *names: str) -> Plan:
    contacts = dict(plan.contacts)
    for name in names:
        contacts[name] = replace(contacts[name], checked=day, checked_content="")
    return replace(plan, contacts=contacts)


def in_order(found: dict) -> list[str]:
    """Return the contacts of the route in the order in which they are printed."""
    return [each for each in ids(found) if each in PLANS_ORDER]


@pytest.mark.threat("E26", "F4")
@pytest.mark.parametrize("code", ["0740", "0741"])
def test_strictly_the_national_route_comes_before_what_nobody_has_confirmed(library, code):
    """0740 has a plan of its own with numbers, 0741 has only a post without one."""
    assert listed(library.plans[code]) == PLANS_ORDER
    assert listed(strictly(library).plans[code]) == NATIONAL_FIRST


@pytest.mark.parametrize("member", ["tovholder-kommune", "tovholder-politi"])
def test_a_confirmed_contact_keeps_its_place(library, member):
    plan = confirmed_on(strictly(library).plans["0740"], date(2026, 9, 1), member)

    assert listed(plan) == PLANS_ORDER


@pytest.mark.threat("F4")
def test_a_confirmation_holds_for_ninety_days(library):
    """The 90th day after 17 June is 15 September."""
    plan = strictly(library).plans["0740"]

    assert listed(confirmed_on(plan, date(2026, 6, 17), "tovholder-kommune")) == PLANS_ORDER
    assert listed(confirmed_on(plan, date(2026, 6, 16), "tovholder-kommune")) == NATIONAL_FIRST


def test_strictness_changes_the_order_and_nothing_else(library: Library) -> None:
    strict = strictly(library)
    moved = 0
    for code, plan in library.plans.items():
        for table in plan.routes:
            facts = desk(plan).facts(FACTS)
            one = desk(plan).route(table, facts, danish_time(AT)).reaches
            other = desk(strict.plans[code]).route(table, facts, danish_time(AT)).reaches

            assert sorted(map(repr, one)) == sorted(map(repr, other))
            moved += one != other
    assert moved > 90


def test_the_command_line_can_ask_for_it(monkeypatch):
    who = ("who", "silkeborg", "--at", "2026-09-15T10:20", "--json", "age=under_18",
           "reporter=on_duty")  # fmt: skip

    assert in_order(said(*who)) == PLANS_ORDER
    assert in_order(said(*who, "--strict")) == NATIONAL_FIRST
    monkeypatch.setenv("HENVEND_STRICT", "1")
    assert in_order(said(*who)) == NATIONAL_FIRST


def test_an_ending_names_the_national_route_first():
    plain, strict = said(*TEACHER), said(*TEACHER, "--strict")

    assert in_order(plain) == PLANS_ORDER
    assert in_order(strict) == NATIONAL_FIRST
    assert plain["steps"] == strict["steps"]


def test_a_word_that_is_neither_yes_nor_no_is_refused(monkeypatch, capsys):
    monkeypatch.setenv("HENVEND_STRICT", "maybe")

    assert run("who", "silkeborg") == (2, "")
    assert 'HENVEND_STRICT is "maybe": write 1 for real operation' in capsys.readouterr().err

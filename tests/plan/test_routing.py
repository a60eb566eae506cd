"""Routes on the shipped plans: who, in which order, and how each stands."""

import pytest

from bot.library import Library
from bot.plan.routing import desk
from bot.plan.status import Closed, Inhouse, Likely, Open, Unknown
from tests.conftest import danish_time

TEACHER = {"reporter": ("on_duty",), "age": ("under_18",), "level": ("several",)}


def route(library: Library, code: str, table: str, facts: dict, at: str) -> list:
    at_desk = desk(library.plans[code])
    return list(at_desk.route(table, at_desk.facts(facts), danish_time(at)).reaches)


def by_id(reaches: list) -> dict:
    return {reach.contact.id: reach for reach in reaches}


def test_the_leader_comes_first_and_the_floor_last(library: Library) -> None:
    found = route(library, "0740", "concern", TEACHER, "2026-09-15 10:20")

    assert [reach.contact.id for reach in found] == ["naermeste-leder", "indgang", "hotline"]
    assert isinstance(found[0].status, Inhouse)
    assert isinstance(found[1].status, Likely)
    assert found[2].status == Open(danish_time("2026-09-15 22:00"))


def test_either_or_is_one_contact_with_two_members(library: Library) -> None:
    infohus = by_id(route(library, "0740", "concern", TEACHER, "2026-09-15 10:20"))["indgang"]

    assert [member.ways.phone for member in infohus.members] == ["21 76 41 68", "51 70 52 62"]


def test_a_contact_that_does_not_serve_the_case_is_left_out(library: Library) -> None:
    told = {**TEACHER, "leader": ("told",)}

    found = by_id(route(library, "0740", "concern", told, "2026-09-15 10:20"))

    assert "naermeste-leder" not in found


@pytest.mark.threat("F2")
def test_a_duty_service_shows_only_while_the_office_is_not_open(library: Library) -> None:
    open_office = by_id(route(library, "0825", "acute_help", TEACHER, "2026-09-17 16:30"))
    closed_office = by_id(route(library, "0825", "acute_help", TEACHER, "2026-09-17 17:30"))

    assert "doegnvagt" not in open_office
    assert open_office["boerneteam"].status == Open(danish_time("2026-09-17 17:00"))
    assert isinstance(closed_office["doegnvagt"].status, Open)
    assert closed_office["doegnvagt"].contact.via == "politi-114"


def test_a_duty_service_in_a_daytime_gap_is_unknown_and_never_open(library: Library) -> None:
    facts = {**TEACHER, "area": ("noerrebro-bispebjerg",)}
    found = by_id(route(library, "0101", "acute_help", facts, "2026-09-17 10:30"))

    assert isinstance(found["doegnvagt"].status, Unknown)
    assert isinstance(found["boerneteam"].status, Closed)
    assert found["boerneteam"].status.opens.at == danish_time("2026-09-17 13:00")
    assert found["boerneteam"].ways.phone == "33 17 40 15"


def test_an_unknown_area_shows_every_area_by_name(library: Library) -> None:
    facts = {**TEACHER, "area": ("unknown",)}
    found = route(library, "0101", "notification", facts, "2026-09-15 10:20")

    assert len(found) == 5
    assert len({reach.area for reach in found}) == 5
    assert len({reach.ways.phone for reach in found}) == 5


@pytest.mark.threat("D7")
def test_the_channel_depends_on_who_reports(library: Library) -> None:
    staff = by_id(route(library, "0316", "notification", TEACHER, "2026-09-15 10:20"))
    citizen = {**TEACHER, "reporter": ("citizen",)}
    others = by_id(route(library, "0316", "notification", citizen, "2026-09-15 10:20"))

    assert staff["boerneteam"].ways.mail == "underretning@holb.dk"
    assert others["boerneteam"].ways.mail == "sikunderret@holb.dk"


@pytest.mark.threat("F1")
def test_a_municipality_without_a_plan_borrows_no_number(library: Library) -> None:
    found = route(library, "0741", "concern", TEACHER, "2026-09-15 10:00")

    assert not library.plans["0741"].own
    assert [reach.ways.phone for reach in found] == ["", "", "41 74 90 90"]
    assert by_id(found)["indgang"].missing is not None


def test_outside_office_days_an_office_without_hours_names_its_next_day(library: Library) -> None:
    found = by_id(route(library, "0671", "concern", TEACHER, "2026-09-20 23:15"))

    assert isinstance(found["indgang"].status, Closed)
    assert found["indgang"].status.opens.at is None
    assert found["indgang"].status.opens.day.isoformat() == "2026-09-21"


@pytest.mark.threat("F11")
def test_on_christmas_eve_no_office_is_claimed_to_be_open(library: Library) -> None:
    found = by_id(route(library, "0740", "concern", TEACHER, "2026-12-24 10:00"))

    assert isinstance(found["indgang"].status, Unknown)
    assert isinstance(found["hotline"].status, Unknown)
    assert found["indgang"].status.opens.day.isoformat() == "2026-12-28"


def test_the_duty_fact_comes_from_the_plan(library: Library) -> None:
    at_desk = desk(library.plans["0740"])

    assert at_desk.facts(TEACHER)["duty"] == ("strict",)
    assert at_desk.facts({"age": ("adult",), "reporter": ("on_duty",)})["duty"] == ("none",)
    assert at_desk.facts({"age": ("under_18",), "reporter": ("citizen",)})["duty"] == ("general",)

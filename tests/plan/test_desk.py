"""Who is on a route and how they are reached, case by case, on small invented plans."""

from datetime import date

import pytest

from bot.conditions import ALWAYS, All, Is, IsOpen, Not
from bot.plan.model import AroundTheClock, Outside, Place, Row, Unstated
from bot.plan.routing import MOST_DESKS, Desk, Ways, desk, reads
from bot.plan.status import Closed, Open, Unknown
from tests.plan.invented import contact, plan, utc, week

NOON = utc("2026-09-15 12:00")
CHILD = Is("age", frozenset({"child"}))
EAST, WEST = Is("area", frozenset({"east"})), Is("area", frozenset({"west"}))
AREAS = {"east": {"da": "øst"}, "west": {"da": "vest"}}
NUMBER = (Row(ALWAYS, "12 34 56 78"),)
TEXT = {"da": "her"}
HERE = (Row(ALWAYS, TEXT),)


def ids(reaches) -> list[str]:
    return [each.contact.id for each in reaches]


def at(*contacts, **more) -> Desk:
    return Desk(plan(*contacts, **more))


def row(when, *names: str) -> Row:
    return Row(when, names)


A, B, C = contact("a"), contact("b"), contact("c")


@pytest.mark.parametrize("way", ["phone", "mail", "secure_mail", "form", "chat", "visit"])
def test_one_way_is_enough_to_be_reached_and_it_stays_what_it_is(way):
    table = HERE if way in ("form", "chat", "visit") else NUMBER
    found = at(contact("a", missing=HERE, **{way: table})).reach(("a",), {}, NOON)[0]

    assert found.ways == Ways(**{way: table[0].value})
    assert found.ways.any() is True
    assert found.missing is None


def test_without_a_way_the_plan_says_what_is_missing():
    found = at(contact("a", missing=HERE)).reach(("a",), {}, NOON)[0]

    assert found.ways == Ways()
    assert found.ways.any() is False
    assert found.missing == TEXT


@pytest.mark.parametrize("more", [{"via": "b"}, {"either": ("b",)}, {"inhouse": True}])
def test_nothing_is_missing_where_somebody_else_is_the_way(more):
    assert at(contact("a", missing=HERE, **more), B).reach(("a",), {}, NOON)[0].missing is None


def test_one_contact_is_told_by_itself_and_one_that_is_gone_is_nobody():
    home = at(contact("a", phone=NUMBER), B)

    assert home.by_itself("a", {}, NOON) == home.reach(("a",), {}, NOON)[0]
    assert home.by_itself("gone", {}, NOON) is None


def test_a_note_and_the_members_stand_with_the_contact():
    both = contact("a", either=("b", "c"), note=(Row(CHILD, TEXT),))
    found = at(both, B, contact("c", when=CHILD))

    assert ids(found.reach(("a",), {"age": ("child",)}, NOON)[0].members) == ["b", "c"]
    assert ids(found.reach(("a",), {}, NOON)[0].members) == ["b"]
    assert found.reach(("a",), {"age": ("child",)}, NOON)[0].note == TEXT
    assert found.reach(("a",), {}, NOON)[0].note is None


def test_a_way_depends_on_the_case():
    found = at(contact("a", phone=(Row(CHILD, "1"), Row(ALWAYS, "2"))))

    assert found.reach(("a",), {"age": ("child",)}, NOON)[0].ways.phone == "1"
    assert found.reach(("a",), {}, NOON)[0].ways.phone == "2"


TABLES = {
    "routes": {"t": (row(CHILD, "a", "b"), row(ALWAYS, "b"))},
    "floor": {"t": ("c", "b", "unheard")},
}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [({"age": ("child",)}, ("a", "b", "c")), ({}, ("b", "c"))],
)
def test_a_route_is_its_first_row_then_the_floor_each_once(facts, expected):
    found = at(A, B, C, **TABLES)

    assert found.listed("t", facts, NOON) == expected
    assert tuple(ids(found.route("t", facts, NOON).reaches)) == expected
    assert found.route("t", facts, NOON).contacts == expected
    assert found.route("t", facts, NOON).table == "t"
    assert found.may_list("t", facts) == expected


def test_a_table_that_nobody_wrote_has_its_floor_or_nothing():
    found = at(A, floor={"t": ("a",)})

    assert found.listed("t", {}, NOON) == ("a",)
    assert found.listed("other", {}, NOON) == ()
    assert found.may_list("other", {}) == ()


def test_where_no_row_holds_the_floor_stands():
    found = at(A, B, routes={"t": (row(CHILD, "a"),)}, floor={"t": ("b",)})

    assert found.listed("t", {}, NOON) == ("b",)
    assert found.may_list("t", {}) == ("b",)


def test_a_contact_that_does_not_serve_is_lost_and_no_other_row_is_tried():
    found = at(contact("a", when=CHILD), B, routes={"t": (row(ALWAYS, "a"), row(ALWAYS, "b"))})

    assert found.listed("t", {}, NOON) == ()
    assert found.may_list("t", {}) == ()
    assert found.serves("a", {}) is False
    assert found.serves("a", {"age": ("child",)}) is True
    assert found.serves("unheard", {}) is False
    assert found.reach(("a", "b"), {}, NOON)[0].contact.id == "b"


OPEN_ROWS = (
    row(IsOpen("a"), "a"), row(All((IsOpen("b"), CHILD)), "b"), row(ALWAYS, "c"),
    row(ALWAYS, "d"),
)  # fmt: skip


def test_a_row_that_asks_who_is_open_is_tried_at_the_instant_and_listed_as_possible():
    evening = utc("2026-09-15 19:00")
    found = at(
        contact("a", hours=week("09:00-15:00")), contact("b", hours=AroundTheClock()), C,
        contact("d"), routes={"t": OPEN_ROWS},
    )  # fmt: skip

    assert found.listed("t", {}, NOON) == ("a",)
    assert found.listed("t", {}, evening) == ("c",)
    assert found.listed("t", {"age": ("child",)}, evening) == ("b",)
    assert found.may_list("t", {}) == ("a", "c")
    assert found.may_list("t", {"age": ("child",)}) == ("a", "b", "c")


def test_a_row_for_while_somebody_is_not_open_is_possible_and_so_is_what_follows():
    rows = (row(Not(IsOpen("a")), "b"), row(ALWAYS, "c"), row(ALWAYS, "d"))
    found = at(contact("a", hours=week("09:00-15:00")), B, C, contact("d"), routes={"t": rows})

    assert found.listed("t", {}, NOON) == ("c",)
    assert found.listed("t", {}, utc("2026-09-15 19:00")) == ("b",)
    assert found.may_list("t", {}) == ("b", "c")


def test_one_that_another_stands_in_for_is_hidden_and_one_that_is_closed_is_not():
    found = at(
        contact("duty", hours=Outside("a")), contact("a", hours=week("09:00-15:00")),
        contact("b", hours=week("18:00-19:00")), routes={"t": (row(ALWAYS, "duty", "a", "b"),)},
    )  # fmt: skip

    assert ids(found.route("t", {}, NOON).reaches) == ["a", "b"]
    assert ids(found.route("t", {}, utc("2026-09-15 20:00")).reaches) == ["duty", "a", "b"]
    assert found.listed("t", {}, NOON) == ("duty", "a", "b")


# Facts that the plan gives

PLACE = Place("0740", "Silkeborg", "Midtjylland", "Midt- og Vestjylland")


@pytest.mark.parametrize(
    ("more", "facts", "municipality"),
    [
        ({"place": PLACE}, {}, "known"),
        ({"place": PLACE}, {"municipality": ("unknown",)}, "known"),
        ({}, {}, "unknown"),
        ({}, {"municipality": ("abroad",)}, "abroad"),
    ],
)
def test_the_municipality_is_known_where_the_plan_has_a_place(more, facts, municipality):
    assert at(**more).facts(facts)["municipality"] == (municipality,)


@pytest.mark.parametrize(
    ("areas", "facts", "area"),
    [
        ({}, {}, "none"),
        ({}, {"area": ("east",)}, "none"),
        (AREAS, {}, "unknown"),
        (AREAS, {"area": ("east",)}, "east"),
    ],
)
def test_the_area_is_what_was_answered_where_there_are_areas(areas, facts, area):
    assert at(areas=areas).facts(facts)["area"] == (area,)


def test_a_table_gives_a_fact_which_the_next_table_may_read():
    strict = Is("duty", frozenset({"strict"}))
    tables = {"duty": (Row(CHILD, "strict"),), "pace": (Row(strict, "now"),)}
    found = at(facts=tables)

    assert found.facts({"age": ("child",)})["duty"] == ("strict",)
    assert found.facts({"age": ("child",)})["pace"] == ("now",)
    assert "duty" not in found.facts({})
    given = {"age": ("child",)}
    found.facts(given)
    assert given == {"age": ("child",)}


def test_a_table_of_texts_speaks_or_is_silent():
    found = at(says={"t": (Row(CHILD, TEXT),)})

    assert found.says("t", {"age": ("child",)}) == TEXT
    assert found.says("t", {}) is None
    assert found.says("other", {}) is None


# An area that is not known

UNKNOWN_AREA = {"area": ("unknown",)}
BY_AREA = {"t": (row(EAST, "a", "c"), row(WEST, "b", "c"))}


def shown(desk: Desk, facts=UNKNOWN_AREA) -> list[tuple[str, str | None]]:
    return [(each.contact.id, each.area) for each in desk.route("t", facts, NOON).reaches]


def test_where_the_area_is_not_known_what_differs_stands_under_its_area():
    found = at(A, B, C, routes=BY_AREA, areas=AREAS)

    assert shown(found) == [("a", "east"), ("c", None), ("b", "west")]
    assert shown(found, {"area": ("west",)}) == [("b", None), ("c", None)]


def test_a_contact_with_another_number_in_each_area_stands_once_for_each():
    numbers = (Row(EAST, "1"), Row(ALWAYS, "2"))
    found = at(contact("a", phone=numbers), routes={"t": (row(ALWAYS, "a"),)}, areas=AREAS)

    reaches = found.route("t", UNKNOWN_AREA, NOON).reaches
    assert [(each.area, each.ways.phone) for each in reaches] == [("east", "1"), ("west", "2")]
    assert found.route("t", UNKNOWN_AREA, NOON).contacts == ("a",)
    fixed = found.reach(("a",), UNKNOWN_AREA, NOON)
    assert [each.area for each in fixed] == ["east", "west"]


def test_what_stands_under_an_area_keeps_everything_else():
    whole = contact(
        "a", phone=NUMBER, note=HERE, either=("b",), hours=AroundTheClock(), when=EAST
    )  # fmt: skip
    found = at(whole, B, routes={"t": (row(ALWAYS, "a"),)}, areas=AREAS)
    (under,) = found.route("t", UNKNOWN_AREA, NOON).reaches
    (plain,) = found.route("t", {"area": ("east",)}, NOON).reaches

    assert under.area == "east" and plain.area is None
    assert (under.contact, under.status, under.ways, under.members, under.note, under.missing) == (
        plain.contact, plain.status, plain.ways, plain.members, plain.note, plain.missing
    )  # fmt: skip
    (lost,) = (
        at(contact("a", missing=HERE, when=EAST), routes={"t": (row(ALWAYS, "a"),)}, areas=AREAS)
        .route("t", UNKNOWN_AREA, NOON)
        .reaches
    )
    assert lost.missing == TEXT


def test_without_areas_an_unknown_area_is_nothing_to_ask_about():
    found = at(A, routes={"t": (row(ALWAYS, "a"),)})

    assert shown(found) == [("a", None)]


# Real operation: what nobody has confirmed comes last

CONFIRMED = {"checked": date(2026, 9, 1)}


def led(*contacts, names=None, **more) -> list[str]:
    names = names or [each.id for each in contacts]
    found = at(*contacts, routes={"t": (row(ALWAYS, *names),)}, strict=True, **more)
    return ids(found.route("t", {}, NOON).reaches)


@pytest.mark.parametrize(
    ("more", "first"),
    [
        ({}, False),
        (CONFIRMED, True),
        ({"inhouse": True}, True),
        ({"national": True}, False),
        ({"national": True, "phone": NUMBER}, True),
        ({"national": True, "via": "a"}, True),
        ({"phone": NUMBER}, False),
        ({"via": "a"}, False),
        ({"either": ("good",)}, True),
        ({"either": ("a",)}, False),
        ({"checked": date(2026, 6, 17)}, True),
        ({"checked": date(2026, 6, 16)}, False),
    ],
)
def test_strictly_only_who_is_confirmed_or_national_or_inhouse_may_lead(more, first):
    found = led(A, contact("b", **more), contact("good", **CONFIRMED), names=["a", "b"])

    assert found == (["b", "a"] if first else ["a", "b"])


def test_strictly_the_order_among_equals_is_the_plans_and_loosely_it_is_all():
    confirmed = [contact(name, **CONFIRMED) for name in ("y", "x")]
    everybody = (B, confirmed[0], A, confirmed[1])

    assert led(*everybody) == ["y", "x", "b", "a"]
    loose = at(*everybody, routes={"t": (row(ALWAYS, "b", "y", "a", "x"),)})
    assert ids(loose.route("t", {}, NOON).reaches) == ["b", "y", "a", "x"]


@pytest.mark.threat("F4")
def test_a_confirmation_is_counted_in_danish_days():
    checked = contact("b", checked=date(2026, 6, 17))  # its last day is 15 September
    found = at(A, checked, routes={"t": (row(ALWAYS, "a", "b"),)}, strict=True)

    assert ids(found.route("t", {}, utc("2026-09-15 23:59")).reaches) == ["b", "a"]
    assert ids(found.route("t", {}, utc("2026-09-16 00:00")).reaches) == ["a", "b"]


# Desks and tables


def test_the_facts_that_a_table_reads_are_those_of_all_its_rows():
    assert reads((Row(CHILD, "x"), Row(Not(EAST), "y"), Row(ALWAYS, "z"))) == {"age", "area"}
    assert reads(()) == frozenset()


def test_a_plan_has_one_desk_and_another_plan_another():
    one, other = plan(A), plan(A)

    assert desk(one) is desk(one)
    assert desk(one).plan is one
    assert desk(other) is not desk(one)
    assert desk(other).plan is other


def test_only_so_many_desks_are_kept_and_the_oldest_go():
    from bot.plan import routing

    plans = [plan(A) for _ in range(MOST_DESKS + 3)]
    first = desk(plans[0])
    for each in plans[1:]:
        assert desk(each).plan is each
        assert len(routing._desks) <= MOST_DESKS == 256

    assert len(routing._desks) == MOST_DESKS
    assert desk(plans[-1]) is desk(plans[-1])
    assert desk(plans[0]) is not first


def test_a_desk_answers_for_its_own_plan_though_an_old_plan_had_the_same_place_in_memory():
    from bot.plan import routing

    one, other = plan(A), plan(B)
    routing._desks[id(other)] = Desk(one)

    assert desk(other).plan is other


def test_a_contact_whose_hours_are_not_stated_is_not_hidden():
    found = at(contact("a", hours=Unstated()), routes={"t": (row(ALWAYS, "a"),)})
    (reach,) = found.route("t", {}, NOON).reaches

    assert reach.status == Unknown()
    assert not isinstance(reach.status, Open | Closed)


# Paper, which hangs there day and night


def test_on_paper_stands_everybody_whom_any_hour_can_list_the_hidden_included():
    found = at(
        contact("duty", hours=Outside("a")), contact("a", hours=week("09:00-15:00")), B, C,
        contact("lost", when=CHILD),
        routes={"t": (row(IsOpen("a"), "a", "duty"), row(ALWAYS, "b", "lost"), row(ALWAYS, "d"))},
        floor={"t": ("c",)},
    )  # fmt: skip

    assert ids(found.everybody((), "t", {}, NOON)) == ["a", "duty", "b", "c"]
    assert ids(found.everybody(("c", "lost", "b"), "t", {}, NOON)) == ["c", "b", "a", "duty"]
    assert ids(found.everybody(("c", "lost", "b"), None, {}, NOON)) == ["c", "b"]
    assert ids(found.everybody(("lost",), None, {"age": ("child",)}, NOON)) == ["lost"]
    hidden = found.everybody((), "t", {}, NOON)[1]
    assert isinstance(hidden.status, Closed) and hidden.status.hidden


def test_on_paper_every_area_is_named_and_the_unconfirmed_come_last():
    found = at(A, B, C, routes=BY_AREA, areas=AREAS)
    shown_on_paper = [(each.contact.id, each.area)
                      for each in found.everybody((), "t", UNKNOWN_AREA, NOON)]  # fmt: skip

    assert shown_on_paper == [("a", "east"), ("c", None), ("b", "west")]
    strict = at(A, contact("b", **CONFIRMED), routes={"t": (row(ALWAYS, "a", "b"),)}, strict=True)
    assert ids(strict.everybody((), "t", {}, NOON)) == ["b", "a"]

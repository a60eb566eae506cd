"""Routes that nobody thought of: total, the first row that holds, and nobody added."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conditions import ALWAYS, All, AnyOf, AtLeast, Is, IsOpen, Not, Only, facts_read, holds
from bot.library import strictly
from bot.plan.model import AroundTheClock, OfficeDays, Outside, Row, Unstated
from bot.plan.routing import Desk, desk, reads
from bot.plan.status import Closed, Open
from bot.plan.table import first, first_row
from tests.plan.invented import contact, plan, utc, week
from tests.shipped import library

NOON = utc("2026-09-15 12:00")
NAMES = "abcd"
VALUES = "xyz"

bags = st.lists(st.sampled_from(VALUES), max_size=3).map(tuple)
facts = st.dictionaries(st.sampled_from(["one", "two"]), bags)
sets = st.frozensets(st.sampled_from(VALUES), min_size=1)
names = st.sampled_from(["one", "two"])
leaves = st.one_of(
    st.just(ALWAYS),
    st.builds(Is, names, sets),
    st.builds(AtLeast, names, sets, st.integers(1, 3)),
    st.builds(Only, names, sets),
)
askers = st.one_of(leaves, st.builds(IsOpen, st.sampled_from(NAMES)))


def nested(inner):
    return st.one_of(
        st.builds(Not, inner),
        st.builds(All, st.lists(inner, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, max_size=3).map(tuple)),
    )


conditions = st.recursive(leaves, nested, max_leaves=6)
hourly = st.recursive(askers, nested, max_leaves=6)
lists = st.lists(st.sampled_from(NAMES), max_size=4).map(tuple)
rows = st.lists(st.builds(Row, hourly, lists), max_size=4).map(tuple)
hours = st.sampled_from(
    [None, Unstated(), AroundTheClock(), OfficeDays(), week("09:00-15:00"), week("18:00-30:00")]
)


@st.composite
def desks(draw):
    contacts = [contact(name, hours=draw(hours), when=draw(conditions)) for name in NAMES]
    return Desk(plan(*contacts, contact("e", hours=Outside("a")),
                     routes={"t": draw(rows)}, floor={"t": (*draw(lists), "e")}))  # fmt: skip


instants = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(
    lambda naive: naive.replace(tzinfo=UTC)
)


def slowly(condition, known, open_now=frozenset()) -> bool:
    """Say what a condition means in other words, as sums over the ticks."""
    match condition:
        case Is(fact, values):
            return len(values & set(known.get(fact, ()))) > 0
        case AtLeast(fact, values, count):
            return len([each for each in known.get(fact, ()) if each in values]) >= count
        case Only(fact, values):
            return known.get(fact, ()) != () and set(known[fact]) - values == set()
        case IsOpen(contact):
            return contact in open_now
        case Not(inner):
            return slowly(inner, known, open_now) is False
        case All(inner):
            return sum(slowly(each, known, open_now) for each in inner) == len(inner)
        case AnyOf(inner):
            return sum(slowly(each, known, open_now) for each in inner) > 0


@given(hourly, facts, st.frozensets(st.sampled_from(NAMES)))
def test_a_condition_means_what_it_says_in_other_words(condition, known, open_now):
    assert holds(condition, known, open_now.__contains__) is slowly(condition, known, open_now)


@given(conditions, facts, bags)
def test_a_fact_that_is_not_read_decides_nothing(condition, known, bag):
    for fact in {"one", "two", "three"} - facts_read(condition):
        assert holds(condition, {**known, fact: bag}) is holds(condition, known)


@given(st.lists(st.tuples(conditions, st.integers()), max_size=5), facts)
def test_a_table_gives_the_first_row_that_holds(pairs, known):
    table = tuple(Row(when, value) for when, value in pairs)
    holding = [row for row in table if slowly(row.when, known)]

    assert first_row(table, known) is (holding[0] if holding else None)
    assert first(table, known) == (holding[0].value if holding else None)
    assert reads(table) == {fact for row in table for fact in facts_read(row.when)}


@given(desks(), facts, instants)
def test_a_route_is_the_first_row_and_the_floor_less_who_does_not_serve(found, known, at):
    open_now = {name for name in NAMES if found.answering.is_open(name, known, at)}
    holding = [row for row in found.plan.routes["t"] if slowly(row.when, known, open_now)]
    named = [*(holding[0].value if holding else ()), *found.plan.floor["t"]]
    serving = [name for name in dict.fromkeys(named) if found.serves(name, known)]

    assert found.listed("t", known, at) == tuple(serving)
    assert set(serving) <= set(found.may_list("t", known))


@given(desks(), facts, instants)
def test_every_route_is_whole_and_hides_only_who_is_stood_in_for(found, known, at):
    route = found.route("t", found.facts(known), at)
    listed = found.listed("t", found.facts(known), at)
    hidden = [name for name in listed if name not in route.contacts]

    assert route.contacts == tuple(name for name in listed if name not in hidden)
    assert hidden in ([], ["e"])
    if hidden:
        assert isinstance(found.answering.status("a", found.facts(known), at), Open)


@given(desks(), facts, instants)
def test_the_same_question_has_the_same_answer_from_a_new_desk(found, known, at):
    for moment in (at, NOON, at):
        again = Desk(found.plan)
        assert found.route("t", known, moment) == again.route("t", known, moment)


@pytest.mark.threat("F2")
@given(
    st.sampled_from(sorted(library().plans)),
    st.sampled_from(["under_18", "adult", "unborn", "unknown"]),
    st.sampled_from(["on_duty", "citizen", "anonymous"]),
    instants,
)
def test_every_shipped_table_answers_everybody_at_any_time(code, age, reporter, at):
    """Nobody is added or lost by strictness, and nobody who is closed forever is called open."""
    one, other = desk(library().plans[code]), desk(strictly(library()).plans[code])
    known = one.facts({"age": (age,), "reporter": (reporter,)})
    for table in one.plan.routes:
        route = one.route(table, known, at)
        strict = other.route(table, known, at)
        assert sorted(map(repr, route.reaches)) == sorted(map(repr, strict.reaches))
        assert set(route.contacts) <= set(one.plan.contacts)
        for reach in route.reaches:
            assert not (isinstance(reach.status, Closed) and reach.status.hidden)

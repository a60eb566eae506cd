"""What is said of conditions without their facts is true of every fact there is."""

from hypothesis import given
from hypothesis import strategies as st

from bot.check.logic import implies, never_holds
from bot.conditions import (
    ALWAYS,
    All,
    AnyOf,
    AtLeast,
    FactId,
    Is,
    Not,
    Only,
    Value,
    holds,
)

AGE, SIGN = FactId("age"), FactId("sign")
VALUES = [Value(letter) for letter in "abc"]


def plain(fact):
    return fact == AGE


sets = st.frozensets(st.sampled_from(VALUES), max_size=3)
atoms = st.one_of(
    st.builds(Is, st.sampled_from([AGE, SIGN]), sets),
    st.builds(AtLeast, st.just(SIGN), sets, st.integers(1, 3)),
    st.builds(Only, st.just(SIGN), sets),
)
conditions = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(All, st.lists(inner, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=5,
)
facts = st.builds(
    lambda age, sign: {AGE: age, SIGN: tuple(sign)},
    st.sampled_from([(), *((value,) for value in VALUES)]),
    st.lists(st.sampled_from(VALUES), max_size=4),
)


@given(conditions, conditions, facts)
def test_where_one_condition_implies_another_both_hold(strong, weak, known):
    if implies(strong, weak, plain) and holds(strong, known):
        assert holds(weak, known)


@given(conditions, facts)
def test_a_condition_that_never_holds_never_does(condition, known):
    if never_holds(condition, plain):
        assert not holds(condition, known)


def one(fact, *values):
    return Is(fact, frozenset(map(Value, values)))


def test_a_wider_row_is_seen():
    assert implies(one(AGE, "a"), one(AGE, "a", "b"), plain)
    assert implies(All((one(AGE, "a"), one(SIGN, "b"))), one(SIGN, "b"), plain)
    assert implies(AtLeast(SIGN, frozenset(VALUES[:1]), 2), one(SIGN, "a"), plain)
    assert implies(one(AGE, "a"), Not(one(AGE, "b")), plain)
    assert implies(one(AGE, "a"), ALWAYS, plain)


def test_what_is_not_wider_is_not_said_to_be():
    assert not implies(one(AGE, "a", "b"), one(AGE, "a"), plain)
    assert not implies(one(SIGN, "a"), Not(one(SIGN, "b")), plain)
    assert not implies(ALWAYS, one(AGE, "a"), plain)


def test_a_contradiction_is_seen():
    assert never_holds(All((one(AGE, "a"), one(AGE, "b"))), plain)
    assert never_holds(All((one(AGE, "a"), Not(one(AGE, "a", "b")))), plain)
    assert never_holds(All((one(AGE, "a"), AnyOf((one(AGE, "b"), one(AGE, "c"))))), plain)
    assert not never_holds(All((one(SIGN, "a"), one(SIGN, "b"))), plain)
    assert not never_holds(ALWAYS, plain)

"""The closed language of conditions: what holds, what is inside, which facts are read."""

import pytest

from bot.conditions import (
    ALWAYS,
    All,
    AnyOf,
    AtLeast,
    Is,
    IsOpen,
    Not,
    Only,
    facts_read,
    holds,
    nobody_is_open,
    parts,
)

RED = Is("colour", frozenset({"red", "pink"}))
BIG = Is("size", frozenset({"big"}))
TWO = AtLeast("sign", frozenset({"a", "b"}), 2)
ONLY = Only("sign", frozenset({"a", "b"}))


@pytest.mark.parametrize(
    ("condition", "facts", "expected"),
    [
        (RED, {"colour": ("red",)}, True),
        (RED, {"colour": ("blue", "pink")}, True),
        (RED, {"colour": ("blue",)}, False),
        (RED, {}, False),
        (ALWAYS, {}, True),
        (All((RED, BIG)), {"colour": ("red",), "size": ("big",)}, True),
        (All((RED, BIG)), {"colour": ("red",)}, False),
        (Not(RED), {"colour": ("red",)}, False),
        (Not(RED), {"colour": ("blue",)}, True),
        (Not(RED), {}, True),
        (AnyOf((RED, BIG)), {"size": ("big",)}, True),
        (AnyOf((RED, BIG)), {"size": ("small",)}, False),
        (AnyOf(()), {}, False),
        (TWO, {"sign": ("a", "b")}, True),
        (TWO, {"sign": ("a", "a")}, True),
        (TWO, {"sign": ("a", "b", "b", "c")}, True),
        (TWO, {"sign": ("a", "c")}, False),
        (TWO, {}, False),
        (ONLY, {"sign": ("a",)}, True),
        (ONLY, {"sign": ("a", "b", "a")}, True),
        (ONLY, {"sign": ("a", "c")}, False),
        (ONLY, {"sign": ()}, False),
        (ONLY, {}, False),
    ],
)
def test_a_condition_holds_or_does_not(condition, facts, expected):
    assert holds(condition, facts) is expected


@pytest.mark.parametrize("wrap", [lambda c: c, lambda c: All((c,)), lambda c: AnyOf((c,)),
                                  lambda c: Not(Not(c))])  # fmt: skip
def test_who_is_open_is_asked_at_every_depth(wrap):
    asked = []

    def is_open(contact):
        asked.append(contact)
        return contact == "desk"

    assert holds(wrap(IsOpen("desk")), {}, is_open) is True
    assert holds(wrap(IsOpen("other")), {}, is_open) is False
    assert asked == ["desk", "other"]


def test_where_no_clock_may_be_read_nobody_is_open():
    assert nobody_is_open("desk") is False
    assert holds(IsOpen("desk"), {}) is False


def test_the_parts_of_a_condition_are_itself_and_everything_inside():
    inner = AnyOf((BIG, IsOpen("desk")))
    whole = All((Not(RED), inner))

    assert list(parts(whole)) == [whole, Not(RED), RED, inner, BIG, IsOpen("desk")]
    assert list(parts(RED)) == [RED]


def test_the_facts_that_are_read_are_those_of_every_part():
    assert facts_read(All((Not(RED), AnyOf((TWO, IsOpen("desk")))))) == {"colour", "sign"}
    assert facts_read(ONLY) == {"sign"}
    assert facts_read(ALWAYS) == frozenset()

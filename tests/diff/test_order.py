"""In which order people are named at each hour is compared, and told where it differs."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from bot.conditions import AREA, FactId, Value
from bot.dialogue.ending import ending
from bot.diff.compare import Period, compare
from bot.diff.model import Order, Spell, TimeClass
from bot.diff.naming import moved
from bot.diff.shifted import when
from bot.flow.model import FlowId, Outcome, StateId
from bot.language import DA, EN
from bot.library import Library
from bot.plan.model import MunicipalityCode
from tests.diff.versions import LOCAL, START, difference, edited, original, told

AABY = MunicipalityCode("0901")
AT_NIGHT = "{alle-dage: 22:00-07:00}"
SATURDAYS = "{mandag-fredag: 22:00-07:00, lørdag: 20:00-07:00, søndag: 22:00-07:00}"
DAYS = 7
FACTS = {AREA: (Value("nord"),), FactId("level"): (Value("big"),)}


def test_hours_that_only_change_who_stands_first_on_saturday_night_are_told_as_that() -> None:
    found = difference(LOCAL, AT_NIGHT, SATURDAYS)
    [order] = [each for each in found.orders if each.endings == (("vandskade", "kan-vente"),)]

    assert found.named == ()
    assert (order.codes, order.was, order.now) == (
        ("0901",), ("vaerksted", "toemrer"), ("toemrer", "vaerksted"),
    )  # fmt: skip
    [spell] = order.spells
    assert (spell.weekdays, spell.clock, spell.stretches) == ((5,), (20 * 60, 22 * 60), 8)


def test_contacts_that_are_swapped_in_a_route_are_told_once_for_all_hours() -> None:
    found = difference(LOCAL, "[toemrer, vaerksted]", "[vaerksted, toemrer]")

    assert {(each.was[0], each.now[0]) for each in found.named} == {("toemrer", "vaerksted")}
    assert found.orders == ()


def test_a_swap_that_shows_only_while_another_row_does_not_hold_is_told_with_its_hours() -> None:
    found = difference(LOCAL, "[formand, vaerksted, nabo]", "[formand, nabo, vaerksted]")

    assert {(each.was, each.now) for each in found.orders} == {
        (("vaerksted", "nabo"), ("nabo", "vaerksted"))
    }
    assert all(each.spells for each in found.orders)


def test_equal_contents_and_other_edits_move_nobody() -> None:
    assert difference("", "", "").orders == ()
    assert difference(LOCAL, '"37 10 20 11"', '"37 10 20 13"').orders == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (AT_NIGHT, SATURDAYS),
        (AT_NIGHT, "{alle-dage: 16:00-03:00}"),
        ("torsdag: 13:00-18:00", "torsdag: 13:00-17:00"),
        ("- when: {open: toemrer}", "- when: {open: toemrer-dag}"),
        ("hours: Mo-Fr 07:00-15:00", "hours: office_days"),
        ('    phone: "37 10 20 31"\n', ""),
    ],
)
@pytest.mark.parametrize("outcome", ["sluk-nu", "i-dag", "kan-vente"])
def test_the_times_of_another_order_agree_with_asking_each_hour(
    before: str, after: str, outcome: str
) -> None:
    new = edited(LOCAL, before, after)
    hours: Counter[object] = Counter()
    for number in range(DAYS * 24):
        at = START + number * timedelta(hours=1)
        for was, now in zip(
            *(_steps(each, outcome, at) for each in (original(), new)), strict=True
        ):
            hours[moved(was, now)] += 1
    del hours[(), ()]

    period = Period(START, START + timedelta(days=DAYS), DA)
    found = compare(original(), new, period).orders
    told_of = {(each.was, each.now): _hours(each) for each in found if _is_of(each, outcome)}
    assert {move: told_of.get(move) for move in hours} == hours


def test_the_edits_above_do_move_somebody() -> None:
    assert any(_is_of(each, "i-dag") for each in difference(LOCAL, AT_NIGHT, SATURDAYS).orders)


def _steps(library: Library, outcome: str, at):
    flow = library.flows[FlowId("vandskade")]
    end = flow.states[StateId(outcome)]
    assert isinstance(end, Outcome)
    found = ending(library, flow, end, library.plan(AABY), FACTS, at, DA)
    every = (*found.steps, *found.call_with, *found.avoid, *found.afterwards)
    said = {each.id: tuple(card.id for card in each.contacts) for each in every}
    return [said.get(each, ()) for each in (*end.steps, *end.call_with, *end.afterwards)]


def _is_of(order: Order, outcome: str) -> bool:
    return ("vandskade", outcome) in order.endings


def _hours(order: Order) -> int:
    return sum(spell.seconds for spell in order.spells) // 3600


def test_another_order_is_told_in_words_with_its_hours() -> None:
    danish = told(LOCAL, AT_NIGHT, SATURDAYS)
    english = told(LOCAL, AT_NIGHT, SATURDAYS, EN)
    [da] = [each for each in danish.sections if "klokken afgør" in each.title]
    [en] = [each for each in english.sections if "the clock decides" in each.title]

    assert any("I 1 kommune" in line for line in danish.headlines)
    assert "rækkefølgen er nu: toemrer, vaerksted; før: vaerksted, toemrer" in da.items[1].lines
    assert ": 8 gange, 16 timer i alt; første gang " in da.items[1].lines[1]
    assert en.items[1].lines[1].startswith("on Saturdays 20:00–22:00: 8 times, 16 hours in all")


@pytest.mark.parametrize(
    ("seconds", "danish", "english"),
    [(600, "10 minutter", "10 minutes"), (16_620, "4 timer, 37 minutter", "4 hours, 37 minutes")],
)
def test_how_long_is_told_in_whole_numbers(seconds, danish, english) -> None:
    begins = datetime(2026, 11, 28, 20, 59, tzinfo=UTC)
    spell = Spell(TimeClass.SATURDAY, seconds, 2, (begins, begins))

    assert f"2 gange, {danish} i alt" in when(spell, DA)
    assert f"2 times, {english} in all" in when(spell, EN)

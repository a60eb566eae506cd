"""Nothing that people are told otherwise is left out of a difference."""

from collections import Counter
from datetime import timedelta

import pytest

from bot.clock import local
from bot.conditions import ContactId
from bot.dialogue.walk import Walk, Walked
from bot.diff.compare import compare
from bot.diff.model import TimeClass, Turn
from bot.flow.machine import NotAccepted
from bot.flow.model import FlowId, Outcome
from bot.library import Library
from bot.plan.model import MunicipalityCode
from bot.plan.routing import desk
from bot.plan.status import Open
from tests.diff.versions import FLOW, LOCAL, NATIONAL, PERIOD, START, difference, edited, original


def test_the_same_content_is_the_same() -> None:
    found = compare(original(), edited("", "", ""), PERIOD)

    assert found.same
    assert found.changes == ()
    assert sum(count.paths for count in found.counts) > 0


@pytest.mark.threat("E25", "I4")
@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (LOCAL, '"37 10 20 11"', '"37 10 20 13"'),
        (LOCAL, "sikker@aaby.example", "sikret@aaby.example"),
        (LOCAL, "Havnevej 3", "Havnevej 5"),
        (LOCAL, "[12-23, 2026-10-16]", "[12-23, 2026-10-15]"),
        (LOCAL, "mark: old", ""),
        (LOCAL, "checked: 2026-09-10", "checked: null"),
        (LOCAL, "source_date: 2019", "source_date: 2018"),
        (LOCAL, "en: carpenter by day", "en: carpenter at day"),
        (LOCAL, "2026-07-31", "2026-07-30"),
        (LOCAL, "[toemrer-dag, toemrer-nat]", "[toemrer-nat, toemrer-dag]"),
        (LOCAL, "who: [member, guest]}", "who: [member]}"),
        (LOCAL, "Lån af affugter", "Leje af affugter"),
        (NATIONAL, "office_days: mandag-fredag 08:00", "office_days: mandag-fredag 09:00"),
        (FLOW, "da: Nej", "da: Næ"),
        (FLOW, "en: The water}", "en: Water}"),
        (FLOW, "words: [kortslutning]", "words: [lynnedslag]"),
        ("flows/laws.yaml", "forsvarlig stand", "god stand"),
        ("flows/vocabulary.yaml", "da: ", "da: Nyt "),
    ],
)
def test_every_edit_that_people_see_is_shown_with_its_line(
    name: str, before: str, after: str
) -> None:
    found = difference(name, before, after)

    assert not found.same
    assert found.told
    assert {each.where.path for each in found.told} <= {name, ""}


def test_what_nobody_is_told_is_listed_apart() -> None:
    found = difference(LOCAL, "reason: den nyeste side", "reason: den ældste side")

    assert found.same
    assert [each.names for each in found.untold] == [("conflicts",)]


# --- times ------------------------------------------------------------------------------


def test_a_shorter_evening_is_lost_in_every_municipality_to_the_second() -> None:
    found = difference(NATIONAL, "alle-dage: 08:00-22:00", "alle-dage: 08:00-21:00")
    lost = {each.spell.kind: each for each in found.shifts if each.lost}

    assert set(lost) == {TimeClass.EVENING, TimeClass.SATURDAY, TimeClass.SUNDAY}
    assert lost[TimeClass.SATURDAY].spell.stretches == 8
    assert lost[TimeClass.SATURDAY].spell.seconds == 8 * 3600
    assert len(set(lost[TimeClass.SATURDAY].codes)) == len(original().plans) + 1


@pytest.mark.parametrize(
    ("name", "before", "after", "contact"),
    [
        (NATIONAL, "alle-dage: 08:00-22:00", "alle-dage: 10:00-23:00", "raadgivning"),
        (LOCAL, "22:00-07:00", "20:00-03:00", "toemrer-nat"),
        (LOCAL, "22:00-07:00", "20:00-03:00", "toemrer"),
        (LOCAL, "[12-23, 2026-10-16]", "[12-23, 2026-10-15]", "vaerksted"),
        (LOCAL, "torsdag: 13:00-18:00", "torsdag: 13:00-17:00", "vaerksted"),
    ],
)
def test_the_hours_that_are_lost_and_gained_agree_with_asking_each_quarter(
    name: str, before: str, after: str, contact: str
) -> None:
    new, code = edited(name, before, after), MunicipalityCode("0901")
    quarters: Counter[str] = Counter()
    for number in range(56 * 96):
        at = START + number * timedelta(minutes=15)
        was, now = (_open(each, code, contact, at) for each in (original(), new))
        quarters["lost"] += was and not now
        quarters["gained"] += now and not was

    shifts = [
        each
        for each in compare(original(), new, PERIOD).shifts
        if each.contact == contact and code in each.codes
    ]
    assert sum(each.spell.seconds for each in shifts if each.lost) == quarters["lost"] * 900
    assert sum(each.spell.seconds for each in shifts if each.gained) == quarters["gained"] * 900
    assert quarters["lost"]


def _open(library: Library, code: MunicipalityCode, contact: str, at) -> bool:
    at_desk = desk(library.plan(code))
    return isinstance(at_desk.answering.status(ContactId(contact), at_desk.facts({}), at), Open)


def test_the_first_time_of_a_shift_is_its_day_in_denmark() -> None:
    found = difference(NATIONAL, "alle-dage: 08:00-22:00", "alle-dage: 08:00-21:00")
    first = next(
        e.spell.first for e in found.shifts if e.lost and e.spell.kind == TimeClass.SATURDAY
    )

    assert [local(each).isoformat() for each in first] == [
        "2026-09-19T21:00:00+02:00",
        "2026-09-19T22:00:00+02:00",
    ]


def test_the_hours_of_somebody_who_serves_only_some_are_told_too() -> None:
    stated = '"37 10 20 41"\n    hours: unknown'
    week = '"37 10 20 41"\n    when: {{who: member}}\n    hours: Mo-Sa 09:00-{}:00'
    old, new = (edited(LOCAL, stated, week.format(hour)) for hour in ("15", "14"))
    lost = {each.spell.kind: each for each in compare(old, new, PERIOD).shifts if each.lost}

    assert set(lost) == {TimeClass.DAY, TimeClass.SATURDAY}
    assert {each.contact for each in lost.values()} == {"nabo"}
    assert lost[TimeClass.SATURDAY].spell.seconds == 8 * 3600


# --- paths ------------------------------------------------------------------------------


def test_paths_of_two_equal_versions_all_end_where_they_did() -> None:
    found = compare(original(), edited("", "", ""), PERIOD)

    assert all(count.otherwise == 0 for count in found.counts)
    assert found.ways == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("set: {water: now}\n        to: sluk-nu", "set: {water: now}"),
        ('      nej:\n        da: Nej\n        en: "No"\n        set: {water: dry}\n', ""),
        ("when: {who: {not: guest}}", "when: {who: {not: caretaker}}"),
    ],
)
def test_every_path_that_ends_elsewhere_can_be_played_in_both_versions(
    before: str, after: str
) -> None:
    new = edited(FLOW, before, after)
    found = compare(original(), new, PERIOD)

    assert found.ways
    for way in found.ways:
        given = {each.state: each.choices for each in way.path}
        if way.turn != Turn.NEW and not way.unasked:
            assert _played(original(), given) == way.before
        if way.turn != Turn.GONE:
            assert _played(new, given) == way.after


def _played(library: Library, given: dict) -> str:
    walk = Walk(library, library.flows[FlowId("vandskade")])
    here: Walked = walk.begin()
    while not isinstance(walk.flow.states[here.state], Outcome):
        try:
            here = walk.answer(here, given[here.state])
        except (KeyError, NotAccepted):
            return here.state
    return here.state


def test_whom_an_ending_names_otherwise_is_told_with_its_cases() -> None:
    found = difference(
        LOCAL, "contacts: [vaerksted, toemrer, varmemester]", "contacts: [vaerksted, toemrer]"
    )

    assert found.named
    assert all(each.codes == ("0901",) for each in found.named)
    assert any("varmemester" in each.gone for each in found.named)
    assert all(0 < each.cases <= each.of for each in found.named)


def test_another_order_is_told_by_the_contacts_that_moved() -> None:
    found = difference(LOCAL, "[formand, vaerksted, nabo]", "[nabo, vaerksted, formand]")

    assert {(each.was, each.now) for each in found.named} == {
        (("formand", "nabo"), ("nabo", "formand"))
    }

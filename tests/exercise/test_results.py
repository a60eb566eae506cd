"""Results without persons, and what many of them tell."""

import json
import re
from datetime import date

from bot.exercise.results import Result, from_line, to_line
from bot.exercise.tally import LEAST, as_html, as_json, as_text, tally
from bot.flow.model import StateId
from bot.language import DA, EN
from bot.plan.model import MunicipalityCode
from tests.shipped import library

PLACE = library().places.by_code[MunicipalityCode("0740")]
KEPT = {"scenario", "municipality", "day", "outcome", "contacts", "question", "seconds"}


def result(*, right: bool = True, question: str | None = None, seconds: int = 60) -> Result:
    where = StateId(question) if question else None
    return Result("bekymring/V01", PLACE.code, date(2026, 9, 15), right, right, where, seconds)


def test_a_line_holds_no_person_no_time_of_day_and_no_text() -> None:
    line = to_line(result(right=False, question="alder"))

    assert set(json.loads(line)) == KEPT
    assert not re.search(r"\d\d:\d\d", line)
    assert from_line(line) == result(right=False, question="alder")


def test_a_line_of_another_shape_is_no_result() -> None:
    for line in (
        "",
        "x",
        "[]",
        "{}",
        '{"scenario": 1}',
        to_line(result()).replace("2026-09-15", "i går"),
    ):
        assert from_line(line) is None


def test_the_numbers_of_a_report() -> None:
    results = [
        *(result(seconds=each) for each in (30, 60, 90)),
        *(result(right=False, question="alder", seconds=each) for each in (45, 120)),
        result(right=False, question="tegn", seconds=300),
        None,
    ]
    found = tally(PLACE, results)

    assert (found.count, found.contacts, found.outcomes, found.seconds) == (6, 3, 3, 75)
    assert found.where == (("alder", 2), ("tegn", 1))
    assert found.unreadable == 1


def test_below_five_runs_only_their_number_is_told() -> None:
    found = tally(PLACE, [result(right=False, question="alder")] * (LEAST - 1))

    assert found.count == 4
    assert (found.where, found.contacts, found.outcomes, found.seconds) == (None,) * 4
    for lang, few in ((DA, "Gennemført: 4. Under 5"), (EN, "Completed: 4. Below 5")):
        assert few in as_text(found, library(), lang)
    assert "gammel" not in as_text(found, library(), DA) + as_html(found, library(), DA)
    assert json.loads(as_json(found, library(), DA))["went_wrong"] is None


def test_questions_are_told_as_they_were_asked() -> None:
    found = tally(PLACE, [result(right=False, question="alder")] * LEAST)

    assert "5  Hvor gammel er personen?" in as_text(found, library(), DA)
    assert "5  How old is the person?" in as_text(found, library(), EN)
    assert "Hvor gammel er personen? <b>5</b>" in as_html(found, library(), DA)
    assert json.loads(as_json(found, library(), DA))["went_wrong"] == [
        {"question": "alder", "asked": "Hvor gammel er personen?", "count": 5}
    ]


def test_results_of_another_municipality_are_not_counted() -> None:
    other = Result("x", MunicipalityCode("0101"), date(2026, 9, 15), True, True, None, 60)

    assert tally(PLACE, [other] * LEAST).count == 0

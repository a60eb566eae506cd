"""What is asked of two versions of a plan leaves out nothing that they can tell apart."""

import json
from dataclasses import replace
from datetime import date
from itertools import product

from bot.library import Library
from bot.plan.model import DayRule, MunicipalityCode, Plan
from bot.source.folder import load_files, read_files
from tests.planted.asked import facts, in_turn, moments
from tests.planted.printed import Asked, printed
from tests.planted.score import TODAY
from tests.shipped import ROOT

AABY = MunicipalityCode("0901")
HOURLY = 60


def _content() -> Library:
    found = read_files(ROOT / "tests" / "content")
    files = {name: each for name, each in found.items() if isinstance(each, bytes)}
    library = load_files(files).library
    assert library is not None
    return library


def test_facts_that_no_plan_tells_apart_are_asked_once_and_every_answer_is_among_them() -> None:
    content = _content()
    plan = content.plan(AABY)
    some, every = list(facts(content, (plan, plan))), list(_every(content, plan))

    assert len(some) < len(every)
    assert _answers(content, some) == _answers(content, every)


def _every(content: Library, plan: Plan):
    values = [[f"area={each}" for each in plan.areas]]
    for name, rule in content.vocabulary.facts.items():
        if rule.plans and not rule.table:
            values.append(["", *(f"{name}={value}" for value in rule.values)])
    yield from (tuple(word for word in words if word) for words in product(*values))


def _answers(content: Library, asked) -> set[str]:
    at = f"{TODAY}T10:20"
    said = (printed(content, Asked("who", words, at, municipality=AABY)) for words in asked)
    danish = (json.JSONDecoder().raw_decode(each)[0] for each in said)
    return {json.dumps(each["tables"]) for each in danish}


def test_a_closing_day_that_moved_is_asked_about_on_both_days() -> None:
    plan = _content().plan(AABY)
    found = moments((plan, _closed_on(plan, 10, 17)), TODAY, HOURLY)

    assert found is not None
    assert found.first == "2026-10-16T10:20"
    assert {"2026-10-16T13:00", "2026-10-17T13:00", "2026-10-11T12:00"} <= set(found.others)


def test_a_closing_day_that_is_over_is_not_asked_about() -> None:
    plan = _content().plan(AABY)
    over = DayRule(5, 15, 2026)
    new = replace(plan, days=replace(plan.days, closing=(*plan.days.closing, over)))

    assert moments((plan, new), date(2026, 9, 15), HOURLY) is None


def test_a_day_on_which_an_office_is_open_all_the_same_is_asked_about() -> None:
    plan = _content().plan(AABY)
    found = moments((plan, replace(plan, days=replace(plan.days, open=()))), TODAY, HOURLY)

    assert found is not None
    assert found.first == "2026-12-24T10:20"


def test_calls_are_made_in_turn_until_the_longest_ends() -> None:
    assert list(in_turn("ab", "1234", "x")) == ["a", "1", "x", "b", "2", "3", "4"]


def _closed_on(plan: Plan, month: int, day: int) -> Plan:
    kept = tuple(each for each in plan.days.closing if each.year is None)
    return replace(plan, days=replace(plan.days, closing=(*kept, DayRule(month, day, 2026))))

"""`henvend prove`: what is proven, and a broken sentence as a scenario that can be played."""

import json
from pathlib import Path

import pytest

from tests.command_line import copied_content, run


def test_prove_tells_what_holds_in_both_languages() -> None:
    code, danish = run("prove", "handlingsplan")
    english = run("prove", "handlingsplan", "--lang", "en")[1]

    assert code == 0
    assert "16 af 16 sikkerhedssætninger holder overalt" in danish
    assert "16 of 16 safety sentences hold everywhere" in english
    assert "15 af 15 grene" in danish
    assert "of 94 rows can be taken" in english


def test_the_minutes_are_proven_for_thirteen_months_from_the_day_asked_for() -> None:
    told = run("prove", "handlingsplan", "--from", "2026-09-15")[1]

    assert "holdt op mod hvert sekund, 2026-09-15 00:00 – 2027-10-15 00:00" in told


LAST = "    - contacts: [boernetelefonen, boernelinje]\n"


def test_a_table_that_leaves_a_case_without_an_answer_is_told_with_the_case(
    tmp_path: Path,
) -> None:
    copied_content(tmp_path)
    plan = tmp_path / "municipal_configs" / "danmark.yaml"
    text = plan.read_text("utf-8")
    partial = LAST.replace("- contacts", "- when: {age: adult}\n      contacts")
    plan.write_text(text.replace(LAST, partial), "utf-8")
    asked = ("prove", "handlingsplan", "--content", str(tmp_path))
    code, told = run(*asked)
    faults = json.loads(run(*asked, "--json")[1])["tables"]["faults"]

    assert code == 1
    assert "ingen række gælder for" in told
    assert [(each["kind"], each["name"]) for each in faults] == [("unanswered", "child_line")]


@pytest.mark.parametrize("day", ["15-09-2026", "snart", "9999-11-01"])
def test_a_day_that_is_none_is_misuse(day: str) -> None:
    assert run("prove", "handlingsplan", "--from", day)[0] == 2


def test_a_promise_that_is_not_kept_is_told_with_a_scenario_that_fails(tmp_path: Path) -> None:
    copied_content(tmp_path)
    plan = tmp_path / "municipal_configs" / "danmark.yaml"
    always, closed = "    hours: always\n", "    hours: {mandag-søndag: 08:00-16:00}\n"
    plan.write_text(plan.read_text("utf-8").replace(always, closed), "utf-8")
    asked = ("prove", "handlingsplan", "--content", str(tmp_path), "--from", "2026-09-15")
    code, written = run(*asked, "--json")
    first = json.loads(written)["flows"][0]["minutes"]["breaches"][0]
    scenario = tmp_path / "unkept.yaml"
    scenario.write_text(first["scenario"], "utf-8")
    played, told = run("test", str(scenario), "--content", str(tmp_path))

    assert (code, first["broken"], first["start"]) == (
        1,
        "nobody_answers",
        "2026-09-15T00:00:00+02:00",
    )
    assert (played, "anybody:open" in told) == (1, True)
    assert "ingen på skærmen har åbent fra 2026-09-15 00:00, i 8 timer" in run(*asked)[1]


def test_a_broken_sentence_prints_a_scenario_that_test_plays(tmp_path: Path) -> None:
    copied_content(tmp_path)
    flow = tmp_path / "flows" / "handlingsplan.yaml"
    text = flow.read_text("utf-8")
    flow.write_text(text.replace("properties:\n", "properties:\n" + PLANTED), "utf-8")
    code, written = run("prove", "handlingsplan", "--json", "--content", str(tmp_path))
    breaches = json.loads(written)["flows"][0]["breaches"]
    scenario = tmp_path / "broken.yaml"
    scenario.write_text(breaches[0]["scenario"], "utf-8")
    played, told = run("test", str(scenario), "--content", str(tmp_path))

    assert code == 1
    assert [each["sentence"] for each in breaches] == ["plantet"]
    assert (played, "step:politi-nu" in told) == (1, True)
    assert "plantet" in run("prove", "handlingsplan", "--content", str(tmp_path))[1]


PLANTED = "  plantet:\n    every_ending: {step: politi-nu}\n"


def test_a_flow_that_is_not_there_is_misuse() -> None:
    assert run("prove", "findes-ikke")[0] == 2

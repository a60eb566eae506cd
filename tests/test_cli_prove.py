"""`henvend prove`: what is proven, and a broken sentence as a scenario that can be played."""

import json
from pathlib import Path

from tests.command_line import copied_content, run


def test_prove_tells_what_holds_in_both_languages() -> None:
    code, danish = run("prove", "handlingsplan")
    english = run("prove", "handlingsplan", "--lang", "en")[1]

    assert code == 0
    assert "16 af 16 sikkerhedssætninger holder overalt" in danish
    assert "16 of 16 safety sentences hold everywhere" in english


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

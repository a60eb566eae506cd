"""`henvend plan`: the report on the command line; and another flow than the first one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import run, said
from tests.patience import PATIENCE
from tests.report.making import ANSWERS, content_with
from tests.shipped import ROOT

AT = ("--at", "2026-09-15T10:20")


def test_the_report_is_text_in_danish_unless_asked_otherwise() -> None:
    code, written = run("plan", "silkeborg", *AT)

    assert code == 0
    assert written.startswith("Silkeborg\nKommunens svar, og det planens fil viser\n")
    assert "Set 15. september 2026 kl. 10.20." in written


def test_the_report_in_english() -> None:
    code, written = run("plan", "silkeborg", *AT, "--lang", "en")

    assert code == 0
    assert "What the municipality answers, and what the plan's file shows" in written
    assert "Not stated by the municipality" in written


def test_json_holds_the_seven_questions() -> None:
    found = said("plan", "kbh", *AT, "--format", "json")

    assert found["municipality"]["name"] == "København"
    assert [each["id"] for each in found["questions"]] == [
        "faelles-forstaaelse",
        "strategi",
        "aktoerer",
        "organisation",
        "arbejdsgange",
        "koordinering",
        "indsatser",
    ]


def test_what_a_plan_declares_is_told(tmp_path: Path) -> None:
    folder = content_with(tmp_path, ANSWERS)
    found = said("plan", "silkeborg", *AT, "--format", "json", "--content", str(folder))

    assert found["declared"] == 3


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("plan.html", "<!doctype html>"), ("plan.json", "{"), ("plan.txt", "Silkeborg")],
)
def test_the_name_of_the_file_says_what_is_written(
    tmp_path: Path, name: str, beginning: str
) -> None:
    file = tmp_path / "mappe" / name
    code, written = run("plan", "silkeborg", *AT, "-o", str(file))

    assert code == 0
    assert str(file) in written
    assert file.read_text("utf-8").startswith(beginning)


def test_the_format_that_is_asked_for_wins_over_the_name(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"

    assert run("plan", "silkeborg", *AT, "--format", "json", "-o", str(file))[0] == 0
    assert json.loads(file.read_text("utf-8"))["own_plan"] is True


def test_a_municipality_that_does_not_exist_is_refused_with_the_nearest(capsys) -> None:
    code, written = run("plan", "silkborg", *AT)

    assert (code, written) == (2, "")
    assert "mente du Silkeborg?" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, capsys) -> None:
    code, _ = run("plan", "silkeborg", *AT, "-o", str(tmp_path))

    assert code == 1
    assert "kunne ikke skrive" in capsys.readouterr().err


def test_without_the_flow_the_command_says_what_is_missing(tmp_path: Path, capsys) -> None:
    folder = content_with(tmp_path, "")
    (folder / "flows" / "handlingsplan.yaml").unlink()
    vocabulary = folder / "flows" / "vocabulary.yaml"
    assert vocabulary.exists()
    code, _ = run("plan", "silkeborg", *AT, "--content", str(folder))

    assert code == 2
    assert "handlingsplan" in capsys.readouterr().err


# --- the flow itself ------------------------------------------------------------------

ALL_NO = [f"{question}=nej" for question in (
    "faelles-forstaaelse", "strategi", "aktoerer", "organisation", "arbejdsgange",
    "koordinering", "indsatser",
)]  # fmt: skip


def test_say_plays_the_flow_that_is_named() -> None:
    found = said("say", "--flow", "handlingsplan", "--municipality", "silkeborg", *AT, "--json",
                 *ALL_NO)  # fmt: skip

    assert found["flow"] == "handlingsplan"
    assert found["outcome"] == "mangler"
    assert found["steps"][0] == "begynd-arbejdsgange"
    assert len(found["steps"]) == 8
    assert len(found["afterwards"]) == 9


def test_a_flow_that_does_not_exist_is_refused(capsys) -> None:
    assert run("say", "--flow", "handlingsplanen")[0] == 2
    assert "mente du handlingsplan?" in capsys.readouterr().err


def test_chat_takes_the_flow_and_saves_a_scenario_that_passes(tmp_path: Path) -> None:
    file = tmp_path / "gemt.yaml"
    typed = "silkeborg\nnej\nja\ndelvist\nja\nja\nja\nja\n\nx\n"
    done = subprocess.run(
        [sys.executable, "-m", "bot", "chat", "--flow", "handlingsplan", *AT, "--save", str(file)],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=PATIENCE,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "Begynd her: Skriv, hvad der tæller som et tegn." in done.stdout
    assert "flow: handlingsplan" in file.read_text("utf-8")
    assert run("test", str(file))[0] == 0

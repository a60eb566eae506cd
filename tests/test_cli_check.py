"""`henvend check` and `henvend explain`: what is wrong, where, and what it means."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from threading import Timer

import pytest

from bot.check.catalogue import CATALOGUE
from bot.cli.check import Reading, problems_of
from bot.cli.main import main
from bot.source.folder import Parsed, parsed
from tests.command_line import copied_content, run
from tests.shipped import ROOT


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of the shipped content."""
    return copied_content(tmp_path)


def spoil(content: Path, file: str, old: str, new: str) -> None:
    path = content / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_shipped_content_has_no_error() -> None:
    code, written = run("check")

    assert code == 0
    assert "ingen fejl" in written
    assert "no errors" in run("check", "--lang", "en")[1]


def test_an_error_is_exit_code_1_with_place_caret_and_repair(content: Path) -> None:
    spoil(content, "flows/bekymring.yaml", "to: bopael\n", "to: bopel\n")
    code, written = run("check", str(content))

    assert code == 1
    assert "flows/bekymring.yaml:" in written
    assert "fejl F201" in written
    assert "^^^^^" in written
    assert "bopael" in written


def test_an_error_in_a_scenario_is_found_too(content: Path) -> None:
    spoil(content, "flows/scenarios/veje.yaml", "{fare: nej}", "{fare: nejj}")
    code, written = run("check", str(content))

    assert code == 1
    assert "flows/scenarios/veje.yaml:" in written


def test_one_file_may_be_asked_about(content: Path) -> None:
    spoil(content, "municipal_configs/silkeborg.yaml", "office_days", "ofice_days")

    assert run("check", str(content / "municipal_configs" / "silkeborg.yaml"))[0] == 1
    assert run("check", str(content / "municipal_configs" / "aarhus.yaml"))[0] == 0


def test_a_municipality_may_be_asked_about_with_its_scenarios(content: Path) -> None:
    spoil(content, "municipal_configs/aarhus.yaml", "checked: null", "checked: i går")
    mine = content / "municipal_configs/scenarios/silkeborg.yaml"
    mine.parent.mkdir()
    mine.write_text((content / "flows/scenarios/veje.yaml").read_text("utf-8"), "utf-8")
    spoil(content, mine.relative_to(content).as_posix(), "{fare: nej}", "{fare: nejj}")
    folder = ("--content", str(content))
    code, written = run("check", "silkeborg", *folder)

    assert "municipal_configs/silkeborg.yaml:" in written
    assert "aarhus" not in written
    assert code == 0  # while a plan cannot be read, no scenario can be
    spoil(content, "municipal_configs/aarhus.yaml", "checked: i går", "checked: null")
    code, written = run("check", "Silkeborg", *folder)
    assert code == 1
    assert "municipal_configs/scenarios/silkeborg.yaml:" in written
    assert {line.partition(":")[0] for line in written.splitlines() if ": fejl " in line} == {
        "municipal_configs/scenarios/silkeborg.yaml"
    }


def test_an_error_in_the_plan_of_the_municipality_is_told(content: Path) -> None:
    spoil(content, "municipal_configs/silkeborg.yaml", "office_days", "ofice_days")
    code, written = run("check", "silkeborg", "--content", str(content))

    assert code == 1
    assert "municipal_configs/silkeborg.yaml:" in written


def test_a_municipality_without_a_plan_learns_how_to_begin(capsys) -> None:
    assert main(["check", "samsø"]) == 2
    assert "henvend new Samsø" in capsys.readouterr().err
    assert main(["check", "Silkebrog"]) == 2
    assert "mente du Silkeborg?" in capsys.readouterr().err


def test_the_notes_about_everything_are_summed_up() -> None:
    every, notes = run("check", "--notes")[1], run("check", "--json")[1]
    brief = run("check")[1].splitlines()
    count = sum(each["severity"] == "note" for each in json.loads(notes))

    assert every.count(": note ") == count
    assert not [line for line in brief if ": note " in line]
    summed = [line for line in brief if " × note " in line]
    assert sum(int(line.split()[0]) for line in summed) == count
    assert "henvend check --notes" in brief[-2]
    assert f"{count} noter" in brief[-1]


def test_what_is_said_in_danish_is_danish() -> None:
    """Also the remarks of the content itself; the lines that are quoted are the author's."""
    english = {"the", "and", "which", "whom", "who", "where", "with", "this", "an", "of", "not"}
    told = [each for each in run("check", "--notes")[1].splitlines() if " | " not in each]

    assert told
    assert not [line for line in told if english & set(re.findall(r"[a-zæøå]+", line.lower()))]


def test_json_names_code_place_and_repair(content: Path) -> None:
    spoil(content, "flows/bekymring.yaml", "to: bopael\n", "to: bopel\n")
    found = json.loads(run("check", str(content), "--json")[1])
    error = next(each for each in found if each["severity"] == "error")

    assert set(error) >= {"code", "severity", "path", "line", "column", "message", "hint"}
    assert error["path"] == "flows/bekymring.yaml"


def test_a_code_host_finds_the_file_from_where_it_runs(content: Path, monkeypatch) -> None:
    spoil(content, "flows/bekymring.yaml", "to: bopael\n", "to: bopel\n")
    monkeypatch.chdir(content.parent)
    code, annotated = run("check", str(content), "--format", "github", "--lang", "en")
    log = json.loads(run("check", str(content), "--format", "sarif", "--lang", "en")[1])

    assert code == 1
    error = next(line for line in annotated.splitlines() if line.startswith("::error "))
    assert error.startswith(f"::error file={content.name}/flows/bekymring.yaml,line=")
    assert 'F201::"bopel"' in error and '"bopael"' in error
    first = next(each for each in log["runs"][0]["results"] if each["level"] == "error")
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == f"{content.name}/flows/bekymring.yaml"
    assert f"line={place['region']['startLine']}," in error


PATIENCE = 240
"""Seconds: a busy machine is no error."""


class Watching:
    """`henvend check --watch` as a process of its own; killed where it is silent for too long."""

    def __init__(self, content: Path) -> None:
        command = [sys.executable, "-m", "bot", "check", "--watch", "--lang", "en", str(content)]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)

    @contextmanager
    def patience(self) -> Iterator[None]:
        """End the process where what is waited for does not come."""
        guard = Timer(PATIENCE, self.process.kill)
        guard.start()
        try:
            yield
        finally:
            guard.cancel()

    def told(self) -> str:
        """Return what is written until it waits for a file."""
        assert self.process.stdout is not None
        lines = iter(self.process.stdout.readline, "")
        with self.patience():
            return "".join(takewhile(lambda line: not line.startswith("Waiting"), lines))

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        with self.patience():
            self.process.communicate()
        return self.process.returncode


def test_while_watching_each_save_is_checked_until_ctrl_c(content: Path) -> None:
    watching = Watching(content)
    try:
        assert "no errors" in watching.told()
        spoil(content, "municipal_configs/silkeborg.yaml", "21 76 41 68", "21 76 41 6")
        assert "municipal_configs/silkeborg.yaml:" in watching.told()
        spoil(content, "municipal_configs/silkeborg.yaml", "21 76 41 6", "21 76 41 68")
        assert "no errors" in watching.told()
        spoil(content, "flows/scenarios/veje.yaml", "{fare: nej}", "{fare: nejj}")
        assert "flows/scenarios/veje.yaml:" in watching.told()
    finally:
        code = watching.stop()

    assert code == 0


def test_a_file_that_did_not_change_is_read_once(content: Path) -> None:
    read: list[str] = []

    @lru_cache
    def parsing(name: str, text: bytes) -> Parsed:
        read.append(name)
        return parsed(name, text)

    reading = Reading(parsing)
    before = problems_of(content, reading)
    spoil(content, "municipal_configs/silkeborg.yaml", "21 76 41 68", "21 76 41 69")
    after = problems_of(content, reading)

    assert after == before == problems_of(content)
    assert read.count("municipal_configs/silkeborg.yaml") == 2
    assert read.count("flows/bekymring.yaml") == 1


def test_notes_and_warnings_are_no_failure() -> None:
    found = json.loads(run("check", "--json")[1])

    assert found
    assert all(each["severity"] in ("note", "warning") for each in found)


def test_a_file_that_cannot_be_read_at_all_is_an_error_and_no_exception(content: Path) -> None:
    (content / "flows" / "vocabulary.yaml").write_text("facts: [", "utf-8")

    assert run("check", str(content))[0] == 1


@pytest.mark.parametrize("path", ["/", str(ROOT / "flows" / "findes-ikke.yaml")])
def test_a_path_outside_all_content_is_misuse(path: str, capsys) -> None:
    assert main(["check", path]) == 2
    assert "flows/" in capsys.readouterr().err


def test_a_code_is_explained_in_both_languages() -> None:
    assert run("explain", "F201")[0] == 0
    assert "Hvad det betyder" in run("explain", "f201")[1]
    assert "What it means" in run("explain", "F201", "--lang", "en")[1]


def test_without_a_code_every_code_is_listed() -> None:
    listed = run("explain")[1].splitlines()

    assert [line.split()[0] for line in listed] == list(CATALOGUE)


def test_an_unknown_code_is_misuse(capsys) -> None:
    assert main(["explain", "X999"]) == 2
    assert "X999" in capsys.readouterr().err

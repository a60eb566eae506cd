"""`henvend chat` in a real pipe, as a shell starts it."""

import subprocess
import sys
from pathlib import Path

from tests.command_line import run
from tests.patience import PATIENCE
from tests.shipped import ROOT, library


def chat(*argv: str, typed: str) -> subprocess.CompletedProcess[str]:
    """Talk in a real pipe, as a shell does."""
    return subprocess.run(
        [sys.executable, "-m", "bot", "chat", *argv],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=PATIENCE,
        check=False,
    )


TYPED = "nej\nmedarbejder\n1\nunder-18\nsymboler isolation\nnej\n\nx\n"


def test_chat_works_in_a_pipe_and_saves_a_scenario_that_passes(tmp_path: Path) -> None:
    file = tmp_path / "gemt.yaml"
    done = chat(
        "--at", "lør 22:30", "--municipality", "silkeborg", "--save", str(file), typed=TYPED
    )

    assert done.returncode == 0, done.stderr
    assert "21 76 41 68" in done.stdout
    assert "\x1b" not in done.stdout
    assert run("test", str(file))[0] == 0
    assert "symboler" in file.read_text("utf-8")


def test_a_second_conversation_is_saved_behind_the_first(tmp_path: Path) -> None:
    file = tmp_path / "gemt.yaml"
    chat(
        "--at", "2026-09-15 10:20", "--municipality", "silkeborg", "--save", str(file), typed=TYPED
    )
    chat("--at", "2026-09-15 10:21", "--save", str(file), typed="ja\nx\n")

    assert run("test", str(file))[0] == 0
    assert file.read_text("utf-8").count("- name:") == 2


def test_a_file_that_holds_something_else_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "andet.yaml"
    file.write_text("flow: x\n", "utf-8")
    done = chat("--save", str(file), typed="x\n")

    assert done.returncode == 1
    assert file.read_text("utf-8") == "flow: x\n"


def test_what_was_typed_is_never_saved(tmp_path: Path) -> None:
    file = tmp_path / "gemt.yaml"
    chat("--at", "2026-09-15 10:20", "--save", str(file),
         typed="nej\nmin elev hedder Bent\nmedarbejder\nSilkeborg\nx\n")  # fmt: skip

    assert "Bent" not in file.read_text("utf-8")
    assert run("test", str(file))[0] == 0


def test_chat_in_english_ends_with_the_alarm_line() -> None:
    done = chat("--lang", "en", typed="")

    assert done.returncode == 0
    assert "Danger now" in done.stdout.strip().split("\n")[-2]


def test_bytes_that_are_no_text_and_a_terminal_without_danish_letters_do_no_harm() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "chat"],
        input=b"nej\n\xff\xfe\x00\n\xe5\n\nx\n",
        capture_output=True,
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "latin-1"},
        timeout=PATIENCE,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr


def test_another_flow_is_saved_with_its_name(tmp_path: Path) -> None:
    file = tmp_path / "gemt.yaml"
    flow = list(library().flows)[-1]
    chat("--flow", flow, "--at", "2026-09-15 10:20", "--save", str(file), typed="a\nx\n")

    assert f"flow: {flow}" in file.read_text("utf-8")
    assert run("test", str(file))[0] == 0

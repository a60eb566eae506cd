"""The command line: help, misuse, and where the content lies."""

from pathlib import Path

import pytest

from bot import __version__
from bot.cli.main import COMMANDS, main
from bot.cli.parser import language_of
from tests.command_line import copied_content, run


def test_without_a_command_the_commands_are_listed_and_it_is_misuse() -> None:
    code, written = run()

    assert code == 2
    assert all(f"  {command.name} " in written for command in COMMANDS)


@pytest.mark.parametrize("asking", ["--help", "-h", "help"])
def test_help_is_danish_unless_english_is_asked_for(asking: str) -> None:
    assert run(asking)[0] == 0
    assert "brug: henvend KOMMANDO" in run(asking)[1]
    assert "usage: henvend COMMAND" in run(asking, "--lang", "en")[1]


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_command_has_help_with_an_example(command: str, lang: str, capsys) -> None:
    assert main([command, "--help", "--lang", lang]) == 0
    shown = capsys.readouterr().out

    assert f"henvend {command}" in shown.split("\n")[0]
    assert f"{'eksempel' if lang == 'da' else 'example'}:\n  henvend {command}" in shown


def test_the_version_is_told() -> None:
    assert run("--version") == (0, f"henvend {__version__}\n")


def test_an_unknown_command_is_misuse_and_the_near_one_is_named(capsys) -> None:
    assert run("chta")[0] == 2
    assert "mente du chat?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "said_in_danish", "said_in_english"),
    [
        (["say", "--foo"], "kender ikke: --foo", "unrecognized arguments: --foo"),
        (["say", "--at"], "der mangler noget efter --at", "expected one argument"),
        (["say", "--lang", "fr"], "passer ikke", "invalid choice"),
        (["say", "--at", "i går"], "er ikke et tidspunkt", "is not a moment"),
        (["say", "--at", "2027-03-28 02:30"], "2027-03-28 03:30", "2027-03-28 03:30"),
        (["say", "--municipality", "Silkebrog"], "mente du Silkeborg", "did you mean Silkeborg"),
        (["say", "--flow", "bekymrin"], "mente du bekymring", "did you mean bekymring"),
        (["say", "--link", "ansatt"], "mente du ansat", "did you mean ansat"),
        (["say", "farre=nej"], "mente du fare", "did you mean fare"),
        (["say", "fare=nejj"], "mente du nej", "did you mean nej"),
        (["say", "akutt"], "mente du akut", "did you mean akut"),
        (["who"], "skriv en kommune", "name a municipality"),
        (["who", "silkeborg", "agee=x"], "mente du age", "did you mean age"),
        (["who", "silkeborg", "age=undr_18"], "mente du under_18", "did you mean under_18"),
        (["who", "silkeborg", "duty=strict"], "en tabel i planen", "a table of the plan"),
        (["who", "silkeborg", "--table", "concer"], "mente du concern", "did you mean concern"),
        (["who", "silkeborg", "area=amager"], "kan ikke være", "cannot be"),
        (["chat", "--link", "ansatt"], "mente du ansat", "did you mean ansat"),
        (["chat", "--at", "x"], "er ikke et tidspunkt", "is not a moment"),
        (["test", "nowhere"], "fandt ingen scenarier", "found no scenarios"),
    ],
)
def test_misuse_is_exit_code_2_and_says_what_would_do(
    argv: list[str], said_in_danish: str, said_in_english: str, capsys
) -> None:
    assert main(argv) == 2
    assert said_in_danish in capsys.readouterr().err
    assert main([*argv, "--lang", "en"] if "--at" != argv[-1] else ["--lang", "en", *argv]) == 2
    assert said_in_english in capsys.readouterr().err


def test_the_language_may_stand_anywhere() -> None:
    assert language_of(["--lang", "en", "say"]) == ("en", ["say"])
    assert language_of(["say", "--lang=en", "fare=nej"]) == ("en", ["say", "fare=nej"])
    assert language_of(["say", "--lang", "fr"]) == ("da", ["say", "--lang", "fr"])


def test_content_that_is_not_there_is_misuse_and_both_ways_to_name_it_are_told(
    tmp_path: Path, capsys
) -> None:
    assert main(["who", "silkeborg", "--content", str(tmp_path)]) == 2
    told = capsys.readouterr().err

    assert "--content" in told
    assert "HENVEND_CONTENT" in told


def test_content_with_an_error_is_refused_with_its_place(tmp_path: Path, capsys) -> None:
    copied_content(tmp_path)
    flow = tmp_path / "flows" / "bekymring.yaml"
    flow.write_text(flow.read_text("utf-8").replace("to: bopael\n", "to: bopel\n"), "utf-8")

    assert main(["say", "fare=nej", "--content", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert "flows/bekymring.yaml:" in told
    assert "henvend check" in told


def test_the_environment_names_the_content(tmp_path: Path, monkeypatch) -> None:
    copied_content(tmp_path)
    silkeborg = tmp_path / "municipal_configs" / "silkeborg.yaml"
    silkeborg.write_text(
        silkeborg.read_text("utf-8").replace("21 76 41 68", "00 00 00 07"), "utf-8"
    )
    monkeypatch.setenv("HENVEND_CONTENT", str(tmp_path))

    assert "00 00 00 07" in run("who", "silkeborg", "--at", "2026-09-15T10:20")[1]

"""`henvend graph`: a picture of a flow in a file, or the table on the screen."""

import subprocess
from pathlib import Path

import pytest

from bot.cli import graph
from bot.graph.png import NoFont, NoPng
from tests.command_line import run
from tests.shipped import copied


@pytest.mark.parametrize(
    ("suffix", "begins"),
    [(".svg", b"<svg "), (".mmd", b"flowchart TD"), (".dot", b"digraph "), (".md", b"# 11 ")],
)
def test_the_name_of_the_file_says_the_format(tmp_path: Path, suffix: str, begins: bytes) -> None:
    file = tmp_path / "deep" / f"x{suffix}"

    code, said = run("graph", "bekymring", "-o", str(file))

    assert code == 0
    assert file.read_bytes().startswith(begins)
    assert "39 bokse, 44 pile" in said


def test_a_png_is_written(tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="PNG needs the extra pictures")
    file = tmp_path / "x.png"

    assert run("graph", "handlingsplan", "-o", str(file))[0] == 0
    assert file.read_bytes().startswith(b"\x89PNG")


def test_without_a_file_the_table_is_shown() -> None:
    code, said = run("graph", "handlingsplan", "--lang", "en")

    assert code == 0
    assert said.startswith("# 8 questions lead to 2 endings")


def test_a_format_can_be_said(tmp_path: Path) -> None:
    code, said = run("graph", "handlingsplan", "--format", "mmd")

    assert code == 0
    assert said.startswith("flowchart TD")


def test_a_plan_and_what_is_given_are_drawn(tmp_path: Path) -> None:
    code, said = run("graph", "bekymring", "--plan", "kbh", "--given", "reporter=on_duty,leader",
                     "--given", "area=amager", "--ids")  # fmt: skip

    assert code == 0
    assert "planen for København" in said
    assert "offentligt ansat på arbejde eller leder der har fået besked" in said
    assert "Familie, ven eller borger" not in said
    assert "(efter-omraade)" in said


def test_the_place_can_be_given_where_no_plan_is() -> None:
    said = run("graph", "bekymring", "--given", "municipality=unknown")[1]

    assert "Du kan ringe uden at kende kommunen" in said
    assert "Du kan få råd, også om udlandet" not in said


def test_a_large_picture_comes_with_a_way_to_smaller_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("graph", "bekymring", "-o", str(tmp_path / "x.svg"))
    assert "--given reporter=on_duty" in capsys.readouterr().err

    run("graph", "handlingsplan", "-o", str(tmp_path / "x.svg"))
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["bekymrin"], "mente du bekymring"),
        (["bekymring", "-o", "x.pdf"], ".svg, .png"),
        (["bekymring", "--format", "png"], "-o x.png"),
        (["bekymring", "--plan", "silkborg by"], "kender ikke kommunen"),
        (["bekymring", "--given", "reporter=onduty"], "mente du on_duty"),
        (["bekymring", "--given", "reporter"], "reporter kan ikke være"),
        (["bekymring", "--given", "reportr=on_duty"], "mente du reporter"),
        (["bekymring", "--given", "duty=strict"], "en tabel i planen giver den"),
        (["bekymring", "--given", "area=amager"], "kender ikke area"),
        ([], "der mangler"),
    ],
)
def test_what_is_not_understood_is_said(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("graph", *words)[0] == 2
    assert told in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")

    assert run("graph", "handlingsplan", "-o", str(tmp_path / "file" / "x.svg"))[0] == 1
    assert "kunne ikke skrive" in capsys.readouterr().err


@pytest.mark.parametrize(("why", "told"), [(NoPng, "henvend[pictures]"), (NoFont, "skrifttype")])
def test_a_png_that_cannot_be_made_is_told(
    why: type[Exception],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def cannot(svg: str) -> bytes:
        raise why

    monkeypatch.setattr(graph, "png", cannot)

    assert run("graph", "handlingsplan", "-o", str(tmp_path / "x.png"))[0] == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "x.png").exists()


def test_help_has_an_example_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    for lang, words in (("da", "eksempel:"), ("en", "example:")):
        assert run("graph", "--help", "--lang", lang)[0] == 0
        said = capsys.readouterr().out
        assert words in said and "henvend graph bekymring -o bekymring.svg" in said


def test_coverage_is_drawn_with_how_often_each_way_is_walked(tmp_path: Path) -> None:
    file = tmp_path / "coverage.svg"

    assert run("graph", "bekymring", "--coverage", "-o", str(file))[0] == 0
    said = file.read_text("utf-8")
    assert "scenarier prøver alle 39 bokse og alle 44 pile." in said


def test_changes_since_a_folder_are_drawn(tmp_path: Path) -> None:
    flow = copied(tmp_path) / "flows" / "bekymring.yaml"
    text = flow.read_text("utf-8").replace("to: viden-sparring\n", "to: viden-tegn\n", 1)
    flow.write_text(text, "utf-8")

    code, said = run("graph", "bekymring", "--changes", str(tmp_path))

    assert code == 0
    assert "[nyt]" in said and "[ændret]" in said


def test_changes_since_a_git_revision_are_drawn(tmp_path: Path) -> None:
    copied(tmp_path)
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "-c", "user.name=x", "-c", "user.email=x@y.invalid", "commit", "-qm", "first")
    flow = tmp_path / "flows" / "bekymring.yaml"
    text = flow.read_text("utf-8").replace("to: viden-sparring\n", "to: viden-tegn\n", 1)
    flow.write_text(text, "utf-8")

    code, said = run("graph", "bekymring", "--changes", "HEAD", "--content", str(tmp_path))

    assert code == 0
    assert "[væk]" in said and "[ændret]" in said


def _git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True)


@pytest.mark.parametrize("before", ["no-such", "--output=x"])
def test_changes_since_nothing_are_misuse(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], before: str
) -> None:
    code, _ = run("graph", "bekymring", f"--changes={before}")

    assert code == 2
    assert f"{before} er hverken en mappe eller en git-udgave" in capsys.readouterr().err

"""`henvend week`: who answers through a week or a year, told, drawn or as data."""

import json
from pathlib import Path

import pytest

from bot.cli import week
from bot.cli.main import main
from tests.command_line import run

AT = ("--at", "2026-12-22 10:00")


def test_a_week_is_told_from_its_monday_on() -> None:
    code, said = run("week", "silkeborg", *AT)

    assert code == 0
    assert "Hvem svarer i ugen 21. december 2026 – 27. december 2026." in said
    assert "Helligdag: fredag 25. december, lørdag 26. december" in said


def test_a_year_is_told_in_english_from_the_first_of_the_month_on() -> None:
    code, said = run("week", "silkeborg", *AT, "--year", "--lang", "en")

    assert code == 0
    assert "Who answers in 13 months, 1 December 2026 – 31 December 2027." in said


@pytest.mark.parametrize("more", [(), ("--year",)])
def test_a_picture_is_written(tmp_path: Path, more: tuple[str, ...]) -> None:
    file = tmp_path / "deep" / "x.svg"

    code, said = run("week", "samsø", *AT, *more, "-o", str(file))

    assert code == 0 and "rækker" in said
    assert file.read_bytes().startswith(b"<svg ")


def test_a_png_is_written(tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="PNG needs the extra pictures")
    file = tmp_path / "x.png"

    assert run("week", "samsø", *AT, "-o", str(file))[0] == 0
    assert file.read_bytes().startswith(b"\x89PNG")


def test_json_has_the_stretches() -> None:
    data = json.loads(run("week", "samsø", *AT, "--json")[1])

    assert data["place"] == "Samsø" and data["own_plan"] is False
    assert data["days"][4] == {"date": "2026-12-25", "special": ["holiday"]}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("samsø", "-o", "x.jpg"), "kender ikke formatet af x.jpg; der passer: .svg, .png"),
        (("samsoey",), "kender ikke kommunen samsoey"),
        (("samsø", "--at", "snart"), "er ikke et tidspunkt"),
    ],
)
def test_what_is_not_understood_is_misuse(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], why: str
) -> None:
    assert main(["week", *words]) == 2
    assert why in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x").write_text("")

    assert run("week", "samsø", *AT, "-o", str(tmp_path / "x" / "y.svg"))[0] == 1
    assert "kunne ikke skrive" in capsys.readouterr().err


def test_the_example_is_about_this_command() -> None:
    assert all(line.split()[1] == "week" for line in week.EXAMPLE.splitlines())

"""`henvend fmt`: content in one form, without a change of meaning."""

from pathlib import Path

from bot.cli.main import main
from tests.command_line import copied_content, run

UNTIDY = """\
name: Silkeborg
municipality: 0740     # koden

contacts:
    indgang:
        hours:   office_days
        phone:   "21 76 41 68"
"""
TIDY = """\
municipality: "0740"   # koden
name: Silkeborg

contacts:
  indgang:
    phone: "21 76 41 68"
    hours: office_days
"""


def test_the_shipped_content_is_in_canonical_form() -> None:
    code, written = run("fmt", "--check")

    assert code == 0, written


def test_a_file_is_put_in_order(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(UNTIDY, encoding="utf-8")

    assert run("fmt", str(file)) == (0, "1 filer, 1 ændret\n")
    assert file.read_text("utf-8") == TIDY
    assert run("fmt", str(file)) == (0, "1 filer, 0 ændret\n")


def test_check_shows_the_change_and_makes_none(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(UNTIDY, encoding="utf-8")
    code, written = run("fmt", "--check", str(file), "--lang", "en")

    assert code == 1
    assert '+municipality: "0740"' in written
    assert "1 files, 1 to format" in written
    assert file.read_text("utf-8") == UNTIDY


def test_a_folder_and_its_scenarios_are_formatted(tmp_path: Path) -> None:
    content = copied_content(tmp_path)
    (content / "flows/scenarios/mine.yaml").write_text(
        "scenarios:\n- {at: 2026-09-15 10:20, name: X, answers: [], expect: {}}\n", "utf-8"
    )

    assert main(["fmt", "--check", str(content / "flows/scenarios")]) == 1
    assert main(["fmt", str(content / "flows/scenarios")]) == 0
    assert (content / "flows/scenarios/mine.yaml").read_text("utf-8") == (
        "scenarios:\n  - {name: X, at: 2026-09-15 10:20, answers: [], expect: {}}\n"
    )


def test_a_file_that_is_no_yaml_is_left_alone_and_its_place_is_told(tmp_path, capsys) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("name: Ja: tak\n", encoding="utf-8")

    assert main(["fmt", str(file)]) == 1
    assert "x.yaml:1:" in capsys.readouterr().err
    assert file.read_text("utf-8") == "name: Ja: tak\n"


def test_a_file_that_is_not_there_is_misuse(tmp_path: Path, capsys) -> None:
    assert main(["fmt", str(tmp_path / "no.yaml")]) == 2
    assert "findes ikke" in capsys.readouterr().err


def test_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(UNTIDY, encoding="utf-8")
    file.chmod(0o640)
    run("fmt", str(file))

    assert file.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["x.yaml"]

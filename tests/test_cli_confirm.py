"""`henvend confirm`: a number that its owner has confirmed, recorded in the file."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.cli.keeping import today
from bot.cli.main import main
from bot.plan.model import confirmed as confirmed_on
from bot.source.folder import load
from bot.source.writer import canonical
from tests.command_line import copied_content, run

SILKEBORG = "municipal_configs/silkeborg.yaml"
COORDINATOR = ("silkeborg", "tovholder-kommune", "--by", "ssp-konsulent")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copied_content(tmp_path)


def contact(content: Path, code: str, name: str):
    loaded = load(content)
    assert loaded.library is not None, loaded.problems
    return loaded.library.plans[code].contacts[name]


def test_date_and_role_stand_at_the_contact_and_nothing_else_changes(content: Path) -> None:
    before = (content / SILKEBORG).read_text("utf-8").splitlines()
    code, written = run("confirm", *COORDINATOR, "--on", "2026-09-01", "--content", str(content))
    after = (content / SILKEBORG).read_text("utf-8").splitlines()

    assert code == 0
    assert "2026-11-30" in written  # 90 days later
    *told, imprint = [line for line in after if line not in before]
    assert told == ["    checked: 2026-09-01", "    checked_by: ssp-konsulent"]
    assert imprint.startswith("    checked_content: ")
    assert [line for line in after if line in before] == before


@pytest.mark.parametrize(
    ("old", "new"), [("21 76 41 68", "21 76 41 69"), ("hours: office_days", "hours: always")]
)
def test_a_number_or_hours_that_change_are_no_longer_confirmed(
    content: Path, old: str, new: str
) -> None:
    run("confirm", *COORDINATOR, "--on", "2026-09-01", "--content", str(content))
    kept = contact(content, "0740", "tovholder-kommune")
    file = content / SILKEBORG
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    changed = contact(content, "0740", "tovholder-kommune")

    assert confirmed_on(kept, date(2026, 9, 15))
    assert changed.checked == date(2026, 9, 1)
    assert not confirmed_on(changed, date(2026, 9, 15))


def test_the_reader_knows_date_and_role(content: Path) -> None:
    run("confirm", *COORDINATOR, "--on", "2026-09-01", "--content", str(content))
    confirmed = contact(content, "0740", "tovholder-kommune")
    other = contact(content, "0740", "tovholder-politi")

    assert (confirmed.checked, confirmed.checked_by) == (date(2026, 9, 1), "ssp-konsulent")
    assert (other.checked, other.checked_by) == (None, "")


def test_it_is_shown_as_confirmed_for_90_days(content: Path) -> None:
    run("confirm", *COORDINATOR, "--on", "2026-09-01", "--content", str(content))
    talk = "say --municipality silkeborg fare=nej rolle=medarbejder alder=under-18".split()
    talk += ["tegn=symboler,isolation", "leder=nej", "--content", str(content), "--at"]

    assert "Bekræftet af kommunen 1. september 2026" in run(*talk, "2026-11-30T10:00")[1]
    assert "Ikke bekræftet siden 1. september 2026" in run(*talk, "2026-12-01T10:00")[1]


def test_without_a_date_it_is_today(content: Path) -> None:
    run("confirm", *COORDINATOR, "--content", str(content))

    assert contact(content, "0740", "tovholder-kommune").checked == today()


def test_a_national_contact_is_confirmed_in_the_national_plan(content: Path) -> None:
    command = ["confirm", "danmark", "red", "--by", "sekretariat", "--on", "2026-09-01"]

    assert main([*command, "--content", str(content)]) == 0
    assert "checked_by: sekretariat" in (content / "municipal_configs/danmark.yaml").read_text(
        "utf-8"
    )


def test_confirming_again_replaces_the_date(content: Path) -> None:
    run("confirm", *COORDINATOR, "--on", "2026-09-01", "--content", str(content))
    run("confirm", *COORDINATOR, "--on", "2026-09-20", "--content", str(content))
    written = (content / SILKEBORG).read_bytes()

    assert written.count(b"checked_by") == 1
    assert b"checked: 2026-09-20" in written
    assert canonical(SILKEBORG, written) == written


@pytest.mark.parametrize("role", ["Anna Hansen", "Anna", "anna@silkeborg.dk", "21 76 41 68", " "])
def test_a_name_is_refused_and_a_role_is_asked_for(content: Path, role: str, capsys) -> None:
    before = (content / SILKEBORG).read_bytes()

    assert main(["confirm", *COORDINATOR[:2], "--by", role, "--content", str(content)]) == 2
    assert "ligner et navn" in capsys.readouterr().err
    assert (content / SILKEBORG).read_bytes() == before


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["silkeborg", "tovholder-komune"], "mente du tovholder-kommune?"),
        (["silkeborg", "hotline"], "brug danmark"),
        (["silkeborg", "indgang"], "tovholder-kommune, tovholder-politi"),
        (["samsø", "indgang"], "henvend new Samsø"),
        (["Silkebrog", "indgang"], "mente du Silkeborg?"),
        (["struer", "indgang"], "intet at bekræfte"),
        (["silkeborg", "tovholder-kommune", "--on", "i går"], "er ikke en dato"),
        (
            ["silkeborg", "tovholder-kommune", "--on", str(date.today() + timedelta(days=9))],
            "er ikke kommet endnu",
        ),
    ],
)
def test_what_cannot_be_confirmed_is_exit_code_2_and_says_why(
    content: Path, argv: list[str], told: str, capsys
) -> None:
    assert main(["confirm", *argv, "--by", "konsulent", "--content", str(content)]) == 2
    assert told in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_exit_code_1(content: Path, capsys, monkeypatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "silkeborg.yaml")

    monkeypatch.setattr("bot.source.files.os.replace", refused)

    assert main(["confirm", *COORDINATOR, "--content", str(content)]) == 1
    assert "silkeborg.yaml: Permission denied" in capsys.readouterr().err
    assert not list((content / "municipal_configs").glob(".*"))


def test_a_person_in_the_file_is_found_by_the_check(content: Path) -> None:
    file = content / SILKEBORG
    text = file.read_text("utf-8").replace("checked: null", "checked: 2026-09-01\nchecked_by: Anna")
    file.write_text(text, "utf-8")

    assert "P235" in run("check", str(content))[1]

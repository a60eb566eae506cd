"""`henvend approve`: the mark "Ikke godkendt" is gone as long as people are told the same."""

from pathlib import Path

import pytest

from bot.cli.main import main
from tests.command_line import copied_content, run

SILKEBORG = "municipal_configs/silkeborg.yaml"
MARK = "Ikke godkendt af kommunen."
TALK = (
    "say --municipality silkeborg --at 2026-09-15T10:20 fare=nej rolle=medarbejder alder=under-18"
    " tegn=symboler,isolation leder=nej"
).split()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    copied_content(tmp_path)
    command = ["approve", "silkeborg", "--by", "direktør", "--on", "2026-09-01"]
    assert main([*command, "--content", str(tmp_path)]) == 0
    return tmp_path


def edit(content: Path, old: str, new: str, file: str = SILKEBORG) -> None:
    path = content / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def marked(content: Path) -> bool:
    return MARK in run(*TALK, "--content", str(content))[1]


def test_approval_stands_in_the_file_and_takes_the_mark_away(content: Path) -> None:
    written = (content / SILKEBORG).read_text("utf-8")

    assert MARK in run(*TALK)[1]
    assert not marked(content)
    assert "approved: 2026-09-01\napproved_by: direktør\napproved_content: " in written


@pytest.mark.threat("E24", "I4")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("21 76 41 68", "21 76 41 69"),
        ("title: Infohus Silkeborg", "title: Infohuset"),
        ("hours: office_days", "hours: unknown"),
        ("either: [tovholder-kommune, tovholder-politi]",
         "either: [tovholder-politi, tovholder-kommune]"),
        ("contacts: [politi-114, politi-mail]", "contacts: [politi-mail, politi-114]"),
        ("Derefter giver de råd.", "Så giver de råd."),
        ("adopted: unknown", "adopted: unknown\nclosing_days: [12-23]"),
    ],
)  # fmt: skip
def test_it_lapses_when_people_are_told_something_else(content: Path, old: str, new: str) -> None:
    edit(content, old, new)

    assert marked(content)
    code, written = run("check", str(content))
    assert code == 0
    assert "advarsel P234" in written


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# Silkeborg: handlekortet", "# Kortet"),
        ("checked: null", "checked: 2026-09-01"),
        ("source_date: undated", "source_date: 2026-05"),
        ("decision: 112 først, så 114", "decision: begge"),
    ],
)
def test_it_stands_when_only_sources_and_comments_change(content: Path, old: str, new: str) -> None:
    edit(content, old, new)

    assert not marked(content)
    assert "P234" not in run("check", str(content))[1]


def test_formatting_and_confirming_leave_it(content: Path) -> None:
    run("confirm", "silkeborg", "tovholder-kommune", "--by", "konsulent", "--content", str(content))
    run("fmt", str(content / SILKEBORG))

    assert not marked(content)


def test_what_the_national_plan_says_is_not_the_municipalitys_to_approve(content: Path) -> None:
    edit(content, "41 74 90 90", "41 74 90 91", "municipal_configs/danmark.yaml")

    assert not marked(content)


def test_a_date_without_the_imprint_approves_nothing(tmp_path: Path) -> None:
    content = copied_content(tmp_path)
    edit(content, "approved: null", "approved: 2026-09-01")

    assert marked(content)
    assert "P234" in run("check", str(content))[1]


def test_approving_again_counts_again(content: Path) -> None:
    edit(content, "21 76 41 68", "21 76 41 69")
    command = ["approve", "silkeborg", "--by", "direktør", "--content", str(content)]
    code, written = run(*command)

    assert code == 0
    assert "bortfaldet" in written
    assert not marked(content)


def test_the_plan_on_the_command_line_says_the_same(content: Path) -> None:
    assert MARK not in run("who", "silkeborg", "--content", str(content))[1]
    edit(content, "21 76 41 68", "21 76 41 69")
    assert MARK in run("who", "silkeborg", "--content", str(content))[1]


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["danmark", "--by", "direktør"], "ikke godkendt af en kommune"),
        (["samsø", "--by", "direktør"], "henvend new Samsø"),
        (["silkeborg", "--by", "Anna Hansen"], "ligner et navn"),
        (["silkeborg"], "der mangler: --by"),
    ],
)
def test_what_cannot_be_approved_is_exit_code_2(
    content: Path, argv: list[str], told: str, capsys
) -> None:
    assert main(["approve", *argv, "--content", str(content)]) == 2
    assert told in capsys.readouterr().err

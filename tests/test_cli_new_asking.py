"""`henvend new` at a terminal: a first plan in a dozen answers, each looked at as it is typed."""

import io
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.cli.asking import interview
from bot.cli.hours_typed import week_typed
from bot.language import DA, EN, Lang
from bot.problems import Severity
from bot.source.folder import load_files, read_files
from bot.source.writer import Plain
from tests.command_line import copied_content
from tests.shipped import ROOT, library

SAMSOE = "municipal_configs/samsoe.yaml"
PAGE = "https://www.eksempel.dk/ssp"
NATIONAL = {
    path: content
    for path, content in read_files(ROOT).items()
    if path.startswith("flows/") or path.endswith(("/danmark.yaml", "/places.yaml"))
}
FULL = [
    PAGE, "2024-05",
    "20304050", "SSP Samsø", "man-tor 9-15, fre 9-13",
    "enhed@eksempel.dk", "Børn og Unge",
    "20 30 40 51", "Vagten", "",
    "",
]  # fmt: skip


def asked(typed: list[str], lang: Lang = DA) -> tuple[str, str]:
    """Return the plan that *typed* gives, and everything that was said on the way."""
    out = io.StringIO()
    lines: Iterator[str] = iter(typed)

    def read(prompt: str) -> str:
        print(prompt, file=out)
        return next(lines)

    place = library().places.by_code["0741"]
    text = interview(place, library(), NATIONAL, lang, read, out, date(2026, 9, 15))
    assert list(lines) == []
    return text, out.getvalue()


def test_the_answers_stand_in_the_plan_and_the_rest_as_examples() -> None:
    text, _ = asked(FULL)
    loaded = load_files({**NATIONAL, SAMSOE: text.encode()})
    plan = loaded.library.plans["0741"]

    assert [each for each in loaded.problems if each.severity == Severity.ERROR] == []
    assert (plan.own, f"source: {PAGE}\nsource_date: 2024-05\n" in text) == (True, True)
    assert 'phone: "20 30 40 50"' in text
    assert "    hours:\n      mandag-torsdag: 09:00-15:00\n      fredag: 09:00-13:00\n" in text
    assert "    title: Børn og Unge\n    mail: enhed@eksempel.dk\n" in text
    assert 'title: Vagten\n    phone: "20 30 40 51"\n  ##' in text
    assert "# boernelinje:" in text


def test_enter_all_the_way_gives_the_file_to_fill_in() -> None:
    text, said = asked([""] * 6)

    assert "\n# source: " in text
    assert text.count("  # ") > 12
    assert said.count("    ! ") == 1
    assert "! planen har ingen kilde\n      tilføj source: " in said


@pytest.mark.parametrize(
    ("wrong", "right", "after", "repair"),
    [
        ("123456", "20304050", 2, "skriv otte cifre i par"),
        ("maj 2024", "2024-05", 1, "2027-03, 2027 eller undated"),
        ("9-15", "man-fre 9-15", 4, "skriv dagene foran: mandag-fredag 9-15"),
        ("man-fre 9-25", "man-fre 9-15", 4, '"25:00" er ikke et klokkeslæt'),
    ],
)
def test_a_wrong_answer_is_asked_again_with_its_repair(
    wrong: str, right: str, after: int, repair: str
) -> None:
    answers = [*FULL[:after], wrong, right, *FULL[after + 1 :]]
    text, said = asked(answers)

    assert said.count("    ! ") == 1
    assert repair in said
    assert wrong not in text


@pytest.mark.parametrize(
    "title", ["SSP: vagten", "- SSP", "null", "#1", 'den "lille" vagt', "0101"]
)
def test_a_name_may_hold_any_sign(title: str) -> None:
    text, _ = asked(["", "", "20304050", title, "", "", "", ""])
    plan = load_files({**NATIONAL, SAMSOE: text.encode()}).library.plans["0741"]

    assert plan.contacts["indgang"].title[DA] == title


def test_a_warning_is_let_through_by_typing_the_same_again() -> None:
    page = "http://www.eksempel.dk"
    text, said = asked([page, page, "", "", "", "", ""])

    assert said.count("begynder med http://") == 1
    assert "skriv det igen" in said
    assert f"source: {page}\n" in text


def test_the_questions_are_asked_in_english_too() -> None:
    said = asked(["www.eksempel.dk", "", "123", "", "", "", ""], EN)[1]

    assert "is not a Danish phone number" in said
    assert not {"ikke", "eller", "og", "det"} & set(said.split())


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("man-fre 9-15", {"mandag-fredag": "09:00-15:00"}),
        ("Mandag til torsdag kl. 9 til 15", {"mandag-torsdag": "09:00-15:00"}),
        ("ma, ti 9-15", "ma, ti 9-15"),
        ("man 9-12 og 13-15.30; tors lukket", {
            "mandag": ["09:00-12:00", "13:00-15:30"], "torsdag": "lukket"}),
        ("hverdage 8:30-16", {"mandag-fredag": "08:30-16:00"}),
        ("alle dage 16-8", {"alle-dage": "16:00-08:00"}),
        ("lør-søn 10-14", {"loerdag-soendag": "10:00-14:00"}),
        ("mon-thu 9-15, fri 9-13", {"mandag-torsdag": "09:00-15:00", "fredag": "09:00-13:00"}),
        ("døgnet rundt", "always"),
        ("ved ikke", "unknown"),
        ("Mo-We 09:00-15:00; Th 13:00-18:00", "Mo-We 09:00-15:00; Th 13:00-18:00"),
        ("9-15", "9-15"),
        ("når vi har tid", "når vi har tid"),
    ],
)  # fmt: skip
def test_hours_are_taken_as_people_type_them(typed: str, hours: Plain) -> None:
    assert week_typed(typed) == hours


def test_in_a_terminal_it_asks_and_leaving_writes_nothing(tmp_path: Path) -> None:
    content = copied_content(tmp_path)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bot", "new", "samsø", "--content", str(content)]

    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT) as asking:
        os.close(theirs)
        os.write(ours, b"www.eksempel.dk\n\x04")
        said = everything(ours)

    assert asking.returncode == 1
    assert "Sidens dato" in said
    assert "intet er skrevet" in said
    assert not (content / SAMSOE).exists()


def everything(terminal: int) -> str:
    """Return all that is written to *terminal* until nobody holds it any more."""
    said = b""
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            part = b""
        if not part:
            os.close(terminal)
            return said.decode()
        said += part

"""`henvend exercise`: the sheet, a whole exercise in a real pipe, and the report."""

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.command_line import copied_content, run
from tests.patience import PATIENCE
from tests.shipped import ROOT, library

V01 = "\nnej\nmedarbejder\nsilkeborg\nunder-18\nsymboler isolation\nnej\n\n\n"
"""Enter begins, then the answers; Enter passes the summary, and leaves the ending."""


def exercise(*argv: str, typed: str) -> subprocess.CompletedProcess[str]:
    """Hold an exercise in a real pipe, as a shell does."""
    return subprocess.run(
        [sys.executable, "-m", "bot", "exercise", "run", *argv],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=PATIENCE,
        check=False,
    )


def numbers() -> set[str]:
    plans = (library().nowhere, *library().plans.values())
    rows = (row.value for p in plans for c in p.contacts.values() for row in c.phone)
    return {digits for each in rows if len(digits := re.sub(r"\D", "", each)) > 3}


def which(name: str) -> str:
    """Return the number on the sheet of the situation that begins with *name*."""
    _, sheet = run("exercise", "sheet", "silkeborg", "--count", "99")
    parts = sheet.split("--- Situation ")[1:]
    return next(part.split(" ")[0] for part in parts if name in part)


def screens(written: str) -> list[list[str]]:
    """Return the lines of each screen, from one place where one types to the next."""
    found: list[list[str]] = [[]]
    for line in written.splitlines():
        found[-1] += [line] if line.strip() else []
        if re.match(r"(ØVELSE|EXERCISE) · .*: ", line):
            found.append([])
    return [screen for screen in found if screen]


@pytest.mark.parametrize(("lang", "mark"), [("da", "ØVELSE"), ("en", "EXERCISE")])
def test_a_whole_exercise_in_a_pipe(lang: str, mark: str, tmp_path: Path) -> None:
    results = tmp_path / "r.jsonl"
    only = ("--scenario", which("i to måneder"))
    done = exercise(
        "silkeborg", *only, "--plain", "--lang", lang, "--results", str(results), typed=V01
    )
    out = done.stdout
    kept = [json.loads(line) for line in results.read_text("utf-8").splitlines()]

    assert done.returncode == 0, done.stderr
    assert "\x1b" not in out
    assert kept[0]["outcome"] and kept[0]["contacts"] and kept[0]["question"] is None
    assert len(kept) == 1
    assert kept[0]["municipality"] == "0740"
    shown = screens(out)
    assert len(shown) == 10
    assert all(screen[0].startswith(mark) for screen in shown)
    assert all(screen[-1].startswith(mark) for screen in shown)


@pytest.mark.parametrize("lang", ["da", "en"])
def test_no_number_can_be_called_from_anything_on_screen(lang: str, tmp_path: Path) -> None:
    typed = V01 + "\nakut\nx\n\nja\nvidere\nmedarbejder\nsilkeborg\nvoksen\nhjælp\n\n"
    done = exercise("silkeborg", "--lang", lang, "--results", str(tmp_path / "r"), typed=typed)
    shown = done.stdout.replace(str(tmp_path), "")
    digits = re.sub(r"\D", "", shown)

    assert done.returncode == 0, done.stderr
    assert not [number for number in numbers() if number in digits]
    flat = " ".join(shown.split())
    shorts = re.findall(r"(?<!§ )\b11[24]\b.{0,9}", flat)
    assert shorts
    assert all(re.match(r"11[24] \((øvelse|exerci)", each) for each in shorts)
    assert "@" not in done.stdout
    assert "http" not in done.stdout


def test_a_wrong_answer_is_located_and_kept_without_words(tmp_path: Path) -> None:
    results = tmp_path / "r.jsonl"
    typed = "\nnej\nmedarbejder\nsilkeborg\nunder-18\nsymboler isolation\nja\n\n\n"
    done = exercise(
        "silkeborg", "--scenario", which("i to måneder"), "--results", str(results), typed=typed
    )
    kept = json.loads(results.read_text("utf-8"))

    assert "Her skiltes vejene: Har du talt med din leder om det?" in done.stdout
    assert "Du svarede: Ja" in done.stdout
    assert "0 af 1 endte med de rigtige kontakter" in done.stdout
    assert kept["question"] == "leder"
    assert set(kept) == {
        "scenario",
        "municipality",
        "day",
        "outcome",
        "contacts",
        "question",
        "seconds",
    }


def test_a_conversation_that_is_left_is_not_counted(tmp_path: Path) -> None:
    results = tmp_path / "r.jsonl"
    done = exercise("silkeborg", "--results", str(results), typed="\nnej\nx\nx\n")

    assert done.returncode == 0
    assert "tælles ikke med" in done.stdout
    assert not results.exists()


def test_the_sheet_has_situations_and_times_and_no_answers() -> None:
    code, sheet = run("exercise", "sheet", "silkeborg")

    assert code == 0
    assert sheet.startswith("ØVELSE\n")
    assert sheet.count("--- Situation ") == 8
    assert "Det er lørdag kl. 22.30." in sheet
    assert "Personen bor i Silkeborg." in sheet
    assert not [number for number in numbers() if number in re.sub(r"\D", "", sheet)]
    for word in ("infohus", "hotline", "underret", "V01", "outcome", "vej-i-dag", "114"):
        assert word.casefold() not in sheet.casefold()


class Page(HTMLParser):
    """The tags of a page, balanced, and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.named: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "link", "br", "img"):
            self.open.append(tag)
        found = dict(attrs)
        self.loads += [str(found[each]) for each in ("src", "href") if found.get(each)]
        self.ids += [found["id"]] if found.get("id") else []  # type: ignore[list-item]
        self.named += [found["aria-labelledby"]] if found.get("aria-labelledby") else []  # type: ignore[list-item]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_page_to_print_is_complete_in_itself(lang: str, tmp_path: Path) -> None:
    file = tmp_path / "ark" / "s.html"
    assert (
        run("exercise", "sheet", "københavn", "-o", str(file), "--count", "3", "--lang", lang)[0]
        == 0
    )
    text = file.read_text("utf-8")
    page = Page(text)

    assert page.open == []
    assert page.loads == []
    assert len(set(page.ids)) == len(page.ids) == 4
    assert set(page.named) <= set(page.ids)
    assert f'<html lang="{lang}">' in text
    assert "size: A4" in text
    assert "prefers-color-scheme: dark" in text
    assert text.count("<h1") == 1


def test_the_sheet_as_markdown_and_text(tmp_path: Path) -> None:
    markdown, text = tmp_path / "s.md", tmp_path / "s.txt"
    run("exercise", "sheet", "silkeborg", "-o", str(markdown))
    run("exercise", "sheet", "silkeborg", "-o", str(text), "--scenario", "2")

    assert "# Øvelse for Silkeborg" in markdown.read_text("utf-8")
    assert "--- Situation 2 ---" in text.read_text("utf-8")
    assert "--- Situation 1 ---" not in text.read_text("utf-8")


def test_a_municipality_with_its_own_scenarios_uses_them(tmp_path: Path, capsys) -> None:
    own = copied_content(tmp_path) / "municipal_configs" / "scenarios" / "laesoe.yaml"
    own.parent.mkdir(exist_ok=True)
    own.write_text(
        "scenarios:\n"
        "  - name: A\n    municipality: Læsø\n    at: 2026-09-20 19:00\n"
        "    situation: Du er lærer. Noget sker på havnen.\n"
        "    answers: [{fare: barn}, {rolle: medarbejder}]\n    expect: {outcome: barn-akut}\n"
        "  - name: B\n    municipality: Læsø\n    at: 2026-09-20 19:00\n"
        "    answers: [{fare: barn}, {rolle: medarbejder}]\n    expect: {outcome: barn-akut}\n",
        "utf-8",
    )
    code, sheet = run("exercise", "sheet", "læsø", "--content", str(tmp_path))

    assert code == 0
    assert "Noget sker på havnen." in sheet
    assert sheet.count("--- Situation ") == 1
    assert "1 scenarier fra Læsø er ikke med" in capsys.readouterr().err


def made(path: Path, *rows: tuple[bool, str | None, int]) -> Path:
    lines = [
        {"scenario": "s", "municipality": "0740", "day": "2026-09-15", "outcome": right,
         "contacts": right, "question": question, "seconds": seconds}
        for right, question, seconds in rows
    ]  # fmt: skip
    path.write_text("".join(json.dumps(each) + "\n" for each in lines), "utf-8")
    return path


def test_the_report_counts(tmp_path: Path) -> None:
    rows = [(True, None, 30)] * 4 + [(False, "tegn", 90)] * 2
    results = made(tmp_path / "r.jsonl", *rows)
    _, text = run("exercise", "report", "silkeborg", "--results", str(results))
    _, written = run(
        "exercise", "report", "silkeborg", "--results", str(results), "--format", "json"
    )
    found = json.loads(written)

    assert "Endte med de rigtige kontakter: 4 af 6" in text
    assert "2  Hvad har du set eller hørt?" in text
    assert "Midterste tid: 30 sekunder" in text
    assert (found["runs"], found["right_contacts"], found["median_seconds"]) == (6, 4, 30)


def test_the_report_as_a_page(tmp_path: Path) -> None:
    results = made(tmp_path / "r.jsonl", *[(False, "alder", 90)] * 5)
    file = tmp_path / "r.html"
    assert (
        run("exercise", "report", "silkeborg", "--results", str(results), "-o", str(file))[0] == 0
    )

    assert Page(file.read_text("utf-8")).open == []
    assert "How" not in file.read_text("utf-8")
    assert "Hvor gammel er personen?" in file.read_text("utf-8")


def test_too_few_are_not_broken_down(tmp_path: Path) -> None:
    results = made(tmp_path / "r.jsonl", (False, "alder", 90), (True, None, 30))
    _, text = run("exercise", "report", "silkeborg", "--results", str(results))

    assert "Gennemført: 2. Under 5 viser vi ikke mere" in text
    assert "gammel" not in text
    assert "90" not in text


def test_the_home_folder_holds_the_results(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HENVEND_HOME", str(tmp_path))
    made(tmp_path / "exercise-results.jsonl", *[(True, None, 30)] * 5)

    assert "Gennemført: 5" in run("exercise", "report", "silkeborg")[1]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["sheet", "silkebrog"], "mente du Silkeborg"),
        (["run", "silkeborg", "--scenario", "99"], "ingen situation 99; vælg 1 til"),
        (["report", "silkeborg", "--results", "findes-ikke"], "findes-ikke findes ikke"),
        (["dance", "silkeborg"], "dance passer ikke"),
        (["sheet", "silkeborg", "--count", "mange"], "--count"),
    ],
)
def test_misuse_is_exit_code_2(argv: list[str], said: str, capsys) -> None:
    assert run("exercise", *argv)[0] == 2
    assert said in capsys.readouterr().err

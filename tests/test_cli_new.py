"""`henvend new`: a plan to fill in, which loads and checks clean as it is written."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.check import problems_of
from bot.cli.main import main
from bot.library import Library
from bot.plan.model import Place
from bot.problems import Severity
from bot.source.first_plan import ORIGIN, POST, first_plan
from bot.source.folder import load_files, read_files
from bot.source.shape_of_plan import CONTACT_PARTS, LOCAL, PARTS
from bot.source.template import file_name, filled, names_in, template
from bot.source.writer import canonical
from tests.command_line import copied_content, run
from tests.shipped import ROOT, library

Begun = Callable[[Place, Library], str]
SAMSOE = "municipal_configs/samsoe.yaml"


def test_the_plan_lies_where_plans_lie_and_checks_clean(tmp_path: Path) -> None:
    content = copied_content(tmp_path)
    code, written = run("new", "Samsø", "--content", str(content))

    assert code == 0
    assert "samsoe.yaml" in written
    assert (content / SAMSOE).is_file()
    assert [each for each in problems_of(content) if each.where.path == SAMSOE] == []


def test_name_code_and_police_district_are_in_place() -> None:
    written = run("new", "samsø", "-o", "-")[1]

    assert 'municipality: "0741"\n' in written
    assert "\nname: Samsø\n" in written
    assert "Østjyllands Politi" in written


def test_every_key_is_explained_in_the_full_file() -> None:
    written = run("new", "samsø", "--full", "-o", "-")[1]
    keys = [*LOCAL.parts, *(key for key in CONTACT_PARTS if key not in ("locked", "inhouse"))]

    assert not [key for key in keys if not re.search(rf"^ *## +{key}: .", written, re.M)]


@pytest.mark.parametrize(
    ("key", "example"),
    [(key, part.example) for key, part in PARTS.items() if part.example],
)
def test_an_example_of_a_plan_can_be_read(key: str, example: str) -> None:
    head = 'municipality: "0741"\nname: Samsø\ncontacts:\n'
    text = head + filled(example, names_in(library())) + "\n"

    assert errors_with(text) == [], key


@pytest.mark.parametrize(
    ("key", "example"),
    [(key, part.example) for key, part in CONTACT_PARTS.items() if part.example],
)
def test_an_example_of_a_contact_can_be_read(key: str, example: str) -> None:
    lines = filled(example, names_in(library())).split("\n")
    rest = ["title: X", 'phone: "12 34 56 78"', "hours: mandag-fredag 08:00-15:00"]
    rest = [line for line in rest if not line.startswith(f"{key}:")]
    body = "".join(f"    {line}\n" for line in (*rest, *lines))

    assert errors_with(f'municipality: "0741"\nname: Samsø\ncontacts:\n  x:\n{body}') == []


def without_marks(text: str) -> str:
    """Return *text* with its examples in use and without its explanations."""
    lines = (line for line in text.split("\n") if not re.match(r" *##", line))
    return "\n".join(re.sub(r"^( *)# ", r"\1", line) for line in lines)


def errors_with(text: str) -> list[str]:
    loaded = load_files({**read_files(ROOT), SAMSOE: text.encode()})
    return [each.code for each in loaded.problems if each.severity == Severity.ERROR]


@pytest.mark.parametrize("begun", [template, first_plan])
def test_the_examples_count_when_their_marks_are_deleted(begun: Begun) -> None:
    """Everything but one contact's many ways at once, which exclude one another."""
    text = without_marks(begun(library().places.by_code["0741"], library()))
    text = "\n".join(line for line in text.split("\n") if "either:" not in line)

    assert errors_with(text) == []


def test_a_first_plan_asks_for_at_most_fifteen_keys() -> None:
    """Whoever fills it in writes a dozen short lines, not the whole language of plans."""
    text = first_plan(library().places.by_code["0741"], library())
    lines = [line for line in text.split("\n") if re.match(r" *# ", line)]
    asked = [line for line in lines if not line.endswith(":")]
    words = sum(len(line.split()) for line in text.split("\n"))

    assert 10 <= len(asked) <= 15
    assert {line.split()[1] for line in asked} == {f"{key}:" for key in (*ORIGIN, *POST)}
    assert words < 200  # a minute to read


def test_a_first_plan_that_is_filled_in_has_no_problem_but_notes(tmp_path: Path) -> None:
    content = copied_content(tmp_path)
    text = without_marks(first_plan(library().places.by_code["0741"], library()))
    (content / SAMSOE).write_text(text, encoding="utf-8")

    found = [each for each in problems_of(content) if each.where.path == SAMSOE]
    assert [each.code for each in found] == ["P225"]


@pytest.mark.parametrize("code", ["0741", "0101", "0169", "0430"])
@pytest.mark.parametrize("begun", [template, first_plan])
def test_the_new_file_is_in_canonical_form(begun: Begun, code: str) -> None:
    written = begun(library().places.by_code[code], library()).encode()

    assert canonical("x.yaml", written) == written


def test_file_names_hold_small_plain_letters_only() -> None:
    names = [file_name(place) for place in library().places.by_code.values()]

    assert all(re.fullmatch(r"[a-z-]+\.yaml", name) for name in names)
    assert len(set(names)) == len(names)


def test_a_plan_that_is_there_is_never_written_over(tmp_path: Path, capsys) -> None:
    content = copied_content(tmp_path)
    before = (content / "municipal_configs/silkeborg.yaml").read_bytes()

    assert main(["new", "silkeborg", "--content", str(content)]) == 1
    assert "municipal_configs/silkeborg.yaml" in capsys.readouterr().err
    assert (content / "municipal_configs/silkeborg.yaml").read_bytes() == before


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path, capsys) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("noter", encoding="utf-8")

    assert main(["new", "samsø", "-o", str(mine)]) == 1
    assert mine.read_text("utf-8") == "noter"
    assert "findes allerede" in capsys.readouterr().err


def test_an_unknown_municipality_is_met_with_the_nearest(capsys) -> None:
    assert main(["new", "Silkebrog"]) == 2
    assert "mente du Silkeborg?" in capsys.readouterr().err
    assert main(["new", "Silkebrog", "--lang", "en"]) == 2
    assert "did you mean Silkeborg?" in capsys.readouterr().err

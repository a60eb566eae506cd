"""Each problem code: the smallest mistake that gives it, and what is told, in both languages."""

import re
from pathlib import Path

import pytest

from bot.check.catalogue import CATALOGUE
from tests.problems.cases import CASES, CONTENT, EXPECTED, changed, found_in, new

BOT = Path(__file__).parents[2] / "bot"
CODE = re.compile(r'"([YTFPS]\d{3})"')


def test_every_code_in_the_program_has_an_entry_a_case_and_a_page():
    used = {
        code
        for file in BOT.rglob("*.py")
        if not file.name.startswith("catalogue_")
        for code in CODE.findall(file.read_text(encoding="utf-8"))
    }
    files = {file.stem for file in EXPECTED.glob("*.txt")}

    assert used == set(CATALOGUE)
    assert set(CASES) == set(CATALOGUE)
    assert files == set(CATALOGUE)


def test_the_content_that_is_changed_has_nothing_to_mend_but_its_made_up_numbers():
    """They lie outside the numbering plan, so that nobody can be called by them."""
    problems = found_in(CONTENT).problems

    assert [each.code for each in problems if each.code != "P236"] == ["F216", "P225"]


@pytest.mark.parametrize("code", CASES)
def test_one_mistake_gives_one_problem_and_says_what_to_do(code, tmp_path):
    found = changed(tmp_path / code, code)
    problems = new(found, found_in(CONTENT))

    assert [problem.code for problem in problems] == [code]
    assert problems[0].severity == CATALOGUE[code].severity
    assert found.told(problems) == (EXPECTED / f"{code}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CASES)
def test_a_library_serves_only_where_reading_it_showed_no_error(code, tmp_path):
    """What `check` finds later is kept from being used by whoever publishes; never a crash."""
    found = changed(tmp_path / code, code)

    assert all(problem.where.path for problem in found.problems)

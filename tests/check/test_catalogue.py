"""The catalogue: every code has a page, and everything in it is worded alike."""

import re
from pathlib import Path

import pytest

from bot.check.catalogue import CATALOGUE, explain, page
from bot.check.entry import Both
from bot.language import DA, EN

PAGE = Path(__file__).parents[2] / "docs" / "problems.md"
EMPTY_WORDS = re.compile(r"\b(invalid|failed|failure|unexpected|illegal|ugyldig|uventet)\b", re.I)
IMPERATIVE_QUESTIONS = ('mente du "', 'did you mean "')


def templates(entry):
    return (*entry.says, *entry.hints)


@pytest.mark.parametrize("code", CATALOGUE)
def test_messages_and_hints_are_one_line_without_a_full_stop(code):
    for both in templates(CATALOGUE[code]):
        for text in (both.da, both.en):
            assert text == text.strip() and "\n" not in text
            assert not text.endswith((".", "!"))
            assert len(text) <= 100
            assert not EMPTY_WORDS.search(text)


@pytest.mark.parametrize("code", CATALOGUE)
def test_messages_and_hints_begin_in_lower_case(code):
    for both in templates(CATALOGUE[code]):
        for text in (both.da, both.en):
            assert not text[0].isupper()


@pytest.mark.parametrize("code", CATALOGUE)
def test_both_languages_are_filled_from_the_same_values(code):
    for both in templates(CATALOGUE[code]):
        values = [set(re.findall(r"\{([a-z_]+)\}", text)) for text in (both.da, both.en)]

        assert values[0] == values[1]


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_page_says_what_it_means_why_it_matters_and_shows_both_ways(code):
    entry = CATALOGUE[code]
    for both in (entry.title, entry.means, entry.matters):
        assert isinstance(both, Both) and both.da and both.en and both.da != both.en
    assert entry.bad and entry.good and entry.bad != entry.good
    assert entry.means.da.endswith(".") and entry.matters.en.endswith(".")


def test_a_code_is_explained_in_either_language():
    danish, english = explain("F201", DA), explain("f201 ", EN)

    assert danish is not None and english is not None
    assert danish.startswith("F201 (fejl): navn, som ikke findes\n")
    assert english.startswith("F201 (error): name that does not exist\n")
    assert "Hvorfor det betyder noget i nat" in danish
    assert "Why it matters at night" in english
    assert "to: bopael" in english


def test_a_code_that_does_not_exist_is_not_explained():
    assert explain("X999", DA) is None


def test_the_page_in_the_documents_is_made_from_the_catalogue():
    """To write it anew: python -m tests.problems.write"""
    assert PAGE.read_text(encoding="utf-8") == page()

"""How hard a text is to read: counted as the guide to voice and screens counts."""

from datetime import date

import pytest

from bot.check.material import Material
from bot.check.officialese import PLAIN
from bot.check.readable import lix, readable, sentences
from bot.library import Library
from tests.problems.cases import CONTENT, FLOW, after, edit, found_in, new


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring 112. Vent ikke.", ["Ring 112.", "Vent ikke."]),
        ("De har åbent fra kl. 9. Ring så.", ["De har åbent fra kl. 9.", "Ring så."]),
        ("Brug f.eks. Skolens nummer.", ["Brug f.eks. Skolens nummer."]),
        ("Det er 18. september nu.", ["Det er 18. september nu."]),
        ("Først\nSå", ["Først", "Så"]),
        ("Husk: Ring først; Skriv så.", ["Husk:", "Ring først;", "Skriv så."]),
    ],
)
def test_a_sentence_ends_where_a_reader_takes_breath(text, found):
    assert sentences(text) == found


def test_lix_is_words_by_sentence_and_the_share_of_long_words():
    easy, hard = "Ring til os nu. " * 15, "Kommunen underretter myndigheden nu. " * 15

    assert lix([easy]) == 4
    assert lix([hard]) == 79
    assert lix([easy, hard]) == 42


def test_of_few_words_nothing_is_said():
    assert lix(["Kommunen underretter myndigheden."]) is None


@pytest.mark.parametrize("lang", list(PLAIN))
def test_each_word_of_offices_is_found_with_a_plain_one(lang, tmp_path):
    base = found_in(CONTENT)
    for number, (word, plain) in enumerate(PLAIN[lang].items()):
        before = {"da": "da: Det drypper\n", "en": "en: It drips\n"}[lang]
        changed = edit(FLOW, before, f"{before[:4]}{word.capitalize()} x\n")
        found = new(after(tmp_path / f"{number}", changed), base)
        hits = [dict(each.values) for each in found if each.code == "T211"]

        assert [(hit["value"].casefold(), hit["plain"]) for hit in hits] == [(word, plain)]


def test_the_shipped_texts_are_easy_to_read(library: Library) -> None:
    assert list(readable(Material(library, date(2026, 9, 15)))) == []

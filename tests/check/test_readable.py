"""How hard a text is to read: counted as the guide to voice and screens counts."""

from datetime import date

import pytest

from bot.check.material import Material
from bot.check.officialese import PLAIN
from bot.check.readable import lix, readable, sentences
from bot.check.wordlist import WordList
from bot.language import DA
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


def test_a_word_never_said_about_people_is_refused_with_another(tmp_path):
    base = found_in(CONTENT)
    for number, (word, instead) in enumerate({"sjuskeren": "har glemt det", "skyldig": ""}.items()):
        changed = edit(FLOW, "da: Det drypper\n", f"da: Er det {word.upper()}\n")
        found = new(after(tmp_path / f"{number}", changed), base)

        assert [(p.code, dict(p.values).get("plain", "")) for p in found] == [("T216", instead)]


def test_a_word_that_only_looks_like_one_may_be_said(tmp_path):
    changed = edit(FLOW, "da: Det drypper\n", "da: De uskyldige sjuskerier\n")

    assert list(new(after(tmp_path / "content", changed), found_in(CONTENT))) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Han er en Ekstremist", ["Ekstremist"]),
        ("De ensomme ulve", ["ensomme ulve"]),
        ("Personen er farlig", ["farlig"]),
        ("Det er farligt her. Personen stikker af. Ring til Hotline mod radikalisering", []),
    ],
)
def test_the_shipped_list_knows_a_label_from_a_situation(text, words, library: Library):
    never = WordList(library.vocabulary.never_said[DA])

    assert [word for word, _ in never.found(text)] == words


def test_the_sentences_of_a_child_are_held_to_ten_words(tmp_path):
    child = edit(FLOW, "steps:\n  ring-alarm:", "children: [uden-kommune]\n\nsteps:\n  ring-alarm:")
    eleven = edit(
        FLOW,
        "da: Spørg rådgivningen, hvem der dækker stedet.",
        "da: Ring nu til en, du kan lide, og sig, hvor du er.",
    )
    base = found_in(CONTENT)

    assert [p.code for p in new(after(tmp_path / "grown", eleven), base)] == []
    assert [p.code for p in new(after(tmp_path / "child", child, eleven), base)] == ["T212"]


def test_a_state_that_children_read_must_exist(tmp_path):
    child = edit(FLOW, "steps:\n  ring-alarm:", "children: [uden-komune]\n\nsteps:\n  ring-alarm:")
    found = new(after(tmp_path / "content", child), found_in(CONTENT))

    assert [(p.code, dict(p.values).get("near", "")) for p in found] == [("F201", "uden-kommune")]

"""Numbers and addresses, in contacts and in texts."""

import pytest

from bot.check.catalogue import hint
from bot.check.texts import _number_in
from bot.language import EN
from tests.problems.cases import (
    CONTENT,
    FLOW,
    NATIONAL,
    OTHER,
    PLAN,
    add,
    after,
    edit,
    found_in,
    new,
)

BASE = found_in(CONTENT)


def codes(tmp_path, *changes):
    return [each.code for each in new(after(tmp_path / "content", *changes), BASE)]


@pytest.mark.threat("E18")
@pytest.mark.parametrize(
    ("number", "repair"),
    [
        ("37102041", "37 10 20 41"),
        ("3710 2041", "37 10 20 41"),
        ("+45 37 10 20 41", "37 10 20 41"),
        ("0045 37102041", "37 10 20 41"),
        ("37-10-20-41", "37 10 20 41"),
        ("37 10 20 4", ""),
        ("37 10 20 412", ""),
        ("+46 37 10 20 41 2", ""),
        ("07 10 20 41", ""),
        ("113", ""),
        ("116111", ""),
        ("ring til os", ""),
    ],
)
def test_a_number_that_is_not_written_as_a_danish_one(tmp_path, number, repair):
    found = new(after(tmp_path / "c", edit(PLAN, '"37 10 20 41"', f'"{number}"')), BASE)

    assert [each.code for each in found] == ["P215"]
    assert hint(found[0], EN) == (
        f'write "{repair}"'
        if repair
        else "write eight digits in pairs and in quotation marks; the first is 2-9"
    )


@pytest.mark.threat("E2")
def test_a_number_without_quotation_marks_is_read_as_it_stands(tmp_path):
    assert codes(tmp_path, edit(PLAN, '"37 10 20 41"', "37 10 20 41")) == []


@pytest.mark.threat("E18")
def test_short_numbers_belong_to_the_national_plan(tmp_path):
    assert codes(tmp_path, edit(NATIONAL, '"37 10 20 01"', '"116 111"')) == []


@pytest.mark.threat("E17")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ring 37 10 20 12.", "T201"),
        ("Ring 37102012.", "T201"),
        ("Ring +45 37-10-20-12.", "T201"),
        ("Børn kan ringe til 116 111.", "T201"),
        ("Ring 1813 om natten.", "T201"),
        ("Nummeret er 113? Nej: ring til 113.", "T201"),
        ("Skriv 010190-1234.", "T203"),
        ("Skriv 0101901234.", "T203"),
        ("Ring 112 nu. Ellers 114.", ""),
        ("Kommunen svarer inden for 24 timer.", ""),
        ("Siden er fra 2016-2019.", ""),
        ("Det gælder til 01.03.2027, siden 2026-09-15.", ""),
        ("Der er åbent kl. 16-24.", ""),
        ("Det koster 100.000 kr.", ""),
        ("Paragraf 133 i loven fra 2024.", ""),
        ("Havnevej 3, 9010 Aaby", ""),
    ],
)
def test_what_looks_like_somebodys_number_in_a_text(text, code):
    assert _number_in(text)[0] == code


def test_what_must_not_be_shown_is_found_in_texts_too(tmp_path):
    found = codes(
        tmp_path,
        edit(FLOW, "da: Ring til dem her.", "da: Værkstedet  har åbent hele døgnet."),
        edit(FLOW, "en: Call these.", "en: Write to Gammel@klubhus.example."),
        edit(FLOW, "da: Gem alle regninger.", "da: Ring 37102099."),
    )

    assert found == ["P221", "P221", "P221"]


def test_one_number_may_stand_twice_where_somebody_says_whose_it_is(tmp_path):
    other = (
        'municipality: "0902"\nname: Bækby\nsource: https://x.example\ncontacts:\n  vaerksted:\n'
    )
    shared = f'{other}    phone: "37 10 20 31"\n    hours: unknown\n'
    owned = f"{shared}    organisation: Aaby Kommune\n"

    assert codes(tmp_path / "a", add(OTHER, shared)) == ["P225", "P226"]
    assert codes(tmp_path / "b", add(OTHER, owned)) == ["P225"]


def test_the_nations_number_under_another_name_is_told_whoever_owns_it(tmp_path):
    owned = edit(PLAN, 'phone: "37 10 20 41"', 'phone: "37 10 20 01"\n    organisation: Klubben')

    (found,) = [e for e in new(after(tmp_path / "c", owned), BASE) if e.code == "P226"]
    assert "name the national contact" in hint(found, EN)


def test_two_owners_do_not_have_the_same_number(tmp_path):
    other = (
        'municipality: "0902"\nname: Bækby\nsource: https://x.example\ncontacts:\n  vaerksted:\n'
        '    phone: "37 10 20 41"\n    hours: unknown\n    organisation: Bækby Kommune\n'
    )
    owned = edit(PLAN, 'phone: "37 10 20 41"', 'phone: "37 10 20 41"\n    organisation: Klubben')

    assert "P226" in codes(tmp_path, owned, add(OTHER, other))


def test_an_area_may_be_said_to_have_no_number(tmp_path):
    left_out = edit(PLAN, '      - is: "37 10 20 12"\n', "")
    stated = edit(PLAN, '      - is: "37 10 20 12"', '      - when: {area: syd}\n        is: ""')

    assert "P238" in codes(tmp_path / "a", left_out)
    assert "P238" not in codes(tmp_path / "b", stated)

"""Places: found in any spelling, never guessed."""

import pytest

from bot.library import Library
from bot.plan.places import Places, folded


@pytest.fixture
def places(library: Library) -> Places:
    return library.places


@pytest.mark.threat("C4")
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Silkeborg", "0740"),
        ("silkeborg kommune", "0740"),
        ("SILKEBORG ", "0740"),
        ("Århus", "0751"),
        ("Aarhus", "0751"),
        ("A\u030arhus", "0751"),
        ("kobenhavn", "0101"),
        ("københavn", "0101"),
        ("Koebenhavn", "0101"),
        ("Copenhagen", "0101"),
        ("læsø", "0825"),
        ("laesoe", "0825"),
        ("0740", "0740"),
        ("Faaborg Midtfyn", "0430"),
        ("Sil\u200bkeborg", "0740"),
    ],
)
def test_a_spelling_finds_its_municipality(places: Places, typed: str, code: str) -> None:
    found = places.find(typed)

    assert found.certain
    assert found.places == (code,)


@pytest.mark.parametrize("typed", ["Silkebrog", "Herle", "Ringkøbing-Skjen"])
def test_a_near_spelling_is_offered_and_never_taken(places: Places, typed: str) -> None:
    found = places.find(typed)

    assert not found.certain
    assert 1 <= len(found.places) <= 5


@pytest.mark.threat("F20")
def test_a_name_of_several_is_asked(places: Places) -> None:
    found = places.find("Fyn")

    assert not found.certain
    assert "0461" in found.places


@pytest.mark.threat("F20")
def test_similar_names_are_not_mixed_up(places: Places) -> None:
    assert places.find("Herlev").places == ("0163",)
    assert places.find("Herning").places == ("0657",)
    assert places.find("Nordfyns").places == ("0480",)
    assert places.find("Faaborg-Midtfyn").places == ("0430",)


@pytest.mark.threat("C3")
@pytest.mark.parametrize(
    "typed", ["Sіlkeborg", "Силкеборг", "", "   ", "x" * 5000, "🚨", "../../etc"]
)
def test_foreign_letters_and_nonsense_find_nothing_certain(places: Places, typed: str) -> None:
    assert not places.find(typed).certain


@pytest.mark.threat("C3")
@pytest.mark.parametrize("typed", ["Sіlkeborg", "Аalborg", "Оdense", "Herlеv"])
def test_a_name_with_a_letter_of_another_alphabet_is_not_even_guessed_at(
    places: Places, typed: str
) -> None:
    assert places.find(typed).places == ()


@pytest.mark.threat("F22")
def test_greenland_lies_outside(places: Places) -> None:
    assert places.find("Grønland").abroad


def test_every_municipality_is_found_by_its_own_name_and_no_two_share_a_spelling(
    places: Places,
) -> None:
    spellings = [
        (folded(spelling), place.code)
        for place in places.by_code.values()
        for spelling in (place.name, *place.spellings)
    ]

    assert len(places.by_code) == 98
    for place in places.by_code.values():
        assert places.find(place.name).places == (place.code,)
    assert len({spelling for spelling, _ in spellings}) == len(set(spellings))


def test_the_groups_hold_every_municipality_once(places: Places) -> None:
    codes = [place.code for _, group in places.groups() for place in group]

    assert sorted(codes) == sorted(places.by_code)
    assert len({name for name, _ in places.groups()}) == len(places.groups())
    assert max(len(group) for _, group in places.groups()) <= 24


def test_police_districts_are_the_twelve(places: Places) -> None:
    assert len({place.police for place in places.by_code.values()}) == 12
    assert places.by_code["0773"].police == "Midt- og Vestjyllands Politi"

"""Lengths are those of the longest municipality, in the units that clients count."""

from bot.check.catalogue import message
from bot.language import DA
from bot.limits import READABLE, units
from tests.problems.cases import CONTENT, FLOW, PLACES, after, edit, found_in, new

BASE = found_in(CONTENT)


def told(tmp_path, *changes):
    found = new(after(tmp_path / "content", *changes), BASE)
    return [(each.code, message(each, DA)) for each in found]


def test_a_placeholder_counts_as_the_longest_name(tmp_path):
    found = told(
        tmp_path,
        edit(
            FLOW,
            "da: I hvilken del af {municipality} ligger det?",
            "da: I hvilken del af {municipality} Kommune ligger klubhuset, I bruger?",
        ),
        edit(PLACES, "name: Cedersted", "name: Cedersted-Nørre-Herreds-Birk"),
    )

    assert found == [
        (
            "T210",
            'spørgsmålet i "omraade" er 81 tegn i Cedersted-Nørre-Herreds-Birk;'
            " højst 80 er til at læse",
        )
    ]


def test_an_emoji_counts_as_two(tmp_path):
    label = "Det drypper fra loftet hist"
    assert units(label) == 27 and units("💧" + label) == 29

    assert told(tmp_path / "a", edit(FLOW, "da: Det drypper", f"da: {label}")) == []
    assert told(tmp_path / "b", edit(FLOW, "da: Det drypper", f"da: 💧{label}")) == [
        ("T210", 'svaret "drypper" er 29 tegn; højst 28 er til at læse')
    ]


def test_what_not_to_do_has_less_room_than_a_step(tmp_path):
    text = "gå ind i vandet, hvor der kan være strøm tæt på vaskemaskinen eller varmen"
    assert READABLE["avoid"] < len(text) < READABLE["step"]

    found = told(tmp_path, edit(FLOW, "da: gå ind i vand, hvor der kan være strøm", f"da: {text}"))

    assert found == [
        ("T210", f'trinnet "gaa-ikke-ind" under avoid er {len(text)} tegn; højst 70 er til at læse')
    ]

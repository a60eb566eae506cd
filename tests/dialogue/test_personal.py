"""What looks like information about a person, and what does not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.personal import is_birthday, looks_personal

PERSONAL = [
    "010190-1234",
    "0101901234",
    "010190 1234",
    "010190 - 1234",
    "01-01-90-1234",
    "010190–1234",  # an en dash
    "010190‑1234",  # a hyphen that does not break
    "010190/1234",
    "0 1 0 1 9 0 1 2 3 4",
    "01\u200b01\u200b90\u200b1234",  # spaces without width
    "0101\u00ad901234",  # a soft hyphen
    "\u202e010190-1234",
    "０１０１９０-１２３４",  # wide digits
    "٠١٠١٩٠١٢٣٤",  # Arabic digits
    "Hans cpr er 010190-1234, tror jeg",
    "cpr010190-1234x",
    "610190-1234",  # a replacement number
    "0101901235",  # both pass here: no check digit is looked at
    "født 010190",
    "født 01.01.2010",
    "21764168",
    "21 76 41 68",
    "2176 4168",
    "+45 21 76 41 68",
    "004521764168",
    "(+45) 21-76-41-68",
    "ring til 21.76.41.68 i aften",
    "bent@example.dk",
    "Skriv til bent.hansen+x@post.example.dk!",
    "bent (at) example.dk",
    "bent snabel-a example.dk",
    "@bent_hansen",
    "https://example.com/bent",
    "instagram.com/bent",
    "Min elev Ahmed siger mærkelige ting",
    "min elev, Ahmed, er bange",
    "min elev i 9.b hedder ahmed",
    "Han hedder bo",
    "my student Ali said",
    "naboen er vist Bent",
    "Bent Hansen",
    "Jens-Peter Holm truer mig",
    "Det er Bent A. Hansen",
    "Zoë Ørsted",
    "han bor Nørregade 14",
    "Skolevej 3",
]

NOT_PERSONAL = [
    "",
    " ",
    "Silkeborg",
    "nej",
    "Hej",
    "1",
    "112",
    "ring 112 eller 114",
    "1 3 5",
    "8600",
    "han har et våben",
    "Er der nogen?",
    "Hvad skal jeg gøre nu?",
    "Jeg er bange for min bror",
    "min elev siger mærkelige ting",
    "Min nabo er bange",
    "HJÆLP MIG NU",
    "Silkeborg Kommune",
    "Hej Henvend",
    "Under 18 år",
    "999999",
    "kl. 22.30",
    "jeg ved ikke",
    "Jeg Ved Ikke",
    "Hello",
    "My friend is scared",
    "👨‍👩‍👧‍👦",
    "e\u0301" * 200,
]


@pytest.mark.threat("C6", "C7", "C5")
@pytest.mark.parametrize("text", PERSONAL)
def test_information_about_a_person_is_recognised(text):
    assert looks_personal(text)


@pytest.mark.parametrize("text", NOT_PERSONAL)
def test_ordinary_words_are_not(text):
    assert not looks_personal(text)


@pytest.mark.threat("C5")
@given(
    st.dates(),
    st.integers(0, 9999),
    st.sampled_from(["", "-", " ", " - ", "–", "\u200b-"]),
    st.text(alphabet="abc æøå.,!\n", max_size=40),
    st.text(alphabet="abc æøå.,!\n", max_size=40),
)
def test_every_cpr_number_is_recognised_in_any_sentence(day, serial, dash, before, after):
    assert looks_personal(f"{before}{day:%d%m%y}{dash}{serial:04d}{after}")


@pytest.mark.threat("C2")
@given(st.text(max_size=300))
def test_no_text_raises(text):
    assert looks_personal(text) in (True, False)


def test_a_birthday_is_a_day_of_a_year():
    assert [
        digits
        for digits in (
            "010100",
            "311299",
            "290200",
            "290201",
            "310490",
            "000190",
            "011390",
            "910190",
        )
        if is_birthday(digits)
    ] == ["010100", "311299", "290200", "910190"]


@pytest.mark.threat("C2")
@pytest.mark.parametrize(
    "piece", ["a", "1 ", "@", "A", "Aa ", "elev ", "vej ", "- ", "w.", "(", "hedder "]
)
def test_a_long_text_takes_no_long_time(piece):
    """Nobody can stall the process with one message: the patterns do not backtrack."""
    began = time.process_time()
    looks_personal(piece * (4096 // len(piece)))

    assert time.process_time() - began < 0.2

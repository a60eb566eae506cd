"""Long texts as messages, and bold as stretches counted the way Telegram counts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.layout import Line, messages
from bot.channels.telegram.message import LONGEST_TEXT, Message, units


def stretches(message: Message) -> list[str]:
    """Return what is bold, cut out the way Telegram cuts."""
    wide = message.text.encode("utf-16-le")
    return [wide[2 * at : 2 * (at + n)].decode("utf-16-le") for at, n in message.bold]


@pytest.mark.threat("H10")
def test_bold_is_counted_in_utf_16_so_an_emoji_is_two():
    (message,) = messages(
        [(Line("🚨 Akut 👩‍👧"), Line("Ring 112", strong=True)), (Line("🧑🏽‍🏫", strong=True),)]
    )

    assert stretches(message) == ["Ring 112", "🧑🏽‍🏫"]
    assert message.text == "🚨 Akut 👩‍👧\nRing 112\n\n🧑🏽‍🏫"


@pytest.mark.threat("E15")
def test_names_are_text_whatever_they_hold():
    name = r"*_[A](b)~`>#+-=|{}.!<b>&amp;\ Infohus"
    (message,) = messages([(Line(name, strong=True),)])

    assert (message.text, stretches(message)) == (name, [name])


@pytest.mark.threat("H10")
def test_blocks_are_split_at_blank_lines():
    block = (Line("x" * 1500),)

    assert [each.text.count("\n\n") for each in messages([block] * 5)] == [1, 1, 0]


def test_a_long_block_is_split_at_its_lines():
    first, second = messages([tuple(Line(str(n) * 1000) for n in range(5))])

    assert first.text.count("\n") == 3
    assert second.text == "4" * 1000


@pytest.mark.threat("H10")
def test_a_long_line_is_split_at_a_space_and_never_in_a_number():
    number = "+45 21 76 41 68"
    line = "x" * (LONGEST_TEXT - 8) + " " + number + " Infohus"
    first, second = messages([(Line(line),)])

    assert first.text == "x" * (LONGEST_TEXT - 8)
    assert second.text == f"{number} Infohus"


def test_what_says_nothing_is_left_out():
    assert messages([(Line(""), Line("  ")), ()]) == ()


WORDS = st.text(alphabet="abc æøå🚨👩‍👧.", min_size=1, max_size=30)
NUMBERS = st.from_regex(r"\+45 \d\d \d\d \d\d \d\d", fullmatch=True)
LINES = st.lists(WORDS | NUMBERS, max_size=8).map(" ".join)


@pytest.mark.threat("H10")
@given(
    st.lists(st.lists(st.builds(Line, LINES, st.booleans()), max_size=4).map(tuple), max_size=6),
    st.integers(20, 120),
)
def test_every_message_fits_and_nothing_is_lost(blocks, longest):
    found = messages(blocks, longest)

    assert all(0 < units(each.text) <= longest for each in found)
    said = [line.text for block in blocks for line in block]
    assert squeezed(" ".join(each.text for each in found)) == squeezed(" ".join(said))
    for number in re.findall(r"\+45 \d\d \d\d \d\d \d\d", " ".join(said)):
        assert any(number in each.text for each in found)
    for each in found:
        assert all(part.strip() for part in stretches(each))


def squeezed(text: str) -> str:
    return "".join(text.split())

"""Words of our own that are worked out: shares."""

import pytest

from bot.language import DA, EN
from bot.words import percent


@pytest.mark.parametrize(
    ("share", "danish", "english"),
    [
        (0.0, "0 %", "0%"),
        (0.0001, "under 1 %", "under 1%"),
        (0.176, "18 %", "18%"),
        (0.9999, "over 99 %", "over 99%"),
        (1.0, "100 %", "100%"),
    ],
)
def test_a_share_is_never_rounded_to_nothing_or_all(share, danish, english) -> None:
    assert (percent(share, DA), percent(share, EN)) == (danish, english)

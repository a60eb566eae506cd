"""The product's own words, complete in each language; what content says stands in content.

A sentence here holds no subject and no number: where a screen needs the flow's own
alarm line ("Fare nu: ..."), it has the placeholder {alarm}.
"""

from bot.words.choice import LANGUAGES, other, words
from bot.words.model import Words
from bot.words.shares import percent
from bot.words.times import (
    date_in_words,
    day_in_words,
    full_moment_in_words,
    moment_in_words,
    shown_in_words,
    time_of_day,
)

__all__ = [
    "LANGUAGES",
    "Words",
    "date_in_words",
    "day_in_words",
    "full_moment_in_words",
    "moment_in_words",
    "other",
    "percent",
    "shown_in_words",
    "time_of_day",
    "words",
]

"""First lines, which a lock screen shows to whoever holds the phone: short, and without a subject.

A conversation begins with its greeting, a summary with its heading, and an ending with the
alarm line after a few words of the channel's own; a page has the flow's title. The acute
card is the exception: its first line is a number to call.
"""

from collections.abc import Iterator

from bot.check.material import Material, error, warning
from bot.check.readable import words
from bot.library import Written
from bot.limits import FIRST_LINE, FIRST_WORDS, LEAD_IN, LEAD_IN_WORDS, units
from bot.problems import Problem

ROOM = {
    "greeting": (FIRST_LINE, FIRST_WORDS),
    "summary": (FIRST_LINE, FIRST_WORDS),
    "flow title": (FIRST_LINE, FIRST_WORDS),
    "alarm": (FIRST_LINE - LEAD_IN, FIRST_WORDS - LEAD_IN_WORDS),
}
"""The UTF-16 units and words that each kind of text has room for in a first line."""


def first_lines(material: Material) -> Iterator[Problem]:
    """Yield the texts whose first line is too long for a lock screen, or names the subject."""
    subject = material.library.vocabulary.subject
    for text in material.library.written:
        if text.kind in ROOM:
            line = text.text.strip().partition("\n")[0]
            yield from _too_long(text, line)
            folded = line.casefold()
            named = next((each for each in subject.get(text.lang, ()) if each in folded), None)
            if named is not None:
                yield error("T222", text.where, value=line, word=named)


def _too_long(text: Written, line: str) -> Iterator[Problem]:
    most, most_words = ROOM[text.kind]
    size, count = units(line), words(line)
    if size > most or count > most_words:
        values = {"size": str(size), "limit": str(most), "count": str(count)}
        yield warning("T221", text.where, value=line, **values, words=str(most_words))

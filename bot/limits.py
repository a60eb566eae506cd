"""How long things may be, each with its source; lengths are UTF-16 units, as clients count.

Two kinds stand here. What a service refuses is an error. What people can read under
stress is our own measure (voice and screens, section 2), and is warned about.
"""

from collections.abc import Mapping

MESSAGE = 4096
"""A Telegram message (Bot API, sendMessage: 1-4096 characters after entities parsing)."""

BUTTON_DATA = 64
"""Bytes of callback data (Bot API, InlineKeyboardButton)."""

START_PAYLOAD = 64
"""Characters that a deep link may carry (Bot API, deep linking)."""

DESCRIPTION = 512
"""A bot's description (Bot API, setMyDescription)."""

ID = 32
"""The id of an answer, an area or an interrupt: 55 bytes with signature (12) and stamp (11)."""

STATE_ID = 40
"""The id of a state or a contact: 54 bytes with signature (12) and letter (2)."""

TEXT = 700
"""Any one text: as much as a whole message should hold (voice and screens)."""

LABEL = 60
"""A label that no button shows whole: on a phone it is cut after about 28."""

READABLE: Mapping[str, int] = {
    "choice": 28,
    "always": 28,
    "go": 28,
    "ask": 80,
    "help": 140,
    "short": 16,
    "title": 45,
    "flow title": 45,
    "step": 140,
    "acute": 140,
    "avoid": 70,
    "child": 140,
}
"""The most that each kind of text should hold (voice and screens, section 2)."""

WORDS: Mapping[str, int] = {
    "title": 8,
    "ask": 12,
    "help": 14,
    "why": 14,
    "choice": 6,
    "step": 14,
    "acute": 14,
    "avoid": 12,
    "afterwards": 18,
    "child": 10,
    "says": 18,
    "law": 20,
}
"""The most words of a sentence, by kind of text or use of a step (voice and screens, section 2)."""

SENTENCES: Mapping[str, int] = {
    "ask": 1,
    "help": 2,
    "why": 2,
    "step": 2,
    "acute": 2,
    "avoid": 1,
    "afterwards": 3,
    "child": 2,
    "says": 4,
    "law": 4,
}
"""The most sentences of one text, by kind or use (the same section).

A plan's own text (says) tells what happens afterwards, or a law: it has the larger limit.
"""

LIX: Mapping[str, int] = {
    "ask": 25,
    "help": 28,
    "why": 28,
    "step": 28,
    "acute": 15,
    "avoid": 25,
    "afterwards": 35,
    "child": 15,
    "says": 35,
    "law": 40,
}
"""The hardest that all Danish texts of one kind or use in a file may be to read (the same)."""

FIRST_LINE = 45
"""The first line of a Telegram message, which a lock screen shows (the same section)."""

FIRST_WORDS = 8
"""The most words of that line (the same section)."""

LEAD_IN = 21
"""UTF-16 units that a channel may say before the alarm line: "Here is your answer. "."""

LEAD_IN_WORDS = 4
"""The words of that."""

AVOIDS = 4
"""The most things that an ending tells people not to do (the same section)."""

CHILD_SENTENCES = 8
"""The most sentences in the steps of an ending that children read (the same section)."""

ACUTE_WORDS = 60
"""The most words in the steps of the acute card (the same section)."""

CARD_WORDS = 110
"""The most words of an action card, its contacts left out (the same section)."""


def units(text: str) -> int:
    """Return the length of *text* in UTF-16 units, in which an emoji counts as two."""
    return len(text.encode("utf-16-le")) // 2


STANDING = ("akut", "privatliv", "tilgaengelighed", "paamindelse")
"""Addresses of the web page that are no flow's: what stands at them is there without content."""

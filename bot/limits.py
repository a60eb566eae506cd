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
    "avoid": 70,
}
"""The most that each kind of text should hold (voice and screens, section 2)."""

WORDS: Mapping[str, int] = {
    "title": 8,
    "ask": 12,
    "help": 14,
    "why": 14,
    "choice": 6,
    "step": 14,
    "says": 18,
    "law": 20,
}
"""The most words of a sentence, by kind of text (voice and screens, section 2)."""

LIX: Mapping[str, int] = {"ask": 25, "help": 28, "why": 28, "step": 28, "says": 35, "law": 40}
"""The hardest that all Danish texts of one kind in a file may be to read (the same section)."""


def units(text: str) -> int:
    """Return the length of *text* in UTF-16 units, in which an emoji counts as two."""
    return len(text.encode("utf-16-le")) // 2

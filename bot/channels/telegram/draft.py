"""A message as it rests in the outbox, written once for all who are shown it.

Two people who are shown the same differ in the codes of their buttons and in nothing else. So
the text is written once and cut where each code goes: before what the button means.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.channels.telegram.message import Shown, written

_BUTTON = '"data":"'
"""Stands before each button's data, and nowhere else: in a text its quotes are escaped."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is *shown* by buttons without codes, its text with %s for each, and their *bodies*."""

    shown: Shown
    form: str
    bodies: tuple[bytes, ...]

    def signed(self, codes: Sequence[str]) -> str:
        """Return the text with *codes*, one for each button, in order."""
        return self.form % tuple(codes)


def draft(shown: Shown) -> Draft:
    """Return the draft of *shown*, whose buttons carry what they mean and no codes yet."""
    rows = getattr(shown, "rows", ())
    bodies = tuple(button.data.encode() for row in rows for button in row)
    form = written(shown).replace("%", "%%").replace(_BUTTON, f"{_BUTTON}%s")
    return Draft(shown, form, bodies)

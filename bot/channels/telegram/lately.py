"""Who has had the acute card a moment ago and has it on screen still.

Asked for again, it is shown again, but it does not go before somebody who has not had it:
otherwise a few who press without end would keep the others waiting (fault catalogue J3).
"""

import asyncio
from collections import OrderedDict

from bot.service import PersonKey

MOMENT = 60.0
"""Seconds for which a repetition is one."""

REMEMBERED = 10_000
"""People remembered; a forgotten one goes first once more."""


class Lately:
    """Remembers who was shown the card."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._at: OrderedDict[PersonKey, float] = OrderedDict()

    def on_screen(self, person: PersonKey) -> bool:
        """Tell whether *person* was shown the card a moment ago, and nothing since."""
        at = self._at.get(person)
        return at is not None and asyncio.get_running_loop().time() - at < MOMENT

    def shown(self, person: PersonKey, *, acute: bool) -> None:
        """Remember what *person* is shown now: the card, where it is *acute*, or something else."""
        standing = self.on_screen(person)
        at = self._at.pop(person, 0.0)
        if acute:
            self._at[person] = at if standing else asyncio.get_running_loop().time()
        if len(self._at) > REMEMBERED:
            self._at.popitem(last=False)

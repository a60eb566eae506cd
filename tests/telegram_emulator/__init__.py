"""A small Bot API server on loopback: what Telegram takes, what it refuses, and how it delivers.

`server.Emulator` speaks HTTP to the bot, `people.Person` presses and writes, `rules` says
what is refused and where that is known from. It is a stand-in for tests, not a copy: what
is not in the table is taken.
"""

from tests.telegram_emulator.people import Person
from tests.telegram_emulator.server import Emulator

__all__ = ["Emulator", "Person"]

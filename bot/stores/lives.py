"""How long anything is kept, from the data map; what is not named here is not kept."""

from datetime import timedelta

from bot.dialogue import session
from bot.dialogue.reminder import LIFE

IDLE = session.IDLE
"""A session after its last event."""

LONGEST = session.LONGEST
"""A session after its first event, however busy."""

SEEN = timedelta(hours=48)
"""The id of a delivery; Telegram repeats one for at most 24 hours."""

OUTGOING = timedelta(hours=24)
"""A message that could not be sent."""

REMINDER = LIFE
"""A reminder after it was asked for; it is deleted sooner when it is answered."""

NAMED = max(LONGEST, REMINDER)
"""Whatever is kept of a person: so long a key is needed after a newer one has followed it."""

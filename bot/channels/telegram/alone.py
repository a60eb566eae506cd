"""Who answers in Telegram while there is nothing to answer from: the acute card, whoever asks.

The content, the store or the keys cannot be used at the start. Every update then gets the
card that the package carries, and is done with: an update that is refused would hold back the
person's next one, which may be the acute one. Only what asks us to delete comes again.
"""

import secrets
from collections import Counter, OrderedDict
from collections.abc import Callable

from bot.channels.telegram.api import Api, Blocked, Busy, Refused, TokenRevoked, Unreachable
from bot.channels.telegram.card import card
from bot.channels.telegram.codec import Buttons
from bot.channels.telegram.door import Arrival, Door, Stopped
from bot.channels.telegram.intake import Taken
from bot.channels.telegram.pace import Pace
from bot.dialogue.events import Forget, Interrupt
from bot.service import PersonKey

RATE = 25.0
"""Cards a second; Telegram allows about 30 messages."""

SHOWN_FOR = 60.0
"""Seconds for which a card that stands in a chat is not sent once more."""

MOST_CHATS = 20_000
"""Chats whose card is remembered."""


class Alone:
    """Takes updates for one bot and answers with the card; the same in use as an `Intake`."""

    def __init__(self, bot: int, api: Api, seconds: Callable[[], float]) -> None:
        """Measure with *seconds*, a steady clock."""
        self._api = api
        self._seconds = seconds
        # No button of ours can be read without its key, and none has to be: all get the card.
        self._door = Door(bot, Buttons(secrets.token_bytes(32)), _unkeyed)
        self._pace = Pace(RATE, int(RATE))
        self._shown: OrderedDict[int, float] = OrderedDict()
        self.counts: Counter[str] = Counter()

    async def take(self, update: object, acknowledge: Callable[[str], None] | None = None) -> Taken:
        """Answer *update* with the card; never raise."""
        read = self._door.read(update)
        if isinstance(read, Stopped):
            return Taken.AGAIN
        if not isinstance(read, Arrival):
            return Taken.DONE
        self.counts["card"] += 1
        if read.press is not None and acknowledge is not None:
            acknowledge(read.press)
        if not self._stands(read.chat):
            await self._show(read)
        return Taken.AGAIN if isinstance(read.event, Forget) else Taken.DONE

    def _stands(self, chat: int) -> bool:
        """Tell whether the card was sent to *chat* a moment ago; if not, it is now."""
        now, before = self._seconds(), self._shown.pop(chat, None)
        stands = before is not None and now - before < SHOWN_FOR
        self._shown[chat] = before if stands and before is not None else now
        if len(self._shown) > MOST_CHATS:
            self._shown.popitem(last=False)
        return stands

    async def _show(self, arrival: Arrival) -> None:
        try:
            await self._pace.turn()
            await self._api.send(arrival.chat, card(acute=isinstance(arrival.event, Interrupt)))
        except (Blocked, Refused):
            pass
        except (Busy, Unreachable, TokenRevoked) as error:
            self._shown.pop(arrival.chat, None)
            self.counts[f"not sent: {type(error).__name__}"] += 1


def _unkeyed(chat: int) -> PersonKey:
    return PersonKey(chat.to_bytes(16, "big", signed=True))

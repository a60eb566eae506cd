"""What the channel asks of Telegram, and the few ways in which it can be refused."""

from collections.abc import Sequence
from typing import Protocol

from bot.channels.telegram.message import Message, Shown


class Refused(Exception):
    """Telegram does not take this as it is, and will not: do something else."""


class Missing(Refused):
    """The message is gone, or too old to change: send a new one, or let it be."""


class Blocked(Exception):
    """The person has blocked the bot or deleted the account: send nothing more."""


class Busy(Exception):
    """Telegram asks to wait *seconds* before the next message to this chat."""

    def __init__(self, seconds: float) -> None:
        """Remember how long to wait."""
        super().__init__(f"wait {seconds:g} s")
        self.seconds = seconds


class Unreachable(Exception):
    """Telegram, or the way to it, is down: try again later."""


class TokenRevoked(Exception):
    """Telegram does not know this token: get a new one from @BotFather and restart."""


class AnotherPoller(Exception):
    """Another process polls with this token: stop it, or give this one its own bot."""


class Api(Protocol):
    """Sends to Telegram. Each method raises one of the exceptions above, and nothing else."""

    async def send(self, chat: int, shown: Shown) -> int:
        """Send *shown* as a new message and return its id."""
        ...

    async def edit(self, chat: int, message: int, shown: Message) -> None:
        """Let *message* show *shown*; where it does already, nothing happens."""
        ...

    async def delete(self, chat: int, messages: Sequence[int]) -> None:
        """Delete *messages*; raise `Refused` where one of them stays."""
        ...

    async def answer(self, press: str) -> None:
        """Acknowledge a press, so that the button stops waiting."""
        ...

    async def leave(self, chat: int) -> None:
        """Leave the group or the channel *chat*."""
        ...

"""What goes wrong while canaries are planted: each fault's text holds all it was called with."""

from collections.abc import Sequence
from itertools import count

from bot.channels.telegram.adapter import Telegram
from bot.channels.telegram.api import Api, Refused, Unreachable
from bot.channels.telegram.message import Message, Shown
from bot.service import ChatService, StoreFailed


class Faults:
    """Lets every *often*-th call fail with a text that holds everything it was called with."""

    def __init__(self, often: int) -> None:
        self._calls, self._often = count(1), often
        self.happened = 0

    def maybe(self, *kinds: type[Exception], told: object) -> None:
        if next(self._calls) % self._often == 0:
            self.happened += 1
            raise kinds[self.happened % len(kinds)](f"met a fault with {told!r}")


class FaultyService(ChatService):
    """Fails before or after the turn was taken, with the event in the text of the error."""

    faults: Faults

    async def handle(self, person, event, **more):  # type: ignore[no-untyped-def]
        self.faults.maybe(RuntimeError, StoreFailed, ValueError, told=(person, event))
        turn = await super().handle(person, event, **more)
        self.faults.maybe(RuntimeError, OSError, told=(event, turn))
        return turn


class FaultyApi(Api):
    """Telegram as the product calls it, through its library; fails now and then before a call."""

    def __init__(self, api: Telegram, faults: Faults) -> None:
        self._api, self._faults = api, faults

    async def send(self, chat: int, shown: Shown) -> int:
        self._faults.maybe(Refused, RuntimeError, told=(chat, shown))
        return await self._api.send(chat, shown)

    async def edit(self, chat: int, message: int, shown: Message) -> None:
        self._faults.maybe(Refused, RuntimeError, told=(chat, shown))
        await self._api.edit(chat, message, shown)

    async def delete(self, chat: int, messages: Sequence[int]) -> None:
        self._faults.maybe(Refused, Unreachable, told=(chat, messages))
        await self._api.delete(chat, messages)

    async def answer(self, press: str) -> None:
        self._faults.maybe(Unreachable, told=press)
        await self._api.answer(press)

    async def leave(self, chat: int) -> None:
        self._faults.maybe(Unreachable, told=chat)
        await self._api.leave(chat)

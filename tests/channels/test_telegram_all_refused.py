"""Telegram says 429 to everything ordinary: that lane slows down, acute messages keep theirs."""

import asyncio

import pytest

from bot.channels.telegram.adapter import connected
from bot.channels.telegram.delivery import Delivery
from bot.channels.telegram.message import Message, Part, to_json
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.sender import ACUTE_RATE, RATE, Sender
from bot.service import Outgoing, Work
from bot.stores.memory import MemoryStore
from tests.channels.our_side import TUESDAY, at_once
from tests.channels.our_side import person as key_of
from tests.stores.committer import START
from tests.telegram_emulator import Emulator, Person
from tests.telegram_emulator.rules import Params, Refusal
from tests.telegram_emulator.server import TOKEN

ORDINARY, ACUTE = 12, 15
TOO_MANY = Refusal(429, "Too Many Requests: retry after 1", {"retry_after": 1})


class Refusing(Emulator):
    """Answers 429 to every message into one of the chats *refused*."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: set[int] = set()
        self.refusals = 0

    def _refusal(self, method: str, params: Params) -> Refusal | None:
        if method == "sendMessage" and int(params["chat_id"]) in self.refused:
            self.refusals += 1
            return TOO_MANY
        return super()._refusal(method, params)

    def shows(self, people: list[Person]) -> int:
        return sum(bool(self.chats[each.id].visible()) for each in people)


class Counted(Pace):
    """A share that counts who took of it."""

    taken = 0

    async def turn(self) -> None:
        self.taken += 1
        await super().turn()


def to_send(who: Person, *, acute: bool) -> Work:
    part = to_json(Part(Message("112" if acute else "a question"), first=True))
    outgoing = (Outgoing(str(who.id), part, acute),)
    return Work(key_of(who.id), None, START, 0, outgoing, TUESDAY)


@pytest.mark.threat("H2")
async def test_while_all_else_is_refused_acute_messages_keep_their_share() -> None:
    store = MemoryStore()
    async with Refusing().serving() as telegram, connected(TOKEN, telegram.url) as api:
        many = [Person(telegram, 1000 + each) for each in range(ORDINARY)]
        few = [Person(telegram, 9000 + each) for each in range(ACUTE)]
        telegram.refused = {each.id for each in many}
        sender = Sender(store, Delivery(store, api), at_once)
        share = sender._acute_pace = Counted(ACUTE_RATE, int(ACUTE_RATE))
        for each in many:
            await store.commit(to_send(each, acute=False))
        sending = asyncio.create_task(sender.run())
        await telegram.until(lambda: telegram.refusals >= ORDINARY)
        for each in few:
            await store.commit(to_send(each, acute=True))
        sender.wake()
        await telegram.until(lambda: telegram.shows(few) == ACUTE)
        now = asyncio.get_running_loop().time()
        ordinary, acute = sender._pace._per_second(now), share._per_second(now)
        shown, taken = telegram.shows(many), share.taken
        telegram.refused = set()
        await telegram.until(lambda: telegram.shows(many))
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)

    assert shown == 0
    assert taken > ACUTE / 2  # the others found the ordinary lane free
    assert ordinary < RATE
    assert acute == ACUTE_RATE

"""The outbox emptied: acute first, nobody held up by anybody else, nothing sent twice."""

import asyncio
from collections import defaultdict

import pytest

from bot.channels.telegram import pace
from bot.channels.telegram.api import (
    Blocked,
    Busy,
    Missing,
    Refused,
    TokenRevoked,
    Unreachable,
)
from bot.channels.telegram.delivery import Delivery
from bot.channels.telegram.message import Card, Message, Part, to_json
from bot.channels.telegram.pace import Haste, Pace
from bot.channels.telegram.phrases import phrases
from bot.channels.telegram.sender import ACUTE_LANES, KEPT, LANES, SOON_LANES, Sender
from bot.language import DA
from bot.service import Outgoing, PersonKey, StoreFailed, Work
from bot.stores.memory import MemoryStore
from tests.channels.our_side import TUESDAY
from tests.stores.committer import START


async def until(holds):
    """Return when *holds* is true; fail after five seconds."""
    for _ in range(5000):
        if holds():
            return
        await asyncio.sleep(0.001)
    raise AssertionError("it did not come true in five seconds")


class Chats:
    """An `Api` that keeps chats in memory and fails as told."""

    def __init__(self):
        self.shown = defaultdict(dict)
        self.log = []
        self.failures = defaultdict(list)
        self.gate = None
        self.at_once = self.most_at_once = 0
        self.next = 100

    def _check(self, method, chat):
        for key in ((method, chat), (method, None), (None, chat)):
            if self.failures[key]:
                raise self.failures[key].pop(0)

    async def send(self, chat, shown):
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        if self.gate:
            await self.gate.wait()
        self.at_once -= 1
        self._check("send", chat)
        self.next += 1
        self.shown[chat][self.next] = shown
        self.log.append(("send", chat, shown))
        return self.next

    async def edit(self, chat, message, shown):
        self._check("edit", chat)
        if message not in self.shown[chat]:
            raise Missing("message to edit not found")
        self.shown[chat][message] = shown
        self.log.append(("edit", chat, shown))

    async def delete(self, chat, messages):
        self._check("delete", chat)
        for each in messages:
            self.shown[chat].pop(each, None)
        self.log.append(("delete", chat, tuple(messages)))

    def texts(self, chat):
        return [getattr(each, "text", each) for each in self.shown[chat].values()]


def person(chat):
    return PersonKey(chat.to_bytes(16, "big"))


class Outbox:
    """A store, and a sender that empties it."""

    def __init__(self, store=None, chats=None):
        self.store, self.chats = store or MemoryStore(), chats or Chats()
        self.sender = Sender(
            self.store,
            Delivery(self.store, self.chats),
            lambda: -1.0,
            rate=10_000,
            acute_rate=10_000,
        )

    async def put(self, chat, *parts, acute=False, session=START):
        stored = await self.store.load(person(chat))
        outgoing = tuple(Outgoing(str(chat), to_json(part), acute) for part in parts)
        version = stored.version if stored else 0
        await self.store.commit(Work(person(chat), None, session, version, outgoing, TUESDAY))
        self.sender.wake()

    async def messages(self, chat):
        return (await self.store.load(person(chat))).messages

    async def __aenter__(self):
        self.task = asyncio.create_task(self.sender.run())
        return self

    async def __aexit__(self, *_):
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)

    async def empty(self):
        for _ in range(2000):
            if not await self.store.waiting(1):
                return
            await asyncio.sleep(0.001)
        raise AssertionError(f"still waiting: {await self.store.waiting(10)}")


def first(text, **more):
    return Part(Message(text), first=True, **more)


async def test_the_first_screen_is_sent_and_the_next_takes_its_place():
    async with Outbox() as out:
        await out.put(1, first("one"))
        await out.empty()
        (sent,) = await out.messages(1)
        await out.put(1, first("two", pressed=sent))
        await out.empty()

        assert out.chats.shown[1] == {sent: Message("two")}
        assert await out.messages(1) == (sent,)


async def test_an_ending_replaces_the_question_and_is_replaced_as_a_whole():
    async with Outbox() as out:
        await out.put(1, first("question"))
        await out.empty()
        await out.put(1, first("whom"), Part(Card("+4500000001", "A")), Part(Message("then")))
        await out.empty()
        assert out.chats.texts(1) == ["whom", Card("+4500000001", "A"), "then"]
        last = (await out.messages(1))[-1]
        await out.put(1, first("question", pressed=last))
        await out.empty()

        assert out.chats.shown[1] == {last: Message("question")}
        assert await out.messages(1) == (last,)


@pytest.mark.threat("H9")
async def test_waiting_screens_of_one_chat_merge_to_the_newest():
    out = Outbox()
    await out.put(1, first("one", remove=(7,)), Part(Message("one, continued")))
    await out.put(1, first("two", remove=(8,)))
    await out.put(1, first("three"))
    async with out:
        await out.empty()

    assert [each[0] for each in out.chats.log] == ["delete", "send"]
    assert out.chats.log[0] == ("delete", 1, (7, 8))
    assert out.chats.texts(1) == ["three"]


@pytest.mark.threat("H9")
async def test_a_screen_older_than_the_one_shown_is_never_shown():
    """An acute card overtakes in the outbox; what it overtook must not come after it."""
    out = Outbox()
    await out.put(1, first("old"))
    (old,) = await out.store.waiting(1)
    await out.put(1, first("112"), acute=True)
    acute, _ = await out.store.waiting(1)
    delivery = Delivery(out.store, out.chats)
    await delivery.deliver([acute])
    await delivery.deliver([old])

    assert out.chats.texts(1) == ["112"]
    assert list(await out.store.waiting(10)) == []
    assert len(await out.messages(1)) == 1


@pytest.mark.threat("J1")
async def test_acute_goes_before_a_thousand_others():
    out = Outbox()
    for chat in range(1, 301):
        await out.put(chat, first("x"))
    await out.put(999, first("112"), acute=True)
    async with out:
        await out.empty()

    order = [chat for _, chat, _ in out.chats.log]
    assert order.index(999) < ACUTE_LANES
    assert len(order) == 301


@pytest.mark.threat("J1")
async def test_acute_has_lanes_that_nothing_else_can_fill():
    async with Outbox() as out:
        out.chats.gate = asyncio.Event()
        for chat in range(1, 101):
            await out.put(chat, first("x"))
        await until(lambda: out.chats.at_once >= LANES)
        await out.put(999, first("112"), acute=True)
        await until(lambda: out.chats.at_once >= LANES + 1)
        most = out.chats.most_at_once
        out.chats.gate.set()
        await out.empty()

        assert most == LANES + 1


@pytest.mark.threat("H1")
async def test_a_chat_that_has_to_wait_holds_up_nobody():
    async with Outbox() as out:
        out.chats.failures["send", 1] = [Busy(0.05)]
        await out.put(1, first("one"))
        await out.put(2, first("two"))
        await until(lambda: out.chats.shown[2])
        assert not out.chats.shown[1]
        await out.empty()

        assert out.chats.texts(1) == ["one"]


@pytest.mark.threat("H1")
async def test_however_long_a_chat_has_to_wait_the_others_are_served_at_once():
    async with Outbox() as out:
        out.chats.failures["send", 1] = [Busy(3600)]
        await out.put(1, first("one"))
        await until(lambda: not out.chats.failures["send", 1])
        await out.put(2, first("two"))
        await until(lambda: out.chats.shown[2])

        assert len(await out.store.waiting(10)) == 1


async def test_what_was_sent_before_a_wait_is_not_sent_again():
    """429 comes in the middle of an ending; each message is ticked off by itself."""
    async with Outbox() as out:
        await out.put(1, first("a"), Part(Card("+4500000001", "B")), Part(Message("c")))
        out.chats.failures["send", 1] = []
        original = out.chats.send

        async def second_fails(chat, shown):
            if isinstance(shown, Card) and not out.chats.failures["done"]:
                out.chats.failures["done"] = [1]
                raise Busy(0.01)
            return await original(chat, shown)

        out.chats.send = second_fails
        await out.empty()

        assert out.chats.texts(1) == ["a", Card("+4500000001", "B"), "c"]
        assert len(await out.messages(1)) == 3


@pytest.mark.threat("H3")
@pytest.mark.parametrize("failure", [Unreachable("down"), Busy(0)])
async def test_trouble_on_the_way_is_tried_again_until_it_works(failure):
    async with Outbox() as out:
        out.chats.failures["send", 1] = [failure] * 7
        await out.put(1, first("one"))
        await out.empty()

        assert out.chats.texts(1) == ["one"]


def lost_on_the_way_back(call):
    """Return *call* as it looks where its first answer never arrives."""
    lost = []

    async def called(*args):
        answer = await call(*args)
        if not lost:
            lost.append(args)
            raise Unreachable("timed out")
        return answer

    return called


@pytest.mark.threat("H4")
async def test_a_message_whose_answer_is_lost_comes_twice_at_most_and_an_edit_once():
    async with Outbox() as out:
        out.chats.send = lost_on_the_way_back(out.chats.send)
        await out.put(1, first("one"))
        await out.empty()
        assert out.chats.texts(1) == ["one", "one"]

        out.chats.edit = lost_on_the_way_back(out.chats.edit)
        await out.put(1, first("two"))
        await out.empty()
        assert out.chats.texts(1) == ["one", "two"]


@pytest.mark.threat("B15")
async def test_nothing_more_is_sent_to_somebody_who_blocked_us():
    async with Outbox() as out:
        out.chats.failures["send", 1] = [Blocked("bot was blocked by the user")]
        await out.put(1, first("one"), Part(Message("more")))
        await out.empty()

        assert out.chats.log == []


@pytest.mark.threat("H6")
async def test_a_text_that_is_refused_is_sent_plain_and_else_a_safe_one_is():
    async with Outbox() as out:
        out.chats.failures["send", 1] = [Refused("entities")]
        out.chats.failures["send", 2] = [Refused("entities"), Refused("text")]
        out.chats.failures["send", 3] = [Refused("x")] * 3
        for chat in (1, 2, 3):
            await out.put(chat, Part(Message("text", bold=((0, 4),)), first=True))
        await out.empty()

        assert out.chats.shown[1].popitem()[1] == Message("text")
        assert out.chats.texts(2) == [phrases(DA).failed]
        assert out.chats.texts(3) == []


async def test_a_card_that_is_refused_is_left_out():
    """Its number stands in the text anyway."""
    async with Outbox() as out:
        await out.put(1, first("a"), Part(Card("", "B")), Part(Message("c")))
        original = out.chats.send

        async def send(chat, shown):
            if isinstance(shown, Card):
                raise Refused("phone number must be non-empty")
            return await original(chat, shown)

        out.chats.send = send
        await out.empty()

        assert out.chats.texts(1) == ["a", "c"]


@pytest.mark.threat("H7")
async def test_a_revoked_token_stops_sending_and_keeps_the_queue(caplog):
    async with Outbox() as out:
        out.chats.failures["send", None] = [TokenRevoked("Telegram does not know this token")]
        await out.put(1, first("one"))
        await until(lambda: caplog.text)
        await out.put(2, first("two"))
        await asyncio.sleep(0.02)

        assert len(await out.store.waiting(10)) == 2
        assert out.chats.log == []
        assert "sending stops" in caplog.text


async def test_a_fault_of_ours_holds_up_one_chat_only(caplog):
    async with Outbox() as out:
        out.chats.failures["send", 1] = [RuntimeError("what somebody wrote")]
        await out.put(1, first("one"))
        await out.put(2, first("two"))
        await out.empty()

        assert (out.chats.texts(1), out.chats.texts(2)) == (["one"], ["two"])
        assert "what somebody wrote" not in caplog.text


async def test_what_cannot_be_read_any_more_is_dropped_and_the_chat_goes_on(caplog):
    async with Outbox() as out:
        await out.put(1, first("one"))
        await out.empty()
        before = await out.messages(1)
        stored = await out.store.load(person(1))
        spoilt = (Outgoing("1", "{}"),)
        await out.store.commit(Work(person(1), None, START, stored.version, spoilt, TUESDAY))
        out.sender.wake()
        await out.empty()

        assert await out.messages(1) == before
        assert "could not be read" in caplog.text


async def test_messages_that_could_not_be_removed_just_now_are_removed_next_time():
    async with Outbox() as out:
        await out.put(1, first("whom"), Part(Message("then")))
        await out.empty()
        whom, then = await out.messages(1)
        out.chats.failures["delete", 1] = [Busy(5)]
        await out.put(1, first("question", pressed=then))
        await out.empty()
        assert await out.messages(1) == (whom, then)
        await out.put(1, first("next", pressed=then))
        await out.empty()

        assert out.chats.shown[1] == {then: Message("next")}


async def test_forgetting_removes_what_was_sent_a_moment_before():
    """The row is gone before the id of the newest message could be kept in it."""
    out = Outbox()
    out.chats.gate = asyncio.Event()
    async with out:
        await out.put(1, first("question"))
        await until(lambda: out.chats.at_once)
        await out.put(1, first("farewell", fresh=True), session=None)
        out.chats.gate.set()
        await out.empty()

        assert out.chats.texts(1) == ["farewell"]


async def test_stopping_finishes_what_is_under_way():
    out = Outbox()
    out.chats.gate = asyncio.Event()
    async with out:
        await out.put(1, first("one"))
        await until(lambda: out.chats.at_once)
        out.task.cancel()
        await asyncio.sleep(0.01)
        out.chats.gate.set()
        await asyncio.gather(out.task, return_exceptions=True)

    assert out.chats.texts(1) == ["one"]
    assert list(await out.store.waiting(10)) == []


async def test_the_pace_lets_a_burst_go_and_then_one_after_the_other():
    """Five at once, the sixth not before two seconds have gone."""
    pace = Pace(per_second=0.5, burst=5)
    async with asyncio.timeout(1.5):
        for _ in range(5):
            await pace.turn()

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await pace.turn()


@pytest.mark.threat("G5")
async def test_an_outbox_that_could_not_be_read_is_looked_at_again_soon():
    """Somebody may be in danger: five seconds were too long."""

    class Locked(MemoryStore):
        async def waiting(self, people, passing=()):
            raise StoreFailed("locked for a moment")

    outbox = Outbox(Locked())

    assert await outbox.sender._look() <= 0.5


async def test_a_store_that_fails_after_the_sending_does_not_send_twice():
    """The message is out, its row could not be ticked off: next time it only is."""
    out = Outbox()
    original, failed = out.store.sent, []

    async def failing_once(done, messages):
        if not failed:
            failed.append(1)
            raise StoreFailed("as told")
        await original(done, messages)

    out.store.sent = failing_once
    async with out:
        await out.put(1, first("one"))
        await out.empty()

        assert out.chats.texts(1) == ["one"]
        assert await out.messages(1) == tuple(out.chats.shown[1])


async def test_what_another_process_sent_meanwhile_is_not_left_behind():
    """One sends, then another, then the first again: the chat shows the newest screen only."""
    first_process = Outbox()
    second_process = Outbox(first_process.store, first_process.chats)
    screens = [
        [first("one")],
        [first("two", fresh=True), Part(Message("then"))],
        [first("three", fresh=True)],
    ]
    for out, parts in zip((first_process, second_process, first_process), screens, strict=True):
        async with out:
            await out.put(1, *parts)
            await out.empty()

    assert first_process.chats.texts(1) == ["three"]


async def test_the_word_that_all_is_deleted_passes_those_who_press_on():
    """All ordinary lanes are taken, and yet it goes; the acute ones it leaves to acute ones."""
    async with Outbox() as out:
        out.chats.gate = asyncio.Event()
        for chat in range(1, LANES + 3):
            await out.put(chat, first("x"))
        await until(lambda: out.chats.at_once >= LANES)
        for chat in range(901, 911):
            await out.put(chat, first("gone", forgotten=(), blank=True))
            out.sender.wake(Haste.SOON)
        await until(lambda: out.chats.at_once >= LANES + SOON_LANES)
        await out.put(999, first("112"), acute=True)
        await until(lambda: out.chats.at_once >= LANES + SOON_LANES + 1)
        most = out.chats.most_at_once
        out.chats.gate.set()
        await out.empty()

        assert most == LANES + SOON_LANES + 1


@pytest.mark.threat("J1")
async def test_the_word_that_all_is_deleted_borrows_of_the_acute_share_and_leaves_some(monkeypatch):
    monkeypatch.setattr(pace, "_now", lambda: 1000.0)
    sender = Outbox().sender
    ordinary, acute = sender._pace, sender._acute_pace = Pace(1, 1), Pace(10, 10)
    await ordinary.turn()  # it has nothing left now
    borrowed = 0
    while sender._share(Haste.SOON) is acute:
        await acute.turn()
        borrowed += 1

    assert (borrowed, acute.spare()) == (10 - KEPT, KEPT)
    assert sender._share(Haste.NONE) is ordinary
    assert sender._share(Haste.ACUTE) is acute

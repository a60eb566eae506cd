"""Nothing forged does more than show the present screen once more, in Telegram and on the page."""

import asyncio
import hmac
from collections import Counter
from dataclasses import dataclass, field, replace
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram import codec, codes, webhook
from bot.channels.telegram.codec import LONGEST_DATA, Buttons
from bot.channels.telegram.codes import CODE_LETTERS
from bot.channels.telegram.message import Message, from_json
from bot.channels.web.form import NotUnderstood, Sent, read
from bot.dialogue.events import Start
from bot.dialogue.session import Session
from bot.dialogue.step import begin
from bot.language import DA
from bot.service import PersonKey
from bot.stores.memory import MemoryStore
from tests.channels.our_side import FLOW, TUESDAY, HandClock, library, person, wired
from tests.channels.walking import moves
from tests.channels.web.site import person as visitor
from tests.channels.web.site import web_of

ANNA, BENT = 4711, 4712
BOUND = frozenset("ctudbkrfhno")
"""The letters of buttons that move somebody or answer a screen."""

MOVES = tuple(moves())
"""From the first question to the ending."""

FEW = settings(max_examples=40)


@dataclass
class Chats:
    """An intake over a store in memory; what it would send is looked at in the outbox."""

    store: MemoryStore = field(default_factory=MemoryStore)
    next_update: int = 1
    pressed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.intake = wired(Silent(), self.store, HandClock()).intake

    async def writes(self, chat: int, text: str) -> None:
        await self._take(chat, "message", {"message_id": 1, "text": text})

    async def presses(self, chat: int, data: str) -> None:
        self.pressed.append(data)
        shown = {"message_id": 9, "chat": {"id": chat, "type": "private"}}
        await self._take(chat, "callback_query", {"id": "q", "message": shown, "data": data})

    async def _take(self, chat: int, kind: str, content: dict[str, object]) -> None:
        who = {"chat": {"id": chat, "type": "private"}, "from": {"id": chat}}
        update = {"update_id": self.next_update, kind: {**who, **content}}
        self.next_update += 1
        await self.intake.take(update, lambda press: None)
        assert self.intake.counts["fault"] == 0

    async def session(self, chat: int = ANNA) -> Session | None:
        stored = await self.store.load(person(chat))
        return None if stored is None else stored.session

    async def buttons(self, chat: int = ANNA) -> dict[str, str]:
        """Return the data of each key on the newest screen, by its label."""
        every = sorted(await self.store.waiting(10), key=lambda each: each.id)
        mine = [from_json(each.outgoing.payload) for each in every if each.person == person(chat)]
        last = max(at for at, part in enumerate(mine) if part.first)
        rows = [part.shown.rows for part in mine[last:] if isinstance(part.shown, Message)]
        return {key.label: key.data for each in rows for row in each for key in row}

    async def walks(self, steps: int, chat: int = ANNA) -> set[str]:
        """Begin, make *steps* moves, and return the data of every key that was seen."""
        await self.writes(chat, "/start")
        seen: set[str] = set()
        for move in MOVES[:steps]:
            shown = await self.buttons(chat)
            seen |= set(shown.values())
            if move.written:
                await self.writes(chat, move.label)
            else:
                await self.presses(chat, shown[move.label])
        return seen


class Silent:
    """Stands for Telegram where nothing need be sent."""

    async def answer(self, press: str) -> None:
        """Do nothing."""

    async def delete(self, chat: int, messages: object) -> None:
        """Do nothing."""


def anyhow(before: Session | None) -> Session | None:
    """Return the session but for when it was last seen."""
    return None if before is None else replace(before, seen=TUESDAY)


def altered(data: str, at: int, put: str) -> str:
    return data[: at % len(data)] + put + data[at % len(data) + 1 :]


@pytest.mark.threat("B5")
@FEW
@given(
    st.integers(0, len(MOVES)),
    st.one_of(
        st.text(max_size=70),
        st.binary(max_size=64).map(lambda raw: raw.decode("latin-1")),
        st.sampled_from(sorted(BOUND)).map(lambda each: f"{'A' * CODE_LETTERS}{each}|1.0000|ja"),
        st.sampled_from(["to_vej", "c|1.0000|ja", "", "\x00" * 64]),
    ),
)
def test_whatever_data_are_made_up_nobody_moves(steps: int, data: str) -> None:
    async def run() -> tuple[Session | None, Session | None, str]:
        chats = Chats()
        await chats.walks(steps)
        before, screen = await chats.session(), await chats.buttons()
        await chats.presses(ANNA, data)
        return before, await chats.session(), "" if await chats.buttons() == screen else "another"

    before, after, screen = asyncio.run(run())

    assert anyhow(after) == anyhow(before)
    assert screen == ""


@pytest.mark.threat("B5")
@FEW
@given(st.data())
def test_a_true_button_changed_in_any_place_moves_nobody(data: st.DataObject) -> None:
    async def run() -> None:
        chats = Chats()
        await chats.walks(data.draw(st.integers(0, len(MOVES))))
        before, shown = await chats.session(), await chats.buttons()
        true = data.draw(st.sampled_from(sorted(shown.values())))
        false = altered(true, data.draw(st.integers(0, 63)), data.draw(st.characters()))
        if false == true:
            return
        await chats.presses(ANNA, false)
        assert anyhow(await chats.session()) == anyhow(before)

    asyncio.run(run())


@pytest.mark.threat("B4")
@FEW
@given(st.data())
def test_no_button_of_somebody_else_moves_anybody(data: st.DataObject) -> None:
    """They stand at the same question of the same flow, in the same turn."""

    async def run() -> None:
        chats = Chats()
        steps = data.draw(st.integers(0, len(MOVES)))
        await chats.walks(steps)
        await chats.walks(steps, chat=BENT)
        before, theirs = await chats.session(), await chats.buttons(BENT)
        await chats.presses(ANNA, data.draw(st.sampled_from(sorted(theirs.values()))))
        assert anyhow(await chats.session()) == anyhow(before)
        assert await chats.session(BENT) is not None

    asyncio.run(run())


@pytest.mark.threat("B6")
@FEW
@given(st.data())
def test_no_button_of_an_earlier_screen_moves_anybody(data: st.DataObject) -> None:
    """Whatever it does: answer, go back, change an answer, begin again."""

    async def run() -> None:
        chats = Chats()
        seen = await chats.walks(data.draw(st.integers(1, len(MOVES))))
        now = await chats.session()
        assert now is not None
        old = [each for each in seen if each[CODE_LETTERS] in BOUND and now.stamp not in each]
        if not old:
            return
        await chats.presses(ANNA, data.draw(st.sampled_from(sorted(old))))
        assert anyhow(await chats.session()) == anyhow(now)

    asyncio.run(run())


@pytest.mark.threat("B6")
def test_every_button_that_moves_somebody_is_bound_to_its_screen() -> None:
    """On the screens of a whole conversation: to the summary, to the ending, and after it."""

    async def letters_after(steps: int, more: str) -> set[str]:
        chats = Chats()
        await chats.walks(steps)
        if more:
            await chats.writes(ANNA, more)
        now, shown = await chats.session(), (await chats.buttons()).values()
        for each in shown:
            assert len(each.encode()) <= LONGEST_DATA
            if each[CODE_LETTERS] in BOUND:
                stamp = "" if now is None else now.stamp
                assert each[CODE_LETTERS + 1 :].split("|")[1] == stamp
        return {each[CODE_LETTERS] for each in shown}

    screens = [(steps, more) for steps in range(len(MOVES) + 1) for more in ("", "/akut", "/slet")]
    seen = set().union(*(asyncio.run(letters_after(*screen)) for screen in screens))
    assert seen >= BOUND - {"o"}  # nothing to be reminded of at that hour


@pytest.mark.threat("B12")
@FEW
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(["0740", "0101", "9999", "ansat", "..", "etc", "to_vej"]), max_size=4
        ).map("-".join),
    )
)
def test_a_link_only_offers_what_is_in_the_lists(payload: str) -> None:
    async def run() -> Session | None:
        chats = Chats()
        await chats.writes(ANNA, f"/start {payload}")
        return await chats.session()

    session, flow = asyncio.run(run()), library().flows[FLOW]
    if session is not None:
        assert session.path == ()
        assert session.state == flow.initial
        assert session.offered is None or session.offered in library().plans
        assert session.link is None or session.link in flow.links


@pytest.mark.threat("D8")
@FEW
@given(
    st.one_of(
        st.sampled_from("admin stats broadcast reload users export debug sudo to_vej set".split()),
        st.sampled_from(sorted(codec._COMMANDS)),
        st.text(max_size=20),
    ),
    st.text(max_size=20),
)
def test_no_command_reaches_anybody_but_who_sends_it(name: str, rest: str) -> None:
    """There is none for an administrator; whatever is none at all is text like any other."""

    async def run() -> tuple[Session | None, Session | None, Session | None, Session | None]:
        chats = Chats()
        await chats.walks(2)
        await chats.walks(2, chat=BENT)
        own, theirs = await chats.session(), await chats.session(BENT)
        await chats.writes(ANNA, f"/{name} {rest}")
        return own, await chats.session(), theirs, await chats.session(BENT)

    own, after, theirs, theirs_after = asyncio.run(run())

    assert theirs_after == theirs
    if codec.command(f"/{name} {rest}") is None:
        assert anyhow(after) == anyhow(own)


@pytest.mark.threat("A1")
@pytest.mark.parametrize(("where", "function"), [(webhook, "_Webhook"), (codes, "Buttons")])
def test_secrets_are_compared_in_constant_time_and_whole(monkeypatch, where, function) -> None:
    """By `hmac.compare_digest` on all of both, and by nothing else."""
    compared = []
    true = hmac.compare_digest

    spying = SimpleNamespace(**vars(hmac))
    spying.compare_digest = lambda a, b: compared.append((a, b)) or true(a, b)
    monkeypatch.setattr(where, "hmac", spying)
    if where is codes:
        Buttons(b"k" * 32).press(PersonKey(b"a" * 16), "x" * CODE_LETTERS + "s")
        assert len(compared) == 2  # with the code of today, and with that of the first version
        for sent, ours in compared:
            assert (sent, len(ours)) == (b"x" * CODE_LETTERS, CODE_LETTERS)
    else:
        asked = webhook._Webhook(Nobody(), "S3cret-" + "x" * 40)
        answer = asyncio.run(asked.answer(request({webhook.SECRET_HEADER: "S3cret"})))
        assert answer.status_code == 401
        assert compared == [(b"S3cret", ("S3cret-" + "x" * 40).encode())]


class Nobody:
    """Takes no updates."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()


def request(headers: dict[str, str]) -> webhook.Request:
    """Return a request to the webhook with *headers*."""
    sent = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    return webhook.Request({"type": "http", "method": "POST", "headers": sent, "client": None})


# --- the page -------------------------------------------------------------------------

NUMBER, OTHER = "a" * 43, "b" * 43
SCREEN_VERBS = "choose none ticks write browse change no_answer back resume restart".split()
IDS = st.one_of(
    st.sampled_from(["nej", "ja", "medarbejder", "borger", "0740", "fare", "rolle", "akut", "vis"]),
    st.text(max_size=20),
)


@dataclass
class Visit:
    """Somebody on the page, whose forms are sent past HTTP."""

    store: MemoryStore = field(default_factory=MemoryStore)

    def __post_init__(self) -> None:
        self.web = web_of(self.store)

    async def session(self, number: str = NUMBER) -> Session | None:
        stored = await self.store.load(visitor(number))
        return None if stored is None else stored.session

    async def sends(self, do: str, stamp: str, number: str = NUMBER, **more: str) -> Sent:
        fields = {"id": number, "stamp": stamp, "lang": "da", "do": do, **more}
        sent = read({name: [value] for name, value in fields.items()})
        await self.web.pressed(sent)
        return sent

    async def walks(self, *presses: str, number: str = NUMBER) -> None:
        turn = begin(library(), FLOW, Start(), self.web.clock.now(), DA)
        assert turn.session is not None
        stamp, more = turn.session.stamp, {"start": ""}
        for press in presses:
            await self.sends(press, stamp, number, **more)
            session = await self.session(number)
            assert session is not None
            stamp, more = session.stamp, {}


STAMPS = st.one_of(st.sampled_from(["", "1.0000", "2.0000", "3.ffff"]), st.text(max_size=16))


@pytest.mark.threat("B6")
@FEW
@given(st.sampled_from(SCREEN_VERBS), IDS, STAMPS)
def test_a_form_with_another_stamp_moves_nothing(verb: str, about: str, stamp: str) -> None:
    async def run() -> tuple[Session | None, Session | None]:
        visit = Visit()
        await visit.walks("choose:nej", "choose:medarbejder")
        before = await visit.session()
        if before is not None and stamp != before.stamp:
            await visit.sends(f"{verb}:{about}", stamp, text=about, answer=about)
        return before, await visit.session()

    before, after = asyncio.run(run())

    assert before is not None
    assert anyhow(after) == anyhow(before)


@pytest.mark.threat("B5")
@FEW
@given(st.sampled_from(["choose", "ticks", "change", "no_answer", "browse"]), st.text(max_size=30))
def test_a_form_with_an_answer_that_is_not_offered_moves_nothing(verb: str, about: str) -> None:
    async def run() -> tuple[Session | None, Session | None]:
        visit = Visit()
        await visit.walks("choose:nej")
        before = await visit.session()
        assert before is not None
        known = {"fare", *(each.id for each in library().flows[FLOW].states["rolle"].choices)}
        if about not in known:
            await visit.sends(f"{verb}:{about}", before.stamp, answer=about)
        return before, await visit.session()

    before, after = asyncio.run(run())

    assert anyhow(after) == anyhow(before)


@pytest.mark.threat("B4")
@FEW
@given(
    st.sampled_from([*SCREEN_VERBS, "forget", "leave", "speak", "interrupt", "return"]),
    IDS,
    st.text(max_size=50),
)
def test_with_another_number_nobody_reaches_a_conversation(
    verb: str, about: str, number: str
) -> None:
    """Not with any text in place of the number, nor with that of somebody else."""

    async def run() -> tuple[Session | None, Session | None]:
        visit = Visit()
        await visit.walks("choose:nej", "choose:medarbejder")
        before = await visit.session()
        assert before is not None
        for each in {number, OTHER} - {NUMBER}:
            try:
                await visit.sends(f"{verb}:{about}", before.stamp, each, text="x", answer=about)
            except NotUnderstood:
                assert each != OTHER
        return before, await visit.session()

    before, after = asyncio.run(run())

    assert after == before

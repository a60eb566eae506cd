"""A stateful machine over a whole conversation, kept in a store, with six invariants.

I1 every event is answered, by a screen that stands last, and never by an exception;
I2 the acute card is one press away from every screen, and comes at once;
I3 what somebody types is kept nowhere;
I4 an old, forged or foreign press moves nobody;
I5 the same event at the same instant gives the same turn, and a repeated delivery none;
I6 what is kept stays below 512 bytes, is gone at /slet, and is not gone on with after a day.
"""

import asyncio
import json
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import hypothesis
from hypothesis import HealthCheck, Phase, settings, stateful
from hypothesis import seed as seeded
from hypothesis import strategies as st

from bot.dialogue import events as e
from bot.dialogue.packed import Packing
from bot.dialogue.replies import Farewell, Notice
from bot.dialogue.session import IDLE, Session, to_json
from bot.dialogue.step import Turn, begin, step
from bot.dialogue.walk import Walk
from bot.flow.model import FlowId
from bot.language import DA, EN
from bot.service import ChatService, EventId, PersonKey, Work
from bot.stores.memory import MemoryStore
from bot.stores.rows import Rows
from bot.stores.sealing import Sealer, new_keys
from tests.fuzz.running import Odd, Tally
from tests.shipped import StoppedClock, library

FLOW = FlowId("bekymring")
ANNA = PersonKey(b"a" * 16)
ROWS = Rows(Sealer(new_keys().sealing), Packing(library))
SMALL = 512
SELDOM = 8
CANARY = "Bent Canary 010190-1234 Hemmeligvej"
STEPS: Counter[str] = Counter()
"""How often each rule was tried, in all machines together."""

stale = st.sampled_from(["", "1.0000", "9999.ffff", "-1.abcd", "x" * 9, "1.æøå"])
ids = st.one_of(st.text(max_size=12), st.sampled_from(["nej", "ja", "0740", "akut", "../x"]))


class Conversation(stateful.RuleBasedStateMachine):
    """One person who does anything at all."""

    def __init__(self) -> None:
        super().__init__()
        self.clock, self.store = StoppedClock("2026-09-15 10:20"), MemoryStore()
        self.service = ChatService(library, self.store, self.clock, FLOW)
        self.deliveries = 0
        self.seen: list[tuple[str, e.Event]] = []
        self.turn = self.does(e.Start(""))

    def does(self, event: e.Event) -> Turn:
        STEPS[type(event).__name__] += 1
        before = self.session
        self.deliveries += 1
        delivery = EventId(f"x:{self.deliveries}")
        turn = self.handled(event, delivery)
        assert turn is not None
        self.answered(turn)
        self.same_again(before, event, turn)
        assert self.handled(event, delivery) is None  # I5
        self.turn = turn
        return turn

    def handled(self, event: e.Event, delivery: EventId) -> Turn | None:
        return asyncio.run(self.service.handle(ANNA, event, delivery=delivery))

    @property
    def session(self) -> Session | None:
        stored = asyncio.run(self.store.load(ANNA))
        return None if stored is None else stored.session

    def answered(self, turn: Turn) -> None:
        """I1."""
        assert turn.replies
        assert not isinstance(turn.replies[-1], Notice)
        assert (turn.session is None) == isinstance(turn.replies[-1], Farewell)

    def same_again(self, before: Session | None, event: e.Event, turn: Turn) -> None:
        """I5."""
        now = self.clock.now()
        if before is None:
            assert begin(library(), FLOW, event, now, DA) == turn
        else:
            assert step(library(), before, event, now) == turn

    @stateful.rule(number=st.integers(0, 50))
    def presses_what_is_offered(self, number: int) -> None:
        session = self.session
        if session is None:
            self.does(e.Start(""))
            return
        flow = library().flows[session.flow]
        offered = Walk(library(), flow).offered(flow.states[session.state], session.path)
        if not offered:
            self.does(e.Back())
            return
        self.does(e.Choose((offered[number % len(offered)],), session.stamp))

    @stateful.rule(choice=ids, stamp=stale)
    def presses_what_is_old_or_forged(self, choice: str, stamp: str) -> None:
        """I4."""
        before = self.session
        self.does(e.Choose((choice,), stamp))
        after = self.session
        if before is not None and self.clock.now() - before.seen <= IDLE:
            assert after is not None
            assert (after.state, after.path) == (before.state, before.path)

    @stateful.rule(choice=ids)
    def presses_what_is_not_on_the_screen(self, choice: str) -> None:
        session = self.session
        self.does(e.Choose((choice,), session.stamp if session else ""))

    @stateful.rule(text=st.one_of(st.just(CANARY), st.text(max_size=60), ids))
    def types(self, text: str) -> None:
        self.does(e.Write(text))

    @stateful.rule(
        event=st.sampled_from(
            [e.Resume(), e.Back(), e.Review(), e.Why(), e.Show(), e.Restart(), e.Insight(),
             e.Privacy(), e.Help(), e.Unreadable(), e.Speak(EN), e.Speak(DA), e.Interrupt(),
             e.Start("0740-ansat"), e.NoAnswer("hotline"), e.Change("rolle"), e.Browse("A", "")]
        )
    )  # fmt: skip
    def does_something_else(self, event: e.Event) -> None:
        self.does(event)

    @stateful.rule(number=st.integers(0, 50))
    def erases_now_and_then(self, number: int) -> None:
        """I6; seldom, or no conversation would become long."""
        if number % SELDOM:
            self.presses_what_is_offered(number)
            return
        self.does(e.Forget())
        assert self.session is None

    @stateful.rule(hours=st.sampled_from([0.01, 1, 23, 25, 80]))
    def waits(self, hours: float) -> None:
        STEPS["waits"] += 1
        before = self.session
        self.clock.at += timedelta(hours=hours)
        asyncio.run(self.store.sweep(self.clock.now()))
        if before is not None and hours > 24:
            assert self.session is None  # I6

    @stateful.invariant()
    def the_acute_card_is_one_press_away(self) -> None:
        """I2."""
        session = self.session
        if session is None:
            return
        turn = step(library(), session, e.Interrupt(), self.clock.now())
        assert turn.session is not None
        flow = library().flows[session.flow]
        acute = next(each.to for each in flow.always if each.id == flow.acute)
        expired = self.clock.now() - session.seen > IDLE
        assert turn.session.state == acute or expired

    @stateful.invariant()
    def nothing_typed_is_kept(self) -> None:
        """I3."""
        session = self.session
        if session is not None:
            kept = json.dumps(to_json(session), ensure_ascii=False)
            assert "Canary" not in kept and "010190" not in kept and "Bent" not in kept

    @stateful.invariant()
    def what_is_kept_is_small(self) -> None:
        """I6."""
        session = self.session
        if session is not None:
            work = Work(ANNA, None, replace(session), 0, (), self.clock.now())
            box = ROWS.sealed(work).box
            assert box is not None and len(box) <= SMALL


def recipe() -> bytes:
    """Return what makes the turns of a number: the rules, and who draws them."""
    rules = sorted(rule.function.__name__ for rule in Conversation().rules)
    return " ".join([*rules, "50", hypothesis.__version__]).encode()


def run(seed: int, numbers: range, presses: int = 50, *, shrink: bool = True) -> Tally:
    """Return what came of about as many turns as there are *numbers*, under *seed*."""
    before = Counter(STEPS)
    machine = seeded(f"{seed}/{numbers.start}")(type("Seeded", (Conversation,), {}))
    how = settings(
        max_examples=max(1, len(numbers) // presses),
        stateful_step_count=presses,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    tally = Tally()
    try:
        stateful.run_state_machine_as_test(machine, settings=how)
    except Exception as error:
        tally.odd.append(Odd(seed, numbers.start, f"{type(error).__name__}: {error}"[:200]))
    tally.done.update(STEPS - before)
    return tally

"""The campaign of faults: every write and every call of every step fails, in every way it can.

One fault a step. The service goes on by itself after each of them, but for two: after a token
that Telegram does not know it is started again, as an operator would, and after a message that
Telegram refuses for good the person presses something to see where things stand.
"""

import asyncio
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass

from bot.channels.telegram.phrases import phrases
from bot.language import DA
from tests.crash import hooks, telegram
from tests.crash.board import Order
from tests.crash.history import Disturbed, judge
from tests.crash.tally import Bounds, Tally, Turns, numbered
from tests.crash.telegram import CallFault
from tests.crash.walk import Action, actions
from tests.crash.world import LOOK, Broken, Course, Learnt, World

KINDS = (*hooks.STATEMENT_FAULTS, *hooks.COMMIT_FAULTS, *telegram.CALL_FAULTS)

FOR_GOOD = (telegram.BLOCKED, telegram.REFUSED)
"""After these Telegram never shows what was being sent."""

PASSED_BY = 0.4
"""Seconds after a step is done at which a fault that did not happen is given up."""

LONGEST = 40.0
"""Seconds within which a fault happens and is overcome."""


@dataclass(frozen=True)
class Case:
    """One fault of one step."""

    fault: Order | CallFault

    @property
    def kind(self) -> str:
        return self.fault.what if isinstance(self.fault, Order) else self.fault.kind

    @property
    def place(self) -> str:
        return self.fault.point if isinstance(self.fault, Order) else self.fault.method

    @property
    def keeps(self) -> bool:
        """Tell whether what should be removed stands until the next screen."""
        return self.place in ("deleteMessage", "deleteMessages")

    def __str__(self) -> str:
        return f"{self.kind} at {self.place}"

    @property
    def disturbed(self) -> Disturbed:
        """Return what the history notes of it."""
        for_good = self.kind in FOR_GOOD
        blanked = phrases(DA).blanked if self.keeps and for_good else ""
        return Disturbed(str(self), for_good, self.keeps, blanked)


def turns(course: Course, left: Collection[str] | None) -> Turns:
    """Return all faults of all steps, to be taken in turn."""
    named = ([str(case) for case in cases(each)] for each in course.steps)
    return Turns([numbered(step, each) for step, each in enumerate(named)], left)


def cases(step: Learnt) -> tuple[Case, ...]:
    """Return every way in which every write and every call of *step* can fail."""
    return (*map(Case, _of_statements(step)), *map(Case, _of_calls(step)))


def _of_statements(step: Learnt) -> Iterator[Order]:
    statements = [each for each in step.points if each.startswith("before") and "." not in each]
    for at, point in enumerate(statements):
        ends = point.split()[1] in ("commit", "begin") and not point.endswith("immediate")
        kinds = hooks.COMMIT_FAULTS if ends else hooks.STATEMENT_FAULTS
        for kind in kinds:
            yield Order(point, statements[: at + 1].count(point), kind)


def _of_calls(step: Learnt) -> Iterator[CallFault]:
    for at, method in enumerate(step.calls):
        for kind in telegram.CALL_FAULTS:
            yield CallFault(method, step.calls[: at + 1].count(method), kind)


class Faults:
    """Plants faults in one world, walk after walk; several worlds share *tally* and *turns*."""

    def __init__(self, world: World, course: Course, tally: Tally, turns: Turns) -> None:
        self._world = world
        self._course = course
        self._tally = tally
        self._turns = turns
        self._cases = [cases(each) for each in course.steps]

    async def run(self, bounds: Bounds) -> None:
        while not bounds.over(self._tally):
            try:
                await self._walk()
            except Broken as why:
                self._tally.broken(why)

    async def _walk(self) -> None:
        await self._world.begin()
        await self._world.live()
        await self._world.listening()
        for number, action in enumerate(actions()):
            await self._step(number, action)
        await self._world.die()
        self._tally.judged(judge(self._course.walk, self._world.telegram.entries))

    async def _step(self, number: int, action: Action) -> None:
        world, step = self._world, self._course.steps[number]
        which = self._turns.next(number)
        case = self._cases[number][which]
        self._plant(case)
        await world.does(action)
        happened = await self._happened(step)
        self._plant(None)
        if not happened:
            self._tally.missed += 1
        else:
            self._turns.reached(number, which)
            self._tally.done[case.kind] += 1
            if isinstance(case.fault, Order):  # what happens to a call is noted as it happens
                world.telegram.entries.append(case.disturbed)
            if case.kind == telegram.REVOKED:
                await world.die()
                await world.live()
                await world.listening()
        if happened and case.kind in FOR_GOOD:
            await self._seen_again(step)
        await world.settled(step.step)

    def _plant(self, case: Case | None) -> None:
        fault = None if case is None else case.fault
        self._world.board.put(fault if isinstance(fault, Order) else None)
        if case is not None and isinstance(fault, CallFault):
            self._world.telegram.fail(fault, case.disturbed)
        else:
            self._world.telegram.fail(None)

    async def _happened(self, step: Learnt) -> bool:
        """Wait until the fault has happened; False where the step is done without it."""
        world, quiet = self._world, None
        now = asyncio.get_running_loop().time
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                while not (world.board.done or world.telegram.failed):
                    done = world.shows(step.step) and world.emptied()
                    quiet = (quiet or now()) if done else None
                    if quiet is not None and now() - quiet > PASSED_BY:
                        return False
                    await asyncio.sleep(LOOK)
                return True
        return False

    async def _seen_again(self, step: Learnt) -> None:
        """Let the person, who was not shown all of *step*, press something old, or begin."""
        world = self._world
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                while not world.shows(step.step):
                    if not world.telegram.updates and world.emptied():
                        return await self._tried_again()
                    await asyncio.sleep(LOOK)

    async def _tried_again(self) -> None:
        world = self._world
        ours = world.person.ours
        if ours:
            await world.person.presses_data("an old button", ours[-1].id)
        else:
            await world.person.writes(actions()[0].said)
        while world.telegram.updates or not world.emptied():
            await asyncio.sleep(LOOK)

"""The campaign of kills: every named point of every step of the walk, and random instants.

A life is killed once. Where it dies is either a point that the step passes undisturbed, one after
the other, or, one time in five, an instant that chance picks. After every second kill the life that
recovers is killed too, at a point or an instant of its own.
"""

import asyncio
import random
from collections.abc import Collection, Sequence
from contextlib import suppress

from tests.crash.board import Order
from tests.crash.history import judge
from tests.crash.tally import Bounds, Tally, Turns, numbered
from tests.crash.walk import Action, actions
from tests.crash.world import LOOK, Broken, Course, Learnt, World

AT_RANDOM = "a random instant"
ONE_IN = 5
"""One kill in so many is at a random instant."""

SPAN = 0.15
"""Seconds after an action within which the random instants lie; a step takes less undisturbed."""

BIRTH = 0.3
"""Seconds after a life begins within which the random instants of its recovery lie."""

PASSED_BY = 0.4
"""Seconds after a step is done at which a point that was not passed is given up."""

LONGEST = 30.0
"""Seconds within which a life comes to its point or is done."""


def turns(course: Course, left: Collection[str] | None) -> Turns:
    """Return all named points of all steps, to be taken in turn."""
    return Turns([numbered(n, each.points) for n, each in enumerate(course.steps)], left)


class Kills:
    """Kills in one world, walk after walk; several worlds share *tally* and *turns*."""

    def __init__(
        self, world: World, course: Course, chance: random.Random, tally: Tally, turns: Turns
    ) -> None:
        self._world = world
        self._course = course
        self._chance = chance
        self._tally = tally
        self._turns = turns

    async def run(self, bounds: Bounds) -> None:
        while not bounds.over(self._tally):
            try:
                await self._walk()
            except Broken as why:
                self._tally.broken(why)

    async def _walk(self) -> None:
        await self._world.begin()
        for number, action in enumerate(actions()):
            await self._step(number, action)
        await self._world.die()
        self._tally.judged(judge(self._course.walk, self._world.telegram.entries))

    async def _step(self, number: int, action: Action) -> None:
        step, world = self._course.steps[number], self._world
        if not world.alive:
            await world.live()
        case = None if self._by_chance() else self._turns.next(number)
        order = None if case is None else _order(step.points, case)
        world.board.put(order)
        await world.does(action)
        if await self._killed(order, step, SPAN) and case is not None:
            self._turns.reached(number, case)
        if self._chance.random() < 0.5:
            await self._recovery(step)
        world.board.put(None)
        if not world.alive:
            await world.live()
        await world.settled(step.step)

    async def _recovery(self, step: Learnt) -> None:
        """Kill the life that recovers, too."""
        points = (*self._course.start, *step.points)
        order = None if self._by_chance() else _order(points, self._chance.randrange(len(points)))
        self._world.board.put(order)
        if not self._world.alive:
            await self._world.live()
        await self._killed(order, step, BIRTH)

    def _by_chance(self) -> bool:
        return self._chance.randrange(ONE_IN) == 0

    async def _killed(self, order: Order | None, step: Learnt, span: float) -> bool:
        """Wait until the life is over, as ordered or by chance within *span* seconds."""
        if order is None:
            await asyncio.sleep(self._chance.random() * span)
            await self._world.die()
        elif not await self._died(step):
            self._world.board.put(None)
            if self._world.alive:
                self._tally.missed += 1
                return False
        point = AT_RANDOM if order is None else order.point
        self._tally.done[point] += 1
        self._world.disturbed(point)
        return True

    async def _died(self, step: Learnt) -> bool:
        """Wait until the life has ended; False where it passes the step by."""
        quiet = None
        now = asyncio.get_running_loop().time
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                while self._world.alive:
                    done = self._world.shows(step.step) and self._world.emptied()
                    quiet = (quiet or now()) if done else None
                    if quiet is not None and now() - quiet > PASSED_BY:
                        return False
                    await asyncio.sleep(LOOK)
        return not self._world.alive


def _order(points: Sequence[str], at: int) -> Order:
    """Return the order to kill where *points* has come to *at*."""
    return Order(points[at], points[: at + 1].count(points[at]))

"""Both campaigns in all settings at once, each in several worlds, for a bounded time."""

import asyncio
import logging
import random
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.crash import faults, kills
from tests.crash.faults import Faults
from tests.crash.kills import Kills
from tests.crash.lives import Lives, lives
from tests.crash.tally import Bounds, Tally
from tests.crash.world import Setting, World, learnt, world

SETTINGS = tuple(
    Setting(store, way) for store in ("sqlite", "postgres") for way in ("polling", "webhook")
)


@dataclass(frozen=True)
class Plan:
    """How many kills and faults in all, for how many seconds at most, by how many worlds each."""

    kills: int
    faults: int
    seconds: float
    worlds: int
    seed: int
    settings: Sequence[Setting] = SETTINGS
    left: Mapping[str, Collection[str]] = field(default_factory=dict)


@dataclass
class Done:
    """What one campaign did in one setting, and which of its *cases* are *left* to be reached."""

    name: str
    tally: Tally
    cases: int
    left: frozenset[str]


def name_of(campaign: str, setting: Setting) -> str:
    return f"{campaign}: {setting}"


async def run(
    plan: Plan, home: Path, address: str, tell: Callable[[str], None] = lambda said: None
) -> list[Done]:
    """Carry out *plan* with stores under *home* and in the PostgreSQL at *address*."""
    logging.getLogger("uvicorn.error").addFilter(lambda record: False)  # killed in the middle
    async with lives() as giving:
        both = [
            _in(each, plan, giving, home / str(number), address if each.store == "postgres" else "")
            for number, each in enumerate(plan.settings)
        ]
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(each) for each in both]
            telling = asyncio.create_task(_telling(tasks, tell))
        telling.cancel()
    return [done for task in tasks for done in task.result()]


async def _telling(tasks: Sequence[asyncio.Task[list[Done]]], tell: Callable[[str], None]) -> None:
    while True:
        await asyncio.sleep(60)
        tell(f"{sum(not task.done() for task in tasks)} settings under way")


async def _in(setting: Setting, plan: Plan, giving: Lives, home: Path, address: str) -> list[Done]:
    """Kill and plant faults in one *setting*, a share of the plan."""
    chance = random.Random(f"{plan.seed} {setting}")
    until = asyncio.get_running_loop().time() + plan.seconds
    share = len(plan.settings)
    async with AsyncExitStack() as worlds:
        some: list[World] = []
        for number in range(2 * plan.worlds):
            (home / str(number)).mkdir(parents=True)
            made = world(setting, giving, home / str(number), address)
            some.append(await worlds.enter_async_context(made))
        course = await learnt(some[0])
        killed, failed = Tally(), Tally()
        of_kills, of_faults = name_of("kills", setting), name_of("faults", setting)
        points = kills.turns(course, plan.left.get(of_kills))
        cases = faults.turns(course, plan.left.get(of_faults))
        to_kill, to_fail = (Bounds(most / share, until) for most in (plan.kills, plan.faults))
        async with asyncio.TaskGroup() as group:
            for each in some[: plan.worlds]:
                by = random.Random(chance.random())
                group.create_task(Kills(each, course, by, killed, points).run(to_kill))
            for each in some[plan.worlds :]:
                group.create_task(Faults(each, course, failed, cases).run(to_fail))
    return [
        Done(of_kills, killed, points.cases, frozenset(points.left)),
        Done(of_faults, failed, cases.cases, frozenset(cases.left)),
    ]

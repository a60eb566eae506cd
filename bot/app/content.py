"""Content that is read again while it serves."""

import asyncio
from pathlib import Path

from bot.app.parts import Part
from bot.check import check, errors_among
from bot.clock import Clock, local
from bot.flow.model import FlowId
from bot.library import Library
from bot.operation.board import Board
from bot.problems import Problem
from bot.source.folder import Loaded
from bot.source.watch import LOOK, Reloading, Telling, errors_of_reading


def watched(
    content: Path, library: Library, flow: FlowId, clock: Clock, told: Telling
) -> Reloading:
    """Watch *content*; whatever `henvend check` calls an error keeps it from serving."""

    def errors(loaded: Loaded) -> tuple[Problem, ...]:
        found = errors_of_reading(loaded)
        if loaded.library is None or found:
            return found
        today = local(clock.now()).date()
        return tuple(errors_among(check(loaded.library, today, loaded.problems)))

    return Reloading(content, library, clock, needs=frozenset({flow}), judge=errors, told=told)


def followed(content: Reloading | None, board: Board) -> list[Part]:
    """Return the part that reads *content* again, and let *board* show how it is."""
    if content is None:
        return []
    board.watch_content(lambda: content.health)
    return [_watching(content)]


async def _watching(content: Reloading) -> None:
    while True:
        await asyncio.to_thread(content.look)
        await asyncio.sleep(LOOK.total_seconds())

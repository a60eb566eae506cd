"""Content that may change while it serves."""

import asyncio
from typing import Protocol

from bot.app.parts import Part
from bot.library import Library
from bot.operation.board import Board
from bot.source.watch import LOOK, Health


class Newest(Protocol):
    """Gives the newest good content there is."""

    health: Health

    @property
    def number(self) -> int:
        """Return which published version serves; 0 where it is none."""
        ...

    def current(self) -> Library:
        """Return the content that serves, as people are told it; never waits, never fails."""
        ...

    def look(self) -> bool:
        """Look whether there is newer content; tell whether it serves now."""
        ...


def followed(content: Newest | None, board: Board) -> list[Part]:
    """Return the part that looks at *content* again, and let *board* show how it is."""
    if content is None:
        return []
    board.watch_content(lambda: content.health, lambda: content.number)
    return [_watching(content)]


async def _watching(content: Newest) -> None:
    while True:
        await asyncio.to_thread(content.look)
        await asyncio.sleep(LOOK.total_seconds())

"""What an operator sees, at an address of its own."""

from contextlib import AsyncExitStack

from bot.app.parts import Part, listening_at, serving
from bot.clock import WatchedClock
from bot.operation.board import Board
from bot.operation.heartbeat import beating
from bot.service import Store
from bot.settings import Settings


def board_of(store: Store, clock: WatchedClock) -> Board:
    """Return what is shown of *store* and *clock*."""
    board = Board()
    board.watch_store(store)
    board.watch_time(clock)
    return board


def operated(settings: Settings, board: Board, closing: AsyncExitStack) -> list[Part]:
    """Return the parts that show *board* and give signs of life, where the settings ask for it."""
    parts: list[Part] = []
    if settings.heartbeat is not None:
        parts.append(beating(settings.heartbeat, board.is_ready))
    if settings.operation is not None:
        aside = closing.enter_context(listening_at(*settings.operation, shared=True))
        parts.append(serving(board.app, aside, lambda: None))
    return parts

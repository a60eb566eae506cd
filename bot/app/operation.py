"""What an operator sees, at an address of its own."""

from contextlib import AsyncExitStack

from bot.app.parts import Part, listening_at, serving
from bot.clock import WatchedClock
from bot.operation.board import Board
from bot.service import Store
from bot.settings import Settings


def board_of(store: Store, clock: WatchedClock) -> Board:
    """Return what is shown of *store* and *clock*."""
    board = Board()
    board.watch_store(store)
    board.watch_time(clock)
    return board


def operated(settings: Settings, board: Board, closing: AsyncExitStack) -> list[Part]:
    """Return the part that shows *board*, where the settings say at which address."""
    if settings.operation is None:
        return []
    aside = closing.enter_context(listening_at(*settings.operation, shared=True))
    return [serving(board.app, aside, lambda: None)]

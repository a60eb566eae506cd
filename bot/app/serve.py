"""The whole service: one store, the page, Telegram where a token is set, an operator's view."""

import asyncio
import gc
import socket
from collections.abc import Callable
from contextlib import AsyncExitStack
from functools import partial

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount

from bot.app.addresses import address_of, listening
from bot.app.content import Newest, followed
from bot.app.core import Core, learnt, stored
from bot.app.counts import counting
from bot.app.operation import board_of, operated
from bot.app.page import page_of
from bot.app.parts import Part, serving, until
from bot.app.telegram import reached, secret_of, telegram, watched
from bot.channels.telegram.adapter import connected
from bot.channels.telegram.webhook import route
from bot.channels.web.channel import never
from bot.clock import Clock, WatchedClock
from bot.dialogue.packed import Packing
from bot.flow.model import FlowId
from bot.library import Library, strictly, timed
from bot.operation.board import Board
from bot.operation.supervisor import Supervisor
from bot.service import ChatService
from bot.settings import Settings
from bot.stats.counting import Counting
from bot.stores.rotation import sweeping


async def serve(
    settings: Settings,
    library: Library,
    flow: FlowId,
    clock: Clock,
    stop: asyncio.Event,
    content: Newest | None = None,
    ready: Callable[[str], None] = lambda address: None,
    port: socket.socket | None = None,
) -> None:
    """Run the web page, and with a token Telegram, until *stop* is set.

    It answers from *content*, and where there is none from *library*, strictly where the
    settings say so. *ready* is called with the page's address once it answers. *port* is where
    it listens, else it is opened here. Raise OSError where that cannot be had, `StoreFailed` or
    `KeysUnreadable` before anything runs.
    """
    library = strictly(library) if settings.strict else library
    async with AsyncExitStack() as closing:
        queue = closing.enter_context(port or listening(settings))
        trusted = WatchedClock(clock)
        newest = timed((lambda: library) if content is None else content.current, trusted)
        store, keys = await closing.enter_async_context(stored(settings, Packing(newest)))
        names = await learnt(keys, store)
        board = board_of(store, trusted)
        counts = Counting()
        service = ChatService(newest, store, clock, flow, board.metrics.turn, counts.turn)
        core = Core(settings, newest, flow, clock, store, keys, names, service)
        parts = [sweeping(store, names, trusted), *followed(content, board)]
        parts.append(counting(store.counts, counts, newest, trusted))
        theirs, routes, away = await _telegram(core, trusted, board, closing)
        routes.append(Mount("/", page_of(core, away)))
        parts += [*theirs, *operated(settings, board, closing)]
        answering = partial(ready, address_of(settings, queue))
        parts += [Supervisor().alive(), serving(Starlette(routes=routes), queue, answering)]
        gc.freeze()  # what stands now stays: looking through it all would hold everybody up
        await until(stop, *parts)


async def _telegram(
    core: Core, clock: WatchedClock, board: Board, closing: AsyncExitStack
) -> tuple[list[Part], list[BaseRoute], Callable[[], bool]]:
    """Return Telegram's parts, where it brings updates, and what tells whether it is away."""
    settings = core.settings
    if settings.token is None:
        return [], [], never
    api = await closing.enter_async_context(
        connected(settings.token, settings.api, settings.proxy, clock.compare)
    )
    ours = telegram(api, core)
    closing.push_async_callback(ours.intake.close)
    watchdog = watched(api, settings, core.clock)
    brought = [route(ours.intake, secret_of(settings))] if settings.public_url else []
    return reached(api, ours, settings, watchdog, board), [*brought], watchdog.is_away

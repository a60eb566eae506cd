"""The service from a cold start: whatever is broken, who is in danger is told whom to call.

Where the content has errors, or the store or the keys cannot be opened, the acute card of the
package is answered with, on the web and in Telegram, and the start is tried again until it
succeeds. What is wrong is told once for each reason.
"""

import asyncio
import logging
import socket
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount

from bot.app.addresses import listening
from bot.app.content import Newest
from bot.app.operation import operated
from bot.app.page import policy
from bot.app.parts import Part, serving, until
from bot.app.serve import serve
from bot.app.telegram import beside, joined, secret_of
from bot.channels.telegram.adapter import bot_id, connected
from bot.channels.telegram.alone import Alone
from bot.channels.telegram.channel import by_chance
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.webhook import route
from bot.channels.web.adapter import alone
from bot.clock import Clock
from bot.flow.model import FlowId
from bot.library import Library
from bot.operation.board import Board
from bot.operation.supervisor import Supervisor
from bot.service import StoreFailed
from bot.settings import Settings
from bot.stores.sealing import KeysUnreadable

log = logging.getLogger("henvend.app")

AGAIN = 10.0
"""Seconds between two tries to open the store and the keys."""

LOOK = 1.0
"""Seconds between two looks at content that has errors."""


@dataclass(frozen=True, slots=True)
class Content:
    """What may serve: the library, the flow that is walked, and what gives newer content."""

    library: Library
    flow: FlowId
    newest: Newest | None


Look = Callable[[], Content | None]
"""Returns the content, or None while it has errors; cheap where no file has changed."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the operator is told: *ready* with the page's address, *alone* with what is wrong."""

    ready: Callable[[str], None]
    alone: Callable[[str], None]


async def serve_or_stand_by(
    settings: Settings, look: Look, clock: Clock, stop: asyncio.Event, told: Told
) -> None:
    """Serve what *look* finds until *stop* is set, and the acute card alone while that fails.

    Raise OSError where the port cannot be had.
    """
    with listening(settings) as port:
        said = ""
        while not stop.is_set():
            wrong, again = await _tried(settings, look, clock, stop, told, port), AGAIN
            if wrong is None:
                return
            if wrong == "":
                wrong, again = "the content has errors", LOOK
            if wrong != said:
                told.alone(wrong)
                said = wrong
            await _stand_by(settings, look, stop, port.dup(), again, wrong)


async def _tried(
    settings: Settings,
    look: Look,
    clock: Clock,
    stop: asyncio.Event,
    told: Told,
    port: socket.socket,
) -> str | None:
    """Serve; return None when told to stop, else what is wrong: nothing for the content."""
    try:
        found = await asyncio.to_thread(look)
        if found is None:
            return ""
        await serve(
            settings, found.library, found.flow, clock, stop, found.newest, told.ready, port.dup()
        )
    except (StoreFailed, KeysUnreadable, OSError) as error:
        return f"{type(error).__name__}: {error}"
    return None


async def _stand_by(
    settings: Settings,
    look: Look,
    stop: asyncio.Event,
    port: socket.socket,
    again: float,
    wrong: str,
) -> None:
    """Answer with the acute card until *stop* is set or it is worth trying again."""
    async with AsyncExitStack() as closing:
        closing.enter_context(port)
        board = Board()
        board.watch_start(wrong)
        routes: list[BaseRoute] = [Mount("/", alone(policy(settings)))]
        parts: list[Part] = [_worth_trying(look, again), Supervisor().alive()]
        parts += operated(settings, board, closing)
        if settings.token is not None:
            api = await closing.enter_async_context(
                connected(settings.token, settings.api, settings.proxy)
            )
            takes = Alone(bot_id(settings.token), api, asyncio.get_running_loop().time)
            parts.append(beside(joined(Polling(api, takes, by_chance), api, settings)))
            if settings.public_url:
                routes.insert(0, route(takes, secret_of(settings)))
        parts.append(serving(Starlette(routes=routes), port, lambda: None))
        await until(stop, *parts)


async def _worth_trying(look: Look, again: float) -> None:
    """Return where something may have been repaired: the content, or after a while the rest."""
    await asyncio.sleep(again)
    with suppress(OSError):  # it is told when it is tried
        while await asyncio.to_thread(look) is None:
            await asyncio.sleep(LOOK)

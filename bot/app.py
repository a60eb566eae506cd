"""The composition root: settings to store, service and channels. Nothing is wired elsewhere."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount

from bot.channels.telegram.adapter import Telegram, bot_id, connected
from bot.channels.telegram.api import AnotherPoller, TokenRevoked, Unreachable
from bot.channels.telegram.channel import NAME, Channel, by_chance, channel
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.sender import IDLE
from bot.channels.telegram.watchdog import Watchdog
from bot.channels.telegram.webhook import PATH, route
from bot.channels.web import channel as web
from bot.channels.web.adapter import application
from bot.channels.web.door import Policy
from bot.check import check, errors_among
from bot.clock import Clock, WatchedClock, local
from bot.dialogue.packed import Packing
from bot.dialogue.step import begin
from bot.flow.model import FlowId
from bot.language import DA
from bot.library import Library, strictly
from bot.operation.board import Board
from bot.operation.supervisor import Supervisor
from bot.problems import Problem
from bot.service import ChatService, Store, StoreFailed, timed
from bot.serving import Part, listening_at, serving, until
from bot.settings import (
    DATABASE,
    PUBLIC_URL,
    SECRET,
    TOKEN,
    PostgresDatabase,
    Settings,
    WrongSetting,
)
from bot.source.folder import Loaded
from bot.source.watch import LOOK, Reloading, Telling, as_it_stands, errors_of_reading
from bot.stores.choice import opened
from bot.stores.rotation import Names, Swept, sweeping
from bot.stores.rows import Rows
from bot.stores.sealing import Keys, keys_in, sealer_of

log = logging.getLogger("henvend.app")

AGAIN = 15.0
"""Seconds until Telegram is tried again where it was not reached at the start."""

SHARED = 0.1
"""Seconds until the outbox is looked at again where other processes put something there too."""


async def serve(
    settings: Settings,
    library: Library,
    flow: FlowId,
    clock: Clock,
    stop: asyncio.Event,
    content: Path | None = None,
    ready: Callable[[str], None] = lambda address: None,
    port: socket.socket | None = None,
) -> None:
    """Run the web page, and with a token Telegram, until *stop* is set.

    It answers from *library*, and where the folder *content* is named from what stands there
    as soon as a file changes; strictly where the settings say so. *ready* is called with the
    page's address once it answers. *port* is where it listens, else it is opened here. Raise
    OSError where that cannot be had, `StoreFailed` or `KeysUnreadable` before anything runs.
    """
    told = strictly if settings.strict else as_it_stands
    library = told(library)
    async with AsyncExitStack() as closing:
        queue = closing.enter_context(port or listening(settings))
        watched = _watched(content, library, flow, clock, told) if content is not None else None
        trusted = WatchedClock(clock)
        newest = timed((lambda: library) if watched is None else watched.current, trusted)
        store, keys = await closing.enter_async_context(_stored(settings, Packing(newest)))
        names = await _learnt(keys, store)
        board = _board(store, trusted)
        service = ChatService(newest, store, clock, flow, board.metrics.turn)
        parts = [sweeping(store, names, trusted), *_followed(watched, board)]
        page = application(_page(service, newest, clock, flow, names), policy(settings))
        routes: list[BaseRoute] = [Mount("/", page)]
        if settings.token is not None:
            api = await closing.enter_async_context(
                connected(settings.token, settings.api, settings.proxy, trusted.compare)
            )
            ours = _telegram(api, service, store, keys, names, settings, newest, flow, clock)
            closing.push_async_callback(ours.intake.close)
            parts += _reached(api, ours, settings, clock, board)
            if settings.public_url:
                routes.insert(0, route(ours.intake, secret_of(settings)))
        parts += operated(settings, board, closing)
        answering = partial(ready, address_of(settings, queue))
        parts += [Supervisor().alive(), serving(Starlette(routes=routes), queue, answering)]
        await until(stop, *parts)


async def _learnt(keys: Keys, store: Swept) -> Names:
    """Return who goes by which key in *store*; one that is down is asked again with each sweep."""
    names = Names(keys)
    with suppress(StoreFailed):
        await names.learn(store)
    return names


def _board(store: Store, clock: WatchedClock) -> Board:
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


async def set_up_telegram(settings: Settings) -> None:
    """Set the bot's commands and descriptions; they stand there also when our servers are down."""
    async with connected(token_of(settings), settings.api, settings.proxy) as api:
        await api.set_up()


def token_of(settings: Settings) -> str:
    """Return the bot's token; raise `WrongSetting` where there is none."""
    if settings.token is None:
        raise WrongSetting(TOKEN, "is missing", "get a token from @BotFather and set it")
    return settings.token


def secret_of(settings: Settings) -> str:
    """Return the webhook's secret; raise `WrongSetting` where there is none."""
    if settings.secret is None:
        raise WrongSetting(SECRET, "is missing", "set it where HENVEND_PUBLIC_URL is set")
    return settings.secret


@asynccontextmanager
async def _stored(settings: Settings, packing: Packing) -> AsyncIterator[tuple[Store, Keys]]:
    """Give the store and the keys."""
    keys = keys_in(settings.key_file)
    async with opened(settings.database, Rows(sealer_of(keys), packing)) as store:
        yield store, keys


def _page(
    service: ChatService,
    library: Callable[[], Library],
    clock: Clock,
    flow: FlowId,
    names: Names,
) -> web.Web:
    return web.Web(service, library, clock, flow, partial(names.person, web.NAME))


def policy(settings: Settings) -> Policy:
    """Return what the page's answers say to browsers."""
    public = settings.public_url or ""
    return Policy(settings.frames, settings.leave_to, tls=bool(public), origin=public)


def _telegram(
    api: Telegram,
    service: ChatService,
    store: Store,
    keys: Keys,
    names: Names,
    settings: Settings,
    library: Callable[[], Library],
    flow: FlowId,
    clock: Clock,
) -> Channel:
    return channel(
        api,
        bot_id(token_of(settings)),
        service,
        store,
        person=partial(names.person, NAME),
        button_key=keys.buttons,
        without_store=lambda event: begin(library(), flow, event, clock.now(), DA),
        web_address=settings.web_address or "",
        idle=SHARED if isinstance(settings.database, PostgresDatabase) else IDLE,
    )


def _reached(
    api: Telegram, ours: Channel, settings: Settings, clock: Clock, board: Board
) -> list[Part]:
    """Return the parts that send, that take updates, and that watch whether these come."""
    watchdog = Watchdog(api, _reached_at(settings), partial(_told, api, settings), clock)
    board.watch_telegram(ours.intake.counts, watchdog)
    polling = Polling(watchdog, ours.intake, by_chance)
    sent, taken = ours.sender.run(), joined(polling, api, settings)
    return [beside(part) for part in (sent, taken, watchdog.run())]


def _reached_at(settings: Settings) -> str:
    """Return where updates should go; "" where we poll."""
    return settings.public_url + PATH if settings.public_url else ""


async def _told(api: Telegram, settings: Settings) -> None:
    """Tell Telegram how it reaches us."""
    if settings.public_url:
        await api.use_webhook(_reached_at(settings), secret_of(settings))
    else:
        await api.use_polling()


async def joined(polling: Polling, api: Telegram, settings: Settings) -> None:
    """Tell Telegram how it reaches us, as often as it takes; poll where it does not come."""
    while True:
        try:
            await _told(api, settings)
            if settings.public_url:
                await asyncio.Event().wait()
            await polling.run()
        except Unreachable as error:
            log.warning("Telegram is not reached, trying again: %s", error)
            await asyncio.sleep(AGAIN)


async def beside(part: Part) -> None:
    """Run *part* of Telegram; where it cannot go on, the page does (fault catalogue H7)."""
    try:
        await part
    except (AnotherPoller, TokenRevoked) as error:
        log.error("Telegram has ended, the page goes on: %s: %s", type(error).__name__, error)
        await asyncio.Event().wait()


def _watched(
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


def _followed(content: Reloading | None, board: Board) -> list[Part]:
    """Return the part that reads *content* again, and let *board* show how it is."""
    if content is None:
        return []
    board.watch_content(lambda: content.health)
    return [_watching(content)]


async def _watching(content: Reloading) -> None:
    while True:
        await asyncio.to_thread(content.look)
        await asyncio.sleep(LOOK.total_seconds())


def shared(settings: Settings) -> None:
    """Raise `WrongSetting` where several processes cannot serve with *settings*."""
    if not isinstance(settings.database, PostgresDatabase):
        raise WrongSetting(
            DATABASE, "is no store for several workers", "name a PostgreSQL database"
        )
    if settings.token is not None and settings.public_url is None:
        raise WrongSetting(
            PUBLIC_URL, "is missing", "only one worker may poll Telegram; several need a webhook"
        )


def listening(settings: Settings) -> socket.socket:
    """Return the socket that the page is served on; raise OSError where it cannot be had."""
    if settings.inherited is not None:
        return socket.socket(fileno=settings.inherited)
    return listening_at(settings.host, settings.port)


def address_of(settings: Settings, queue: socket.socket) -> str:
    """Return the address of the page that is served on *queue*."""
    host, port = queue.getsockname()[:2]
    return settings.public_url or f"http://{f'[{host}]' if ':' in host else host}:{port}"

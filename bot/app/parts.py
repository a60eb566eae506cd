"""Parts that run side by side until the service is told to stop, and the pages among them."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Coroutine

import uvicorn
from starlette.types import ASGIApp

from bot.channels.web.patience import Impatient

GRACE = 5
"""Seconds that a web request may still take when we are told to stop."""

MOST_CONNECTIONS = 2000
"""More at the same time are answered with 503 at once."""

Part = Coroutine[object, object, None]


def listening_at(host: str, port: int, *, shared: bool = False) -> socket.socket:
    """Return a socket that listens there; raise OSError where it cannot be had.

    With *shared* several processes may listen there, and any of them answers.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    several = shared and hasattr(socket, "SO_REUSEPORT")
    return socket.create_server((host, port), family=family, backlog=1024, reuse_port=several)


def server_of(app: ASGIApp) -> uvicorn.Server:
    """Return what serves *app*; the log of requests stays off, it would tell who comes when."""
    config = uvicorn.Config(
        app,
        http=Impatient,
        ws="none",
        lifespan="off",
        access_log=False,
        log_config=None,
        server_header=False,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_graceful_shutdown=GRACE,
    )
    return uvicorn.Server(config)


async def serving(app: ASGIApp, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serve *app* at *listening* until cancelled; say *ready* as soon as it answers."""
    server = server_of(app)
    task = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        while not server.started and not task.done():
            await asyncio.sleep(0.02)
        ready()
        await asyncio.shield(task)
    finally:
        server.should_exit = True  # cancelled in the middle, it would leave its socket open
        await task


async def until(stop: asyncio.Event, *parts: Part) -> None:
    """Run *parts* side by side until *stop* is set or one of them ends; raise what it raised."""
    tasks = [asyncio.create_task(part) for part in parts]
    stopper = asyncio.create_task(_waited(stop.wait))
    try:
        await asyncio.wait([*tasks, stopper], return_when=asyncio.FIRST_COMPLETED)
    finally:
        ended = [task for task in tasks if task.done()]
        for task in (*tasks, stopper):
            task.cancel()
        await asyncio.gather(*tasks, stopper, return_exceptions=True)
    for task in ended:
        task.result()


async def _waited(wait: Callable[[], Awaitable[object]]) -> None:
    await wait()

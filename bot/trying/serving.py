"""Serving the page on this machine, until it is told to stop."""

import asyncio
import secrets
import socket
from collections.abc import Callable

import uvicorn

from bot.trying.app import application
from bot.trying.trial import Trial

LOOPBACK = "127.0.0.1"
GRACE = 1
"""Seconds that a request may still take when we are told to stop."""


def serve(trial: Trial, port: int, ready: Callable[[str], None]) -> None:
    """Serve *trial* on *port* of this machine (0: any free one); call *ready* with its address.

    Return when the process is interrupted. Raise OSError where the port cannot be had.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((LOOPBACK, port))
        taken, key = listening.getsockname()[1], secrets.token_urlsafe(16)
        config = uvicorn.Config(
            application(trial, key, taken),
            access_log=False,
            log_config=None,
            server_header=False,
            timeout_graceful_shutdown=GRACE,
            ws="none",
        )
        asyncio.run(
            _serving(uvicorn.Server(config), listening, f"http://{LOOPBACK}:{taken}/{key}/", ready)
        )


async def _serving(
    server: uvicorn.Server, listening: socket.socket, address: str, ready: Callable[[str], None]
) -> None:
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    while not server.started and not serving.done():
        await asyncio.sleep(0.02)
    if server.started:
        ready(address)
    await serving

"""A sign of life to whoever watches from outside, who raises the alarm when it stays away.

A service that is gone cannot say so, nor can one whose alarms reach nobody. So a request goes
out each minute while everything essential is well, and none while it is not. It carries nothing.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import httpx

log = logging.getLogger("henvend.operation")

EVERY = 60.0
"""Seconds between two signs (fault catalogue I10)."""

PATIENCE = 10.0
"""Seconds that the other side may take to answer."""


async def beating(
    address: str, is_ready: Callable[[], Awaitable[bool]], every: float = EVERY
) -> None:
    """Ask for *address* every so many seconds while *is_ready*, until cancelled; never raise."""
    arrives = True
    async with httpx.AsyncClient(timeout=PATIENCE, follow_redirects=True) as client:
        while True:
            if await is_ready():
                failed = await _failed(client, address)
                if failed and arrives:
                    log.error("the sign of life does not arrive: %s", failed)
                arrives = not failed
            await asyncio.sleep(every)


async def _failed(client: httpx.AsyncClient, address: str) -> str:
    """Return what kind of failure the request met, or nothing; the address may be a secret."""
    try:
        answer = await client.get(address)
    except (httpx.HTTPError, httpx.InvalidURL) as fault:
        return type(fault).__name__
    return "" if answer.is_success else str(answer.status_code)

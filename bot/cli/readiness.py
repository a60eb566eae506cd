"""Hearing from a process that we start whether it answers (sd_notify(3): datagrams)."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.operation.supervisor import ALONE, READY


class Told:
    """Where one process is heard. *address* goes into its environment as NOTIFY_SOCKET."""

    def __init__(self, heard: socket.socket, address: str) -> None:
        """Listen on *heard*, which is bound to *address*."""
        self._heard = heard
        self.address = address

    async def answers(self, *, alone: bool) -> None:
        """Return when the process is ready; with *alone* also when it has the acute card only."""
        awaited = {READY, ALONE} if alone else {READY}
        while (await self._next()) not in awaited:
            pass

    async def _next(self) -> str:
        return (await asyncio.get_running_loop().sock_recv(self._heard, 256)).decode()


@contextmanager
def listening() -> Iterator[Told]:
    """Give a place where one process can be heard."""
    with (
        TemporaryDirectory(prefix="henvend-") as folder,
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard,
    ):
        address = str(Path(folder) / "ready")
        heard.setblocking(False)
        heard.bind(address)
        yield Told(heard, address)

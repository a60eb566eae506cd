"""Telling whoever started us that we answer, in the way of systemd (sd_notify): one datagram."""

import asyncio
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

NOTIFY_SOCKET = "NOTIFY_SOCKET"
"""The variable that names where to tell it."""

READY = b"READY=1"


def tell_ready(environment: Mapping[str, str]) -> None:
    """Tell it, where *environment* names somebody who wants to know."""
    address = environment.get(NOTIFY_SOCKET)
    if not address:
        return
    if address.startswith("@"):  # a name that lies in no folder
        address = "\0" + address[1:]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.connect(address)
        told.send(READY)


class Told:
    """Where one process is heard. *address* goes into its environment as NOTIFY_SOCKET."""

    def __init__(self, heard: socket.socket, address: str) -> None:
        """Listen on *heard*, which is bound to *address*."""
        self._heard = heard
        self.address = address

    async def ready(self) -> None:
        """Return when the process has said that it is ready."""
        while not (await asyncio.get_running_loop().sock_recv(self._heard, 256)).startswith(READY):
            pass


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

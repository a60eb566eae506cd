"""Telling whoever started us that we are ready, alive or stopping, where they asked to be told.

The protocol is one datagram to the socket in ``NOTIFY_SOCKET`` (sd_notify(3)). A loop that
stands still tells nothing, and systemd starts the service again.
"""

import asyncio
import os
import socket
from collections.abc import Mapping

NOTIFY_SOCKET = "NOTIFY_SOCKET"
"""The variable that names where to tell it."""

READY, ALIVE, STOPPING = "READY=1", "WATCHDOG=1", "STOPPING=1"

ALONE = "STATUS=alone"
"""Only the acute card is answered with. Whoever starts a first process may take that as ready."""

EVERY = 5.0
"""Seconds between two signs of life, where systemd states no shorter time."""


class Supervisor:
    """Speaks to whoever started us; where nobody asked, says nothing."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        """Find in *environment* whom to tell, and how often."""
        address = environment.get(NOTIFY_SOCKET, "")
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        stated = environment.get("WATCHDOG_USEC", "")
        self._every = min(EVERY, int(stated) / 2e6) if stated.isdigit() else EVERY

    def tell(self, what: str) -> None:
        """Send *what*; that nobody listens is no reason to fail."""
        if not self._address:
            return
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as out:
            out.setblocking(False)
            try:
                out.sendto(what.encode(), self._address)
            except OSError:
                return

    async def alive(self) -> None:
        """Say that we are alive until cancelled, then that we stop."""
        try:
            while True:
                self.tell(ALIVE)
                await asyncio.sleep(self._every)
        finally:
            self.tell(STOPPING)

"""How long we wait for the head of a request, and how much of it we take.

uvicorn waits for ever once the first byte has come, and takes a head of any size; a thousand
such connections would keep everybody else out (fault catalogue A13). And when it is told to
stop it would close what has connected and not yet asked; here that is answered too, so that
a worker can be replaced without a refused request (G19).
"""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

LONGEST_HEAD = 5.0
"""Seconds from the first byte, or from the connection, to the end of the head."""

LARGEST_HEAD = 64 * 1024
"""Bytes of a head that is not at its end yet; with more the connection is closed."""


class Impatient(HttpToolsProtocol):
    """uvicorn's own protocol, with limits on the head of a request: its time and its size."""

    _waiting: asyncio.TimerHandle | None = None
    _head: int | None = None  # bytes that came of a head that has no end yet
    _stopping = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def on_message_begin(self) -> None:
        """Begin to count what comes of the head."""
        super().on_message_begin()
        self._head = 0

    def on_headers_complete(self) -> None:
        """Count no more."""
        self._head = None
        super().on_headers_complete()

    def data_received(self, data: bytes) -> None:
        """Take *data*; wait on where no request is under way yet."""
        super().data_received(data)
        if self._is_endless(len(data)):
            self.transport.close()
        if self._is_answering():
            self._stop_waiting()
            self.cycle.keep_alive = self.cycle.keep_alive and not self._stopping
        elif self._waiting is None:
            self._wait()

    def shutdown(self) -> None:
        """Close where nothing has begun; a request on its way is answered, as the last one."""
        self._stopping = True
        if self._waiting is None:
            super().shutdown()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(LONGEST_HEAD, self._too_slow)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _too_slow(self) -> None:
        self._waiting = None
        if not self._is_answering():
            self.transport.close()

    def _is_endless(self, more: int) -> bool:
        if self._head is None:
            return False
        self._head += more
        return self._head > LARGEST_HEAD

    def _is_answering(self) -> bool:
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is not None and not cycle.response_complete

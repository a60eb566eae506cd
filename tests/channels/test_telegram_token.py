"""The token stands in nothing that is written down while Telegram is spoken to (catalogue I1).

The HTTP client logs each address at INFO, and the address holds the token. Here everything is
logged, at the lowest level, in every way a call can end; a second run without our protection
shows that the search would find it.
"""

import io
import logging
from collections.abc import Iterator

import pytest

from bot.channels.telegram import adapter
from bot.channels.telegram.adapter import connected
from bot.channels.telegram.message import Message
from bot.channels.telegram.quiet import LIBRARIES
from tests.telegram_emulator import Emulator
from tests.telegram_emulator.server import TOKEN

SECRET = TOKEN.partition(":")[2]
REVOKED = "8123456:" + SECRET + "-revoked"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What a handler of the root writes, where every logger says all it can."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    loggers = [logging.getLogger(name) for name in ("", *LIBRARIES)]
    levels = [each.level for each in loggers]
    logging.getLogger().handlers.insert(0, handler)  # before any that hides something already
    for each in loggers:
        each.setLevel(logging.DEBUG)
    yield stream
    logging.getLogger().removeHandler(handler)
    for each, level in zip(loggers, levels, strict=True):
        each.setLevel(level)


async def every_ending(telegram: Emulator) -> None:
    """Speak to Telegram where it answers, refuses, fails, knows no such token, and is not there."""
    log = logging.getLogger("henvend.test")
    telegram.refuse_next("setMyCommands", 500, "Internal Server Error")
    telegram.refuse_next("setMyCommands", 429, "Too Many Requests: retry after 5", retry_after=5)
    telegram.refuse_next("setMyCommands", 400, "Bad Request: no")
    telegram.refuse_next("setMyCommands", 409, "Conflict: terminated")
    worlds = [(TOKEN, telegram.url)] * 5 + [(REVOKED, telegram.url), (TOKEN, "http://127.0.0.1:9")]
    for token, address in worlds:
        try:
            async with connected(token, address) as api:
                await api.set_up()
                await api.send(1, Message("never sent to anybody"))
        except Exception as error:
            log.exception("ended with %s", error)


async def test_the_token_is_never_written_however_a_call_ends(telegram, written) -> None:
    await every_ending(telegram)

    said = written.getvalue()
    assert said.count("ended with") == 7
    assert "TokenRevoked" in said and "Unreachable" in said and "Busy" in said
    assert SECRET not in said


async def test_without_the_protection_the_search_finds_it(telegram, written, monkeypatch) -> None:
    monkeypatch.setattr(adapter, "quiet", lambda token: None)

    await every_ending(telegram)

    assert SECRET in written.getvalue()

"""``henvend serve``: runs the bot on Telegram until it is told to stop."""

import argparse
import asyncio
import logging
import os
import signal
from collections.abc import Awaitable, Callable, Coroutine
from typing import TextIO

from bot.app import serve
from bot.channels.telegram.api import AnotherPoller, TokenRevoked, Unreachable
from bot.cli.content import library, root
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.clock import SystemClock
from bot.language import Lang
from bot.scenario.play import chosen_flow
from bot.settings import Settings, WrongSetting, read
from bot.stores.sealing import KeysUnreadable

EXAMPLE = "henvend serve"


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*: none, everything stands in the environment."""


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Serve until a signal; 2 for a wrong setting, 1 where Telegram or a file does not let us."""
    lang = Lang(args.lang)
    logging.basicConfig(format="%(asctime)s %(name)s %(levelname)s %(message)s")
    logging.getLogger("henvend").setLevel(logging.INFO)
    settings = settings_of_environment()
    if settings is None:
        return MISUSE
    stated = args.content or (str(settings.content) if settings.content else None)
    content, folder = library(stated, lang, whole=True), root(stated, lang)
    flow = chosen_flow(content, None).id

    async def serving(stop: asyncio.Event) -> None:
        await serve(settings, content, flow, SystemClock(), stop, folder)

    print(by(lang, "Kører. Stop med Ctrl-C.", "Running. Stop with Ctrl-C."), file=out, flush=True)
    return guarded(_until_signal(serving))


def guarded(work: Coroutine[object, object, None]) -> int:
    """Do *work* and return the exit code; what Telegram and files refuse is told in a line."""
    try:
        asyncio.run(work)
    except WrongSetting as error:
        complain(str(error))
        return MISUSE
    except (AnotherPoller, TokenRevoked, Unreachable, KeysUnreadable, OSError) as error:
        complain(f"{type(error).__name__}: {error}")
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


async def _until_signal(serving: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(each, stop.set)
        except NotImplementedError:  # Windows: Ctrl-C raises KeyboardInterrupt
            break
    await serving(stop)


def settings_of_environment() -> Settings | None:
    """Return the settings of the environment; tell what is wrong and return None."""
    try:
        return read(os.environ)
    except WrongSetting as error:
        complain(str(error))
        return None

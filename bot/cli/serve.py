"""``henvend serve``: runs the web page, and with a token Telegram, until it is told to stop."""

import argparse
import asyncio
import logging
import os
import signal
from collections.abc import Awaitable, Callable, Coroutine, Iterator
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

    def ready(address: str) -> None:
        for line in _said(settings, address, lang):
            print(line, file=out, flush=True)

    async def serving(stop: asyncio.Event) -> None:
        await serve(settings, content, flow, SystemClock(), stop, folder, ready)

    return guarded(_until_signal(serving))


def _said(settings: Settings, address: str, lang: Lang) -> Iterator[str]:
    """Yield what the operator is told: where the page is, where the keys are, who joins."""
    keys = settings.key_file.absolute()
    yield by(lang, f"Siden:    {address}/", f"The page: {address}/")
    yield by(
        lang,
        f"Nøglerne: {keys} (laves ved første start; hold dem ude af sikkerhedskopien)",
        f"The keys: {keys} (made on the first start; keep them out of the backup)",
    )
    if settings.token is None:
        yield by(
            lang,
            "Telegram: nej. Sæt HENVEND_TELEGRAM_TOKEN, så er det med.",
            "Telegram: no. Set HENVEND_TELEGRAM_TOKEN and it joins.",
        )
    else:
        yield by(lang, "Telegram: ja", "Telegram: yes")
    yield by(lang, "Kører. Stop med Ctrl-C.", "Running. Stop with Ctrl-C.")


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

"""``henvend serve``: runs the web page, and with a token Telegram, until it is told to stop."""

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import suppress
from functools import partial
from typing import TextIO

from bot.app.addresses import address_of, listening, shared
from bot.app.standby import Look, Told, serve_or_stand_by
from bot.channels.telegram.api import AnotherPoller, TokenRevoked, Unreachable
from bot.channels.telegram.channel import by_chance
from bot.cli.looking import Published, in_a_folder
from bot.cli.parser import MISUSE, Parser, by, complain
from bot.cli.published import what_serves
from bot.cli.workers import Crew, NotReady, started, until_alone
from bot.clock import SystemClock
from bot.language import Lang
from bot.library import strictly
from bot.operation.logs import begin
from bot.operation.supervisor import ALONE, READY, Supervisor
from bot.publishing.shelf import Shelf
from bot.service import StoreFailed
from bot.settings import LISTEN, Settings, WrongSetting, read
from bot.source.watch import as_it_stands
from bot.stores.sealing import KeysUnreadable

EXAMPLE = "henvend serve"

MOST_WORKERS = 64


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*; everything else stands in the environment."""
    parser.add_argument(
        "--workers",
        type=int,
        choices=range(1, MOST_WORKERS + 1),
        default=1,
        metavar="N",
        help=by(
            parser.lang,
            f"antal processer bag samme adresse (1-{MOST_WORKERS}); flere kræver PostgreSQL",
            f"processes behind one address (1-{MOST_WORKERS}); several need PostgreSQL",
        ),
    )

    parser.add_argument(
        "--live",
        action="store_true",
        help=by(
            parser.lang,
            "svar ud fra mappen, som den står, uden henvend publish; til den, der skriver indhold",
            "answer from the folder as it stands, without henvend publish; for writing content",
        ),
    )


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Serve until a signal; 2 for a wrong setting, 1 where the port cannot be had."""
    lang = Lang(args.lang)
    settings = settings_of_environment()
    if settings is None:
        return MISUSE
    begin(settings.secrets)
    stated = args.content or (str(settings.content) if settings.content else None)
    look = _look(settings, stated, lang, live_folder=args.live)

    def ready(address: str) -> None:
        shelf = Shelf(settings.published)
        served = what_serves(shelf, stated, lang, live_folder=args.live)
        for line in (*_said(settings, address, lang), *served, _running(lang)):
            print(line, file=out, flush=True)
        Supervisor().tell(READY)

    if args.workers > 1:
        more = [*(["--content", stated] if stated else []), *(["--live"] if args.live else [])]
        return guarded(_until_signal(_several(settings, args.workers, more, lang, ready)))

    def alone(wrong: str) -> None:
        complain(
            by(
                lang,
                f"svarer kun med det akutte kort, indtil det er rettet: {wrong}",
                f"answers with the acute card alone until this is mended: {wrong}",
            )
        )
        Supervisor().tell(ALONE if settings.inherited is not None else READY)

    async def serving(stop: asyncio.Event) -> None:
        watching = asyncio.create_task(until_alone(os.environ, stop))
        try:
            await serve_or_stand_by(settings, look, SystemClock(), stop, Told(ready, alone))
        finally:
            watching.cancel()

    return guarded(_until_signal(serving))


def _several(
    settings: Settings,
    count: int,
    more: list[str],
    lang: Lang,
    ready: Callable[[str], None],
) -> Callable[[asyncio.Event], Awaitable[None]]:
    """Return what runs *count* workers, each of them this command for one process."""
    command = [sys.executable, "-m", "bot", "serve", "--lang", str(lang), *more]

    async def serving(stop: asyncio.Event) -> None:
        shared(settings)
        with listening(settings) as queue:
            environment = os.environ | {LISTEN: f"fd:{queue.fileno()}"}
            start = partial(started, command, environment, queue.fileno())
            crew = Crew(start, count, by_chance)
            with suppress(NotImplementedError):  # Windows
                asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, crew.renew)
            answering = partial(ready, address_of(settings, queue))
            alive = asyncio.create_task(Supervisor().alive())
            try:
                await crew.run(stop, answering)
            finally:
                alive.cancel()

    return serving


def _said(settings: Settings, address: str, lang: Lang) -> Iterator[str]:
    """Yield what the operator is told: where the page is, where the keys are, who joins."""
    keys = settings.key_file.absolute()
    yield by(lang, f"Siden:    {address}/", f"The page: {address}/")
    yield by(
        lang,
        f"Nøglerne: {keys} (laves ved første start; hold dem ude af sikkerhedskopien)",
        f"The keys: {keys} (made on the first start; keep them out of the backup)",
    )
    if settings.operation is not None:
        host, port = settings.operation
        yield by(
            lang,
            f"Driften: http://{host}:{port}/readyz, /healthz og /metrics",
            f"Operation: http://{host}:{port}/readyz, /healthz and /metrics",
        )
    if settings.token is None:
        yield by(
            lang,
            "Telegram: nej. Sæt HENVEND_TELEGRAM_TOKEN, så er det med.",
            "Telegram: no. Set HENVEND_TELEGRAM_TOKEN and it joins.",
        )
    else:
        yield by(lang, "Telegram: ja", "Telegram: yes")


def _running(lang: Lang) -> str:
    return by(lang, "Kører. Stop med Ctrl-C.", "Running. Stop with Ctrl-C.")


def _look(settings: Settings, stated: str | None, lang: Lang, *, live_folder: bool) -> Look:
    """Return what finds the content: on the shelf, or in a folder that is worked on."""
    told = strictly if settings.strict else as_it_stands
    if live_folder:
        return in_a_folder(stated, lang, SystemClock(), told)
    return Published(Shelf(settings.published), stated, lang, SystemClock(), told)


def guarded(work: Coroutine[object, object, None]) -> int:
    """Do *work* and return the exit code; what Telegram and files refuse is told in a line."""
    try:
        asyncio.run(work)
    except WrongSetting as error:
        complain(str(error))
        return MISUSE
    except NotReady as error:
        return error.code
    except (
        AnotherPoller,
        TokenRevoked,
        Unreachable,
        KeysUnreadable,
        OSError,
        StoreFailed,
    ) as error:
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

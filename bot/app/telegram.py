"""Telegram's part of the service: joined where a token is set, and never in the page's way."""

import asyncio
import logging
from functools import partial

from bot.app.core import Core
from bot.app.parts import Part
from bot.channels.telegram.adapter import Telegram, bot_id, connected
from bot.channels.telegram.api import AnotherPoller, TokenRevoked, Unreachable
from bot.channels.telegram.channel import NAME, Channel, by_chance, channel
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.sender import IDLE
from bot.channels.telegram.watchdog import Watchdog
from bot.channels.telegram.webhook import PATH
from bot.clock import Clock
from bot.dialogue.step import begin
from bot.language import DA
from bot.operation.board import Board
from bot.settings import SECRET, TOKEN, PostgresDatabase, Settings, WrongSetting

log = logging.getLogger("henvend.app")

AGAIN = 15.0
"""Seconds until Telegram is tried again where it was not reached at the start."""

SHARED = 0.1
"""Seconds until the outbox is looked at again where other processes put something there too."""


async def set_up_telegram(settings: Settings) -> None:
    """Set the bot's commands and descriptions; they stand there also when our servers are down."""
    async with connected(token_of(settings), settings.api, settings.proxy) as api:
        await api.set_up()


def token_of(settings: Settings) -> str:
    """Return the bot's token; raise `WrongSetting` where there is none."""
    if settings.token is None:
        raise WrongSetting(TOKEN, "is missing", "get a token from @BotFather and set it")
    return settings.token


def secret_of(settings: Settings) -> str:
    """Return the webhook's secret; raise `WrongSetting` where there is none."""
    if settings.secret is None:
        raise WrongSetting(SECRET, "is missing", "set it where HENVEND_PUBLIC_URL is set")
    return settings.secret


def telegram(api: Telegram, core: Core) -> Channel:
    """Return the channel that answers over *api*."""
    library, settings = core.library, core.settings
    return channel(
        api,
        bot_id(token_of(settings)),
        core.service,
        core.store,
        person=partial(core.names.person, NAME),
        button_key=core.keys.buttons,
        older_button_keys=tuple(each.buttons for each in core.keys.older),
        without_store=lambda event: begin(library(), core.flow, event, core.clock.now(), DA),
        web_address=settings.web_address or "",
        idle=SHARED if isinstance(settings.database, PostgresDatabase) else IDLE,
    )


def watched(api: Telegram, settings: Settings, clock: Clock) -> Watchdog:
    """Return what watches whether Telegram answers, and whether updates reach us."""
    return Watchdog(api, _reached_at(settings), partial(_told, api, settings), clock)


def reached(
    api: Telegram, ours: Channel, settings: Settings, watchdog: Watchdog, board: Board
) -> list[Part]:
    """Return the parts that send, that take updates, and that watch whether these come."""
    board.watch_telegram(ours.intake.counts, watchdog)
    polling = Polling(watchdog, ours.intake, by_chance)
    sent, taken = ours.sender.run(), joined(polling, api, settings)
    return [beside(part) for part in (sent, taken, watchdog.run(), ours.reminders.run())]


def _reached_at(settings: Settings) -> str:
    """Return where updates should go; "" where we poll."""
    return settings.public_url + PATH if settings.public_url else ""


async def _told(api: Telegram, settings: Settings) -> None:
    """Tell Telegram how it reaches us."""
    if settings.public_url:
        await api.use_webhook(_reached_at(settings), secret_of(settings))
    else:
        await api.use_polling()


async def joined(polling: Polling, api: Telegram, settings: Settings) -> None:
    """Tell Telegram how it reaches us, as often as it takes; poll where it does not come."""
    while True:
        try:
            await _told(api, settings)
            if settings.public_url:
                await asyncio.Event().wait()
            await polling.run()
        except Unreachable as error:
            log.warning("Telegram is not reached, trying again: %s", error)
            await asyncio.sleep(AGAIN)


async def beside(part: Part) -> None:
    """Run *part* of Telegram; where it cannot go on, the page does (fault catalogue H7)."""
    try:
        await part
    except (AnotherPoller, TokenRevoked) as error:
        log.error("Telegram has ended, the page goes on: %s: %s", type(error).__name__, error)
        await asyncio.Event().wait()

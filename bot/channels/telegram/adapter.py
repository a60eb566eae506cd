"""Telegram's Bot API through python-telegram-bot, which is used as a typed client and no more.

Its own pipeline says "received" before anything is stored and forgets what it holds when
it stops, so neither its updater nor its handlers are used here.
"""

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from httpx import Response
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
)
from telegram.constants import KeyboardButtonStyle
from telegram.error import (
    BadRequest,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)
from telegram.request import HTTPXRequest

from bot.channels.telegram.api import (
    AnotherPoller,
    Blocked,
    Busy,
    Missing,
    Refused,
    TokenRevoked,
    Unreachable,
)
from bot.channels.telegram.door import UPDATES
from bot.channels.telegram.message import Card, Message, Shown
from bot.channels.telegram.phrases import ALL
from bot.channels.telegram.quiet import quiet
from bot.channels.telegram.watchdog import Hook
from bot.language import DA, Lang

PUBLIC_API = "https://api.telegram.org"

LONG_POLL = 50
"""Seconds that Telegram holds a poll open at most (server source, Client.cpp)."""

BATCH = 100
"""Updates of one poll, and messages of one deletion, at most (Bot API)."""

CONNECTIONS = 32
PATIENCE = 10.0
"""Seconds for one call; a poll may take as much longer as it is held open."""

GONE = ("message to edit not found", "message can't be edited", "message to delete not found")
NO_CHAT = ("chat not found", "user not found", "user is deactivated", "peer_id_invalid")
UNCHANGED = "message is not modified"

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def bot_id(token: str) -> int:
    """Return the bot's own number, which its token begins with."""
    number = token.partition(":")[0]
    if not number.isdigit():
        raise ValueError("a Telegram token looks like 123456:ABC...; get one from @BotFather")
    return int(number)


@asynccontextmanager
async def connected(
    token: str,
    api: str = PUBLIC_API,
    proxy: str | None = None,
    heard: Callable[[datetime], None] = lambda at: None,
) -> AsyncIterator["Telegram"]:
    """Give a client of the Bot API at *api* that closes its connections at the end.

    *heard* is told the time (UTC) that Telegram states with each answer.

    It goes through *proxy*, or where None through the one that HTTPS_PROXY names.
    """
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # the library's next default; the old one warns
    quiet(token)
    requests = [
        HTTPXRequest(
            connection_pool_size=size,
            read_timeout=PATIENCE,
            write_timeout=PATIENCE,
            connect_timeout=PATIENCE,
            pool_timeout=PATIENCE,
            proxy=proxy,
            httpx_kwargs={"event_hooks": {"response": [_dated(heard)]}},
        )
        for size in (CONNECTIONS, 1)
    ]
    for request in requests:
        await request.initialize()
    try:
        yield Telegram(
            Bot(token, f"{api}/bot", request=requests[0], get_updates_request=requests[1])
        )
    finally:
        for request in requests:
            await request.shutdown()


class Telegram:
    """The `Api` of this channel, the `Source` of its updates, and what is set up once."""

    def __init__(self, bot: Bot) -> None:
        """Speak for *bot*."""
        self._bot = bot

    async def send(self, chat: int, shown: Shown) -> int:
        """Send *shown*, without a sound unless it is to be heard, and return its id."""
        with _translated():
            if isinstance(shown, Card):
                sent = await self._bot.send_contact(
                    chat, shown.phone, shown.name, disable_notification=True
                )
            else:
                sent = await self._bot.send_message(
                    chat,
                    shown.text,
                    entities=_bold(shown),
                    reply_markup=_keyboard(shown),
                    link_preview_options=NO_PREVIEW,
                    disable_notification=not shown.aloud,
                )
            return sent.message_id

    async def edit(self, chat: int, message: int, shown: Message) -> None:
        """Let *message* show *shown*."""
        with _translated():
            try:
                await self._bot.edit_message_text(
                    shown.text,
                    chat,
                    message,
                    entities=_bold(shown),
                    reply_markup=_keyboard(shown),
                    link_preview_options=NO_PREVIEW,
                )
            except BadRequest as error:
                if UNCHANGED not in error.message.lower():
                    raise

    async def delete(self, chat: int, messages: Sequence[int]) -> None:
        """Delete *messages*, as far as they are there."""
        with _translated():
            if len(messages) == 1:
                await self._bot.delete_message(chat, messages[0])
                return
            for at in range(0, len(messages), BATCH):
                await self._bot.delete_messages(chat, messages[at : at + BATCH])

    async def answer(self, press: str) -> None:
        """Acknowledge a press, with no words: all words stand in the message."""
        with _translated():
            await self._bot.answer_callback_query(press)

    async def leave(self, chat: int) -> None:
        """Leave a group or a channel."""
        with _translated():
            await self._bot.leave_chat(chat)

    async def updates(self, offset: int | None, wait: int = LONG_POLL) -> Sequence[object]:
        """Return the updates from *offset* on, as they came; wait for one *wait* seconds.

        Nothing in them is parsed here, so nothing in them can fail to parse. The capital
        letter keeps the library from doing so; to Telegram the case of a method is the same.
        """
        with _of_no_chat():
            found = await self._bot.do_api_request(
                "GetUpdates",
                {"offset": offset, "timeout": wait, "limit": BATCH, "allowed_updates": UPDATES},
                read_timeout=wait + PATIENCE,
            )
            return found if isinstance(found, list) else []

    async def use_webhook(self, url: str, secret: str) -> None:
        """Have updates delivered to *url* with *secret*; what waits is kept."""
        await _done(
            self._bot.set_webhook(
                url, allowed_updates=UPDATES, secret_token=secret, drop_pending_updates=False
            )
        )

    async def use_polling(self) -> None:
        """Have updates wait for us; what waits is kept."""
        await _done(self._bot.delete_webhook(drop_pending_updates=False))

    async def hook(self) -> Hook:
        """Return what Telegram says of the webhook."""
        with _of_no_chat():
            found = await self._bot.get_webhook_info()
        return Hook(
            found.url,
            found.pending_update_count,
            found.last_error_date,
            found.last_error_message or "",
        )

    async def set_up(self) -> None:
        """Give the bot its menu and its descriptions, Danish for all, and each in its language."""
        for language, lang in ((None, DA), *((str(lang), lang) for lang in ALL)):
            await self._describe(language, lang)

    async def _describe(self, language: str | None, lang: Lang) -> None:
        p = ALL[lang]
        commands = [BotCommand(name, said) for name, said in p.commands]
        await _done(self._bot.set_my_commands(commands, language_code=language))
        await _done(self._bot.set_my_description(p.description, language))
        await _done(self._bot.set_my_short_description(p.short_description, language))


def _dated(heard: Callable[[datetime], None]) -> Callable[[Response], Awaitable[None]]:
    """Return a hook that tells *heard* the date of each answer, where it has a readable one."""

    async def hook(response: Response) -> None:
        with suppress(ValueError):
            at = parsedate_to_datetime(response.headers.get("date", ""))
            if at.tzinfo is not None:
                heard(at.astimezone(UTC))

    return hook


async def _done(call: Awaitable[object]) -> None:
    with _of_no_chat():
        await call


@contextmanager
def _of_no_chat() -> Iterator[None]:
    """Translate for a call that concerns no chat: what refuses it now may take it later."""
    try:
        with _translated():
            yield
    except (Blocked, Busy, Refused) as error:
        raise Unreachable(f"{type(error).__name__}: {error}") from error


@contextmanager
def _translated() -> Iterator[None]:
    """Turn the library's errors into ours; the message of a token error holds the token."""
    try:
        yield
    except (InvalidToken, EndPointNotFound):
        raise TokenRevoked("Telegram does not know this token; get it from @BotFather") from None
    except Forbidden as error:
        raise Blocked(error.message) from error
    except RetryAfter as error:
        wait = error.retry_after
        raise Busy(wait.total_seconds() if isinstance(wait, timedelta) else wait) from error
    except Conflict as error:
        raise AnotherPoller(error.message) from error
    except BadRequest as error:
        raise _refusal(error) from error
    except TelegramError as error:
        raise Unreachable(type(error).__name__) from error


def _refusal(error: BadRequest) -> Exception:
    said = error.message.lower()
    if any(each in said for each in NO_CHAT):
        return Blocked(error.message)
    return Missing(error.message) if any(each in said for each in GONE) else Refused(error.message)


def _bold(message: Message) -> list[MessageEntity] | None:
    return [MessageEntity(MessageEntity.BOLD, at, length) for at, length in message.bold] or None


def _keyboard(message: Message) -> InlineKeyboardMarkup | None:
    if not message.rows:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(
                    button.label,
                    callback_data=button.data,
                    style=KeyboardButtonStyle.DANGER if button.acute else None,
                )
                for button in row
            ]
            for row in message.rows
        ]
    )

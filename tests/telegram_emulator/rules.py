"""What Telegram refuses: one row a reason, with where it is known from.

Sources: BOT-API https://core.telegram.org/bots/api · SERVER the open server,
https://github.com/tdlib/telegram-bot-api (Client.cpp) and TDLib under it · SEEN error texts
that many clients quote word for word.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Params = dict[str, Any]

HOURS_48 = 48 * 3600
PRESS_LIFE = 150.0
"""Seconds for which a press is delivered (SERVER); its answer is taken about as long."""


@dataclass(frozen=True)
class Refusal:
    """An answer other than ok."""

    code: int
    description: str
    parameters: Params | None = None


@dataclass(frozen=True)
class Rule:
    """*refused* tells whether a call of one of *methods* is refused, and why."""

    methods: tuple[str, ...]
    refused: Callable[[Any, Params], bool]
    refusal: Refusal
    source: str


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def buttons(params: Params) -> list[Params]:
    rows = (params.get("reply_markup") or {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def bad_data(_: Any, params: Params) -> bool:
    found = [b["callback_data"] for b in buttons(params) if "callback_data" in b]
    return any(not 1 <= len(data.encode()) <= 64 for data in found)


def bad_url(_: Any, params: Params) -> bool:
    schemes = ("http://", "https://", "tg://")
    return any(not b["url"].startswith(schemes) for b in buttons(params) if "url" in b)


def bad_entity(_: Any, params: Params) -> bool:
    end = units(params["text"])
    spans = [(e["offset"], e["length"]) for e in params.get("entities") or []]
    return any(start < 0 or length < 1 or start + length > end for start, length in spans)


def actions(button: Params) -> int:
    return sum(key in button for key in ("callback_data", "url", "copy_text", "web_app"))


def unknown(server: Any, params: Params) -> bool:
    message = server.message(params)
    return message is None or message.deleted


def not_editable(server: Any, params: Params) -> bool:
    message = server.message(params)
    return not message.ours or message.kind != "text"


def same(server: Any, params: Params) -> bool:
    return server.message(params).content == server.content_of(params)


def too_old(server: Any, params: Params) -> bool:
    ids = params.get("message_ids") or [params.get("message_id")]
    found = [server.chats[int(params["chat_id"])].messages.get(int(i)) for i in ids]
    return any(m and not m.deleted and server.now() - m.date > HOURS_48 for m in found)


TEXTS = ("sendMessage", "editMessageText")
WITH_KEYS = (*TEXTS, "sendContact")
CHAT = (*WITH_KEYS, "deleteMessage", "deleteMessages", "leaveChat")


def bad(text: str) -> Refusal:
    return Refusal(400, f"Bad Request: {text}")


RULES: tuple[Rule, ...] = (
    Rule(
        CHAT,
        lambda server, p: int(p["chat_id"]) not in server.chats,
        bad("chat not found"),
        "SEEN",
    ),
    Rule(
        WITH_KEYS,
        lambda server, p: server.chats[int(p["chat_id"])].blocked,
        Refusal(403, "Forbidden: bot was blocked by the user"),
        "SEEN",
    ),
    Rule(TEXTS, lambda _, p: not p["text"].strip(), bad("message text is empty"), "SEEN"),
    Rule(
        TEXTS,
        lambda _, p: units(p["text"]) > 4096,
        bad("message is too long"),
        "BOT-API sendMessage: 1-4096 characters after entities parsing; UTF-16 units",
    ),
    Rule(
        TEXTS,
        bad_entity,
        bad("can't parse entities: entity beyond the end of the text"),
        "BOT-API MessageEntity: offset and length in UTF-16 units; refusing is stricter than SEEN",
    ),
    Rule(WITH_KEYS, bad_data, bad("BUTTON_DATA_INVALID"), "BOT-API callback_data: 1-64 bytes"),
    Rule(
        WITH_KEYS,
        bad_url,
        bad("inline keyboard button URL is invalid: Wrong HTTP URL"),
        "BOT-API InlineKeyboardButton.url: HTTP or tg:// (so no tel:)",
    ),
    Rule(
        WITH_KEYS,
        lambda _, p: any(actions(b) != 1 or not b.get("text") for b in buttons(p)),
        bad("inline keyboard button must have a text and exactly one action"),
        "BOT-API InlineKeyboardButton: exactly one of the optional fields",
    ),
    Rule(WITH_KEYS, lambda _, p: len(buttons(p)) > 100, bad("reply markup is too long"), "SEEN"),
    Rule(
        ("sendContact",),
        lambda _, p: not p.get("phone_number") or not p.get("first_name"),
        bad("phone number must be non-empty"),
        "SERVER Contact::validate",
    ),
    Rule(("editMessageText",), unknown, bad("message to edit not found"), "SEEN"),
    Rule(("editMessageText",), not_editable, bad("message can't be edited"), "SEEN"),
    Rule(
        ("editMessageText",),
        same,
        bad(
            "message is not modified: specified new message content and reply markup are"
            " exactly the same as a current content and reply markup of the message"
        ),
        "SEEN",
    ),
    Rule(("deleteMessage",), unknown, bad("message to delete not found"), "SEEN"),
    Rule(
        ("deleteMessage", "deleteMessages"),
        too_old,
        bad("message can't be deleted for everyone"),
        "BOT-API deleteMessage: only if it was sent less than 48 hours ago",
    ),
    Rule(
        ("deleteMessages",),
        lambda _, p: not 1 <= len(p["message_ids"]) <= 100,
        bad("too many message identifiers specified"),
        "BOT-API deleteMessages: 1-100 identifiers",
    ),
    Rule(
        ("answerCallbackQuery",),
        lambda server, p: server.now() - server.presses.get(p["callback_query_id"], 0) > PRESS_LIFE,
        bad("query is too old and response timeout expired or query ID is invalid"),
        "SEEN; SERVER for the 150 seconds",
    ),
    Rule(
        ("setMyDescription",),
        lambda _, p: len(p.get("description", "")) > 512,
        bad("description is too long"),
        "BOT-API setMyDescription: 0-512 characters",
    ),
    Rule(
        ("setMyShortDescription",),
        lambda _, p: len(p.get("short_description", "")) > 120,
        bad("short description is too long"),
        "BOT-API setMyShortDescription: 0-120 characters",
    ),
    Rule(
        ("setMyCommands",),
        lambda _, p: any(
            not 1 <= len(c["command"]) <= 32
            or not c["command"].replace("_", "").isalnum()
            or c["command"] != c["command"].lower()
            or not c["command"].isascii()
            or not 1 <= len(c["description"]) <= 256
            for c in p["commands"]
        ),
        bad("BOT_COMMAND_INVALID"),
        "BOT-API BotCommand: 1-32 lowercase letters, digits, underscores; description 1-256",
    ),
    Rule(
        ("setWebhook",),
        lambda server, p: not p["url"].startswith(server.webhook_schemes),
        bad("bad webhook: An HTTPS URL must be provided for webhook"),
        "BOT-API setWebhook; http on loopback only because the test says so",
    ),
    Rule(
        ("getUpdates",),
        lambda server, _: bool(server.webhook_url),
        Refusal(409, "Conflict: can't use getUpdates method while webhook is active"),
        "SEEN",
    ),
)

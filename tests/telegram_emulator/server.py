"""The emulated server: its chats, its queue of updates, and the HTTP that the bot speaks to."""

import asyncio
import json
import socket
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import parse_qsl

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from tests.patience import PATIENCE
from tests.telegram_emulator.rules import PRESS_LIFE, RULES, Params, Refusal

TOKEN = "8123456:CANARY-token-CANARY"
BOT = {"id": 8123456, "is_bot": True, "first_name": "Henvend", "username": "HenvendBot"}

LONGEST_RUN = 3 * 3600
"""Seconds that an emulator waits for somebody to deliver to: longer than the longest soak."""

RETRY = 0.02
"""Seconds before a webhook delivery is tried again; Telegram's own ladder is minutes long."""


@dataclass
class Message:
    id: int
    ours: bool
    kind: str
    content: Params
    date: float
    deleted: bool = False


@dataclass
class Chat:
    id: int
    kind: str = "private"
    messages: dict[int, Message] = field(default_factory=dict)
    blocked: bool = False
    left: bool = False

    def visible(self) -> list[Message]:
        return [message for message in self.messages.values() if not message.deleted]


class Emulator:
    """One bot's Telegram. `changed` is notified at every call, so that nothing need sleep."""

    def __init__(self) -> None:
        self.chats: dict[int, Chat] = {}
        self.updates: deque[Params] = deque()
        self.next_update, self.next_message, self.next_press = 700_000_001, 1000, 1
        self.presses: dict[str, float] = {}
        self.calls: list[tuple[str, Params]] = []
        self.scripted: dict[str, deque[Refusal]] = {}
        self.allowed: list[str] = []
        self.webhook_url, self.webhook_secret = "", ""
        self.webhook_schemes: tuple[str, ...] = ("https://",)
        self.webhook_answers: list[int] = []
        self.webhook_failure: Params = {}
        self.described: dict[tuple[str, str], Any] = {}
        self.hours_passed = 0.0
        self.confirmed = 0
        self.url = ""
        self.dated = True
        self.silent = False
        self.down: frozenset[str] = frozenset()
        """Methods that fail for as long as they stand here."""
        self.changed = asyncio.Condition()
        self.pushing: Params | None = None
        self._poller: object | None = None

    # --- what a test may do --------------------------------------------------------

    def refuse_next(self, method: str, code: int, description: str, **parameters: Any) -> None:
        """Let the next call of *method* be refused."""
        refusal = Refusal(code, description, parameters or None)
        self.scripted.setdefault(method, deque()).append(refusal)

    def now(self) -> float:
        return time.time() + self.hours_passed * 3600

    def called(self, method: str) -> list[Params]:
        return [params for name, params in self.calls if name == method]

    async def until(self, holds: Callable[[], Any], seconds: float = PATIENCE) -> Any:
        """Wait until *holds* is true, and return what it is."""
        async with self.changed:
            async with asyncio.timeout(seconds):
                return await self.changed.wait_for(holds)

    async def deliver(self, kind: str, content: Params, update_id: int | None = None) -> int:
        """Queue an update, or push it where a webhook is set; return its id."""
        number = self.next_update if update_id is None else update_id
        self.next_update = max(self.next_update, number + 1)
        if self.allowed and kind not in self.allowed:
            return number
        update = {"update_id": number, kind: content}
        self.updates.append(update | {"_until": self.now() + self._life(kind)})
        await self.notify()
        return number

    @staticmethod
    def _life(kind: str) -> float:
        return PRESS_LIFE if kind == "callback_query" else 86_400

    async def notify(self) -> None:
        async with self.changed:
            self.changed.notify_all()

    # --- HTTP ------------------------------------------------------------------------

    async def _call(self, request: Request) -> JSONResponse:
        params = _read(await request.body())
        if request.path_params["token"] != TOKEN:
            return _refused(Refusal(401, "Unauthorized"))
        name = request.path_params["method"].lower()
        method = next((each for each in METHODS if each.lower() == name), None)
        if method is None:
            return _refused(Refusal(404, "Not Found"))
        self.calls.append((method, params))
        refusal = self._refusal(method, params)
        result = refusal or await METHODS[method](self, params)
        await self.notify()
        if isinstance(result, Refusal):
            return _refused(result)
        return JSONResponse({"ok": True, "result": result})

    def _refusal(self, method: str, params: Params) -> Refusal | None:
        if self.silent or method in self.down:
            return Refusal(502, "Bad Gateway")
        if self.scripted.get(method):
            return self.scripted[method].popleft()
        for rule in RULES:
            if method in rule.methods and rule.refused(self, params):
                return rule.refusal
        return None

    def message(self, params: Params) -> Message | None:
        return self.chats[int(params["chat_id"])].messages.get(int(params["message_id"]))

    @staticmethod
    def content_of(params: Params) -> Params:
        names = ("text", "entities", "reply_markup", "phone_number", "first_name")
        return {name: params[name] for name in names if params.get(name)}

    # --- methods ---------------------------------------------------------------------

    async def _get_me(self, _: Params) -> Any:
        return BOT

    async def _get_updates(self, params: Params) -> Any:
        offset = int(params.get("offset") or 0)
        self.allowed = list(params.get("allowed_updates") or self.allowed)
        while self.updates and offset and self.updates[0]["update_id"] < offset:
            self.confirmed = self.updates.popleft()["update_id"]
        me = self._poller = object()
        await self.notify()

        def ready() -> bool:
            return bool(self._deliverable()) or self._poller is not me or bool(self.webhook_url)

        try:
            await self.until(ready, float(params.get("timeout") or 0.001))
        except TimeoutError:
            return []
        if self._poller is not me:
            return Refusal(409, "Conflict: terminated by other getUpdates request")
        return [_outside(update) for update in self._deliverable()][: int(params["limit"])]

    def _deliverable(self) -> list[Params]:
        self.updates = deque(each for each in self.updates if each["_until"] > self.now())
        return list(self.updates)

    async def _send(self, params: Params) -> Any:
        kind = "contact" if "phone_number" in params else "text"
        return self.put(int(params["chat_id"]), kind, self.content_of(params), ours=True)

    def put(self, chat: int, kind: str, content: Params, *, ours: bool) -> Params:
        """Put a message into a chat and return it as the Bot API shows it."""
        self.next_message += 1
        message = Message(self.next_message, ours, kind, content, self.now())
        self.chats[chat].messages[message.id] = message
        return self.shown(chat, message)

    def shown(self, chat: int, message: Message) -> Params:
        sender = BOT if message.ours else {"id": chat, "is_bot": False, "first_name": "x"}
        where = {"id": chat, "type": self.chats[chat].kind}
        head = {"message_id": message.id, "date": int(message.date), "chat": where, "from": sender}
        return head | message.content

    async def _edit(self, params: Params) -> Any:
        message = self.message(params)
        assert message is not None
        message.content = self.content_of(params)
        return self.shown(int(params["chat_id"]), message)

    async def _delete(self, params: Params) -> Any:
        ids = params.get("message_ids") or [params["message_id"]]
        for each in ids:
            found = self.chats[int(params["chat_id"])].messages.get(int(each))
            if found:
                found.deleted = True
        return True

    async def _set_webhook(self, params: Params) -> Any:
        self.webhook_url = params.get("url", "")
        self.webhook_secret = params.get("secret_token", "")
        self.allowed = list(params.get("allowed_updates") or self.allowed)
        return True

    async def _webhook_info(self, _: Params) -> Any:
        return {
            "url": self.webhook_url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._deliverable()),
            **self.webhook_failure,
        }

    async def _leave(self, params: Params) -> Any:
        self.chats[int(params["chat_id"])].left = True
        return True

    async def _describe(self, params: Params) -> Any:
        language = params.get("language_code", "")
        for name in ("commands", "description", "short_description"):
            if name in params:
                self.described[name, language] = params[name]
        return True

    async def _true(self, _: Params) -> Any:
        return True

    # --- pushing ---------------------------------------------------------------------

    async def push(self) -> None:
        """Deliver to the webhook: one update at a time, again until the answer is 2xx."""
        async with httpx.AsyncClient(trust_env=False) as client:
            while True:
                await self.until(lambda: self.webhook_url and self._deliverable(), LONGEST_RUN)
                self.pushing = self._deliverable()[0]
                code = await self._posted(client, _outside(self.pushing))
                self.webhook_answers.append(code)
                if 200 <= code < 300:
                    self.updates = deque(each for each in self.updates if each != self.pushing)
                    self.confirmed = self.pushing["update_id"]
                self.pushing = None
                await self.notify()
                if not 200 <= code < 300:
                    await asyncio.sleep(RETRY)

    async def _posted(self, client: httpx.AsyncClient, update: Params) -> int:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook_secret}
        try:
            return (await client.post(self.webhook_url, json=update, headers=headers)).status_code
        except httpx.HTTPError:
            return 0

    @property
    def app(self) -> Starlette:
        return Starlette(routes=[Route("/bot{token}/{method}", self._call, methods=["POST"])])

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Self]:
        """Serve on loopback for as long as the block lasts."""
        async with served(self.app, date_header=self.dated) as self.url:
            pusher = asyncio.create_task(self.push())
            try:
                yield self
            finally:
                pusher.cancel()
                self._poller = None
                await self.notify()
                with suppress(asyncio.CancelledError):
                    await pusher


@asynccontextmanager
async def served(app: Any, *, date_header: bool = True) -> AsyncIterator[str]:
    """Serve an ASGI app on a free port of loopback and give its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        app,
        log_level="warning",
        lifespan="off",
        timeout_graceful_shutdown=1,
        date_header=date_header,
    )
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    task = asyncio.create_task(server.serve(sockets=[listening]))
    while not server.started and not task.done():
        await asyncio.sleep(0.005)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task


def _read(body: bytes) -> Params:
    """Read a form whose values are text or JSON, as python-telegram-bot sends them."""
    return {name: _value(value) for name, value in parse_qsl(body.decode(), True)}


def _value(value: str) -> Any:
    if value[:1] in ("[", "{"):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _outside(update: Params) -> Params:
    return {name: value for name, value in update.items() if name != "_until"}


def _refused(refusal: Refusal) -> JSONResponse:
    body: Params = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return JSONResponse(body, status_code=refusal.code)


METHODS: dict[str, Callable[[Emulator, Params], Any]] = {
    "getMe": Emulator._get_me,
    "getUpdates": Emulator._get_updates,
    "sendMessage": Emulator._send,
    "sendContact": Emulator._send,
    "editMessageText": Emulator._edit,
    "deleteMessage": Emulator._delete,
    "deleteMessages": Emulator._delete,
    "answerCallbackQuery": Emulator._true,
    "setWebhook": Emulator._set_webhook,
    "deleteWebhook": Emulator._set_webhook,
    "getWebhookInfo": Emulator._webhook_info,
    "leaveChat": Emulator._leave,
    "setMyCommands": Emulator._describe,
    "setMyDescription": Emulator._describe,
    "setMyShortDescription": Emulator._describe,
}

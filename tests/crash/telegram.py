"""The emulated Telegram of the campaigns: keeps a history, and fails a call where told to."""

import asyncio
import re
from dataclasses import dataclass

import httpx
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from tests.crash.history import Disturbed, Entry, Shown
from tests.telegram_emulator.people import _shown as as_shown
from tests.telegram_emulator.rules import Params
from tests.telegram_emulator.server import (
    Chat,
    Emulator,
    Message,
    Refusal,
    _outside,
    _read,
    _refused,
)

TIMEOUT_BEFORE, TIMEOUT_AFTER = "timeout before accept", "timeout after accept"
CUT_BEFORE, CUT_AFTER = "cut before accept", "cut after accept"
ASKED_TO_WAIT, BLOCKED, REVOKED = "429", "403", "401"
BROKEN, GATEWAY, REFUSED = "500", "502", "400"

CALL_FAULTS = (
    TIMEOUT_BEFORE,
    TIMEOUT_AFTER,
    CUT_BEFORE,
    CUT_AFTER,
    ASKED_TO_WAIT,
    BLOCKED,
    BROKEN,
    GATEWAY,
    REFUSED,
    REVOKED,
)

ANSWERS = {
    ASKED_TO_WAIT: Refusal(429, "Too Many Requests: retry after 1", {"retry_after": 1}),
    BLOCKED: Refusal(403, "Forbidden: bot was blocked by the user"),
    BROKEN: Refusal(500, "Internal Server Error"),
    REFUSED: Refusal(400, "Bad Request: message can't be edited"),
    REVOKED: Refusal(401, "Unauthorized"),
}

ADDED = ("sendMessage", "sendContact")


MINUTE = re.compile(r"(Vist .* kl\. )\d\d\.\d\d")


def timeless(message: Message) -> str:
    """Return what *message* shows without the minute at which it was shown."""
    return MINUTE.sub(r"\1–", as_shown(message))


@dataclass(frozen=True)
class CallFault:
    """Answer the *nth* call of *method* from now as *kind* says."""

    method: str
    nth: int
    kind: str


class Cut(Response):
    """Promises an answer and hangs up."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send(
            {
                "type": "http.response.start",
                "status": 200,
                "headers": [(b"content-type", b"application/json"), (b"content-length", b"99")],
            }
        )


class Witness(Emulator):
    """Keeps what is shown as `entries`; delivers a webhook to *port* on this machine."""

    def __init__(self, patience: float) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.port = 0
        self.dated = False  # the walk has a time of its own
        self.fault: CallFault | None = None
        self.noted: Disturbed | None = None
        self.failed = False
        self._patience = patience
        self._times = 0

    def fail(self, fault: CallFault | None, noted: Disturbed | None = None) -> None:
        """Let *fault* happen once, from now on, and be *noted* as it does; with None nothing."""
        self.fault, self.noted, self.failed, self._times = fault, noted, False, 0

    async def _call(self, request: Request) -> Response:
        try:
            params, name = _read(await request.body()), request.path_params["method"].lower()
        except ClientDisconnect:
            return Cut()  # killed in the middle of its call: Telegram has not heard it
        kind = self._kind(name)
        match kind:
            case None:
                return await self._seen(request, name, params)
            case "timeout before accept":
                await asyncio.sleep(self._patience * 2)
                return Cut()
            case "timeout after accept":
                await self._seen(request, name, params)
                await asyncio.sleep(self._patience * 2)
                return Cut()
            case "cut before accept":
                return Cut()
            case "cut after accept":
                await self._seen(request, name, params)
                return Cut()
            case "502":
                return PlainTextResponse("<html>Bad Gateway</html>", 502)
            case _:
                return _refused(ANSWERS[kind])

    def _kind(self, name: str) -> str | None:
        if self.fault is None or self.failed or self.fault.method.lower() != name:
            return None
        self._times += 1
        self.failed = self._times == self.fault.nth
        if self.failed and self.noted is not None:
            self.entries.append(self.noted)
        return self.fault.kind if self.failed else None

    async def _seen(self, request: Request, name: str, params: Params) -> JSONResponse:
        answer = await super()._call(request)
        if answer.status_code == 200 and name in ("sendmessage", "sendcontact"):
            newest = list(self.chats[int(params["chat_id"])].messages.values())[-1]
            self.entries.append(Shown(timeless(newest), new=True))
        elif answer.status_code == 200 and name == "editmessagetext":
            message = self.message(params)
            assert message is not None
            self.entries.append(Shown(timeless(message), new=False))
        return answer

    @staticmethod
    def _life(kind: str) -> float:
        """A press lives as long as a text here: a busy machine is no downtime."""
        return 86_400

    async def _posted(self, client: httpx.AsyncClient, update: Params) -> int:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook_secret}
        address = f"http://127.0.0.1:{self.port}/telegram"
        try:
            return (await client.post(address, json=_outside(update), headers=headers)).status_code
        except httpx.HTTPError:
            return 0

    def forget(self) -> None:
        """Begin a new history."""
        self.entries, self.calls = [], []
        self.updates.clear()
        self.chats.clear()

    def stands(self, chat: Chat) -> tuple[str, ...]:
        """Return the bot's messages that are visible in *chat*."""
        return tuple(timeless(message) for message in chat.visible() if message.ours)

"""The web address that Telegram delivers to.

The secret is compared before a byte of the body is read. What is authentic and cannot be
used is acknowledged and dropped: a refusal would make Telegram repeat it and hold back
everything else of that person. Only where nothing has happened, and trying again may
help, the answer is 503.
"""

import asyncio
import hmac
import logging
import time
from collections import Counter
from typing import Protocol

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.telegram.intake import Acknowledge, Taken
from bot.channels.telegram.pace import Chats
from bot.channels.telegram.update import NotAnUpdate, decoded
from bot.channels.web.rates import Gate, Rate, Rates

log = logging.getLogger("henvend.telegram")

PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # the header's name, no secret

LONGEST_BODY = 1024 * 1024
"""Bytes of an update; Telegram's largest ones stay far below (fault catalogue A11)."""

LONGEST_WAIT = 10.0
"""Seconds for a body to arrive (fault catalogue A13)."""

STRANGERS = Rates(address=Rate(20 / 60, 20), everybody=Rate(100, 200))
"""Wrong secrets of one address, and of all: twenty a minute are an attack (fault catalogue A2)."""

HANG_UP = {"connection": "close"}
"""Ends the connection, so that what is left of a body is not read."""


class Taker(Protocol):
    """Who takes updates: an `Intake`, or what stands in for it."""

    counts: Counter[str]

    async def take(self, update: object, acknowledge: Acknowledge | None = None) -> Taken:
        """Take *update*, and say what to tell Telegram."""
        ...


def route(intake: Taker, secret: str, path: str = PATH) -> Route:
    """Return the route on which Telegram, with *secret*, hands updates to *intake*."""
    if not secret:
        raise ValueError("a webhook needs a secret: set HENVEND_WEBHOOK_SECRET")
    return Route(path, _Webhook(intake, secret).answer, methods=["POST"])


class _Webhook:
    def __init__(self, intake: Taker, secret: str) -> None:
        self._intake = intake
        self._secret = secret.encode()
        self._strangers = Gate(STRANGERS)
        self._alarms = Chats(per_second=1 / 60, burst=1)

    async def answer(self, request: Request) -> Response:
        sent = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(sent.encode("latin-1", "replace"), self._secret):
            return self._stranger(request)
        if not _is_plain_json(request):
            return Response(status_code=415)
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                body = await _body(request)
        except (ClientDisconnect, TimeoutError):
            return Response(status_code=408, headers=HANG_UP)
        if body is None:
            self._intake.counts["dropped: too long"] += 1
            return Response(status_code=200, headers=HANG_UP)
        return await self._take(body)

    def _stranger(self, request: Request) -> Response:
        """Answer who does not know the secret; who does is never held off, whatever the address."""
        self._intake.counts["wrong secret"] += 1
        address = request.client.host if request.client else ""
        if self._strangers.lets_in(address, time.monotonic()):
            return Response(status_code=401)
        self._intake.counts["wrong secret, held off"] += 1
        if self._alarms.wait("alarm") == 0:
            log.warning(
                "somebody tries secrets at the webhook: %d wrong",
                self._intake.counts["wrong secret"],
            )
        return Response(status_code=429, headers=HANG_UP)

    async def _take(self, body: bytes) -> Response:
        try:
            update = decoded(body)
        except NotAnUpdate as error:
            self._intake.counts[f"dropped: {error}"] += 1
            return Response(status_code=200)
        presses: list[str] = []
        taken = await self._intake.take(update, presses.append)
        if taken is Taken.AGAIN:
            return Response(status_code=503)
        # One call can stand in the answer itself; it saves one for each press.
        return JSONResponse(_acknowledged(presses[0])) if presses else Response(status_code=200)


def _acknowledged(press: str) -> dict[str, str]:
    return {"method": "answerCallbackQuery", "callback_query_id": press}


def _is_plain_json(request: Request) -> bool:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind == "application/json" and "content-encoding" not in request.headers


async def _body(request: Request) -> bytes | None:
    """Return the body, or None as soon as it is longer than any update, whatever it claims."""
    claimed = request.headers.get("content-length", "0")
    if not claimed.isdigit() or len(claimed) > 10 or int(claimed) > LONGEST_BODY:
        return None
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_BODY:
            return None
    return bytes(body)

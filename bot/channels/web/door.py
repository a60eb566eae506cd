"""Who is let in, and what stands on every answer: headers, sizes and times.

A form of another site is refused: browsers say where a request comes from (Fetch Metadata,
W3C), older ones say their origin. The number of a conversation cannot be guessed, so
nobody can press in the conversation of somebody else.
"""

import asyncio
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.channels.web.form import Fields

LONGEST_BODY = 16 * 1024
"""Bytes of a form; the longest that a page can send stays far below."""

LONGEST_WAIT = 10.0
"""Seconds for a form to arrive (fault catalogue A13)."""

MOST_FIELDS = 100
FORM = "application/x-www-form-urlencoded"
HANG_UP = {"connection": "close"}
"""Ends the connection, so that what is left of a body is not read."""

NO_STORE = (b"cache-control", b"no-store")
A_YEAR = 365 * 24 * 3600


class Refused(Exception):
    """The request is not taken: *status* says why."""

    def __init__(self, status: int, *, hang_up: bool = False) -> None:
        """Answer with *status*, and where the rest is not worth reading *hang_up*."""
        super().__init__(status)
        self.status = status
        self.headers = HANG_UP if hang_up else {}


@dataclass(frozen=True, slots=True)
class Policy:
    """What the headers say: who may frame the page, where it leaves to, whether TLS is in front."""

    frame_ancestors: tuple[str, ...] = ()
    leaves_to: str = ""
    tls: bool = False
    origin: str = ""

    def headers(self) -> Mapping[str, str]:
        """Return the headers of every answer."""
        framed = " ".join(self.frame_ancestors) or "'none'"
        found = {
            "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self';"
            f" img-src data:; connect-src 'self'; form-action 'self'{self._leaves()};"
            f" base-uri 'none'; frame-ancestors {framed}",
            "referrer-policy": "no-referrer",
            "x-content-type-options": "nosniff",
            "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
            "cross-origin-resource-policy": "same-origin",
        }
        if not self.frame_ancestors:
            found |= {"x-frame-options": "DENY", "cross-origin-opener-policy": "same-origin"}
        if self.tls:
            found["strict-transport-security"] = f"max-age={A_YEAR}"
        return found

    def _leaves(self) -> str:
        parts = urlsplit(self.leaves_to)
        return f" {parts.scheme}://{parts.netloc}" if parts.netloc else ""


class Headed:
    """Puts the headers on every answer of *inner*."""

    def __init__(self, inner: ASGIApp, policy: Policy) -> None:
        """Serve *inner* by *policy*."""
        self._inner = inner
        self._headers = [(k.encode(), v.encode()) for k, v in policy.headers().items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; an error that was answered already goes no further."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        started = False

        async def headed(message: MutableMapping[str, Any]) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = self._with(message.get("headers", []))
            await send(message)

        try:
            await self._inner(scope, receive, headed)
        except Exception:  # it was answered and logged; its text may hold what somebody sent
            if not started:
                raise

    def _with(self, own: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        headers = [*own, *self._headers]
        kept = any(name == b"cache-control" for name, _ in headers)
        return headers if kept else [*headers, NO_STORE]


def comes_from_here(headers: Headers, origin: str) -> bool:
    """Tell whether a form was sent by our own page; *origin* is ours, or "" for that of the host.

    A browser that sends Fetch Metadata is believed. Without it the origin must be ours,
    unless it is withheld: our own Referrer-Policy makes browsers say "null".
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    stated = headers.get("origin", "null")
    if stated == "null":
        return True
    parts, ours = urlsplit(stated), urlsplit(origin)
    return parts.netloc in {ours.netloc, headers.get("host", "")} - {""}


async def fields_of(request: Request, origin: str) -> Fields:
    """Return what the form in *request* sent; raise `Refused`."""
    headers = request.headers
    if not comes_from_here(headers, origin):
        raise Refused(403)
    try:
        async with asyncio.timeout(LONGEST_WAIT):
            body = await _body(request)
    except (ClientDisconnect, TimeoutError):
        raise Refused(408, hang_up=True) from None
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != FORM or "content-encoding" in headers:
        raise Refused(415)  # after the body: what is closed unread, a browser shows as broken
    try:
        return parse_qs(
            body.decode("utf-8"),
            keep_blank_values=True,
            max_num_fields=MOST_FIELDS,
            errors="strict",
        )
    except ValueError:
        raise Refused(400) from None


async def _body(request: Request) -> bytes:
    claimed = request.headers.get("content-length", "0")
    if not claimed.isdigit() or len(claimed) > 10 or int(claimed) > LONGEST_BODY:
        raise Refused(413, hang_up=True)
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_BODY:
            raise Refused(413, hang_up=True)
    return bytes(body)

"""The routes of the page, for this machine only.

A page of some other site may try to reach 127.0.0.1, by its own script or through a name
that it lets point here. So three things are asked of every request: the Host header
names this machine, the request comes from this page, and the address holds a key that
was made when the page was started. The last also keeps others on the same machine out.
"""

import json
from collections.abc import Awaitable, Callable
from importlib.resources import files as package_files
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.trying.codec import Json, NotUnderstood, object_of
from bot.trying.trial import Trial

HOSTS = ("127.0.0.1", "localhost")
LONGEST_BODY = 2 * 1024 * 1024
"""Bytes of a request: a content file is smaller by far."""

STATIC = {
    "try.css": "text/css; charset=utf-8",
    "try.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self';"
    " img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}

Answer = Callable[[Json], Json]


def application(trial: Trial, key: str, port: int) -> ASGIApp:
    """Return the page of *trial*, under the address that begins with *key*, on *port*."""
    routes = [
        Route(f"/{key}/", _page(trial)),
        Route(f"/{key}/static/{{name}}", _static),
        *(
            Route(f"/{key}/{name}", _answering(answer), methods=["POST"])
            for name, answer in trial.answers.items()
        ),
    ]
    return _OnlyHere(Starlette(routes=routes), port)


class _OnlyHere:
    """Lets in what this machine's own page asks, and puts the headers on every answer."""

    def __init__(self, inner: ASGIApp, port: int) -> None:
        self._inner = inner
        self._hosts = {f"{host}:{port}" for host in HOSTS}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._inner(scope, receive, send)
            return
        if scope["type"] != "http":  # no web sockets here
            return
        request = Request(scope)
        if not self._may(request):
            await Response("not for you", 403, HEADERS)(scope, receive, send)
            return

        async def with_headers(message: dict[str, object]) -> None:
            if message["type"] == "http.response.start":
                given = message.get("headers")
                own = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {
                    **message,
                    "headers": [*(given if isinstance(given, list) else []), *own],
                }
            await send(message)

        await self._inner(scope, receive, with_headers)  # type: ignore[arg-type]  # their Message is mutable

    def _may(self, request: Request) -> bool:
        hosts = request.headers.getlist("host")
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return False
        origin = request.headers.get("origin")
        if origin is not None and not self._is_ours(origin):
            return False
        if request.method == "POST" and origin is None:
            return False
        return request.headers.get("sec-fetch-site", "none") in ("same-origin", "none")

    def _is_ours(self, origin: str) -> bool:
        parts = urlsplit(origin)
        return parts.scheme == "http" and parts.netloc in self._hosts and not parts.path


def _page(trial: Trial) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        shown = await run_in_threadpool(trial.page, dict(request.query_params))
        return Response(shown, media_type="text/html")

    return answer


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in STATIC:
        return Response(status_code=404)
    found = package_files("bot.trying").joinpath("static", name).read_bytes()
    return Response(found, headers={"content-type": STATIC[name]})


def _answering(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def respond(request: Request) -> Response:
        try:
            sent = await _sent(request)
            return JSONResponse(await run_in_threadpool(answer, sent))
        except NotUnderstood as error:
            return JSONResponse({"error": str(error)}, 400)
        except ClientDisconnect:
            return Response(status_code=408)

    return respond


async def _sent(request: Request) -> Json:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise NotUnderstood("application/json is expected")
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_BODY:
            raise NotUnderstood("the request is too long")
    try:
        return object_of(json.loads(bytes(body)))
    except (ValueError, RecursionError) as error:
        raise NotUnderstood("no JSON") from error

"""The addresses of the page: those of flows begin and take presses, others stand alone."""

import hashlib
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib.resources import files as package_files

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.channels.web import pages
from bot.channels.web.addresses import FRONT, address_of, beginning, flow_at
from bot.channels.web.channel import Web
from bot.channels.web.door import Headed, Policy, Refused, fields_of
from bot.channels.web.ending import REMINDER
from bot.channels.web.form import NotUnderstood, Sent, read
from bot.channels.web.frame import ACCESSIBILITY, ACUTE, PRIVACY, Assets, Page, document
from bot.channels.web.phrases import wording
from bot.channels.web.rates import Gate, Rates
from bot.channels.web.reminder import NoMoment, reminder
from bot.language import DA, Lang
from bot.service import StoreFailed
from bot.words import LANGUAGES

log = logging.getLogger("henvend.web")

SMALLEST_TO_SQUEEZE = 600
"""Bytes; below that a packed answer is no shorter."""

KEPT_BY_BROWSERS = "private, max-age=86400, immutable"
"""For the stylesheet and the script, whose addresses change with their content."""

RETRY_AFTER = {"retry-after": "5"}
LATER = {"retry-after": "30", "cache-control": "no-store"}
KINDS = {"henvend.css": "text/css; charset=utf-8", "henvend.js": "text/javascript; charset=utf-8"}

Answering = Callable[[Request], Awaitable[Response]]
Made = Callable[[Lang, str], Page]


@dataclass(frozen=True, slots=True)
class _Asset:
    address: str
    content: bytes
    kind: str


def application(web: Web, policy: Policy, rates: Rates | None = None) -> ASGIApp:
    """Return the page as an ASGI application."""
    site = _Site(web, policy, Gate(rates or Rates()))
    routes = [
        Route(FRONT, site.first),
        Route(FRONT, site.press, methods=["POST"]),
        Route(ACUTE, site.standing(pages.acute)),
        Route(PRIVACY, site.standing(pages.privacy)),
        Route(ACCESSIBILITY, site.standing(site.accessibility)),
        Route(REMINDER, site.remind, methods=["POST"]),
        *(Route(each.address, _serving(each)) for each in site.assets),
        Route("/{rest:path}", site.first),
        Route("/{rest:path}", site.press, methods=["POST"]),
    ]
    middleware = [Middleware(GZipMiddleware, minimum_size=SMALLEST_TO_SQUEEZE)]
    inner = Starlette(
        routes=routes, middleware=middleware, exception_handlers={Exception: site.broke}
    )
    return Headed(inner, policy)


def alone(policy: Policy) -> ASGIApp:
    """Return the page while there is nothing to answer from: the acute card at every address."""
    site = _Standing(policy)
    routes = [
        Route(PRIVACY, site.standing(pages.privacy)),
        Route(ACCESSIBILITY, site.standing(pages.accessibility)),
        *(Route(each.address, _serving(each)) for each in site.assets),
        Route("/{rest:path}", site.standing(pages.acute, 503, LATER), methods=["GET", "POST"]),
    ]
    return Headed(Starlette(routes=routes, exception_handlers={Exception: site.broke}), policy)


class _Standing:
    """What needs neither a conversation nor content."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self.assets = [_asset(name) for name in KINDS]
        style, script = (each.address for each in self.assets)
        self._addresses = Assets(style, script, policy.leaves_to)

    def standing(
        self, made: Made, status: int = 200, headers: dict[str, str] | None = None
    ) -> Answering:
        """Return what answers with a page that never changes; it is never held up."""

        async def answer(request: Request) -> Response:
            return self._html(made(_lang(request), request.url.path), status, headers)

        return answer

    async def broke(self, request: Request, error: Exception) -> Response:
        """Answer where something of ours broke; what was sent is not logged."""
        log.error("a page failed: %s", type(error).__name__)
        return self._html(pages.failed(_lang(request), self._start(request)), 500)

    def _start(self, request: Request) -> str:
        """Return the address at which whoever sent *request* can begin."""
        return FRONT

    def _html(
        self, page: Page, status: int = 200, headers: dict[str, str] | None = None
    ) -> Response:
        shown = document(page, self._addresses)
        return Response(shown, status, headers, media_type="text/html")


class _Site(_Standing):
    def __init__(self, web: Web, policy: Policy, gate: Gate) -> None:
        super().__init__(policy)
        self._web = web
        self._gate = gate

    def accessibility(self, lang: Lang, address: str) -> Page:
        """Return what is known about accessibility; it names Telegram, so it tells of it too."""
        return self._web.told(pages.accessibility(lang, address))

    async def first(self, request: Request) -> Response:
        lang = _lang(request)
        at = beginning(request.scope["path"], self._web.library(), self._web.flow)
        if at is None:
            return self._html(pages.missing(lang), 404)
        if not self._lets_in(request):
            return self._busy(pages.busy(lang, self._start(request)))
        return self._html(self._web.first(lang, at))

    async def press(self, request: Request) -> Response:
        address = request.scope["path"]
        if flow_at(address, self._web.library(), self._web.flow) is None:
            return self._html(pages.missing(_lang(request)), 404)
        try:
            sent = read(await fields_of(request, self._policy.origin), address)
        except Refused as refused:
            return self._html(pages.refused(DA), refused.status, refused.headers)
        except NotUnderstood:
            return self._html(pages.refused(DA), 400)
        if sent.leaves:
            return await self._left(sent)
        if not self._may_press(request, sent):
            ticket = sent.ticket
            return self._without_store(sent) or self._busy(pages.busy(ticket.lang, ticket=ticket))
        try:
            return self._html(await self._web.pressed(sent))
        except StoreFailed:
            failed = pages.failed(sent.ticket.lang, ticket=sent.ticket)
            return self._without_store(sent) or self._html(failed, 503, RETRY_AFTER)

    async def remind(self, request: Request) -> Response:
        lang = DA
        try:
            fields = await fields_of(request, self._policy.origin)
            lang = _known(next(iter(fields.get("lang", ())), ""))
            at = next(iter(fields.get("at", ())), "")
            file = reminder(at, self._web.clock.now(), lang)
        except Refused as refused:
            return self._html(pages.refused(lang), refused.status, refused.headers)
        except NoMoment:
            return self._html(pages.refused(lang), 400)
        name = wording(lang).reminder_file
        saved = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(file, headers=saved, media_type="text/calendar; charset=utf-8")

    async def _left(self, sent: Sent) -> Response:
        try:
            await self._web.pressed(sent)
        except StoreFailed:  # whoever wants to leave must be let out; the row dies by itself
            pass
        return RedirectResponse(self._policy.leaves_to or "/", 303)

    def _lets_in(self, request: Request) -> bool:
        address = request.client.host if request.client else ""
        return self._gate.lets_in(address, time.monotonic())

    def _may_press(self, request: Request, sent: Sent) -> bool:
        on = self._gate.lets_on(sent.ticket.number, time.monotonic())
        return on and self._lets_in(request)

    def _without_store(self, sent: Sent) -> Response | None:
        page = self._web.without_store(sent)
        return None if page is None else self._html(page)

    def _busy(self, page: Page) -> Response:
        return self._html(page, 429, RETRY_AFTER)

    def _start(self, request: Request) -> str:
        """Return the address of the flow that *request* asked for."""
        at = beginning(request.scope["path"], self._web.library(), self._web.flow)
        return FRONT if at is None else address_of(at.flow, self._web.flow)


def _asset(name: str) -> _Asset:
    content = package_files("bot.channels.web").joinpath("static", name).read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:12]
    stem, _, kind = name.rpartition(".")
    return _Asset(f"/-/{stem}-{digest}.{kind}", content, KINDS[name])


def _serving(asset: _Asset) -> Answering:
    async def answer(request: Request) -> Response:
        headers = {"content-type": asset.kind, "cache-control": KEPT_BY_BROWSERS}
        return Response(asset.content, headers=headers)

    return answer


def _lang(request: Request) -> Lang:
    return _known(request.query_params.get("lang", ""))


def _known(lang: str) -> Lang:
    return Lang(lang) if lang in LANGUAGES else DA

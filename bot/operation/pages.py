"""The operator's pages, at an address of their own: alive, ready, and the figures.

`/healthz` answers as long as the process turns; whoever starts it again asks this one.
`/readyz` tells whether people should be sent here, and what is not well. `/metrics` is
for Prometheus. Nothing here tells of a person, and none of it is reached from the page.
"""

from collections.abc import Awaitable, Callable, Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.operation.metrics import KIND, Metrics
from bot.operation.vitals import Vital, condition

NO_STORE = {"cache-control": "no-store"}

Pages = Starlette
"""The application that `pages` returns."""

Answering = Callable[[Request], Awaitable[Response]]


def pages(metrics: Metrics, vitals: Sequence[Vital]) -> Pages:
    """Return the application with the three pages."""
    routes = {"/healthz": _alive, "/readyz": _ready(vitals), "/metrics": _figures(metrics)}
    return Starlette(routes=[Route(path, page, methods=["GET"]) for path, page in routes.items()])


async def _alive(request: Request) -> Response:
    return PlainTextResponse("ok\n", headers=NO_STORE)


def _ready(vitals: Sequence[Vital]) -> Answering:
    async def ready(request: Request) -> Response:
        found = await condition(vitals)
        parts = {name: wrong or "ok" for name, wrong in found.parts.items()}
        told = {"ready": found.ready, "parts": parts}
        return JSONResponse(told, 200 if found.ready else 503, headers=NO_STORE)

    return ready


def _figures(metrics: Metrics) -> Answering:
    async def figures(request: Request) -> Response:
        return Response(metrics.text(), media_type=KIND, headers=NO_STORE)

    return figures

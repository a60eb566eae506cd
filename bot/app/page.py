"""The web page's part of the service."""

from collections.abc import Callable
from functools import partial

from starlette.types import ASGIApp

from bot.app.core import Core
from bot.channels.web import channel as web
from bot.channels.web.adapter import application
from bot.channels.web.door import Policy
from bot.settings import Settings


def page_of(core: Core, telegram_is_away: Callable[[], bool]) -> ASGIApp:
    """Return the application that answers browsers, and tells them when Telegram is away."""
    person = partial(core.names.person, web.NAME)
    answers = web.Web(core.service, core.library, core.clock, core.flow, person, telegram_is_away)
    return application(answers, policy(core.settings))


def policy(settings: Settings) -> Policy:
    """Return what the page's answers say to browsers."""
    public = settings.public_url or ""
    return Policy(settings.frames, settings.leave_to, tls=bool(public), origin=public)

"""Where the service is reached, and what several processes at one address need."""

import socket

from bot.app.parts import listening_at
from bot.settings import DATABASE, PUBLIC_URL, PostgresDatabase, Settings, WrongSetting


def shared(settings: Settings) -> None:
    """Raise `WrongSetting` where several processes cannot serve with *settings*."""
    if not isinstance(settings.database, PostgresDatabase):
        raise WrongSetting(
            DATABASE, "is no store for several workers", "name a PostgreSQL database"
        )
    if settings.token is not None and settings.public_url is None:
        raise WrongSetting(
            PUBLIC_URL, "is missing", "only one worker may poll Telegram; several need a webhook"
        )


def listening(settings: Settings) -> socket.socket:
    """Return the socket that the page is served on; raise OSError where it cannot be had."""
    if settings.inherited is not None:
        return socket.socket(fileno=settings.inherited)
    return listening_at(settings.host, settings.port)


def address_of(settings: Settings, queue: socket.socket) -> str:
    """Return the address of the page that is served on *queue*."""
    host, port = queue.getsockname()[:2]
    return settings.public_url or f"http://{f'[{host}]' if ':' in host else host}:{port}"

"""The environment as settings. Everything has a default but the token of a channel that is used."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

HOME = "HENVEND_HOME"
KEY_FILE = "HENVEND_KEY_FILE"
CONTENT = "HENVEND_CONTENT"
PUBLISHED = "HENVEND_PUBLISHED"
LISTEN = "HENVEND_LISTEN"
DATABASE = "DATABASE_URL"
PUBLIC_URL = "HENVEND_PUBLIC_URL"
WEB_ADDRESS = "HENVEND_WEB_ADDRESS"
TOKEN = "HENVEND_TELEGRAM_TOKEN"
BOT_NAME = "HENVEND_TELEGRAM_NAME"
API = "HENVEND_TELEGRAM_API"
SECRET = "HENVEND_WEBHOOK_SECRET"
STRICT = "HENVEND_STRICT"
FRAMES = "HENVEND_FRAME_ANCESTORS"
LEAVE = "HENVEND_LEAVE_TO"
OPERATION = "HENVEND_OPERATION_LISTEN"
PROXY = "HENVEND_PROXY"
HEARTBEAT = "HENVEND_HEARTBEAT_URL"

TELEGRAM = "https://api.telegram.org"
WEATHER = "https://www.dmi.dk"
"""Where "leave this page" leads: a public page that anybody may have open."""

LONGEST_SECRET = 256
"""Characters of a webhook's secret (Bot API, setWebhook)."""

SHORTEST_SECRET = 32
"""Characters that nobody can try out."""


class WrongSetting(ValueError):
    """A variable of the environment cannot be used; the message names it and the repair."""

    def __init__(self, name: str, what: str, repair: str) -> None:
        """Say *what* is wrong with the variable *name*, and the *repair*."""
        super().__init__(f"{name} {what}: {repair}")
        self.name = name


@dataclass(frozen=True, slots=True)
class InMemory:
    """Conversations are kept nowhere: a restart loses them."""


@dataclass(frozen=True, slots=True)
class SqliteFile:
    """Conversations lie in one file, for one process."""

    path: Path


@dataclass(frozen=True, slots=True)
class PostgresDatabase:
    """Conversations lie in a database that several processes share; *url* may hold a password."""

    url: str = field(repr=False)


Database = InMemory | SqliteFile | PostgresDatabase


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says. Secrets are never printed.

    *home* is our folder, *database* keeps the conversations, *key_file* lies outside of
    both. *inherited* is the number of a socket that listens already, as systemd hands it
    over; *host* and *port* are not used then. Without *token* there is no Telegram; without
    *public_url* Telegram is polled. *web_address* is where the same help stands on the web.
    *published* holds the versions that serve; *content* None means that the shipped content is
    the first. *strict* is for real operation: what nobody has confirmed comes after the national
    route. *frames* are the origins that may show the page
    in a frame, *leave_to* is where its way out leads. *bot_name* is what people write to on
    Telegram; it stands in the QR codes on paper. *operation* is where health and figures are
    served, host and port. *proxy* is the way out to Telegram; it may hold a password.
    *heartbeat* is asked for each minute, so that somebody notices when that stays away.
    """

    home: Path
    database: Database
    key_file: Path
    published: Path
    content: Path | None
    host: str
    port: int
    public_url: str | None
    web_address: str | None
    token: str | None = field(repr=False)
    api: str
    secret: str | None = field(repr=False)
    strict: bool = False
    frames: tuple[str, ...] = ()
    leave_to: str = WEATHER
    bot_name: str | None = None
    inherited: int | None = None
    operation: tuple[str, int] | None = None
    proxy: str | None = field(default=None, repr=False)
    heartbeat: str | None = field(default=None, repr=False)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Return what no log may hold."""
        proxy = urlsplit(self.proxy or "").password
        store = self.database
        there = urlsplit(store.url).password if isinstance(store, PostgresDatabase) else None
        every = (self.token, self.secret, proxy, there, self.heartbeat)
        return tuple(each for each in every if each)


def read(environment: Mapping[str, str]) -> Settings:
    """Return the settings of *environment*; raise `WrongSetting` for the first that is wrong."""
    home = _home(environment)
    listen = environment.get(LISTEN) or "127.0.0.1:8080"
    inherited = _inherited(listen)
    host, port = _listen(LISTEN, listen) if inherited is None else ("", 0)
    operation = environment.get(OPERATION)
    public_url = _address(environment, PUBLIC_URL, "https")
    secret = _secret(environment)
    if public_url and secret is None and _secret_of(environment, TOKEN):
        raise WrongSetting(SECRET, "is missing", "set it where HENVEND_PUBLIC_URL is set")
    return Settings(
        home=home,
        database=_database(environment, home),
        key_file=Path(environment.get(KEY_FILE) or home / "keys" / "henvend.key").expanduser(),
        published=published(environment),
        content=_content(environment.get(CONTENT)),
        host=host,
        port=port,
        public_url=public_url,
        web_address=_address(environment, WEB_ADDRESS, "https", "http") or public_url,
        token=_token(environment),
        api=_address(environment, API, "https", "http") or TELEGRAM,
        secret=secret,
        strict=strict(environment),
        frames=_origins(environment.get(FRAMES) or ""),
        leave_to=_address(environment, LEAVE, "https") or WEATHER,
        bot_name=_bot_name(environment.get(BOT_NAME) or ""),
        inherited=inherited,
        operation=_listen(OPERATION, operation) if operation else None,
        proxy=_hidden(environment, PROXY, "proxy", "http://proxy.example:3128"),
        heartbeat=_hidden(environment, HEARTBEAT, "address", "https://watch.example/henvend"),
    )


def published(environment: Mapping[str, str]) -> Path:
    """Return the folder in which the published versions lie."""
    return Path(environment.get(PUBLISHED) or _home(environment) / "published").expanduser()


def _home(environment: Mapping[str, str]) -> Path:
    return Path(environment.get(HOME) or "var").expanduser()


def strict(environment: Mapping[str, str]) -> bool:
    """Return whether HENVEND_STRICT asks for real operation; raise `WrongSetting` if unclear."""
    stated = (environment.get(STRICT) or "0").strip()
    if stated not in ("0", "1"):
        raise WrongSetting(STRICT, f'is "{stated}"', "write 1 for real operation, else 0")
    return stated == "1"


def _database(environment: Mapping[str, str], home: Path) -> Database:
    """Return what keeps the conversations; an address may hold a password and is never told."""
    stated = _secret_of(environment, DATABASE)
    if stated is None:
        return SqliteFile(home / "conversations" / "henvend.sqlite")
    path = stated.removeprefix("sqlite:///")
    if stated in ("memory:", "memory://"):
        return InMemory()
    if path not in (stated, "", "/"):
        return SqliteFile(Path(path).expanduser())
    if stated.startswith(("postgresql://", "postgres://")):
        return PostgresDatabase(stated)
    repair = "write sqlite:///path/to/file, postgresql://user@host/name or memory:"
    raise WrongSetting(DATABASE, "names no store", repair)


def _inherited(stated: str) -> int | None:
    number = stated.removeprefix("fd:")
    return int(number) if number != stated and number.isdigit() and len(number) < 5 else None


def _listen(name: str, stated: str) -> tuple[str, int]:
    host, _, port = stated.strip().rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise WrongSetting(name, f'is "{stated}"', "write host and port, such as 127.0.0.1:8080")
    return host.strip("[]"), int(port)


def _address(environment: Mapping[str, str], name: str, *schemes: str) -> str | None:
    stated = (environment.get(name) or "").strip().rstrip("/")
    if not stated:
        return None
    parts = urlsplit(stated)
    if parts.scheme not in schemes or not parts.netloc or parts.query or parts.fragment:
        example = f"{schemes[0]}://henvend.example"
        raise WrongSetting(name, f'is "{stated}"', f"write an address such as {example}")
    return stated


def _hidden(environment: Mapping[str, str], name: str, kind: str, such_as: str) -> str | None:
    """Return the address in *name*; it is never printed, because a secret may stand in it."""
    stated = _secret_of(environment, name)
    if stated is None:
        return None
    parts = urlsplit(stated)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise WrongSetting(name, f"is no {kind}", f"write one such as {such_as}")
    return stated


def _origins(stated: str) -> tuple[str, ...]:
    """Return the origins in *stated*, which become the frame-ancestors of a policy."""
    found = tuple(stated.split())
    for each in found:
        parts = urlsplit(each)
        plain = each == f"{parts.scheme}://{parts.netloc}" and parts.scheme in ("https", "http")
        if not plain or not parts.netloc or any(sign in each for sign in ";,'\""):
            raise WrongSetting(
                FRAMES, f'has "{each}"', "write origins such as https://intra.kommune.example"
            )
    return found


def _content(stated: str | None) -> Path | None:
    if not stated:
        return None
    folder = Path(stated).expanduser()
    missing = [each for each in ("flows", "municipal_configs") if not (folder / each).is_dir()]
    if missing:
        raise WrongSetting(
            CONTENT,
            f"has no folder {missing[0]}",
            "name the folder that holds both, or leave it out",
        )
    return folder


def _token(environment: Mapping[str, str]) -> str | None:
    token = _secret_of(environment, TOKEN)
    if token is not None and not token.partition(":")[0].isdigit():
        raise WrongSetting(TOKEN, "is no token", "copy it from @BotFather, as 123456:ABC...")
    return token


def _bot_name(stated: str) -> str | None:
    """Return the name of the bot: 5 to 32 letters, digits and underscores (Bot API, BotFather)."""
    name = stated.strip().removeprefix("@")
    if not name:
        return None
    plain = name.replace("_", "")
    if not (plain.isascii() and plain.isalnum() and 5 <= len(name) <= 32):
        raise WrongSetting(BOT_NAME, f'is "{stated}"', "write the bot's name, such as henvend_bot")
    return name


def _secret(environment: Mapping[str, str]) -> str | None:
    secret = _secret_of(environment, SECRET)
    if secret is None:
        return None
    plain = secret.replace("-", "").replace("_", "")
    if not SHORTEST_SECRET <= len(secret) <= LONGEST_SECRET or not (
        plain.isascii() and plain.isalnum()
    ):
        raise WrongSetting(
            SECRET, "cannot be used", "take 32 to 256 letters, digits, - and _, drawn by chance"
        )
    return secret


def _secret_of(environment: Mapping[str, str], name: str) -> str | None:
    """Return the secret in *name*, or in the file that *name*_FILE names."""
    stated, file = environment.get(name), environment.get(f"{name}_FILE")
    if stated and file:
        raise WrongSetting(name, f"and {name}_FILE are both set", "keep one of the two")
    if not file:
        return stated.strip() or None if stated else None
    try:
        return Path(file).expanduser().read_text("utf-8").strip() or None
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        raise WrongSetting(
            f"{name}_FILE", f"cannot be read ({reason})", "name a file that this user can read"
        ) from error

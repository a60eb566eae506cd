"""An update as bytes, and the few fields of it that are read; the rest is passed over unparsed.

Telegram sends names, usernames, languages, whole earlier messages. There is no field for any of
them here, so none of it is ever an object of this program.
"""

import json
from typing import Any

from msgspec import DecodeError, Struct, ValidationError, convert, field
from msgspec.json import Decoder


class NotAnUpdate(ValueError):
    """The bytes are no JSON, or not in the form of an update (Bot API, Update)."""


class Something(Struct, gc=False, frozen=True):
    """Anything that we only want to know is there."""


Media = Something | list[Something] | None


class Chat(Struct, gc=False, frozen=True):
    """Where it was said (Bot API, Chat)."""

    id: int | None = None
    type: str | None = None


class Sender(Struct, gc=False, frozen=True):
    """Who said it (Bot API, User)."""

    id: int | None = None
    is_bot: bool | None = None


class Place(Struct, gc=False, frozen=True):
    """The message under a button: its chat and its id, and nothing of what it says."""

    chat: Chat | None = None
    message_id: int | None = None


class Said(Struct, gc=False, frozen=True):
    """A message of somebody's (Bot API, Message): its text, or of media that there are some."""

    chat: Chat | None = None
    message_id: int | None = None
    sender: Sender | None = field(default=None, name="from")
    text: str | None = None
    animation: Media = None
    audio: Media = None
    checklist: Media = None
    contact: Media = None
    dice: Media = None
    document: Media = None
    game: Media = None
    invoice: Media = None
    location: Media = None
    paid_media: Media = None
    photo: Media = None
    poll: Media = None
    sticker: Media = None
    story: Media = None
    venue: Media = None
    video: Media = None
    video_note: Media = None
    voice: Media = None


class Pressed(Struct, gc=False, frozen=True):
    """A press on a button (Bot API, CallbackQuery)."""

    id: str | None = None
    sender: Sender | None = field(default=None, name="from")
    message: Place | None = None
    data: str | None = None


class Status(Struct, gc=False, frozen=True):
    """What we are in a chat (Bot API, ChatMember)."""

    status: str | None = None


class Membership(Struct, gc=False, frozen=True):
    """That we were let in or put out (Bot API, ChatMemberUpdated)."""

    chat: Chat | None = None
    new_chat_member: Status | None = None


class Update(Struct, gc=False, frozen=True):
    """One update."""

    update_id: int
    message: Said | None = None
    callback_query: Pressed | None = None
    my_chat_member: Membership | None = None


MEDIA = tuple(
    name for name in Said.__struct_fields__ if name not in ("chat", "message_id", "sender", "text")
)
"""The fields of a message that hold something else than text."""

_decoder = Decoder(Update)


def decoded(body: bytes) -> Update:
    """Return the update in *body*, UTF-8; raise `NotAnUpdate`."""
    try:
        return _read(body)
    except (DecodeError, UnicodeDecodeError):
        return _read_slowly(body)


def typed(parsed: Any) -> Update:
    """Return the update in *parsed*, as a JSON reader made it; raise `NotAnUpdate`."""
    try:
        return convert(parsed, Update)
    except UnicodeEncodeError:
        return _without_half_characters(parsed)
    except (ValidationError, RecursionError) as error:
        raise NotAnUpdate("no update") from error


def _read(body: bytes) -> Update:
    try:
        return _decoder.decode(body)
    except ValidationError as error:
        raise NotAnUpdate("no update") from error
    except RecursionError as error:
        raise NotAnUpdate("no JSON") from error


def _read_slowly(body: bytes) -> Update:
    """Return the update in *body*, whose texts may hold half a character, as JSON allows."""
    try:
        parsed: object = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotAnUpdate("no JSON") from error
    return _without_half_characters(parsed)


def _without_half_characters(parsed: object) -> Update:
    whole = json.dumps(parsed, ensure_ascii=False).encode("utf-8", "ignore")
    try:
        return _read(whole)
    except DecodeError as error:  # NaN and Infinity, which are no JSON
        raise NotAnUpdate("no JSON") from error

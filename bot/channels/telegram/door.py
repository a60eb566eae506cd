"""What of an update is let in: the event, and the numbers needed to answer it. The rest is dropped.

Telegram sends names, usernames, languages, whole earlier messages. None of it is read, so
none of it can be kept, logged or leaked. Whatever an update holds, reading it never raises.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.channels.telegram.codec import Buttons, command
from bot.dialogue.events import (
    Event,
    Interrupt,
    OfReminder,
    Stamp,
    Start,
    Unreadable,
    Write,
)
from bot.service import EventId, PersonKey

LONGEST_TEXT = 4096
"""Characters of a typed text that are looked at (Bot API, Message.text)."""

UPDATES = ("message", "callback_query", "my_chat_member")
"""What we ask Telegram for: nothing edited, nothing inline, nothing new."""

MEDIA = frozenset(
    "animation audio checklist contact dice document game invoice location paid_media photo poll"
    " sticker story venue video video_note voice".split()
)
"""The fields of a message that hold something else than text."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An event, and what is needed to answer it.

    *press* is the callback to acknowledge and *pressed* the message it stood under, *typed*
    the person's own message; *stamp* names the screen of a button that does not itself.
    *beside* where the button stood on a message that the answer is to leave as it is.
    """

    chat: int
    person: PersonKey
    delivery: EventId
    event: Event | OfReminder
    stamp: Stamp | None = None
    press: str | None = None
    pressed: int | None = None
    typed: int | None = None
    beside: bool = False

    @property
    def acute(self) -> bool:
        """Tell whether the acute card is asked for: nothing may stand before it."""
        return self.event == Interrupt()

    @property
    def remove(self) -> tuple[int, ...]:
        """Return the person's own message, which may hold anything; a bare /start holds nothing."""
        keep = self.typed is None or isinstance(self.event, Start)
        return () if keep or self.typed is None else (self.typed,)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """We were put into a group or a channel, where nobody is alone: leave it."""

    chat: int


@dataclass(frozen=True, slots=True)
class Stopped:
    """The person has blocked us or deleted the chat's bot: delete what is kept."""

    person: PersonKey
    delivery: EventId


@dataclass(frozen=True, slots=True)
class Dropped:
    """Nothing for us. *why* is one of a few words, for counting."""

    why: str


Read = Arrival | Elsewhere | Stopped | Dropped


@dataclass(frozen=True, slots=True)
class Door:
    """Reads updates for one bot."""

    bot: int
    buttons: Buttons
    person: Callable[[int], PersonKey]

    def read(self, update: object) -> Read:
        """Return what *update* means to us."""
        number = _whole(_field(update, "update_id"))
        if number is None or number < 0:
            return Dropped("no id")
        delivery = EventId(f"tg:{self.bot}:{number}")
        if (message := _field(update, "message")) is not None:
            return self._message(message, delivery)
        if (press := _field(update, "callback_query")) is not None:
            return self._press(press, delivery)
        if (member := _field(update, "my_chat_member")) is not None:
            return self._membership(member, delivery)
        return Dropped("other kind")

    def _message(self, message: object, delivery: EventId) -> Read:
        chat, typed = self._chat(message), _whole(_field(message, "message_id"))
        if not isinstance(chat, int):
            return chat
        if typed is None or _field(_field(message, "from"), "is_bot") is True:
            return Dropped("no person")
        event = _event(message)
        if event is None:
            return Dropped("no content")
        return Arrival(chat, self.person(chat), delivery, event, typed=typed)

    def _press(self, press: object, delivery: EventId) -> Read:
        message, data = _field(press, "message"), _field(press, "data")
        chat, pressed = self._chat(message), _whole(_field(message, "message_id"))
        if not isinstance(chat, int):
            return chat
        who, query = _whole(_field(_field(press, "from"), "id")), _field(press, "id")
        if who != chat or pressed is None or not isinstance(data, str):
            return Dropped("no button")
        person = self.person(chat)
        meant = self.buttons.press(person, data)
        return Arrival(
            chat=chat,
            person=person,
            delivery=delivery,
            event=meant.event,
            stamp=meant.stamp,
            press=query if isinstance(query, str) else None,
            pressed=None if meant.beside else pressed,
            beside=meant.beside,
        )

    def _membership(self, member: object, delivery: EventId) -> Read:
        chat = self._chat(member)
        status = _field(_field(member, "new_chat_member"), "status")
        if isinstance(chat, Elsewhere):
            return Dropped("left") if status in ("left", "kicked") else chat
        if isinstance(chat, Dropped):
            return chat
        return Stopped(self.person(chat), delivery) if status == "kicked" else Dropped("member")

    def _chat(self, holder: object) -> int | Elsewhere | Dropped:
        """Return the private chat that *holder* stands in."""
        chat = _field(holder, "chat")
        number, kind = _whole(_field(chat, "id")), _field(chat, "type")
        if number is None:
            return Dropped("no chat")
        if kind == "private":
            return number
        return Elsewhere(number) if kind in ("group", "supergroup", "channel") else Dropped("chat")


def _event(message: object) -> Event | None:
    text = _field(message, "text")
    if isinstance(text, str):
        return command(text) or Write(_whole_characters(text[:LONGEST_TEXT]))
    has_media = isinstance(message, dict) and not MEDIA.isdisjoint(message)
    return Unreadable() if has_media else None


def _whole_characters(text: str) -> str:
    """Return *text* without half characters, which JSON can hold and UTF-8 cannot."""
    return text.encode("utf-8", "ignore").decode()


def _field(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, dict) else None


def _whole(value: object) -> int | None:
    """Return *value* where it is a whole number of at most 63 bits."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) and abs(value) < 2**63 else None

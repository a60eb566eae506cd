"""What of an update is let in: the event, and the numbers needed to answer it. The rest is dropped.

Whatever an update holds, reading it never raises.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.channels.telegram.codec import Buttons, command
from bot.channels.telegram.update import (
    MEDIA,
    Chat,
    Membership,
    NotAnUpdate,
    Pressed,
    Said,
    Update,
    typed,
)
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

    def read(self, update: Update | object) -> Read:
        """Return what *update* means to us; anything that is no update means nothing."""
        if not isinstance(update, Update):
            try:
                update = typed(update)
            except NotAnUpdate as error:
                return Dropped(str(error))
        number = _whole(update.update_id)
        if number is None or number < 0:
            return Dropped("no id")
        delivery = EventId(f"tg:{self.bot}:{number}")
        if update.message is not None:
            return self._message(update.message, delivery)
        if update.callback_query is not None:
            return self._press(update.callback_query, delivery)
        if update.my_chat_member is not None:
            return self._membership(update.my_chat_member, delivery)
        return Dropped("other kind")

    def _message(self, message: Said, delivery: EventId) -> Read:
        chat, number = _chat(message.chat), _whole(message.message_id)
        if not isinstance(chat, int):
            return chat
        if number is None or (message.sender is not None and message.sender.is_bot):
            return Dropped("no person")
        event = _event(message)
        if event is None:
            return Dropped("no content")
        return Arrival(chat, self.person(chat), delivery, event, typed=number)

    def _press(self, press: Pressed, delivery: EventId) -> Read:
        if press.message is None:
            return Dropped("no chat")
        chat, pressed = _chat(press.message.chat), _whole(press.message.message_id)
        if not isinstance(chat, int):
            return chat
        who = None if press.sender is None else press.sender.id
        if who != chat or pressed is None or press.data is None:
            return Dropped("no button")
        person = self.person(chat)
        meant = self.buttons.press(person, press.data)
        return Arrival(
            chat=chat,
            person=person,
            delivery=delivery,
            event=meant.event,
            stamp=meant.stamp,
            press=press.id,
            pressed=None if meant.beside else pressed,
            beside=meant.beside,
        )

    def _membership(self, member: Membership, delivery: EventId) -> Read:
        chat = _chat(member.chat)
        status = None if member.new_chat_member is None else member.new_chat_member.status
        if isinstance(chat, Elsewhere):
            return Dropped("left") if status in ("left", "kicked") else chat
        if isinstance(chat, Dropped):
            return chat
        return Stopped(self.person(chat), delivery) if status == "kicked" else Dropped("member")


def _chat(chat: Chat | None) -> int | Elsewhere | Dropped:
    """Return the number of *chat* where it is a private one."""
    number = None if chat is None else _whole(chat.id)
    if chat is None or number is None:
        return Dropped("no chat")
    if chat.type == "private":
        return number
    return Elsewhere(number) if chat.type in ("group", "supergroup", "channel") else Dropped("chat")


def _event(message: Said) -> Event | None:
    if message.text is not None:
        text = message.text[:LONGEST_TEXT]
        return command(message.text) or Write(_whole_characters(text))
    return Unreadable() if any(getattr(message, each) is not None for each in MEDIA) else None


def _whole_characters(text: str) -> str:
    """Return *text* without half characters, which JSON can hold and UTF-8 cannot."""
    return text.encode("utf-8", "ignore").decode()


def _whole(number: int | None) -> int | None:
    """Return *number* where it has at most 63 bits."""
    return number if number is not None and abs(number) < 2**63 else None

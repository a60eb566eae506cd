"""The people of a load: who presses what, what they are shown, and how long that took."""

import random
import time
from dataclasses import dataclass, field
from typing import Any

from bot.channels.acute_card import CARDS
from tests.load.telegram import LimitedTelegram, Post, Webhook
from tests.telegram_emulator.rules import Params
from tests.telegram_emulator.server import Chat

CARD = tuple(card.steps[0] for card in CARDS.values())
"""How the acute screen begins, in each language."""

HARMLESS = ("Nej", "No", "English", "Dansk", "Hvorfor?", "Why?", "‹ Tilbage", "‹ Back")
"""What the crowd presses: every press changes the screen, and none leads to the acute one."""


@dataclass
class Someone:
    """*waits* is since when a press of theirs has not been followed by a screen."""

    chat: int
    busy: bool = False
    waits: float | None = None
    acute: "Urgent | None" = None


@dataclass
class Urgent:
    """One press of the acute button, and how many other messages went out before its answer."""

    asked: float
    sent: float = 0.0
    shown: float = 0.0
    before: int = 0
    waiting: int = 0


@dataclass
class Crowd:
    """Everybody. *waits* and *urgent* are what was seen, in seconds of a steady clock."""

    people: int
    seed: int = 1
    waits: list[float] = field(default_factory=list)
    urgent: list[Urgent] = field(default_factory=list)
    messages: int = 0
    update: int = 1
    first: int = 4_600_000_000

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.everybody = {n: Someone(n) for n in range(self.first, self.first + self.people)}
        self.telegram = LimitedTelegram(self.seen)
        for chat in self.everybody:
            self.telegram.chats[chat] = Chat(chat)

    def seen(self, chat: int, params: Params) -> None:
        """Note that *chat* is shown something."""
        now, who = time.monotonic(), self.everybody[chat]
        self.messages += 1
        if who.waits is not None:
            self.waits.append(now - who.waits)
            who.waits = None
        if who.acute is not None and params.get("text", "").startswith(CARD):
            who.acute.shown = now
            who.acute.before = self.messages - who.acute.before
            who.acute = None

    @property
    def waiting(self) -> int:
        """Return how many wait for a screen."""
        return sum(each.waits is not None for each in self.everybody.values())

    def press(self, webhook: Webhook) -> None:
        """Let somebody who has nothing under way press, or begin."""
        who = self.everybody[self.first + self.chance.randrange(self.people)]
        if not who.busy and who.acute is None:
            self._push(webhook, who, self._harmless(who), time.monotonic())

    def press_acute(self, webhook: Webhook) -> None:
        """Let somebody press the acute button, or write /akut where there is none yet."""
        who = self.everybody[self.first + self.chance.randrange(self.people)]
        if who.busy or who.acute is not None or self._has_card(who):
            return self.press_acute(webhook)
        now = time.monotonic()
        who.acute = Urgent(now, before=self.messages, waiting=self.waiting)
        self.urgent.append(who.acute)
        self._push(webhook, who, self._button(who, danger=True) or _text(who.chat, "/akut"), now)

    def _push(self, webhook: Webhook, who: Someone, content: Params, now: float) -> None:
        self.update += 1
        who.busy = True
        if who.waits is None:
            who.waits = now
        urgent = who.acute

        def then(post: Post) -> None:
            who.busy = False
            if urgent is not None:
                urgent.sent = post.sent

        webhook.push(Post({"update_id": self.update, **content}, then))

    def _harmless(self, who: Someone) -> Params:
        return self._button(who, danger=False) or _text(who.chat, "/start")

    def _button(self, who: Someone, *, danger: bool) -> Params | None:
        found = [
            (message.id, button)
            for message in self.telegram.chats[who.chat].visible()
            for row in message.content.get("reply_markup", {}).get("inline_keyboard", [])
            for button in row
            if (button.get("style") == "danger" if danger else button["text"] in HARMLESS)
        ]
        if not found:
            return None
        message, button = found[-1] if danger else self.chance.choice(found)
        return _press(who.chat, message, button["callback_data"], self.update)

    def _has_card(self, who: Someone) -> bool:
        visible = self.telegram.chats[who.chat].visible()
        return any(each.content.get("text", "").startswith(CARD) for each in visible)


def _press(chat: int, message: int, data: str, number: int) -> Params:
    stands: dict[str, Any] = {"id": chat, "type": "private"}
    shown = {"message_id": message, "date": 0, "chat": stands}
    press = {"id": str(number), "from": {"id": chat}, "message": shown, "data": data}
    return {"callback_query": press}


def _text(chat: int, text: str) -> Params:
    stands: dict[str, Any] = {"id": chat, "type": "private"}
    message = {"message_id": 1, "date": 0, "chat": stands, "from": {"id": chat}, "text": text}
    return {"message": message}

"""Somebody with a phone: presses, writes, and looks at the chat."""

from typing import Any

from tests.patience import PATIENCE
from tests.telegram_emulator.server import Chat, Emulator, Message

CANARY = "Canaria Kanariefugl"
"""A name in every update; it must turn up nowhere on our side."""


class Person:
    """One person's private chat with the bot."""

    def __init__(self, telegram: Emulator, number: int = 4_600_123_456_789) -> None:
        """Begin with an empty chat; the number is beyond 32 bits, as new ones are."""
        self.telegram = telegram
        self.id = number
        self.chat = telegram.chats.setdefault(number, Chat(number))

    @property
    def _me(self) -> dict[str, Any]:
        first, last = CANARY.split()
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": first,
            "last_name": last,
            "username": "canary_user",
            "language_code": "en",
        }

    async def writes(self, text: str, update_id: int | None = None) -> int:
        """Send a text, and return the id of the update."""
        return await self.sends({"text": text}, update_id)

    async def sends(self, content: dict[str, Any], update_id: int | None = None) -> int:
        """Send any message, such as a photo, and return the id of the update."""
        shown = self.telegram.put(self.id, "text", content, ours=False)
        return await self.telegram.deliver("message", shown | {"from": self._me}, update_id)

    async def presses(self, label: str, update_id: int | None = None) -> int:
        """Press the newest button with *label*."""
        message, data = self.button(label)
        return await self.presses_data(data, message.id, update_id)

    async def presses_data(self, data: str, message: int, update_id: int | None = None) -> int:
        """Press with *data*, which may be forged, under *message*."""
        self.telegram.next_press += 1
        query = str(self.telegram.next_press)
        self.telegram.presses[query] = self.telegram.now()
        found = self.chat.messages.get(message)
        shown = (
            self.telegram.shown(self.id, found)
            if found
            else {"message_id": message, "date": 0, "chat": {"id": self.id, "type": "private"}}
        )
        press = {"id": query, "from": self._me, "message": shown, "data": data}
        return await self.telegram.deliver("callback_query", press, update_id)

    def button(self, label: str) -> tuple[Message, str]:
        """Return the newest visible message with a button *label*, and the button's data."""
        for message in reversed(self.chat.visible()):
            for row in message.content.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    if button["text"] == label:
                        return message, button["callback_data"]
        raise AssertionError(f"no button {label!r} on:\n{self.screen}")

    @property
    def ours(self) -> list[Message]:
        """Return what the bot shows in the chat."""
        return [message for message in self.chat.visible() if message.ours]

    @property
    def own(self) -> list[str]:
        """Return the person's own texts that are still in the chat."""
        return [m.content.get("text", "") for m in self.chat.visible() if not m.ours]

    @property
    def screen(self) -> str:
        """Return everything that the bot shows, buttons and cards included."""
        return "\n\n".join(_shown(message) for message in self.ours)

    async def sees(self, text: str, seconds: float = PATIENCE) -> str:
        """Wait until *text* is on screen, and return the screen."""
        try:
            await self.telegram.until(lambda: text in self.screen, seconds)
        except TimeoutError:
            raise AssertionError(f"{text!r} did not appear on:\n{self.screen}") from None
        return self.screen


def _shown(message: Message) -> str:
    if message.kind == "contact":
        return f"({message.content['first_name']} {message.content['phone_number']})"
    rows = message.content.get("reply_markup", {}).get("inline_keyboard", [])
    keys = "\n".join(" ".join(f"[{button['text']}]" for button in row) for row in rows)
    return message.content.get("text", "") + (f"\n{keys}" if keys else "")

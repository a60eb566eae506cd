"""A session of aiogram that answers every call as Telegram would, without a wire."""

import json
from typing import Any

from aiogram.client.session.base import BaseSession
from aiogram.methods import AnswerCallbackQuery

MESSAGE = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "."}


class Nowhere(BaseSession):
    """Makes every call ready for the wire. *shown* is each chat's newest keyboard."""

    def __init__(self) -> None:
        """Begin with no chat."""
        super().__init__()
        self.shown: dict[int, Any] = {}

    async def close(self) -> None:
        """Close nothing."""

    async def make_request(self, bot: Any, method: Any, timeout: Any = None) -> Any:
        """Return the answer to *method*."""
        files: dict[str, Any] = {}
        for value in method.model_dump(warnings=False).values():
            self.prepare_value(value, bot=bot, files=files)
        keyboard = getattr(method, "reply_markup", None)
        if getattr(keyboard, "inline_keyboard", None):
            self.shown[method.chat_id] = keyboard
        result = True if isinstance(method, AnswerCallbackQuery) else MESSAGE
        content = json.dumps({"ok": True, "result": result})
        return self.check_response(bot=bot, method=method, status_code=200, content=content).result

    async def stream_content(self, *args: Any, **more: Any) -> Any:
        """Stream nothing."""
        yield b""

"""python-telegram-bot on the dialogue: ConversationHandler, in memory or with its pickle.

Run: ``python -m benchmarks.peers.ptb memory|pickle PEOPLE`` with the dialogue on stdin. Its
own Application does everything; only the bytes that would go to Telegram go nowhere.
"""

import asyncio
import json
import logging
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)
from telegram.request import BaseRequest

from benchmarks.peers.timing import begun, report, update

MESSAGE = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "."}
ME = {"id": 1, "is_bot": True, "first_name": "B", "username": "b_bot"}
NAME = "dialogue"


class Nowhere(BaseRequest):
    """Answers every call as Telegram would, without a wire."""

    read_timeout = 5.0

    async def initialize(self) -> None:
        """Open nothing."""

    async def shutdown(self) -> None:
        """Close nothing."""

    async def do_request(self, url: str, *args: Any, **more: Any) -> tuple[int, bytes]:
        """Return the answer to the method that *url* names."""
        request = more.get("request_data")
        assert request is None or request.json_payload  # what is sent is made ready
        method = url.rpartition("/")[2]
        result = ME if method == "getMe" else True if method.startswith("answer") else MESSAGE
        return 200, json.dumps({"ok": True, "result": result}).encode()


def application(turns: list[dict[str, Any]], pickle: Path | None) -> Any:
    """Return the application that holds *turns*."""

    async def show(number: int, update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        turn = turns[number]
        context.user_data["answers"] = [*context.user_data.get("answers", []), number]
        keyboard = InlineKeyboardMarkup(
            [
                [InlineKeyboardButton(label, callback_data=f"{number + 1}:x") for label in row]
                for row in turn["rows"]
            ]
        )
        if update.callback_query is not None:
            await update.callback_query.answer()
            await update.callback_query.edit_message_text(turn["text"], reply_markup=keyboard)
        else:
            await update.message.reply_text(turn["text"], reply_markup=keyboard)
        return number if number + 1 < len(turns) else ConversationHandler.END

    def shows(number: int) -> Any:
        async def handler(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
            return await show(number, update, context)

        return handler

    def handles(number: int) -> list[Any]:
        if turns[number]["typed"] is not None:
            return [MessageHandler(filters.TEXT & ~filters.COMMAND, shows(number))]
        return [CallbackQueryHandler(shows(number), pattern=f"^{number}:")]

    states = {number: handles(number + 1) for number in range(len(turns) - 1)}
    builder = Application.builder().token("1:x").request(Nowhere()).get_updates_request(Nowhere())
    builder = builder.updater(None)
    if pickle is not None:
        builder = builder.persistence(PicklePersistence(pickle, update_interval=1))
    made = builder.build()
    made.add_handler(
        ConversationHandler(
            [CommandHandler("start", shows(0))],
            states,
            [],
            name=NAME if pickle else None,
            persistent=pickle is not None,
        )
    )
    return made


async def main(kind: str, people: int) -> None:
    """Run once."""
    logging.disable()
    turns = json.load(sys.stdin)
    bodies = [
        update(person * 100 + number, person, turn)
        for number, turn in enumerate(turns)
        for person in range(1, people + 1)
    ]
    with tempfile.TemporaryDirectory() as folder:
        app = application(turns, Path(folder) / "kept.pickle" if kind == "pickle" else None)
        await app.initialize()
        await app.start()
        waits: list[float] = []
        began = begun()
        for body in bodies:
            at = time.perf_counter()
            await app.process_update(Update.de_json(json.loads(body), app.bot))
            waits.append(time.perf_counter() - at)
        report(began, waits)
        reached = [len(app.user_data[person]["answers"]) for person in range(1, people + 1)]
        assert reached == [len(turns)] * people, "not everybody got to the end"
        await app.stop()
        await app.shutdown()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))

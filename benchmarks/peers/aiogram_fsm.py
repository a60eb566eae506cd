"""aiogram's finite-state dialogue in memory. Run by the Python that has aiogram.

Run: ``python aiogram_fsm.py PEOPLE`` with the dialogue on stdin.
"""

import asyncio
import json
import logging
import sys
import time
from typing import Any

from aiogram import Bot, Dispatcher, F, Router
from aiogram.filters import CommandStart, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram_nowhere import Nowhere
from timing import begun, report, update


def router(turns: list[dict[str, Any]]) -> Router:
    """Return the router that holds *turns*."""
    made = Router()
    states = [State(f"turn{number}", "Dialogue") for number in range(len(turns))]

    def shows(number: int) -> Any:
        turn = turns[number]

        async def handler(event: Message | CallbackQuery, state: FSMContext) -> None:
            kept = await state.get_data()
            await state.update_data(answers=[*kept.get("answers", []), number])
            rows = [
                [InlineKeyboardButton(text=each, callback_data=f"{number + 1}:x") for each in row]
                for row in turn["rows"]
            ]
            keyboard = InlineKeyboardMarkup(inline_keyboard=rows)
            await state.set_state(states[number])
            if isinstance(event, CallbackQuery):
                await event.answer()
                await event.message.edit_text(turn["text"], reply_markup=keyboard)
            else:
                await event.answer(turn["text"], reply_markup=keyboard)

        return handler

    made.message(CommandStart())(shows(0))
    for number in range(1, len(turns)):
        before = StateFilter(states[number - 1])
        if turns[number]["typed"] is not None:
            made.message(before, F.text)(shows(number))
        else:
            made.callback_query(before, F.data.startswith(f"{number}:"))(shows(number))
    return made


async def main(people: int) -> None:
    """Run once."""
    logging.disable()
    turns = json.load(sys.stdin)
    bodies = [
        update(person * 100 + number, person, turn)
        for number, turn in enumerate(turns)
        for person in range(1, people + 1)
    ]
    bot, storage = Bot("1:x", session=Nowhere()), MemoryStorage()
    dispatcher = Dispatcher(storage=storage)
    dispatcher.include_router(router(turns))
    waits: list[float] = []
    began = begun()
    for body in bodies:
        at = time.perf_counter()
        await dispatcher.feed_raw_update(bot, json.loads(body))
        waits.append(time.perf_counter() - at)
    report(began, waits)
    reached = [len(kept.data["answers"]) for kept in storage.storage.values()]
    assert reached == [len(turns)] * people, "not everybody got to the end"


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))

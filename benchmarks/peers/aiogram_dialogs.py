"""aiogram-dialog's windows on the dialogue, in memory. Run by the Python that has it.

Run: ``python aiogram_dialogs.py PEOPLE`` with the dialogue on stdin. Its buttons carry an id
that it makes up while it runs, so each press is read off the keyboard that was sent before.
"""

import asyncio
import json
import logging
import sys
import time
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.filters import CommandStart
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column
from aiogram_dialog.widgets.text import Const
from aiogram_nowhere import Nowhere
from timing import begun, report, update


def dispatcher(turns: list[dict[str, Any]], ended: set[int]) -> Dispatcher:
    """Return what holds *turns*; whoever comes to the last one is put into *ended*."""
    names = {f"turn{number}": State() for number in range(len(turns))}
    states = list(type("Dialogue", (StatesGroup,), names).__states__)

    async def onward(event: Any, widget: Any, manager: DialogManager) -> None:
        manager.dialog_data["answers"] = [*manager.dialog_data.get("answers", []), widget.widget_id]
        await manager.next()
        if manager.current_context().state == states[-1]:
            ended.add(event.from_user.id)

    def window(number: int) -> Window:
        labels = [label for row in turns[number]["rows"] for label in row]
        keys = [Button(Const(label), id=f"b{n}", on_click=onward) for n, label in enumerate(labels)]
        typed = number + 1 < len(turns) and turns[number + 1]["typed"] is not None
        writes = [MessageInput(onward)] if typed else []
        return Window(Const(turns[number]["text"]), Column(*keys), *writes, state=states[number])

    made = Dispatcher(storage=MemoryStorage())
    made.include_router(Dialog(*(window(number) for number in range(len(turns)))))
    setup_dialogs(made)

    @made.message(CommandStart())
    async def start(message: Message, dialog_manager: DialogManager) -> None:
        await dialog_manager.start(states[0], mode=StartMode.RESET_STACK)

    return made


async def main(people: int) -> None:
    """Run once."""
    logging.disable()
    turns = json.load(sys.stdin)
    session, ended, waits = Nowhere(), set[int](), list[float]()
    bot, takes = Bot("1:x", session=session), dispatcher(turns, ended)
    began = begun()
    for number, turn in enumerate(turns):
        for person in range(1, people + 1):
            if turn["typed"] is None:
                turn["pressed"] = session.shown[person].inline_keyboard[0][0].callback_data
            body = update(person * 100 + number, person, turn)
            at = time.perf_counter()
            await takes.feed_raw_update(bot, json.loads(body))
            waits.append(time.perf_counter() - at)
    report(began, waits)
    assert len(ended) == people, "not everybody got to the end"


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))

"""Reminders in this channel: what is pressed under one, and asking whoever's time has come."""

import asyncio
import logging
from functools import partial

from bot.channels.telegram.door import Arrival
from bot.channels.telegram.pace import Haste, Wake
from bot.channels.telegram.packing import Packer
from bot.dialogue.events import Event, OfReminder, Remembered, Remind
from bot.reminding import Encode, Kept, Reminding, Shown
from bot.service import Outgoing, PersonKey, StoreFailed

log = logging.getLogger("henvend.telegram")

LOOK = 15.0
"""Seconds between two looks at whose time has come."""


class Reminders:
    """One bot's reminders."""

    def __init__(self, reminding: Reminding, packer: Packer, wake: Wake) -> None:
        """Show with *packer* what *reminding* says, and *wake* the sender for it."""
        self._reminding = reminding
        self._packer = packer
        self._wake = wake

    async def find(self, person: PersonKey) -> Kept | None:
        """Return what is kept of the reminder of *person*."""
        return await self._reminding.find(person)

    async def take(self, arrival: Arrival, event: OfReminder) -> Event | None:
        """Do what was pressed; or return the event that it means where that is nothing of ours."""
        address = str(arrival.chat)

        def encode(shown: Shown) -> tuple[Outgoing, ...]:
            pressed = arrival.pressed if isinstance(event, Remembered) else None
            return tuple(self._packer.reminder(shown, arrival.person, address, pressed))

        instead: Event | None = None
        match event:
            case Remind():
                instead = await self._reminding.ask(
                    arrival.person, event, arrival.delivery, address, encode
                )
            case Remembered():
                await self._reminding.answer(
                    arrival.person, event, arrival.delivery, address, encode
                )
        self._wake(Haste.NONE)
        return instead

    async def run(self) -> None:
        """Ask whoever's time has come, for ever."""
        while True:
            try:
                await self.look()
            except StoreFailed as error:
                log.warning("reminders put off: %s", error)
            except Exception as fault:  # its message may hold whom it is about
                log.error("reminders met a fault: %s", type(fault).__name__)
            await asyncio.sleep(LOOK)

    async def look(self) -> None:
        """Ask whoever's time has come by now."""
        if await self._reminding.look(self._encoding):
            self._wake(Haste.NONE)

    def _encoding(self, person: PersonKey, address: str) -> Encode:
        return partial(self._packer.reminder, person=person, address=address)

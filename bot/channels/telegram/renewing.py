"""An ending that waited is worked out anew before it is sent: who answered then may not now."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from bot.channels.telegram.message import Part
from bot.channels.telegram.packing import Packer
from bot.dialogue.step import Turn
from bot.service import ChatService, Outgoing, PersonKey, StoreFailed

log = logging.getLogger("henvend.telegram")

LASTS = 60
"""Seconds for which what the clock has decided may be sent as it is (fault catalogue F19)."""


@dataclass(frozen=True, slots=True)
class Renewing:
    """Works out anew with *service*, and packs with *packer*."""

    service: ChatService
    packer: Packer

    async def __call__(self, person: PersonKey, address: str, parts: Sequence[Part]) -> bool:
        """Return whether something newer than *parts*, of one turn or several, waits now.

        What cannot be worked out anew is sent as it is: it says at which minute it holds.
        """
        if not self._is_late(parts):
            return False

        def encoded(turn: Turn) -> Sequence[Outgoing]:
            return self.packer.renewed(turn, person, address, tuple(parts))

        try:
            return await self.service.renew(person, encoded)
        except StoreFailed:
            return False
        except Exception as fault:
            log.error("an ending could not be worked out anew: %s", type(fault).__name__)
            return False

    def _is_late(self, parts: Sequence[Part]) -> bool:
        """Tell whether the newest of *parts* was worked out too long ago."""
        made = parts[-1].made if parts else None
        return made is not None and self.service.now.timestamp() - made > LASTS

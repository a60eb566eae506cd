"""``henvend serve`` with a clock that stands where the environment says; run as a module."""

import os
import sys
from datetime import datetime

import bot.channels.telegram.adapter
import bot.cli.serve
from bot.cli.main import main
from bot.clock import ShiftedClock


async def unheard(response: object) -> None:
    """Pass over the real date that the emulated Telegram states."""


if __name__ == "__main__":
    at = datetime.fromisoformat(os.environ["AT"])
    bot.cli.serve.SystemClock = lambda: ShiftedClock(at)
    bot.channels.telegram.adapter._dated = lambda heard: unheard
    sys.exit(main(["serve"]))

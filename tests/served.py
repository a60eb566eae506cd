"""`henvend serve` as a process of its own, against an emulated Telegram."""

import asyncio
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.patience import PATIENCE
from tests.shipped import ROOT
from tests.telegram_emulator import Emulator
from tests.telegram_emulator.server import TOKEN


@asynccontextmanager
async def program(telegram: Emulator, home: Path, **environment: str) -> AsyncIterator[Process]:
    """Run it with nothing in its environment but what it needs; it is told to stop at the end."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "serve"),
        cwd=ROOT,
        env={
            "PATH": "/usr/bin:/bin",
            "HENVEND_HOME": str(home),
            "HENVEND_LISTEN": "127.0.0.1:0",
            "HENVEND_TELEGRAM_TOKEN": TOKEN,
            "HENVEND_TELEGRAM_API": telegram.url,
            **environment,
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()


async def ended(process: Process) -> tuple[str, str]:
    """Tell *process* to stop; return what it still wrote, and what it logged."""
    process.terminate()
    out, log = await asyncio.wait_for(process.communicate(), PATIENCE)
    return out.decode(), log.decode()

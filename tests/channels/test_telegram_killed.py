"""The real program, killed without warning in the middle of conversations, and started again."""

import asyncio
import os
import sys
from contextlib import asynccontextmanager

import pytest

from tests.channels.our_side import ROOT
from tests.channels.walking import CHECK, FIRST, NOBODY_TOLD, W, answers, makes, moves
from tests.patience import PATIENCE
from tests.telegram_emulator import Person
from tests.telegram_emulator.people import CANARY
from tests.telegram_emulator.server import TOKEN

pytestmark = pytest.mark.slow


class Program:
    """``henvend serve`` as a process of its own."""

    def __init__(self, telegram, home):
        self._environment = os.environ | {
            "HENVEND_HOME": str(home),
            "HENVEND_TELEGRAM_TOKEN": TOKEN,
            "HENVEND_TELEGRAM_API": telegram.url,
            "NO_PROXY": "127.0.0.1",
        }
        self.said = b""
        self.lives = 0

    @asynccontextmanager
    async def running(self):
        """Start it, and kill it at the end of the block, wherever it is then."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "serve",
            cwd=ROOT,
            env=self._environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        self.lives += 1
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
            out, _ = await process.communicate()
            self.said += out


def moments(telegram):
    """Return when to kill: at once, when the press was fetched, or when the answer is sent."""
    calls = len(telegram.calls)

    def since(*methods):
        return any(name in methods for name, _ in telegram.calls[calls:])

    return [
        lambda: True,
        lambda: since("answerCallbackQuery", "editMessageText"),
        lambda: since("editMessageText", "sendMessage", "sendContact"),
    ]


@pytest.mark.threat("G1", "G2", "G3")
async def test_kill_9_after_every_press_loses_none_and_does_none_twice(telegram, tmp_path):
    anna, program = Person(telegram), Program(telegram, tmp_path)
    await anna.writes("/start")
    walk = list(moves())
    for step, move in enumerate(walk):
        async with program.running():
            await anna.sees(move.seen, PATIENCE)
            kill_when = moments(telegram)[step % 3]
            await makes(anna, move)
            await telegram.until(kill_when, PATIENCE)
    async with program.running():
        ending = await anna.sees(NOBODY_TOLD, PATIENCE)

        assert program.lives == len(walk) + 1
        assert ending.count(NOBODY_TOLD) == 1
        cards = [message.content["phone_number"] for message in anna.ours if message.kind != "text"]
        assert len(cards) - len(set(cards)) <= 1  # at most one message comes twice
        await anna.presses(W.review)
        await anna.sees(CHECK)
        shown = anna.ours[-1].content["text"].splitlines()
        assert [line for line in shown if line[:1].isdigit()] == answers()
    for secret in (TOKEN, str(anna.id), "canary_user", *CANARY.split()):
        assert secret.encode() not in program.said


async def test_told_to_stop_the_program_ends_well(telegram, tmp_path):
    anna, program = Person(telegram), Program(telegram, tmp_path)
    await anna.writes("/start")
    async with program.running() as process:
        await anna.sees(FIRST, PATIENCE)
        process.terminate()

        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
    assert b"Traceback" not in program.said

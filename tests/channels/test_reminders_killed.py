"""Reminders through the real program, killed without warning at each moment of one's life."""

import asyncio
import os
import sys
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.dialogue.packed import Packing
from bot.settings import read
from bot.stores.choice import opened
from bot.stores.rows import Rows
from bot.stores.sealing import keys_in, person_key, sealer_of
from tests.channels.our_side import ROOT, library
from tests.channels.test_telegram_reminders import (
    MONDAY,
    MUNICIPAL,
    POLICE,
    SATURDAY,
    put_at_the_ending,
)
from tests.channels.walking import W
from tests.patience import PATIENCE
from tests.telegram_emulator import Emulator, Person
from tests.telegram_emulator.server import TOKEN

pytestmark = pytest.mark.slow


@pytest.fixture(params=["sqlite", "postgresql"])
def environment(request, tmp_path):
    stated = {"HENVEND_HOME": str(tmp_path), "HENVEND_LISTEN": "127.0.0.1:0"}
    if request.param == "postgresql":
        stated["DATABASE_URL"] = request.getfixturevalue("postgres_tables")
    return stated


@asynccontextmanager
async def store_of(environment):
    """Open the program's own store between two of its lives; give its keys too."""
    settings = read(environment)
    keys = keys_in(settings.key_file)
    rows = Rows(sealer_of(keys), Packing(library))
    async with opened(settings.database, rows) as store:
        yield store, keys


@asynccontextmanager
async def alive(environment, telegram, at):
    """Let the program run at *at*, and kill it at the end of the block."""
    told = {
        "AT": at.isoformat(),
        "HENVEND_TELEGRAM_TOKEN": TOKEN,
        "HENVEND_TELEGRAM_API": telegram.url,
        "NO_PROXY": "127.0.0.1",
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.channels.serving_at"),
        cwd=ROOT,
        env=os.environ | environment | told,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield
    finally:
        process.kill()
        said, _ = await process.communicate()
        assert b"Traceback" not in said, said.decode()


def reminded(anna):
    return [m for m in anna.ours if m.content.get("text", "").startswith(W.reminder)]


async def test_a_reminder_outlives_kill_9_at_every_moment_and_comes_once(environment):
    async with Emulator().serving() as telegram:
        anna = Person(telegram)
        async with store_of(environment) as (store, keys):
            name = person_key(keys.person, "telegram", anna.id)
            await put_at_the_ending(store, name, SATURDAY)
        await anna.presses_data("of an older version", 1)
        async with alive(environment, telegram, SATURDAY):
            await anna.sees(W.remind, PATIENCE)
            await anna.presses(W.remind)
            await telegram.until(lambda: len(telegram.called("answerCallbackQuery")) > 1, PATIENCE)
        async with alive(environment, telegram, SATURDAY + timedelta(minutes=1)):
            await anna.sees(W.reminder_set.split("{")[0], PATIENCE)
            assert not reminded(anna)
        async with alive(environment, telegram, MONDAY):
            await telegram.until(lambda: reminded(anna), PATIENCE)  # killed as soon as it was sent
        async with alive(environment, telegram, MONDAY + timedelta(minutes=1)):
            await anna.presses(W.reached_no)
            await telegram.until(lambda: POLICE in anna.ours[-1].content["text"], PATIENCE)
            assert MUNICIPAL not in anna.ours[-1].content["text"]

        sent = [each.get("text", "") for each in telegram.called("sendMessage")]
        assert sum(text.startswith(W.reminder) for text in sent) in (1, 2)  # at most one repeat
        async with store_of(environment) as (store, _):
            kept = await store.reminders.find(name)
        assert kept.reminder.contacts[0] == "tovholder-politi"
        assert kept.reminder.asked

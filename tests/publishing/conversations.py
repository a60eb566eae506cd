"""Conversations in the clubhouse, and a store that holds them."""

import asyncio
from pathlib import Path

from bot.clock import SystemClock
from bot.dialogue.events import Choose, Start
from bot.dialogue.packed import Packing
from bot.dialogue.session import Session
from bot.dialogue.step import begin, step
from bot.flow.model import ChoiceId
from bot.language import DA
from bot.library import Library
from bot.service import Work
from bot.stores.rows import Rows
from bot.stores.sealing import keys_in, person_key, sealer_of
from bot.stores.sqlite import SqliteStore
from tests.publishing.club import FLOW


def conversation(library: Library, *answers: str, now=None) -> Session:
    """Return a conversation after *answers*."""
    now = now or SystemClock().now()
    session = begin(library, FLOW, Start(""), now, DA).session
    for answer in answers:
        assert session is not None
        session = step(library, session, Choose((ChoiceId(answer),), session.stamp), now).session
    assert session is not None
    return session


def kept(home: Path, library: Library, *sessions: Session) -> None:
    """Put *sessions* into the store of the service whose folder is *home*."""
    keys = keys_in(home / "keys" / "henvend.key")
    rows = Rows(sealer_of(keys), Packing(lambda: library))

    async def put() -> None:
        store = SqliteStore(home / "conversations" / "henvend.sqlite", rows)
        for number, session in enumerate(sessions):
            who = person_key(keys.person, "telegram", number)
            await store.commit(Work(who, None, session, 0, (), session.seen))
        store.close()

    asyncio.run(put())

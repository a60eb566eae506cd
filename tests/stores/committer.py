"""A process that commits turns until it is killed, and says after each that it stands.

Run as ``python -m tests.stores.committer FOLDER ROUND [PEOPLE]``.
"""

import asyncio
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.dialogue.session import Session
from bot.flow.model import Digest, FlowId, StateId
from bot.language import DA
from bot.service import EventId, Outgoing, PersonKey, Work
from bot.stores.rows import Rows
from bot.stores.sealing import Sealer
from bot.stores.sqlite import SqliteStore
from tests.stores.content import PACKING

KEY = b"k" * 32
PEOPLE = 16
AT = datetime(2026, 9, 15, 12, 0, tzinfo=UTC)
START = Session(FlowId("f"), Digest("d" * 16), DA, StateId("s"), 0, AT)


def person(number: int) -> PersonKey:
    return PersonKey(number.to_bytes(16, "big"))


async def one_person(store: SqliteStore, number: int, life: str) -> None:
    stored = await store.load(person(number))
    version = stored.version if stored else 0
    while True:
        event = EventId(f"{life}:{number}:{version + 1}")
        session = replace(START, turn=version + 1)
        outgoing = (Outgoing(str(number), f"screen {version + 1}"),)
        await store.commit(Work(person(number), event, session, version, outgoing, AT))
        version += 1
        os.write(1, f"{number} {version} {event}\n".encode())  # one write: never half a line


async def main(folder: str, life: str, people: str = str(PEOPLE)) -> None:
    store = SqliteStore(Path(folder) / "henvend.sqlite", Rows(Sealer(KEY), PACKING))
    await asyncio.gather(*(one_person(store, number, life) for number in range(int(people))))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))

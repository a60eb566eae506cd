"""What a live person costs on disk, in the longest form that a conversation can take."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from bot.conditions import ContactId
from bot.dialogue.packed import Packing
from bot.dialogue.reminder import Reminder
from bot.flow.model import FlowId
from bot.language import DA
from bot.plan.model import MunicipalityCode
from bot.reminding import Errand
from bot.service import EventId, Outgoing, PersonKey, Work
from bot.stores.postgres import postgres
from bot.stores.rows import Rows
from bot.stores.sealing import Sealer
from bot.stores.sqlite import SqliteStore
from bot.stores.sqlite_sql import SEE
from tests.dialogue.test_packed import NOW, everything
from tests.dialogue.test_packed import session as at
from tests.shipped import library

PEOPLE = 10_000
A_PERSON = 2500
"""Bytes of all tables together that one live person may take, a reminder among them (data map)."""

WITHOUT_REMINDER = 1700
"""Bytes of one who has asked for none: the ids of deliveries stand in one tree, not in two."""

FEWER = 2000
"""People on PostgreSQL, where a table of theirs is far longer than what an empty one takes."""

EVENTS = 25
"""Deliveries of one conversation whose ids are remembered: a press for every question."""


@pytest.mark.threat("J4")
async def test_ten_thousand_people_in_the_longest_form(tmp_path: Path) -> None:
    flow = library().flows[FlowId("bekymring")]
    path = everything(flow)
    here = replace(at_the_start(flow), path=path[:20], kept=path[20:], turn=40)
    file = tmp_path / "henvend.sqlite"
    store = SqliteStore(file, Rows(Sealer(b"s" * 32), Packing(library)))
    first = [
        Work(
            person(number), EventId(f"tg:7123456789:{900_000_000 + number}"), here, 0, (SHORT,), NOW
        )
        for number in range(PEOPLE)
    ]

    await asyncio.gather(*map(store.commit, first))
    await asyncio.gather(*(store.sent([each], MESSAGES) for each in await store.waiting(PEOPLE)))
    remember(file, range(900_000_000 + PEOPLE, 900_000_000 + PEOPLE * EVENTS))
    await store.sweep(NOW)
    size = sum(each.stat().st_size for each in tmp_path.iterdir())
    await asyncio.gather(*(store.reminders.keep(asked_for(number)) for number in range(PEOPLE)))
    await store.sweep(NOW)
    store.close()
    whole = sum(each.stat().st_size for each in tmp_path.iterdir())

    print(f"{size / PEOPLE:.0f} bytes a person, {whole / PEOPLE:.0f} with a reminder")
    assert size / PEOPLE <= WITHOUT_REMINDER
    assert whole / PEOPLE <= A_PERSON


@pytest.mark.threat("J4")
async def test_a_person_in_the_longest_form_on_postgresql(postgres_tables: str) -> None:
    """What the rows and their indexes take; dead rows are taken out before it is measured."""
    path = everything(library().flows[FlowId("bekymring")])
    here = replace(
        at_the_start(library().flows[FlowId("bekymring")]), path=path[:20], kept=path[20:]
    )
    async with postgres(postgres_tables, Rows(Sealer(b"s" * 32), Packing(library))) as store:
        first = (
            Work(person(each), EventId(f"tg:7123456789:{900_000_000 + each}"), here, 0, (), NOW)
            for each in range(FEWER)
        )
        await asyncio.gather(*map(store.commit, first))
        await asyncio.gather(*(store.reminders.keep(asked_for(each)) for each in range(FEWER)))
        with psycopg.connect(postgres_tables, autocommit=True) as db:
            alone = taken(db)
            seen = (
                "INSERT INTO delivery SELECT delivery_mark('tg:7123456789:' || n, %s)"
                " FROM generate_series(%s, %s) AS n"
            )
            last = 900_000_000 + FEWER * EVENTS - 1
            db.execute(seen, [int(NOW.timestamp()), 900_000_000 + FEWER, last])
            db.execute("UPDATE person SET messages = %s", [str(list(MESSAGES))])
            whole = taken(db)

    print(f"{whole / FEWER:.0f} bytes a person on PostgreSQL, {alone / FEWER:.0f} after one press")
    assert whole / FEWER <= A_PERSON
    assert whole > alone


def taken(db: psycopg.Connection) -> int:
    """Return the bytes of all tables with their indexes, without dead rows."""
    db.execute("VACUUM FULL")
    found = db.execute(
        "SELECT sum(pg_total_relation_size(oid)) FROM pg_class"
        " WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
    ).fetchone()
    assert found is not None
    return int(found[0])


def asked_for(number: int) -> Errand:
    whom = tuple(map(ContactId, ("tovholder-kommune", "tovholder-politi", "hotline")))
    reminder = Reminder(MunicipalityCode("0740"), whom, NOW, DA)
    return Errand(person(number), None, reminder, "1234567890", 0, (), NOW)


def remember(file: Path, updates: range) -> None:
    """Let *file* have seen *updates*, which nobody had time to send one by one."""
    with closing(sqlite3.connect(file)) as db, db:
        at = int(NOW.timestamp())
        db.executemany(SEE, ((f"tg:7123456789:{each}", at + each % PEOPLE) for each in updates))


SHORT = Outgoing("1234567890", "x" * 500)
MESSAGES = tuple(range(900_000_000, 900_000_010))


def person(number: int) -> PersonKey:
    return PersonKey((number * 2**96 + 12345).to_bytes(16, "big"))


def at_the_start(flow):
    class Here:
        state, path = flow.initial, ()

    return at(flow, Here)

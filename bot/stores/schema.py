"""The tables of the stores, as steps forward: a step is never changed, only followed by another.

A step may add; it may take away only what the version before it no longer uses, so that
the older program still runs on the newer tables while the two change places.
"""

import re
from collections.abc import Iterator, Sequence

Step = tuple[str, ...]

SQLITE: tuple[Step, ...] = (
    (
        """
        CREATE TABLE person (
            key BLOB PRIMARY KEY,
            version INTEGER NOT NULL,
            began INTEGER NOT NULL,
            seen INTEGER NOT NULL,
            session BLOB NOT NULL,
            messages TEXT NOT NULL
        ) WITHOUT ROWID
        """,
        "CREATE TABLE event (id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID",
        """
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            person BLOB NOT NULL,
            acute INTEGER NOT NULL,
            at INTEGER NOT NULL,
            box BLOB NOT NULL
        )
        """,
        "CREATE INDEX outbox_order ON outbox (acute DESC, id)",
        "CREATE INDEX outbox_person ON outbox (person)",
        "CREATE INDEX event_age ON event (at)",
    ),
    (
        """
        CREATE TABLE reminder (
            person BLOB PRIMARY KEY,
            version INTEGER NOT NULL,
            at INTEGER NOT NULL,
            due INTEGER NOT NULL,
            asked INTEGER NOT NULL,
            box BLOB NOT NULL,
            messages TEXT NOT NULL
        ) WITHOUT ROWID
        """,
        "CREATE INDEX reminder_due ON reminder (asked, due)",
    ),
    (
        """
        CREATE TABLE tally (
            week TEXT NOT NULL,
            kind TEXT NOT NULL,
            value TEXT NOT NULL,
            number INTEGER NOT NULL,
            PRIMARY KEY (week, kind, value)
        ) WITHOUT ROWID
        """,
    ),
    ("DROP INDEX event_age",),
)
"""The index by age held every id a second time: 920 of 2400 bytes a person. The sweep reads all."""

POSTGRES: tuple[Step, ...] = (
    (
        """
        CREATE TABLE person (
            key BYTEA PRIMARY KEY,
            version BIGINT NOT NULL,
            began BIGINT NOT NULL,
            seen BIGINT NOT NULL,
            session BYTEA NOT NULL,
            messages TEXT NOT NULL
        )
        """,
        "CREATE TABLE event (id TEXT PRIMARY KEY, at BIGINT NOT NULL)",
        """
        CREATE TABLE outbox (
            id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            person BYTEA NOT NULL,
            acute BOOLEAN NOT NULL,
            at BIGINT NOT NULL,
            box BYTEA NOT NULL
        )
        """,
        "CREATE INDEX outbox_order ON outbox (acute DESC, id)",
        "CREATE INDEX outbox_person ON outbox (person)",
        "CREATE INDEX event_age ON event (at)",
        """
        CREATE TABLE lease (
            work TEXT PRIMARY KEY,
            holder TEXT NOT NULL,
            until TIMESTAMPTZ NOT NULL
        )
        """,
    ),
    (
        """
        CREATE TABLE reminder (
            person BYTEA PRIMARY KEY,
            version BIGINT NOT NULL,
            at BIGINT NOT NULL,
            due BIGINT NOT NULL,
            asked BOOLEAN NOT NULL,
            box BYTEA NOT NULL,
            messages TEXT NOT NULL
        )
        """,
        "CREATE INDEX reminder_due ON reminder (asked, due)",
    ),
    (
        """
        CREATE TABLE tally (
            week TEXT NOT NULL,
            kind TEXT NOT NULL,
            value TEXT NOT NULL,
            number BIGINT NOT NULL,
            PRIMARY KEY (week, kind, value)
        )
        """,
    ),
    ("DROP INDEX event_age",),
    (
        "CREATE TABLE delivery (mark BIGINT NOT NULL)",
        "CREATE UNIQUE INDEX delivery_once ON delivery ((mark >> 15))",
        """
        CREATE FUNCTION delivery_mark(id TEXT, at BIGINT) RETURNS BIGINT LANGUAGE sql IMMUTABLE
        AS 'SELECT (hashtextextended(id, 0) & ~32767::bigint) | ((at / 60) & 32767)'
        """,
        """
        CREATE FUNCTION event_begins() RETURNS trigger LANGUAGE plpgsql AS '
        BEGIN
            INSERT INTO delivery VALUES (delivery_mark(NEW.id, NEW.at)) ON CONFLICT DO NOTHING;
            IF FOUND THEN RETURN NEW; END IF;
            RETURN NULL;
        END'
        """,
        """
        CREATE FUNCTION event_ends() RETURNS trigger LANGUAGE plpgsql AS '
        BEGIN
            DELETE FROM delivery WHERE mark >> 15 = delivery_mark(OLD.id, OLD.at) >> 15;
            RETURN NULL;
        END'
        """,
        """
        CREATE TRIGGER event_begins BEFORE INSERT ON event
        FOR EACH ROW EXECUTE FUNCTION event_begins()
        """,
        """
        CREATE TRIGGER event_ends AFTER DELETE ON event
        FOR EACH ROW EXECUTE FUNCTION event_ends()
        """,
        "INSERT INTO delivery SELECT delivery_mark(id, at) FROM event ON CONFLICT DO NOTHING",
    ),
)
"""The same tables in PostgreSQL; and which process does the *work* that only one may do.

A delivery is eight bytes: 49 bits of its id's hash, which stand once, and 15 of the minute. By
name and with the time beside it, it took 100 bytes with its index and takes 58 now. The version
before goes on with `event`, whose triggers keep both the same.
"""


def columns(steps: Sequence[Step]) -> Iterator[tuple[str, str]]:
    """Yield each table and column that *steps* make; the version's own table stands in no step."""
    yield "schema_version", "version"
    for statement in (each for step in steps for each in step):
        made = re.match(r"\s*CREATE TABLE (\w+) \((.*)\)", statement, re.DOTALL)
        added = re.match(r"\s*ALTER TABLE (\w+) ADD COLUMN (\w+)", statement)
        if made is not None:
            body = re.sub(r"PRIMARY KEY \(.*?\)", "", made[2])
            for line in filter(str.strip, body.split(",")):
                yield made[1], line.split()[0]
        if added is not None:
            yield added[1], added[2]

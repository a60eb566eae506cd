"""What `postgres.py` says to the database. Lists of values go in as arrays, one for each column."""

LOCK = "SELECT key, version, session FROM person WHERE key = ANY(%s) ORDER BY key FOR UPDATE"
SEE = """
    WITH new AS (
        SELECT id, delivery_mark(id, at) AS mark
        FROM unnest(%s::text[], %s::bigint[]) AS asked (id, at)
    ), kept AS (
        INSERT INTO delivery (mark) SELECT mark FROM new
        ORDER BY mark >> 15 ON CONFLICT DO NOTHING RETURNING mark
    )
    SELECT id FROM new JOIN kept USING (mark)
"""
UNSEE = """
    DELETE FROM delivery WHERE mark >> 15 IN (
        SELECT delivery_mark(id, 0) >> 15 FROM unnest(%s::text[]) AS asked (id)
    )
"""
BEGIN = """
    INSERT INTO person (key, version, began, seen, session, messages)
    SELECT key, 1, at, at, box, '[]'
    FROM unnest(%s::bytea[], %s::bigint[], %s::bytea[]) AS new (key, at, box)
    ORDER BY key ON CONFLICT DO NOTHING RETURNING key
"""
GO_ON = """
    UPDATE person SET version = version + 1, seen = new.at, session = new.box
    FROM unnest(%s::bytea[], %s::bigint[], %s::bytea[]) AS new (key, at, box)
    WHERE person.key = new.key
"""
FORGET = "DELETE FROM person WHERE key = ANY(%s)"
TAKE_BACK = "DELETE FROM outbox WHERE person = ANY(%s)"
PUT = """
    INSERT INTO outbox (person, acute, at, box) SELECT person, acute, at, box
    FROM unnest(%s::bytea[], %s::boolean[], %s::bigint[], %s::bytea[]) WITH ORDINALITY
    AS new (person, acute, at, box, number) ORDER BY number
"""

LOAD = "SELECT key, session, messages, version FROM person WHERE key = ANY(%s)"
WAITING = """
    SELECT id, person, acute, box FROM outbox WHERE person IN (
        SELECT person FROM outbox WHERE person <> ALL(%s::bytea[])
        GROUP BY person ORDER BY bool_or(acute) DESC, min(id) LIMIT %s
    ) ORDER BY acute DESC, id
"""
SENT = "DELETE FROM outbox WHERE id = ANY(%s)"
SHOWN = "UPDATE person SET messages = %s WHERE key = ANY(%s)"

PEOPLE = "SELECT key FROM person UNION SELECT person FROM reminder"
ALIVE = "SELECT key, session FROM person WHERE seen > %s AND began > %s"
COUNT = """
    INSERT INTO tally (week, kind, value, number) SELECT week, kind, value, number
    FROM unnest(%s::text[], %s::text[], %s::text[], %s::bigint[])
    AS new (week, kind, value, number)
    ORDER BY week, kind, value
    ON CONFLICT (week, kind, value) DO UPDATE SET number = tally.number + excluded.number
"""
COUNTED = "SELECT week, kind, value, number FROM tally"
FORGET_WEEK = "DELETE FROM tally WHERE week = %s"
OLD_WEEKS = "DELETE FROM tally WHERE week < %s"

OLD_PEOPLE = "DELETE FROM person WHERE seen <= %s OR began <= %s"
OLD_EVENTS = "DELETE FROM event WHERE at <= %s"
OLD_DELIVERIES = """
    DELETE FROM delivery WHERE (%s::bigint / 60 - (mark & 32767)) & 32767 BETWEEN 0 AND 16383
"""
"""Minutes are counted round and round: 16383 of them are eleven days."""

OLD_OUTGOING = "DELETE FROM outbox WHERE at <= %s"

REMINDER_COLUMNS = "person, version, due, asked, box, messages"
REMINDER = f"SELECT {REMINDER_COLUMNS} FROM reminder WHERE person = %s"
DUE = f"SELECT {REMINDER_COLUMNS} FROM reminder WHERE NOT asked AND due <= %s ORDER BY due LIMIT %s"
LOCK_REMINDER = "SELECT version, box FROM reminder WHERE person = %s FOR UPDATE"
BEGIN_REMINDER = """
    INSERT INTO reminder (person, version, at, due, asked, box, messages)
    VALUES (%(person)s, 1, %(at)s, %(due)s, %(asked)s, %(box)s, '[]')
    ON CONFLICT DO NOTHING RETURNING person
"""
GO_ON_REMINDER = """
    UPDATE reminder SET version = version + 1, at = CASE WHEN %(asked)s THEN at ELSE %(at)s END,
    due = %(due)s, asked = %(asked)s, box = %(box)s WHERE person = %(person)s
"""
NOTED = "UPDATE reminder SET messages = %s WHERE person = %s RETURNING person"
FORGET_REMINDERS = "DELETE FROM reminder WHERE person = ANY(%s)"
OLD_REMINDERS = "DELETE FROM reminder WHERE at <= %s"

LEAD = """
    INSERT INTO lease (work, holder, until)
    VALUES (%(work)s, %(holder)s, clock_timestamp() + %(seconds)s * interval '1 second')
    ON CONFLICT (work) DO UPDATE SET holder = excluded.holder, until = excluded.until
    WHERE lease.holder = excluded.holder OR lease.until < clock_timestamp() RETURNING work
"""
STEP_BACK = "DELETE FROM lease WHERE holder = %s"

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(7267461)"
"""Processes that start together change the tables one after the other; the number is ours alone."""

VERSION_TABLE = "CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)"
VERSION = "SELECT version FROM schema_version"
FIRST_VERSION = "INSERT INTO schema_version VALUES (0)"
NEW_VERSION = "UPDATE schema_version SET version = %s"

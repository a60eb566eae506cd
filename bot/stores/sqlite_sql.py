"""What the embedded store says to its file."""

CHANGES_BY_OTHERS = "PRAGMA data_version"
"""A number that is another one when another connection has changed the file."""

LOAD = "SELECT session, messages, version FROM person WHERE key = ?"
FORGET = "DELETE FROM person WHERE key = ?"
SEE = "INSERT INTO event (id, at) VALUES (?, ?) ON CONFLICT DO NOTHING"
BEGIN = (
    "INSERT INTO person (key, version, began, seen, session, messages)"
    " VALUES (?1, 1, ?2, ?2, ?3, '[]')"
)
GO_ON = "UPDATE person SET version = version + 1, seen = ?, session = ? WHERE key = ?"
TAKE_BACK = "DELETE FROM outbox WHERE person = ?"
PUT = "INSERT INTO outbox (person, acute, at, box) VALUES (?, ?, ?, ?)"
IN_LINE = "SELECT person FROM outbox ORDER BY acute DESC, id"
WAITING = "SELECT id, person, acute, box FROM outbox WHERE person = ?"
SENT = "DELETE FROM outbox WHERE id = ?"
SHOWN = "UPDATE person SET messages = ? WHERE key = ?"
PEOPLE = "SELECT key FROM person UNION SELECT person FROM reminder"
ALIVE = "SELECT key, session FROM person WHERE seen > ? AND began > ?"
OLD_PEOPLE = "DELETE FROM person WHERE seen <= ? OR began <= ?"
OLD_EVENTS = "DELETE FROM event WHERE at <= ?"
OLD_OUTGOING = "DELETE FROM outbox WHERE at <= ?"

REMINDER_COLUMNS = "person, version, due, asked, box, messages"
REMINDER = f"SELECT {REMINDER_COLUMNS} FROM reminder WHERE person = ?"
DUE = f"SELECT {REMINDER_COLUMNS} FROM reminder WHERE NOT asked AND due <= ? ORDER BY due LIMIT ?"
REMINDER_VERSION = "SELECT version FROM reminder WHERE person = ?"
BEGIN_REMINDER = (
    "INSERT INTO reminder (person, version, at, due, asked, box, messages)"
    " VALUES (?, 1, ?, ?, ?, ?, '[]')"
)
GO_ON_REMINDER = (
    "UPDATE reminder SET version = version + 1, at = CASE WHEN ?3 THEN at ELSE ?1 END,"
    " due = ?2, asked = ?3, box = ?4 WHERE person = ?5"
)
NOTED = "UPDATE reminder SET messages = ? WHERE person = ?"
FORGET_REMINDER = "DELETE FROM reminder WHERE person = ?"
OLD_REMINDERS = "DELETE FROM reminder WHERE at <= ?"

COUNT = (
    "INSERT INTO tally (week, kind, value, number) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (week, kind, value) DO UPDATE SET number = number + excluded.number"
)
COUNTED = "SELECT week, kind, value, number FROM tally"
FORGET_WEEK = "DELETE FROM tally WHERE week = ?"
OLD_WEEKS = "DELETE FROM tally WHERE week < ?"

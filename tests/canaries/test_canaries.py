"""No trace of anybody: the short run, and proof that the search finds what is planted."""

import base64
import logging
import sqlite3
import time
import zlib
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from tests.canaries.keeping import in_postgres
from tests.canaries.planting import Plant
from tests.canaries.running import Marks, run
from tests.canaries.scanning import found, found_in

FORMS = {
    "as it is": lambda text: text.encode(),
    "UTF-16": lambda text: text.encode("utf-16-le"),
    "UTF-16, the other way": lambda text: text.encode("utf-16-be"),
    "hexadecimal": lambda text: text.encode().hex().encode(),
    "base64": lambda text: base64.b64encode(text.encode()),
    "base64 for URLs": lambda text: base64.urlsafe_b64encode(b"x" + text.encode()),
    "in a URL": lambda text: "".join(f"%{each:02x}" for each in text.encode()).encode(),
    "quoted": lambda text: quote(text).encode(),
    "compressed": lambda text: zlib.compress(text.encode()),
    "hexadecimal of base64": lambda text: base64.b64encode(text.encode()).hex().encode(),
    "in capitals": lambda text: text.upper().encode(),
}
KINDS = ("cpr", "phone", "mail", "name", "word", "chat", "address")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_search_finds_a_planted_leak(form: str, kind: str) -> None:
    plant = Plant()
    leaked = str(getattr(plant, kind)())
    data = bytes(range(256)) * 9 + b'{"a": "' + FORMS[form](leaked) + b'"}' + bytes(range(256))

    assert found(data, plant.planted)
    assert not found(data, Plant(seed=8).planted)


def test_the_search_finds_a_deleted_row_in_the_free_pages_of_a_database(tmp_path: Path) -> None:
    plant = Plant()
    with closing(sqlite3.connect(tmp_path / "leaky.sqlite", isolation_level=None)) as db:
        db.execute("PRAGMA secure_delete = OFF")
        db.execute("CREATE TABLE diary (text TEXT)")
        db.execute("BEGIN")
        db.executemany("INSERT INTO diary VALUES (?)", [(plant.mail(),) for _ in range(500)])
        db.execute("COMMIT")
        db.execute("DELETE FROM diary")

    assert len(found_in(tmp_path, plant.planted)["leaky.sqlite"]) > 500


def test_the_search_finds_what_somebody_logs(tmp_path: Path) -> None:
    """A leak as somebody may make it: the text of an error goes into the log."""

    def leaky(what: object) -> None:
        logging.getLogger("henvend.telegram").error("could not take %r", what)

    marks = run(tmp_path, Plant(), canaries=300, also=leaky)
    assert "process.log" in marks.found


@pytest.mark.threat("A3", "C5", "C7", "I1", "I6", "I8")
def test_no_canary_is_left_anywhere(tmp_path: Path) -> None:
    """All channels over real sockets, with faults; `make canaries` plants a hundred thousand."""
    assert_clean(run(tmp_path, Plant(), canaries=4_000))


@pytest.mark.threat("A3", "C5", "C7", "I1", "I6", "I8")
def test_no_canary_is_left_in_the_files_of_postgresql(tmp_path: Path, postgres_tables: str) -> None:
    """Tables, write-ahead log and the server's own log among them."""
    marks = run(tmp_path, Plant(), 900, in_postgres(postgres_tables))

    assert_clean(marks)
    assert marks.bytes_looked_at > 16_000_000


def test_the_search_finds_what_somebody_writes_into_postgresql(
    tmp_path: Path, postgres_tables: str
) -> None:
    plant, kept, began = Plant(), in_postgres(postgres_tables), time.time() - 1
    with psycopg.connect(postgres_tables, autocommit=True) as connection:
        connection.execute("CREATE TABLE diary (text text)")
        connection.execute("INSERT INTO diary VALUES (%s)", [plant.mail()])
        connection.execute("DELETE FROM diary")
        connection.execute("CHECKPOINT")

    files = " ".join(found_in(kept.files, plant.planted, began))
    assert "base/" in files and "pg_wal/" in files


def assert_clean(marks: Marks) -> None:
    """Assert that nothing is left, and that enough was tried."""
    assert marks.found == {}
    assert marks.planted >= 900
    assert marks.taken["telegram"] > 30 and marks.taken["web"] > 2 and marks.taken["terminal"] > 20
    assert marks.taken["reminder"] > 2
    assert marks.faults > 10
    assert marks.bytes_looked_at > 50_000

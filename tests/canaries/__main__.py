"""``make canaries``: a hundred thousand planted identifiers; ends with 1 where one is left.

Twice: over SQLite, and over a PostgreSQL whose every file is looked at.
"""

import sys
import tempfile
from pathlib import Path

from tests.canaries.keeping import in_postgres
from tests.canaries.planting import Plant
from tests.canaries.running import Marks, run
from tests.postgres import server

MANY = 100_000


def main(words: list[str]) -> int:
    """Plant as many as *words* say, tell what is left, and return the exit code."""
    many = int(words[0]) if words else MANY
    with tempfile.TemporaryDirectory() as folder:
        ours = told("SQLite", run(Path(folder), Plant(), many))
    with tempfile.TemporaryDirectory() as folder, server() as address:
        shared = told("PostgreSQL", run(Path(folder), Plant(), many, in_postgres(address)))
    return 1 if ours.found or shared.found else 0


def told(where: str, marks: Marks) -> Marks:
    """Print what *marks* say, and return them."""
    print(
        f"{where}: {marks.planted} planted; {dict(marks.taken)} inputs taken,"
        f" {marks.faults} faults;"
        f" {marks.bytes_looked_at} bytes looked at, {sum(map(len, marks.found.values()))} found",
        flush=True,
    )
    for name, left in marks.found.items():
        print(f"{name}: {sorted(left)[:5]}")
    return marks


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

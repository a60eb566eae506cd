"""``make canaries``: a hundred thousand planted identifiers; ends with 1 where one is left."""

import sys
import tempfile
from pathlib import Path

from tests.canaries.planting import Plant
from tests.canaries.running import run

MANY = 100_000


def main(words: list[str]) -> int:
    many = int(words[0]) if words else MANY
    with tempfile.TemporaryDirectory() as folder:
        marks = run(Path(folder), Plant(), canaries=many)
    print(
        f"{marks.planted} planted; {dict(marks.taken)} inputs taken, {marks.faults} faults;"
        f" {marks.bytes_looked_at} bytes looked at, {sum(map(len, marks.found.values()))} found"
    )
    for name, left in marks.found.items():
        print(f"{name}: {sorted(left)[:5]}")
    return 1 if marks.found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""When the EU ends the clock changes the data change, and not a line of ours."""

import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import COPENHAGEN
from bot.plan.hours import instant
from tests.patience import PATIENCE
from tests.shipped import ROOT

FIRST, LAST = date(1980, 1, 1), date(2027, 4, 1)
"""Clock changes as they are, and the last of all: on 28 March 2027 summer time begins for good."""

ASK = """\
from datetime import date
from bot.clock import COPENHAGEN, knows_denmark
from bot.plan.hours import instant
eight = [instant(date(year, 1, 7), 480).hour for year in (2026, 2030)]
print(knows_denmark(COPENHAGEN), *eight)
"""


def changes() -> Iterator[tuple[int, int]]:
    """Yield each clock change as data have it today: when (UTC), and hours ahead of UTC then."""
    day = FIRST
    while day < LAST:
        before, after = (
            datetime(each.year, each.month, each.day, tzinfo=UTC).astimezone(COPENHAGEN).utcoffset()
            for each in (day, day + timedelta(days=1))
        )
        if before != after and after is not None:
            at = datetime(day.year, day.month, day.day, 1, tzinfo=UTC)
            yield int(at.timestamp()), int(after.total_seconds()) // 3600
        day += timedelta(days=1)


def block(size: int, moments: list[tuple[int, int]]) -> bytes:
    """Return a block of a TZif file (RFC 8536) whose times take *size* bytes."""
    kinds = struct.pack(">iBB", 3600, 0, 0) + struct.pack(">iBB", 7200, 1, 4)
    head = b"TZif2" + bytes(15) + struct.pack(">6I", 0, 0, 0, len(moments), 2, 9)
    times = b"".join(struct.pack(">q" if size == 8 else ">i", at) for at, _ in moments)
    return head + times + bytes(ahead - 1 for _, ahead in moments) + kinds + b"CET\0CEST\0"


@pytest.mark.threat("F17")
def test_where_summer_time_stays_hours_follow_the_data_alone(tmp_path: Path) -> None:
    zone = tmp_path / "Europe" / "Copenhagen"
    zone.parent.mkdir()
    zone.write_bytes(block(4, []) + block(8, list(changes())) + b"\nCEST-2\n")
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=ROOT,
        env={**os.environ, "PYTHONTZPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )

    assert instant(date(2030, 1, 7), 480).hour == 7
    assert done.stdout.split() == ["True", "7", "6"]

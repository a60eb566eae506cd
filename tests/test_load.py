"""A small load on the real service: acute first, and in the end everybody's newest screen.

The long one is `make load`. Nothing here is decided by how long anything took: what counts is
the order in which messages went out.
"""

import pytest

from bot.channels.telegram.sender import LANES, RATE
from tests.load.__main__ import report
from tests.load.run import Load, played

SMALL = Load(people=300, presses=80, every=1.0, seconds=6, drain=90)

IN_FLIGHT = LANES + int(RATE) + 20
"""Messages that may be under way, or sent while the press itself is, when somebody presses."""


@pytest.mark.threat("H9", "J1")
async def test_acute_passes_those_who_wait_and_everybody_sees_the_newest(tmp_path) -> None:
    seen = await played(SMALL, tmp_path)
    urgent, told = seen.crowd.urgent, report(SMALL, seen)

    assert all(each.shown for each in urgent), told
    assert max(each.waiting for each in urgent) > IN_FLIGHT, told
    assert all(each.before <= IN_FLIGHT for each in urgent), told
    assert seen.drained is not None, told
    assert seen.newest == SMALL.people, told
    assert set(seen.answers) == {200}, told

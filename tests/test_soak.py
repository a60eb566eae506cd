"""A short soak of the real service, and what a long one would say of a leak."""

import pytest

from tests.load.run import Load
from tests.load.soak import Look, Soaked, report, soaked

SHORT = Load(people=100, presses=18, every=2.0, seconds=6)


def looks(memory, descriptors):
    return Soaked(tuple(Look(n * 10.0, memory(n), descriptors(n), 3) for n in range(360)), 64_800)


def test_a_process_that_warms_up_and_stays_is_flat() -> None:
    seen = looks(lambda n: 80 + min(n, 100) / 10, lambda n: 60 + n % 8)

    assert seen.flat


def test_a_quarter_of_a_megabyte_a_minute_is_seen() -> None:
    assert not looks(lambda n: 80 + n / 6 * 0.25, lambda n: 60).flat


def test_a_descriptor_a_minute_is_seen() -> None:
    assert not looks(lambda n: 80, lambda n: 60 + n // 6).flat


@pytest.mark.threat("G18")
async def test_for_a_moment_the_service_is_looked_at_and_answers(tmp_path) -> None:
    seen = await soaked(SHORT, 0.5, tmp_path)

    assert seen.updates > 0, report(SHORT, seen)
    assert len(seen.looks) >= 3
    assert 0 < seen.looks[-1].descriptors < 200, report(SHORT, seen)

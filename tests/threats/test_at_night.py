"""Who is named when nearly everybody is closed, as the command line tells it."""

from datetime import datetime, timedelta

import pytest

from bot.clock import COPENHAGEN
from tests.command_line import run, said

CASE = "fare=nej rolle=medarbejder alder=under-18 tegn=symboler,isolation leder=nej".split()
NIGHT = datetime(2026, 9, 15, 22, 0, tzinfo=COPENHAGEN)


def told(at: datetime, municipality: str) -> dict[str, dict[str, object]]:
    """Return the contacts of the ending at *at*, by id."""
    asked = ("say", "--at", at.strftime("%Y-%m-%dT%H:%M"), "--municipality", municipality)
    found = said(*asked, "--json", *CASE)
    return {each["id"]: each for each in found["contacts"]}


@pytest.mark.threat("F3")
@pytest.mark.parametrize("hours", range(10))
def test_from_ten_to_eight_the_hotline_is_never_said_to_be_open(hours):
    found = told(NIGHT + timedelta(hours=hours), "silkeborg")["hotline"]

    assert found["status"] == "closed"
    assert str(found["opens"]).endswith("T08:00:00+02:00")


@pytest.mark.threat("F3")
def test_a_minute_before_ten_and_at_eight_it_is():
    for at in (NIGHT - timedelta(minutes=1), NIGHT + timedelta(hours=10)):
        assert told(at, "silkeborg")["hotline"]["status"] == "open"


@pytest.mark.threat("F1", "F2")
@pytest.mark.parametrize("municipality", ["silkeborg", "laesoe", "ukendt"])
def test_at_three_in_the_morning_112_and_114_are_named(municipality):
    """Also where nothing local is registered."""
    asked = ("say", "--at", "2026-09-16T03:00", "--municipality", municipality)
    code, screen = run(*asked, *CASE)

    assert code == 0
    assert "112" in screen and "114" in screen

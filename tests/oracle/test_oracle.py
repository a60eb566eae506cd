"""The product agrees with the oracle; `make prove-brute` asks at every minute of a year."""

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.oracle.comparing import Sides, sides
from tests.oracle.minutes import DAY, Minutes
from tests.oracle.opening import CLOSED, OPEN, PERHAPS, Calendar
from tests.oracle.raw import Content, Written
from tests.shipped import ROOT, copied

SEED = 20260915
EASTER = Minutes(date(2027, 3, 22), days=9, ahead=40)
CHRISTMAS = Minutes(date(2026, 12, 19), days=16, ahead=40)
AUTUMN = Minutes(date(2026, 10, 22), days=6, ahead=30)


@pytest.fixture(scope="module", params=[EASTER, CHRISTMAS], ids=["easter", "christmas"])
def shipped(request: pytest.FixtureRequest) -> dict[str, Sides]:
    return sides(ROOT, request.param)


@pytest.mark.threat("F9")
def test_a_random_sample_of_routes_is_the_same_on_both_sides(shipped: dict[str, Sides]) -> None:
    chance = random.Random(SEED)
    for code in ["0101", "0316", "0740", "0751", "unknown", *chance.sample(sorted(shipped), 5)]:
        one = shipped[code]
        for table, case in chance.sample(list(one.situations()), 20):
            for minute in chance.sample(one.minutes.asked, 4):
                assert one.route(table, case, minute) == ""


def test_every_contact_of_one_plan_is_the_same_at_every_minute(shipped: dict[str, Sides]) -> None:
    one = shipped["0101"]
    for name, case, _ in one.contacts():
        assert one.contact(name, case, one.minutes.asked[:: DAY // 48]).disagreements == []


def test_a_route_is_compared_wherever_it_changes() -> None:
    one = sides(ROOT, Minutes(date(2026, 9, 15), days=2, ahead=20))["0825"]
    count = one.at_every_change()

    assert count.disagreements == []
    assert count.routes > 100


@pytest.mark.threat("F9")
def test_around_29_february_a_route_is_the_same_on_both_sides() -> None:
    count = sides(ROOT, Minutes(date(2028, 2, 28), days=3, ahead=20))["0825"].at_every_change()

    assert count.disagreements == []
    assert count.routes > 100


def test_a_closing_time_that_is_an_hour_late_is_found(tmp_path: Path) -> None:
    wrong = copied(tmp_path)
    plan = wrong / "municipal_configs" / "laesoe.yaml"
    plan.write_text(plan.read_text("utf-8").replace("torsdag: 08:00-17:00", "torsdag: 08:00-18:00"))
    minutes = Minutes(date(2026, 9, 14), days=5, ahead=20)
    one = sides(wrong, minutes)["0825"]
    right = Sides(minutes, Content(ROOT), one.desk, "0825", {})

    found = right.contact("boerneteam", {}, minutes.asked).disagreements

    assert "2026-09-17 15:00 UTC" in " ".join(found)
    assert one.contact("boerneteam", {}, minutes.asked).disagreements == []


class Invented:
    """Random hours as a municipality could write them, drawn with *chance*."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def time(self) -> str:
        return f"{self.chance.randrange(24):02}:{self.chance.choice((0, 0, 15, 30)):02}"

    def window(self) -> str:
        begins, ends = self.time(), self.time()
        return f"{begins}-{ends}" if begins != ends else "02:15-02:45"

    def week(self) -> str:
        days = self.chance.choice(["alle-dage", "mandag-fredag", "torsdag-soendag", "soendag"])
        more = self.chance.choice([None, f"loerdag: [{self.window()}]", "onsdag: lukket"])
        holiday = self.chance.choice([None, "unconfirmed", "lukket", self.window()])
        entries = [f"{days}: {self.window()}"] + ([more] if more else [])
        return ", ".join(entries + ([f"helligdage: {holiday}"] if holiday else []))

    def exceptions(self) -> Iterator[str]:
        for _ in range(self.chance.choice((0, 0, 1, 2))):
            first = self.chance.randrange(18, 28)
            last = first + self.chance.randrange(4)
            hours = self.chance.choice(["lukket", "{alle-dage: " + self.window() + "}"])
            yield f"{{from: 2026-12-{first}, until: 2026-12-{last}, hours: {hours}}}"

    def hours(self) -> str:
        week = "{" + self.week() + "}"
        return f"[{week}, {{{self.week()}}}]" if self.chance.random() < 0.2 else week

    def contact(self, name: str) -> str:
        exceptions = ", ".join(self.exceptions())
        more = f"\n    exceptions: [{exceptions}]" if exceptions else ""
        hours = self.hours() + more
        return f"  {name}:\n    title: Vagten\n    phone: '70 10 00 00'\n    hours: {hours}\n"


@pytest.mark.parametrize("seed", (1, 2))
def test_invented_hours_stand_the_same_on_both_sides(seed: int, tmp_path: Path) -> None:
    invented = Invented(random.Random(seed))
    names = [f"vagt-{number}" for number in range(6)]
    plan = copied(tmp_path) / "municipal_configs" / "laesoe.yaml"
    plan.write_text(
        'municipality: "0825"\nname: Læsø\nsource: https://www.laesoe.dk/\nsource_date: undated\n'
        "checked: null\nclosing_days: [12-23, 2026-12-28]\nopen_days: [12-31]\ncontacts:\n"
        + "".join(invented.contact(name) for name in names)
        + f"routes:\n  crime:\n    - contacts: [{', '.join(names)}]\n"
    )
    for minutes in (CHRISTMAS, AUTUMN):
        one = sides(tmp_path, minutes)["0825"]
        for name in names:
            found = one.contact(name, {}, minutes.asked[::120])
            assert found.disagreements[:2] == [], one.routes.plan.contacts[name]


def laid_out(hours: object, minutes: Minutes, day: str, **days: list[str]) -> list[int]:
    """Return what *hours* claim at each minute of *day*."""
    calendar = Calendar(minutes, Written({"contacts": {}}, dict(days)))
    line = calendar.laid_out(hours)
    first = minutes.at(date.fromisoformat(day), 0)
    return list(line[first : minutes.at(date.fromisoformat(day), DAY)])


def test_the_oracle_reads_windows_half_open() -> None:
    line = laid_out("mandag-fredag 09:00-15:00", AUTUMN, "2026-10-26")

    assert [line[539], line[540], line[899], line[900]] == [CLOSED, OPEN, OPEN, CLOSED]


@pytest.mark.threat("F7")
def test_the_oracle_counts_the_repeated_hour_only_in_both_its_readings() -> None:
    until, since = "alle-dage 00:00-02:30", "alle-dage 02:30-10:00"
    night, morning = (laid_out(hours, AUTUMN, "2026-10-25") for hours in (until, since))

    assert len(night) == 25 * 60
    assert (sum(night) // OPEN, sum(morning) // OPEN) == (150, 450)


@pytest.mark.threat("F6")
def test_the_oracle_opens_at_the_instant_that_the_spring_change_skips_to() -> None:
    line = laid_out("alle-dage 02:30-10:00", EASTER, "2027-03-28", open_days=["2027-03-28"])

    assert len(line) == 23 * 60
    sunday = {"soendag": "02:30-10:00", "helligdage": "02:30-10:00"}
    assert laid_out(sunday, EASTER, "2027-03-28")[119:121] == [CLOSED, OPEN]


def test_the_oracle_claims_nothing_on_doubtful_days_and_into_unconfirmed_holidays() -> None:
    always = {"alle-dage": "16:00-07:00", "helligdage": "unconfirmed"}
    christmas = {"doubtful_days": ["12-24"]}

    assert set(laid_out(always, CHRISTMAS, "2026-12-24", **christmas)) == {CLOSED, PERHAPS}
    assert laid_out(always, CHRISTMAS, "2026-12-23", **christmas)[-1] == PERHAPS
    assert laid_out(always, CHRISTMAS, "2026-12-21", **christmas)[-1] == OPEN


def test_the_oracle_imports_nothing_that_it_judges() -> None:
    for path in Path(__file__).parent.glob("*.py"):
        if path.name not in ("comparing.py", "test_oracle.py"):
            text = path.read_text("utf-8")
            assert "from bot" not in text and "import bot" not in text, path.name

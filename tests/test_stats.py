"""`henvend stats`, and an attempt to find one person from the smallest municipality in it."""

import asyncio
import io
import json
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.dialogue.packed import Packing
from bot.stats import weeks as stats_weeks
from bot.stats.model import Cell, Kind, Tally
from bot.stats.weeks import closing as closing_week
from bot.stats.weeks import possible
from bot.stats.withholding import Told
from bot.stores.rows import Rows
from bot.stores.sealing import keys_in, sealer_of
from bot.stores.sqlite import SqliteStore
from tests.patience import PATIENCE
from tests.shipped import library

WAY = ["nej", "medarbejder", "?silkeborg"]
"""From the first question to the one about age."""

WEEKS = ("2026-W37", "2026-W38")
LAESOE = "0825"
"""The municipality with the fewest people of the 98: about 1,800."""

OTHERS = {"0101": 61, "0751": 44, "0461": 25, "0851": 19, "0740": 12, "0147": 3, "0621": 0}
ENDS = {"ended/now": 22, "ended/today": 61, "left/bekymring/bopael": 50, "left/bekymring/alder": 31}


def counts(week: str, municipalities: dict[str, int]) -> list[Tally]:
    total = sum(municipalities.values())
    ends = ENDS | {"ended/calm": total - sum(ENDS.values())}
    hours = {"day": total - 21, "night": 21}
    kinds = {Kind.MUNICIPALITY: municipalities, Kind.END: ends, Kind.HOUR: hours}
    return [
        Tally(Cell(week, kind, value), number)
        for kind, of_kind in kinds.items()
        for value, number in of_kind.items()
    ]


class Home:
    """A folder with a real store, whose weeks are closed as the service closes them."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        monkeypatch.setenv("HENVEND_HOME", str(folder))
        monkeypatch.delenv("DATABASE_URL", raising=False)

    def keeps(self, *counted: dict[str, int]) -> "Home":
        rows = Rows(sealer_of(keys_in(self.folder / "keys" / "henvend.key")), Packing(library))
        path = self.folder / "conversations" / "henvend.sqlite"
        with closing(SqliteStore(path, rows)) as store:
            for week, municipalities in zip(WEEKS, counted, strict=False):
                kept = closing_week(week, counts(week, municipalities), possible(library()))
                asyncio.run(store.counts.close_week(week, kept))
        return self

    @staticmethod
    def prints(*words: str) -> str:
        out = io.StringIO()
        assert main(["stats", *words], out) == 0
        return out.getvalue()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    return Home(tmp_path, monkeypatch)


def beside(week: str) -> str:
    """Return whose count was withheld for the others' sake in *week*."""
    kept = closing_week(week, counts(week, OTHERS), possible(library()))
    shown = {each.cell.value for each in kept}
    withheld = [code for code, number in OTHERS.items() if number >= 10 and code not in shown]
    assert withheld
    return withheld[-1]


def two_worlds() -> tuple[list[dict[str, int]], list[dict[str, int]]]:
    """Return two weeks in which somebody from Læsø asked in the second, and in which nobody did.

    As many people asked in both worlds; the attacker may know that, and everybody else.
    """
    with_somebody = [OTHERS, OTHERS | {LAESOE: 1}]
    instead = beside(WEEKS[1])
    with_nobody = [OTHERS, OTHERS | {instead: OTHERS[instead] + 1}]
    return with_somebody, with_nobody


def everything(home: Home) -> tuple[str, ...]:
    """Return all that the command can be made to print of both weeks, and the counts on disk."""
    drawn = home.folder / "week.svg"
    home.prints("--week", WEEKS[1], "-o", str(drawn))
    database = (home.folder / "conversations" / "henvend.sqlite").as_posix()
    dumped = subprocess.run(
        ["python3", "-c", DUMP, database],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    texts = (home.prints("--week", week, "--lang", lang) for week in WEEKS for lang in ("da", "en"))
    return (*texts, home.prints("--json"), drawn.read_text("utf-8"), dumped.stdout)


DUMP = """
import sqlite3, sys
print(sorted(sqlite3.connect(sys.argv[1]).execute("select * from tally")))
"""


@pytest.mark.threat("J6")
def test_one_person_of_the_smallest_municipality_cannot_be_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows, totals, the week before, the picture, the table on disk: the same with and without."""
    with_somebody, with_nobody = two_worlds()
    seen = everything(Home(tmp_path / "1", monkeypatch).keeps(*with_somebody))
    without = everything(Home(tmp_path / "2", monkeypatch).keeps(*with_nobody))

    assert seen == without
    assert LAESOE not in seen[-1] and "Læsø" not in "".join(seen)


@pytest.mark.threat("J6")
def test_where_nothing_more_is_withheld_the_difference_of_two_totals_finds_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The attack is a real one: without the rule it tells the two worlds apart."""

    def naive(week: str, numbers: dict[str, int], known: object) -> Told:
        shown = tuple((value, n) for value, n in sorted(numbers.items()) if n >= 10)
        return Told(shown, sum(n for n in numbers.values() if n < 10))

    with_somebody, with_nobody = two_worlds()
    monkeypatch.setattr(stats_weeks, "told", naive)
    seen = everything(Home(tmp_path / "1", monkeypatch).keeps(*with_somebody))
    without = everything(Home(tmp_path / "2", monkeypatch).keeps(*with_nobody))

    assert seen != without
    rests = [json.loads(seen[4])["weeks"][week]["municipality"]["rest"] for week in WEEKS]
    assert rests[1] - rests[0] == 1  # the one person more, among those who are too few


def test_the_newest_week_is_told_in_three_tables_and_its_sum(home: Home) -> None:
    said = home.keeps(OTHERS, OTHERS).prints("--lang", "en")

    assert said.startswith(
        f"Conversations in week 2026-W38: {sum(OTHERS.values())} conversations\n"
    )
    assert "København" in said
    assert "weekdays 8–16" in said
    assert "all others together" in said
    assert "Rødovre" not in said and " 3 " not in said
    assert "2026-W37" in said


@pytest.mark.threat("J6")
def test_every_number_that_is_printed_is_ten_or_more(home: Home) -> None:
    told = json.loads(home.keeps(OTHERS, OTHERS).prints("--json"))

    for week in WEEKS:
        for kind in told["weeks"][week].values():
            numbers = [*kind["shown"].values(), *([kind["rest"]] if kind["rest"] else [])]
            assert min(numbers) >= 10


def test_the_picture_says_what_the_table_says(home: Home, tmp_path: Path) -> None:
    home.keeps(OTHERS, OTHERS).prints("-o", str(tmp_path / "week.svg"), "--lang", "en")
    home.prints("-o", str(tmp_path / "week.png"))

    drawn = (tmp_path / "week.svg").read_text("utf-8")
    assert "København" in drawn and ">61<" in drawn and "all others together" in drawn
    assert (tmp_path / "week.png").read_bytes().startswith(b"\x89PNG")


def test_before_any_week_is_closed_that_is_said(home: Home) -> None:
    assert "72 timer" in home.prints()
    assert json.loads(home.prints("--json"))["weeks"] == {}


@pytest.mark.parametrize(
    ("words", "code"),
    [(("--week", "2026-W50"), 1), (("-o", "week.pdf"), 2)],
)
def test_what_cannot_be_told_is_said_with_its_reason(home: Home, words, code, capsys) -> None:
    home.keeps(OTHERS)
    assert main(["stats", *words], io.StringIO()) == code
    assert capsys.readouterr().err

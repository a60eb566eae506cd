"""The data map lists what the types and the tables can hold: nothing less, nothing more."""

import io
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace

import pytest

from bot.cli.main import main
from bot.datamap import fields
from bot.datamap.entries import MAP
from bot.datamap.fields import held, twice, unknown, unlisted
from bot.datamap.model import Where
from bot.datamap.page import table
from bot.language import DA, EN
from bot.stats import model
from bot.stores import lives
from bot.stores.schema import SQLITE, columns
from bot.stores.sqlite import migrate
from tests.shipped import ROOT


def printed(*words: str) -> tuple[int, str]:
    out = io.StringIO()
    return main(["data-map", *words], out), out.getvalue()


def test_everything_that_can_be_held_is_listed_once_and_nothing_else() -> None:
    assert (unlisted(), unknown(), twice()) == ((), (), ())


@pytest.mark.parametrize(
    "name", ["person.session", "Answer.choices", "Part.remove", "lease.holder"]
)
def test_what_an_entry_leaves_out_is_found(name: str) -> None:
    without = tuple(
        replace(each, fields=tuple(field for field in each.fields if field != name)) for each in MAP
    )

    assert unlisted(without) == (name,)
    assert unknown((*without, replace(MAP[0], fields=("person.diary",)))) == ("person.diary",)


def test_a_field_that_somebody_adds_to_a_kept_type_stops_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @dataclass(frozen=True, slots=True)
    class Diary:
        text: str

    monkeypatch.setattr(fields, "KEPT", (*fields.KEPT, Diary))

    code, _ = printed()
    assert code == 1
    assert "Diary.text" in capsys.readouterr().err


def test_a_column_that_somebody_adds_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = (*SQLITE, ("ALTER TABLE person ADD COLUMN name TEXT",))
    monkeypatch.setattr(fields, "SQLITE", steps)

    assert unlisted() == ("person.name",)


def test_the_tables_are_read_as_sqlite_reads_them() -> None:
    steps = (*SQLITE, ("ALTER TABLE person ADD COLUMN name TEXT",))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db, steps)
        asked = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c"
        made = db.execute(f"{asked} WHERE m.type = 'table'").fetchall()

    ours = [
        row for row in made if row[0] != "sqlite_sequence"
    ]  # SQLite's own counter of outbox ids
    assert sorted(columns(steps)) == sorted(ours)


def test_no_entry_outlives_what_the_stores_keep() -> None:
    kept = {each.fields: each.life for each in MAP if each.where is Where.DATABASE and each.life}
    counts = [life for fields, life in kept.items() if "tally.number" in fields]
    of_people = [life for fields, life in kept.items() if "tally.number" not in fields]

    assert counts == [model.KEPT]
    assert max(of_people) == lives.REMINDER
    assert set(of_people) == {lives.LONGEST, lives.SEEN, lives.OUTGOING, lives.REMINDER}


def test_the_map_is_printed_in_two_languages_and_for_machines() -> None:
    code, danish = printed()
    assert code == 0
    assert "Personnøgle" in danish and "24 timer efter det sidste tryk" in danish
    _, english = printed("--lang", "en")
    assert "Person key" in english and "24 hours after the last press" in english
    _, machine = printed("--format", "json", "--lang", "en")
    entries = json.loads(machine)["entries"]
    assert {name for each in entries for name in each["fields"]} == held()
    seconds = {each["name"]: each["seconds"] for each in entries}
    assert seconds["Seen deliveries"] == 48 * 3600
    assert seconds["Network address (IP)"] == 3600


@pytest.mark.parametrize("lang", [DA, EN])
def test_the_page_on_privacy_holds_the_map_as_it_is_printed(lang: str) -> None:
    page = (ROOT / "docs/privacy.md").read_text("utf-8")
    found = re.search(rf"<!-- map {lang} -->\n(.*?)\n<!-- end -->", page, re.DOTALL)

    assert found is not None
    assert found[1] == table(lang), "henvend data-map --format markdown writes this table anew"

"""`henvend expiring`: what will be out of date, when, and to whom it belongs."""

import json
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest

from bot.check.expiring import Kind, expiring, never_confirmed
from bot.cli.calendar import Entry, calendar
from bot.cli.keeping import today
from bot.cli.main import main
from bot.source.folder import load
from tests.command_line import copied_content, run
from tests.shipped import StoppedClock


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return content in which one contact was confirmed 80 days ago, another today."""
    copied_content(tmp_path)
    (tmp_path / "flows/handlingsplan.yaml").unlink(missing_ok=True)
    ago = (today() - timedelta(days=80)).isoformat()
    for contact, on in (("tovholder-kommune", ago), ("tovholder-politi", today().isoformat())):
        command = ["confirm", "silkeborg", contact, "--by", "ssp-konsulent", "--on", on]
        assert main([*command, "--content", str(tmp_path)]) == 0
    for file in (tmp_path / "municipal_configs").glob("*.yaml"):
        text = file.read_text("utf-8")
        kept = [line for line in text.splitlines() if not line.startswith("review_by: 20")]
        file.write_text("\n".join(kept) + "\n", "utf-8")
    flow = tmp_path / "flows/bekymring.yaml"
    review = (today() + timedelta(days=30)).isoformat()
    text = flow.read_text("utf-8").replace("review_by: 2027-03-01", f"review_by: {review}")
    flow.write_text(text, "utf-8")
    return tmp_path


def listed(content: Path, *argv: str):
    code, written = run("expiring", "--format", "json", "--content", str(content), *argv)
    return code, json.loads(written)


def test_it_is_sorted_by_day_and_says_to_whom_it_belongs(content: Path) -> None:
    code, found = listed(content)
    soon = (today() + timedelta(days=10)).isoformat()

    assert code == 0
    assert [each["kind"] for each in found["expiring"]] == ["contact", "flow"]
    assert found["expiring"][0] == {
        "day": soon, "overdue": False, "kind": "contact", "id": "tovholder-kommune",
        "title": "kommunens tovholder", "owner": "Silkeborg", "confirmed_by": "ssp-konsulent",
        "path": "municipal_configs/silkeborg.yaml",
    }  # fmt: skip


def test_within_says_how_far_ahead(content: Path) -> None:
    assert [each["kind"] for each in listed(content, "--within", "9")[1]["expiring"]] == []
    ids = [each["id"] for each in listed(content, "--within", "90")[1]["expiring"]]
    assert ids == ["tovholder-kommune", "bekymring", "tovholder-politi"]


def test_what_belongs_to_others_is_theirs(content: Path) -> None:
    last = listed(content, "--within", "90")[1]["expiring"][-1]

    assert last["owner"] == "Midt- og Vestjyllands Politi"


@pytest.mark.threat("F4")
def test_what_has_run_out_is_listed_first_and_is_exit_code_1(content: Path) -> None:
    ago = (today() - timedelta(days=91)).isoformat()
    command = ["confirm", "struer", "--by", "konsulent"]
    run("confirm", "silkeborg", "politi-mail", *command[2:], "--on", ago, "--content", str(content))
    code, written = run("expiring", "--content", str(content))

    assert code == 1
    assert "politi-mail" in written.splitlines()[0]
    assert "(overskredet)" in written.splitlines()[0]


@pytest.mark.threat("E26")
def test_what_nobody_ever_confirmed_is_counted_and_named(content: Path) -> None:
    never = listed(content)[1]["never_confirmed"]
    written = run("expiring", "--content", str(content), "--lang", "en")[1]

    assert {each["kind"] for each in never} == {"contact", "law"}
    assert "indgang" not in {e["id"] for e in never if e["path"].endswith("silkeborg.yaml")}
    contacts = sum(each["kind"] == "contact" for each in never)
    assert f"Never confirmed: {contacts} contacts" in written


def test_a_law_that_was_read_is_to_be_read_again_after_a_year(content: Path) -> None:
    laws = content / "flows/laws.yaml"
    text = laws.read_text("utf-8").replace("checked: null", "checked: 2026-01-15", 1)
    laws.write_text(text, "utf-8")
    loaded = load(content).library
    assert loaded is not None
    found = [each for each in expiring(loaded, date(2027, 1, 15)) if each.kind == Kind.LAW]

    assert [each.day for each in found] == [date(2027, 1, 15)]
    assert len([e for e in never_confirmed(loaded) if e.kind == Kind.LAW]) == len(loaded.laws) - 1


# --- the calendar file --------------------------------------------------------------------


def test_the_calendar_can_be_read_by_a_calendar(content: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.ics"
    code, written = run(
        "expiring", "--within", "90", "--format", "ics", "-o", str(file), "--content", str(content)
    )
    found = icalendar.Calendar.from_ical(file.read_bytes())
    events = list(found.walk("VEVENT"))

    assert (code, written) == (0, "")
    assert found["VERSION"] == "2.0"
    assert [event["DTSTART"].dt for event in events] == [
        today() + timedelta(days=days) for days in (10, 30, 90)
    ]
    assert "kommunens tovholder" in events[0]["SUMMARY"]
    assert "henvend confirm Silkeborg tovholder-kommune" in events[0]["DESCRIPTION"]
    assert len({str(event["UID"]) for event in events}) == 3
    assert all(len(list(event.walk("VALARM"))) == 1 for event in events)


def test_every_line_is_short_enough_and_says_what_was_written() -> None:
    title = "Æ, ø; å \\ " + "meget lange ord på dansk " * 9
    written = calendar(
        [Entry("a/b", date(2026, 12, 31), title, "linje 1\nlinje 2")],
        StoppedClock("2026-09-15 10:20").now(),
        "da",
    )
    event = next(iter(icalendar.Calendar.from_ical(written).walk("VEVENT")))

    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    assert "\n" not in written.replace("\r\n", "")
    assert event["SUMMARY"] == title
    assert event["DESCRIPTION"] == "linje 1\nlinje 2"
    assert event["DTEND"].dt == date(2027, 1, 1)


def test_the_same_thing_keeps_its_place_in_the_calendar(content: Path) -> None:
    first = run("expiring", "--format", "ics", "--content", str(content))[1]
    command = ["confirm", "silkeborg", "tovholder-kommune", "--by", "ssp-konsulent"]
    main([*command, "--content", str(content)])
    second = run("expiring", "--format", "ics", "--within", "90", "--content", str(content))[1]

    def uids(written: str) -> set[str]:
        walked = icalendar.Calendar.from_ical(written).walk("VEVENT")
        return {str(event["UID"]) for event in walked}

    assert uids(first) < uids(second)


def test_a_number_of_days_below_nothing_is_misuse(capsys) -> None:
    assert main(["expiring", "--within", "-1"]) == 2
    assert "0 eller mere" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_exit_code_1(
    tmp_path: Path, content: Path, capsys
) -> None:
    missing = tmp_path / "no" / "x.ics"
    argv = ["expiring", "--format", "ics", "-o", str(missing), "--content", str(content)]

    assert main(argv) == 1
    assert "x.ics" in capsys.readouterr().err

"""Content that is read again while the service runs."""

import logging
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.flow.model import FlowId
from bot.library import Library, strictly
from bot.source.files import replace_files
from bot.source.folder import load
from bot.source.pins import PINNED_FOR
from bot.source.watch import Reloading, stamps
from tests.command_line import copied_content

SILKEBORG = "municipal_configs/silkeborg.yaml"
FLOW = FlowId("bekymring")


class HandClock:
    def __init__(self) -> None:
        self.at = datetime(2026, 9, 15, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def passes(self, **time: float) -> None:
        self.at += timedelta(**time)


class Running:
    """A reloading library over a copy of the content, and a clock to turn."""

    def __init__(self, root: Path) -> None:
        self.root = copied_content(root)
        self.clock = HandClock()
        loaded = load(self.root)
        assert loaded.library is not None
        self.first = loaded.library
        self.books = Reloading(self.root, self.first, self.clock, needs=frozenset({FLOW}))
        self.look()

    def look(self) -> bool:
        self.clock.passes(seconds=1)
        return self.books.look()

    def edit(self, file: str, old: str, new: str) -> None:
        text = (self.root / file).read_text("utf-8")
        assert old in text
        replace_files(self.root, {file: text.replace(old, new, 1).encode()})

    def phone(self) -> str:
        plan = self.books.current().plans["0740"]
        return plan.contacts["tovholder-kommune"].phone[0].value


@pytest.fixture
def running(tmp_path: Path) -> Running:
    return Running(tmp_path)


def test_a_change_is_seen_at_the_next_look(running: Running) -> None:
    running.edit(SILKEBORG, "21 76 41 68", "21 76 41 69")

    assert running.phone() == "21 76 41 68"
    assert running.look()
    assert running.phone() == "21 76 41 69"


def test_in_real_operation_new_content_is_strict_too(running: Running) -> None:
    books = Reloading(running.root, strictly(running.first), running.clock, told=strictly)
    running.edit(SILKEBORG, "21 76 41 68", "21 76 41 69")
    running.clock.passes(seconds=1)

    assert books.look()
    assert all(plan.strict for plan in (*books.current().plans.values(), books.current().nowhere))


def test_nothing_is_read_where_nothing_changed(running: Running, monkeypatch) -> None:
    monkeypatch.setattr("bot.source.watch.read_files", None)  # would fail if it were called

    assert not running.look()


def test_a_touched_file_with_the_same_content_changes_nothing(running: Running) -> None:
    before = running.books.current()
    os.utime(running.root / SILKEBORG)

    assert not running.look()
    assert running.books.current() is before


def test_a_change_of_the_same_size_at_the_same_time_is_seen(running: Running) -> None:
    path = running.root / SILKEBORG
    was = path.stat()
    running.edit(SILKEBORG, "21 76 41 68", "21 76 41 69")
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))

    assert path.stat().st_size == was.st_size
    assert running.look()


@pytest.mark.threat("E21")
def test_it_looks_at_most_once_a_second(running: Running) -> None:
    running.edit(SILKEBORG, "21 76 41 68", "21 76 41 69")
    running.clock.passes(seconds=0.5)

    assert not running.books.look()
    running.clock.passes(seconds=0.5)
    assert running.books.look()


def test_a_clock_that_is_set_back_does_not_stop_it(running: Running) -> None:
    running.edit(SILKEBORG, "21 76 41 68", "21 76 41 69")
    running.clock.passes(hours=-1)

    assert running.books.look()


@pytest.mark.threat("E20")
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SILKEBORG, "contacts:", "contacts"),
        (SILKEBORG, "either: [tovholder-kommune", "eithr: [tovholder-kommune"),
        ("flows/bekymring.yaml", "flow: bekymring", "flow: bekymringer"),
    ],
)
def test_the_last_good_content_serves_on_and_health_says_so(
    running: Running, file: str, old: str, new: str, caplog
) -> None:
    before = running.books.current()
    with caplog.at_level(logging.ERROR, "henvend.content"):
        running.edit(file, old, new)
        assert not running.look()
    since = running.books.health.since

    assert running.books.current() is before
    assert not running.books.health.well
    assert "not used" in caplog.text
    running.look()
    assert running.books.health.since == since
    running.edit(file, new, old)
    running.look()
    assert running.books.health.well


def test_a_judge_may_refuse_what_could_be_read(running: Running) -> None:
    first = running.books.current()
    strict = Reloading(running.root, first, running.clock, judge=lambda loaded: loaded.problems)
    strict.look()

    assert strict.current() is first
    assert strict.health.problems


def test_a_fault_of_ours_does_not_end_the_service(running: Running) -> None:
    def broken(_: object) -> tuple[()]:
        raise KeyError("x")

    books = Reloading(running.root, running.first, running.clock, judge=broken)
    books.look()

    assert books.current() is running.first
    assert not books.health.well


@pytest.mark.threat("E21")
def test_files_that_change_while_they_are_read_are_read_at_the_next_look(
    running: Running, monkeypatch
) -> None:
    running.edit(SILKEBORG, "21 76 41 68", "21 76 41 69")
    moving = iter(range(100))
    with monkeypatch.context() as patched:
        patched.setattr(
            "bot.source.watch.stamps", lambda root: (*stamps(root), (str(next(moving)), 0, 0, 0, 0))
        )
        assert not running.look()
    assert running.look()


def test_a_file_that_comes_or_goes_is_a_change(running: Running) -> None:
    (running.root / SILKEBORG).unlink()

    assert running.look()
    assert not running.books.current().plans["0740"].own


# --- conversations that are under way ------------------------------------------------------


def change_the_flow(running: Running, to: str) -> None:
    running.edit("flows/bekymring.yaml", "Hvem er du?", to)


def pinned(library: Library) -> list[str]:
    return [flow.id for flow in library.pinned.values()]


@pytest.mark.threat("B3", "E23")
def test_an_earlier_flow_stays_for_72_hours(running: Running) -> None:
    old = running.first.flows[FLOW]
    change_the_flow(running, "Hvem er du så?")
    assert running.look()

    assert running.books.current().flows[FLOW].digest != old.digest
    assert running.books.current().version(FLOW, old.digest) == old
    running.clock.passes(seconds=PINNED_FOR.total_seconds() - 2)
    running.look()
    assert running.books.current().version(FLOW, old.digest) == old
    running.look()
    assert running.books.current().version(FLOW, old.digest) is None


def test_each_of_several_versions_stays_as_long_as_it_must(running: Running) -> None:
    change_the_flow(running, "Hvem er du så?")
    running.look()
    running.clock.passes(hours=40)
    running.edit("flows/bekymring.yaml", "Hvem er du så?", "Hvem er du nu?")
    running.look()
    assert len(pinned(running.books.current())) == 2

    running.clock.passes(hours=40)
    running.look()
    assert len(pinned(running.books.current())) == 1


@pytest.mark.threat("E22")
def test_a_change_of_a_plan_pins_nothing(running: Running) -> None:
    running.edit(SILKEBORG, "21 76 41 68", "21 76 41 69")
    running.look()

    assert pinned(running.books.current()) == []


def test_a_flow_that_names_what_is_gone_is_not_kept(running: Running) -> None:
    """Its conversations use their answers again on the newest one."""
    running.edit("flows/laws.yaml", "  frist-24-timer:\n", "  frist-et-doegn:\n")
    text = (running.root / "flows/bekymring.yaml").read_text("utf-8")
    new = text.replace("law: frist-24-timer", "law: frist-et-doegn")
    replace_files(running.root, {"flows/bekymring.yaml": new.encode()})
    running.look()

    assert new != text
    assert running.books.health.well
    assert pinned(running.books.current()) == []

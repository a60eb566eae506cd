"""What serves is the newest good version, here, in every other process, and after a restart."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.library import strictly
from bot.publishing.following import AGAIN, Following, newest
from bot.publishing.shelf import MANIFEST, Draft, Kind, Shelf
from bot.source.pins import PINNED_FOR
from tests.publishing.club import (
    AABY,
    FLOW,
    FLOW_FILE,
    NEW_WORDS,
    NUMBER,
    OTHER_NUMBER,
    HandClock,
    club,
    edited,
    number_in,
    published,
    without_the_caretaker,
)


class Running:
    """A service over a shelf on which the content stands already."""

    def __init__(self, root: Path) -> None:
        self.content = club(root / "content")
        self.clock = HandClock()
        self.shelf = Shelf(root / "published")
        published(self.shelf, self.content, self.clock)
        self.books = self.started()

    def started(self) -> Following:
        books = Following(self.shelf, self.clock)
        books.look()
        return books

    def publish(self, *change: tuple[str, str], file: str = AABY) -> None:
        edited(self.content, file, *change)
        published(self.shelf, self.content, self.clock)

    def look(self) -> bool:
        self.clock.passes(seconds=1)
        return self.books.look()

    def number(self) -> str:
        return number_in(self.books.current())


@pytest.fixture
def running(tmp_path: Path) -> Running:
    return Running(tmp_path)


@pytest.mark.threat("E24")
def test_an_edit_does_nothing_and_a_publication_is_seen_at_the_next_look(running: Running) -> None:
    edited(running.content, AABY, (NUMBER, OTHER_NUMBER))
    assert not running.look()
    assert running.number() == NUMBER

    running.publish()
    assert running.look()
    assert running.number() == OTHER_NUMBER
    assert running.books.number == 2


def test_it_looks_at_most_once_a_second(running: Running) -> None:
    running.publish((NUMBER, OTHER_NUMBER))
    running.clock.passes(seconds=0.5)

    assert not running.books.look()
    running.clock.passes(seconds=0.5)
    assert running.books.look()


@pytest.mark.threat("G21")
def test_two_services_with_different_content_agree_on_the_newest(running: Running) -> None:
    """Fault catalogue G21: whoever looks at the same shelf serves the same within seconds."""
    running.publish((NUMBER, OTHER_NUMBER))
    another = running.started()
    assert number_in(another.current()) != running.number()

    running.look()
    another.look()
    assert number_in(another.current()) == running.number() == OTHER_NUMBER


def test_in_real_operation_new_content_is_strict_too(running: Running) -> None:
    books = Following(running.shelf, running.clock, told=strictly)
    books.look()

    assert all(plan.strict for plan in (*books.current().plans.values(), books.current().nowhere))


# --- versions that cannot be used -----------------------------------------------------------


def torn(running: Running) -> None:
    (running.shelf.folder / "000002" / AABY).write_bytes(b"municipality")


def without_a_manifest(running: Running) -> None:
    (running.shelf.folder / "000002" / MANIFEST).unlink()


@pytest.mark.threat("E20", "E21")
@pytest.mark.parametrize("spoil", [torn, without_a_manifest])
def test_a_version_that_is_not_whole_is_passed_over_and_health_says_so(
    running: Running, spoil, caplog
) -> None:
    before = running.books.current()
    running.publish((NUMBER, OTHER_NUMBER))
    spoil(running)

    assert not running.look()
    assert running.books.current() is before
    assert "version 2 is not" in running.books.health.wrong
    since = running.books.health.since
    for _ in range(int(AGAIN.total_seconds()) * 2):
        running.look()
    assert running.books.health.since == since
    assert caplog.text.count("version 2 is not used") == 1
    running.publish()
    assert running.look()
    assert running.books.health.well
    assert running.number() == OTHER_NUMBER


@pytest.mark.threat("E20")
@pytest.mark.parametrize("spoil", [torn, without_a_manifest])
def test_after_a_restart_the_last_good_one_serves(running: Running, spoil) -> None:
    running.publish((NUMBER, OTHER_NUMBER))
    spoil(running)
    books = running.started()

    assert books.number == 1
    assert not books.health.well


def test_a_version_that_is_being_copied_serves_when_it_is_there(running: Running) -> None:
    running.publish((NUMBER, OTHER_NUMBER))
    file = running.shelf.folder / "000002" / AABY
    aside = file.rename(running.shelf.folder / "aside")
    assert not running.look()
    aside.rename(file)
    assert not running.look()

    running.clock.at += AGAIN
    assert running.look()
    assert running.books.health.well


@pytest.mark.threat("E20")
def test_content_with_errors_never_serves(running: Running) -> None:
    """However it came onto the shelf: a newer program may find more than the one before it."""
    text = (running.content / AABY).read_bytes()
    draft_of_before = running.shelf.versions()[0]
    files = dict(running.shelf.files(draft_of_before)) | {AABY: text.replace(b"phone:", b"fone:")}
    running.shelf.put(
        Draft(files, running.books.current(), running.clock.now(), "x", Kind.PUBLISHED), 1
    )

    assert not running.look()
    assert running.books.health.problems


def test_a_version_without_the_flow_that_is_served_is_not_used(running: Running) -> None:
    running.publish((f"flow: {FLOW}", "flow: vandskader"), file=FLOW_FILE)

    assert not running.look()
    assert f"has no flow {FLOW}" in running.books.health.wrong


def test_nothing_serves_from_an_empty_shelf(tmp_path: Path) -> None:
    assert newest(Shelf(tmp_path), HandClock()) is None


def test_a_fault_of_ours_does_not_end_the_service(running: Running, monkeypatch) -> None:
    running.publish((NUMBER, OTHER_NUMBER))
    monkeypatch.setattr("bot.publishing.following.names", None)

    assert not running.look()
    assert running.number() == NUMBER
    assert running.books.health.wrong == "TypeError"


# --- conversations that are under way -------------------------------------------------------


@pytest.mark.threat("B3", "E23")
@pytest.mark.parametrize("restarted", [False, True])
def test_an_earlier_flow_stays_for_72_hours_also_after_a_restart(
    running: Running, restarted: bool
) -> None:
    old = running.books.current().flows[FLOW]
    running.publish(NEW_WORDS, file=FLOW_FILE)
    end = running.clock.now() + PINNED_FOR
    running.look()
    if restarted:
        running.books = running.started()

    assert running.books.current().flows[FLOW] != old
    assert running.books.current().version(FLOW, old.digest) == old
    running.clock.at = end - timedelta(seconds=2)
    running.look()
    assert running.books.current().version(FLOW, old.digest) == old
    running.look()
    assert running.books.current().version(FLOW, old.digest) is None
    assert running.started().current().version(FLOW, old.digest) is None


def test_a_version_that_another_process_served_between_two_looks_is_kept_too(
    running: Running,
) -> None:
    running.publish(NEW_WORDS, file=FLOW_FILE)
    between = running.started().current().flows[FLOW]
    running.publish((NEW_WORDS[1], "Kommer der vand nu?"), file=FLOW_FILE)
    running.look()

    assert running.books.current().version(FLOW, between.digest) == between
    assert len(running.books.current().pinned) == 2


@pytest.mark.threat("E22")
def test_a_change_of_a_plan_keeps_no_second_flow(running: Running) -> None:
    running.publish((NUMBER, OTHER_NUMBER))
    running.look()

    assert running.books.current().pinned == {}


def test_a_flow_that_names_what_is_gone_is_not_kept(running: Running) -> None:
    without_the_caretaker(running.content)
    running.publish()
    running.look()

    assert running.books.number == 2
    assert running.books.current().pinned == {}


def test_the_pins_of_one_that_cannot_be_read_any_more_are_done_without(
    running: Running, caplog
) -> None:
    running.publish(NEW_WORDS, file=FLOW_FILE)
    (running.shelf.folder / "000001" / AABY).unlink()
    books = running.started()

    assert books.number == 2
    assert books.current().pinned == {}
    assert "conversations of version 1 ask again" in caplog.text

"""Versions on the disk: whole or not there, whoever is killed, and whoever publishes beside."""

import json
import multiprocessing
import os
import signal
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from bot.publishing.shelf import (
    KEPT,
    LEFT_BEHIND,
    MANIFEST,
    UNFINISHED,
    Kind,
    NotWhole,
    Overtaken,
    Shelf,
    Step,
)
from tests.publishing.club import AABY, FLOW, HandClock, club, draft, edited, files_of, published


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return club(tmp_path / "content")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "published")


def test_what_is_put_there_is_read_back_as_it_was(shelf: Shelf, content: Path) -> None:
    clock = HandClock()
    made = published(shelf, content, clock)

    assert shelf.versions() == (made,)
    assert (made.number, made.at, made.by, made.kind) == (1, clock.now(), "leder", Kind.PUBLISHED)
    assert made.flows.keys() == {FLOW}
    assert shelf.files(made) == files_of(content)
    assert shelf.newest() == 1


def test_an_empty_or_missing_shelf_has_no_version(shelf: Shelf) -> None:
    assert shelf.newest() == 0
    assert shelf.versions() == ()


def test_whoever_looked_at_an_older_version_is_overtaken(shelf: Shelf, content: Path) -> None:
    clock = HandClock()
    published(shelf, content, clock)

    with pytest.raises(Overtaken):
        shelf.put(draft(content, clock.now()), 0)
    assert shelf.newest() == 1
    assert [path.name for path in shelf.folder.iterdir()] == ["000001"]


def test_of_two_who_publish_at_the_same_moment_one_is_overtaken(
    tmp_path: Path, content: Path
) -> None:
    """The other one comes between the look at the number and the renaming."""
    clock = HandClock()
    other = Shelf(tmp_path / "published")

    class Late(Shelf):
        def newest(self) -> int:
            found = super().newest()
            if found == 0:
                other.put(draft(content, clock.now(), by="en anden"), 0)
            return found

    with pytest.raises(Overtaken):
        Late(tmp_path / "published").put(draft(content, clock.now()), 0)
    assert [each.by for each in other.versions()] == ["en anden"]


@pytest.mark.threat("E24")
@pytest.mark.parametrize("how", ["changed", "gone", "more", "link"])
def test_a_version_that_was_changed_on_the_disk_is_none(
    shelf: Shelf, content: Path, how: str
) -> None:
    made = published(shelf, content, HandClock())
    file = shelf.folder / "000001" / AABY
    match how:
        case "changed":
            edited(shelf.folder / "000001", AABY, ("37 10 20 22", "37 10 20 23"))
        case "gone":
            file.unlink()
        case "more":
            (file.parent / "baekby.yaml").write_text("", "utf-8")
        case _:
            moved = file.rename(shelf.folder / "aside.yaml")
            file.symlink_to(moved)

    with pytest.raises(NotWhole):
        shelf.files(made)


@pytest.mark.parametrize(
    "manifest", ["", "{", "[]", '{"form": 1}', '{"form": 2, "flows": {}, "of": null}']
)
def test_a_folder_without_a_manifest_that_can_be_read_only_takes_up_its_number(
    shelf: Shelf, content: Path, manifest: str
) -> None:
    clock = HandClock()
    published(shelf, content, clock)
    torn = shelf.folder / "000002"
    torn.mkdir()
    (torn / MANIFEST).write_text(manifest, "utf-8")

    assert shelf.newest() == 2
    assert [each.number for each in shelf.versions()] == [1]
    assert published(shelf, content, clock).number == 3


def test_versions_are_kept_as_long_as_somebody_may_walk_them(shelf: Shelf, content: Path) -> None:
    clock = HandClock()
    for _ in range(KEPT + 5):
        clock.passes(hours=1)
        published(shelf, content, clock)
    numbers = [each.number for each in shelf.versions()]
    clock.passes(hours=100)
    published(shelf, content, clock)

    assert numbers == list(range(1, KEPT + 6))
    assert [each.number for each in shelf.versions()] == list(range(7, KEPT + 7))
    assert {path.name[0] for path in shelf.folder.iterdir()} == {"0"}


# --- whoever publishes is killed ------------------------------------------------------------


def _killed_at(step: Step, folder: Path, content: Path) -> None:
    def reached(now: Step) -> None:
        if now == step:
            os.kill(os.getpid(), signal.SIGKILL)

    Shelf(folder, reached).put(draft(content, HandClock().now(), by="den dræbte"), 1)


@pytest.mark.threat("E21")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("step", Step)
def test_who_is_killed_has_published_wholly_or_not_at_all(
    shelf: Shelf, content: Path, step: Step
) -> None:
    clock = HandClock()
    first = published(shelf, content, clock)
    edited(content, AABY, ("37 10 20 22", "37 10 20 29"))
    process = multiprocessing.get_context("spawn").Process(
        target=_killed_at, args=(step, shelf.folder, content)
    )
    process.start()
    process.join(60)
    versions = shelf.versions()
    done = step in (Step.PUBLISHED, Step.TIDIED)

    assert process.exitcode == -signal.SIGKILL
    assert [each.by for each in versions] == ["leder", "den dræbte"][: 1 + done]
    assert all(shelf.files(each) for each in versions)
    assert shelf.files(first) != files_of(content)
    assert published(shelf, content, clock).number == len(versions) + 1


def test_what_a_killed_one_left_is_taken_away_later(shelf: Shelf, content: Path) -> None:
    clock = HandClock()
    left = shelf.folder / f"{UNFINISHED}1"
    left.mkdir(parents=True)
    os.utime(left, (clock.now().timestamp(),) * 2)
    published(shelf, content, clock)
    still = left.exists()
    clock.at += LEFT_BEHIND + timedelta(seconds=1)
    published(shelf, content, clock)

    assert still
    assert not left.exists()


@pytest.mark.threat("G6")
def test_where_the_disk_refuses_nothing_has_happened(shelf: Shelf, content: Path) -> None:
    clock = HandClock()
    published(shelf, content, clock)

    def full(step: Step) -> None:
        if step == Step.WRITTEN:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="space"):
        Shelf(shelf.folder, full).put(draft(content, clock.now()), 1)
    assert [path.name for path in shelf.folder.iterdir()] == ["000001"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask")
def test_the_service_can_read_what_another_user_publishes(shelf: Shelf, content: Path) -> None:
    before = os.umask(0o077)
    try:
        published(shelf, content, HandClock())
    finally:
        os.umask(before)
    made = shelf.folder / "000001"

    assert all(path.stat().st_mode & 0o044 == 0o044 for path in (made, *made.rglob("*")))


def test_the_manifest_holds_a_role_and_no_name(shelf: Shelf, content: Path) -> None:
    published(shelf, content, HandClock())
    said = json.loads((shelf.folder / "000001" / MANIFEST).read_text("utf-8"))

    assert set(said) == {"form", "at", "by", "kind", "digest", "flows", "of"}

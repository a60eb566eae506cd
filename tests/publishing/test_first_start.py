"""What a service begins with: the shelf, and where that is empty the folder."""

from pathlib import Path

import pytest

from bot.cli.looking import Published, in_a_folder
from bot.cli.published import what_serves
from bot.language import DA, EN
from bot.library import strictly
from bot.publishing.shelf import Kind, Shelf
from bot.source.watch import as_it_stands
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
)


class Start:
    """A service that begins, over a folder and a shelf."""

    def __init__(self, root: Path) -> None:
        self.content = club(root / "content")
        self.shelf = Shelf(root / "published")
        self.clock = HandClock()

    def looking(self, told=as_it_stands) -> Published:
        return Published(self.shelf, str(self.content), DA, self.clock, told)

    def said(self, lang=DA, *, live_folder: bool = False) -> str:
        return "\n".join(what_serves(self.shelf, str(self.content), lang, live_folder=live_folder))


@pytest.fixture
def start(tmp_path: Path) -> Start:
    return Start(tmp_path)


def test_the_first_start_publishes_the_folder(start: Start) -> None:
    found = start.looking()()

    assert found is not None
    assert (found.flow, number_in(found.library)) == (FLOW, NUMBER)
    assert [each.kind for each in start.shelf.versions()] == [Kind.FIRST]
    assert "udgave 1" in start.said()


def test_every_later_one_serves_what_is_published_and_says_that_the_folder_differs(
    start: Start,
) -> None:
    start.looking()()
    edited(start.content, AABY, (NUMBER, OTHER_NUMBER))
    found = start.looking()()

    assert found is not None
    assert number_in(found.library) == NUMBER
    assert start.shelf.newest() == 1
    assert "gælder først efter henvend publish" in start.said()
    assert "only after henvend publish" in start.said(EN)
    published(start.shelf, start.content, start.clock)
    assert "henvend publish" not in start.said()


def test_a_folder_with_errors_is_not_published_until_it_is_mended(start: Start, capsys) -> None:
    looking = start.looking()
    edited(start.content, AABY, ("contacts: [vaerksted", "contacts: [vaerkstad"))
    first = looking()
    told = capsys.readouterr().err
    again = looking()

    assert first is None
    assert again is None
    assert AABY in told
    assert capsys.readouterr().err == ""
    assert start.shelf.newest() == 0
    edited(start.content, AABY, ("contacts: [vaerkstad", "contacts: [vaerksted"))
    assert looking() is not None


def test_a_shelf_on_which_nothing_can_serve_is_not_published_over(start: Start) -> None:
    """Somebody must look: what stood there was worth more than what lies in the folder."""
    start.looking()()
    (start.shelf.folder / "000001" / AABY).unlink()
    looking = start.looking()

    assert looking() is None
    assert start.shelf.newest() == 1
    published(start.shelf, start.content, start.clock)
    start.clock.passes(seconds=1)
    assert looking() is not None


def test_a_shelf_that_cannot_be_written_is_told_each_time(start: Start) -> None:
    start.shelf.folder.write_text("a file where the folder should be", "utf-8")
    looking = start.looking()

    for _ in range(2):
        with pytest.raises(OSError, match="published"):
            looking()


def test_in_real_operation_the_first_is_strict_too(start: Start) -> None:
    found = start.looking(strictly)()

    assert found is not None
    assert found.library.nowhere.strict


def test_live_the_folder_serves_and_nothing_is_published(start: Start) -> None:
    found = in_a_folder(str(start.content), DA, start.clock, as_it_stands)()
    assert found is not None and found.newest is not None
    edited(start.content, FLOW_FILE, NEW_WORDS)
    start.clock.passes(seconds=1)

    assert found.newest.look()
    words = found.newest.current().flows[FLOW].states["vand"].prompt.ask[DA]
    assert words == NEW_WORDS[1]
    assert start.shelf.newest() == 0
    assert "som den står" in start.said(live_folder=True)

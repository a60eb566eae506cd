"""`henvend publish`, `versions` and `rollback`: what is refused, what is told, and what serves."""

import sqlite3
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.publishing.following import Following
from bot.publishing.shelf import Kind, Shelf
from tests.command_line import run
from tests.publishing.club import (
    AABY,
    FLOW_FILE,
    NEW_WORDS,
    NUMBER,
    OTHER_NUMBER,
    club,
    edited,
    files_of,
    number_in,
    role_under_another_id,
    without_the_caretaker,
)
from tests.publishing.conversations import conversation, kept

BY = ("--by", "faglig leder")


class Place:
    """A folder that is edited, and the home of a service."""

    def __init__(self, root: Path) -> None:
        self.home = root / "home"
        self.content = club(root / "content")
        self.shelf = Shelf(self.home / "published")

    def publish(self, *more: str) -> tuple[int, str]:
        return run("publish", "--content", str(self.content), *BY, "--yes", *more)

    def serving(self) -> Following:
        books = Following(self.shelf, SystemClock())
        books.look()
        return books

    def number(self) -> str:
        return number_in(self.serving().current())

    def edit(self, *change: tuple[str, str], file: str = AABY) -> None:
        edited(self.content, file, *change)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setenv("HENVEND_HOME", str(tmp_path / "home"))
    return Place(tmp_path)


@pytest.fixture
def proven(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the proof out, where a test is about something else: it takes seconds."""
    monkeypatch.setattr("bot.cli.publish.prove_all", lambda *every, **more: ())


@pytest.fixture
def quick(proven: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the difference out too, where a test looks at neither."""
    monkeypatch.setattr("bot.cli.publish.diff.tell", lambda *every: 0)


def test_what_is_edited_counts_when_it_is_published(place: Place, proven: None) -> None:
    assert place.publish()[0] == 0
    place.edit((NUMBER, OTHER_NUMBER))
    before = place.number()
    code, told = place.publish()

    assert code == 0
    assert (before, place.number()) == (NUMBER, OTHER_NUMBER)
    assert f"før: {NUMBER}" in told
    assert f"nu: {OTHER_NUMBER}" in told
    assert "Ingen samtaler kører." in told
    assert "udgave 2" in told


def test_in_english_too_and_on_a_page_to_sign(place: Place, proven: None, tmp_path: Path) -> None:
    place.publish()
    place.edit((NUMBER, OTHER_NUMBER))
    page = tmp_path / "changes.html"
    code, told = place.publish("--lang", "en", "-o", str(page))

    assert code == 0
    assert "No conversations run." in told
    assert "version 2" in told
    assert OTHER_NUMBER in page.read_text("utf-8")


def test_what_is_published_already_is_not_published_again(place: Place, quick: None) -> None:
    place.publish()

    assert place.publish()[0] == 0
    assert place.shelf.newest() == 1


def test_nobody_who_cannot_be_asked_says_yes(place: Place, quick: None, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    code, _ = run("publish", "--content", str(place.content), *BY)

    assert code == 1
    assert "--yes" in capsys.readouterr().err
    assert place.shelf.newest() == 0


@pytest.mark.parametrize(("answer", "numbers"), [("ja", 1), ("yes", 1), ("nej", 0), ("", 0)])
def test_at_a_terminal_it_asks(place: Place, quick: None, monkeypatch, answer, numbers) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda prompt: answer)
    code, _ = run("publish", "--content", str(place.content), *BY)

    assert (code, place.shelf.newest()) == (1 - numbers, numbers)


def test_a_name_in_the_place_of_a_role_is_refused(place: Place) -> None:
    code, _ = run("publish", "--content", str(place.content), "--by", "Anne Hansen", "--yes")

    assert code == 2
    assert place.shelf.newest() == 0


@pytest.mark.threat("E20")
def test_content_with_an_error_is_not_published(place: Place, capsys) -> None:
    place.edit(("contacts: [vaerksted", "contacts: [vaerkstad"))
    code, _ = place.publish()

    assert code == 1
    assert AABY in capsys.readouterr().err
    assert place.shelf.newest() == 0


def test_content_that_breaks_a_promise_is_not_published(place: Place, capsys) -> None:
    """The proof is the whole one here: somebody always answers where it is now."""
    place.edit(("questions_at_most: 6", "questions_at_most: 1"), file=FLOW_FILE)
    code, told = place.publish()

    assert code == 1
    assert "kort" in told
    assert "beviset holder ikke for vandskade" in capsys.readouterr().err
    assert place.shelf.newest() == 0


def test_the_whole_proof_is_kept_before_something_counts(place: Place) -> None:
    code, told = place.publish()

    assert code == 0
    assert "bevist" in told
    assert place.shelf.versions()[0].by == "faglig leder"


def test_a_flow_that_people_are_answered_from_may_not_go(place: Place, proven, capsys) -> None:
    place.publish()
    place.edit(("flow: vandskade", "flow: vandskader"), file=FLOW_FILE)

    assert place.publish()[0] == 1
    assert "vandskade er væk" in capsys.readouterr().err


# --- conversations that run -----------------------------------------------------------------


def test_conversations_are_counted_by_place_and_none_is_told_apart(place, quick) -> None:
    place.publish()
    library = place.serving().current()
    many, few = [conversation(library, "nej")] * 6, [conversation(library)] * 2
    kept(place.home, library, *many, *few)
    place.edit(NEW_WORDS, file=FLOW_FILE)
    code, told = place.publish()

    assert code == 0
    assert "Samtaler, der kører: 8. 8 går videre, som de begyndte, 0 følger med" in told
    assert "vandskade/rolle: 6" in told
    assert "vandskade/vand" not in told
    assert "færre end 5: 2" in told


@pytest.mark.threat("E23")
def test_a_change_that_would_strand_somebody_is_refused_with_counts(place, quick, capsys) -> None:
    place.publish()
    library = place.serving().current()
    kept(place.home, library, *[conversation(library, "nej")] * 6, conversation(library))
    role_under_another_id(without_the_caretaker(place.content), renamed=False)
    code, told = place.publish()
    refused = capsys.readouterr().err

    assert code == 1
    assert "Samtaler, der kører: 7. 0 går videre" in told
    assert "6 samtaler ville strande (vandskade/rolle)" in refused
    assert "renamed" in refused
    assert place.shelf.newest() == 1

    edited(place.content, FLOW_FILE, ("renamed: {", "renamed: {rolle: hvem, "))
    code, told = place.publish()
    assert code == 0
    assert "7 følger med til det nye" in told


def test_conversations_that_are_over_do_not_count(place, quick) -> None:
    place.publish()
    library = place.serving().current()
    kept(place.home, library, conversation(library, "nej"))
    with sqlite3.connect(place.home / "conversations" / "henvend.sqlite") as db:
        db.execute("UPDATE person SET seen = seen - 25 * 3600")
    role_under_another_id(without_the_caretaker(place.content), renamed=False)

    assert place.publish()[0] == 0


def test_counting_leaves_nothing_beside_a_store_that_nobody_has_open(place, quick) -> None:
    """A file of another user beside it would keep the service from its store."""
    place.publish()
    kept(place.home, place.serving().current(), conversation(place.serving().current()))
    before = sorted((place.home / "conversations").iterdir())
    place.edit((NUMBER, OTHER_NUMBER))
    place.publish()

    assert len(before) == 1
    assert sorted((place.home / "conversations").iterdir()) == before


def test_with_other_keys_nothing_is_known_so_only_what_is_safe_is_published(
    place, quick, capsys
) -> None:
    place.publish()
    library = place.serving().current()
    kept(place.home, library, conversation(library, "nej"))
    (place.home / "keys" / "henvend.key").unlink()
    place.edit((NUMBER, OTHER_NUMBER))
    safe, _ = place.publish()
    without_the_caretaker(place.content)
    unsafe, _ = place.publish()

    assert (safe, unsafe) == (0, 1)
    assert "1 samtaler kan ikke læses" in capsys.readouterr().err
    assert not (place.home / "keys" / "henvend.key").exists()
    with sqlite3.connect(place.home / "conversations" / "henvend.sqlite") as db:
        assert db.execute("SELECT count(*) FROM person").fetchone() == (1,)


def test_in_memory_they_cannot_be_counted_and_that_is_said(place, quick, monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "memory:")
    place.publish()
    place.edit((NUMBER, OTHER_NUMBER))
    code, told = place.publish()

    assert code == 0
    assert "kan ikke tælles" in told


def test_a_store_that_does_not_answer_keeps_it_back(place, quick, capsys) -> None:
    place.publish()
    store = place.home / "conversations" / "henvend.sqlite"
    store.parent.mkdir()
    store.write_bytes(b"no database " * 100)
    place.edit((NUMBER, OTHER_NUMBER))

    assert place.publish()[0] == 1
    assert "kan ikke tælles" in capsys.readouterr().err
    assert store.read_bytes() == b"no database " * 100


# --- what has been published, and back ------------------------------------------------------


def test_versions_are_listed_with_what_is_wrong_with_them(place: Place, quick: None) -> None:
    place.publish()
    place.edit((NUMBER, OTHER_NUMBER))
    place.publish()
    code, told = run("versions")
    (place.shelf.folder / "000002" / AABY).unlink()
    broken_code, broken = run("versions", "--lang", "en")

    assert code == 0
    assert [line.split(",")[0] for line in told.splitlines()] == ["udgave 2", "udgave 1"]
    assert "udgivet af faglig leder" in told
    assert broken_code == 1
    assert "version 2" in broken.splitlines()[0]
    assert "not used" in broken.splitlines()[0]


def test_rollback_lets_the_version_before_serve_and_then_the_one_before_that(
    place: Place, quick: None
) -> None:
    place.publish()
    for was, new in ((NUMBER, "37 10 20 31"), ("37 10 20 31", "37 10 20 32")):
        place.edit((was, new))
        place.publish()
    numbers = [place.number()]
    codes = []
    for _ in range(3):
        codes.append(run("rollback", "--by", "vagthavende")[0])
        numbers.append(place.number())

    assert numbers == ["37 10 20 32", "37 10 20 31", NUMBER, NUMBER]
    assert codes == [0, 0, 2]
    assert place.shelf.versions()[-1].kind == Kind.ROLLED_BACK
    assert files_of(place.content) != place.shelf.files(place.shelf.versions()[-1])


def test_rollback_to_a_number(place: Place, quick: None, capsys) -> None:
    place.publish()
    place.edit((NUMBER, OTHER_NUMBER))
    place.publish()

    assert run("rollback", "7", "--by", "vagthavende")[0] == 2
    assert "der er: 1, 2" in capsys.readouterr().err
    assert run("rollback", "1", "--by", "vagthavende")[0] == 0
    assert place.number() == NUMBER


def test_a_newest_version_that_is_not_whole_is_rolled_back_over(place, quick) -> None:
    place.publish()
    place.edit((NUMBER, OTHER_NUMBER))
    place.publish()
    (place.shelf.folder / "000002" / AABY).unlink()

    assert run("rollback", "--by", "vagthavende")[0] == 0
    assert place.number() == NUMBER
    assert place.serving().health.well


# --- a dead number --------------------------------------------------------------------------


def withdrawn(place: Place) -> int:
    words = ("withdraw", "aaby", "toemrer-nat", "--why", "nummeret er nedlagt")
    return run(*words, "--content", str(place.content))[0]


def shown(place: Place) -> bool:
    plan = place.serving().current().plans["0901"]
    return any(NUMBER in str(each.phone) for each in plan.contacts.values())


def test_a_withdrawn_number_is_out_of_what_serves_and_nothing_else_goes_along(
    place: Place, quick: None
) -> None:
    place.publish()
    place.edit(NEW_WORDS, file=FLOW_FILE)

    assert withdrawn(place) == 0
    assert not shown(place)
    newest = place.shelf.versions()[-1]
    assert newest.kind == Kind.WITHDRAWN
    assert NEW_WORDS[0] in place.shelf.files(newest)[FLOW_FILE].decode("utf-8")


def test_a_rollback_does_not_bring_it_back(place: Place, quick: None) -> None:
    place.publish()
    place.edit(NEW_WORDS, file=FLOW_FILE)
    place.publish()
    withdrawn(place)

    assert run("rollback", "1", "--by", "vagthavende")[0] == 0
    assert not shown(place)
    words = next(iter(place.serving().current().flows.values())).states["vand"].prompt.ask["da"]
    assert words == NEW_WORDS[0]


def test_by_itself_a_rollback_skips_what_says_the_same_without_the_number(place, quick) -> None:
    place.publish()
    place.edit(NEW_WORDS, file=FLOW_FILE)
    place.publish()
    withdrawn(place)
    run("rollback", "--by", "vagthavende")

    assert place.shelf.versions()[-1].of == 1


def test_content_that_shows_it_again_is_not_published(place, quick, capsys) -> None:
    place.publish()
    before = (place.content / AABY).read_text("utf-8")
    withdrawn(place)
    (place.content / AABY).write_text(before, "utf-8")

    assert place.publish()[0] == 1
    assert f"{NUMBER} (nummeret er nedlagt)" in capsys.readouterr().err
    assert not shown(place)


def test_where_nothing_is_published_it_is_said_when_a_service_sees_it(place: Place) -> None:
    words = ("withdraw", "aaby", "toemrer-nat", "--why", "nummeret er nedlagt")
    told = run(*words, "--content", str(place.content))[1]

    assert "henvend publish" in told
    assert place.shelf.newest() == 0

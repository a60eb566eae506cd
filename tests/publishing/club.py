"""A small content to publish: the clubhouse with water in it, and a clock to turn."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.flow.model import FlowId
from bot.library import Library
from bot.publishing.shelf import Draft, Kind, Shelf, Version
from bot.source.folder import load_files, read_files, read_well
from tests.shipped import ROOT

FLOW = FlowId("vandskade")
FLOW_FILE = f"flows/{FLOW}.yaml"
AABY = "municipal_configs/aaby.yaml"
NUMBER, OTHER_NUMBER = "37 10 20 22", "37 10 20 29"


class HandClock:
    def __init__(self) -> None:
        self.at = datetime(2026, 9, 15, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def passes(self, **time: float) -> None:
        self.at += timedelta(**time)


def club(to: Path) -> Path:
    """Return the folder *to* with a copy of the content, of one flow."""
    shutil.copytree(ROOT / "tests/content", to)
    (to / "flows/handlingsplan.yaml").unlink()
    plan = (to / AABY).read_text("utf-8")
    (to / AABY).write_text(
        plan.partition("\nhandlingsplan:")[0] + "\n", "utf-8"
    )  # it answers that flow
    return to


def edited(root: Path, file: str, *changes: tuple[str, str]) -> Path:
    """Return *root* where in *file* each of *changes* has been made, everywhere."""
    text = (root / file).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (root / file).write_text(text, "utf-8")
    return root


def files_of(root: Path) -> dict[str, bytes]:
    return read_well(read_files(root))


def library_of(root: Path) -> Library:
    found = load_files(files_of(root))
    assert found.library is not None, found.problems
    return found.library


def draft(root: Path, at: datetime, by: str = "leder", kind: Kind = Kind.PUBLISHED) -> Draft:
    return Draft(files_of(root), library_of(root), at, by, kind)


def published(shelf: Shelf, root: Path, clock: HandClock) -> Version:
    """Publish what stands in *root* now."""
    return shelf.put(draft(root, clock.now()), shelf.newest())


def number_in(library: Library) -> str:
    """Return the number of the carpenter at night in Aaby."""
    contacts = {str(each.id): each for each in library.plans["0901"].contacts.values()}
    return contacts["toemrer-nat"].phone[0].value


# --- changes of the dialogue ----------------------------------------------------------------

NEW_WORDS = ("Løber der vand lige nu?", "Løber der vand nu?")


def without_the_caretaker(root: Path) -> Path:
    """Call the caretaker something else everywhere, so that the flow of before fits no more."""
    for file in ("flows/vocabulary.yaml", FLOW_FILE, AABY):
        edited(root, file, ("caretaker", "janitor"))
    return root


def role_under_another_id(root: Path, *, renamed: bool) -> Path:
    """Give the second question another id, and say so in `renamed` or not."""
    edited(root, FLOW_FILE, ("  rolle:\n", "  hvem:\n"), ("to: rolle\n", "to: hvem\n"))
    if renamed:
        edited(root, FLOW_FILE, ("renamed: {", "renamed: {rolle: hvem, "))
    return root

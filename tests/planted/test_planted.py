"""Planted mistakes, one of each kind: `make planted` plants more."""

from bot.source.folder import load_files
from tests.planted.mistakes import PLAUSIBLE, STRUCTURAL, planted
from tests.planted.score import refused, shipped, shown

SEED = 2


def test_mistakes_are_refused_where_they_stand_and_nearly_all_of_them() -> None:
    files = shipped()
    mistakes = list(planted(files, STRUCTURAL, 1, SEED))
    missed = [mistake for mistake in mistakes if not refused(mistake, files)]

    assert len(mistakes) == len(STRUCTURAL)
    assert len(missed) <= 1, missed


def test_every_plausible_edit_is_shown() -> None:
    files = shipped()
    edits = list(planted(files, PLAUSIBLE, 1, SEED))

    assert len(edits) == len(PLAUSIBLE)
    assert all(load_files(edit.files(files)).draft is not None for edit in edits)
    assert [edit for edit in edits if not shown(edit, files)] == []

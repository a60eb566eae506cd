"""How long somebody may wait, as a flow declares it: whole hours, or a problem at its place."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from bot.check import errors_among
from bot.flow.model import CAN_WAIT, FlowId
from bot.source.folder import load
from tests.problems.cases import CONTENT, FLOW, edit


def test_the_declared_hours_are_read(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    library = load(tmp_path / "content").library

    assert library is not None
    flow = library.flows[FlowId("vandskade")]
    assert flow.longest_wait == {CAN_WAIT: timedelta(hours=84)}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("longest_wait_hours: 84", "longest_wait_hours: tre dage", "F210"),
        ("longest_wait_hours: 84", "longest_wait_hours: 0", "F210"),
        ("promises: {can_wait:", "promises: {calm:", "Y202"),
        ("longest_wait_hours: 84", "longest_wait_days: 3", "Y202"),
    ],
)
def test_what_is_no_number_of_hours_is_refused(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    root = tmp_path / "content"
    shutil.copytree(CONTENT, root)
    edit(FLOW, old, new)(root)
    problems = list(errors_among(load(root).problems))

    assert [each.code for each in problems] == [code]
    line = next(
        n for n, text in enumerate((root / FLOW).read_text().splitlines(), 1) if new in text
    )
    assert problems[0].where.line == line

"""The pictures of the README show what the commands draw today."""

import re

import pytest

from tests import pictures
from tests.shipped import ROOT


@pytest.mark.parametrize("name", pictures.DRAWN)
def test_a_drawn_picture_is_what_its_command_draws(name, tmp_path):
    pictures.drawn(name, tmp_path)
    kept = (pictures.FOLDER / name).read_bytes()
    same = (tmp_path / name).read_bytes() == kept  # said of bytes, a difference takes minutes
    assert same, "run `make pictures`"


def test_the_readme_shows_pictures_that_are_there_and_no_others_are():
    shown = set(re.findall(r"docs/pictures/([\w.-]+)", (ROOT / "README.md").read_text("utf-8")))
    assert shown == {each.name for each in pictures.FOLDER.iterdir()}

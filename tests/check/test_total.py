"""Whatever is lost from a file, checking tells about it and never falls over."""

import random
import shutil

import pytest

from tests.problems.cases import CONTENT, FLOW, LAWS, NATIONAL, PLACES, PLAN, WORDS, found_in

FILES = (FLOW, WORDS, LAWS, NATIONAL, PLAN, PLACES)
SEED = 20260915


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    root = tmp_path_factory.mktemp("total") / "content"
    shutil.copytree(CONTENT, root)
    return root


def told_after(root, path, text):
    (root / path).write_text(text, encoding="utf-8")
    try:
        found = found_in(root)
        return found.told(found.problems)
    finally:
        shutil.copy(CONTENT / path, root / path)


@pytest.mark.parametrize("path", FILES)
def test_a_line_may_go_missing(content, path):
    lines = (CONTENT / path).read_text(encoding="utf-8").split("\n")
    for number in range(0, len(lines), 6):
        rest = lines[:number] + lines[number + 1 :]
        assert told_after(content, path, "\n".join(rest))


@pytest.mark.parametrize("path", FILES)
def test_a_word_may_be_another(content, path):
    chance = random.Random(SEED)
    text = (CONTENT / path).read_text(encoding="utf-8")
    words = [word for word in text.split() if word.strip("{}[],:\"'")]
    for _ in range(15):
        old, other = chance.choice(words), chance.choice(words)
        assert told_after(content, path, text.replace(old, other, 1))

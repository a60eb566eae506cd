"""Planted mistakes, a few of them: `make planted` plants more."""

import pytest

from bot.library import Library
from bot.source.folder import load_files, read_files
from tests.planted.charts import chart
from tests.planted.libraries import PEERS
from tests.planted.mistakes import Files
from tests.planted.plausible import PLAUSIBLE
from tests.planted.printed import Printed
from tests.planted.score import TODAY, plausible, problems, shipped, structural
from tests.planted.structural import STRUCTURAL
from tests.shipped import ROOT

SEED = 2
WHOLE_DAY = 24 * 60
SMALL = ROOT / "tests" / "content"
PLAN = "municipal_configs/aaby.yaml"


@pytest.fixture(scope="module")
def files() -> Files:
    return shipped()


def test_mistakes_are_refused_where_they_stand(files: Files) -> None:
    some = STRUCTURAL[::6]
    score = structural(files, 1, SEED, some)

    assert len(score.tried) == len(some)
    assert score.missed == ()


def test_a_mistake_is_not_refused_by_an_error_that_stands_elsewhere(files: Files) -> None:
    mistake = structural(files, 1, SEED, STRUCTURAL[:1]).tried[0]

    assert not mistake.stands_at(mistake.line + 3)


def test_a_line_that_stands_alone_may_stand_further_out_and_is_no_mistake() -> None:
    [kind] = [each for each in STRUCTURAL if each.name == "wrong indentation"]
    alone = ("properties:", "  one:", "    every_state: {}", "  two:", "    a: 1", "    b: 2")

    assert [spot.first for spot in kind.find(alone)] == [5, 6]


def test_a_plausible_edit_is_shown() -> None:
    kinds = tuple(kind for kind in PLAUSIBLE if kind.name in ("digit", "a contact fewer"))
    score = plausible(_small(), 1, SEED, kinds)

    assert len(score.tried) == len(kinds)
    assert score.missed == ()


def test_only_an_edit_that_changes_what_is_printed_counts() -> None:
    small = _small()
    old = load_files(small).library
    assert old is not None
    printed = Printed(old, TODAY, flows=(), minutes=WHOLE_DAY)

    assert printed.differs(_with(small, b"37 10 20 11", b"37 10 20 13"), PLAN)
    assert not printed.differs(_with(small, b"\ncontacts:", b"\n# nothing\ncontacts:"), PLAN)


def _small() -> Files:
    return {name: each for name, each in read_files(SMALL).items() if isinstance(each, bytes)}


def _with(small: Files, before: bytes, after: bytes) -> Library:
    edited = {**small, PLAN: small[PLAN].replace(before, after, 1)}
    assert edited != small
    new, errors = problems(edited)
    assert new is not None
    assert errors == ()
    return new


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_each_library_takes_our_flow_and_refuses_what_it_cannot_read(peer, files: Files) -> None:
    pytest.importorskip(peer.package)
    content = load_files(files).library
    assert content is not None
    text = peer.text(chart(next(iter(content.flows.values()))))

    assert not peer.refuses(text)
    assert peer.refuses(text.replace("initial", "\tinitial", 1))

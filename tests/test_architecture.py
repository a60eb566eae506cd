"""The shape of the code: who imports whom, how large it is, and that it knows no subject."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.patience import PATIENCE
from tests.shipped import ROOT

MODULES = sorted(ROOT.glob("bot/**/*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 300, 45

SUBJECT = re.compile(
    r"ekstrem|\bextremis|radikal|radical|\bterror|underret|infohus|tovholder|\bssp\b|politi\b|police\b"
    r"|bekymring|\b11[24]\b|barnets.?lov",
    re.IGNORECASE,
)
ARGUED = {
    # A place has a police district as it has a region: it belongs to the list of municipalities.
    "bot/plan/model.py": {"police"},
    "bot/source/places.py": {"police"},
    "bot/dialogue/text.py": {"police"},
    "bot/source/template.py": {"police"},
    "bot/words/model.py": {"police"},
    "bot/words/danish.py": {"police"},
    "bot/words/english.py": {"police"},
    "bot/scenario/compare.py": {"police"},
    "bot/cli/who.py": {"police"},
    "bot/check/cards.py": {"police"},
    "bot/onscreen/messages.py": {"police"},
    # Words that look like somebody's name and are none, so that a text is not taken for one.
    "bot/dialogue/personal.py": {"police", "politi", "infohus"},
    # What is said when neither content nor store can be read, and where no conversation is.
    "bot/channels/telegram/phrases.py": {"112", "114", "police", "politi"},
    "bot/channels/web/phrases_da.py": {"112", "114", "politi"},
    "bot/channels/web/phrases_en.py": {"112", "114", "police"},
    # The short numbers of the country, which are no ordinary phone numbers.
    "bot/channels/telegram/keyboard.py": {"112"},
    "bot/check/phones.py": {"112", "114"},
    "bot/check/texts.py": {"112", "114"},
    # Examples of commands name what is shipped.
    "bot/cli/confirm.py": {"tovholder", "ssp"},
    "bot/cli/graph.py": {"bekymring"},
    "bot/cli/withdraw.py": {"tovholder"},
    # What offices call one thing, and the plain word for it, as the guide to words lists it.
    "bot/check/officialese.py": {"underret"},
    # A rule of law as the source of a number of years.
    "bot/check/plans.py": {"barnets lov"},
}
"""Words of a subject that stand in the code, each with its reason."""


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the name and the lines of every function of *path*."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_the_import_contracts_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_stays_small_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text("utf-8")
    too_long = {each: lines for each, lines in functions(path) if lines > LONGEST_FUNCTION}

    assert text.count("\n") <= LONGEST_MODULE
    assert too_long == {}
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_the_engine_knows_no_subject(path: Path) -> None:
    """A flow on another subject needs YAML alone."""
    found = {match.group(0).lower() for match in SUBJECT.finditer(path.read_text("utf-8"))}

    assert found <= ARGUED.get(name(path), set())


def test_what_was_argued_for_is_still_there() -> None:
    for path, words in ARGUED.items():
        found = {m.group(0).lower() for m in SUBJECT.finditer((ROOT / path).read_text("utf-8"))}
        assert found >= words, path


def test_the_search_for_a_subject_can_find_one() -> None:
    assert SUBJECT.search("ring 112")
    assert SUBJECT.search("Bekymringen går til infohuset")
    assert not SUBJECT.search("politics, 1125, a concern")

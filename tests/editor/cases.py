"""What an editor marks, completes and explains, asked of the real language server.

The server is fetched from outside, so these are no part of `make test`.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.source.schema import schema
from tests.editor.language_server import LanguageServer
from tests.shipped import ROOT, library

SERVER = ROOT / ".editor/node_modules/.bin/yaml-language-server"
LINE = "# yaml-language-server: $schema=plan.schema.json\n"


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    """Run the language server that `make editor` has fetched."""
    running = LanguageServer([str(SERVER), "--stdio"])
    yield running
    running.close()


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """Return a plan to be edited, beside the schemas."""
    (tmp_path / "plan.schema.json").write_text(
        json.dumps(schema("plan", library())), encoding="utf-8"
    )
    return tmp_path / "samsoe.yaml"


def test_the_server_finds_nothing_in_a_shipped_plan(server: LanguageServer, edited: Path) -> None:
    shipped = (ROOT / "municipal_configs/silkeborg.yaml").read_text("utf-8")

    assert server.open(edited, LINE + shipped) == []


def test_the_server_marks_a_misspelt_key_at_its_line(server: LanguageServer, edited: Path) -> None:
    marks = server.open(
        edited, LINE + 'municipality: "0741"\ncontacts:\n  indgang:\n    titel: X\n'
    )

    assert [mark["range"]["start"]["line"] for mark in marks] == [4]
    assert "titel" in marks[0]["message"]


def test_the_server_completes_posts_keys_and_values(server: LanguageServer, edited: Path) -> None:
    lines = [
        'municipality: "0741"', "contacts:", "  ", "  indgang:", "    title: X", "    ",
        "    when:", "      age: ",
    ]  # fmt: skip
    server.open(edited, LINE + "\n".join(lines) + "\n")

    assert {"boerneteam", "doegnvagt"} <= set(server.completions(edited, 3, 2))
    assert {"phone", "hours", "checked"} <= set(server.completions(edited, 6, 4))
    assert {"under_18", "adult"} <= set(server.completions(edited, 8, 11))


def test_the_server_explains_a_key_in_danish(server: LanguageServer, edited: Path) -> None:
    server.open(edited, LINE + 'municipality: "0741"\ncontacts: {}\nclosing_days: [12-23]\n')

    assert "lukkedage" in server.hover(edited, 3, 4)

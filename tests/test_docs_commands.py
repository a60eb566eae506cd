"""`docs/commands.md`: one section for every command, and every example in it is run."""

import io
import re
import shlex
from contextlib import redirect_stderr
from importlib import import_module
from pathlib import Path

import pytest

from bot.cli.main import COMMANDS, main
from tests.command_line import copied_content
from tests.shipped import ROOT

PAGE = (ROOT / "docs/commands.md").read_text("utf-8")
FENCE = re.compile(r"^```sh ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECTIONS = dict(
    (part.partition("\n")[0].strip(), part)
    for part in re.split(r"^## henvend ", PAGE, flags=re.M)[1:]
)


def commands(section: str) -> list[tuple[str, str]]:
    """Return the commands of *section*, each with the mark of its block."""
    return [
        (mark, line)
        for mark, block in FENCE.findall(SECTIONS[section])
        for line in block.splitlines()
        if line.startswith("henvend ")
    ]


def test_every_command_has_its_section_and_its_own_example_is_in_it() -> None:
    assert set(SECTIONS) == {each.name for each in COMMANDS}
    for section in SECTIONS:
        assert commands(section)
        assert all(line.split()[1] == section for _, line in commands(section))


@pytest.mark.parametrize("section", SECTIONS)
def test_the_examples_of_a_command_do_what_is_promised(
    section: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HENVEND_CONTENT", str(copied_content(tmp_path)))
    monkeypatch.setenv("HENVEND_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    for mark, line in commands(section):
        words = shlex.split(line)[1:]
        if mark == "waits":
            module = next(each.module for each in COMMANDS if each.name == section)
            monkeypatch.setattr(import_module(f"bot.cli.{module}"), "run", lambda args, out: 0)
        out = io.StringIO()
        with redirect_stderr(out):
            code = main(words, out)

        assert code in _codes(mark), (line, out.getvalue())


def _codes(mark: str) -> tuple[int, ...]:
    """Return the exit codes that a block with *mark* may end with."""
    if mark == "any":  # it depends on the day
        return (0, 1)
    return (int(mark.removeprefix("exit=")),) if mark.startswith("exit=") else (0,)


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("name", [each.name for each in COMMANDS])
def test_help_shows_an_example_in_both_languages(name: str, lang: str, capsys) -> None:
    assert main([name, "--help", "--lang", lang]) == 0
    told = capsys.readouterr().out

    assert ("eksempel:" if lang == "da" else "example:") in told
    assert f"henvend {name}" in told.partition("eksempel:" if lang == "da" else "example:")[2]

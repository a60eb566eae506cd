"""What ``henvend check`` found, in the forms that other programs read."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bot.check.annotations import as_annotations
from bot.check.report import Lines, as_json
from bot.check.sarif import Shown, as_sarif
from bot.cli.content import lines_in
from bot.language import Lang
from bot.problems import Problem

Form = Callable[[Sequence[Problem], Lines, Lang, Shown], str]


def _as_json(problems: Sequence[Problem], lines: Lines, lang: Lang, shown: Shown) -> str:
    return as_json(problems, lines, lang) + "\n"


FORMATS: Mapping[str, Form] = {
    "json": _as_json,
    "sarif": as_sarif,
    "github": as_annotations,
}
"""By the name that ``--format`` takes."""


def for_programs(found: Sequence[Problem], content: Path, form: str, lang: Lang) -> str:
    """Return *found* in the form of that name.

    A file is named as it is reached from where we are, so that a code host finds it.
    """

    def shown(path: str) -> str:
        whole, here = content.resolve() / path, Path.cwd()
        return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else path

    return FORMATS[form](found, lines_in(content), lang, shown)

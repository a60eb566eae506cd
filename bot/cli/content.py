"""Where the content lies, and loading it: ``--content``, else HENVEND_CONTENT, else nearby."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from bot.cli.parser import by, complain
from bot.clock import SystemClock, local
from bot.language import Lang
from bot.library import Library
from bot.problems import Problem, Severity

VARIABLE = "HENVEND_CONTENT"
FLOWS, PLANS = "flows", "municipal_configs"
TOLD = 5
"""How many errors are named before the conversation is refused."""


class NoContent(Exception):
    """There is no usable content; the reason has been told."""


def root(stated: str | None, lang: Lang) -> Path:
    """Return the folder that holds the content; raise `NoContent` where there is none."""
    named = stated or os.environ.get(VARIABLE)
    looked_in = [Path(named)] if named else [Path(__file__).resolve().parents[2], Path.cwd()]
    for folder in looked_in:
        if (folder / FLOWS).is_dir() and (folder / PLANS).is_dir():
            return folder
    where = ", ".join(str(folder) for folder in looked_in)
    complain(
        by(
            lang,
            f"fandt ikke {FLOWS}/ og {PLANS}/ i {where}."
            f" Brug --content MAPPE, eller sæt {VARIABLE}",
            f"found no {FLOWS}/ and {PLANS}/ in {where}. Use --content DIR, or set {VARIABLE}",
        )
    )
    raise NoContent


def checked_library(stated: str | None, lang: Lang) -> Library:
    """Return content that `henvend check` finds no error in; tell and raise `NoContent` else."""
    from bot.check import check, errors_among
    from bot.source.folder import load

    loaded = load(root(stated, lang))
    today = local(SystemClock().now()).date()
    errors = list(errors_among(loaded.problems))
    if loaded.library is not None:
        errors = list(errors_among(check(loaded.library, today, loaded.problems)))
        if not errors:
            return loaded.library
    _tell(errors, lang)
    raise NoContent


def library(stated: str | None, lang: Lang) -> Library:
    """Return the loaded content; tell what is wrong and raise `NoContent` where it has errors.

    Reading finds what is written wrongly, and the look at the names what stands for nothing;
    the whole proof is `henvend check`.
    """
    from bot.check.material import Material
    from bot.check.names import names
    from bot.source.folder import load

    folder = root(stated, lang)
    loaded = load(folder)
    errors = [each for each in loaded.problems if each.severity == Severity.ERROR]
    if loaded.library is not None:
        errors.extend(names(Material(loaded.library, SystemClock().now().date())))
        if not errors:
            return loaded.library
    _tell(errors, folder, lang)
    raise NoContent


def lines_in(content: Path) -> Callable[[str], Sequence[str]]:
    """Return a function that gives the lines of a file under *content*, empty where it has none."""

    @cache
    def lines(path: str) -> Sequence[str]:
        try:
            return (content / path).read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return ()

    return lines


def _tell(errors: list[Problem], content: Path, lang: Lang) -> None:
    from bot.check.report import as_text

    print(as_text(errors[:TOLD], lines_in(content), lang), file=sys.stderr)
    count = len(errors)
    complain(
        by(
            lang,
            f"indholdet har {count} fejl. Se dem alle med: henvend check",
            f"the content has {count} errors. See them all with: henvend check",
        )
    )

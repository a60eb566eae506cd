"""Where the content lies, and loading it: ``--content``, else HENVEND_CONTENT, else nearby.

With ``--strict``, or HENVEND_STRICT=1, it is loaded as in real operation.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.parser import Parser, by, complain
from bot.clock import SystemClock, local
from bot.language import Lang
from bot.library import Library, strictly
from bot.problems import Problem, Severity
from bot.settings import WrongSetting, strict

if TYPE_CHECKING:
    from bot.source.folder import Files, Loaded

VARIABLE = "HENVEND_CONTENT"
FLOWS, PLANS = "flows", "municipal_configs"
TOLD = 5
"""How many errors are named before the conversation is refused."""


class NoContent(Exception):
    """There is no usable content; the reason has been told."""


def root(stated: str | None, lang: Lang) -> Path:
    """Return the folder that holds the content; raise `NoContent` where there is none."""
    looked_in = places(stated)
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


def places(stated: str | None) -> Sequence[Path]:
    """Return where content is looked for, in order."""
    named = stated or os.environ.get(VARIABLE)
    return [Path(named)] if named else [Path(__file__).resolve().parents[2], Path.cwd()]


def add_strict(parser: Parser) -> None:
    """Add ``--strict`` to *parser*."""
    parser.add_argument(
        "--strict",
        action="store_true",
        help=by(
            parser.lang,
            "som i rigtig drift: det, ingen har bekræftet, kommer efter de nationale numre",
            "as in real operation: what nobody has confirmed comes after the national numbers",
        ),
    )


def as_told(content: Library, *, stated: bool) -> Library:
    """Return *content* as people are told it: strictly where *stated* or HENVEND_STRICT says so.

    Raise `NoContent` where the variable is neither 1 nor 0.
    """
    return strictly(content) if is_strict(stated=stated) else content


def is_strict(*, stated: bool) -> bool:
    """Tell whether ``--strict`` (*stated*) or HENVEND_STRICT asks for real operation."""
    try:
        return strict(os.environ) or stated
    except WrongSetting as error:
        complain(str(error))
        raise NoContent from error


def library(stated: str | None, lang: Lang, *, whole: bool = False) -> Library:
    """Return the loaded content; tell what is wrong and raise `NoContent` where it has errors.

    Reading finds what is written wrongly, and the look at the names what stands for
    nothing; with *whole* everything that `henvend check` calls an error counts.
    """
    return snapshot(stated, lang, whole=whole)[1]


def snapshot(stated: str | None, lang: Lang, *, whole: bool) -> "tuple[Files, Library]":
    """Return the files of the content as they stand, and what `library` makes of these."""
    from bot.source.folder import load_files, read_files

    folder = root(stated, lang)
    files = read_files(folder)
    loaded = load_files(files)
    errors = [each for each in loaded.problems if each.severity == Severity.ERROR]
    if loaded.library is not None:
        errors = list(_whole(loaded) if whole else _by_name(loaded.library))
        if not errors:
            return files, loaded.library
    _tell(errors, folder, lang)
    raise NoContent


def _by_name(loaded: Library) -> Iterable[Problem]:
    from bot.check.material import Material
    from bot.check.names import names

    return names(Material(loaded, _today()))


def _whole(loaded: "Loaded") -> Iterator[Problem]:
    from bot.check import check, errors_among

    assert loaded.library is not None
    return errors_among(check(loaded.library, _today(), loaded.problems))


def _today() -> date:
    return local(SystemClock().now()).date()


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

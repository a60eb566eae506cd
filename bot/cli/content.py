"""Where the content lies, and loading it: ``--content``, else HENVEND_CONTENT, else nearby."""

import os
import sys
from pathlib import Path

from bot.cli.parser import by, complain
from bot.language import Lang
from bot.library import Library

VARIABLE = "HENVEND_CONTENT"
FLOWS, PLANS = "flows", "municipal_configs"


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


def library(stated: str | None, lang: Lang) -> Library:
    """Return the loaded content; tell what is wrong and raise `NoContent` where it has errors."""
    from bot.problems import Severity
    from bot.source.folder import load

    loaded = load(root(stated, lang))
    if loaded.library is not None:
        return loaded.library
    errors = [each for each in loaded.problems if each.severity == Severity.ERROR]
    for problem in errors[:5]:
        where = problem.where
        print(f"{where.path}:{where.line}:{where.column}: {problem.code}", file=sys.stderr)
    count = len(errors)
    complain(
        by(
            lang,
            f"indholdet har {count} fejl. Se dem med: henvend check",
            f"the content has {count} errors. See them with: henvend check",
        )
    )
    raise NoContent

"""The content as it was: from another folder, or from a revision that git knows."""

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.cli.arguments import Misused
from bot.cli.content import FLOWS, PLANS, library, root
from bot.cli.parser import by, complain
from bot.language import Lang
from bot.library import Library


def earlier(stated: str, content: str | None, lang: Lang) -> Library:
    """Return the content that *stated* means: a folder, or a revision of the folder *content*.

    Raise `Misused` where it is neither, `NoContent` where it cannot be used; both have said why.
    """
    if Path(stated).is_dir():
        return library(stated, lang)
    archive = _archive(stated, root(content, lang), lang)
    with TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(archive)) as packed:
            if hasattr(tarfile, "data_filter"):  # from Python 3.11.4 on
                packed.extraction_filter = tarfile.data_filter
            packed.extractall(folder)
        return library(folder, lang)


def _archive(revision: str, folder: Path, lang: Lang) -> bytes:
    """Return the content of *folder* at *revision* as git packs it."""
    command = ["git", "-C", str(folder), "archive", "--format=tar", revision, "--", FLOWS, PLANS]
    try:
        if revision.startswith("-"):
            raise FileNotFoundError(revision)
        done = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        complain(
            by(
                lang,
                f"{revision} er hverken en mappe eller en git-udgave af {folder}",
                f"{revision} is neither a folder nor a git revision of {folder}",
            )
        )
        raise Misused from None
    return done.stdout

"""``henvend versions``: what has been published, when, by whom, and which version serves."""

import argparse
import os
from typing import TextIO

from bot.cli.parser import Parser, by
from bot.cli.published import in_a_line
from bot.language import Lang
from bot.publishing.shelf import NotWhole, Shelf, Version
from bot.settings import published

EXAMPLE = "henvend versions"


def add(parser: Parser) -> None:
    """Add nothing: where the versions lie stands in the environment."""


def run(args: argparse.Namespace, out: TextIO) -> int:
    """List the versions, newest first; 1 where the newest cannot serve as it was published."""
    lang, shelf = Lang(args.lang), Shelf(published(os.environ))
    versions = shelf.versions()
    if not versions:
        print(
            by(
                lang,
                f"intet er udgivet i {shelf.folder}: henvend publish",
                f"nothing is published in {shelf.folder}: henvend publish",
            ),
            file=out,
        )
    broken = {each.number for each in versions if not _whole(shelf, each)}
    missing = shelf.newest() > (versions[-1].number if versions else 0)
    if missing:
        print(_unreadable(shelf.newest(), lang), file=out)
    for each in reversed(versions):
        mark = by(lang, " – ændret på disken, bruges ikke", " – changed on the disk, not used")
        print(in_a_line(each, lang) + (mark if each.number in broken else ""), file=out)
    return 1 if missing or (versions and versions[-1].number in broken) else 0


def _whole(shelf: Shelf, version: Version) -> bool:
    try:
        shelf.files(version)
    except (NotWhole, OSError):
        return False
    return True


def _unreadable(number: int, lang: Lang) -> str:
    return by(
        lang,
        f"udgave {number} er ikke hel, bruges ikke",
        f"version {number} is not whole, not used",
    )

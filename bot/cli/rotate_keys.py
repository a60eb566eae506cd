"""``henvend rotate-keys``: new keys for what is kept; conversations that run are not lost."""

import argparse
from typing import TextIO

from bot.cli.parser import MISUSE, Parser, by, complain
from bot.cli.serve import settings_of_environment
from bot.clock import SystemClock
from bot.language import Lang
from bot.stores.lives import NAMED
from bot.stores.rotation import rotate
from bot.stores.sealing import KeysUnreadable

EXAMPLE = "henvend rotate-keys"


def add(parser: Parser) -> None:
    """Add nothing: which file it is stands in the environment."""


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Put new keys into the key file; 1 where it cannot be read or written, 2 for a setting."""
    lang = Lang(args.lang)
    settings = settings_of_environment()
    if settings is None:
        return MISUSE
    try:
        kept = rotate(settings.key_file, SystemClock().now())
    except (KeysUnreadable, OSError) as error:
        complain(str(error))
        return 1
    told = by(
        lang,
        f"{settings.key_file}: nye nøgler; {kept} ældre læses endnu i højst {NAMED.days} dage."
        " Genstart nu.",
        f"{settings.key_file}: new keys; {kept} older are read for at most {NAMED.days} days."
        " Restart now.",
    )
    print(told, file=out)
    return 0

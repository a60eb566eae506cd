"""``henvend telegram-setup``: sets the bot's commands and descriptions at Telegram, once."""

import argparse
from typing import TextIO

from bot.app.telegram import set_up_telegram
from bot.cli.parser import MISUSE, Parser, by
from bot.cli.serve import guarded, settings_of_environment
from bot.language import Lang

EXAMPLE = "henvend telegram-setup"


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*: none, the token stands in the environment."""


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Set them; 2 for a wrong setting, 1 where Telegram refuses."""
    lang = Lang(args.lang)
    settings = settings_of_environment()
    if settings is None:
        return MISUSE
    code = guarded(set_up_telegram(settings))
    if code == 0:
        print(
            by(
                lang,
                "Kommandoer og beskrivelser er sat hos Telegram.",
                "Commands and descriptions are set at Telegram.",
            ),
            file=out,
        )
    return code

"""Write the acute card that the package carries: python -m tests.channels.acute_card"""

from pathlib import Path

from bot.channels import acute_card
from bot.channels.acute_card import AcuteCard, card_of, to_json
from bot.dialogue.events import Interrupt
from bot.dialogue.replies import ShowOutcome
from bot.dialogue.step import begin
from bot.language import Lang
from bot.words import LANGUAGES
from tests.channels.our_side import FLOW, TUESDAY, library

PATH = Path(acute_card.__file__).with_name(acute_card.FILE)


def shown(lang: Lang) -> AcuteCard:
    """Return the acute screen of the shipped content as a card."""
    outcome = begin(library(), FLOW, Interrupt(), TUESDAY, lang).replies[-1]
    assert isinstance(outcome, ShowOutcome)
    return card_of(outcome)


def written() -> str:
    return to_json({lang: shown(lang) for lang in LANGUAGES})


if __name__ == "__main__":
    PATH.write_text(written(), encoding="utf-8")

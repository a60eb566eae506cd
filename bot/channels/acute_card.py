"""Whom to call in danger, as the package carries it: it needs no content, no store and no keys.

The file beside this module is made from the shipped content (``make acute-card``), and a test
holds the two together.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.resources import files

from bot.dialogue.replies import ShowOutcome, StepShown
from bot.language import DA, Lang

FILE = "acute_card.json"


@dataclass(frozen=True, slots=True)
class AcuteCard:
    """The acute screen in one language: a title, what to do in order, and how it closes.

    Each of *steps* is a sentence that names its numbers itself.
    """

    title: str
    steps: tuple[str, ...]
    closing: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Return every sentence, in order."""
        return (*self.steps, *self.closing)


Cards = Mapping[Lang, AcuteCard]


def card_of(outcome: ShowOutcome) -> AcuteCard:
    """Return the acute *outcome* as a card; raise ValueError where a number would be lost."""
    return AcuteCard(
        outcome.title,
        tuple(map(_sentence, outcome.steps)),
        tuple(map(_sentence, outcome.closing)),
    )


def _sentence(step: StepShown) -> str:
    unsaid = [each.id for each in step.contacts if not each.phone or each.phone not in step.text]
    if unsaid:
        raise ValueError(f'the acute step "{step.id}" does not say the number of {unsaid[0]}')
    return step.text


def to_json(cards: Cards) -> str:
    """Return *cards* as the file that the package carries."""
    written = {str(lang): asdict(card) for lang, card in cards.items()}
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> Cards:
    """Return the cards that `to_json` wrote."""
    return {
        Lang(lang): AcuteCard(card["title"], tuple(card["steps"]), tuple(card["closing"]))
        for lang, card in json.loads(text).items()
    }


CARDS: Cards = from_json(files("bot.channels").joinpath(FILE).read_text("utf-8"))
"""Read when the program starts, so that a disk that fails later takes nothing away."""


def acute_card(lang: Lang = DA) -> AcuteCard:
    """Return the card in *lang*, Danish where it has none."""
    return CARDS.get(lang, CARDS[DA])

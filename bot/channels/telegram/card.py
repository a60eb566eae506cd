"""The acute card of the package as a message, for when there is nothing else to answer from."""

from bot.channels.acute_card import CARDS
from bot.channels.telegram.layout import Block, Line, messages
from bot.channels.telegram.message import Message
from bot.channels.telegram.phrases import phrases


def card(*, acute: bool) -> Message:
    """Return the card in every language; where it was not asked for, why it comes stands first."""
    blocks: list[Block] = []
    for lang, each in CARDS.items():
        if not acute:
            blocks.append((Line(phrases(lang).failed),))
        first, *others = each.steps
        blocks.append((Line(first, strong=True), *map(Line, others), *map(Line, each.closing)))
    return messages(blocks)[0]

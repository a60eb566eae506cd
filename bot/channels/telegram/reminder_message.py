"""A reminder as a message: what a lock screen may show, or a contact, and the keys under it."""

from bot.channels.telegram.ending import contact
from bot.channels.telegram.keyboard import Sign
from bot.channels.telegram.layout import Block, Line, messages
from bot.channels.telegram.message import Button, Message, Rows
from bot.channels.telegram.phrases import phrases
from bot.dialogue.events import Remembered, Said, Show
from bot.dialogue.reminding import ReminderScreen
from bot.reminding import Shown
from bot.words import words

SIDE_BY_SIDE = (Said.YES, Said.NO)


def reminder_message(shown: Shown, sign: Sign, acute: str) -> Message:
    """Return what is *shown*; *acute* is the data of the acute key, which stands everywhere."""
    screen = shown.reminded.screen
    said = messages(blocks(screen))[0]
    keys = _keys(screen, shown.mark, sign, acute)
    return Message(said.text, said.bold, keys, aloud=shown.aloud)


def blocks(screen: ReminderScreen) -> list[Block]:
    """Return the contact of *screen*, its text and its question."""
    about: tuple[Block, ...] = ()
    if screen.contact is not None:
        about = (tuple(contact(screen.contact, screen.lang)),)
    text = tuple(Line(line) for line in screen.text.split("\n"))
    asked = ((Line(screen.question, strong=True),),) if screen.question else ()
    return [*about, text, *asked]


def _keys(screen: ReminderScreen, mark: str, sign: Sign, acute: str) -> Rows:
    danger = (Button(phrases(screen.lang).acute, acute, acute=True),)
    if screen.ended:
        return (Button(words(screen.lang).reminder_open, sign(Show(), None)),), danger
    offered = {
        each.said: Button(each.label, sign(Remembered(each.said, mark, screen.lang), None))
        for each in screen.offers
    }
    answers = tuple(key for said, key in offered.items() if said in SIDE_BY_SIDE)
    others = tuple((key,) for said, key in offered.items() if said not in SIDE_BY_SIDE)
    return (*((answers,) if answers else ()), *others, danger)

"""Buttons and commands as events, and events as buttons.

Clients can send any callback data they like, so every button carries a code that only
we can make, over the person it was made for: a button that was altered, invented or made
for somebody else shows the present screen and does nothing. Nothing is remembered
about a keyboard, so a restart or a second process loses no button.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from bot.channels.telegram.codes import CODE_LETTERS, Codes
from bot.conditions import ContactId
from bot.dialogue.events import (
    Back,
    Browse,
    Change,
    Choose,
    Done,
    Event,
    Forget,
    HandOver,
    Help,
    Insight,
    Interrupt,
    NoAnswer,
    OfReminder,
    Privacy,
    Remembered,
    Remind,
    Restart,
    Resume,
    Review,
    Said,
    Show,
    Speak,
    Stamp,
    Start,
    Toggle,
    Unreadable,
    Why,
    Write,
)
from bot.flow.model import ChoiceId, StateId
from bot.language import Lang
from bot.service import PersonKey

LONGEST_DATA = 64
"""Bytes of callback data (Bot API, InlineKeyboardButton)."""

LONGEST_STAMP = 9
LONGEST_ID = LONGEST_DATA - CODE_LETTERS - LONGEST_STAMP - len("c||")
"""Bytes of an id that a button can carry beside a stamp: 40. Content keeps well below it."""

ACUTE_BESIDE = "j"
"""The letter of an acute button beside the screen; that of the screen's own is "i"."""

START_PAYLOAD = 64
"""Characters of what a deep link may carry (Bot API, deep linking)."""


class TooLong(ValueError):
    """The id does not fit into a button: shorten it in the content."""


@dataclass(frozen=True, slots=True)
class Press:
    """What a button means. *stamp* names its screen where the event itself does not.

    *beside* where it stands on a message beside the screen, which the answer is to leave.
    """

    event: Event | OfReminder
    stamp: Stamp | None = None
    beside: bool = False


SAFE = Press(Show())
"""What a button means that we did not make."""


class Buttons:
    """Makes callback data with the newest key, and reads that of all keys."""

    def __init__(self, key: bytes, *older: bytes) -> None:
        """Sign with *key*, 32 bytes; read also what *older* ones have signed."""
        self._codes = Codes(key, *older)

    def data(self, person: PersonKey, event: Event | OfReminder, stamp: Stamp | None = None) -> str:
        """Return the callback data of *event* on the screen *stamp* for *person*."""
        return self._signed(person, self.body(event, stamp))

    def body(self, event: Event | OfReminder, stamp: Stamp | None = None) -> str:
        """Return the same but for its code: what the button means, for whomever it is made."""
        if isinstance(event, Remind | Remembered):
            return _that_fits("|".join(_parts_of_reminder(event)))
        return _that_fits("|".join(_parts(event, stamp or Stamp(""))))

    def codes(self, person: PersonKey, bodies: Sequence[bytes]) -> Sequence[str]:
        """Return the codes that make *bodies* buttons of *person*: each goes before its body."""
        return self._codes.of(person, bodies)

    def acute_beside(self, person: PersonKey) -> str:
        """Return the data of an acute button on a message that its answer is to leave."""
        return self._signed(person, ACUTE_BESIDE)

    def _signed(self, person: PersonKey, body: str) -> str:
        return self._codes.of(person, (body.encode(),))[0] + body

    def press(self, person: PersonKey, data: str) -> Press:
        """Return what *data* means when *person* presses it; `SAFE` where we did not make it."""
        code, body = data[:CODE_LETTERS], data[CODE_LETTERS:]
        if not self._codes.know(person, _bytes(code), _bytes(body)):
            return SAFE
        try:
            return _press(body)
        except (KeyError, TypeError, ValueError):  # made by another version of this module
            return SAFE


def _that_fits(body: str) -> str:
    if len(body.encode()) > LONGEST_DATA - CODE_LETTERS:
        raise TooLong(f"{body} is longer than {LONGEST_DATA - CODE_LETTERS} bytes")
    return body


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # JSON may hold half a character


def _parts(event: Event, stamp: Stamp) -> tuple[str, ...]:
    """Return the letter of *event* and what it carries."""
    match event:
        case Choose(choices, own):
            return ("c", own, *choices)
        case Toggle(choice, on, own):
            return ("t" if on else "u", own, choice)
        case Done(own):
            return ("d", own)
        case Browse(group, own):
            return ("b", own, group)
        case Back() | Resume() | Restart() | Change() | NoAnswer():
            return _bound_parts(event, stamp)
        case Interrupt(which):
            return ("i",) if which is None else ("i", which)
        case Speak(lang):
            return ("l",) if lang is None else ("l", lang)
        case _:
            return (_plain_letter(event),)


def _bound_parts(
    event: Back | Resume | Restart | Change | NoAnswer, stamp: Stamp
) -> tuple[str, ...]:
    """Return the same for what counts only on its screen, *stamp*, which it does not name."""
    match event:
        case Back():
            return ("k", stamp)
        case Resume():
            return ("r", stamp)
        case Restart():
            return ("f", stamp)
        case Change(question):
            return ("h", stamp, question)
        case NoAnswer(contact):
            return ("n", stamp, contact)
        case _:
            assert_never(event)


def _parts_of_reminder(event: OfReminder) -> tuple[str, ...]:
    match event:
        case Remind(stamp, due):
            return ("o", stamp, f"{due:x}")
        case Remembered(said, mark, lang):
            return ("q", said, mark, lang)
        case _:
            assert_never(event)


def _plain_letter(event: Event) -> str:
    match event:
        case Review() | Why() | Show() | Forget() | HandOver() | Insight() | Privacy() | Help():
            return next(letter for letter, plain in _PLAIN.items() if plain == event)
        case Start() | Write() | Unreadable():
            raise TypeError(f"no button carries {type(event).__name__}")
        case (
            Choose()
            | Toggle()
            | Done()
            | Browse()
            | Back()
            | Resume()
            | Restart()
            | Interrupt()
            | Speak()
            | Change()
            | NoAnswer()
        ):
            raise TypeError(f"{type(event).__name__} carries something")
        case _:
            assert_never(event)


_PLAIN: Mapping[str, Event] = {
    "v": Review(),
    "w": Why(),
    "s": Show(),
    "x": Forget(),
    "g": Insight(),
    "m": HandOver(),
    "p": Privacy(),
    "e": Help(),
}

_CARRYING: Mapping[str, Callable[..., Press]] = {
    "c": lambda stamp, *choices: Press(Choose(tuple(map(ChoiceId, choices)), Stamp(stamp))),
    "t": lambda stamp, choice: Press(Toggle(ChoiceId(choice), True, Stamp(stamp))),
    "u": lambda stamp, choice: Press(Toggle(ChoiceId(choice), False, Stamp(stamp))),
    "d": lambda stamp: Press(Done(Stamp(stamp))),
    "b": lambda stamp, group: Press(Browse(group, Stamp(stamp))),
    "k": lambda stamp: Press(Back(), Stamp(stamp)),
    "r": lambda stamp: Press(Resume(), Stamp(stamp)),
    "f": lambda stamp: Press(Restart(), Stamp(stamp)),
    "i": lambda which=None: Press(Interrupt(None if which is None else ChoiceId(which))),
    "l": lambda lang=None: Press(Speak(None if lang is None else Lang(lang))),
    "h": lambda stamp, question: Press(Change(StateId(question)), Stamp(stamp)),
    "n": lambda stamp, contact: Press(NoAnswer(ContactId(contact)), Stamp(stamp)),
    "o": lambda stamp, due: Press(Remind(Stamp(stamp), int(due, 16))),
    "q": lambda said, mark, lang: Press(Remembered(Said(said), mark, Lang(lang))),
    ACUTE_BESIDE: lambda: Press(Interrupt(), beside=True),
}


def _press(body: str) -> Press:
    letter, *carried = body.split("|")
    if letter in _PLAIN and not carried:
        return Press(_PLAIN[letter])
    return _CARRYING[letter](*carried)


_COMMANDS: Mapping[str, Event] = {
    "akut": Interrupt(),
    "svar": Review(),
    "tilbage": Back(),
    "forfra": Restart(),
    "sprog": Speak(),
    "hjaelp": Help(),
    "hjælp": Help(),
    "indsigt": Insight(),
    "noter": HandOver(),
    "privatliv": Privacy(),
    "slet": Forget(),
    "urgent": Interrupt(),
    "answers": Review(),
    "back": Back(),
    "restart": Restart(),
    "language": Speak(),
    "help": Help(),
    "insight": Insight(),
    "notes": HandOver(),
    "privacy": Privacy(),
    "delete": Forget(),
}


def command(text: str) -> Event | None:
    """Return the event of a typed command such as ``/start 0740`` or ``/akut@HenvendBot``."""
    if not text.startswith("/"):
        return None
    name, _, rest = text[1:].partition(" ")
    name = name.partition("@")[0].lower()
    if name == "start":
        return Start(_payload(rest.strip()))
    return _COMMANDS.get(name)


def _payload(text: str) -> str:
    fits = len(text) <= START_PAYLOAD and text.isascii()
    return text if fits and text.replace("-", "").replace("_", "").isalnum() else ""

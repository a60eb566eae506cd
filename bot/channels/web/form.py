"""What a form of the page sends, as an event of the conversation.

Every form carries the conversation's random number, the stamp of the screen it stood on
and the language. A form of the first screen, which nothing is kept of yet, also carries
what the address began with (`start`).
"""

import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.channels.web.addresses import FRONT
from bot.conditions import ContactId
from bot.dialogue.events import (
    Back,
    Browse,
    Change,
    Choose,
    Event,
    Forget,
    Help,
    Insight,
    Interrupt,
    NoAnswer,
    Privacy,
    Restart,
    Resume,
    Review,
    Show,
    Speak,
    Stamp,
    Why,
    Write,
)
from bot.flow.model import ChoiceId, StateId
from bot.language import DA, Lang
from bot.words import LANGUAGES

Fields = Mapping[str, Sequence[str]]
"""What a form sent: each name with its values, in order."""

NUMBER = re.compile(r"[A-Za-z0-9_-]{43}")
"""A conversation's number: 32 random bytes in base64url."""

LONGEST_TYPED = 200
LEAVE = "leave"


class NotUnderstood(ValueError):
    """The form is none of ours: show the first page again."""


class NothingChosen(ValueError):
    """The form is ours and has no answer in it: say so at the field."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What holds a conversation together without a cookie; *start* only on its first screen.

    *address* takes its presses: that of its flow.
    """

    number: str
    stamp: Stamp
    lang: Lang
    start: str | None = None
    address: str = FRONT


@dataclass(frozen=True, slots=True)
class Sent:
    """A press: *event* counts only on the screen of the ticket where it is *bound* to it."""

    ticket: Ticket
    event: Event
    bound: bool
    missing: bool = False
    leaves: bool = False


def new_ticket(lang: Lang, stamp: Stamp, start: str = "", address: str = FRONT) -> Ticket:
    """Return the ticket of a conversation that nobody has had before."""
    return Ticket(secrets.token_urlsafe(32), stamp, lang, start, address)


def read(fields: Fields, address: str = FRONT) -> Sent:
    """Return what *fields*, sent to *address*, mean; raise `NotUnderstood`."""
    ticket = _ticket(fields, address)
    verb, _, about = _one(fields, "do").partition(":")
    try:
        event, bound = _event(verb, about, fields, ticket.stamp)
    except NothingChosen:
        return Sent(ticket, Show(), bound=True, missing=True)
    return Sent(ticket, event, bound, leaves=verb == LEAVE)


def _ticket(fields: Fields, address: str) -> Ticket:
    number, lang = _one(fields, "id"), _one(fields, "lang")
    if not NUMBER.fullmatch(number):
        raise NotUnderstood("no number of a conversation")
    start = fields.get("start")
    return Ticket(
        number=number,
        stamp=Stamp(_one(fields, "stamp")[:16]),
        lang=Lang(lang) if lang in LANGUAGES else DA,
        start=start[0] if start else None,
        address=address,
    )


_MOVES: Mapping[str, Callable[[], Event]] = {
    "resume": Resume,
    "back": Back,
    "restart": Restart,
    "review": Review,
    "why": Why,
}
"""Means something on the screen on which it stood."""

_ANYWHERE: Mapping[str, Callable[[], Event]] = {
    "show": Show,
    "forget": Forget,
    LEAVE: Forget,
    "insight": Insight,
    "privacy": Privacy,
    "help": Help,
}
"""Means the same on every screen."""


def _event(verb: str, about: str, fields: Fields, stamp: Stamp) -> tuple[Event, bool]:
    """Return the event and whether it belongs to one screen."""
    if verb in _MOVES:
        return _MOVES[verb](), True
    if verb in _ANYWHERE:
        return _ANYWHERE[verb](), False
    match verb:
        case "choose":
            return Choose((ChoiceId(about),), stamp), True
        case "none":
            return Choose((), stamp), True
        case "ticks":
            return Choose(_ticked(fields), stamp), True
        case "write":
            return Write(_typed(fields)), True
        case _:
            return _about(verb, about, stamp)


def _about(verb: str, about: str, stamp: Stamp) -> tuple[Event, bool]:
    match verb:
        case "browse":
            return Browse(about, stamp), True
        case "change":
            return Change(StateId(about)), True
        case "return":
            return (Change(StateId(about)) if about else Show()), False
        case "no_answer":
            return NoAnswer(ContactId(about)), True
        case "interrupt":
            return Interrupt(ChoiceId(about)), False
        case "speak":
            return Speak(Lang(about)), False
        case _:
            raise NotUnderstood("no event of that name")


def _ticked(fields: Fields) -> tuple[ChoiceId, ...]:
    ticked = tuple(map(ChoiceId, fields.get("answer", ())))
    if not ticked:
        raise NothingChosen
    return ticked


def _typed(fields: Fields) -> str:
    typed = _one(fields, "text").strip()
    if not typed:
        raise NothingChosen
    return typed[:LONGEST_TYPED]


def _one(fields: Fields, name: str) -> str:
    values = fields.get(name, ())
    return values[0] if values else ""

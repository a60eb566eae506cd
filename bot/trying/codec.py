"""What the page sends, as values: events, the session, and as what the content is tried."""

from collections.abc import Callable

from bot.conditions import ContactId
from bot.dialogue.events import (
    Back,
    Browse,
    Change,
    Choose,
    Done,
    Event,
    Forget,
    Insight,
    Interrupt,
    NoAnswer,
    Privacy,
    Restart,
    Resume,
    Review,
    Show,
    Stamp,
    Start,
    Toggle,
    Why,
    Write,
)
from bot.dialogue.session import Session, from_json
from bot.flow.model import ChoiceId, StateId

Json = dict[str, object]

LONGEST = 4096
"""Characters of what is typed into the conversation."""


class NotUnderstood(ValueError):
    """The page has sent something that is no request: load it again."""


_PLAIN: dict[str, Callable[[], Event]] = {
    "start": Start,
    "resume": Resume,
    "back": Back,
    "review": Review,
    "why": Why,
    "show": Show,
    "restart": Restart,
    "forget": Forget,
    "insight": Insight,
    "privacy": Privacy,
}


def event_of(sent: object) -> Event | None:
    """Return the event that *sent* is, None where it is null; raise `NotUnderstood`."""
    if sent is None:
        return None
    found = object_of(sent)
    kind, stamp = text_of(found, "kind"), Stamp(text_of(found, "stamp"))
    if kind in _PLAIN:
        return _PLAIN[kind]()
    if kind == "choose":
        return Choose(tuple(map(ChoiceId, _texts(found, "choices"))), stamp)
    return _about(kind, text_of(found, "id"), found)


def _about(kind: str, what: str, found: Json) -> Event:
    stamp = Stamp(text_of(found, "stamp"))
    match kind:
        case "toggle":
            return Toggle(ChoiceId(what), found.get("on") is True, stamp)
        case "done":
            return Done(stamp)
        case "browse":
            return Browse(what, stamp)
        case "write":
            return Write(text_of(found, "text")[:LONGEST])
        case "interrupt":
            return Interrupt(ChoiceId(what))
        case "change":
            return Change(StateId(what))
        case "no_answer":
            return NoAnswer(ContactId(what))
        case _:
            raise NotUnderstood(f"no event {kind}")


def session_of(sent: object) -> Session | None:
    """Return the session that the page kept, or None where there is none that can be read."""
    try:
        return from_json(object_of(sent))
    except ValueError:
        return None


def object_of(sent: object) -> Json:
    """Return *sent* as an object; raise `NotUnderstood`."""
    if not isinstance(sent, dict):
        raise NotUnderstood("an object is expected")
    return sent


def text_of(found: Json, name: str) -> str:
    """Return the text *name* of *found*, "" where there is none; raise `NotUnderstood`."""
    said = found.get(name, "")
    if not isinstance(said, str):
        raise NotUnderstood(f"{name} is no text")
    return said


def _texts(found: Json, name: str) -> list[str]:
    said = found.get(name)
    if not isinstance(said, list) or not all(isinstance(each, str) for each in said):
        raise NotUnderstood(f"{name} is no list of texts")
    return said

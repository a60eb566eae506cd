"""One event, one turn.

`step` is total: any event in any state gives a reply and never an exception, because a
worried person must never meet silence. It is pure: the same session, event, instant and
content give the same turn, so every path can be proven and every fault replayed.

In order: an expired session begins again and says so; a changed flow is met by the
version that the session is pinned to, else its answers are used again, question by
question; an old button gets the current screen; then the walk moves (`walk.py`), and
the screen of the new place is rendered (`view.py`). Contacts are never kept in a
session: they are read from the newest plan each time a screen is rendered.
"""

from dataclasses import replace
from datetime import datetime

from bot.clock import check_aware
from bot.dialogue import typed
from bot.dialogue.beginning import fresh
from bot.dialogue.events import (
    LATE,
    Back,
    Browse,
    Change,
    Choose,
    Done,
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
    Start,
    Toggle,
    Write,
)
from bot.dialogue.replies import About
from bot.dialogue.session import IDLE, Session
from bot.dialogue.talk import Talk, Turn
from bot.flow.model import FlowId
from bot.language import Lang
from bot.library import Library
from bot.words import words

__all__ = ["Turn", "begin", "meant", "replay", "step"]


def begin(library: Library, flow: FlowId, event: Event, now: datetime, lang: Lang) -> Turn:
    """Return the first turn of somebody who has no session.

    *event* is what reached us first: mostly `Start`, but also a button of an expired
    session, or the acute one, which is answered at once.
    """
    payload = event.payload if isinstance(event, Start) else ""
    session = fresh(library, library.flows[flow], payload, lang, turn=1, now=now)
    match event:
        case Start() | Show() | Back() | Resume() | Restart() | Review() | Change() | NoAnswer():
            return Talk(library, session, now).shown()
        case Choose() | Toggle() | Done() | Browse():
            return Talk(library, session, now).noticed(About.EXPIRED, words(lang).expired)
        case Write(text):
            return Talk(library, session, now).not_understood(text)
        case _:
            return step(library, session, event, now)


def step(library: Library, session: Session, event: Event, now: datetime) -> Turn:
    """Return the turn that *event* causes in *session* at *now* (aware)."""
    check_aware(now)
    if now - session.seen > IDLE:
        return begin(library, session.flow, _after_silence(event), now, session.lang)
    talk = Talk(library, replace(session, seen=now), now)
    if talk.outdated:
        return _met_by_the_new(library, talk.replayed(), event, now)
    return talk.answer(event)


def meant(library: Library, session: Session, written: Write, now: datetime) -> Event:
    """Return the button that *written* stands for on the screen of *session*, else *written*."""
    talk = Talk(library, session, now)
    if talk.outdated:
        return written
    match talk.meaning(written.text):
        case typed.Chosen(choices):
            return Choose(choices, session.stamp)
        case typed.Pressed(interrupt):
            return Interrupt(interrupt)
        case _:
            return written


def replay(library: Library, session: Session, now: datetime) -> Turn:
    """Return *session* in the newest version of its flow, its answers used again by question."""
    return Talk(library, replace(session, seen=now), now).replayed()


def _met_by_the_new(library: Library, replayed: Turn, event: Event, now: datetime) -> Turn:
    """Return the turn of *event* in the new flow; what belongs to an old screen is dropped."""
    if not _needs_no_screen(event) or replayed.session is None:
        return replayed
    return step(library, replayed.session, event, now)


def _after_silence(event: Event) -> Event:
    return event if _needs_no_screen(event) else LATE


def _needs_no_screen(event: Event) -> bool:
    """Tell whether *event* means the same whatever was on screen."""
    return isinstance(event, Start | Interrupt | Forget | Insight | Privacy | Help | Speak)

"""The dialogue that every runner holds: eleven turns of the shipped flow, with its own words.

A teacher looks at two signs of a pupil in Silkeborg, is shown whom to call, and then presses
the acute button. For the others it is written down as screens and choices, so that they have
the same texts to send and the same keyboards to build, and nothing else to decide.
"""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.channels.telegram.message import Message
from bot.channels.telegram.screens import Screens
from bot.dialogue.events import Choose, Done, Event, Interrupt, Start, Toggle, Write
from bot.dialogue.session import Session
from bot.dialogue.step import Turn, begin, step
from bot.flow.model import ChoiceId, FlowId
from bot.language import DA
from bot.library import Library
from bot.source.folder import load

ROOT = Path(__file__).resolve().parents[2]
FLOW = FlowId("bekymring")
NOW = datetime(2026, 9, 15, 8, 20, tzinfo=UTC)
PEOPLE = 300


def chosen(choice: str) -> Callable[[Session], Event]:
    """Return what makes the press of *choice* on a session's screen."""
    return lambda session: Choose((ChoiceId(choice),), session.stamp)


MOVES: tuple[Callable[[Session], Event], ...] = (
    chosen("nej"),
    chosen("medarbejder"),
    lambda session: Write("Silkeborg"),
    chosen("under-18"),
    lambda session: Toggle(ChoiceId("symboler"), True, session.stamp),
    lambda session: Toggle(ChoiceId("isolation"), True, session.stamp),
    lambda session: Done(session.stamp),
    chosen("nej"),
    chosen("go"),
    lambda session: Interrupt(),
)


def content() -> Library:
    """Return the shipped content."""
    library = load(ROOT).library
    assert library is not None
    return library


def walk(library: Library) -> Iterator[tuple[Event, Turn]]:
    """Yield each event of the dialogue, and the turn that it causes."""
    turn = begin(library, FLOW, Start(), NOW, DA)
    yield Start(), turn
    for move in MOVES:
        assert turn.session is not None
        event = move(turn.session)
        turn = step(library, turn.session, event, NOW)
        yield event, turn


def written() -> str:
    """Return the dialogue as JSON: how each turn is begun, and the screen that it shows."""
    turns = []
    for number, (event, turn) in enumerate(walk(content())):
        shown = Screens("").shown(turn.replies, lambda event, stamp: "")[-1]
        assert isinstance(shown, Message) and shown.rows  # the one with the keys under it
        typed = {"Start": "/start", "Write": "Silkeborg"}.get(type(event).__name__)
        rows = [[each.label for each in row] for row in shown.rows]
        turns.append({"typed": typed, "pressed": f"{number}:x", "text": shown.text, "rows": rows})
    return json.dumps(turns, ensure_ascii=False)

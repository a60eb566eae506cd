"""A conversation that was had, as a scenario: never what was typed, only what it chose."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.conditions import ContactId
from bot.dialogue.events import (
    Back,
    Change,
    Choose,
    Event,
    Forget,
    Interrupt,
    NoAnswer,
    Restart,
    Resume,
    Speak,
    Start,
    Write,
)
from bot.dialogue.replies import Ask, Kind, Screen, ShowOutcome, ShowSummary
from bot.dialogue.session import Session
from bot.dialogue.step import Turn
from bot.flow.machine import Trigger
from bot.flow.model import ChoiceId, Flow
from bot.language import Lang
from bot.library import Library
from bot.scenario.model import Act, Changed, Expectation, Given, Pressed, Scenario, Unanswered
from bot.scenario.play import screen_of
from bot.scenario.standing import in_short

Exchange = tuple[Screen | None, Event, Turn]
"""The screen that was shown, the event on it, and the turn that it caused."""


def recorded(
    library: Library, flow: Flow, said: Sequence[Exchange], began: datetime, name: str, lang: Lang
) -> Scenario:
    """Return what was *said* from *began* on as a scenario that expects what came of it."""
    first = said[0][2]
    return Scenario(
        name=name,
        at=began.replace(microsecond=0),
        acts=tuple(act for each in said for act in _acts(library, flow, each)),
        expect=came_out(screen_of(said[-1][2]), said[-1][2].session),
        flow=flow.id,
        link=(first.session.link or "") if first.session is not None else "",
        lang=lang,
    )


def _acts(library: Library, flow: Flow, exchange: Exchange) -> Iterator[Act]:
    before, event, turn = exchange
    match event:
        case Choose(choices):
            yield from _chosen(library, before, choices, turn)
        case Write():
            yield from _written(library, flow, before, turn)
        case Interrupt(which):
            yield Pressed(which if which is not None else flow.acute)
        case Change(question):
            yield Changed(question)
        case NoAnswer(contact):
            yield Unanswered(contact)
        case Start() if before is not None:
            yield Pressed("restart")
        case Resume() | Back() | Speak() | Restart() | Forget():
            yield Pressed(_CONTROL[type(event)])
        case _:
            return


_CONTROL: dict[type, str] = {
    Resume: "resume",
    Back: "back",
    Speak: "language",
    Restart: "restart",
    Forget: "forget",
}


def _chosen(
    library: Library, before: Screen | None, choices: tuple[ChoiceId, ...], turn: Turn
) -> Iterator[Act]:
    if not turn.path or not isinstance(before, Ask | ShowSummary | ShowOutcome):
        return  # nothing moved: a look at the answers, or an old screen
    is_place = isinstance(before, Ask) and before.kind == Kind.PLACE
    place = library.places.get(choices[0]) if is_place and choices else None
    yield Given(before.state, (place.name,) if place is not None else choices)


def _written(library: Library, flow: Flow, before: Screen | None, turn: Turn) -> Iterator[Act]:
    """Yield the answer that a typed text was; nothing where it was none."""
    if not turn.path or turn.session is None:
        return
    edge = turn.path[0]
    pressed = [each.id for each in flow.always if Trigger(each.id) == edge.trigger]
    if pressed:
        yield Pressed(pressed[0])
        return
    answers = [each for each in turn.session.path if each.state == edge.source]
    if answers:
        yield from _chosen(library, before, answers[-1].choices, turn)


def came_out(screen: Screen, session: Session | None) -> Expectation:
    """Return what *screen*, the last one, shows: the outcome, whom, and how they stand."""
    if not isinstance(screen, ShowOutcome):
        return Expectation(state=None if session is None else session.state)
    cards = [card for card in screen.contacts if card.status is not None]
    return Expectation(
        outcome=screen.state,
        contacts=tuple(dict.fromkeys(ContactId(card.id) for card in screen.contacts)),
        states={card.id: in_short(card.status) for card in reversed(cards)},
    )

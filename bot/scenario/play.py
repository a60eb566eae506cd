"""Playing answers against the core: the same `begin` and `step` that carry a real conversation.

Between every two turns the session goes through JSON, as it does in a store. A question
of place is answered with the scenario's municipality, and a summary is passed, wherever
the next answer is not meant for them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from bot.dialogue.events import (
    Back,
    Change,
    Choose,
    Event,
    Forget,
    HandOver,
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
    Why,
    Write,
)
from bot.dialogue.replies import About, Ask, Kind, Notice, Screen, ShowOutcome, ShowSummary
from bot.dialogue.session import Session, from_json, to_json
from bot.dialogue.step import Turn, begin, step
from bot.flow.machine import Edge
from bot.flow.model import ChoiceId, Flow, FlowId, Outcome, StateId
from bot.language import DA, Lang
from bot.library import Library
from bot.scenario.model import Act, Changed, Given, Pressed, Scenario, Typed, Unanswered

CONTROLS: dict[str, Callable[[], Event]] = {
    "resume": Resume,
    "back": Back,
    "review": Review,
    "restart": Restart,
    "forget": Forget,
    "why": Why,
    "language": Speak,
    "show": Show,
    "help": Help,
    "insight": Insight,
    "notes": HandOver,
    "privacy": Privacy,
}
"""The controls that an answer may name beside the ids of `always`."""

LEADS = 8
"""How many screens in a row are passed by themselves at most."""


@dataclass(frozen=True, slots=True)
class Stuck:
    """An act that does not fit where the conversation stands."""

    act: Act
    state: StateId | None


@dataclass(frozen=True, slots=True)
class Played:
    """What came of the acts so far.

    *asked* are the questions that stood on screen, *chosen* every answer given and
    *outcomes* every outcome shown, in order; *at_outcomes* is the session at each of them.
    """

    library: Library
    flow: Flow
    at: datetime
    session: Session | None
    screen: Screen
    edges: tuple[Edge, ...] = ()
    asked: tuple[StateId, ...] = ()
    notices: tuple[About, ...] = ()
    chosen: tuple[tuple[StateId, ChoiceId], ...] = ()
    outcomes: tuple[ShowOutcome, ...] = ()
    at_outcomes: tuple[Session, ...] = ()
    stuck: Stuck | None = None

    @property
    def state(self) -> StateId | None:
        """Return where the conversation stands, or None where it is deleted."""
        return None if self.session is None else self.session.state

    @property
    def states(self) -> tuple[StateId, ...]:
        """Return the states passed, in order."""
        return (self.flow.initial, *(edge.target for edge in self.edges))


def play(library: Library, scenario: Scenario) -> Played:
    """Return what comes of *scenario*; where an act does not fit, it stands in `Played.stuck`."""
    flow = chosen_flow(library, scenario.flow)
    played = started(library, flow, scenario.at, lang=scenario.lang, payload=scenario.link)
    for act in scenario.acts:
        played = led_on(played, scenario.municipality, act)
        event = event_of(played, act)
        if event is None:
            return replace(played, stuck=Stuck(act, played.state))
        played = taken(played, event)
    return led_on(played, scenario.municipality, None)


def chosen_flow(library: Library, flow: FlowId | None) -> Flow:
    """Return *flow*, or the first one of the library; raise KeyError where there is none."""
    if flow is not None:
        return library.flows[flow]
    return library.flows[library.front]


def started(
    library: Library, flow: Flow, at: datetime, *, lang: Lang = DA, payload: str = ""
) -> Played:
    """Return a conversation that has just begun."""
    turn = begin(library, flow.id, Start(payload), at, lang)
    return _after(Played(library, flow, at, turn.session, screen_of(turn)), turn)


def taken(played: Played, event: Event) -> Played:
    """Return the conversation after *event*."""
    if played.session is None:
        turn = begin(played.library, played.flow.id, event, played.at, DA)
    else:
        session = from_json(to_json(played.session))
        turn = step(played.library, session, event, played.at)
    if isinstance(event, Choose) and played.state is not None:
        given = tuple((played.state, choice) for choice in event.choices)
        played = replace(played, chosen=(*played.chosen, *given))
    return _after(played, turn)


def screen_of(turn: Turn) -> Screen:
    """Return the one screen among the replies of *turn*."""
    screens = [reply for reply in turn.replies if not isinstance(reply, Notice)]
    return screens[-1]


def led_on(played: Played, municipality: str, act: Act | None) -> Played:
    """Return the conversation at the first screen that does not pass by itself before *act*."""
    for _ in range(LEADS):
        event = _by_itself(played, municipality, act)
        if event is None:
            return played
        played = taken(played, event)
    return played


def event_of(played: Played, act: Act) -> Event | None:
    """Return the event that *act* means on the present screen, or None where it does not fit."""
    match act:
        case Given():
            return _choice(played, act)
        case Pressed(control):
            if any(each.id == control for each in played.flow.always):
                return Interrupt(ChoiceId(control))
            return CONTROLS[control]() if control in CONTROLS else None
        case Typed(text):
            return Write(text)
        case Changed(question):
            return Change(question)
        case Unanswered(contact):
            return NoAnswer(contact)
        case _:
            assert_never(act)


def _by_itself(played: Played, municipality: str, act: Act | None) -> Event | None:
    screen = played.screen
    if isinstance(act, Given) and act.question == played.state:
        return None
    match screen:
        case Ask(kind=Kind.PLACE) if municipality and isinstance(act, Given | Typed | None):
            return _choice(played, Given(screen.state, (municipality,)))
        case ShowSummary() if isinstance(act, Given | None):
            return Choose((screen.go.id,), screen.stamp)
        case _:
            return None


def _choice(played: Played, given: Given) -> Event | None:
    """Return the choice that *given* means, or None where the screen does not offer it."""
    screen = played.screen
    if given.question != played.state:
        return None
    match screen:
        case Ask(kind=Kind.PLACE):
            return _place(played.library, screen, given.choices)
        case Ask():
            offered = {option.id for option in screen.options}
            single = screen.kind != Kind.MANY
        case ShowOutcome():
            offered, single = {option.id for option in screen.then}, True
        case ShowSummary():
            offered, single = {screen.go.id}, True
        case _:
            return None
    choices = tuple(ChoiceId(choice) for choice in given.choices)
    if not set(choices) <= offered or (single and len(choices) != 1):
        return None
    return Choose(choices, screen.stamp)


def _place(library: Library, screen: Ask, names: tuple[str, ...]) -> Event | None:
    if len(names) != 1:
        return None
    if any(option.id == names[0] for option in screen.options):
        return Choose((ChoiceId(names[0]),), screen.stamp)
    found = library.places.find(names[0])
    if not found.certain:
        return None
    return Choose((ChoiceId(found.places[0]),), screen.stamp)


def _after(played: Played, turn: Turn) -> Played:
    screen = screen_of(turn)
    is_new = isinstance(screen, Ask) and screen.state not in played.asked[-1:]
    shown = (screen,) if isinstance(screen, ShowOutcome) else ()
    return replace(
        played,
        session=turn.session,
        screen=screen,
        edges=(*played.edges, *turn.path),
        asked=(*played.asked, *((screen.state,) if is_new and isinstance(screen, Ask) else ())),
        notices=(*played.notices, *(r.about for r in turn.replies if isinstance(r, Notice))),
        outcomes=(*played.outcomes, *shown),
        at_outcomes=(*played.at_outcomes, *((turn.session,) if shown and turn.session else ())),
    )


def is_ending(flow: Flow, state: StateId | None) -> bool:
    """Tell whether *state* is an outcome that leads nowhere."""
    found = None if state is None else flow.states.get(state)
    return isinstance(found, Outcome) and not found.then

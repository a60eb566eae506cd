"""The conversation on the page: the same `begin` and `step` as everywhere, as somebody else, then.

The page keeps the session and sends it along, so that nothing is kept here. Where the
municipality is chosen beside the conversation, its question is answered from there, and
a change of it answers that question anew and keeps the other answers.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.dialogue.events import Back, Change, Choose, Event, Resume, Show, Start
from bot.dialogue.replies import Ask, Kind, Notice, Reply, Screen, ShowOutcome
from bot.dialogue.session import Answer, Session
from bot.dialogue.step import Turn, begin, step
from bot.dialogue.view import View
from bot.dialogue.walk import Walk
from bot.explain.whole import Explained, explained
from bot.flow.model import AreaQuestion, ChoiceId, Flow, FlowId, PlaceQuestion
from bot.language import Lang
from bot.library import Library

NOTHING = Explained(())


@dataclass(frozen=True, slots=True)
class Setup:
    """As what the content is tried: *place* is a municipality's code, or "" to be asked."""

    flow: FlowId
    lang: Lang
    at: datetime
    place: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One question that was answered, to be shown above the screen."""

    question: str
    prompt: str
    answer: str


@dataclass(frozen=True, slots=True)
class Talked:
    """What one event made of the conversation, and why it stands so."""

    session: Session | None
    screen: Screen
    notices: tuple[Notice, ...]
    place: str
    said: tuple[Said, ...] = ()
    why: Explained = NOTHING


def talked(library: Library, setup: Setup, session: Session | None, event: Event | None) -> Talked:
    """Return the conversation after *event*; without a fitting *session* a new one begins."""
    turn, notices = _turned(library, setup, session, event)
    screen = _screen(turn.replies)
    if setup.place and not isinstance(event, Back | Change | Resume) and turn.session is not None:
        turn, screen = _placed(library, setup, turn, screen)
    place = setup.place
    if turn.session is None:
        return Talked(None, screen, notices, place)
    walk = _walk(library, turn.session)
    place = _place_on(walk, turn.session) or place
    shown = screen if isinstance(screen, ShowOutcome) else None
    return Talked(
        turn.session,
        screen,
        notices,
        place,
        _said(library, walk, turn.session, setup.at),
        explained(library, walk, turn.session, shown, setup.at),
    )


def _turned(
    library: Library, setup: Setup, session: Session | None, event: Event | None
) -> tuple[Turn, tuple[Notice, ...]]:
    fits = session is not None and (session.flow, session.link or "") == (setup.flow, setup.link)
    if session is None or not fits or isinstance(event, Start):
        turn = begin(library, setup.flow, Start(setup.link), setup.at, setup.lang)
    else:
        asked = _with_place(library, replace(session, seen=setup.at, lang=setup.lang), setup)
        turn = step(library, asked, event or Show(), setup.at)
    return turn, tuple(each for each in turn.replies if isinstance(each, Notice))


def _placed(library: Library, setup: Setup, turn: Turn, screen: Screen) -> tuple[Turn, Screen]:
    """Answer the question of place with the municipality chosen beside the conversation."""
    if not isinstance(screen, Ask) or screen.kind != Kind.PLACE or turn.session is None:
        return turn, screen
    chosen = Choose((ChoiceId(setup.place),), screen.stamp)
    onward = step(library, turn.session, chosen, setup.at)
    return onward, _screen(onward.replies)


def _with_place(library: Library, session: Session, setup: Setup) -> Session:
    """Return *session* with another municipality, its other answers used again."""
    flow = library.version(session.flow, session.digest)
    if flow is None or session.state not in flow.states:
        return session
    walk = _walk(library, session)
    if not setup.place or _place_on(walk, session) in ("", setup.place):
        return session
    kept = tuple(_moved(flow, answer, setup.place) for answer in (*session.path, *session.kept))
    there, left = walk.rebuild(tuple(each for each in kept if each is not None))
    kept_on = tuple(walk.asked(left))
    moved = replace(session, path=there.path, kept=kept_on, ticked=(), turn=session.turn + 1)
    if session.return_to is not None:
        return replace(moved, return_to=there.state)
    return replace(moved, state=there.state)


def _moved(flow: Flow, answer: Answer, place: str) -> Answer | None:
    state = flow.states.get(answer.state)
    if isinstance(state, AreaQuestion):
        return None
    if isinstance(state, PlaceQuestion) and not _is_interrupt(flow, answer):
        return Answer(answer.state, (ChoiceId(place),))
    return answer


def _is_interrupt(flow: Flow, answer: Answer) -> bool:
    return any((each.id,) == answer.choices for each in flow.always)


def _place_on(walk: Walk, session: Session) -> str:
    """Return what the question of place is answered with on the way here, or ""."""
    found = [
        answer.choices[0]
        for answer in walk.asked(session.path)
        if isinstance(walk.flow.states[answer.state], PlaceQuestion)
    ]
    return found[-1] if found else ""


def _walk(library: Library, session: Session) -> Walk:
    flow = library.version(session.flow, session.digest) or library.flows[session.flow]
    return Walk(library, flow, flow.links.get(session.link or ""))


def _said(library: Library, walk: Walk, session: Session, at: datetime) -> tuple[Said, ...]:
    answered = View(library, walk, session, at).answered()
    return tuple(Said(each.question, each.short, each.answer) for each in answered)


def _screen(replies: tuple[Reply, ...]) -> Screen:
    return next(reply for reply in reversed(replies) if not isinstance(reply, Notice))

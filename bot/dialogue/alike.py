"""Turns that many people take alike: each is taken once a minute and then given to everybody.

What a turn shows follows from the content, the place in the flow, the event and the clock, and
from nobody's name. Stated hours begin and end on whole minutes, so within one minute it is the
same for all. A typed text is read first, and only what it means is looked up: no word that
somebody wrote is remembered, and neither is whose turn it was.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime

from bot.dialogue.events import (
    Back,
    Choose,
    Done,
    Event,
    HandOver,
    Help,
    Interrupt,
    Restart,
    Resume,
    Review,
    Show,
    Start,
    Toggle,
    Why,
    Write,
)
from bot.dialogue.replies import ShowOutcome
from bot.dialogue.session import IDLE, Session
from bot.dialogue.step import Turn, begin, meant, step
from bot.flow.model import FlowId
from bot.language import Lang
from bot.library import Library

MOST = 2000
"""Turns that are remembered; the one that nobody has taken for longest is forgotten first."""

_Case = tuple[object, ...]
"""All that decides a turn, but for the content and the clock."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """A turn, and the only minute at which it is right; None where the clock decides nothing."""

    turn: Turn
    minute: datetime | None


class Alike:
    """Takes turns as `begin` and `step` do, those that are alike only once."""

    def __init__(self, most: int = MOST) -> None:
        """Remember at most *most* turns."""
        self._most = most
        self._library: Library | None = None
        self._taken: OrderedDict[_Case, _Taken] = OrderedDict()

    def begin(
        self, library: Library, flow: FlowId, event: Event, now: datetime, lang: Lang
    ) -> Turn:
        """Return what `begin` returns."""
        case = (flow, lang, event)
        found = self._known(library, case, now)
        if found is None:
            found = begin(library, flow, event, now, lang)
            if event in (Start(), Interrupt()):
                self._keep(case, found, now)
        return found

    def step(self, library: Library, session: Session, event: Event, now: datetime) -> Turn:
        """Return what `step` returns."""
        if now - session.seen > IDLE:
            return step(library, session, event, now)
        if isinstance(event, Write):
            event = meant(library, session, event, now)
        case = (*session.place, event)
        found = self._known(library, case, now)
        if found is None:
            found = step(library, session, event, now)
            if _holds_only_content(event, session, found):
                self._keep(case, found, now)
        return found

    def _known(self, library: Library, case: _Case, now: datetime) -> Turn | None:
        """Return the turn of *case* as it is at *now*, where it was taken before."""
        if library is not self._library:
            self._library = library
            self._taken.clear()
        found = self._taken.get(case)
        if found is None or found.minute not in (None, _minute(now)):
            return None
        self._taken.move_to_end(case)
        return _seen_at(found.turn, now)

    def _keep(self, case: _Case, turn: Turn, now: datetime) -> None:
        by_the_clock = any(isinstance(each, ShowOutcome) for each in turn.replies)
        self._taken[case] = _Taken(turn, _minute(now) if by_the_clock else None)
        if len(self._taken) > self._most:
            self._taken.popitem(last=False)


def _holds_only_content(event: Event, before: Session, after: Turn) -> bool:
    """Tell whether *event* carries nothing but ids of the content: else it is not remembered.

    A form of the page can be filled in with anything; what moved nobody may be no id at all.
    """
    match event:
        case Choose(_, stamp):
            return stamp == before.stamp and bool(after.path)
        case Toggle(choice, _, stamp):
            ticked = () if after.session is None else after.session.ticked
            return stamp == before.stamp and choice in (*before.ticked, *ticked)
        case Done(stamp):
            return stamp == before.stamp
        case Interrupt(which):
            return which is None or bool(after.path)
        case Back() | Resume() | Restart() | Review() | Why() | Show() | HandOver() | Help():
            return True
        case _:
            return False


def _seen_at(turn: Turn, now: datetime) -> Turn:
    """Return *turn* as somebody takes it at *now*."""
    if turn.session is None:
        return turn
    return Turn(turn.session.seen_at(now), turn.replies, turn.path)


def _minute(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0)

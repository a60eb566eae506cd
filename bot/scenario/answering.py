"""Playing answers in any order: each is given when its question comes."""

from dataclasses import dataclass, replace

from bot.dialogue.replies import Ask, Screen, ShowOutcome
from bot.flow.model import StateId
from bot.scenario.model import Act, Given
from bot.scenario.play import Played, event_of, led_on, taken

TURNS = 200
"""No conversation that answers lead through is longer."""


@dataclass(frozen=True, slots=True)
class Walkthrough:
    """How far the acts led: *left* were not needed, *unfit* does not fit its question.

    The conversation is *complete* where an outcome stands and nothing is left to do there.
    """

    played: Played
    left: tuple[Act, ...] = ()
    unfit: Given | None = None

    @property
    def complete(self) -> bool:
        """Tell whether the answers led to an outcome."""
        return self.unfit is None and isinstance(self.played.screen, ShowOutcome)


def walk_through(played: Played, municipality: str, acts: tuple[Act, ...]) -> Walkthrough:
    """Return how far *acts* lead from *played*.

    A control is pressed when every act before it has been used, or when nothing else is
    left to do. A question without an answer, or an outcome, is where it ends.
    """
    walked = Walkthrough(led_on(played, municipality, _for(played.screen, acts)), acts)
    for _ in range(TURNS):
        act = _next(walked)
        if act is None:
            return walked
        event = event_of(walked.played, act)
        if event is None:
            return replace(walked, unfit=act if isinstance(act, Given) else None)
        left = _without(walked.left, act)
        onward = taken(walked.played, event)
        walked = Walkthrough(led_on(onward, municipality, _for(onward.screen, left)), left)
    return walked


def _next(walked: Walkthrough) -> Act | None:
    left, here = walked.left, walked.played.state
    if left and not isinstance(left[0], Given):
        return left[0]
    fitting = _of(here, left)
    if fitting is not None:
        return fitting
    return next((act for act in left if not isinstance(act, Given)), None)


def _for(screen: Screen, left: tuple[Act, ...]) -> Act | None:
    """Return the act that is meant for *screen*, which is then not passed by itself."""
    if left and not isinstance(left[0], Given):
        return left[0]
    return _of(screen.state, left) if isinstance(screen, Ask | ShowOutcome) else None


def _of(state: StateId | None, left: tuple[Act, ...]) -> Given | None:
    return next((act for act in left if isinstance(act, Given) and act.question == state), None)


def _without(left: tuple[Act, ...], act: Act) -> tuple[Act, ...]:
    index = left.index(act)
    return (*left[:index], *left[index + 1 :])

"""Every path ends, no path goes in a circle by itself, and the acute exit is always there."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.dialogue.beginning import fresh
from bot.dialogue.events import Interrupt
from bot.dialogue.fold import Path
from bot.dialogue.replies import ShowOutcome
from bot.dialogue.step import step
from bot.flow.model import Flow, Fork, Outcome, StateId
from bot.flow.reading import acute_state
from bot.language import DA
from bot.library import Library
from bot.proof.places import Place
from bot.proof.walks import Walks

SOME_TIME = datetime(2026, 1, 1, tzinfo=UTC)
"""Any instant does: without contacts nothing on screen depends on the hour."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in *state*, with a path to it (empty where none is needed).

    *kind* is ``stuck``, ``endless``, ``circle``, ``branch`` or ``acute``.
    """

    kind: str
    state: StateId
    path: Path = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class PathsVerdict:
    """What came of every path of one flow.

    *places* were walked by real answers, *combinations* counts each once for all facts that
    some ending or guard can tell apart; *longest* is the most questions on a path and
    *furthest* the most answers that are still needed to an ending, from anywhere. The flow has
    so many *forks* and *branches*.
    """

    places: int
    combinations: int
    longest: int
    furthest: int
    forks: int
    branches: int
    faults: tuple[Fault, ...]

    @property
    def taken(self) -> int:
        """Return how many branches some path takes."""
        return self.branches - sum(each.kind == "branch" for each in self.faults)


def prove_paths(library: Library, walks: Walks) -> PathsVerdict:
    """Return what is proven of the paths of *walks*."""
    distance = _distances(walks)
    faults = (
        *(Fault("stuck", each.state, each.path, each.said) for each in walks.stuck),
        *_endless(walks, distance),
        *_circles(walks),
        *_never_taken(walks),
        *_without_acute(library, walks.flow),
    )
    forks = [each for each in walks.flow.states.values() if isinstance(each, Fork)]
    return PathsVerdict(
        places=len(walks.places),
        combinations=walks.combinations,
        longest=walks.longest,
        furthest=max(distance.values(), default=0),
        forks=len(forks),
        branches=sum(len(each.branches) for each in forks),
        faults=faults,
    )


def _onward(place: Place) -> Iterator[Place]:
    """Yield where the answers in *place* lead; to press an interrupt is no answer."""
    return (each.place for each in place.onward or () if not each.pressed)


def _distances(walks: Walks) -> dict[Place, int]:
    """Return how many answers an ending is away, for each place from which there is a way."""
    before: dict[Place, list[Place]] = defaultdict(list)
    for place in walks.places:
        for there in _onward(place):
            before[there].append(place)
    found = {each: 0 for each in walks.places if _ends(walks.flow, each.state)}
    waiting = list(found)
    for place in waiting:
        for each in before[place]:
            if each not in found:
                found[each] = found[place] + 1
                waiting.append(each)
    return found


def _ends(flow: Flow, state: StateId) -> bool:
    found = flow.states[state]
    return isinstance(found, Outcome) and not found.then


def _endless(walks: Walks, distance: dict[Place, int]) -> Iterator[Fault]:
    for place in walks.places:
        if place not in distance:
            yield Fault("endless", place.state, place.walked.path)
            return


def _circles(walks: Walks) -> Iterator[Fault]:
    """Yield a circle in which nothing is asked, as over what an outcome leads on to."""
    silent = {
        place: [each.place for each in place.onward or () if not each.asks and not each.pressed]
        for place in walks.places
    }
    leading = dict(silent)
    while True:  # what leads nowhere is taken away until only circles, and ways to them, are left
        ended = [place for place, there in leading.items() if not there]
        if not ended:
            break
        for place in ended:
            del leading[place]
        leading = {each: [to for to in there if to in leading] for each, there in leading.items()}
    for place in leading:
        yield Fault("circle", place.state, place.walked.path)
        return


def _never_taken(walks: Walks) -> Iterator[Fault]:
    """Yield the branches that no path takes: an impossible guard, or one in the shade."""
    taken = {
        (answer.state, answer.choices[0])
        for place in walks.places
        for onward in place.onward or ()
        for answer in onward.suffix
        if answer.choices
    } | {(each.state, each.choices[0]) for each in walks.places[0].walked.path if each.choices}
    for state in walks.flow.states.values():
        if isinstance(state, Fork):
            for number in range(len(state.branches)):
                if (state.id, str(number)) not in taken:
                    yield Fault("branch", state.id, said=str(number + 1))


def _without_acute(library: Library, flow: Flow) -> Iterator[Fault]:
    """Yield the states from which the acute exit is not one real turn away, with nothing known.

    No fact, no plan and no contact is at hand, and the session has been through no store.
    """
    nobody = replace(library.nowhere, contacts={}, routes={}, floor={}, facts={}, says={})
    bare = replace(library, plans={}, nowhere=nobody)
    blank = fresh(bare, flow, "", DA, turn=1, now=SOME_TIME)
    acute = acute_state(flow)
    for state in flow.states.values():
        if not isinstance(state, Fork):
            there = replace(blank, state=state.id, path=())
            turn = step(bare, there, Interrupt(None), SOME_TIME)
            shown = [each for each in turn.replies if isinstance(each, ShowOutcome)]
            if [each.state for each in shown] != [acute] or not shown[0].steps:
                yield Fault("acute", state.id)

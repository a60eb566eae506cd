"""What becomes of conversations that run when other content serves.

Most notice nothing: the flow that they began stays for 72 hours. Where it cannot stay, because
something that it names is gone, their answers are used again in the new flow, by question. Then
the place where they stand must be there, under its name or its new one (`renamed`), and nothing
that they have answered may be asked again: else they are stranded.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.dialogue.octets import NotPacked
from bot.dialogue.packed import Packing
from bot.dialogue.session import Session
from bot.dialogue.step import replay
from bot.flow.model import Flow, FlowId, StateId
from bot.library import Library
from bot.source.pins import fits

FEWEST = 5
"""Conversations in one place that are counted apart; fewer might tell who it is."""

Place = tuple[FlowId, StateId]


class Fate(StrEnum):
    """What becomes of a conversation: it goes on as it is, it moves, or it is stranded."""

    GOES_ON = "goes on"
    MOVES = "moves"
    STRANDED = "stranded"


@dataclass(frozen=True, slots=True)
class Running:
    """How many conversations run, what becomes of them, and where those that strand stand.

    *places* counts by flow and state, *elsewhere* those in places with fewer than `FEWEST`.
    """

    fates: Mapping[Fate, int]
    places: tuple[tuple[Place, int], ...]
    elsewhere: int
    stranded: tuple[Place, ...]

    @property
    def total(self) -> int:
        """Return how many run."""
        return sum(self.fates.values())


def counted(sessions: Iterable[Session], old: Library, new: Library, now: datetime) -> Running:
    """Count *sessions* of *old* by place, and by what becomes of them in *new* at *now*."""
    found = [((each.flow, each.state), fate(each, old, new, now)) for each in sessions]
    by_place = Counter(place for place, _ in found)
    apart = [(place, count) for place, count in by_place.items() if count >= FEWEST]
    stranded = {place for place, fate in found if fate == Fate.STRANDED}
    return Running(
        Counter(fate for _, fate in found),
        tuple(sorted(apart, key=lambda each: (-each[1], each[0]))),
        sum(count for count in by_place.values() if count < FEWEST),
        tuple(sorted(stranded)),
    )


def fate(session: Session, old: Library, new: Library, now: datetime) -> Fate:
    """Return what becomes of *session*, which *old* has led so far, when *new* serves."""
    flow = new.flows.get(session.flow)
    if flow is None:
        return Fate.STRANDED
    if new.version(session.flow, session.digest) is not None:
        return Fate.GOES_ON
    place = _renamed(flow, session.state)
    if place not in flow.states:
        return Fate.STRANDED
    try:
        kept = Packing(lambda: new).unpack(Packing(lambda: old).pack(session))
    except (NotPacked, KeyError):
        return Fate.STRANDED
    there = replay(new, kept, now).session
    answered = {_renamed(flow, each.state) for each in session.path}
    if there is None or (there.state != place and there.state in answered):
        return Fate.STRANDED
    return Fate.MOVES


def succeeded(old: Library, new: Library) -> Library:
    """Return *new* as it serves right after *old*: with the flows of *old* that fit it."""
    walked = (*old.flows.values(), *old.pinned.values())
    earlier = {each.digest: each for each in walked if fits(each, new)}
    return replace(new, pinned={d: f for d, f in earlier.items() if f not in new.flows.values()})


def lost(old: Library, new: Library) -> tuple[Flow, ...]:
    """Return the flows of *old*, earlier ones included, that *new* cannot keep as they are.

    Where there are none, nobody can be stranded, whoever they are.
    """
    walked = (*old.flows.values(), *old.pinned.values())
    return tuple(each for each in walked if new.version(each.id, each.digest) is None)


def _renamed(flow: Flow, state: StateId) -> StateId:
    return StateId(flow.renamed.get(state, state))

"""A session as the bytes that a store keeps: numbers, and no room for a word.

Every id of a flow has a number that follows from the id itself, not from its place in the
file: so a row that an older version of the flow wrote can still be read when the content
has changed meanwhile, and what is gone from the content is simply asked again. A number
leads to an id only in the list of those that the content offers in that state; an id that
it does not offer cannot be written at all.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.dialogue.fold import AREA_UNKNOWN, PLACE_ABROAD, PLACE_UNKNOWN
from bot.dialogue.octets import CHOICE_BYTES, NotPacked, Reader, Writer, by_number, number
from bot.dialogue.session import Answer, Session, from_json
from bot.dialogue.walk import SUMMARY_SEEN
from bot.flow.model import (
    AreaQuestion,
    ChoiceId,
    Digest,
    Flow,
    FlowId,
    Fork,
    Outcome,
    PlaceQuestion,
    Question,
    State,
    StateId,
)
from bot.library import Library
from bot.plan.model import MunicipalityCode
from bot.words import LANGUAGES

FORM = 1
"""The first byte: which form of packing it is."""

BY_NAME = b"{"
"""How a session of the first form begins, JSON with the ids; it is read while one may be alive."""

STATE_BYTES = 4
NONE = 0
"""The number of nothing; no id has it."""

SEEN_AT, SEEN_BYTES = 1 + STATE_BYTES + 8 + 1 + 4, 5
"""Where the time of the last event stands; the other bytes say where somebody is."""

MOST_KNOWN = 2000
"""Places whose bytes are remembered as sessions, without whose they are and when."""

MOST_ROLLS = 16
"""Versions of flows whose ids are kept by number; each is made anew in under a millisecond."""


@dataclass(frozen=True, slots=True)
class Packing:
    """Packs and unpacks sessions by the content that *library* gives."""

    library: Callable[[], Library]
    _known: "_Known" = field(default_factory=lambda: _Known(), compare=False, repr=False)
    _rolls: dict[tuple[FlowId, Digest], "_Roll"] = field(
        default_factory=dict, compare=False, repr=False
    )

    def pack(self, session: Session) -> bytes:
        """Return *session* as bytes; raise KeyError for an id that the content does not have."""
        roll = self._roll(self.library(), session.flow, session.digest)
        out = Writer()
        out.number(FORM, 1)
        out.number(number(session.flow, STATE_BYTES), STATE_BYTES)
        out.number(int(session.digest, 16), 8)
        out.number(LANGUAGES.index(session.lang), 1)
        out.number(session.turn, 4)
        out.number(int(session.seen.timestamp()), SEEN_BYTES)
        for state in (session.state, session.return_to):
            out.number(roll.state_number(state), STATE_BYTES)
        out.number(roll.offer_number(session.offered), CHOICE_BYTES)
        out.number(roll.link_number(session.link), CHOICE_BYTES)
        here = roll.check_list(session.state, session.return_to)
        out.choices(roll.choice_numbers(here, session.ticked))
        for answers in (session.path, session.kept):
            out.number(len(answers), 1)
            for answer in answers:
                out.number(roll.state_number(answer.state), STATE_BYTES)
                out.choices(roll.choice_numbers(answer.state, answer.choices))
        return out.bytes()

    def unpack(self, packed: bytes) -> Session:
        """Return the session in *packed*, without what the content no longer has; or NotPacked."""
        if packed[:1] == BY_NAME:
            return from_json(json.loads(packed))
        known = self._known
        if known.library is not (library := self.library()):
            known.library = library
            known.sessions.clear()
        place = packed[:SEEN_AT] + packed[SEEN_AT + SEEN_BYTES :]
        session = known.sessions.get(place)
        if session is None or len(packed) < SEEN_AT + SEEN_BYTES:
            session = self._read(library, packed)
            if len(known.sessions) >= MOST_KNOWN:
                known.sessions.clear()
            known.sessions[place] = session
        return session.seen_at(_instant(packed[SEEN_AT : SEEN_AT + SEEN_BYTES]))

    def _read(self, library: Library, packed: bytes) -> Session:
        taken = Reader(packed)
        if taken.number(1) != FORM:
            raise NotPacked("packed in another form: a newer program wrote it")
        flow = by_number(library.flows, STATE_BYTES).get(taken.number(STATE_BYTES))
        if flow is None:
            raise NotPacked("a flow that is not there any more")
        digest = Digest(f"{taken.number(8):016x}")
        return _session(taken, self._roll(library, FlowId(flow), digest), digest)

    def _roll(self, library: Library, flow: FlowId, digest: Digest) -> "_Roll":
        """Return the ids of *flow* in *library*, made once for as long as the content serves."""
        roll = self._rolls.get((flow, digest))
        if roll is None or roll.library is not library:
            roll = _Roll(library, library.version(flow, digest) or library.flows[flow])
            if len(self._rolls) >= MOST_ROLLS:
                self._rolls.clear()
            self._rolls[flow, digest] = roll
        return roll


@dataclass(slots=True)
class _Known:
    """Sessions by their bytes but for the time, as they are in *library*."""

    library: Library | None = None
    sessions: dict[bytes, Session] = field(default_factory=dict)


def _session(taken: "Reader", roll: "_Roll", digest: Digest) -> Session:
    lang = taken.number(1)
    turn, seen = taken.number(4), _instant(taken.bytes(SEEN_BYTES))
    state, return_to = (roll.state(taken.number(STATE_BYTES)) for _ in "sr")
    state = state or roll.flow.initial
    offered, link = roll.offer(taken.number(CHOICE_BYTES)), roll.link(taken.number(CHOICE_BYTES))
    ticked = roll.choices(roll.check_list(state, return_to), taken.choices()) or ()
    path, kept = (tuple(_answers(taken, roll)) for _ in "pk")
    if not taken.at_end or lang >= len(LANGUAGES):
        raise NotPacked("no session")
    return Session(
        flow=roll.flow.id,
        digest=digest,
        lang=LANGUAGES[lang],
        state=state,
        turn=turn,
        seen=seen,
        path=path,
        kept=kept,
        ticked=ticked,
        return_to=return_to,
        offered=offered,
        link=link,
    )


def _instant(seconds: bytes) -> datetime:
    return datetime.fromtimestamp(int.from_bytes(seconds, "big"), UTC)


def _answers(taken: "Reader", roll: "_Roll") -> Iterator[Answer]:
    for _ in range(taken.number(1)):
        state = roll.state(taken.number(STATE_BYTES))
        numbers = taken.choices()
        choices = None if state is None else roll.choices(state, numbers)
        if state is not None and choices is not None:
            yield Answer(state, choices)


@dataclass(frozen=True, slots=True)
class _Offered:
    """What may be answered in a state: the ids, and which one a number means."""

    names: frozenset[str]
    by_number: Mapping[int, str]


class _Roll:
    """The ids that a session in *flow* can hold, by their numbers."""

    def __init__(self, library: Library, flow: Flow) -> None:
        self.library, self.flow = library, flow
        self._states = by_number((*flow.states, *flow.renamed), STATE_BYTES)
        self._plans = by_number(library.plans, CHOICE_BYTES)
        self._links = by_number(flow.links, CHOICE_BYTES)
        self._choices: dict[StateId, _Offered] = {}

    def state_number(self, state: StateId | None) -> int:
        if state is None:
            return NONE
        self.flow.states[state]
        return number(state, STATE_BYTES)

    def state(self, code: int) -> StateId | None:
        found = self._states.get(code)
        return None if found is None else StateId(found)

    def check_list(self, state: StateId, return_to: StateId | None) -> StateId:
        """Return where ticked items belong: the screen, or behind an interrupt where it came."""
        is_shown = isinstance(self.flow.states.get(state), Question)
        return state if is_shown else return_to or state

    def offer_number(self, offered: MunicipalityCode | None) -> int:
        if offered is None:
            return NONE
        self.library.plans[offered]
        return number(offered, CHOICE_BYTES)

    def offer(self, code: int) -> MunicipalityCode | None:
        found = self._plans.get(code)
        return None if found is None else MunicipalityCode(found)

    def link_number(self, link: str | None) -> int:
        if link is None:
            return NONE
        self.flow.links[link]
        return number(link, CHOICE_BYTES)

    def link(self, code: int) -> str | None:
        return self._links.get(code)

    def choice_numbers(self, state: StateId, choices: Iterable[ChoiceId]) -> list[int]:
        """Return the numbers of *choices*; raise KeyError for one that *state* does not offer."""
        if not self._offered(state).names.issuperset(choices):
            raise KeyError("an answer that the content does not offer")
        return [number(each, CHOICE_BYTES) for each in choices]

    def choices(self, state: StateId, codes: Iterable[int]) -> tuple[ChoiceId, ...] | None:
        """Return the choices of *codes*; None where one of them is not offered any more."""
        offered = self._offered(state).by_number
        found = [offered.get(code) for code in codes]
        if any(each is None for each in found):
            return None
        return tuple(ChoiceId(each) for each in found if each is not None)

    def _offered(self, state: StateId) -> "_Offered":
        if state not in self._choices:
            names = frozenset(self._offered_at(state))
            self._choices[state] = _Offered(names, by_number(names, CHOICE_BYTES))
        return self._choices[state]

    def _offered_at(self, state: StateId) -> Iterator[str]:
        yield from (each.id for each in self.flow.always)
        yield from self.flow.renamed
        here = self.flow.states.get(StateId(self.flow.renamed.get(state, state)))
        if here is not None:
            yield from self._offered_in(here)

    def _offered_in(self, state: State) -> Iterator[str]:
        match state:
            case Question():
                yield from (choice.id for choice in state.choices)
            case Outcome():
                yield from (choice.id for choice in state.then)
            case Fork():
                yield from map(str, range(len(state.branches)))
            case PlaceQuestion():
                yield from (*self.library.plans, PLACE_UNKNOWN, PLACE_ABROAD)
            case AreaQuestion():
                yield AREA_UNKNOWN
                yield from sorted({a for plan in self.library.plans.values() for a in plan.areas})
            case _:
                yield SUMMARY_SEEN

"""Who stands on an ending, and when somebody there answers.

The rules are those of `bot.dialogue.ending`: a step that does not hold or says nothing
brings nobody; a contact stands once, at the first step that names it, and whoever it is
reached through then stands no more. All of it is read from the real desk; what the
clock decides is taken from the contacts' times.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from itertools import pairwise

from bot.conditions import AREA, ContactId, FactId, Facts, holds
from bot.flow.model import Flow, Outcome, StateId, Step, StepId
from bot.plan.routing import Desk
from bot.proof.almanac import Almanac
from bot.proof.intervals import in_each_area
from bot.proof.reading import deciding, facts_of_step, readers_of_clock
from bot.proof.spans import Spans, joined, shared, without

Seat = tuple[int, tuple[tuple[int, ...], ...]]
"""A contact's number, and the numbers of those before it while all of whom it is left out."""

Cast = frozenset[Seat]

Casts = tuple[tuple[Spans, Cast], ...]
"""Who stands on one ending, and during which spans."""


@dataclass(frozen=True, slots=True)
class Answered:
    """When somebody on an ending answers, and when a card there names the next opening."""

    open: Spans
    naming: Spans


@dataclass(frozen=True, slots=True)
class _Named:
    """A contact that a step names: its number, and whom it brings along by which way."""

    contact: ContactId
    number: int
    behind: tuple[tuple[ContactId, tuple[int, ...]], ...]


class Casting:
    """Finds the casts of one plan's endings, and remembers whom each step names."""

    def __init__(self, flow: Flow, at_desk: Desk, almanac: Almanac) -> None:
        """Cast the outcomes of *flow* from the plan at *at_desk*."""
        self._flow = flow
        self._desk = at_desk
        self._almanac = almanac
        self._read: dict[StepId, tuple[FactId, ...]] = {}
        self._found: dict[object, tuple[_Named, ...]] = {}
        self._readers: dict[StateId, frozenset[ContactId]] = {}
        self._deciding: dict[StateId, tuple[Step, ...]] = {}
        self._casts: dict[tuple[tuple[_Named, ...], ...], Cast] = {}

    def casts(self, outcome: Outcome, known: Facts) -> Casts:
        """Return who stands on *outcome* for *known* (of `Desk.facts`), each with its spans."""
        found: dict[Cast, list[tuple[datetime, datetime]]] = {}
        for start, end in pairwise(self._edges(outcome, known)):
            found.setdefault(self._cast(outcome, known, start), []).append((start, end))
        return tuple((joined(spans), cast) for cast, spans in found.items())

    def _edges(self, outcome: Outcome, known: Facts) -> list[datetime]:
        """Return the instants at which a row that reads the clock may decide otherwise."""
        start, end = self._almanac.start, self._almanac.end
        readers = self._readers.get(outcome.id)
        if readers is None:
            readers = readers_of_clock(self._flow, outcome, self._desk.plan)
            self._readers[outcome.id] = readers
        edges = {start, end}
        for contact in readers:
            for case in in_each_area(self._desk.plan, known):
                edges |= self._desk.answering.changes(contact, case, start, end)
        return sorted(edges)

    def _cast(self, outcome: Outcome, known: Facts, at: datetime) -> Cast:
        steps = self._deciding.get(outcome.id)
        if steps is None:
            steps = self._deciding[outcome.id] = deciding(self._flow, outcome)
        named = tuple(self._named(step, known, at) for step in steps)
        found = self._casts.get(named)
        if found is None:
            found = self._casts[named] = _seated(named)
        return found

    def _named(self, step: Step, known: Facts, at: datetime) -> tuple[_Named, ...]:
        """Return whom *step* names, looked up once for facts that it cannot tell apart."""
        read = self._read.get(step.id)
        if read is None:
            read = (*facts_of_step(step, self._desk.plan), AREA)
            self._read[step.id] = read
        key = (step.id, at, *map(known.get, read))
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = tuple(self._look(step, known, at))
        return found

    def _look(self, step: Step, known: Facts, at: datetime) -> Iterator[_Named]:
        silent = step.text is None and (
            step.says is None or self._desk.says(step.says, known) is None
        )
        if silent or not holds(step.when, known):
            return
        for case in in_each_area(self._desk.plan, known):
            fixed = (each for each in step.contacts if self._desk.serves(each, case))
            routed = self._desk.listed(step.route, case, at) if step.route else ()
            for contact in (*fixed, *routed):
                behind = tuple(self._behind(contact, case, ()))
                yield _Named(contact, self._number(contact, case), behind)

    def _behind(
        self, contact: ContactId, case: Facts, way: tuple[int, ...]
    ) -> Iterator[tuple[ContactId, tuple[int, ...]]]:
        """Yield whom *contact* brings along, with those who must be on screen for it."""
        found = self._desk.plan.contacts[contact]
        way = (*way, self._number(contact, case))
        if found.via is not None:
            yield found.via, way
        for member in found.either:
            if self._desk.serves(member, case):
                yield member, way
                yield from self._behind(member, case, way)

    def _number(self, contact: ContactId, case: Facts) -> int:
        return self._almanac.number(self._desk.plan, contact, case)


def _seated(named: tuple[tuple[_Named, ...], ...]) -> Cast:
    """Return who stands where the steps name those in *named*, one after the other."""
    seats: set[Seat] = set()
    before: list[tuple[ContactId, tuple[int, ...]]] = []
    placed: set[ContactId] = set()
    for step in named:
        new = [each for each in step if each.contact not in placed]
        for each in new:
            barred = tuple(way for other, way in before if other == each.contact)
            seats.add((each.number, barred))
        for each in new:
            placed.add(each.contact)
            before.extend(each.behind)
    return frozenset(seats)


def answered_by(casts: Casts, almanac: Almanac) -> Answered:
    """Return when somebody answers on an ending with *casts*."""
    parts = [(spans, _answered(cast, almanac)) for spans, cast in casts]
    return Answered(
        joined(each for spans, part in parts for each in shared(part.open, spans)),
        joined(each for spans, part in parts for each in shared(part.naming, spans)),
    )


def _answered(cast: Cast, almanac: Almanac) -> Answered:
    """Return when somebody of *cast* answers, and when one of their cards names an opening."""
    opened: list[tuple[datetime, datetime]] = []
    naming: list[tuple[datetime, datetime]] = []
    for number, barred in cast:
        times = almanac.times(number)
        away = joined(each for way in barred for each in _all_there(way, almanac))
        opened.extend(without(times.open, away))
        naming.extend(without(times.naming, away))
    return Answered(joined(opened), joined(naming))


def _all_there(way: tuple[int, ...], almanac: Almanac) -> Spans:
    """Return when everybody on *way* is on screen."""
    whole: Spans = ((almanac.start, almanac.end),)
    return reduce(shared, (without(whole, almanac.times(n).hidden) for n in way), whole)

"""When each contact answers, as stretches of time: open, likely, unknown, closed.

One truth: the stretches are cut where the plan's own hours begin or end a day's stretch
(`Answering.changes`), and how a contact stands in each is what the desk shows a person
at its first instant (`Desk.reach`). Between two such instants nothing can change but
the clock, so what is proven here is what is on screen, exactly, half-open to the second.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import assert_never

from bot.conditions import AREA, UNKNOWN, ContactId, Facts, IsOpen, TableId, Value, parts
from bot.plan.hours import instant
from bot.plan.model import Plan
from bot.plan.routing import Desk, Reach, desk
from bot.plan.status import Closed, Inhouse, Likely, Open, Status, Unknown
from bot.proof.spans import Spans, joined


class Standing(StrEnum):
    """How a contact stands during a stretch; only `OPEN` counts as somebody who answers."""

    OPEN = "open"
    LIKELY = "likely"
    UNKNOWN = "unknown"
    CLOSED = "closed"
    HIDDEN = "hidden"
    INHOUSE = "inhouse"


@dataclass(frozen=True, slots=True)
class Interval:
    """How a contact stands from *start* until before *end* (UTC).

    *names_opening*: the screen says when somebody answers next, by a time or by a day.
    """

    start: datetime
    end: datetime
    standing: Standing
    names_opening: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """The intervals of one contact, without holes, in order."""

    intervals: tuple[Interval, ...]

    def spans(self, *standings: Standing) -> Spans:
        """Return when the contact stands as one of *standings*."""
        return joined((i.start, i.end) for i in self.intervals if i.standing in standings)

    def naming(self) -> Spans:
        """Return when the contact's card names the next opening."""
        return joined((i.start, i.end) for i in self.intervals if i.names_opening)

    def at(self, instant: datetime) -> Interval | None:
        """Return the interval that *instant* (aware) lies in; None outside all of them."""
        return next((i for i in self.intervals if i.start <= instant < i.end), None)


@lru_cache(maxsize=4096)
def midnight(day: date) -> datetime:
    """Return the instant (UTC) at which *day* begins in Denmark."""
    return instant(day, 0, begins=True)


def timeline(
    plan: Plan, contact: ContactId, facts: Facts, start: datetime, end: datetime
) -> Timeline:
    """Return how *contact* of *plan* stands from *start* until before *end* (aware).

    *facts* are those of one case, as `Desk.facts` completes them; an empty mapping will do
    where no case is meant.
    """
    at_desk = desk(plan)
    return Timeline(tuple(_merged(_cut(at_desk, contact, at_desk.facts(facts), start, end))))


def timelines_of_route(
    plan: Plan, table: TableId, facts: Facts, start: datetime, end: datetime
) -> dict[ContactId, Timeline]:
    """Return, in written order, how each contact that *table* can list stands for *facts*.

    A contact is `HIDDEN` while a row that looks at the clock leaves it out. Where the area
    is not known, whoever any area names is there, and stands as the best of them does.
    """
    at_desk = desk(plan)
    known = at_desk.facts(facts)
    cases = tuple(in_each_area(plan, known))
    changes = (_changes_of_rows(at_desk, table, case, start, end) for case in cases)
    edges = sorted({start, end}.union(*changes))
    found: dict[ContactId, list[Interval]] = {
        contact: [] for case in cases for contact in at_desk.may_list(table, case)
    }
    for first, last in pairwise(edges):
        listed = {each for case in cases for each in at_desk.listed(table, case, first)}
        for contact, intervals in found.items():
            if contact in listed:
                intervals.extend(_cut(at_desk, contact, known, first, last))
            else:
                intervals.append(Interval(first, last, Standing.HIDDEN))
    return {contact: Timeline(tuple(_merged(iter(each)))) for contact, each in found.items()}


def in_each_area(plan: Plan, facts: Facts) -> Iterator[Facts]:
    """Yield *facts*, or where the area is not known, *facts* in each area of *plan*."""
    if plan.areas and facts.get(AREA) == (UNKNOWN,):
        yield from ({**facts, AREA: (Value(area),)} for area in plan.areas)
    else:
        yield facts


def rows_read_clock(plan: Plan, table: TableId) -> tuple[ContactId, ...]:
    """Return the contacts whose being open decides between the rows of *table*."""
    named = (p for row in plan.routes.get(table, ()) for p in parts(row.when))
    return tuple(dict.fromkeys(part.contact for part in named if isinstance(part, IsOpen)))


def _changes_of_rows(
    at_desk: Desk, table: TableId, facts: Facts, start: datetime, end: datetime
) -> frozenset[datetime]:
    readers = rows_read_clock(at_desk.plan, table)
    every = (at_desk.answering.changes(each, facts, start, end) for each in readers)
    return frozenset[datetime]().union(*every)


def _cut(
    at_desk: Desk, contact: ContactId, facts: Facts, start: datetime, end: datetime
) -> Iterator[Interval]:
    cases = in_each_area(at_desk.plan, facts)
    changes = (at_desk.answering.changes(contact, case, start, end) for case in cases)
    for first, last in pairwise(sorted({start, end}.union(*changes))):
        yield interval(at_desk.reach((contact,), facts, first), first, last)


def interval(reaches: tuple[Reach, ...], start: datetime, end: datetime) -> Interval:
    """Return what the screen shows of one contact; nobody there means that it is hidden."""
    if not reaches:
        return Interval(start, end, Standing.HIDDEN)
    best = min((_standing(reach.status) for reach in reaches), key=_RANK.index)
    return Interval(start, end, best, any(names_opening(reach) for reach in reaches))


def names_opening(reach: Reach) -> bool:
    """Tell whether the card of *reach* says when it opens next, as `cards.py` words it."""
    if reach.members:
        return any(names_opening(member) for member in reach.members)
    match reach.status:
        case Closed(opens):
            return opens is not None
        case Unknown(opens):
            registered = reach.missing is None and bool(reach.ways.any() or reach.contact.via)
            return registered and opens is not None and opens.at is not None
        case _:
            return False


_RANK = (
    Standing.OPEN,
    Standing.LIKELY,
    Standing.INHOUSE,
    Standing.UNKNOWN,
    Standing.CLOSED,
    Standing.HIDDEN,
)


def _standing(status: Status) -> Standing:
    match status:
        case Open():
            return Standing.OPEN
        case Likely():
            return Standing.LIKELY
        case Unknown():
            return Standing.UNKNOWN
        case Closed():
            return Standing.CLOSED
        case Inhouse():
            return Standing.INHOUSE
        case _:
            assert_never(status)


def _merged(intervals: Iterator[Interval]) -> Iterator[Interval]:
    """Join neighbours that stand alike."""
    last: Interval | None = None
    for each in intervals:
        if last is None:
            last = each
        elif (last.standing, last.names_opening) == (each.standing, each.names_opening):
            last = Interval(last.start, each.end, last.standing, last.names_opening)
        else:
            yield last
            last = each
    if last is not None:
        yield last

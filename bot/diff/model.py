"""What differs between two versions of the content, as values that every writer reads."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.conditions import ContactId
from bot.dialogue.fold import Path
from bot.flow.model import FlowId, StateId
from bot.plan.model import MunicipalityCode
from bot.problems import Location


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that stands otherwise in the files.

    *file* says what it belongs to (a flow, a plan, the laws), *names* where in it, from the
    outside in. *before* is None where it is new, *after* where it is gone. *told* is False
    for what nobody is ever shown. *codes* are the municipalities that it holds for; none
    where it belongs to no plan.
    """

    file: str
    names: tuple[str, ...]
    before: str | None
    after: str | None
    told: bool
    where: Location
    codes: tuple[MunicipalityCode, ...] = ()


class Turn(StrEnum):
    """What became of a path."""

    SAME = "same"
    ELSEWHERE = "elsewhere"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Way:
    """One path through the questions in both versions, as far as answers decide what follows.

    *before* and *after* are the outcomes it ends at, None where the version has no such path.
    *path* is a shortest way, in the new version where there is one. *asked* are the questions
    that only the new version asks on it, *unasked* those that only the old one asked.
    """

    flow: FlowId
    before: StateId | None
    after: StateId | None
    path: Path
    asked: tuple[StateId, ...] = ()
    unasked: tuple[StateId, ...] = ()

    @property
    def turn(self) -> Turn:
        """Return what became of the path."""
        if self.before is None:
            return Turn.NEW
        if self.after is None:
            return Turn.GONE
        return Turn.SAME if self.before == self.after else Turn.ELSEWHERE

    @property
    def otherwise(self) -> bool:
        """Tell whether it ends elsewhere or asks other questions."""
        return self.turn != Turn.SAME or bool(self.asked or self.unasked)


@dataclass(frozen=True, slots=True)
class Named:
    """What an ending names otherwise in the municipalities *codes*.

    *gone* and *come* are the contacts and steps that it names no longer, and now; *was* and
    *now* are contacts of both whose order differs. That is so in *cases* of the *of* cases
    that a plan can tell apart at this ending; *path* is one of the shortest ways there.
    """

    codes: tuple[MunicipalityCode | None, ...]
    flow: FlowId
    outcome: StateId
    gone: tuple[str, ...]
    come: tuple[str, ...]
    was: tuple[ContactId, ...]
    now: tuple[ContactId, ...]
    cases: int
    of: int
    path: Path


class TimeClass(StrEnum):
    """The kinds of time in which somebody may need an answer (Danish local time)."""

    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"
    SATURDAY = "saturday"
    SUNDAY = "sunday"
    HOLIDAY = "holiday"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Spell:
    """All stretches of one kind of time in which something is so: exact, over the months looked at.

    *seconds* is all of it together, *stretches* how often; *first* is the first stretch (UTC,
    half-open). *weekdays* are the days of the week on which it is so (0 is Monday), *clock* from
    when until when in minutes of the Danish day, None where that is not the same every time.
    """

    kind: TimeClass
    seconds: int
    stretches: int
    first: tuple[datetime, datetime]
    weekdays: tuple[int, ...] = ()
    clock: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """Contacts that stand in another order at some hours, where the clock decides it.

    That is so at *endings* in the municipalities *codes*: *was* and *now* are those who moved,
    in both orders, and *spells* tell when.
    """

    codes: tuple[MunicipalityCode | None, ...]
    endings: tuple[tuple[FlowId, StateId], ...]
    was: tuple[ContactId, ...]
    now: tuple[ContactId, ...]
    spells: tuple[Spell, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """When one contact stands otherwise than before: exact, over the months looked at.

    *was* and *now* are names of states ("open", "closed", "likely", "unknown"); *spell* tells
    when that is so.
    """

    codes: tuple[MunicipalityCode | None, ...]
    contact: ContactId
    title: str
    was: str
    now: str
    spell: Spell

    @property
    def lost(self) -> bool:
        """Tell whether it was certainly open and is so no longer."""
        return self.was == "open" and self.now != "open"

    @property
    def gained(self) -> bool:
        """Tell whether it is certainly open and was not before."""
        return self.now == "open" and self.was != "open"


@dataclass(frozen=True, slots=True)
class Count:
    """How many paths of one flow there are, and what became of them."""

    flow: FlowId
    paths: int
    elsewhere: int
    new: int
    gone: int

    @property
    def otherwise(self) -> int:
        """Return how many do not end where they did."""
        return self.elsewhere + self.new + self.gone


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs; *start* and *end* (UTC) bound the time that was looked at."""

    start: datetime
    end: datetime
    changes: tuple[Change, ...]
    counts: tuple[Count, ...]
    ways: tuple[Way, ...]
    named: tuple[Named, ...]
    shifts: tuple[Shift, ...]
    orders: tuple[Order, ...] = ()

    @property
    def told(self) -> tuple[Change, ...]:
        """Return what people are told otherwise."""
        return tuple(each for each in self.changes if each.told)

    @property
    def untold(self) -> tuple[Change, ...]:
        """Return what is written otherwise without anybody being told otherwise."""
        return tuple(each for each in self.changes if not each.told)

    @property
    def same(self) -> bool:
        """Tell whether everybody is told the same, on every path, at every minute."""
        return not (self.told or self.named or self.shifts or self.ways or self.orders)

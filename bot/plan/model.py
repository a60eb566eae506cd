"""What one municipality has decided: whom to contact, in which order, and when each answers.

A contact is a unit or a role; there is no field for a person's name. What is not known
is ``None`` or an empty table and is said to be unknown: nothing is guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Generic, NewType, TypeVar

from bot.conditions import ALWAYS, Condition, ContactId, FactId, TableId, Value
from bot.language import Text
from bot.plan.imprint import hashed
from bot.problems import NOWHERE, Lines, Location

AreaId = NewType("AreaId", str)
MunicipalityCode = NewType("MunicipalityCode", str)
"""Four digits as a string, "0740", from the national register of municipalities."""

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Row(Generic[T_co]):
    """One row of a table: *value*, which stands at *at* in the file, counts where *when* holds."""

    when: Condition
    value: T_co
    locked: bool = False
    where: Location = field(default=NOWHERE, compare=False)
    at: Location = field(default=NOWHERE, compare=False)


Table = tuple[Row[T_co], ...]
"""Rows in order; the first that holds is taken."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a day in minutes, half-open; *end* over 1440 runs into the next day."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DayRule:
    """A day of each year (*year* is None) or of one year only."""

    month: int
    day: int
    year: int | None = None

    def covers(self, day: date) -> bool:
        """Tell whether *day* is meant."""
        return (day.month, day.day) == (self.month, self.day) and self.year in (None, day.year)


WeekHours = tuple[tuple[Window, ...], ...]
"""Seven entries, Monday first."""


@dataclass(frozen=True, slots=True)
class Exceptional:
    """Other hours from *first* to *last*, both days included."""

    first: date
    last: date
    days: WeekHours


@dataclass(frozen=True, slots=True)
class Week:
    """Stated hours: weekdays, temporary exceptions, and what holds on public holidays.

    *holidays* is a tuple of windows (empty: closed) or None where the source does not say.
    """

    days: WeekHours
    exceptions: tuple[Exceptional, ...] = ()
    holidays: tuple[Window, ...] | None = ()


@dataclass(frozen=True, slots=True)
class AroundTheClock:
    """Always open."""


@dataclass(frozen=True, slots=True)
class Unstated:
    """Hours that no source states: not the same as always, not the same as never."""


@dataclass(frozen=True, slots=True)
class OfficeDays:
    """Ordinary office days; the real hours are not registered."""


@dataclass(frozen=True, slots=True)
class Outside:
    """Whenever *contact* is not certainly open."""

    contact: ContactId


@dataclass(frozen=True, slots=True)
class Disputed:
    """Hours on which the sources disagree: open only where all of them agree."""

    readings: tuple[Week, ...]


Hours = Week | AroundTheClock | Unstated | OfficeDays | Outside | Disputed


@dataclass(frozen=True, slots=True)
class Contact:
    """A unit or role that can be reached, with where its facts come from.

    *checked* is the day on which somebody at the owner confirmed it, or None; *checked_by* the
    role that did.
    *old* marks a source that is superseded or several years old. *national* is a contact of
    the national plan that the municipality's own plan does not touch.
    """

    id: ContactId
    title: Text
    organisation: Text | None = None
    phone: Table[str] = ()
    mail: Table[str] = ()
    secure_mail: Table[str] = ()
    form: Table[Text] = ()
    chat: Table[Text] = ()
    visit: Table[Text] = ()
    via: ContactId | None = None
    ask_for: Text | None = None
    either: tuple[ContactId, ...] = ()
    hours: Hours | None = None
    inhouse: bool = False
    locked: bool = False
    when: Condition = ALWAYS
    missing: Table[Text] = ()
    note: Table[Text] = ()
    source: str = ""
    source_date: str = ""
    checked: date | None = None
    checked_by: str = ""
    checked_content: str = ""
    old: bool = False
    national: bool = False
    where: Location = field(default=NOWHERE, compare=False)
    lines: Lines = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A number or an address that must not be shown, why, and since when it was withdrawn."""

    number: str
    reason: str
    where: Location = field(default=NOWHERE, compare=False)
    withdrawn: date | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that disagree about something, what was decided, and why."""

    about: str
    decision: str
    reason: str
    where: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Offer:
    """An intervention that the municipality offers, and the contact that is its way in."""

    id: str
    title: Text
    entry: ContactId
    audience: Text | None = None


SELF_CHECK = "handlingsplan"
"""The flow that asks a municipality about its plan; in a plan file, the key of its own answers."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What the municipality itself answers to one question about its plan, and where it says so.

    *question* and *answer* are ids of the flow that asks; *source* is empty where none is given.
    """

    question: str
    answer: str
    source: str = ""
    note: Text | None = None
    where: Location = field(default=NOWHERE, compare=False)
    lines: Lines = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which offices do otherwise than on an ordinary weekday."""

    closing: tuple[DayRule, ...] = ()
    doubtful: tuple[DayRule, ...] = ()
    open: tuple[DayRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality: code, name, region, police district and the spellings people use."""

    code: MunicipalityCode
    name: str
    region: str
    police: str
    spellings: tuple[str, ...] = ()
    where: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """A municipality's plan with the national floor under it.

    *own* is False where nothing local is registered. *place* is None in the plan that
    answers while the municipality is not known or lies outside Denmark. *stated* holds the
    plan's dates as they are written: "2021" is a year, though *adopted* means its first day.
    *strict* is for real operation: what nobody has confirmed comes after the national route.
    """

    place: Place | None
    own: bool
    contacts: Mapping[ContactId, Contact]
    routes: Mapping[TableId, Table[tuple[ContactId, ...]]]
    floor: Mapping[TableId, tuple[ContactId, ...]]
    facts: Mapping[FactId, Table[Value]]
    says: Mapping[TableId, Table[Text]]
    areas: Mapping[AreaId, Text]
    days: Days
    office_hours: WeekHours
    adopted: date | None = None
    review_by: date | None = None
    approved: date | None = None
    approved_by: str = ""
    approved_content: str = ""
    source: str = ""
    source_date: str = ""
    checked: date | None = None
    checked_by: str = ""
    offers: tuple[Offer, ...] = ()
    never_show: tuple[Forbidden, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    declared: tuple[Declared, ...] = ()
    stated: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False
    where: Location = field(default=NOWHERE, compare=False)
    lines: Lines = field(default_factory=dict, compare=False, repr=False)


CONFIRMED_FOR = timedelta(days=90)
"""How long a confirmation counts (design decision 2; fault catalogue F4)."""


def confirmed(contact: Contact, on: date) -> bool:
    """Tell whether the owner has confirmed *contact* within the 90 days before *on*.

    A confirmation holds for the ways and hours that were confirmed: where they have
    changed since, nobody has confirmed them.
    """
    if contact.checked is None or contact.checked_content not in ("", reach_imprint(contact)):
        return False
    return contact.checked <= on <= contact.checked + CONFIRMED_FOR


def reach_imprint(contact: Contact) -> str:
    """Return the hash of how and when *contact* is reached."""
    ways = (contact.phone, contact.mail, contact.secure_mail, contact.form, contact.chat)
    return hashed((*ways, contact.visit, contact.via, contact.hours))

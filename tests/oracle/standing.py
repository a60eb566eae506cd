"""How each contact of a plan stands at every minute, and when it opens next."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache

from tests.oracle.cases import Case, holds
from tests.oracle.minutes import Minutes
from tests.oracle.opening import CLOSED, OPEN, PERHAPS, Calendar
from tests.oracle.raw import Raw, Written

BEST_FIRST = ("open", "likely", "inhouse", "unknown", "closed", "hidden")
NEVER = -1


@dataclass(frozen=True, slots=True)
class Stands:
    """How a contact stands at one minute.

    *state*: one of BEST_FIRST. *until*: the minute at which an open one closes, NEVER where
    it does not. *opens*: the minute of the next opening, or only its day where no time is
    stated, or None; *spoken* is False where the papers leave *until* and *opens* open.
    """

    state: str
    until: int = NEVER
    opens: int | date | None = None
    spoken: bool = True


Line = list[Stands]
Lines = dict[str, Line]


class Standing:
    """Answers for one plan."""

    def __init__(self, minutes: Minutes, plan: Written, lines: Lines | None = None) -> None:
        """Answer for *plan*; *lines* are kept by what is written, so plans may share them."""
        self.minutes = minutes
        self.plan = plan
        self.calendar = Calendar(minutes, plan)
        self._lines: Lines = {} if lines is None else lines
        self._texts: dict[tuple[object, ...], str] = {}
        self._edges: dict[str, set[int]] = {}
        self._office: bytearray | None = None

    def line(self, name: str, case: Case) -> Line:
        """Return how *name* stands in *case*, for each minute."""
        key = self.written(name, case)
        if key not in self._lines:
            self._lines[key] = self._made(name, case)
        return self._lines[key]

    def _rests_on(self, name: str, case: Case) -> tuple[object, ...]:
        """Return all that *case* can change about the line of *name*."""
        contact = self.plan.contacts[name]
        hours = contact.get("hours")
        others = [contact["via"]] if "via" in contact else []
        others += [m for m in contact.get("either", ()) if self.serves(m, case)]
        others += [hours["outside"]] if isinstance(hours, dict) and "outside" in hours else []
        rest = tuple(self._rests_on(other, case) for other in others)
        return (name, self.phones(name, case), *rest)

    def edges(self, name: str, case: Case) -> set[int]:
        """Return the asked minutes at which *name* changes, and the ones before."""
        key = self.written(name, case)
        if key not in self._edges:
            line, asked = self.line(name, case), self.minutes.asked
            changed = [
                m for m in asked[1:] if line[m] is not line[m - 1] and line[m] != line[m - 1]
            ]
            self._edges[key] = {each for m in changed for each in (m - 1, m)}
        return self._edges[key]

    def written(self, name: str, case: Case) -> str:
        """Return all that is written about when *name* answers in *case*, as one text."""
        key = self._rests_on(name, case)
        if key not in self._texts:
            self._texts[key] = self._written(name, case)
        return self._texts[key]

    def _written(self, name: str, case: Case) -> str:
        contact = self.plan.contacts[name]
        keys = ("hours", "exceptions", "via", "either", "inhouse")
        days = [self.plan.days(f"{kind}_days") for kind in ("closing", "doubtful", "open")]
        hours = contact.get("hours")
        others = [contact.get("via"), *contact.get("either", ())]
        others.append(hours.get("outside") if isinstance(hours, dict) else None)
        serving = [each for each in others if each and self.serves(each, case)]
        rest = [self.written(each, case) for each in serving]
        mine = {key: contact[key] for key in keys if key in contact}
        return json.dumps([mine, self.phones(name, case), days, serving, rest])

    def phones(self, name: str, case: Case) -> bool:
        """Return whether *name* has a phone in *case*."""
        phone = self.plan.contacts[name].get("phone")
        if isinstance(phone, list):
            return any(holds(row.get("when"), case) for row in phone)
        return phone is not None

    def serves(self, name: str, case: Case) -> bool:
        """Return whether *name* is there for *case*."""
        return holds(self.plan.contacts[name].get("when"), case)

    @property
    def office(self) -> bytearray:
        """The ordinary office days."""
        if self._office is None:
            self._office = self.calendar.laid_out(self.plan.national["office_days"])
        return self._office

    def _made(self, name: str, case: Case) -> Line:
        contact = self.plan.contacts[name]
        if contact.get("inhouse") == "true":
            return [Stands("inhouse")] * len(self.minutes)
        if "either" in contact:
            members = [m for m in contact["either"] if self.serves(m, case)]
            lines = [self.line(member, case) for member in members]
            return [best(each) for each in zip(*lines, strict=True)]
        own = self._by_hours(contact, case, phone=self.phones(name, case))
        if "via" not in contact:
            return own
        other = self.line(contact["via"], case)
        return [
            mine if mine.state in ("closed", "hidden") else theirs
            for mine, theirs in zip(own, other, strict=True)
        ]

    def _by_hours(self, contact: Raw, case: Case, *, phone: bool) -> Line:
        hours = contact.get("hours", "unknown")
        if hours == "always":
            return [Stands("open")] * len(self.minutes)
        if hours == "unknown":
            return [Stands("unknown")] * len(self.minutes)
        if hours == "office_days":
            return self._as_an_office(phone=phone)
        if isinstance(hours, dict) and "outside" in hours:
            return self._outside(self.line(hours["outside"], case))
        return self._in_windows(self.calendar.laid_out(hours, contact.get("exceptions", ())))

    def _in_windows(self, claims: bytearray) -> Line:
        line: Line = []
        opens: int | None = None
        until = len(claims)
        made: dict[tuple[int, int, int | None], Stands] = {}
        states = {OPEN: "open", PERHAPS: "unknown", CLOSED: "closed"}
        for minute in reversed(range(len(claims))):
            claim = claims[minute]
            if claim != OPEN:
                until = minute
            key = (claim, until if claim == OPEN else NEVER, opens if claim != OPEN else None)
            if key not in made:
                made[key] = Stands(states[claim], key[1], key[2])
            line.append(made[key])
            if claim == OPEN:
                opens = minute
        return line[::-1]

    def _as_an_office(self, *, phone: bool) -> Line:
        line: Line = []
        opens: date | None = None
        made: dict[tuple[str, date | None], Stands] = {}
        inside = {OPEN: "likely" if phone else "unknown", PERHAPS: "unknown", CLOSED: "closed"}
        for minute in reversed(range(len(self.office))):
            claim = self.office[minute]
            key = (inside[claim], opens if claim == CLOSED else None)
            if key not in made:
                made[key] = Stands(key[0], opens=key[1], spoken=claim == CLOSED)
            line.append(made[key])
            if claim == OPEN:
                opens = self.minutes.day(minute)
        return line[::-1]

    def _outside(self, other: Line) -> Line:
        shown = {
            ("closed", CLOSED): Stands("open", spoken=False),
            ("closed", PERHAPS): Stands("unknown", spoken=False),
            ("closed", OPEN): Stands("unknown", spoken=False),
        }
        hidden, unknown = Stands("hidden", spoken=False), Stands("unknown", spoken=False)
        line: Line = []
        for theirs, office in zip(other, self.office, strict=True):
            if theirs.state == "open":
                line.append(hidden)
            else:
                line.append(shown.get((theirs.state, office), unknown))
        return line


@cache
def best(members: tuple[Stands, ...]) -> Stands:
    """Return how the best of *members* stands; of two that are closed, the one that opens first."""
    return min(members, key=lambda each: (BEST_FIRST.index(each.state), str(each.opens)))

"""Whom to contact for given facts, in order, as each stands at one instant.

A route is the contacts of the first row that holds, then the floor of the table, less
those who do not serve this case, each once. Losing a contact never moves on to another
row, and nobody is added to close a gap: a promise that cannot be kept must be seen to
fail. Where the area is not known, the table is tried for each area, and what differs is
shown under the area's name; nothing is guessed. In a strict plan, for real operation, the
contacts that nobody has confirmed come after the others, in the same order.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import product

from bot.clock import local
from bot.conditions import (
    AREA,
    KNOWN,
    MUNICIPALITY,
    NO_AREA,
    UNKNOWN,
    Condition,
    ContactId,
    FactId,
    Facts,
    IsOpen,
    TableId,
    Value,
    facts_read,
    holds,
    parts,
)
from bot.language import Text
from bot.plan.answering import Answering
from bot.plan.model import AreaId, Contact, Plan, Table, confirmed
from bot.plan.status import Closed, Status
from bot.plan.table import first, first_row


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to reach a contact in one case; empty strings and None where there is none."""

    phone: str = ""
    mail: str = ""
    secure_mail: str = ""
    form: Text | None = None
    chat: Text | None = None
    visit: Text | None = None

    def any(self) -> bool:
        """Tell whether there is at least one way."""
        return bool(
            self.phone or self.mail or self.secure_mail or self.form or self.chat or self.visit
        )


@dataclass(frozen=True, slots=True)
class Reach:
    """One contact of a route: how to reach it in this case, and how it stands now.

    *area* is set where the area is not known and this holds for that area only.
    *missing* is what to say where no way is registered.
    """

    contact: Contact
    status: Status
    ways: Ways
    members: tuple["Reach", ...] = ()
    note: Text | None = None
    missing: Text | None = None
    area: AreaId | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """The contacts of one table in order."""

    table: TableId
    reaches: tuple[Reach, ...]

    @property
    def contacts(self) -> tuple[ContactId, ...]:
        """Return the ids of the contacts, in order, each once."""
        return tuple(dict.fromkeys(reach.contact.id for reach in self.reaches))


class Desk:
    """One plan at work: answers who is reached, with the laid-out hours kept."""

    def __init__(self, plan: Plan) -> None:
        """Answer from *plan*."""
        self.plan = plan
        self.answering = Answering(plan)

    def facts(self, facts: Facts) -> Facts:
        """Return *facts* with the place's built-in facts and the facts that tables give."""
        known = dict(facts)
        if self.plan.place is not None:
            known[MUNICIPALITY] = (KNOWN,)
        elif MUNICIPALITY not in known:
            known[MUNICIPALITY] = (UNKNOWN,)
        if AREA not in known or not self.plan.areas:
            known[AREA] = (UNKNOWN if self.plan.areas else NO_AREA,)
        for fact, table in self.plan.facts.items():
            value = first(table, known)
            if value is not None:
                known[fact] = (value,)
        return known

    def route(self, table: TableId, facts: Facts, at: datetime) -> Route:
        """Return the contacts of *table* for *facts* (from `facts`) as they stand at *at*."""

        def of_table(known: Facts) -> tuple[Reach, ...]:
            return self._reaches(self.listed(table, known, at), known, at)

        return Route(table, self._in_order(self._in_each_area(of_table, facts), at))

    def reach(
        self, contacts: tuple[ContactId, ...], facts: Facts, at: datetime
    ) -> tuple[Reach, ...]:
        """Return fixed *contacts* as they stand at *at*, but for those who do not serve."""
        if not contacts:
            return ()

        def fixed(known: Facts) -> tuple[Reach, ...]:
            serving = tuple(each for each in contacts if self.serves(each, known))
            return self._reaches(serving, known, at)

        return self._in_each_area(fixed, facts)

    def everybody(
        self, contacts: tuple[ContactId, ...], table: TableId | None, facts: Facts, at: datetime
    ) -> tuple[Reach, ...]:
        """Return fixed *contacts* and all that *table* can list at any hour, the hidden included.

        For paper, which hangs there day and night. *at* is the day by which confirmations count.
        """

        def found(known: Facts) -> tuple[Reach, ...]:
            fixed = tuple(each for each in contacts if self.serves(each, known))
            listed = self.may_list(table, known) if table is not None else ()
            each = dict.fromkeys((*fixed, *listed))
            return tuple(self._reach(self.plan.contacts[name], known, at) for name in each)

        return self._in_order(self._in_each_area(found, facts), at)

    def by_itself(self, contact: ContactId, facts: Facts, at: datetime) -> Reach | None:
        """Return *contact* at *at* without what only a case decides; None if the plan has none."""
        found = self.plan.contacts.get(contact)
        return None if found is None else self._reach(found, facts, at)

    def serves(self, contact: ContactId, facts: Facts) -> bool:
        """Tell whether the plan has *contact* and its own condition holds."""
        found = self.plan.contacts.get(contact)
        return found is not None and holds(found.when, facts)

    def says(self, table: TableId, facts: Facts) -> Text | None:
        """Return what the plan's table of texts says for *facts*, or None: silence."""
        return first(self.plan.says.get(table, ()), facts)

    def listed(self, table: TableId, facts: Facts, at: datetime) -> tuple[ContactId, ...]:
        """Return the ids of the route of *table*, hidden ones included."""
        is_open = partial(self.answering.is_open, facts=facts, at=at)
        row = first_row(self.plan.routes.get(table, ()), facts, lambda each: is_open(each))
        named = (row.value if row else ()) + self.plan.floor.get(table, ())
        return tuple(dict.fromkeys(each for each in named if self.serves(each, facts)))

    def may_list(self, table: TableId, facts: Facts) -> tuple[ContactId, ...]:
        """Return every contact that *table* can list for *facts*, in written order, at any hour."""
        named: dict[ContactId, None] = {}
        for row in self.plan.routes.get(table, ()):
            answers = _at_any_hour(row.when, facts)
            if any(answers):
                named.update(dict.fromkeys(row.value))
            if all(answers):
                break
        named.update(dict.fromkeys(self.plan.floor.get(table, ())))
        return tuple(each for each in named if self.serves(each, facts))

    def _in_each_area(
        self, found: Callable[[Facts], tuple[Reach, ...]], facts: Facts
    ) -> tuple[Reach, ...]:
        """Return what is found for *facts*; where the area is not known, for each area by name."""
        if not self._area_matters(facts):
            return found(facts)
        return tuple(
            _merged({area: found({**facts, AREA: (Value(area),)}) for area in self.plan.areas})
        )

    def _in_order(self, reaches: tuple[Reach, ...], at: datetime) -> tuple[Reach, ...]:
        """Return *reaches* as the plan orders them; in a strict one the unconfirmed come last."""
        if not self.plan.strict:
            return reaches
        today = local(at).date()
        return tuple(sorted(reaches, key=lambda each: not may_lead(each, today)))

    def _reaches(
        self, contacts: tuple[ContactId, ...], facts: Facts, at: datetime
    ) -> tuple[Reach, ...]:
        every = (self._reach(self.plan.contacts[each], facts, at) for each in contacts)
        return tuple(reach for reach in every if not _hidden(reach.status))

    def _reach(self, contact: Contact, facts: Facts, at: datetime) -> Reach:
        ways = _ways(contact, facts)
        reachable = ways.any() or contact.via or contact.either or contact.inhouse
        return Reach(
            contact=contact,
            status=self.answering.status(contact.id, facts, at),
            ways=ways,
            members=self.reach(contact.either, facts, at),
            note=first(contact.note, facts),
            missing=None if reachable else first(contact.missing, facts),
        )

    def _area_matters(self, facts: Facts) -> bool:
        return bool(self.plan.areas) and facts.get(AREA) == (UNKNOWN,)


def _at_any_hour(when: Condition, facts: Facts) -> tuple[bool, ...]:
    """Return whether *when* holds, for each way in which those it names may be open or not."""
    named = tuple({part.contact: None for part in parts(when) if isinstance(part, IsOpen)})
    return tuple(
        holds(when, facts, dict(zip(named, is_open, strict=True)).__getitem__)
        for is_open in product((False, True), repeat=len(named))
    )


def may_lead(reach: Reach, today: date) -> bool:
    """Tell whether *reach* is confirmed, the national route, or somebody at one's own workplace.

    A national post that no number is registered for is none of these.
    """
    contact = reach.contact
    if contact.inhouse or any(may_lead(member, today) for member in reach.members):
        return True
    national = contact.national and bool(reach.ways.any() or contact.via)
    return national or confirmed(contact, today)


def _ways(contact: Contact, facts: Facts) -> Ways:
    return Ways(
        phone=first(contact.phone, facts) or "",
        mail=first(contact.mail, facts) or "",
        secure_mail=first(contact.secure_mail, facts) or "",
        form=first(contact.form, facts),
        chat=first(contact.chat, facts),
        visit=first(contact.visit, facts),
    )


def _hidden(status: Status) -> bool:
    return isinstance(status, Closed) and status.hidden


def _merged(by_area: Mapping[AreaId, tuple[Reach, ...]]) -> Iterator[Reach]:
    """Yield what all areas share once, and what differs once for each area, by first appearance."""
    order = dict.fromkeys(reach.contact.id for reaches in by_area.values() for reach in reaches)
    for contact in order:
        found = [
            (area, reach)
            for area, reaches in by_area.items()
            for reach in reaches
            if reach.contact.id == contact
        ]
        same = len(found) == len(by_area) and all(reach == found[0][1] for _, reach in found)
        if same:
            yield found[0][1]
        else:
            for area, reach in found:
                yield _in_area(reach, area)


def _in_area(reach: Reach, area: AreaId) -> Reach:
    return Reach(
        reach.contact, reach.status, reach.ways, reach.members, reach.note, reach.missing, area
    )


def reads(table: Table[object]) -> frozenset[FactId]:
    """Return the facts that the rows of *table* look at."""
    return frozenset(fact for row in table for fact in facts_read(row.when))


MOST_DESKS = 256
"""How many plans are kept ready: those of two readings of all municipalities."""

_desks: dict[int, Desk] = {}


def desk(plan: Plan) -> Desk:
    """Return the desk of *plan*, made once for as long as the plan lives."""
    found = _desks.get(id(plan))
    if found is None or found.plan is not plan:
        while len(_desks) >= MOST_DESKS:  # content that is read again makes every plan anew
            del _desks[next(iter(_desks))]
        found = _desks[id(plan)] = Desk(plan)
    return found

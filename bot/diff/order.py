"""In which order an ending names its contacts at each hour, before and after.

Where it is urgent, those who are closed come last within a step, and a row of a plan may ask
who is open: so hours move people although everything is written in the same order. Where the
written order itself differs, `naming` tells it. Compared is what the screens are made of
(`Desk`, `ordered`), in every case that can be reached, at every instant of the period.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from bot.conditions import Atom, ContactId, Facts, atoms_of, holds
from bot.dialogue.ending import ordered
from bot.diff.model import Order
from bot.diff.naming import Codes, Pair, cases_of, moved, walks_of
from bot.diff.times import behind, by_class, reads
from bot.flow.model import NOW, TODAY, Flow, FlowId, Outcome, StateId, Step, Urgency
from bot.flow.reading import named_steps
from bot.library import Library
from bot.plan.model import Contact, Plan
from bot.plan.routing import Desk, desk
from bot.plan.status import Closed, Open, Status
from bot.proof.asked import of_step
from bot.proof.bits import Bits
from bot.proof.endings import outcomes
from bot.proof.intervals import in_each_area, rows_read_clock
from bot.proof.shown import Showing
from bot.proof.spans import Spans, Stretch, joined

Contacts = tuple[ContactId, ...]
Move = tuple[Contacts, Contacts]
"""Contacts that both versions name, in the order before and after."""

_Mark = tuple[tuple[bool, bool, bool], ...]
_Line = tuple[tuple[datetime, _Mark], ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """The steps of one outcome whose contacts may stand otherwise in the plans of *pair*."""

    outcome: Outcome
    pair: Pair
    steps: tuple[Step, ...]


def orders(
    new: Library, pairs: tuple[Pair, ...], period: tuple[datetime, datetime]
) -> Iterator[Order]:
    """Yield what moves in *period* (aware) where the clock decides, once for all it holds for."""
    lines = Lines(period)
    found: dict[tuple[Move, Spans], dict[tuple[FlowId, StateId], dict[Codes, Pair]]] = {}
    for flow in new.flows.values():
        touched = tuple(each for pair in pairs for each in _touched(flow, pair))
        if not touched:
            continue
        for outcome, pair, moves in Ordering(new, flow, touched, lines).moves():
            for move, spans in moves.items():
                endings = found.setdefault((move, spans), {})
                endings.setdefault((flow.id, outcome.id), {})[pair.codes] = pair
    for (move, spans), endings in found.items():
        every = {codes: pair for places in endings.values() for codes, pair in places.items()}
        codes: Codes = tuple(dict.fromkeys(code for each in every for code in each))
        plans = next((pair.old, pair.new) for pair in every.values())
        yield Order(codes, tuple(endings), *move, tuple(by_class(spans, plans)))


def _touched(flow: Flow, pair: Pair) -> Iterator[Touched]:
    for outcome in outcomes(flow):
        steps = (flow.steps[each] for each in dict.fromkeys(named_steps(flow, outcome)))
        found = tuple(each for each in steps if _moves_by_clock(each, outcome, pair))
        if found:
            yield Touched(outcome, pair, found)


def _moves_by_clock(step: Step, outcome: Outcome, pair: Pair) -> bool:
    urgent = (step.urgency or outcome.urgency) in (NOW, TODAY)
    asking = step.route and any(rows_read_clock(p, step.route) for p in (pair.old, pair.new))
    return bool(urgent or asking) and _stands(pair.old, step) != _stands(pair.new, step)


def _stands(plan: Plan, step: Step) -> object:
    """Return all in *plan* that decides the order of the contacts of *step*."""
    rows = plan.routes.get(step.route, ()) if step.route else ()
    floor = plan.floor.get(step.route, ()) if step.route else ()
    asked = rows_read_clock(plan, step.route) if step.route else ()
    named = (*step.contacts, *(each for row in rows for each in row.value), *floor, *asked)
    known = (each for name in named if name in plan.contacts for each in behind(plan, name))
    contacts = [_stance(plan.contacts[each]) for each in dict.fromkeys(known)]
    return rows, floor, plan.facts, contacts, plan.days, plan.office_hours


def _stance(contact: Contact) -> object:
    phone = tuple((row.when, bool(row.value)) for row in contact.phone)
    leaning = contact.via, contact.either, contact.inhouse
    return contact.id, contact.hours, contact.when, phone, leaning


class Lines:
    """How contacts stand over one period, laid out once for all plans that state it alike."""

    def __init__(self, period: tuple[datetime, datetime]) -> None:
        """Lay out *period*, from its first instant until before its second (aware)."""
        self.period = period
        self._reads: dict[tuple[int, ContactId], tuple[Plan, object]] = {}
        self._lines: dict[object, _Line] = {}

    def of(self, at_desk: Desk, contact: ContactId, facts: Facts) -> _Line:
        """Return from which instants *contact* stands how, for *facts*, in order."""
        plan = at_desk.plan
        cases = tuple(in_each_area(plan, facts))
        serving = tuple(at_desk.serves(e, case) for case in cases for e in behind(plan, contact))
        key = contact, len(cases), serving, self._read(plan, contact)
        if key not in self._lines:
            self._lines[key] = tuple(self._laid_out(at_desk, contact, cases))
        return self._lines[key]

    def _read(self, plan: Plan, contact: ContactId) -> object:
        key = id(plan), contact
        if key not in self._reads:
            self._reads[key] = plan, reads(plan, contact)
        return self._reads[key][1]

    def _laid_out(
        self, at_desk: Desk, contact: ContactId, cases: tuple[Facts, ...]
    ) -> Iterator[tuple[datetime, _Mark]]:
        answering = at_desk.answering
        changes = (answering.changes(contact, case, *self.period) for case in cases)
        for at in sorted({self.period[0]}.union(*changes)):
            yield at, tuple(_mark(answering.status(contact, case, at)) for case in cases)


def _mark(status: Status) -> tuple[bool, bool, bool]:
    closed = isinstance(status, Closed)
    return closed, isinstance(status, Closed) and status.hidden, isinstance(status, Open)


class Ordering:
    """The endings of one flow, asked in which order two plans name people there at each hour."""

    def __init__(
        self, new: Library, flow: Flow, touched: tuple[Touched, ...], lines: Lines
    ) -> None:
        """Walk *flow* of *new* to the endings that are *touched*."""
        self._flow = flow
        self._touched = touched
        self._lines = lines
        atoms = [_atoms(each) for each in touched]
        pairs = tuple(dict.fromkeys(each.pair.codes for each in touched))
        of_codes = {each.pair.codes: each.pair for each in touched}
        every = frozenset[Atom]().union(*atoms)
        self._walks = walks_of(new, flow, tuple(of_codes[each] for each in pairs), every)
        self._asked: list[Bits] = [self._walks.numbering.every(each) for each in atoms]
        self._known: dict[object, dict[Move, Spans]] = {}

    def moves(self) -> Iterator[tuple[Outcome, Pair, dict[Move, Spans]]]:
        """Yield what moves at each outcome in each pair of plans, and when."""
        for each, mask in zip(self._touched, self._asked, strict=True):
            found: defaultdict[Move, list[Stretch]] = defaultdict(list)
            for moves in self._of_cases(each, mask):
                for move, spans in moves.items():
                    found[move].extend(spans)
            yield each.outcome, each.pair, {move: joined(spans) for move, spans in found.items()}

    def _of_cases(self, here: Touched, mask: Bits) -> Iterator[dict[Move, Spans]]:
        showing = [self._showing(plan) for plan in (here.pair.old, here.pair.new)]
        masks = {
            each.id: showing[0].mask(each.id) | showing[1].mask(each.id) for each in here.steps
        }
        seen: set[object] = set()
        for case in cases_of(self._walks, here.outcome, here.pair, mask):
            for step in here.steps:
                urgency = step.urgency or here.outcome.urgency
                key = here.pair.codes, step.id, urgency, case.traits & masks[step.id]
                if key not in self._known:
                    facts = self._walks.walk.facts(case.path)
                    self._known[key] = self._of_step(step, urgency, here.pair, facts)
                if key not in seen:
                    seen.add(key)
                    yield self._known[key]

    def _showing(self, plan: Plan) -> Showing:
        return Showing(self._flow, plan, self._walks.numbering, self._walks.of_place)

    def _of_step(self, step: Step, urgency: Urgency, pair: Pair, facts: Facts) -> dict[Move, Spans]:
        sides = [(at, at.facts(facts)) for at in (desk(pair.old), desk(pair.new))]
        written = [tuple(_written(*side, step)) for side in sides]
        if not all(holds(step.when, known) for _, known in sides) or any(moved(*written)):
            return {}
        found: defaultdict[Move, list[Stretch]] = defaultdict(list)
        for stretches in self._stances(step, sides, written):
            at = stretches[0][0]
            move = moved(*(_order(*side, step, urgency, at) for side in sides))
            if any(move):
                found[move].extend(stretches)
        return {move: joined(stretches) for move, stretches in found.items()}

    def _stances(
        self, step: Step, sides: list[tuple[Desk, Facts]], written: list[Contacts]
    ) -> Iterator[list[Stretch]]:
        """Yield the stretches of the period in groups: in one, everybody stands alike."""
        events: defaultdict[datetime, list[tuple[object, _Mark]]] = defaultdict(list)
        for (at_desk, known), named in zip(sides, written, strict=True):
            asked = rows_read_clock(at_desk.plan, step.route) if step.route else ()
            for contact in dict.fromkeys((*named, *asked)):
                for at, mark in self._lines.of(at_desk, contact, known):
                    events[at].append(((id(at_desk), contact), mark))
        marks: dict[object, _Mark] = {}
        found: defaultdict[object, list[Stretch]] = defaultdict(list)
        for first, last in pairwise((*sorted(events), self._lines.period[1])):
            marks.update(events[first])
            found[tuple(marks.values())].append((first, last))
        yield from found.values()


def _atoms(touched: Touched) -> frozenset[Atom]:
    plans = touched.pair.old, touched.pair.new
    conditions = [step.when for step in touched.steps]
    for plan in plans:
        conditions.extend(row.when for table in plan.facts.values() for row in table)
        conditions.extend(when for step in touched.steps for when in of_step(plan, step))
    return frozenset(atom for when in conditions for atom in atoms_of(when))


def _written(at_desk: Desk, known: Facts, step: Step) -> Iterator[ContactId]:
    """Yield whom *step* can name at any hour, in written order, each once."""
    found: dict[ContactId, None] = {}
    for case in in_each_area(at_desk.plan, known):
        found.update((each, None) for each in step.contacts if at_desk.serves(each, case))
        if step.route is not None:
            found.update(dict.fromkeys(at_desk.may_list(step.route, case)))
    yield from found


def _order(at_desk: Desk, known: Facts, step: Step, urgency: Urgency, at: datetime) -> Contacts:
    """Return whom *step* names at *at*, in the order of the screen."""
    fixed = at_desk.reach(step.contacts, known, at)
    routed = at_desk.route(step.route, known, at).reaches if step.route is not None else ()
    return tuple(dict.fromkeys(e.contact.id for e in ordered([*fixed, *routed], urgency)))

"""What an ending names, whatever the clock says: steps, tables, and contacts in written order.

A route never depends on the time of day but for rows with ``open:`` and for contacts
that stand in for another; both are listed here, so "shown" means "may be shown", and
"not shown" is certain. Each step is worked out once for all facts that it cannot tell
apart; an ending is put
together from its steps.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.conditions import (
    AREA,
    UNKNOWN,
    Condition,
    ContactId,
    FactId,
    Facts,
    TableId,
    Value,
    atoms_of,
    facts_read,
    holds,
)
from bot.flow.model import Flow, Outcome, Step, StepId
from bot.language import Text
from bot.plan.model import AroundTheClock, Plan
from bot.plan.routing import Desk, desk
from bot.proof.asked import of_step
from bot.proof.bits import Bits, Numbering


@dataclass(frozen=True, slots=True)
class Shown:
    """The named parts of one ending for one plan."""

    steps: tuple[StepId, ...]
    main: tuple[StepId, ...]
    tables: frozenset[TableId]
    contacts: tuple[ContactId, ...]
    says: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one step brings: itself, whom it names, and what the plan says in it."""

    step: Step
    named: tuple[ContactId, ...]
    says: Text | None


class Showing:
    """What the outcomes of one flow name under one plan."""

    def __init__(self, flow: Flow, plan: Plan, numbering: Numbering, place: Bits) -> None:
        """Show *flow* under *plan*; *place* are the bits that tell where somebody lives."""
        self._flow = flow
        self._desk: Desk = desk(plan)
        self._numbering = numbering
        self._place = place
        self._masks: dict[StepId, Bits] = {}
        self._shown: dict[object, Shown] = {}
        self._parts: dict[tuple[StepId, Bits], Part | None] = {}

    def shown(self, outcome: Outcome, traits: Bits, facts: Callable[[], Facts]) -> Shown:
        """Return what *outcome* names for *traits*; *facts* are asked where it is not yet known."""
        others = (*outcome.call_with, *outcome.avoid, *outcome.afterwards, *self._flow.closing)
        main = tuple(self.part(each, traits, facts) for each in outcome.steps)
        more = tuple(self.part(each, traits, facts) for each in others)
        key = (tuple(map(id, main)), tuple(map(id, more)))
        found = self._shown.get(key)
        if found is None:
            found = self._shown[key] = self.put_together(
                [each for each in main if each is not None],
                [each for each in more if each is not None],
            )
        return found

    def for_facts(self, outcome: Outcome, facts: Facts) -> Shown:
        """Return what *outcome* names for *facts*, worked out for this case alone."""
        others = (*outcome.call_with, *outcome.avoid, *outcome.afterwards, *self._flow.closing)
        known, steps = self._desk.facts(facts), self._flow.steps
        main = [self._worked_out(steps[each], known) for each in outcome.steps]
        more = [self._worked_out(steps[each], known) for each in others]
        return self.put_together(
            [each for each in main if each is not None],
            [each for each in more if each is not None],
        )

    @property
    def plan(self) -> Plan:
        """Return the plan that is shown."""
        return self._desk.plan

    def part(self, step: StepId, traits: Bits, facts: Callable[[], Facts]) -> Part | None:
        """Return what *step* brings for *traits*; *facts* are asked where it is not yet known."""
        key = (step, traits & self.mask(step))
        if key not in self._parts:
            self._parts[key] = self._worked_out(self._flow.steps[step], self._desk.facts(facts()))
        return self._parts[key]

    def mask(self, step: StepId) -> Bits:
        """Return the traits that decide what *step* brings."""
        found = self._masks.get(step)
        if found is None:
            atoms = [
                each for when in self._asked(self._flow.steps[step]) for each in atoms_of(when)
            ]
            found = self._masks[step] = self._numbering.every(atoms) | self._place
        return found

    def _asked(self, step: Step) -> list[Condition]:
        """Return the conditions of *step*, and of the tables that give what they ask."""
        conditions = [step.when, *of_step(self.plan, step)]
        given: set[FactId] = set()
        for when in conditions:  # grows while it is read: a table may ask what another gives
            for fact in facts_read(when) - given:
                given.add(fact)
                conditions.extend(row.when for row in self.plan.facts.get(fact, ()))
        return conditions

    def _worked_out(self, step: Step, known: Facts) -> Part | None:
        says = None if step.says is None else self._desk.says(step.says, known)
        if (step.text is None and says is None) or not holds(step.when, known):
            return None
        return Part(step, tuple(dict.fromkeys(self._named(step, known))), says)

    def _named(self, step: Step, known: Facts) -> Iterator[ContactId]:
        """Yield whom *step* may name; where the area is not known, whom it names for any."""
        for case in _in_each_area(self._desk.plan, known):
            yield from (each for each in step.contacts if self._desk.serves(each, case))
            if step.route is not None:
                yield from self._desk.may_list(step.route, case)

    def put_together(self, main: list[Part], more: list[Part]) -> Shown:
        """Return an ending of *main*, what is to be done, and *more*, what stands beside it."""
        contacts: dict[ContactId, None] = {}
        kept: list[StepId] = []
        for part in main:
            named = [each for each in part.named if each not in contacts]
            if not part.step.optional or named:
                kept.append(part.step.id)
            contacts.update(dict.fromkeys(_with_members(self._desk.plan, named)))
        return Shown(
            steps=tuple(part.step.id for part in (*main, *more)),
            main=tuple(kept),
            tables=frozenset(p.step.route for p in main if p.step.route is not None),
            contacts=tuple(contacts),
            says=tuple(part.says for part in (*main, *more) if part.says is not None),
        )


def shown(flow: Flow, outcome: Outcome, plan: Plan, facts: Facts) -> Shown:
    """Return what *outcome* of *flow* names under *plan* for *facts*."""
    return Showing(flow, plan, Numbering(), 0).for_facts(outcome, facts)


def always_answers(plan: Plan, contact: ContactId) -> bool:
    """Tell whether *contact* is open day and night."""
    return isinstance(plan.contacts[contact].hours, AroundTheClock)


def _in_each_area(plan: Plan, known: Facts) -> Iterator[Facts]:
    if plan.areas and known.get(AREA) == (UNKNOWN,):
        yield from ({**known, AREA: (Value(area),)} for area in plan.areas)
    else:
        yield known


def _with_members(plan: Plan, contacts: list[ContactId]) -> Iterator[ContactId]:
    for contact in contacts:
        yield contact
        yield from plan.contacts[contact].either

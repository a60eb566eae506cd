"""What an ending names, whatever the clock says: steps, tables, and contacts in written order.

A route never depends on the time of day but for rows with ``open:`` and for contacts
that stand in for another; both are listed here, so "shown" means "may be shown", and
"not shown" is certain. Each step is worked out once for all facts that it cannot tell
apart, and an ending is put together from its steps.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.conditions import AREA, UNKNOWN, ContactId, Facts, TableId, Value, facts_read, holds
from bot.flow.model import Flow, Outcome, Step, StepId
from bot.language import Text
from bot.plan.model import AroundTheClock, Plan
from bot.plan.routing import Desk, desk
from bot.proof.alive import atoms_of
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
class _Part:
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
        self._parts: dict[tuple[StepId, Bits], _Part | None] = {}
        self._shown: dict[object, Shown] = {}

    def shown(self, outcome: Outcome, traits: Bits, facts: Callable[[], Facts]) -> Shown:
        """Return what *outcome* names for *traits*; *facts* are asked where it is not yet known."""
        others = (*outcome.call_with, *outcome.avoid, *outcome.afterwards, *self._flow.closing)
        main = tuple(self._part(each, traits, facts) for each in outcome.steps)
        more = tuple(self._part(each, traits, facts) for each in others)
        key = (tuple(map(id, main)), tuple(map(id, more)))
        found = self._shown.get(key)
        if found is None:
            found = self._shown[key] = self._put_together(
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
        return self._put_together(
            [each for each in main if each is not None],
            [each for each in more if each is not None],
        )

    def _part(self, step: StepId, traits: Bits, facts: Callable[[], Facts]) -> _Part | None:
        mask = self._masks.get(step)
        if mask is None:
            mask = self._masks[step] = self._mask(self._flow.steps[step])
        key = (step, traits & mask)
        if key not in self._parts:
            self._parts[key] = self._worked_out(self._flow.steps[step], self._desk.facts(facts()))
        return self._parts[key]

    def _mask(self, step: Step) -> Bits:
        plan = self._desk.plan
        conditions = [step.when, *of_step(plan, step)]
        read = {fact for each in conditions for fact in facts_read(each)}
        conditions += [row.when for fact in read for row in plan.facts.get(fact, ())]
        atoms = (atom for each in conditions for atom in atoms_of(each))
        return self._numbering.every(atoms) | self._place

    def _worked_out(self, step: Step, known: Facts) -> _Part | None:
        says = None if step.says is None else self._desk.says(step.says, known)
        if (step.text is None and says is None) or not holds(step.when, known):
            return None
        return _Part(step, tuple(dict.fromkeys(self._named(step, known))), says)

    def _named(self, step: Step, known: Facts) -> Iterator[ContactId]:
        """Yield whom *step* may name; where the area is not known, whom it names for any."""
        for case in _in_each_area(self._desk.plan, known):
            yield from (each for each in step.contacts if self._desk.serves(each, case))
            if step.route is not None:
                yield from self._desk.may_list(step.route, case)

    def _put_together(self, main: list[_Part], more: list[_Part]) -> Shown:
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

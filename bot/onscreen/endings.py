"""The longest message of an ending, over every combination of facts that may stand there.

A bound is worked out for all facts together: every step, row and contact that may stand
there counts. Only where that is too long are the facts decided one after the other, the
area first, until each part is short enough or nothing is left to decide. So nothing that
somebody can be shown is longer than what is returned here; a combination of answers that
nobody can give may count too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.channels.telegram.phrases import phrases
from bot.conditions import (
    ABROAD,
    AREA,
    KNOWN,
    MUNICIPALITY,
    NO_AREA,
    UNKNOWN,
    Condition,
    ContactId,
    FactId,
    Value,
    facts_read,
)
from bot.flow.model import Flow, Step, StepId
from bot.language import Lang, in_language
from bot.library import Library
from bot.limits import units
from bot.onscreen.contacts import Blocks, Written, in_a_chat
from bot.onscreen.filling import filled
from bot.onscreen.hours import EITHER, Clock
from bot.onscreen.outlook import Decided, outlook
from bot.plan.model import Plan
from bot.words import words

SEPARATOR = 2
"""UTF-16 units between two blocks; between two lines there is one."""

NUMBERS = "10, 11, 12, 13"
"""The most that a step refers back to."""

Sizes = Mapping[StepId | ContactId, int]
"""The units of each step's own words, and of each contact's block."""


@dataclass(frozen=True, slots=True)
class Longest:
    """How long a message can be, and of what."""

    size: int
    sizes: Sizes


class Endings:
    """The messages of one flow under one plan in one language."""

    def __init__(
        self,
        library: Library,
        flow: Flow,
        plan: Plan,
        lang: Lang,
        written: Written = in_a_chat,
        *,
        clock: Clock = EITHER,
        wordless: bool = False,
    ) -> None:
        """Write *flow* as *plan* fills it in, its contacts as *written* at a time by *clock*.

        *wordless* only the contacts count.
        """
        self._library, self.flow, self.plan, self.lang = library, flow, plan, lang
        self.clock, self._wordless = clock, wordless
        self._blocks = Blocks(plan, lang, written, clock)
        self._own: dict[StepId, int] = {}
        self._refers = units(phrases(lang).see_above.format(numbers=NUMBERS)) + 1

    def longest(self, heading: int, ids: Iterable[StepId], limit: int) -> Longest:
        """Return a message of the steps *ids* under a *heading* of as many units.

        Where none can be longer than *limit* it is a bound, else the longest there is. A *heading*
        that is too long by itself is not tried with every answer: it is a bound then too.
        """
        steps = [self.flow.steps[each] for each in ids]
        return self._worst(heading, steps, self._begun(), limit)

    def _begun(self) -> Decided:
        """Return what the plan decides: whether the place is known, and whether it has areas."""
        decided: dict[FactId, tuple[Value, ...]] = {}
        if self.plan.place is not None:
            decided[MUNICIPALITY] = (KNOWN,)
        if not self.plan.areas:
            decided[AREA] = (NO_AREA,)
        return decided

    def _worst(self, heading: int, steps: list[Step], decided: Decided, limit: int) -> Longest:
        found = self._bound(heading, steps, decided)
        fact = self._to_decide(steps, decided) if heading <= limit < found.size else None
        if fact is None:
            return found
        tried = (
            self._worst(heading, steps, {**decided, fact: value}, limit)
            for value in self._values(fact, decided)
        )
        return max(tried, key=lambda each: each.size)

    def _bound(self, heading: int, steps: list[Step], decided: Decided) -> Longest:
        sizes: dict[StepId | ContactId, int] = {}
        for step in steps:
            if outlook(step.when, decided)[0]:
                sizes[step.id] = self._said(step, decided)
                for contact, each_area in self._named(step, decided):
                    size = self._blocks.size(contact, each_area=each_area)
                    sizes[contact] = max(size, sizes.get(contact, 0))
        return Longest(heading + sum(sizes.values()), sizes)

    def _said(self, step: Step, decided: Decided) -> int:
        """Return the units of the words of *step*, with what the plan may say in it and its law."""
        if self._wordless:
            return 0
        own = self._own.get(step.id)
        if own is None:
            own = self._own[step.id] = self._always_said(step)
        rows = self.plan.says.get(step.says, ()) if step.says is not None else ()
        may = (self._filled(row.value) for row in rows if outlook(row.when, decided)[0])
        return own + max(may, default=0)

    def _always_said(self, step: Step) -> int:
        law = self._library.laws.get(step.law) if step.law is not None else None
        title = in_language(law.title, self.lang) if law else ""
        rule = units(words(self.lang).law.format(title=title)) + 1 if law else 0
        refers = 0 if step.route is None and not step.contacts else self._refers
        text = self._filled(step.text) if step.text is not None else 0
        return text + rule + refers + 2 * SEPARATOR

    def _filled(self, text: Mapping[Lang, str]) -> int:
        return units(filled(text, self.plan, self.lang))

    def _named(self, step: Step, decided: Decided) -> Iterator[tuple[ContactId, bool]]:
        """Yield whom *step* may name, and whether each area may have a block of its own."""
        nowhere_sure = self.plan.areas and decided.get(AREA, (UNKNOWN,)) == (UNKNOWN,)
        rows = self.plan.routes.get(step.route, ()) if step.route is not None else ()
        by_area = any(AREA in facts_read(row.when) for row in rows)
        cases = tuple(self._cases(decided))
        for contact in dict.fromkeys((*step.contacts, *self._routed(step, decided))):
            found = self.plan.contacts.get(contact)
            if found is not None and any(outlook(found.when, each)[0] for each in cases):
                own = by_area or self._blocks.reads_area(contact)
                yield contact, bool(nowhere_sure and own)

    def _routed(self, step: Step, decided: Decided) -> Iterator[ContactId]:
        if step.route is None:
            return
        for case in self._cases(decided):
            for row in self.plan.routes.get(step.route, ()):
                may_hold, may_fail = outlook(row.when, case)
                if may_hold:
                    yield from row.value
                if not may_fail:
                    break
        yield from self.plan.floor.get(step.route, ())

    def _cases(self, decided: Decided) -> Iterable[Decided]:
        """Return *decided*; where the area is not known, so for each area as well."""
        if not self.plan.areas or decided.get(AREA, (UNKNOWN,)) != (UNKNOWN,):
            return (decided,)
        return (decided, *({**decided, AREA: (Value(area),)} for area in self.plan.areas))

    def _to_decide(self, steps: list[Step], decided: Decided) -> FactId | None:
        """Return the fact to decide next: the area, else what most conditions wait for."""
        if AREA not in decided:
            return AREA
        waiting = Counter(
            fact
            for when in self._conditions(steps, decided)
            if all(outlook(when, decided))
            for each in facts_read(when)
            for fact in self._behind(each, decided)
        )
        return max(waiting, key=lambda each: (waiting[each], each), default=None)

    def _behind(self, fact: FactId, decided: Decided) -> Iterator[FactId]:
        """Yield *fact* if it can be decided; before one that a table gives, what the table asks."""
        if fact in decided:
            return
        rows = self.plan.facts.get(fact, ())
        asked = dict.fromkeys(each for row in rows for each in facts_read(row.when))
        before = [each for other in asked for each in self._behind(other, decided)]
        if before:
            yield from before
        elif self._values(fact, decided):
            yield fact

    def _conditions(self, steps: list[Step], decided: Decided) -> Iterator[Condition]:
        for step in steps:
            if outlook(step.when, decided)[0]:
                yield step.when
                rows = self.plan.routes.get(step.route, ()) if step.route is not None else ()
                yield from (row.when for row in rows)
                for contact, _ in self._named(step, decided):
                    yield self.plan.contacts[contact].when

    def _values(self, fact: FactId, decided: Decided) -> tuple[tuple[Value, ...], ...]:
        """Return what *fact* can be; nothing for a list, which has too many combinations."""
        if fact == AREA:
            return ((UNKNOWN,), *((Value(area),) for area in self.plan.areas))
        if fact == MUNICIPALITY:
            return ((UNKNOWN,), (ABROAD,))
        if fact in self.plan.facts:
            return tuple(dict.fromkeys((each,) for each in self._given(fact, decided)))
        rule = self._library.vocabulary.facts.get(fact)
        if rule is None or rule.many:
            return ()
        return ((), *((value,) for value in rule.values))

    def _given(self, fact: FactId, decided: Decided) -> Iterator[Value]:
        """Yield what the table of *fact* may give."""
        for row in self.plan.facts[fact]:
            may_hold, may_fail = outlook(row.when, decided)
            if may_hold:
                yield row.value
            if not may_fail:
                return

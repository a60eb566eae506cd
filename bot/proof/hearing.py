"""One outcome under one kind of plan: which claims it breaks, for any traits of a way there.

Steps that no claim speaks of are left out, and what the others bring is worked out once
for all traits that they cannot tell apart.
"""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_

from bot.conditions import Facts
from bot.flow.model import Flow, Outcome, Step, StepId
from bot.proof.bits import Bits
from bot.proof.claims import Claims, Mark
from bot.proof.shown import Part, Showing

NOTHING = Mark()


class Hearing:
    """Hears what *outcome* says to the claims under the plan of *showing*."""

    def __init__(self, flow: Flow, outcome: Outcome, showing: Showing, claims: Claims) -> None:
        """Look at which steps can say anything to *claims*."""
        self._outcome, self._showing, self._claims = outcome, showing, claims
        self._plan = showing.plan
        others = (*outcome.call_with, *outcome.avoid, *outcome.afterwards, *flow.closing)
        self._others = tuple(each for each in others if self._speaks(flow.steps[each]))
        self._main_mask = self._mask(outcome.steps)
        self._others_mask = self._mask(self._others)
        self._main: dict[Bits, Mark] = {}
        self._beside: dict[Bits, Mark] = {}

    @property
    def mask(self) -> Bits:
        """Return the traits that this outcome tells apart."""
        return self._main_mask | self._others_mask

    def broken(self, traits: Bits, facts: Callable[[], Facts]) -> Bits:
        """Return the claims that are broken for *traits*; *facts* are asked where they are new."""
        main = self._main.get(traits & self._main_mask)
        if main is None:
            parts = self._parts(self._outcome.steps, traits, facts)
            main = self._main[traits & self._main_mask] = self._of_main(parts)
        beside = self._beside.get(traits & self._others_mask)
        if beside is None:
            parts = self._parts(self._others, traits, facts)
            beside = reduce(or_, map(self._of_part, parts), NOTHING)
            self._beside[traits & self._others_mask] = beside
        kept = main.keeps | beside.keeps
        return self._claims.wanted & ~kept | main.breaks | beside.breaks

    def _speaks(self, step: Step) -> bool:
        """Tell whether *step* can keep or break anything, whatever the plan says in it."""
        table = () if step.says is None else self._plan.says.get(step.says, ())
        says = any(self._claims.of_text(row.value) for row in table)
        return says or self._claims.of_step(step) != NOTHING

    def _mask(self, steps: Iterable[StepId]) -> Bits:
        return reduce(or_, map(self._showing.mask, steps), 0)

    def _parts(
        self, steps: Iterable[StepId], traits: Bits, facts: Callable[[], Facts]
    ) -> list[Part]:
        found = (self._showing.part(each, traits, facts) for each in steps)
        return [each for each in found if each is not None]

    def _of_part(self, part: Part) -> Mark:
        said = 0 if part.says is None else self._claims.of_text(part.says)
        return self._claims.of_step(part.step) | Mark(0, said)

    def _of_main(self, parts: list[Part]) -> Mark:
        named = self._showing.put_together(parts, [])
        contacts = (self._claims.of_contact(self._plan, each) for each in named.contacts)
        tables = (Mark(0, self._claims.of_table(part.step.route)) for part in parts)
        whole = Mark(0, self._claims.of_whole(named, self._plan))
        return reduce(or_, (*map(self._of_part, parts), *contacts, *tables), whole)

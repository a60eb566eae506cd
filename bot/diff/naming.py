"""Whom each ending names in each municipality, before and after, in every case."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.conditions import AREA, MUNICIPALITY, ContactId, Facts, holds
from bot.dialogue.fold import Path
from bot.diff.model import Named
from bot.flow.model import Flow, Outcome, StateId
from bot.library import Library
from bot.plan.model import MunicipalityCode, Plan
from bot.proof.alive import Atom, atoms_of, atoms_of_plans
from bot.proof.endings import fits
from bot.proof.places import Visit
from bot.proof.shown import Shown, shown

_Apart = tuple[
    StateId, tuple[str, ...], tuple[str, ...], tuple[ContactId, ...], tuple[ContactId, ...]
]

Case = tuple[StateId, Facts, Path]
"""An outcome, what is known there, and a way there."""


def differs(old: Plan, new: Plan) -> bool:
    """Tell whether the two plans may name others, or in another order."""
    return _deciding(old) != _deciding(new)


def _deciding(plan: Plan) -> object:
    contacts = {each.id: (each.when, each.either) for each in plan.contacts.values()}
    return (plan.routes, plan.floor, plan.facts, plan.says, contacts, tuple(plan.areas))


class Naming:
    """The endings of one flow in the new version, asked what two plans name there."""

    def __init__(self, libraries: tuple[Library, Library], flow: Flow, visits: Iterable[Visit]):
        """Gather the cases of *visits*, which are those of *flow*."""
        self._flow = flow
        atoms = {atom for library in libraries for atom in atoms_of_plans(library)}
        atoms |= {atom for step in flow.steps.values() for atom in atoms_of(step.when)}
        self._atoms = tuple(atoms)
        self._cases = tuple(self._gathered(visits))

    def _gathered(self, visits: Iterable[Visit]) -> Iterator[tuple[int, Case]]:
        """Yield each outcome with facts that some plan can tell, as bits of the atoms that hold."""
        found: dict[object, tuple[int, Case]] = {}
        for visit in visits:
            if isinstance(self._flow.states[visit.state], Outcome):
                bits = self._bits(visit.facts)
                place = (visit.facts.get(MUNICIPALITY), visit.facts.get(AREA))
                found.setdefault(
                    (visit.state, bits, place), (bits, (visit.state, visit.facts, visit.path))
                )
        yield from found.values()

    def _bits(self, facts: Facts) -> int:
        return sum(1 << n for n, atom in enumerate(self._atoms) if holds(atom, facts))

    def named(
        self, codes: tuple[MunicipalityCode | None, ...], old: Plan, new: Plan
    ) -> Iterator[Named]:
        """Yield what the endings name otherwise in the municipalities *codes*."""
        told = self._mask(frozenset((*_atoms(old), *_atoms(new))))
        groups: defaultdict[_Apart, list[Path]] = defaultdict(list)
        total: defaultdict[StateId, int] = defaultdict(int)
        for outcome, facts, path in self._distinct(told, old, new):
            total[outcome] += 1
            before, after = self._shown(outcome, old, facts), self._shown(outcome, new, facts)
            if (before.contacts, before.steps) != (after.contacts, after.steps):
                groups[_apart(outcome, before, after)].append(path)
        for (outcome, gone, come, was, now), paths in groups.items():
            yield Named(
                codes, self._flow.id, outcome, gone, come, was, now,
                len(paths), total[outcome], min(paths, key=len),
            )  # fmt: skip

    def _distinct(self, told: int, old: Plan, new: Plan) -> Iterator[tuple[StateId, Facts, Path]]:
        seen: set[object] = set()
        for bits, (outcome, facts, path) in self._cases:
            key = (outcome, bits & told, facts.get(AREA))
            if key not in seen and (fits(old, facts) or fits(new, facts)):
                seen.add(key)
                yield outcome, facts, path

    def _mask(self, told: frozenset[Atom]) -> int:
        own = {atom for step in self._flow.steps.values() for atom in atoms_of(step.when)}
        return sum(1 << n for n, atom in enumerate(self._atoms) if atom in told or atom in own)

    def _shown(self, outcome: StateId, plan: Plan, facts: Facts) -> Shown:
        state = self._flow.states[outcome]
        assert isinstance(state, Outcome)
        return shown(self._flow, state, plan, facts)


def _atoms(plan: Plan) -> Iterator[Atom]:
    tables = (*plan.routes.values(), *plan.says.values(), *plan.facts.values())
    yield from (atom for rows in tables for row in rows for atom in atoms_of(row.when))
    for contact in plan.contacts.values():
        yield from atoms_of(contact.when)


def _apart(outcome: StateId, before: Shown, after: Shown) -> "_Apart":
    """Return what is named no longer, what is named now, and what stands in another order."""
    was, now = (*before.contacts, *before.steps), (*after.contacts, *after.steps)
    gone = tuple(str(each) for each in was if each not in now)
    come = tuple(str(each) for each in now if each not in was)
    old = [each for each in before.contacts if each in after.contacts]
    new = [each for each in after.contacts if each in before.contacts]
    while old and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return outcome, gone, come, tuple(old), tuple(new)

"""What remains of a flow where something is known beforehand, found by walking it.

The walk is the real one. It goes on from every place that differs in what can still be
asked, and leaves out each answer that contradicts what is given. What it takes is exactly
what a person can take; nothing is concluded from the drawing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from bot.conditions import Atom, FactId, Facts, Is, Value, atoms_of, holds
from bot.dialogue.fold import PLACE_ABROAD, PLACE_UNKNOWN, Path
from bot.dialogue.session import Answer
from bot.dialogue.walk import Walk, Walked
from bot.flow.machine import TAKE, Edge, edges
from bot.flow.model import (
    ChoiceId,
    Flow,
    Fork,
    Outcome,
    PlaceQuestion,
    Question,
    StateId,
)
from bot.graph.live import Atoms, Live
from bot.graph.ticks import Ticked, distinct_ticks, facts_of
from bot.library import Library
from bot.plan.model import MunicipalityCode, Plan

Given = Mapping[FactId, frozenset[Value]]
"""What is known beforehand: a fact and the values it may have."""

Told = tuple[bool, ...]
"""The answers to what can still be asked."""

Key = tuple[StateId, MunicipalityCode | None, frozenset[StateId], Told]
"""What tells one place of a walk from another."""


@dataclass(frozen=True, slots=True)
class Reached:
    """The edges that are taken, the states that are shown, and the facts at each ending."""

    edges: frozenset[Edge]
    shown: frozenset[StateId]
    endings: Mapping[StateId, tuple[Facts, ...]]


@dataclass(slots=True)
class _Found:
    edges: set[Edge] = field(default_factory=set)
    shown: set[StateId] = field(default_factory=set)
    endings: dict[StateId, list[Facts]] = field(default_factory=dict)


def reached(
    library: Library,
    flow: Flow,
    given: Given,
    plan: Plan | None = None,
    at_endings: Mapping[StateId, Atoms] | None = None,
) -> Reached:
    """Return what can be reached in *flow* where *given* holds and *plan*'s municipality is named.

    *at_endings* is what tells two visits to an ending apart.
    """
    explorer = _Explorer(library, flow, given, plan, at_endings or {})
    explorer.explore()
    found = explorer.found
    endings = {state: tuple(facts) for state, facts in found.endings.items()}
    return Reached(frozenset(found.edges), frozenset(found.shown), endings)


class _Explorer:
    def __init__(
        self,
        library: Library,
        flow: Flow,
        given: Given,
        plan: Plan | None,
        at_endings: Mapping[StateId, Atoms],
    ) -> None:
        self.found = _Found()
        self._walk = Walk(library, flow)
        self._flow = flow
        self._given = given
        self._places = places(library) if plan is None else place_of(plan)
        self._live = Live(flow, at_endings)
        self._edges = {(each.source, each.trigger, each.target): each for each in edges(flow)}
        self._branches = _branches(flow)
        self._ticks: dict[tuple[StateId, Told], tuple[Ticked, ...]] = {}
        self._distinct: dict[StateId, tuple[Ticked, ...]] = {}
        self._lists = frozenset(
            s.id for s in flow.states.values() if isinstance(s, Question) and s.many
        )
        self._bags = frozenset(f for f, rule in library.vocabulary.facts.items() if rule.many)

    def explore(self) -> None:
        """Walk on from every place that differs, and note what was taken."""
        waiting: list[Walked] = []
        seen: set[Key] = set()
        onward: Iterable[Walked] = [self._noted((), self._walk.begin())]
        while True:
            for there in onward:
                key = self._key(there)
                if key not in seen:
                    seen.add(key)
                    waiting.append(there)
            if not waiting:
                return
            onward = self._onward(self._visited(waiting.pop()))

    def _visited(self, walked: Walked) -> Walked:
        self.found.shown.add(walked.state)
        if isinstance(self._flow.states[walked.state], Outcome):
            self.found.endings.setdefault(walked.state, []).append(walked.facts)
        return replace(walked, edges=())

    def _onward(self, walked: Walked) -> Iterator[Walked]:
        for choices in self._answers(walked):
            there = self._walk.answer(walked, choices)
            if self._fits(walked.state, there.facts):
                yield self._noted(walked.path, there)
        for interrupt in self._flow.always:
            if interrupt.to != walked.state:
                path = (*walked.path, Answer(walked.state, (interrupt.id,)))
                yield self._walk.at(interrupt.to, path)

    def _noted(self, before: Path, there: Walked) -> Walked:
        """Note the edges to *there*; which branch of a fork was taken stands in the path."""
        forks = iter([a for a in there.path[len(before) :] if a.state in self._branches])
        for edge in there.edges:
            if edge.trigger == TAKE:
                taken = self._branches[edge.source][int(next(forks).choices[0])]
            else:
                taken = self._edges[(edge.source, edge.trigger, edge.target)]
            self.found.edges.add(taken)
        return there

    def _answers(self, walked: Walked) -> Iterator[tuple[ChoiceId, ...]]:
        state = self._flow.states[walked.state]
        if isinstance(state, Question) and state.many:
            yield from self._tick_sets(state, walked)
        elif isinstance(state, PlaceQuestion):
            yield from ((place,) for place in self._places)
        else:
            yield from ((each,) for each in self._walk.offered(state, walked.path))

    def _fits(self, answered: StateId, facts: Facts) -> bool:
        """Tell whether nothing in *facts* contradicts what is given."""
        for fact, values in self._given.items():
            known = facts.get(fact)
            if known is None:
                if fact in self._bags and answered in self._lists_of(fact):
                    return False
            elif not any(value in values for value in known):
                return False
        return True

    def _lists_of(self, fact: FactId) -> frozenset[StateId]:
        return frozenset(
            state.id
            for state in self._flow.states.values()
            if isinstance(state, Question) and state.many
            if any(fact == each for choice in state.choices for each, _ in choice.set)
        )

    def _tick_sets(self, question: Question, walked: Walked) -> tuple[Ticked, ...]:
        """Return one set of ticks for each place they lead to, and for each way to it.

        Places for which the forks behind the list decide alike share the sets.
        """
        told = self._told(self._behind(question), walked.facts)
        found = self._ticks.get((question.id, told))
        if found is None:
            leads: dict[object, Ticked] = {}
            for ticked in self._distinct_ticks(question):
                there = self._walk.answer(walked, ticked)
                way = there.path[len(walked.path) + 1 :]
                leads.setdefault((self._key(there), way), ticked)
            found = self._ticks[(question.id, told)] = tuple(leads.values())
        return found

    def _distinct_ticks(self, question: Question) -> tuple[Ticked, ...]:
        if question.id not in self._distinct:
            after = self._live.at(question.to or question.id, {})
            given = [Is(fact, values) for fact, values in self._given.items()]
            self._distinct[question.id] = tuple(
                ticked
                for ticked in distinct_ticks(self._walk, question, (*after, *given))
                if self._fits(question.id, facts_of(self._walk, question, ticked))
            )
        return self._distinct[question.id]

    def _behind(self, question: Question) -> tuple[Atom, ...]:
        """Return what the forks right behind the list ask of facts that the list does not set."""
        own = {fact for choice in question.choices for fact, _ in choice.set}
        found: dict[Atom, None] = {}
        waiting, seen = [question.to], set[StateId]()
        while waiting:
            fork = self._flow.states.get(waiting.pop() or question.id)
            if isinstance(fork, Fork) and fork.id not in seen:
                seen.add(fork.id)
                found.update((a, None) for b in fork.branches for a in atoms_of(b.when))
                waiting.extend(branch.to for branch in fork.branches)
        return tuple(atom for atom in found if atom.fact not in own)

    def _key(self, walked: Walked) -> Key:
        lists = frozenset(
            each.state for each in self._walk.asked(walked.path) if each.state in self._lists
        )
        told = self._told(self._live.at(walked.state, walked.facts), walked.facts)
        return walked.state, self._walk.municipality(walked.path), lists, told

    @staticmethod
    def _told(atoms: tuple[Atom, ...], facts: Facts) -> Told:
        return tuple(holds(atom, facts) for atom in atoms)


def places(library: Library) -> tuple[ChoiceId, ...]:
    """Return a municipality with areas, one without, and the two answers that name none.

    A walk reads nothing else of a plan than whether it has areas.
    """
    kinds: dict[bool, MunicipalityCode] = {}
    for code, plan in library.plans.items():
        kinds.setdefault(bool(plan.areas), code)
    return (*(ChoiceId(code) for code in kinds.values()), PLACE_UNKNOWN, PLACE_ABROAD)


def place_of(plan: Plan) -> tuple[ChoiceId, ...]:
    """Return the answer that names the municipality of *plan*."""
    return (PLACE_UNKNOWN if plan.place is None else ChoiceId(plan.place.code),)


def _branches(flow: Flow) -> Mapping[StateId, tuple[Edge, ...]]:
    found: dict[StateId, tuple[Edge, ...]] = {}
    for edge in edges(flow):
        if edge.trigger == TAKE:
            found[edge.source] = (*found.get(edge.source, ()), edge)
    return found

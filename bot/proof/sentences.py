"""Safety sentences, held against every path and every plan.

A sentence that is broken comes with a shortest path that breaks it; one whose `when`
never holds anywhere says nothing and is an error of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.conditions import (
    AREA,
    MUNICIPALITY,
    ContactId,
    FactId,
    Facts,
    TableId,
    Value,
    holds,
)
from bot.dialogue.session import Answer
from bot.dialogue.walk import Walk
from bot.flow.machine import TAKE, edges
from bot.flow.model import Flow, Fork, Outcome, Sentence, StateId, StepId
from bot.library import Library
from bot.plan.model import MunicipalityCode, Plan
from bot.proof.alive import Atom, atoms_of, atoms_of_plans
from bot.proof.endings import fits
from bot.proof.shown import Shown, always_answers, shown
from bot.proof.walks import Visit, Walks, places_to_walk

URGENCY = FactId("urgency")


@dataclass(frozen=True, slots=True)
class Breach:
    """One sentence broken: by which claim, on which path, under which plan (None: under any)."""

    sentence: Sentence
    claim: str
    state: str
    path: tuple[Answer, ...]
    municipality: MunicipalityCode | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of all sentences: the first breach of each, and those that held nowhere."""

    breaches: tuple[Breach, ...]
    empty: tuple[Sentence, ...]
    judged: int


def judge(library: Library, flow: Flow) -> Verdict:
    """Hold every sentence of *flow* against every path and every plan of *library*."""
    return _Court(library, flow).judge()


class _Court:
    def __init__(self, library: Library, flow: Flow) -> None:
        self._library = library
        self._flow = flow
        self._walk = Walk(library, flow)
        self._breaches: dict[tuple[str, str], Breach] = {}
        self._met: set[str] = set()
        self._judged = 0
        self._kinds = list(_kinds(library))
        self._in_plans = frozenset(atoms_of_plans(library))
        self._atoms_of: dict[StateId, frozenset[Atom]] = {}
        self._seen: set[object] = set()
        self._cases: dict[object, list[tuple[MunicipalityCode | None, Plan, Shown]]] = {}

    def judge(self) -> Verdict:
        self._states()
        self._interrupts()
        for visit in Walks(self._library, self._flow, places_to_walk(self._library)).visits():
            self._path(visit)
            state = self._flow.states[visit.state]
            if isinstance(state, Outcome):
                self._outcome(state, visit, ends=True)
        empty = tuple(each for each in self._flow.sentences if each.id not in self._met)
        return Verdict(tuple(self._breaches.values()), empty, self._judged)

    def _interrupts(self) -> None:
        """Judge the outcomes that only an interrupt leads to: no ending of any path."""
        for interrupt in self._flow.always:
            outcome = self._flow.states[interrupt.to]
            if isinstance(outcome, Outcome) and not outcome.then:
                path = (Answer(self._flow.initial, (interrupt.id,)),)
                visit = Visit(outcome.id, path, self._walk.facts(()), 0)
                self._outcome(outcome, visit, ends=False)

    def _states(self) -> None:
        for sentence in self._flow.sentences:
            if sentence.over == "every_state":
                self._met.add(sentence.id)
                for claim, names in sentence.claims:
                    for state in _without_a_turn_to(self._flow, names[0]):
                        self._break(sentence, claim, state, (), None)

    def _path(self, visit: Visit) -> None:
        for sentence in self._flow.sentences:
            if sentence.over == "every_path" and holds(sentence.when, visit.facts):
                self._met.add(sentence.id)
                asked = [answer.state for answer in self._walk.asked(visit.path)]
                for claim, names in sentence.claims:
                    too_many = claim == "questions_at_most" and len(asked) > int(names[0])
                    twice = claim == "asks_nothing_twice" and len(set(asked)) < len(asked)
                    if too_many or twice:
                        self._break(sentence, claim, visit.state, visit.path, None)

    def _outcome(self, outcome: Outcome, visit: Visit, *, ends: bool) -> None:
        facts: Facts = {**visit.facts, URGENCY: (Value(outcome.urgency),)}
        applying = [s for s in self._flow.sentences if self._applies(s, outcome, facts, ends=ends)]
        ids = tuple(each.id for each in applying)
        for code, plan, named in self._named(outcome, visit.facts):
            case = (id(named), ids)
            if case not in self._seen:
                self._seen.add(case)
                self._hold(applying, outcome, visit, code, plan, named)

    def _named(
        self, outcome: Outcome, facts: Facts
    ) -> list[tuple[MunicipalityCode | None, Plan, Shown]]:
        """Return what each kind of plan shows, once for facts that no ending can tell apart."""
        told = frozenset(atom for atom in self._atoms(outcome) if holds(atom, facts))
        case = (outcome.id, told, facts.get(MUNICIPALITY), facts.get(AREA))
        found = self._cases.get(case)
        if found is None:
            found = self._cases[case] = [
                (code, plan, shown(self._flow, outcome, plan, facts))
                for code, plan in self._kinds
                if fits(plan, facts)
            ]
        return found

    def _atoms(self, outcome: Outcome) -> frozenset[Atom]:
        found = self._atoms_of.get(outcome.id)
        if found is None:
            named = (*outcome.steps, *outcome.call_with, *outcome.avoid, *outcome.afterwards)
            own = {a for step in named for a in atoms_of(self._flow.steps[step].when)}
            found = self._atoms_of[outcome.id] = frozenset(own | self._in_plans)
        return found

    def _hold(
        self,
        sentences: list[Sentence],
        outcome: Outcome,
        visit: Visit,
        code: MunicipalityCode | None,
        plan: Plan,
        named: Shown,
    ) -> None:
        self._judged += 1
        for sentence in sentences:
            for claim, names in sentence.claims:
                if not _claimed(claim, names, named, plan):
                    self._break(sentence, claim, outcome.id, visit.path, code)

    def _applies(self, sentence: Sentence, outcome: Outcome, facts: Facts, *, ends: bool) -> bool:
        over = sentence.over
        is_ending = ends and not outcome.then
        meant = over == "every_outcome" or (over == "every_ending" and is_ending)
        applies = meant and holds(sentence.when, facts)
        if applies:
            self._met.add(sentence.id)
        return applies

    def _break(
        self,
        sentence: Sentence,
        claim: str,
        state: str,
        path: tuple[Answer, ...],
        code: MunicipalityCode | None,
    ) -> None:
        known = self._breaches.get((sentence.id, claim))
        if known is None or len(path) < len(known.path):
            breach = Breach(sentence, claim, state, path, code)
            self._breaches[(sentence.id, claim)] = breach


def _claimed(claim: str, names: tuple[str, ...], named: Shown, plan: Plan) -> bool:
    match claim:
        case "step":
            return any(StepId(name) in named.steps for name in names)
        case "contact":
            return any(ContactId(name) in named.contacts for name in names)
        case "no_contact":
            return not any(ContactId(name) in named.contacts for name in names)
        case "first_contact":
            first = named.contacts[:1]
            return first == (names[0],) and always_answers(plan, first[0])
        case "no_table":
            return not any(TableId(name) in named.tables for name in names)
        case "steps_at_most":
            return len(named.main) <= int(names[0])
        case "answers_now":
            return any(always_answers(plan, contact) for contact in named.contacts)
        case _:
            return False


def _without_a_turn_to(flow: Flow, target: str) -> Iterator[str]:
    near = {edge.source for edge in edges(flow) if edge.target == target and edge.trigger != TAKE}
    for state in flow.states.values():
        if not isinstance(state, Fork) and state.id != target and state.id not in near:
            yield state.id


def _kinds(library: Library) -> Iterator[tuple[MunicipalityCode | None, Plan]]:
    """Yield one plan of each kind: those without a file of their own name the same."""
    yield None, library.nowhere
    bare = next((code for code, plan in library.plans.items() if not plan.own), None)
    for code, plan in library.plans.items():
        if plan.own or code == bare:
            yield code, plan

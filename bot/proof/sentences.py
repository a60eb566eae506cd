"""Safety sentences, held against every path and every plan.

A sentence that is broken comes with a shortest path that breaks it; one whose `when`
never holds anywhere says nothing and is an error of its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from operator import or_

from bot.conditions import FactId, Facts, Value, atoms_of
from bot.dialogue.session import Answer
from bot.flow.machine import TAKE, edges
from bot.flow.model import Flow, Fork, Outcome, Sentence
from bot.library import Library
from bot.plan.model import MunicipalityCode
from bot.proof.bits import Bits
from bot.proof.claims import Claims
from bot.proof.endings import Case, cases, outcomes
from bot.proof.hearing import Hearing
from bot.proof.kinds import Kind, fits, kinds
from bot.proof.places import path_to
from bot.proof.shown import Showing
from bot.proof.walks import Walks, places_to_walk

URGENCY = FactId("urgency")


@dataclass(frozen=True, slots=True)
class Breach:
    """One sentence broken: by which claim, on which path, under which plan (None: under any).

    *found* is what stands there of that which must not be shown.
    """

    sentence: Sentence
    claim: str
    state: str
    path: tuple[Answer, ...]
    municipality: MunicipalityCode | None
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of all sentences: a shortest breach of each, and those that held nowhere.

    *judged* counts the cases that an outcome under a kind of plan can tell apart.
    """

    breaches: tuple[Breach, ...]
    empty: tuple[Sentence, ...]
    judged: int


def judge(library: Library, flow: Flow) -> Verdict:
    """Hold every sentence of *flow* against every path and every plan of *library*."""
    return judged(library, Walks(library, flow, places_to_walk(library)), kinds(library, flow))


def judged(library: Library, walks: Walks, every: tuple[Kind, ...]) -> Verdict:
    """Hold the sentences of a flow against its *walks*, under plans of *every* kind."""
    return _Court(library, walks, every).judge()


class _Court:
    def __init__(self, library: Library, walks: Walks, every: tuple[Kind, ...]) -> None:
        self._walks = walks
        self._flow = walks.flow
        self._sentences = walks.flow.sentences
        self._kinds = every
        self._claims = Claims(library, walks.flow)
        self._breaches: dict[tuple[str, str], Breach] = {}
        self._met: set[str] = set()
        self._judged = 0
        self._showings = tuple(
            Showing(walks.flow, each.plan, walks.numbering, walks.of_place) for each in every
        )
        self._fit: dict[Bits, tuple[int, ...]] = {}
        self._spoken: dict[tuple[Bits, bool], Bits] = {}
        self._tests = {s.id: walks.numbering.test(s.when) for s in self._sentences}
        atoms = (atom for each in self._sentences for atom in atoms_of(each.when))
        self._asked = walks.numbering.every(atoms)

    def judge(self) -> Verdict:
        for sentence in self._sentences:
            if sentence.over == "every_state":
                self._states(sentence)
            elif sentence.over == "every_path":
                self._paths(sentence)
        for outcome in outcomes(self._flow):
            self._outcome(outcome)
        empty = tuple(each for each in self._sentences if each.id not in self._met)
        return Verdict(tuple(self._breaches.values()), empty, self._judged)

    def _states(self, sentence: Sentence) -> None:
        self._met.add(sentence.id)
        for claim, names in sentence.claims:
            for state in _without_a_turn_to(self._flow, names[0]):
                self._break(sentence, claim, state, self._way_to(state), None)

    def _way_to(self, state: str) -> tuple[Answer, ...]:
        """Return a shortest way to *state*, which an interrupt may be the only one to show."""
        pressed = (each.id for each in self._flow.always if each.to == state)
        ways = (place.walked.path for place in self._walks.places if place.state == state)
        first = self._walks.places[0]
        by_interrupt = ((*first.walked.path, Answer(first.state, (each,))) for each in pressed)
        return next(chain(ways, by_interrupt), ())

    def _paths(self, sentence: Sentence) -> None:
        test, claims = self._tests[sentence.id], dict(sentence.claims)
        most = int(claims["questions_at_most"][0]) if "questions_at_most" in claims else None
        for place in self._walks.places:
            for way in filter(test, place.ways):
                self._met.add(sentence.id)
                if most is not None and self._walks.questions(way) > most:
                    path = path_to(place, way)
                    self._break(sentence, "questions_at_most", place.state, path, None)
                if "asks_nothing_twice" in claims and self._walks.asks_again(place, way):
                    path = path_to(place, way)
                    self._break(sentence, "asks_nothing_twice", place.state, path, None)

    def _outcome(self, outcome: Outcome) -> None:
        flow, claims = self._flow, self._claims
        hearings = tuple(Hearing(flow, outcome, each, claims) for each in self._showings)
        masks = tuple(each.mask for each in hearings)
        every = reduce(or_, masks, self._asked | self._walks.of_place)
        urgency = self._walks.numbering.holding({URGENCY: (Value(outcome.urgency),)})
        seen: set[tuple[int, Bits, Bits]] = set()
        for case in sorted(cases(self._walks, outcome, every), key=lambda each: each.answers):
            spoken = self._spoken_of(case, urgency)
            for number in self._fitting(case):
                told = (number, case.traits & masks[number], spoken)
                if told not in seen:
                    seen.add(told)
                    facts = self._facts_of(case)
                    broken = hearings[number].broken(case.traits, facts) & spoken
                    self._broken(broken, case, number)
        self._judged += len(seen)

    def _facts_of(self, case: Case) -> Callable[[], Facts]:
        """Return what works out the facts of *case* when they are asked for."""
        return lambda: self._walks.walk.facts(case.path)

    def _spoken_of(self, case: Case, urgency: Bits) -> Bits:
        """Return the claims of the sentences that speak of *case*."""
        bits = (case.traits | urgency) & self._asked
        is_ending = not case.pressed and not case.outcome.then
        found = self._spoken.get((bits, is_ending))
        if found is None:
            meant = ("every_outcome", "every_ending") if is_ending else ("every_outcome",)
            applying = [
                number
                for number, each in enumerate(self._sentences)
                if each.over in meant and self._tests[each.id](bits)
            ]
            self._met.update(self._sentences[number].id for number in applying)
            found = self._spoken[(bits, is_ending)] = self._claims.of(applying)
        return found

    def _fitting(self, case: Case) -> tuple[int, ...]:
        """Return the numbers of the kinds of plan under which somebody can have this case."""
        place = case.traits & self._walks.of_place
        found = self._fit.get(place)
        if found is None:
            facts: Facts = self._walks.walk.facts(case.path)
            fitting = (n for n, kind in enumerate(self._kinds) if fits(kind.plan, facts))
            found = self._fit[place] = tuple(fitting)
        return found

    def _broken(self, claims: Bits, case: Case, number: int) -> None:
        """Note a breach of each of *claims*, which *case* breaks under a kind of plan."""
        for each in self._claims.among(claims):
            sentence, kind = self._sentences[each.sentence], self._kinds[number]
            known = self._breaches.get((sentence.id, each.name))
            if known is None or len(case.path) < len(known.path):
                named = self._showings[number].for_facts(case.outcome, self._facts_of(case)())
                found = self._claims.forbidden(named, kind.plan)
                self._break(sentence, each.name, case.outcome.id, case.path, kind.code, found)

    def _break(
        self,
        sentence: Sentence,
        claim: str,
        state: str,
        path: tuple[Answer, ...],
        code: MunicipalityCode | None,
        found: tuple[str, ...] = (),
    ) -> None:
        known = self._breaches.get((sentence.id, claim))
        if known is None or len(path) < len(known.path):
            breach = Breach(sentence, claim, state, path, code, found)
            self._breaches[(sentence.id, claim)] = breach


def _without_a_turn_to(flow: Flow, target: str) -> Iterator[str]:
    near = {edge.source for edge in edges(flow) if edge.target == target and edge.trigger != TAKE}
    for state in flow.states.values():
        if not isinstance(state, Fork) and state.id != target and state.id not in near:
            yield state.id

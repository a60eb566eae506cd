"""Walking a flow by answers: where a path leads, and what is known on it.

The path is the whole truth of a conversation: every answer, every branch taken, and
every interrupt that was not left by its way back. Facts are its fold, so going back can
never leave a stale fact. A question passes itself over where its condition fails or its
answer is known; every other move is a transition of the rulebook.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from bot.conditions import (
    AREA,
    MUNICIPALITY,
    Facts,
    holds,
)
from bot.dialogue.fold import AREA_UNKNOWN, PLACE_ABROAD, PLACE_UNKNOWN, Fold, Path, is_interrupt
from bot.dialogue.session import Answer
from bot.flow.machine import GIVEN, PASS, TAKE, Edge, NotAccepted, Trigger, rulebook
from bot.flow.model import (
    AreaQuestion,
    ChoiceId,
    Flow,
    Fork,
    Link,
    Outcome,
    PlaceQuestion,
    Question,
    Settings,
    State,
    StateId,
    Summary,
)
from bot.library import Library
from bot.plan.model import MunicipalityCode, Plan

SUMMARY_SEEN = ChoiceId("go")

HOPS = 32
"""How many states may pass by themselves in one turn; `check` proves that it is never reached."""


@dataclass(frozen=True, slots=True)
class Walked:
    """Where a walk stands: the state, the path to it, the facts, and the edges just taken."""

    state: StateId
    path: Path
    facts: Facts
    edges: tuple[Edge, ...] = ()


@dataclass(frozen=True, slots=True)
class Walk:
    """A flow to be walked, with the content that its answers name."""

    library: Library
    flow: Flow
    link: Link | None = None

    @property
    def fold(self) -> Fold:
        """Return how answers become facts."""
        return Fold(self.library.vocabulary, self.flow)

    def begin(self) -> Walked:
        """Return the first state that waits."""
        return self.run_on(Walked(self.flow.initial, (), self.facts(())))

    def at(self, state: StateId, path: Path) -> Walked:
        """Return the place *state* at the end of *path*."""
        return Walked(state, path, self.facts(path))

    def facts(self, path: Path) -> Facts:
        """Return the facts known at the end of *path*: the fold of everything it set."""
        beforehand = () if self.link is None else self.link.set
        return self.fold.after(self.fold.plus({}, beforehand), path)

    def facts_after(self, facts: Facts, answers: Path) -> Facts:
        """Return what is known where *answers* follow on *facts*."""
        return self.fold.after(facts, answers)

    def answer(self, walked: Walked, choices: Sequence[ChoiceId]) -> Walked:
        """Return where *choices* lead from *walked*; raise `NotAccepted` where they do not fit."""
        state = self.flow.states[walked.state]
        taken = self._accepted(state, tuple(choices), walked.path)
        return self.run_on(self._moved(walked, _trigger(state, taken), Answer(state.id, taken)))

    def interrupt(self, walked: Walked, interrupt: ChoiceId) -> Walked:
        """Return where *interrupt* leads; the path and the facts stay as they are."""
        target = rulebook(self.flow).fire(walked.state, Trigger(interrupt), walked.facts)
        edge = Edge(walked.state, Trigger(interrupt), target)
        return replace(walked, state=target, edges=(edge,))

    def run_on(self, walked: Walked) -> Walked:
        """Return the first state from *walked* on that waits for somebody."""
        for _ in range(HOPS):
            onward = self._pass_by(walked)
            if onward is None:
                return walked
            walked = onward
        raise NotAccepted(f"more than {HOPS} states in a row pass by themselves at {walked.state}")

    def plan(self, path: Path) -> Plan:
        """Return the plan of the municipality that *path* names, or the national one."""
        return self.library.plan(self.municipality(path))

    def municipality(self, path: Path) -> MunicipalityCode | None:
        """Return the code of the municipality that *path* names, or None."""
        for answer in reversed(path):
            if isinstance(self.flow.states.get(answer.state), PlaceQuestion):
                code = MunicipalityCode(answer.choices[0])
                if code in self.library.plans:
                    return code
                if answer.choices[0] in (PLACE_UNKNOWN, PLACE_ABROAD):
                    return None
        return None

    def rebuild(self, kept: Path) -> tuple[Walked, Path]:
        """Walk from the start by the answers in *kept*; return the place and the answers left over.

        A question that is not asked any more is passed over; the walk stops at the first
        that has no answer or whose answer no longer fits.
        """
        return self.resume_with(self.begin(), kept)

    def resume_with(self, walked: Walked, kept: Path) -> tuple[Walked, Path]:
        """Go on from *walked* by the answers in *kept*, as `rebuild` does from the start."""
        left = list(kept)
        while (answer := self._next_kept(walked, left)) is not None:
            try:
                onward = self._take_kept(walked, answer)
            except NotAccepted:
                break
            left.remove(answer)
            walked = onward
        return walked, tuple(left)

    def asked(self, path: Path) -> Iterator[Answer]:
        """Yield the answers to questions on *path*, in order."""
        for answer in path:
            state = self.flow.states.get(answer.state)
            is_question = isinstance(state, Question | PlaceQuestion | AreaQuestion)
            if is_question and not self.is_interrupt(answer):
                yield answer

    def last_shown(self, path: Path) -> int | None:
        """Return where on *path* the last answer stands that somebody gave on a screen, or None.

        Forks show nothing, and neither does a question whose answer was known by itself.
        """
        for index in range(len(path) - 1, -1, -1):
            offers = bool(self.offered(self.flow.states[path[index].state], ()))
            if offers and not self._filled_in(path, index):
                return index
        return None

    def _filled_in(self, path: Path, index: int) -> bool:
        """Tell whether the answer at *index* followed from those before it, unasked."""
        answer = path[index]
        state = self.flow.states[answer.state]
        return self._known(state, self.at(answer.state, path[:index])) == answer.choices

    def is_interrupt(self, answer: Answer) -> bool:
        """Tell whether *answer* is an interrupt that was pressed in its state."""
        return is_interrupt(self.flow, answer)

    def _next_kept(self, walked: Walked, left: list[Answer]) -> Answer | None:
        if walked.path:
            for answer in left:
                if self.is_interrupt(answer):
                    return answer
        return next((answer for answer in left if answer.state == walked.state), None)

    def _take_kept(self, walked: Walked, answer: Answer) -> Walked:
        if not self.is_interrupt(answer):
            return self.answer(walked, answer.choices)
        pressed = self.interrupt(walked, answer.choices[0])
        return replace(pressed, path=(*pressed.path, Answer(walked.state, answer.choices)))

    def _pass_by(self, walked: Walked) -> Walked | None:
        """Return the place after a state that does not wait, or None where it waits."""
        state = self.flow.states[walked.state]
        match state:
            case Fork():
                return self._branch(walked, state)
            case Question() | PlaceQuestion() | AreaQuestion():
                if not holds(state.when, walked.facts):
                    return self._moved(walked, PASS, None)
                known = self._known(state, walked)
                if known is None:
                    return None
                told = any(answer.state == state.id for answer in self.asked(walked.path))
                answer = Answer(state.id, known) if known and not told else None
                return self._moved(walked, _trigger(state, known), answer)
            case Summary() | Outcome():
                return None
            case _:
                assert_never(state)

    def _branch(self, walked: Walked, fork: Fork) -> Walked:
        for number, branch in enumerate(fork.branches):
            if holds(branch.when, walked.facts):
                return self._moved(walked, TAKE, Answer(fork.id, (ChoiceId(str(number)),)))
        raise NotAccepted(f"no branch of {fork.id} holds")

    def _known(self, state: State, walked: Walked) -> tuple[ChoiceId, ...] | None:
        """Return the answer to *state* that is known already; empty where nothing is to record."""
        match state:
            case Question(many=True):
                answered = any(each.state == state.id for each in self.asked(walked.path))
                return () if answered else None
            case Question():
                fitting = [c.id for c in state.choices if _all_true(c.set, walked.facts)]
                return (fitting[0],) if len(fitting) == 1 else None
            case PlaceQuestion():
                return () if MUNICIPALITY in walked.facts else None
            case AreaQuestion():
                nothing_to_ask = not self.plan(walked.path).areas
                return () if AREA in walked.facts or nothing_to_ask else None
            case _:
                return None

    def _moved(self, walked: Walked, trigger: Trigger, answer: Answer | None) -> Walked:
        target = rulebook(self.flow).fire(walked.state, trigger, walked.facts)
        edge = Edge(walked.state, trigger, target)
        if answer is None:
            return replace(walked, state=target, edges=(*walked.edges, edge))
        path = (*walked.path, answer)
        return Walked(target, path, self.fold.after(walked.facts, (answer,)), (*walked.edges, edge))

    def _accepted(
        self, state: State, choices: tuple[ChoiceId, ...], path: Path
    ) -> tuple[ChoiceId, ...]:
        """Return *choices* in the screen's order; raise `NotAccepted` where one is not offered."""
        many = isinstance(state, Question) and state.many
        if len(choices) != 1 and not many:
            raise NotAccepted(f"{state.id} takes one answer, not {len(choices)}")
        if isinstance(state, PlaceQuestion):
            return self._place(state, choices[0])
        offered = self.offered(state, path)
        if any(choice not in offered for choice in choices):
            raise NotAccepted(f"{state.id} does not offer {', '.join(choices)}")
        return tuple(each for each in offered if each in choices) if many else choices

    def _place(self, state: PlaceQuestion, choice: ChoiceId) -> tuple[ChoiceId, ...]:
        code = MunicipalityCode(choice)
        known = code in self.library.plans or choice in (PLACE_UNKNOWN, PLACE_ABROAD)
        if not known:
            raise NotAccepted(f"{state.id} does not know the municipality {choice}")
        return (choice,)

    def offered(self, state: State, path: Path) -> tuple[ChoiceId, ...]:
        """Return the ids of the answers that *state* takes."""
        match state:
            case Question():
                return tuple(choice.id for choice in state.choices)
            case PlaceQuestion():
                codes = tuple(ChoiceId(code) for code in self.library.plans)
                return (*codes, PLACE_UNKNOWN, PLACE_ABROAD)
            case AreaQuestion():
                areas = tuple(ChoiceId(area) for area in self.plan(path).areas)
                return (*areas, AREA_UNKNOWN)
            case Summary():
                return (SUMMARY_SEEN,)
            case Outcome():
                return tuple(choice.id for choice in state.then)
            case Fork():
                return ()
            case _:
                assert_never(state)


def _trigger(state: State, choices: tuple[ChoiceId, ...]) -> Trigger:
    if isinstance(state, Outcome) or (isinstance(state, Question) and not state.many):
        return Trigger(choices[0])
    return GIVEN


def _all_true(setting: Settings, facts: Facts) -> bool:
    set_already = (set(values).issubset(facts.get(fact, ())) for fact, values in setting)
    return bool(setting) and all(set_already)

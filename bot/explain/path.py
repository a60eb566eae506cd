"""The states a conversation passed, in order: what was asked, what was not, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.conditions import ALWAYS, Facts, holds
from bot.dialogue.session import Session
from bot.dialogue.walk import Walk
from bot.explain.conditions import Case, Wording
from bot.explain.phrases import phrases
from bot.flow.model import (
    AreaQuestion,
    Asking,
    Fork,
    Outcome,
    PlaceQuestion,
    Question,
    State,
    StateId,
    Summary,
)
from bot.language import Lang, in_language


@dataclass(frozen=True, slots=True)
class Passed:
    """One state of a path: its words, and *why* it was not asked or where its fork led."""

    state: StateId
    label: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Left:
    """A state that was left with these facts known; *by_itself* where nobody answered there."""

    state: StateId
    facts: Facts
    by_itself: bool


def passed(walk: Walk, session: Session, wording: Wording) -> tuple[Passed, ...]:
    """Return the states from the first to where *session* stands."""
    told = [_told(walk, left, wording) for left in _left(walk, session)]
    here = walk.flow.states[session.state]
    if session.return_to is not None:
        asked = walk.flow.states[session.return_to]
        told.append(Passed(asked.id, label(asked, wording.lang)))
    return (*told, Passed(here.id, label(here, wording.lang)))


def label(state: State, lang: Lang) -> str:
    """Return the short name of *state*, in words; a fork has none."""
    match state:
        case Question(prompt=prompt) | PlaceQuestion(prompt=prompt) | AreaQuestion(prompt=prompt):
            return in_language(prompt.short, lang)
        case Summary(title=title) | Outcome(title=title):
            return in_language(title, lang)
        case Fork():
            return ""


def _left(walk: Walk, session: Session) -> Iterator[_Left]:
    """Yield each state that was left, in order; the walk is taken again, answer by answer."""
    there = walk.begin()
    yield from (_Left(edge.source, there.facts, True) for edge in there.edges)
    for end in range(1, len(session.path) + 1):
        before, there = there, walk.rebuild(session.path[:end])[0]
        if there.path == before.path:
            continue
        known = len(before.edges) if there.edges[: len(before.edges)] == before.edges else 0
        for number, edge in enumerate(there.edges[known:]):
            facts = before.facts if number == 0 else there.facts
            yield _Left(edge.source, facts, number > 0)


def _told(walk: Walk, left: _Left, wording: Wording) -> Passed:
    p, state = phrases(wording.lang), walk.flow.states[left.state]
    case = Case(wording, left.facts)
    if isinstance(state, Fork):
        return Passed(state.id, "", _branch(state, case))
    name = label(state, wording.lang)
    if not left.by_itself or not isinstance(state, Asking):
        return Passed(state.id, name)
    when = state.when
    if holds(when, left.facts):
        return Passed(state.id, name, p.passed_known)
    return Passed(state.id, name, p.passed_when.format(why=case.because_not(when)))


def _branch(fork: Fork, case: Case) -> str:
    p = phrases(case.wording.lang)
    for branch in fork.branches:
        if holds(branch.when, case.facts):
            if branch.when == ALWAYS:
                return p.branch_else
            return p.branch.format(why=case.because(branch.when))
    return ""

"""What came of one conversation in an exercise: right or not, and where the ways parted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.dialogue.replies import ShowOutcome
from bot.dialogue.step import Turn
from bot.dialogue.walk import Walk
from bot.exercise.chosen import Situation, first_contacts
from bot.flow.model import Question, StateId
from bot.scenario.answering import walk_through
from bot.scenario.compare import compare
from bot.scenario.model import Given
from bot.scenario.play import Played, screen_of, started

STEP = 5
"""Seconds are rounded to this many: a time that is too exact could tell whose it is."""

Answers = Mapping[StateId, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one conversation ended.

    *question* is where the ways parted, with the answer that was *given* there and the
    one that was *wanted*; None where every answer was as the situation tells.
    """

    outcome: bool
    contacts: bool
    question: StateId | None
    given: tuple[str, ...]
    wanted: tuple[str, ...]
    seconds: int
    played: Played

    @property
    def right(self) -> bool:
        """Tell whether the right contacts came first, at the right outcome."""
        return self.outcome and self.contacts


def judged(situation: Situation, turns: Sequence[Turn], began: datetime) -> Verdict | None:
    """Return what came of *turns*, begun at *began*; None where no outcome was reached."""
    turn = _ended(situation, turns)
    if turn is None or turn.session is None:
        return None
    played = _played(situation, turn)
    wrong = {each.what for each in compare(played, situation.expected)}
    first = situation.expected.contacts
    given, wanted = _answers(played), _answers(situation.right)
    question = parted(situation, wanted, given)
    return Verdict(
        outcome="outcome" not in wrong,
        contacts="must" not in wrong and first_contacts(played) == first,
        question=question,
        given=given.get(question, ()) if question is not None else (),
        wanted=wanted.get(question, ()) if question is not None else (),
        seconds=rounded((turn.session.seen - began).total_seconds()),
        played=played,
    )


def rounded(seconds: float) -> int:
    """Return *seconds* to the nearest five."""
    return max(0, round(seconds / STEP)) * STEP


def parted(situation: Situation, wanted: Answers, given: Answers) -> StateId | None:
    """Return the first question whose answer led away, in the order in which they are asked.

    An answer that alone would have led to the right place is passed over where another
    one differs too.
    """
    apart = [each for each, answer in wanted.items() if given.get(each) != answer]
    led_away = (each for each in apart if not _leads_there(situation, each, given.get(each)))
    return next(led_away, apart[0] if apart else None)


def _leads_there(situation: Situation, question: StateId, answer: tuple[str, ...] | None) -> bool:
    """Tell whether *answer* alone, given to *question*, leads to what is right all the same."""
    if answer is None or not isinstance(situation.flow.states.get(question), Question):
        return False
    here = situation.scenario
    acts = tuple(
        Given(question, answer) if isinstance(act, Given) and act.question == question else act
        for act in here.acts
    )
    begun = started(situation.right.library, situation.flow, here.at, payload=here.link)
    walked = walk_through(begun, here.municipality, acts)
    return walked.complete and not compare(walked.played, situation.expected)


def _ended(situation: Situation, turns: Sequence[Turn]) -> Turn | None:
    """Return the last outcome that was answered for; else the acute one, pressed on the way."""
    reached = [
        (turn, screen)
        for turn in turns
        if isinstance(screen := screen_of(turn), ShowOutcome) and turn.session is not None
    ]
    answered = [turn for turn, screen in reached if not screen.controls.resume]
    flow = situation.flow
    acute = {each.to for each in flow.always if each.id == flow.acute}
    pressed = [turn for turn, screen in reached if screen.state in acute]
    found = answered or pressed
    return found[-1] if found else None


def _played(situation: Situation, turn: Turn) -> Played:
    """Return *turn* as a played conversation, so that it compares like every other one."""
    begun = started(situation.right.library, situation.flow, situation.scenario.at)
    return replace(begun, session=turn.session, screen=screen_of(turn), edges=turn.path)


def _answers(played: Played) -> Answers:
    if played.session is None:
        return {}
    asked = Walk(played.library, played.flow).asked(played.session.path)
    return {answer.state: tuple(sorted(answer.choices)) for answer in asked}

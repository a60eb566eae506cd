"""Moving a session: answer, tick, interrupt, resume, go back, change an answer.

Each move is a transition of the rulebook or a shorter path, and returns the session
that it leads to; None where the present state does not take it.
"""

from dataclasses import dataclass, replace

from bot.dialogue.fold import Path
from bot.dialogue.session import Answer, Session
from bot.dialogue.walk import Walk, Walked
from bot.flow.machine import RESUME, Edge, NotAccepted, rulebook
from bot.flow.model import ChoiceId, Flow, Question, StateId, Summary


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a move led, and the edges it took."""

    session: Session
    edges: tuple[Edge, ...] = ()


class Moves:
    """The moves that one session can make."""

    def __init__(self, walk: Walk, session: Session) -> None:
        """Move *session*, which stands in the flow of *walk*."""
        self._walk = walk
        self._flow: Flow = walk.flow
        self._session = session

    def choose(self, choices: tuple[ChoiceId, ...]) -> Moved | None:
        """Answer the present state, and go on by the answers that were kept."""
        here = self._walk.at(self._session.state, self._path_with_interrupt())
        state = self._flow.states[self._session.state]
        try:
            there = self._walk.answer(here, tuple(dict.fromkeys(choices)))
        except NotAccepted:
            return None
        kept = tuple(answer for answer in self._session.kept if answer.state != state.id)
        onward, left = self._walk.resume_with(there, kept)
        return self._arrived(onward, tuple(self._walk.asked(left)))

    def toggle(self, choice: ChoiceId, *, on: bool) -> Moved | None:
        """Tick or clear one item of the check list on screen; the turn stays."""
        state = self._flow.states[self._session.state]
        if not isinstance(state, Question) or not state.many:
            return None
        wanted = {*self._session.ticked, choice} if on else {*self._session.ticked} - {choice}
        ticked = tuple(each.id for each in state.choices if each.id in wanted)
        return Moved(replace(self._session, ticked=ticked))

    def interrupt(self, which: ChoiceId) -> Moved | None:
        """Press an interrupt; the path and the facts stay, and so does the way back."""
        session = self._session
        try:
            there = self._walk.interrupt(self._walk.at(session.state, session.path), which)
        except NotAccepted:
            return None
        if there.state == session.state:
            return None
        return_to = session.return_to if session.return_to is not None else session.state
        moved = replace(session, state=there.state, return_to=return_to, turn=session.turn + 1)
        return Moved(moved, there.edges)

    def resume(self) -> Moved | None:
        """Go back to where the interrupt was pressed."""
        session = self._session
        if session.return_to is None:
            return None
        facts = self._walk.facts(session.path)
        state = rulebook(self._flow).fire(session.state, RESUME, facts, session.return_to)
        moved = replace(session, state=state, return_to=None, turn=session.turn + 1)
        return Moved(moved, (Edge(session.state, RESUME, state),))

    def back(self) -> Moved | None:
        """Go back to the last screen that was answered; its answer is kept as a suggestion.

        A question whose answer was known, and which was not shown, is passed over.
        """
        session = self._session
        if session.return_to is not None:
            return self.resume()
        last = self._walk.last_shown(session.path)
        if last is None:
            return None
        path, dropped = session.path[:last], session.path[last]
        return_to = None
        if path and self._walk.is_interrupt(path[-1]):
            return_to, path = path[-1].state, path[:-1]
        later = (each for each in session.kept if each.state != dropped.state)
        kept = tuple(self._walk.asked((dropped, *later)))
        return self._arrived(self._walk.at(dropped.state, path), kept, return_to)

    def change(self, question: StateId) -> Moved | None:
        """Ask *question* again and keep the other answers; the summary comes again."""
        path = self._session.path
        index = next((i for i, each in enumerate(path) if self._answers(each, question)), None)
        if index is None:
            return None
        kept = tuple(each for each in path[index:] if not self._is_summary(each))
        return self._arrived(self._walk.at(question, path[:index]), kept)

    def _arrived(self, there: Walked, kept: Path, return_to: StateId | None = None) -> Moved:
        suggested = next((each.choices for each in kept if each.state == there.state), ())
        state = self._flow.states[there.state]
        session = replace(
            self._session,
            state=there.state,
            path=there.path,
            kept=kept,
            ticked=suggested if isinstance(state, Question) and state.many else (),
            return_to=return_to,
            turn=self._session.turn + 1,
        )
        return Moved(session, there.edges)

    def _path_with_interrupt(self) -> Path:
        """Return the path, with the interrupt on it where the person goes on from its outcome."""
        session = self._session
        if session.return_to is None:
            return session.path
        pressed = next(each.id for each in self._flow.always if each.to == session.state)
        return (*session.path, Answer(session.return_to, (pressed,)))

    def _answers(self, answer: Answer, question: StateId) -> bool:
        return answer.state == question and bool(tuple(self._walk.asked((answer,))))

    def _is_summary(self, answer: Answer) -> bool:
        return isinstance(self._flow.states[answer.state], Summary)

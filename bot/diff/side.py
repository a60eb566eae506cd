"""One version of a flow while both are walked: where it can go, and which places decide alike."""

from dataclasses import replace

from bot.conditions import holds
from bot.dialogue.walk import Walk, Walked
from bot.diff.ticks import decided
from bot.flow.machine import NotAccepted
from bot.flow.model import ChoiceId, Flow, Outcome, PlaceQuestion, Question, StateId
from bot.library import Library
from bot.proof.alive import Aliveness
from bot.proof.walks import places_to_walk

Answered = dict[StateId, tuple[ChoiceId, ...]]


class Side:
    """One version of a flow, to be walked."""

    def __init__(self, library: Library, flow: Flow) -> None:
        """Walk *flow* of *library*."""
        self.flow = flow
        self.walk = Walk(library, flow)
        self.alive = Aliveness(library, replace(flow, always=()))  # a way back changes nothing
        self._places = places_to_walk(library)

    def answered(self, here: Walked) -> Answered:
        """Return what has been answered on the way to *here*, by question."""
        return {each.state: each.choices for each in self.walk.asked(here.path)}

    def rests(self, here: Walked) -> bool:
        """Tell whether an outcome stands at *here*."""
        return isinstance(self.flow.states[here.state], Outcome)

    def asks_many(self, state: StateId) -> bool:
        """Tell whether *state* is a check list of this version."""
        found = self.flow.states.get(state)
        return isinstance(found, Question) and found.many

    def decided(self, here: Walked) -> object:
        """Return what the forks behind a check list know already at *here*."""
        state = self.flow.states[here.state]
        return decided(self.flow, state, here.facts) if isinstance(state, Question) else None

    def key(self, here: Walked) -> object:
        """Return what decides where one can go from *here*."""
        guards = self.alive.at(here.state, here.facts).guards
        held = frozenset(atom for atom in guards if holds(atom, here.facts))
        return here.state, frozenset(self.answered(here)), held

    def answers(self, here: Walked) -> tuple[tuple[ChoiceId, ...], ...]:
        """Return the answers that can be given at *here*, but for the ticks of a check list."""
        state = self.flow.states[here.state]
        if isinstance(state, PlaceQuestion):
            return tuple((each,) for each in self._places)
        if isinstance(state, Question) and state.many:
            return ()
        return tuple((each,) for each in self.walk.offered(state, here.path))


def after(side: Side, here: Walked, choices: tuple[ChoiceId, ...]) -> Walked | None:
    """Return where *choices* lead from *here*; None where this version does not offer them."""
    try:
        return side.walk.answer(here, choices)
    except NotAccepted:
        return None

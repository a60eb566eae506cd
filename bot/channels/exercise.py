"""A service that carries an exercise: every turn that leaves it is marked, in any channel."""

from dataclasses import replace

from bot.clock import Clock
from bot.dialogue.events import Event
from bot.dialogue.step import Turn
from bot.exercise.marking import marked, numbers_of
from bot.flow.model import FlowId
from bot.library import Library
from bot.service import (
    PLAINLY,
    ChatService,
    Encode,
    EventId,
    Opening,
    PersonKey,
    Store,
    nothing_to_send,
)


class ExerciseService(ChatService):
    """Carries events as every service does, and lets nothing out unmarked."""

    def __init__(self, library: Library, store: Store, clock: Clock, flow: FlowId) -> None:
        """Play *flow* of *library* as an exercise."""
        super().__init__(lambda: library, store, clock, flow)
        self._numbers = numbers_of(library)

    async def handle(
        self,
        person: PersonKey,
        event: Event,
        *,
        delivery: EventId | None = None,
        encode: Encode = nothing_to_send,
        opening: Opening = PLAINLY,
    ) -> Turn | None:
        """Take the turn that *event* causes and return it marked; what is sent is marked too."""
        turn = await super().handle(
            person,
            event,
            delivery=delivery,
            encode=lambda plain: encode(self._marked(plain)),
            opening=opening,
        )
        return None if turn is None else self._marked(turn)

    def _marked(self, turn: Turn) -> Turn:
        return replace(turn, replies=marked(turn.replies, self._numbers))

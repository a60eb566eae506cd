"""A turn as the parts that wait in the outbox."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.channels.telegram.codec import Buttons
from bot.channels.telegram.door import Arrival
from bot.channels.telegram.keyboard import Sign
from bot.channels.telegram.message import Message, Part, Shown, to_json
from bot.channels.telegram.reminder_message import reminder_message
from bot.channels.telegram.screens import Screens, notices_of, screen_of
from bot.dialogue.events import Event, OfReminder, Stamp
from bot.dialogue.replies import About, ShowOutcome
from bot.dialogue.step import Turn
from bot.flow.model import NOW
from bot.reminding import Shown as ShownReminder
from bot.service import Outgoing, PersonKey


@dataclass(frozen=True, slots=True)
class Packer:
    """Packs turns for Telegram."""

    screens: Screens
    buttons: Buttons

    def shown(self, turn: Turn, person: PersonKey, *, removed: bool = True) -> list[Shown]:
        """Return the messages of *turn*, with buttons that only *person* can press."""
        return self.screens.shown(turn.replies, self._sign(person), removed=removed)

    def _sign(self, person: PersonKey) -> Sign:
        def sign(event: Event | OfReminder, stamp: Stamp | None) -> str:
            return self.buttons.data(person, event, stamp)

        return sign

    def reminder(
        self, shown: ShownReminder, person: PersonKey, address: str, pressed: int | None = None
    ) -> Sequence[Outgoing]:
        """Return what is *shown* of a reminder, in the place of the message that was *pressed*."""
        acute = self.buttons.acute_beside(person)
        part = Part(
            reminder_message(shown, self._sign(person), acute),
            fresh=shown.anew,
            pressed=pressed,
            beside=True,
            ended=shown.reminded.screen.ended,
        )
        return [Outgoing(address, to_json(part))]

    def outgoing(
        self, turn: Turn, arrival: Arrival, ours: tuple[int, ...], *, acute: bool
    ) -> Sequence[Outgoing]:
        """Return *turn* as the answer to *arrival*; *ours* are our messages in the chat.

        What is *acute* goes before what waits for others.
        """
        address = str(arrival.chat)
        return [
            Outgoing(address, to_json(part), acute) for part in self._parts(turn, arrival, ours)
        ]

    def _parts(self, turn: Turn, arrival: Arrival, ours: tuple[int, ...]) -> Sequence[Part]:
        first, *others = self.shown(turn, arrival.person)
        forgotten = turn.session is None
        return [
            Part(
                first,
                first=True,
                # An edit above what somebody has just typed is easily missed, also by a reader.
                fresh=arrival.typed is not None or arrival.beside or forgotten,
                pressed=arrival.pressed,
                remove=arrival.remove,
                forgotten=ours if forgotten else (),
                blank=forgotten,
                otherwise=self._otherwise(turn, arrival.person),
            ),
            *(Part(each) for each in others),
        ]

    def _otherwise(self, turn: Turn, person: PersonKey) -> Message | None:
        """Return what to show where the person's own message could not be removed."""
        if not any(each.about == About.PERSONAL for each in notices_of(turn.replies)):
            return None
        first = self.shown(turn, person, removed=False)[0]
        return first if isinstance(first, Message) else None


def is_acute(turn: Turn) -> bool:
    """Tell whether *turn* shows what to do in danger, and so goes before everything else."""
    screen = screen_of(turn.replies)
    return isinstance(screen, ShowOutcome) and screen.urgency == NOW

"""A turn as the parts that wait in the outbox."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.channels.telegram.codec import Buttons
from bot.channels.telegram.door import Arrival
from bot.channels.telegram.draft import Draft, draft
from bot.channels.telegram.keyboard import Sign
from bot.channels.telegram.message import Message, Part, Shown, after, to_json
from bot.channels.telegram.reminder_message import reminder_message
from bot.channels.telegram.screens import Screens, notices_of, screen_of
from bot.dialogue.events import Event, OfReminder, Stamp
from bot.dialogue.replies import About, Reply, ShowOutcome
from bot.dialogue.step import Turn
from bot.flow.model import NOW
from bot.reminding import Shown as ShownReminder
from bot.service import Outgoing, PersonKey

MOST_DRAFTS = 1000
"""Turns whose messages are kept as drafts: of an ending some 15 kB, of a question 4 kB."""

Replies = tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Packer:
    """Packs turns for Telegram."""

    screens: Screens
    buttons: Buttons
    _drafts: dict[int, tuple[Replies, tuple[Draft, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )

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
        return [Outgoing(address, text, acute) for text in self._parts(turn, arrival, ours)]

    def renewed(
        self, turn: Turn, person: PersonKey, address: str, earlier: tuple[Part, ...]
    ) -> Sequence[Outgoing]:
        """Return *turn* in the place of the *earlier* parts, which are not shown any more."""
        first, *others = self._drafted(turn.replies)
        pressed = next((each.pressed for each in reversed(earlier) if each.first), None)
        part = after(Part(first.shown, first=True, pressed=pressed, made=_made(turn)), earlier)
        drafts = [(part, first), *((Part(each.shown, made=part.made), each) for each in others)]
        return [Outgoing(address, self._signed(one, each, person)) for one, each in drafts]

    def _parts(self, turn: Turn, arrival: Arrival, ours: tuple[int, ...]) -> Iterator[str]:
        first, *others = self._drafted(turn.replies)
        forgotten = turn.session is None
        part = Part(
            first.shown,
            first=True,
            # An edit above what somebody has just typed is easily missed, also by a reader.
            fresh=arrival.typed is not None or arrival.beside or forgotten,
            pressed=arrival.pressed,
            remove=arrival.remove,
            forgotten=ours if forgotten else (),
            blank=forgotten,
            otherwise=self._otherwise(turn, arrival.person),
            made=_made(turn),
        )
        yield self._signed(part, first, arrival.person)
        for each in others:
            yield self._signed(Part(each.shown, made=part.made), each, arrival.person)

    def _signed(self, part: Part, draft: Draft, person: PersonKey) -> str:
        return to_json(part, draft.signed(self.buttons.codes(person, draft.bodies)))

    def _drafted(self, replies: Replies) -> tuple[Draft, ...]:
        """Return the drafts of *replies*, made once for as long as others are shown the very same.

        What tells of a reminder is one person's and is not kept.
        """
        kept = self._drafts.get(id(replies))
        if kept is not None and kept[0] is replies:
            return kept[1]
        shown = self.screens.shown(replies, self.buttons.body)
        drafts = tuple(draft(each) for each in shown)
        if all(each.about != About.INSIGHT for each in notices_of(replies)):
            while len(self._drafts) >= MOST_DRAFTS:
                del self._drafts[next(iter(self._drafts))]
            self._drafts[id(replies)] = (replies, drafts)
        return drafts

    def _otherwise(self, turn: Turn, person: PersonKey) -> Message | None:
        """Return what to show where the person's own message could not be removed."""
        if not any(each.about == About.PERSONAL for each in notices_of(turn.replies)):
            return None
        first = self.shown(turn, person, removed=False)[0]
        return first if isinstance(first, Message) else None


def _made(turn: Turn) -> int | None:
    """Return when *turn* was worked out, where the clock decides all that it says."""
    screen = screen_of(turn.replies)
    if not isinstance(screen, ShowOutcome) or screen.shown_at is None or len(turn.replies) > 1:
        return None
    return int(screen.shown_at.timestamp())


def is_acute(turn: Turn) -> bool:
    """Tell whether *turn* shows what to do in danger, and so goes before everything else."""
    screen = screen_of(turn.replies)
    return isinstance(screen, ShowOutcome) and screen.urgency == NOW

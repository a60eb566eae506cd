"""One press on the page: the turn it takes, and the page that answers it.

Nothing is kept of somebody who only looks: the first screen is made without the store, and
the conversation begins in it with the first press. A press that belongs to another screen
than the present one, or to a conversation that is gone, moves nothing: it is answered with
the present screen and a kind word.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.channels.web.form import Sent, Ticket, new_ticket
from bot.channels.web.frame import Page
from bot.channels.web.screens import page
from bot.clock import Clock
from bot.dialogue.events import (
    Back,
    Browse,
    Change,
    Event,
    Interrupt,
    NoAnswer,
    Restart,
    Resume,
    Review,
    Stamp,
    Start,
    Why,
    Write,
)
from bot.dialogue.replies import Ask, Kind
from bot.dialogue.step import Turn, begin
from bot.flow.model import FlowId
from bot.language import Lang
from bot.library import Library
from bot.plan.places import alphabetic
from bot.service import ChatService, PersonKey

NAME = "web"
LATE = Browse("", Stamp(""))
"""Stands for a press on a screen that is gone: it moves nothing and says so."""

UNSTAMPED = (Back, Resume, Restart, Change, Review, Why, NoAnswer, Write)
"""Events that the core takes on any screen; from an old page they would surprise."""


@dataclass(frozen=True, slots=True)
class Web:
    """The channel: *person* gives the nameless key of a conversation's number."""

    service: ChatService
    library: Callable[[], Library]
    clock: Clock
    flow: FlowId
    person: Callable[[str], PersonKey]

    def first(self, lang: Lang, start: str = "") -> Page:
        """Return the first screen; *start* is what the address offers, such as "0740-ansat"."""
        turn = begin(self.library(), self.flow, Start(start), self.clock.now(), lang)
        return self._page(turn, new_ticket(lang, _stamp(turn), start), pressed=False)

    async def pressed(self, sent: Sent) -> Page:
        """Take the turn that *sent* causes and return its page; raise `StoreFailed`."""
        who = self.person(sent.ticket.number)
        start = None if sent.ticket.start is None else Start(sent.ticket.start)
        event = await self._meant(who, sent, fresh=start is not None)
        turn = await self.service.handle(who, event, lang=sent.ticket.lang, opening=start)
        assert turn is not None  # a delivery without an id is never a repetition
        return self._answer(turn, sent)

    def without_store(self, sent: Sent) -> Page | None:
        """Return the acute screen where the store has failed; None where it was not asked for."""
        if not self.is_acute(sent):
            return None
        turn = begin(self.library(), self.flow, sent.event, self.clock.now(), sent.ticket.lang)
        ticket = Ticket(sent.ticket.number, _stamp(turn), sent.ticket.lang)
        return self._page(turn, ticket)

    def is_acute(self, sent: Sent) -> bool:
        """Tell whether *sent* asks for the acute screen, which nothing may hold up."""
        acute = self.library().flows[self.flow].acute
        return isinstance(sent.event, Interrupt) and sent.event.id in (None, acute)

    async def _meant(self, who: PersonKey, sent: Sent, *, fresh: bool) -> Event:
        if not isinstance(sent.event, UNSTAMPED) or not sent.bound:
            return sent.event
        stored = await self.service.stored(who)
        if stored is None:
            return sent.event if fresh else LATE
        return sent.event if stored.session.stamp == sent.ticket.stamp else LATE

    def _answer(self, turn: Turn, sent: Sent) -> Page:
        lang = turn.session.lang if turn.session is not None else sent.ticket.lang
        ticket = Ticket(sent.ticket.number, _stamp(turn), lang)
        return self._page(turn, ticket, missing=sent.missing)

    def _page(
        self, turn: Turn, ticket: Ticket, *, missing: bool = False, pressed: bool = True
    ) -> Page:
        screen = turn.replies[-1]
        asks_place = isinstance(screen, Ask) and screen.kind == Kind.PLACE
        names = self._names() if asks_place else ()
        return page(turn.replies, ticket, names, turn=pressed, missing=missing)

    def _names(self) -> tuple[str, ...]:
        places = self.library().places.by_code.values()
        return tuple(sorted((each.name for each in places), key=alphabetic))


def _stamp(turn: Turn) -> Stamp:
    return turn.session.stamp if turn.session is not None else Stamp("")

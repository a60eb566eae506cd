"""One press on the page: the turn it takes, and the page that answers it.

Nothing is kept of somebody who only looks: the first screen is made without the store, and
the conversation begins in it with the first press. A press that belongs to another screen
than the present one, or to a conversation that is gone, moves nothing: it is answered with
the present screen and a kind word.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bot.channels.web.addresses import Beginning, Way, address_of, flow_at
from bot.channels.web.form import Sent, Ticket, new_ticket
from bot.channels.web.frame import Page
from bot.channels.web.phrases import wording
from bot.channels.web.screens import page
from bot.clock import Clock
from bot.dialogue.events import (
    LATE,
    Back,
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
from bot.language import Lang, in_language
from bot.library import Library
from bot.plan.places import alphabetic
from bot.service import ChatService, Opening, PersonKey

NAME = "web"
UNSTAMPED = (Back, Resume, Restart, Change, Review, Why, NoAnswer, Write)
"""Events that the core takes on any screen; from an old page they would surprise."""


def never() -> bool:
    """Stand in where there is no Telegram that could be away."""
    return False


@dataclass(frozen=True, slots=True)
class Web:
    """The channel: *flow* stands at the front, every other flow of the library at its own address.

    *person* gives the nameless key of a conversation's number. *telegram_is_away* tells
    whether Telegram has not answered for a while.
    """

    service: ChatService
    library: Callable[[], Library]
    clock: Clock
    flow: FlowId
    person: Callable[[str], PersonKey]
    telegram_is_away: Callable[[], bool] = never

    def told(self, page: Page) -> Page:
        """Return *page* with a word on Telegram, for as long as it does not answer."""
        if not self.telegram_is_away():
            return page
        return replace(page, now=wording(page.lang).telegram_away)

    def first(self, lang: Lang, at: Beginning) -> Page:
        """Return the first screen of what the address begins with."""
        turn = begin(self.library(), at.flow, Start(at.start), self.clock.now(), lang)
        address = address_of(at.flow, self.flow)
        ticket = new_ticket(lang, _stamp(turn), at.start, address)
        return self.told(self._page(turn, ticket, pressed=False))

    async def pressed(self, sent: Sent) -> Page:
        """Take the turn that *sent* causes and return its page; raise `StoreFailed`."""
        who = self.person(sent.ticket.number)
        start = None if sent.ticket.start is None else Start(sent.ticket.start)
        event = await self._meant(who, sent, fresh=start is not None)
        opening = Opening(sent.ticket.lang, self._flow_of(sent), start)
        turn = await self.service.handle(who, event, opening=opening)
        assert turn is not None  # a delivery without an id is never a repetition
        return self._answer(turn, sent)

    def without_store(self, sent: Sent) -> Page | None:
        """Return the acute screen where the store has failed; None where it was not asked for."""
        if not self.is_acute(sent):
            return None
        lang, now = sent.ticket.lang, self.clock.now()
        turn = begin(self.library(), self._flow_of(sent), sent.event, now, lang)
        ticket = replace(sent.ticket, stamp=_stamp(turn), start=None)
        return self._page(turn, ticket)

    def is_acute(self, sent: Sent) -> bool:
        """Tell whether *sent* asks for the acute screen, which nothing may hold up."""
        acute = self.library().flows[self._flow_of(sent)].acute
        return isinstance(sent.event, Interrupt) and sent.event.id in (None, acute)

    def _flow_of(self, sent: Sent) -> FlowId:
        """Return the flow that *sent* was pressed in; the front one where that is gone."""
        return flow_at(sent.ticket.address, self.library(), self.flow) or self.flow

    async def _meant(self, who: PersonKey, sent: Sent, *, fresh: bool) -> Event:
        if not isinstance(sent.event, UNSTAMPED) or not sent.bound:
            return sent.event
        stored = await self.service.stored(who)
        if stored is None:
            return sent.event if fresh else LATE
        return sent.event if stored.session.stamp == sent.ticket.stamp else LATE

    def _answer(self, turn: Turn, sent: Sent) -> Page:
        session, ticket = turn.session, replace(sent.ticket, stamp=_stamp(turn), start=None)
        if session is not None:
            address = address_of(session.flow, self.flow)
            ticket = replace(ticket, lang=session.lang, address=address)
        return self._page(turn, ticket, missing=sent.missing)

    def _page(
        self, turn: Turn, ticket: Ticket, *, missing: bool = False, pressed: bool = True
    ) -> Page:
        screen = turn.replies[-1]
        asks_place = isinstance(screen, Ask) and screen.kind == Kind.PLACE
        names = self._names() if asks_place else ()
        elsewhere = tuple(self._elsewhere(turn))
        return page(turn.replies, ticket, names, turn=pressed, missing=missing, elsewhere=elsewhere)

    def _elsewhere(self, turn: Turn) -> Iterator[Way]:
        """Yield the way to each other flow from a first screen, with the place that is offered."""
        session, screen = turn.session, turn.replies[-1]
        if session is None or not isinstance(screen, Ask) or screen.at_most:
            return
        for flow in self.library().flows.values():
            if flow.id != session.flow:
                start = address_of(flow.id, self.flow)
                offered = f"{start.rstrip('/')}/{session.offered}" if session.offered else start
                yield Way(in_language(flow.title, session.lang), offered)

    def _names(self) -> tuple[str, ...]:
        places = self.library().places.by_code.values()
        return tuple(sorted((each.name for each in places), key=alphabetic))


def _stamp(turn: Turn) -> Stamp:
    return turn.session.stamp if turn.session is not None else Stamp("")

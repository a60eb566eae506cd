"""One session at one instant: what each event makes of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from bot.dialogue import typed
from bot.dialogue.beginning import fresh
from bot.dialogue.events import (
    Back,
    Browse,
    Change,
    Choose,
    Done,
    Event,
    Forget,
    HandOver,
    Help,
    Insight,
    Interrupt,
    Move,
    NoAnswer,
    Press,
    Privacy,
    Restart,
    Resume,
    Review,
    Show,
    Speak,
    Start,
    Telling,
    Toggle,
    Unreadable,
    Why,
    Write,
)
from bot.dialogue.fold import Path
from bot.dialogue.insight import kept_in_words
from bot.dialogue.moves import Moved, Moves
from bot.dialogue.nextcontact import after
from bot.dialogue.personal import looks_personal
from bot.dialogue.reminder import Reminder
from bot.dialogue.reminding import in_words
from bot.dialogue.replies import About, Farewell, Notice, Reply, Screen, ShowOutcome
from bot.dialogue.session import Answer, Session
from bot.dialogue.view import View
from bot.dialogue.walk import Walk
from bot.flow.machine import Edge
from bot.flow.model import ChoiceId, Flow, StateId
from bot.language import Lang, in_language
from bot.library import Library
from bot.words import LANGUAGES, other, words


@dataclass(frozen=True, slots=True)
class Turn:
    """What one event caused. *session* None means: delete it. The screen is the last reply."""

    session: Session | None
    replies: tuple[Reply, ...]
    path: tuple[Edge, ...] = ()


class Talk:
    """One session at one instant, with everything that a turn needs at hand."""

    def __init__(self, library: Library, session: Session, now: datetime) -> None:
        """Take up *session* as it stands at *now* (aware)."""
        self._library = library
        self._session = session
        self._now = now
        newest = library.flows[session.flow]
        pinned = library.version(session.flow, session.digest)
        self.outdated = pinned is None or session.state not in pinned.states
        self._flow = newest if pinned is None else pinned
        self._walk = Walk(library, self._flow, self._flow.links.get(session.link or ""))
        self._moves = Moves(self._walk, session)
        self._words = words(session.lang)

    def answer(self, event: Event) -> Turn:
        """Return the turn that *event* causes."""
        match event:
            case Choose() | Toggle() | Done() | Browse():
                return self._pressed(event)
            case Interrupt() | Resume() | Back() | Change():
                return self._after(self._move(event))
            case Write(text):
                return self._written(text)
            case Start(payload):
                return self._begun(payload)
            case Restart():
                return self._begun(self._session.offered or "")
            case Forget():
                return self._forgotten()
            case _:
                return self._told(event)

    def _pressed(self, event: Press) -> Turn:
        """Answer a button; one of an earlier screen gets the present one."""
        if event.stamp != self._session.stamp:
            return self._noticed_as_is(About.OLD_BUTTON, self._words.old_button)
        match event:
            case Choose(choices):
                return self._after(self._moves.choose(choices))
            case Toggle(choice, on):
                return self._after(self._moves.toggle(choice, on=on))
            case Done():
                return self._after(self._moves.choose(self._session.ticked))
            case Browse(group):
                return self.shown(screen=self._view().group(group))
            case _:
                assert_never(event)

    def _move(self, event: Move) -> Moved | None:
        match event:
            case Interrupt(which):
                return self._moves.interrupt(self._flow.acute if which is None else which)
            case Resume():
                return self._moves.resume()
            case Back():
                return self._moves.back()
            case Change(question):
                return self._moves.change(question)
            case _:
                assert_never(event)

    def _told(self, event: Telling) -> Turn:
        """Answer what changes nothing but what is on screen."""
        match event:
            case Show():
                return self.shown()
            case Review():
                return self.shown(screen=self._view().review())
            case Why():
                return self._noticed_as_is(About.WHY, self._view().why())
            case NoAnswer(contact):
                return self._next_contact(contact)
            case Speak(lang):
                return self._spoken(lang)
            case HandOver():
                return self._handed_over()
            case Help():
                return self.noticed(About.HELP, self._words.help)
            case Unreadable():
                return self.noticed(About.MISUNDERSTOOD, self._words.unreadable)
            case _:
                return self._about_what_is_kept(event)

    def _about_what_is_kept(self, event: Insight | Privacy) -> Turn:
        match event:
            case Insight(reminder):
                return self._insight(reminder)
            case Privacy():
                return self._noticed_as_is(About.PRIVACY, self._words.privacy)
            case _:
                assert_never(event)

    # --- moving ---------------------------------------------------------------------

    def _after(self, moved: Moved | None) -> Turn:
        """Return the screen that a move led to, or the present one where it was not taken."""
        if moved is None:
            return self.shown()
        return self._with(moved.session).shown(edges=moved.edges)

    def _begun(self, payload: str) -> Turn:
        session = self._session
        newest = self._library.flows[session.flow]
        begun = fresh(
            self._library, newest, payload, session.lang, turn=session.turn + 1, now=self._now
        )
        return Talk(self._library, begun, self._now).shown()

    def replayed(self) -> Turn:
        """Return the session in the newest flow: its answers are used again, by question."""
        session, newest = self._session, self._library.flows[self._session.flow]
        walk = Walk(self._library, newest, newest.links.get(session.link or ""))
        there, left = walk.rebuild(_renamed(newest, session.path))
        moved = replace(
            session,
            digest=newest.digest,
            state=there.state,
            path=there.path,
            kept=left,
            ticked=(),
            return_to=None,
            turn=session.turn + 1,
        )
        talk = Talk(self._library, moved, self._now)
        return talk.noticed(About.CHANGED, self._words.changed)

    # --- typed text -----------------------------------------------------------------

    def meaning(self, text: str) -> typed.Meaning:
        """Return what *text* means on the present screen."""
        state, options = self._flow.states[self._session.state], self._view().options()
        return typed.meaning(text, state, options, self._flow.always, self._library.places)

    def _written(self, text: str) -> Turn:
        meant = self.meaning(text)
        match meant:
            case typed.Chosen(choices):
                return self._after(self._moves.choose(choices))
            case typed.Pressed(interrupt):
                return self._after(self._moves.interrupt(interrupt))
            case typed.Several(places):
                notice = Notice(About.MISUNDERSTOOD, self._words.which_place)
                return self.shown(notice, screen=self._view().places(places))
            case typed.PointsOut(label):
                hint = self._words.did_you_mean.replace("{label}", label)
                return self.noticed(About.MISUNDERSTOOD, hint)
            case typed.Personal():
                return self.noticed(About.PERSONAL, self._words.personal)
            case typed.NoMatch():
                return self.noticed(About.MISUNDERSTOOD, self._words.misunderstood)
            case _:
                assert_never(meant)

    def not_understood(self, text: str) -> Turn:
        """Return the first screen to somebody who began by typing; nothing of it is an answer."""
        if looks_personal(text):
            return self.noticed(About.PERSONAL, self._words.personal)
        return self.noticed(About.MISUNDERSTOOD, self._words.misunderstood)

    # --- telling --------------------------------------------------------------------

    def shown(
        self, *notices: Notice, screen: Screen | None = None, edges: tuple[Edge, ...] = ()
    ) -> Turn:
        """Return the present screen, under *notices*."""
        present = screen if screen is not None else self._view().screen()
        return Turn(self._session, (*notices, present), edges)

    def noticed(self, about: About, text: str) -> Turn:
        """Return the present screen under a notice that carries the flow's alarm line."""
        return self._noticed_as_is(about, text.replace("{alarm}", self._alarm()))

    def _noticed_as_is(self, about: About, text: str) -> Turn:
        return self.shown(Notice(about, text))

    def _spoken(self, lang: Lang | None) -> Turn:
        wanted = lang if lang is not None else other(self._session.lang)
        known = wanted if wanted in LANGUAGES else self._session.lang
        return self._with(replace(self._session, lang=known)).shown()

    def _insight(self, reminder: Reminder | None) -> Turn:
        lang = self._session.lang
        by_itself = "" if reminder is None else in_words(self._library, reminder, lang)
        kept = kept_in_words(self._view().answered(), by_itself, lang)
        return self._noticed_as_is(About.INSIGHT, kept)

    def _handed_over(self) -> Turn:
        """Return the text for the person's notes; before an ending there is none yet."""
        screen = self._view().screen()
        text = screen.hand_over if isinstance(screen, ShowOutcome) else ""
        return self._noticed_as_is(About.HAND_OVER, text) if text else self.shown()

    def _next_contact(self, contact: str) -> Turn:
        screen = self._view().screen()
        following = after(screen.contacts, contact) if isinstance(screen, ShowOutcome) else None
        if following is None:
            return self.noticed(About.NEXT_CONTACT, self._words.no_next_contact)
        said = " · ".join(
            part for part in (following.phone, following.title, following.hours) if part
        )
        return self._noticed_as_is(
            About.NEXT_CONTACT, self._words.next_contact.replace("{contact}", said)
        )

    def _forgotten(self) -> Turn:
        farewell = Farewell(self._session.lang, self._words.forgotten, self._words.begin)
        return Turn(None, (farewell,))

    def _alarm(self) -> str:
        return in_language(self._flow.alarm, self._session.lang)

    def _view(self) -> View:
        return View(self._library, self._walk, self._session, self._now)

    def _with(self, session: Session) -> "Talk":
        return Talk(self._library, session, self._now)


def _renamed(flow: Flow, path: Path) -> Path:
    """Return *path* with the ids that *flow* has renamed."""

    def newest(name: str) -> str:
        return flow.renamed.get(name, name)

    return tuple(
        Answer(StateId(newest(each.state)), tuple(ChoiceId(newest(c)) for c in each.choices))
        for each in path
        if newest(each.state) in flow.states
    )
